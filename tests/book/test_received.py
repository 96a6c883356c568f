"""Payouts through the book: bank statements taken in once, undone exactly, and whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from affitrack.book import Book
from affitrack.domain.received import ArrivalState, ReceivedEntry
from affitrack.domain.statement import Proposed
from affitrack.ingest.statements import UnknownStatementError
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.ingest.statements.samples import write_all
from tests.store.stores import dump, new_store, take_in
from tests.store.test_received import settled

AS_OF = date(2026, 11, 22)
OCT, NOV = date(2026, 10, 5), date(2026, 11, 5)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return write_all(tmp_path)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """A book with runs that the statements pay: 252.65 in October, 1 211.30 in November."""
    with new_store(tmp_path / "book.db") as store:
        lines = [settled("a", OCT, 25265), settled("b", NOV, 121130)]
        take_in(store, lines)  # type: ignore[arg-type]
        yield Book(store, AS_OF)


def everything(book: Book) -> object:
    return dump(book._store)


def test_payers_and_what_fits_a_run_are_proposed(book: Book, files: dict[str, Path]) -> None:
    draft = book.read_statement(files["bnp"])
    told = [(line.proposed, line.run_on) for line in draft.lines]
    assert told == [
        (Proposed.PAYOUT, None),
        (Proposed.OTHER, None),
        (Proposed.PAYOUT, OCT),
        (Proposed.PAYOUT, None),
        (Proposed.OTHER, None),
        (Proposed.FITS, NOV),
    ]
    assert draft.ticked == {0, 2, 3, 5}
    assert draft.lines[5].account == "@lea.naturelle"


def movements(folder: Path, *rows: str) -> Path:
    path = folder / "bank.csv"
    path.write_text("\n".join(["Date,Description,Amount,Currency", *rows]), encoding="utf-8")
    return path


def test_a_transfer_that_the_bank_sent_back_is_proposed_too(book: Book, tmp_path: Path) -> None:
    rows = (
        "2026-10-06,TIKTOK INFORMATION TECH,252.65,EUR",
        "2026-10-08,REJET VIR TIKTOK INFORMATION TECH,-252.65,EUR",
        "2026-10-09,TIKTOK ADS,-30.00,EUR",
        "2026-10-10,LOYER,-252.65,EUR",
        "2026-10-12,TIKTOK INFORMATION TECH,252.65,EUR",
        "2026-12-24,TIKTOK ADS,-252.65,EUR",
    )
    draft = book.read_statement(movements(tmp_path, *rows))
    expected = ["payout", "went_back", "other", "other", "payout", "other"]
    assert [line.proposed.value for line in draft.lines] == expected
    book.take_statement(draft)
    run = next(run for run in book.arrivals().runs if run.payout_on == OCT)
    assert ([share.amount for share in run.shares], run.difference) == ([25265, -25265, 25265], 0)
    again = book.read_statement(movements(tmp_path, *rows))
    assert [line.proposed.value for line in again.lines].count("known") == 3


def test_nothing_is_written_before_it_is_chosen(book: Book, files: dict[str, Path]) -> None:
    before = everything(book)
    book.read_statement(files["ofx1"])
    assert everything(book) == before


@pytest.mark.parametrize("name", ["bnp", "ofx1", "camt02", "lcl"])
def test_a_statement_is_taken_in_once_and_undone_exactly(
    book: Book, files: dict[str, Path], name: str
) -> None:
    before = everything(book)
    done = book.take_statement(book.read_statement(files[name]))
    assert len(done.added) == 4
    assert {each.source for each in done.added} == {files[name].name}
    again = book.read_statement(files[name])
    assert [line.proposed for line in again.lines].count(Proposed.KNOWN) == 4
    assert again.ticked == frozenset()
    twice = book.take_statement(again, range(len(again.lines)))
    assert (len(twice.added), twice.known) == (2, 4)
    numbers = [each.payout_id for each in (*done.added, *twice.added)]
    after = everything(book)
    gone = book.remove_received(numbers)
    assert everything(book) == before
    book.restore_received(gone)
    assert everything(book) == after


def test_what_the_user_unticks_stays_out(book: Book, files: dict[str, Path]) -> None:
    draft = book.read_statement(files["bnp"])
    done = book.take_statement(draft, {5})
    assert [each.amount for each in done.added] == [121130]
    run = next(run for run in book.arrivals().runs if run.payout_on == NOV)
    assert run.state is ArrivalState.MATCHED


def test_the_same_statement_in_another_format_proposes_nothing_twice(
    book: Book, files: dict[str, Path]
) -> None:
    book.take_statement(book.read_statement(files["ofx2"]))
    draft = book.read_statement(files["camt08"])
    assert draft.ticked == frozenset()
    assert [line.proposed for line in draft.lines].count(Proposed.ALIKE) == 4
    numbers = [line.payout_id for line in draft.lines if line.proposed is Proposed.ALIKE]
    assert len(set(numbers)) == 4, "each payout is like one line only"


def test_what_was_entered_by_hand_is_not_proposed_again(book: Book, files: dict[str, Path]) -> None:
    by_hand = book.add_received(ReceivedEntry(NOV, 121130))
    line = book.read_statement(files["bnp"]).lines[5]
    assert (line.proposed, line.payout_id) == (Proposed.ALIKE, by_hand.payout_id)
    assert (line.there_on, line.is_by_hand, line.is_ticked) == (NOV, True, False)


def test_by_hand_may_be_some_days_before_the_bank(book: Book, files: dict[str, Path]) -> None:
    """The user noted the day of the run; over a weekend the bank is five days and more behind."""
    line = book.read_statement(files["bnp"]).lines[5]
    noted = [line.received_on - timedelta(days=days) for days in (8, 6)]
    book.add_received(ReceivedEntry(noted[0], line.amount))
    assert book.read_statement(files["bnp"]).lines[5].proposed is Proposed.OTHER, "not that one"
    book.add_received(ReceivedEntry(noted[1], line.amount))
    assert book.read_statement(files["bnp"]).lines[5].there_on == noted[1]


def test_of_several_alike_the_nearest_in_days_is_meant(book: Book, files: dict[str, Path]) -> None:
    line = book.read_statement(files["bnp"]).lines[5]
    for days in (-3, 1, 3):
        book.add_received(ReceivedEntry(line.received_on + timedelta(days=days), line.amount))
    there_on = book.read_statement(files["bnp"]).lines[5].there_on
    assert there_on == line.received_on + timedelta(days=1)


def test_what_another_account_got_is_not_this_account_s(book: Book, files: dict[str, Path]) -> None:
    book.add_account("@ben", "FR")
    book.add_received(ReceivedEntry(NOV, 121130, account="@ben"))
    own = book.read_statement(files["bnp"], account="@lea.naturelle").lines[5]
    assert own.proposed is Proposed.FITS
    assert book.read_statement(files["bnp"]).lines[5].proposed is Proposed.ALIKE


def test_all_of_a_statement_or_nothing(book: Book, files: dict[str, Path]) -> None:
    """The second account makes one line ambiguous: nothing is taken in, not even the others."""
    book.add_account("@ben", "DE")
    draft = book.read_statement(files["bnp"])
    before = everything(book)
    with pytest.raises(UserError):
        book.take_statement(draft)
    assert everything(book) == before
    done = book.take_statement(draft, account="@ben")
    assert {each.account for each in done.added} == {"@ben"}


def test_a_line_that_fits_a_run_says_whose_it_is(book: Book, files: dict[str, Path]) -> None:
    book.add_account("@ben", "DE")
    done = book.take_statement(book.read_statement(files["bnp"]), {5})
    assert {each.account for each in done.added} == {"@lea.naturelle"}


def test_columns_are_kept_under_a_name(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Quand;Quoi;Combien;Reste\n06/11/2026;VIR;1211,30;9,99\n", encoding="utf-8")
    with pytest.raises(UnknownStatementError) as unknown:
        book.read_statement(path)
    table, columns = unknown.value.table, ("received_on", "text", "amount", None)
    with pytest.raises(UserError):
        book.save_statement_mapping("mine", table, ("received_on", None, None, None))
    book.save_statement_mapping("mine", table, columns)
    draft = book.read_statement(path)
    assert [line.amount for line in draft.lines] == [121130]
    assert book.read_statement(path, mapping="mine").lines == draft.lines
    book.forget_statement_mapping("mine")
    assert book.statement_mappings() == {}
    with pytest.raises(UserError):
        book.read_statement(path, mapping="mine")


def test_a_statement_is_no_export(book: Book, files: dict[str, Path]) -> None:
    for name in ("ofx1", "ofx2", "camt02", "credit_agricole", "paypal"):
        assert book.is_statement(files[name])
        with pytest.raises(UserError) as refused:
            book.import_files([files[name]], account="@lea.naturelle")
        assert refused.value.message.key == "ingest.statement"


def test_the_store_itself_is_refused_unopened(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    """To open and close it would take SQLite's locks on it away."""
    monkeypatch.setattr(Path, "open", lambda *_args, **_named: pytest.fail("it was opened"))
    assert not book.is_statement(book.path)
    with pytest.raises(UserError) as refused:
        book.read_statement(book.path)
    assert refused.value.message.key == "ingest.own_store"


