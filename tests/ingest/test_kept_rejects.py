"""Rejected rows: all of them come back, in their order, from memory and from the disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from affitrack.ingest.rejects.kept_rejects import AT_HAND, KeptRejects
from affitrack.ingest.rejects.rejects import Reject
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError, message


def _reject(row: int) -> Reject:
    return Reject(row, "Prix", ["é", "x" * 50], message("ingest.reason.not_money", given="x"), "1")


@pytest.mark.parametrize("count", [0, 1, AT_HAND - 1, AT_HAND, AT_HAND + 1, 3 * AT_HAND + 7])
@pytest.mark.parametrize("at_a_time", [1, 999, 4096])
def test_all_come_back_in_their_order(count: int, at_a_time: int) -> None:
    rejects = [_reject(row) for row in range(count)]
    with KeptRejects() as kept:
        for start in range(0, count, at_a_time):
            kept.extend(rejects[start : start + at_a_time])
        assert len(kept) == count
        assert list(kept) == rejects
        assert list(kept) == rejects
        assert kept.first(1000) == rejects[:1000]
        assert bool(kept) is bool(rejects)
        assert _reject(count) not in kept
        if rejects:
            assert rejects[-1] in kept


def test_nothing_is_left_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with KeptRejects() as kept:
        kept.extend([_reject(row) for row in range(2 * AT_HAND)])
    assert list(tmp_path.iterdir()) == []


def test_no_room_on_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    with KeptRejects() as kept, pytest.raises(UserError) as error:
        kept.extend([_reject(row) for row in range(2 * AT_HAND)])
    assert "the disk is full" in render(error.value.message, "en")
    assert "Rien n’a été importé" in render(error.value.message, "fr")
