from __future__ import annotations

from datetime import date
from typing import Any

from affitrack.domain.coverage import Span
from affitrack.store.connection import Store
from affitrack.store.imports.history import covering_files, mended_rows
from affitrack.store.imports.undo import undo_import
from affitrack.store.migrations.m0008_order_days import OF_EARLIER_IMPORTS
from tests.domain.lines import sale
from tests.store.stores import last_import_id, take_in

LATER = "2026-12-30T08:00:00"


def days(*numbers: int) -> list[str]:
    return [f"2026-11-{number:02d}T21:04:00" for number in numbers]


def bring(store: Store, name: str, *numbers: int, **stated: Any) -> int:  # noqa: ANN401 - any field of a file
    """Take in a file with one order on each of some days of November."""
    lines = [sale(order_id=at, ordered_at=at) for at in days(*numbers)]
    take_in(store, lines, "2026-12-24T00:00:00", file_name=name, **stated)
    return last_import_id(store)


def reject(store: Store, import_id: int, rows: int, kept_in: str) -> None:
    """Write down that an import rejected some rows."""
    store.connection.execute(
        "UPDATE imports SET rejected = ?, rows = rows + ?, rejects_file = ? WHERE import_id = ?",
        (rows, rows, kept_in, import_id),
    )


def covered(store: Store) -> list[tuple[str, Span]]:
    return [(file.file_name, file.days) for file in covering_files(store, 1)]


def span(first: int, last: int) -> Span:
    return Span(date(2026, 11, first), date(2026, 11, last))


def test_a_file_covers_its_first_to_its_last_order_and_not_its_settlements(store: Store) -> None:
    bring(store, "b.csv", 25, 20)
    bring(store, "a.csv", 3, 9)
    assert covered(store) == [("a.csv", span(3, 9)), ("b.csv", span(20, 25))]


def test_known_lines_cover_their_days_as_well(store: Store) -> None:
    bring(store, "a.csv", 3, 9)
    bring(store, "again.csv", 9, 3)
    assert covered(store) == [("a.csv", span(3, 9)), ("again.csv", span(3, 9))]


def test_what_was_undone_covers_nothing(store: Store) -> None:
    undo_import(store, bring(store, "a.csv", 3, 9), LATER)
    assert covered(store) == []


def test_a_file_without_an_order_covers_nothing(store: Store) -> None:
    bring(store, "empty.csv")
    assert covered(store) == []


def test_exports_of_shops_do_not_count_as_covering(store: Store) -> None:
    bring(store, "of-a-shop.csv", 3, 9, is_secondhand=True)
    assert covered(store) == []


def test_mended_rows_cover_nothing_and_are_counted(store: Store) -> None:
    first = bring(store, "a.csv", 3, 9)
    reject(store, first, 3, "/data/rejected/a-rejected.csv")
    assert mended_rows(store) == {}
    bring(store, "a-rejected.csv", 1, 30)
    assert covered(store) == [("a.csv", span(3, 9))]
    assert mended_rows(store) == {first: 2}
    bring(store, "a-rejected.xlsx", 1, 30, 29)
    assert mended_rows(store) == {first: 3}, "two of these rows were mended before"


def test_rows_that_were_rejected_again_count_once_they_are_mended(store: Store) -> None:
    first = bring(store, "a.csv", 3)
    reject(store, first, 3, "/data/rejected/a-rejected.csv")
    second = bring(store, "a-rejected.csv", 10)
    reject(store, second, 2, "/data/rejected/a-rejected-rejected.csv")
    bring(store, "a-rejected-rejected.csv", 11, 12)
    assert mended_rows(store) == {first: 3, second: 2}
    undo_import(store, last_import_id(store), LATER)
    assert mended_rows(store) == {first: 1}


def test_a_file_of_the_same_name_in_another_account_mends_nothing(store: Store) -> None:
    from affitrack.store.rules.accounts import add_account

    first = bring(store, "a.csv", 3)
    reject(store, first, 1, "/data/rejected/a-rejected.csv")
    other = add_account(store, handle="@tom", market="FR", created_at="2026-01-01T00:00:00")
    bring(store, "a-rejected.csv", 10, account=other)
    assert mended_rows(store) == {}


def test_what_imports_of_before_covered_follows_from_their_lines(store: Store) -> None:
    bring(store, "a.csv", 3, 9)
    bring(store, "again.csv", 9)
    bring(store, "empty.csv")
    with store.write() as db:
        db.execute("UPDATE imports SET first_order_on = NULL, last_order_on = NULL")
        db.execute(OF_EARLIER_IMPORTS)
    assert covered(store) == [("a.csv", span(3, 9)), ("again.csv", span(9, 9))]
