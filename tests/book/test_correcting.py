"""Corrections through the book: real files, as they come in by kind and column, leave them be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from affitrack.book import Book
from affitrack.book.correcting import ref_of
from affitrack.demo import write_demo
from affitrack.domain.correction import Correctable
from affitrack.domain.records import LineFilter, LineRecord
from affitrack.domain.stage import Stage
from affitrack.wording.message import UserError
from tests.ingest.samples import sale, write_sales

AS_OF = date(2026, 11, 22)
OPEN = {"settled_at": "/", "final_earned": "/", "actual_base": "/", "actual_standard": "/"}
DAY = {"ordered_at": "14/11/2026 21:04:00", "status": "En attente"}


def held(number: int, **cells: str) -> dict[str, str]:
    return sale(**{"order_id": f"57801288492076{number:04d}", **OPEN, **DAY, **cells})


def line(book: Book, number: int) -> LineRecord:
    (found,) = book.lines(LineFilter(order_id=f"57801288492076{number:04d}"))
    return found


def is_sound(book: Book) -> bool:
    return all(check.ok for check in book.check())


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file of many sales that are alike."""
    return write_sales(tmp_path / "many.csv", [held(number) for number in range(500)])


def test_a_file_of_many_alike_sales_leaves_the_users_word(book: Book, many: Path) -> None:
    (taken,) = book.import_files([many], account="lea")
    chosen = [line(book, 7), line(book, 8)]
    book.correct(chosen, {Correctable.RATE: "0.4"}, "agreed by mail")
    assert line(book, 7).derived.net == 830
    assert taken.import_id is not None
    book.undo_import(taken.import_id)
    assert is_sound(book)
    book.import_files([many], account="lea")  # the account's first lines once more
    assert [line(book, number).derived.net for number in (6, 7, 8, 9)] == [249, 830, 830, 249]
    assert line(book, 7).corrections[0].note == "agreed by mail"
    assert is_sound(book)


def test_later_files_leave_the_users_word(book: Book, many: Path, tmp_path: Path) -> None:
    book.import_files([many], account="lea")
    book.correct([line(book, 7)], {Correctable.RATE: "0.4", Correctable.STATUS: "ineligible"})
    later = [held(number, items_sold="2", gmv="49,80") for number in range(490)]
    more = [held(number) for number in range(500, 900)]
    book.import_files([write_sales(tmp_path / "later.csv", [*later, *more])], account="lea")
    now = line(book, 7)
    assert (now.facts.items_sold, now.stage, now.derived.rate) == (2, Stage.LOST, "0.4")
    assert is_sound(book)


def test_a_change_of_rules_leaves_the_users_word(book: Book, many: Path) -> None:
    book.import_files([many], account="lea")
    book.correct([line(book, 7)], {Correctable.DELIVERED_ON: "2026-11-16"})
    book.set_account("lea", {"return_window_days": "20", "delivery_days": "9"})
    assert line(book, 7).derived.window_closes_on == "2026-12-06"
    assert line(book, 8).derived.window_closes_on == "2026-12-13"
    assert is_sound(book)


def test_a_preview_tells_exactly_what_correcting_does(tmp_path: Path, book: Book) -> None:
    files = write_demo(tmp_path, lines=300, until=date(2026, 11, 15))
    book.import_files(files, account="lea")
    changes = {Correctable.RATE: "0.4", Correctable.STATUS: "pending"}
    chosen = book.lines()[::3]
    told = book.preview_correction(chosen, changes)
    before = book.correct(chosen, changes)
    now = book.lines_by_id([each.line_id for each in chosen])
    assert [each.stage for each in now] == [each.stage for each in told.after]
    assert [each.derived.net for each in now] == [each.derived.net for each in told.after]
    (of_euro,) = told.stages_after.values()
    assert sum(total.lines for total in of_euro.values()) == len(chosen)
    assert sum(total.net for total in of_euro.values()) == sum(e.derived.net for e in now)
    assert is_sound(book)
    book.put_corrections(before)
    assert book.lines_by_id([each.line_id for each in chosen]) == chosen


def test_fields_are_taken_back_one_by_one(book: Book, many: Path) -> None:
    book.import_files([many], account="lea")
    book.correct([line(book, 7)], {Correctable.RATE: "0.4", Correctable.STATUS: "frozen"})
    book.correct([line(book, 7)], {Correctable.STATUS: None})
    assert line(book, 7).corrected == {"rate"}
    assert book.lines_at([ref_of(line(book, 7))]) == [line(book, 7)]


def test_a_trial_of_a_file_tells_of_corrected_lines_as_they_will_be(
    book: Book, many: Path, tmp_path: Path
) -> None:
    book.import_files([many], account="lea")
    book.correct([line(book, 7)], {Correctable.RATE: "0.4"})
    later = write_sales(tmp_path / "later.csv", [held(7, est_base="41,50")])
    (told,) = book.import_files([later], account="lea", dry_run=True)
    (difference,) = told.differences
    assert difference.derived_before == line(book, 7).derived
    assert difference.derived_after.net == 1660
    (did,) = book.import_files([later], account="lea")
    assert did.stages_after == told.stages_after
    assert line(book, 7).derived == difference.derived_after


def test_a_bad_value_is_refused_before_anything_is_written(book: Book, many: Path) -> None:
    book.import_files([many], account="lea")
    chosen = [line(book, 7), line(book, 8)]
    for changes in (
        {Correctable.RATE: "2"},
        {Correctable.RETURNED_ON: "2026-11-01"},
        {Correctable.RETURNED_ON: "2026-11-23"},
    ):
        with pytest.raises(UserError):
            book.preview_correction(chosen, changes)
        with pytest.raises(UserError):
            book.correct(chosen, changes)
    assert book.lines(LineFilter(corrected=True)) == []


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as made:
        made.add_account("lea", "FR")
        yield made
