"""The samples in `tests/golden/creator_orders` are what the generator writes today."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from affitrack.demo.samples import sample_rows, write_samples
from affitrack.domain.line import LineFacts, Status

GOLDEN = Path(__file__).parent.parent / "golden" / "creator_orders"
HOW = "write them anew: python -m affitrack.demo.samples tests/golden/creator_orders"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder)
    return folder


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_no_sample_is_missing_or_left_over(fresh: Path) -> None:
    assert names_in(GOLDEN) == names_in(fresh), HOW


@pytest.mark.parametrize("name", [name for name in names_in(GOLDEN) if not name.endswith(".xlsx")])
def test_text_samples_are_the_same_to_the_byte(fresh: Path, name: str) -> None:
    assert (GOLDEN / name).read_bytes() == (fresh / name).read_bytes(), HOW


@pytest.mark.parametrize("name", [name for name in names_in(GOLDEN) if name.endswith(".xlsx")])
def test_workbooks_are_the_same_part_by_part(fresh: Path, name: str) -> None:
    # Not to the byte: compression differs between versions of zlib.
    kept, new = ZipFile(GOLDEN / name), ZipFile(fresh / name)
    assert kept.namelist() == new.namelist(), HOW
    for part in kept.namelist():
        assert kept.read(part) == new.read(part), HOW


def test_samples_show_every_status_and_their_facts_are_complete() -> None:
    for path in GOLDEN.glob("*.json"):
        facts = [LineFacts(**stated) for stated in json.loads(path.read_text(encoding="utf-8"))]
        assert {line.status for line in facts} == set(Status) - {Status.UNKNOWN}
        assert all(line.status_raw for line in facts)
        assert len({line.key for line in facts}) == len(facts) == len(sample_rows())
