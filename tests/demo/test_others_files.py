"""What a seller passed on, beside the creator's own exports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from affitrack.book import Book
from affitrack.demo import HANDLE, write_demo, write_others
from affitrack.demo.catalogue import SHOPS

UNTIL = date(2026, 11, 15)
LINES = 600


def test_a_sellers_file_adds_days_of_delivery_and_changes_no_amount(tmp_path: Path) -> None:
    own = write_demo(tmp_path, lines=LINES, until=UNTIL)
    sellers = write_others(tmp_path, lines=LINES, until=UNTIL)
    with Book.open(tmp_path / "store.db", as_of=UNTIL) as book:
        book.import_files(own, account=HANDLE)
        before = {line.facts.key: line for line in book.lines()}
        (result,) = book.import_files(sellers)
        assert (result.account, result.new, result.rejected) == (HANDLE, 0, 0)
        assert result.changed > 0 < result.other_creators
        after = {line.facts.key: line for line in book.lines()}
        assert after.keys() == before.keys()
        for key, line in after.items():
            assert line.derived.net == before[key].derived.net
        told = [line for line in after.values() if line.facts.delivered_on is not None]
        assert {line.facts.shop for line in told} == {SHOPS[0].code}
        assert all(not line.derived.is_delivery_estimated for line in told)
        assert len(told) == result.changed
        assert all(check.ok for check in book.check())


def test_the_same_year_gives_the_same_bytes(tmp_path: Path) -> None:
    (one,) = write_others(tmp_path / "a", lines=50, until=UNTIL)
    (two,) = write_others(tmp_path / "b", lines=50, until=UNTIL)
    assert one.read_bytes() == two.read_bytes()
