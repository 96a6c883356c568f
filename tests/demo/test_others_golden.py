"""The samples of sellers', partners' and the oldest creators' exports are what is written today."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from affitrack.demo.others_samples import FOLDERS, write_samples
from affitrack.domain.line import LineFacts, Status

GOLDEN = Path(__file__).parent.parent / "golden"
HOW = "write them anew: python -m affitrack.demo.others_samples tests/golden"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    write_samples(folder)
    return folder


@pytest.mark.parametrize("folder", FOLDERS)
def test_samples_are_what_the_generator_writes(fresh: Path, folder: str) -> None:
    kept = {path.name: path for path in (GOLDEN / folder).iterdir()}
    new = {path.name: path for path in (fresh / folder).iterdir()}
    assert sorted(kept) == sorted(new), HOW
    for name, path in kept.items():
        if path.suffix != ".xlsx":
            assert path.read_bytes() == new[name].read_bytes(), HOW
            continue
        # Not to the byte: compression differs between versions of zlib.
        with ZipFile(path) as one, ZipFile(new[name]) as other:
            assert one.namelist() == other.namelist(), HOW
            assert all(one.read(part) == other.read(part) for part in one.namelist()), HOW


@pytest.mark.parametrize("folder", ["seller_orders", "partner_orders"])
def test_samples_show_every_status(folder: str) -> None:
    for path in (GOLDEN / folder).glob("*.json"):
        facts = [LineFacts(**stated) for stated in json.loads(path.read_text(encoding="utf-8"))]
        missing = set(Status) - {Status.UNKNOWN} - {line.status for line in facts}
        assert missing == set()
        assert len({line.key for line in facts}) == len(facts)
        assert any(line.items_refunded for line in facts)
        assert any(line.final_earned for line in facts)
