"""The samples of sellers', partners' and the oldest creators' exports, read line by line.

They were written by the generator of the demonstration data, which knows nothing of the reader;
what they must say stands beside them.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from affitrack.demo.others_orders import CREATOR
from affitrack.domain.line import LineFacts
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.recognise.recognising import recognise
from tests.ingest.samples import all_lines

GOLDEN = Path(__file__).parent.parent / "golden"
FORMATS = {
    "seller_orders": "tiktok_seller_orders",
    "partner_orders": "tiktok_partner_orders",
    "creator_orders_2025": "tiktok_creator_orders_2025",
}
CURRENCY = {
    ("seller_orders", "en"): "USD",
    ("seller_orders", "vi"): "VND",
    ("seller_orders", "es"): "EUR",
    ("partner_orders", "en"): "USD",
    ("creator_orders_2025", "fr"): "EUR",
}
FILES = sorted(
    path
    for folder in FORMATS
    for path in (GOLDEN / folder).iterdir()
    if path.suffix in {".csv", ".xlsx"}
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sample_says_exactly_what_it_must(path: Path) -> None:
    source = recognise(path)
    assert isinstance(source, SourceFile)
    folder, (language, columns, *_) = path.parent.name, path.stem.split("-")
    source.belongs_to(f"@{CREATOR}", CURRENCY[folder, language])
    found = all_lines(source)
    facts = json.loads((path.parent / f"{language}.json").read_bytes())
    assert found.rejects == []
    assert list(found.facts()) == [LineFacts(**stated) for stated in facts]
    assert (source.format, source.language) == (FORMATS[folder], language)
    assert source.columns == int(columns)
    assert source.explanation_rows == int("explained" in path.stem)
    if source.creators():
        assert source.other_creators == sum(source.creators().values()) - len(facts) > 0


def test_there_are_samples_in_every_container() -> None:
    names = {f"{path.parent.name}{path.suffix}" for path in FILES}
    assert names >= {"seller_orders.csv", "seller_orders.xlsx", "partner_orders.xlsx"}
