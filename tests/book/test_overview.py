"""The figures of the first page, from exports of a few sales."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from affitrack.book import Book, overview_of
from affitrack.domain.received import ReceivedEntry
from affitrack.domain.records import DayRelease, LineFilter, LostProduct, StageTotal
from affitrack.domain.stage import Stage
from tests.ingest.samples import sale, write_sales

AS_OF = date(2026, 11, 22)
OPEN = {"settled_at": "/", "final_earned": "/", "actual_base": "/", "actual_standard": "/"}


def settled(number: int, ordered: str, settled_at: str, earned: str = "2,49") -> dict[str, str]:
    return sale(
        order_id=f"57694494926829{number:04d}",
        ordered_at=f"{ordered} 12:00:00",
        settled_at=f"{settled_at} 12:00:00",
        final_earned=earned,
    )


def pending(number: int, ordered: str, **cells: str) -> dict[str, str]:
    return sale(
        **{
            "order_id": f"57801288492076{number:04d}",
            "ordered_at": f"{ordered} 12:00:00",
            "status": "En attente",
            **OPEN,
            **cells,
        }
    )


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as opened:
        yield opened


def take(book: Book, *sold: dict[str, str], account: str = "lea", name: str = "sales.csv") -> None:
    export = write_sales(book.path.parent / name, sold)
    book.import_files([export], account=account, market="FR")


def test_an_empty_book_has_no_figures(book: Book) -> None:
    overview = overview_of(book)
    assert overview.currencies == ()
    assert overview.months == ()
    assert overview.attention == ()


def test_next_payout_held_and_released(book: Book) -> None:
    take(book, pending(1, "10/11/2026"), pending(2, "14/11/2026"), pending(3, "15/11/2026"))
    (euros,) = overview_of(book).currencies
    assert euros.held == StageTotal(3, 747)
    assert euros.next_release == DayRelease(date(2026, 11, 30), "EUR", 1, 249)
    assert (euros.next_payout_on, euros.next_payout_net) == (date(2026, 12, 7), 747)


def test_this_year_is_compared_with_the_same_months_of_last_year(book: Book) -> None:
    take(
        book,
        settled(1, "01/08/2025", "20/08/2025", "10,00"),  # paid in September 2025
        settled(2, "01/10/2025", "20/10/2025", "50,00"),  # paid in November 2025: not yet this year
        settled(3, "01/08/2026", "20/08/2026", "13,10"),
    )
    (euros,) = overview_of(book).currencies
    assert [month.month for month in overview_of(book).months] == ["2025-09", "2025-11", "2026-09"]
    assert euros.paid_this_year == 1_310
    assert euros.paid_change == Decimal("0.31")


def test_without_money_last_year_there_is_nothing_to_compare(book: Book) -> None:
    take(book, settled(1, "01/08/2026", "20/08/2026"))
    (euros,) = overview_of(book).currencies
    assert euros.paid_this_year == 249
    assert euros.paid_change is None


def test_what_was_lost_lately_and_its_share(book: Book) -> None:
    lost = {"status": "Inéligible", "items_refunded": "1"}
    take(
        book,
        pending(1, "25/08/2026", **lost),  # the 90th day back, today counted
        pending(2, "24/08/2026", **lost),  # one day too old
        pending(3, "14/11/2026"),
        pending(4, "14/11/2026"),
        pending(5, "14/11/2026"),
    )
    (euros,) = overview_of(book).currencies
    assert euros.lost == StageTotal(1, 249)
    assert euros.lost_share == Decimal("0.25")


def test_the_best_videos_come_first_and_lead_to_their_lines(book: Book) -> None:
    take(
        book,
        pending(1, "14/11/2026", content_id="7660000000000000001"),
        pending(2, "14/11/2026", content_id="7660000000000000002", est_standard="5,00"),
        pending(3, "14/11/2026", content_id="7660000000000000002", items_refunded="1"),
        pending(4, "01/05/2026", content_id="7660000000000000003", est_standard="99,00"),
    )
    best = overview_of(book).videos
    assert [each.video.content_id[-1] for each in best] == ["2", "1"], "May is long ago"
    assert best[0].returned_share == Decimal("0.5")
    assert len(book.line_ids(best[0].which)) == 2


def test_what_needs_a_look_is_counted_by_reason(book: Book) -> None:
    take(
        book,
        pending(1, "14/11/2026"),
        pending(2, "14/11/2026", status="Gelée"),
        pending(3, "14/11/2026", status="Enchantée"),
        pending(4, "14/11/2026", est_standard="5,24"),
    )
    found = {each.kind: each for each in overview_of(book).attention}
    assert {kind: each.count for kind, each in found.items()} == {
        "commission_mismatch": 1,
        "unknown_status": 1,
        "frozen": 1,
    }
    assert overview_of(book).exports_end_on is None, "they end a few days ago"
    (unknown,) = book.lines(found["unknown_status"].which)
    assert unknown.facts.status_raw == "Enchantée"


def test_rows_that_the_last_import_rejected_need_a_look_until_they_are_mended(book: Book) -> None:
    take(book, pending(1, "14/11/2026"), pending(2, "32/11/2026"), name="bad.csv")
    (rejected,) = overview_of(book, "lea").attention
    assert (rejected.kind, rejected.count, rejected.about) == ("rejected", 1, "bad.csv")
    assert rejected.which is None
    take(book, pending(3, "14/11/2026"), account="max", name="max.csv")
    assert overview_of(book, "max").attention == ()
    assert len(overview_of(book, "lea").attention) == 1
    take(book, pending(2, "14/11/2026"), name="good.csv")
    assert overview_of(book, "lea").attention == ()


def test_days_that_must_be_exported_soon_or_are_lost_need_a_look(book: Book) -> None:
    take(book, pending(1, "05/09/2026"))
    assert overview_of(book).exports_end_on == date(2026, 9, 5)
    by_kind = {each.kind: each for each in overview_of(book).attention}
    soon = by_kind["export_by"]
    assert (soon.count, soon.day, soon.which) == (12, date(2026, 12, 3), None)
    book.as_of = date(2027, 1, 1)
    by_kind = {each.kind: each for each in overview_of(book).attention}
    assert by_kind["out_of_reach"].count > 0
    assert "export_by" not in by_kind


def test_sales_that_no_export_told_of_since_need_a_look(book: Book) -> None:
    """September was exported at its end: whether its last sales were paid, nobody has told."""
    waiting, back = pending(1, "20/09/2026"), pending(2, "25/09/2026", status="Inéligible")
    take(book, waiting, back, settled(3, "01/09/2026", "22/09/2026"), name="9.csv")
    take(book, pending(4, "18/11/2026"), name="11.csv")
    found = overview_of(book).attention[0]
    assert (found.kind, found.count, found.which) == ("left", 1, None)
    assert found.days == (date(2026, 9, 20), date(2026, 9, 20))
    book.as_of = date(2026, 11, 4)  # a day before the run that is to pay it
    assert {each.kind for each in overview_of(book).attention}.isdisjoint({"left"})
    book.as_of = AS_OF
    take(book, waiting, pending(4, "18/11/2026"), name="again.csv")
    assert "left" not in {each.kind for each in overview_of(book).attention}


def test_payouts_that_came_short_need_a_look_once_payouts_are_kept(book: Book) -> None:
    take(
        book,
        settled(1, "01/08/2026", "02/09/2026"),
        settled(2, "01/08/2026", "02/09/2026"),
    )
    before = overview_of(book).attention
    assert not [each for each in before if each.kind.startswith(("run", "payout"))]
    (run,) = book.arrivals().runs
    short = book.add_received(ReceivedEntry(run.payout_on, run.expected - 100))
    book.add_received(ReceivedEntry(date(2025, 1, 1), 700))
    found = {each.kind: each for each in overview_of(book).attention if each not in before}
    assert {kind: each.count for kind, each in found.items()} == {
        "run_short": 1,
        "payout_unmatched": 1,
    }
    assert found["run_short"].run is not None
    assert found["run_short"].run.difference == -100
    book.set_received(short.payout_id, ReceivedEntry(run.payout_on, run.expected))
    kinds = [each.kind for each in overview_of(book).attention if each not in before]
    assert kinds == ["payout_unmatched"]


def test_the_product_that_lost_most_is_named_by_currency(book: Book) -> None:
    gone = {"status": "Inéligible"}
    serum = {"product_id": "1", "product_name": "Sérum"}
    brush = {"product_id": "2", "product_name": "Brosse"}
    take(
        book,
        pending(1, "01/11/2026", est_standard="3,00", **gone, **serum),
        pending(2, "01/11/2026", est_standard="2,00", **gone, **brush),
        pending(3, "01/11/2026", est_standard="2,00", **gone, **brush),
        pending(4, "01/06/2026", est_standard="99,00", **gone, **serum),
        pending(5, "01/11/2026", currency="USD", est_standard="1,00", **gone, **serum),
    )
    euros, dollars = overview_of(book).currencies
    assert euros.lost_most == LostProduct("2", "Brosse", 2, 400)
    assert dollars.lost_most is None, "one sale is no reason to blame a product"


def test_one_account_is_told_apart_from_all(book: Book) -> None:
    take(book, pending(1, "14/11/2026"))
    take(book, pending(2, "14/11/2026"), account="max", name="max.csv")
    assert overview_of(book).currencies[0].held.lines == 2
    assert overview_of(book, "@Max").currencies[0].held.lines == 1
    assert overview_of(book, "max").videos[0].video.orders == 1


def test_totals_of_some_lines_are_kept_apart_by_currency(book: Book) -> None:
    take(book, pending(1, "14/11/2026"), pending(2, "14/11/2026", currency="USD"))
    ids = book.line_ids(LineFilter())
    assert book.totals_of(ids) == {"EUR": StageTotal(1, 249), "USD": StageTotal(1, 249)}
    assert book.totals_of([]) == {}


def test_lines_are_found_by_day_of_release_and_year_of_payout(book: Book) -> None:
    take(book, settled(1, "01/08/2026", "20/08/2026"), pending(2, "14/12/2026"))
    assert len(book.line_ids(LineFilter(payout_month="2026"))) == 1
    assert len(book.line_ids(LineFilter(payout_month="2027"))) == 1
    (line,) = book.lines(LineFilter(stages=frozenset({Stage.HELD})))
    assert line.derived.release_on is not None
    day = date.fromisoformat(line.derived.release_on)
    assert book.line_ids(LineFilter(release_on=day)) == [line.line_id]


def test_an_import_brings_its_account_along_or_leaves_nothing(book: Book, tmp_path: Path) -> None:
    export = write_sales(tmp_path / "sales.csv", [pending(1, "14/11/2026")])
    (trial,) = book.import_files([export], account="lea", market="DE", dry_run=True)
    assert trial.new == 1
    assert book.accounts() == []
    book.import_files([export], account="lea", market="DE")
    (account,) = book.accounts()
    assert (account.handle, account.market) == ("lea", "DE")
    book.import_files([export], account="max", market="FR")
    assert [each.handle for each in book.accounts()] == ["lea", "max"]
