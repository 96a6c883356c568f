"""The samples in `tests/golden`, in every language, layout and container, read line by line.

They were written by the generator of the demonstration data, which knows nothing of the reader;
what they must say stands beside them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from affitrack.domain.line import LineFacts
from affitrack.ingest.recognise.recognising import recognise
from affitrack.ingest.values.dialect import Dialect
from tests.ingest.samples import all_lines

SAMPLES = Path(__file__).parent.parent / "golden" / "creator_orders"
FILES = sorted(path for path in SAMPLES.iterdir() if path.suffix in {".csv", ".xlsx"})


def _expected(path: Path) -> list[LineFacts]:
    """Return the facts of a sample's account: "en-vnd-47.csv" has "en-vnd.json"."""
    account = path.stem
    while not (SAMPLES / f"{account}.json").exists():
        account = account.rpartition("-")[0]
    return [LineFacts(**facts) for facts in json.loads((SAMPLES / f"{account}.json").read_bytes())]


def test_there_are_samples_of_every_language() -> None:
    assert {path.name[:2] for path in FILES} == {"en", "fr", "id", "pt", "th", "vi"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_sample_says_exactly_what_it_must(path: Path) -> None:
    source = recognise(path)
    language, *rest = path.stem.split("-")
    (columns,) = (int(part) for part in rest if part.isdecimal())
    found = all_lines(source)
    assert found.rejects == []
    assert list(found.facts()) == _expected(path)
    assert (source.language, source.columns) == (language, columns)


def test_an_english_file_of_whole_dong_has_english_thousands() -> None:
    assert recognise(SAMPLES / "en-vnd-47.csv").dialect == Dialect(".", "DMY")
