"""A short table: when its columns are set, how high it is, what stays selected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from PySide6.QtCore import QByteArray, QItemSelectionModel, Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import ColumnSpec, Role
from affitrack.gui.widgets.rows import CellLook, alignment_of, look_of
from affitrack.gui.widgets.rows_model import Column, RowsModel
from affitrack.gui.widgets.short_table import ShortTable, TableHabits

AS_OF = date(2026, 11, 22)


@dataclass(frozen=True)
class Fruit:
    name: str
    price: int


COLUMNS: tuple[Column[Fruit], ...] = (
    Column(
        "Name",
        text=lambda row, _: row.name,
        cell=lambda row: row.name,
        sort_by=lambda row: row.name,
        spec=ColumnSpec(20),
        say=str,
    ),
    Column(
        "Price",
        text=lambda row, _: f"{row.price} of some long currency",
        cell=lambda row: row.price,
        sort_by=lambda row: row.price,
        spec=ColumnSpec(20, hidden=True),
        is_number=True,
        say=str,
    ),
)
FRUITS = [Fruit("pear", 3), Fruit("apple", 5), Fruit("plum", 1)]


class Kept:
    def __init__(self) -> None:
        self.states: dict[str, QByteArray] = {}

    def state(self, key: str) -> QByteArray:
        return self.states.get(key, QByteArray())

    def keep_state(self, key: str, state: QByteArray) -> None:
        self.states[key] = state


def table_of(qtbot: QtBot, habits: TableHabits, kept: Kept | None = None) -> ShortTable[Fruit]:
    table: ShortTable[Fruit] = ShortTable(
        COLUMNS, lambda row: row.name, kept if kept is not None else Kept(), habits
    )
    qtbot.addWidget(table)
    table.resize(600, 300)
    table.show_rows(FRUITS, AS_OF)
    return table


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[ShortTable[Fruit]]:
    made = table_of(qtbot, TableHabits("fruits", sorted_by=(0, Qt.SortOrder.AscendingOrder)))
    made.show()
    yield made
    made.close()


def names(table: ShortTable[Fruit]) -> list[str]:
    return [row.name for row in table.rows.rows()]


def test_columns_are_set_when_the_table_is_first_seen(qtbot: QtBot) -> None:
    table = table_of(qtbot, TableHabits("fruits", sorted_by=(0, Qt.SortOrder.AscendingOrder)))
    assert not table.has_columns
    assert names(table) == ["pear", "apple", "plum"]
    with qtbot.waitSignal(table.columns_set):
        table.show()
    assert names(table) == ["apple", "pear", "plum"]
    assert table.isColumnHidden(1)


def test_a_column_is_shown_where_the_page_wants_it(qtbot: QtBot) -> None:
    table = table_of(qtbot, TableHabits("fruits"))
    table.tell_column(1, is_told=True)
    table.show()
    assert not table.isColumnHidden(1)
    needed = table.fontMetrics().horizontalAdvance("5 of some long currency")
    assert table.columnWidth(1) >= needed, "amounts are never cut"


def test_a_column_stays_as_the_user_wants_it_until_there_is_something_else_to_tell(
    table: ShortTable[Fruit],
) -> None:
    table.tell_column(1, is_told=True)
    assert not table.isColumnHidden(1)
    table.show_column(1, shown=False)
    table.tell_column(1, is_told=True)
    assert table.isColumnHidden(1)
    table.show_column(1, shown=True)
    table.tell_column(1, is_told=False)
    assert table.isColumnHidden(1)


def test_what_the_user_made_of_the_columns_comes_back(qtbot: QtBot) -> None:
    kept = Kept()
    first = table_of(qtbot, TableHabits("fruits"), kept)
    first.show()
    first.show_column(1, shown=True)
    again = table_of(qtbot, TableHabits("fruits"), kept)
    again.show()
    assert not again.isColumnHidden(1)


@pytest.mark.parametrize("is_told_again", [True, False])
def test_a_column_that_had_something_to_tell_goes_with_it_after_a_restart(
    qtbot: QtBot, is_told_again: bool
) -> None:
    kept = Kept()
    first = table_of(qtbot, TableHabits("fruits"), kept)
    first.show()
    first.tell_column(1, is_told=True)
    again = table_of(qtbot, TableHabits("fruits"), kept)
    again.tell_column(1, is_told=is_told_again)
    again.show()
    assert again.isColumnHidden(1) != is_told_again


def test_a_column_that_has_something_to_tell_stays_hidden_after_a_restart(qtbot: QtBot) -> None:
    kept = Kept()
    first = table_of(qtbot, TableHabits("fruits"), kept)
    first.show()
    first.tell_column(1, is_told=True)
    first.show_column(1, shown=False)
    again = table_of(qtbot, TableHabits("fruits"), kept)
    again.tell_column(1, is_told=True)
    again.show()
    assert again.isColumnHidden(1)


def test_the_row_selected_stays_so_without_a_word(qtbot: QtBot, table: ShortTable[Fruit]) -> None:
    assert table.select("pear")
    with qtbot.assertNotEmitted(table.chosen):
        table.show_rows([*FRUITS, Fruit("fig", 2)], AS_OF)
    assert table.current() == Fruit("pear", 3)
    table.show_rows(FRUITS[1:], AS_OF)
    assert table.current() is None
    assert not table.select("pear")


def test_selecting_is_told_unless_it_is_quiet(qtbot: QtBot, table: ShortTable[Fruit]) -> None:
    with qtbot.waitSignal(table.chosen):
        table.select("plum")
    with qtbot.assertNotEmitted(table.chosen), table.quiet():
        table.select("apple")


def test_of_several_rows_the_one_with_the_cursor_is_current_unless_it_was_left_out(
    table: ShortTable[Fruit],
) -> None:
    table.selectAll()
    assert table.selected() == sorted(FRUITS, key=lambda row: row.name)
    flags = QItemSelectionModel.SelectionFlag
    table.selectionModel().setCurrentIndex(table.rows.index(1, 0), flags.Deselect | flags.Rows)
    assert [row.name for row in table.selected()] == ["apple", "plum"]
    assert table.current() == Fruit("plum", 1)


@pytest.mark.parametrize(("most", "rows"), [(0, 3), (2, 2), (9, 3)])
def test_a_table_can_be_as_high_as_its_rows(qtbot: QtBot, most: int, rows: int) -> None:
    table = table_of(qtbot, TableHabits("fruits", most_rows=most))
    table.show()
    row = table.verticalHeader().defaultSectionSize()
    around = table.horizontalHeader().sizeHint().height()
    around += table.horizontalScrollBar().sizeHint().height()
    assert table.height() == around + rows * row


def test_rows_further_down_get_their_room_in_later_turns(
    qtbot: QtBot, table: ShortTable[Fruit]
) -> None:
    long = "a fruit whose name is longer than that of all others"
    with qtbot.waitExposed(table):
        table.show()
    table.show_rows([*(Fruit(f"{n}", n) for n in range(150)), Fruit(long, 151)], AS_OF)
    assert table.columnWidth(0) < table.fontMetrics().horizontalAdvance(long)
    qtbot.waitUntil(
        lambda: table.columnWidth(0) > table.fontMetrics().horizontalAdvance(long), timeout=5_000
    )


def test_a_cell_looks_as_its_roles_say(qtbot: QtBot) -> None:
    pill = replace(COLUMNS[0], pill=lambda _: PillKind.HELD, is_strong=True)
    model = RowsModel((pill, COLUMNS[1]), lambda row: row.name)
    model.show_rows(FRUITS, AS_OF)
    for section in range(model.columnCount()):
        index = model.index(1, section)
        assert look_of(index) == CellLook(
            str(index.data()),
            index.data(Role.PILL),
            bool(index.data(Role.STRONG)),
            bool(index.data(Role.MUTED)),
            alignment_of(index),
        )


def whole_at(table: ShortTable[Fruit], row: int) -> int:
    """Return how wide the first column has to be for a row."""
    option = QStyleOptionViewItem()
    option.initFrom(table)
    return table.itemDelegate().sizeHint(option, table.rows.index(row, 0)).width()


def long_table(qtbot: QtBot) -> ShortTable[Fruit]:
    """Return a table of which the last row says the most, which is not measured at first."""
    by_name = (0, Qt.SortOrder.AscendingOrder)
    table = table_of(qtbot, TableHabits("fruits", sorted_by=by_name, measured=3))
    table.show()
    many = [Fruit(f"{place:03}", place) for place in range(300)]
    table.show_rows([*many, Fruit("y" * 60, 900)], AS_OF)
    return table


def test_of_many_rows_those_that_are_scrolled_to_are_not_cut(qtbot: QtBot) -> None:
    table = long_table(qtbot)
    table.scrollToBottom()
    qtbot.waitUntil(lambda: table.columnWidth(0) >= whole_at(table, 300))


def test_of_many_rows_those_that_are_sorted_into_view_are_not_cut(qtbot: QtBot) -> None:
    table = long_table(qtbot)
    table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    qtbot.waitUntil(lambda: table.columnWidth(0) >= whole_at(table, 0))