def test_a_pin_and_taking_it_back(book: Book) -> None:
    payout = book.add_received(ReceivedEntry(NOV + timedelta(days=1), 121130))
    before = everything(book)
    was = book.pin(payout.payout_id, [(OCT, 25265), (NOV, None)])
    shares = book.arrivals().shares_of(payout.payout_id)
    assert [(run.payout_on, share.amount) for run, share in shares] == [(OCT, 25265), (NOV, 95865)]
    book.restore_received([was])
    assert everything(book) == before
    book.pin(payout.payout_id, [])
    assert [each.amount for each in book.arrivals().unmatched] == [121130]
    book.unpin(payout.payout_id)
    assert everything(book) == before


def test_a_day_without_a_run_is_refused_with_the_nearest_runs(book: Book) -> None:
    payout = book.add_received(ReceivedEntry(NOV, 121130))
    with pytest.raises(UserError) as refused:
        book.pin(payout.payout_id, [(date(2026, 3, 6), None)])
    assert render(refused.value.message, "en") == (
        "No payout run is on 6 Mar 2026. The nearest are on 5 Mar 2026 and 7 Apr 2026."
    )
    book.pin(payout.payout_id, [(date(2027, 1, 5), None)])  # to come, by the schedule
    book.pin(payout.payout_id, [(OCT, None)])


@pytest.mark.parametrize(
    "runs",
    [
        [(NOV, 121131)],
        [(NOV, -1)],
        [(NOV, 0)],
        [(NOV, None), (OCT, None)],
        [(NOV, 1), (NOV, 2)],
        [(NOV, 121130), (OCT, 1)],
        [(date(2026, 3, 6), None)],
        [(NOV, 1), (date(9999, 12, 31), None)],
        [(date(1, 1, 1), None)],
    ],
)
def test_parts_that_cannot_be_are_refused(book: Book, runs: list[tuple[date, int | None]]) -> None:
    payout = book.add_received(ReceivedEntry(NOV, 121130))
    before = everything(book)
    with pytest.raises(UserError):
        book.pin(payout.payout_id, runs)
    assert everything(book) == before
