from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from affitrack.gui.metrics import px
from affitrack.gui.preferences import Preferences
from affitrack.gui.theme import Appearance
from affitrack.gui.tokens import LIGHT, PillKind, pill_colours
from affitrack.gui.widgets import Table
from affitrack.gui.widgets.rows import row_height
from tests.gui.doubles import COLUMNS, sales_table

pytestmark = pytest.mark.gui


@pytest.fixture
def table(qtbot: QtBot, appearance: Appearance) -> Table:
    made = sales_table()
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    return made


def test_selected_rows_are_copied_under_their_headings(table: Table) -> None:
    table.selectAll()
    table.copy()
    assert QGuiApplication.clipboard().text() == (
        "Ordered\tProduct\tCommission\tStage\n"
        "14 Nov 21:04\tNuclever\t5.24\tHeld back\n"
        "13 Nov 08:12\tBrosse lissante\t1.66\tCleared\n"
    )


def test_copying_keeps_the_order_and_leaves_hidden_columns_out(qtbot: QtBot, table: Table) -> None:
    table.set_columns(COLUMNS)
    table.show_column(1, shown=False)
    table.horizontalHeader().moveSection(3, 0)
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "Stage\tOrdered\tCommission\nCleared\t13 Nov 08:12\t1.66\n"
    )


def test_copying_nothing_leaves_the_clipboard(table: Table) -> None:
    QGuiApplication.clipboard().setText("before")
    table.copy()
    assert QGuiApplication.clipboard().text() == "before"


def test_columns_are_there_at_the_next_start(
    qtbot: QtBot, table: Table, preferences: Preferences
) -> None:
    table.set_columns(COLUMNS, preferences, "sales/table")
    header = table.horizontalHeader()
    header.resizeSection(0, 177)
    header.moveSection(3, 0)
    table.show_column(2, shown=False)
    header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    preferences.save()
    again = sales_table()
    qtbot.addWidget(again)
    again.resize(700, 200)
    again.set_columns(COLUMNS, Preferences(preferences.path), "sales/table")
    assert again.columnWidth(0) == 177
    assert again.horizontalHeader().visualIndex(3) == 0
    assert again.isColumnHidden(2)
    assert again.horizontalHeader().sortIndicatorOrder() is Qt.SortOrder.AscendingOrder


def test_elastic_columns_take_the_room_that_is_left(table: Table) -> None:
    table.set_columns(COLUMNS)
    assert table.horizontalHeader().length() == table.viewport().width()
    table.resize(900, 200)
    assert table.horizontalHeader().length() == table.viewport().width()
    table.resize(300, 200)
    assert table.columnWidth(1) == px(120 * 0.7)


def test_the_last_column_cannot_be_hidden(table: Table) -> None:
    for section in range(3):
        table.show_column(section, shown=False)
    menu = table.column_menu()
    assert [action.isEnabled() for action in menu.actions()] == [True, True, True, False]
    menu.actions()[0].trigger()
    assert not table.isColumnHidden(0)
    assert all(action.isEnabled() for action in table.column_menu().actions())


def test_row_is_opened_by_return_and_by_double_click(qtbot: QtBot, table: Table) -> None:
    table.selectRow(1)
    with qtbot.waitSignal(table.row_opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [1]
    where = table.visualRect(table.model().index(0, 0)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    with qtbot.waitSignal(table.row_opened) as opened:
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == [0]


def test_tab_leaves_the_table(table: Table) -> None:
    assert not table.tabKeyNavigation()


def test_hovered_row_is_coloured_from_side_to_side(qtbot: QtBot, table: Table) -> None:
    row = table.visualRect(table.model().index(1, 0))
    QTest.mouseMove(table.viewport(), row.center())
    qtbot.waitUntil(lambda: table.hovered_row == 1)
    picture = table.viewport().grab().toImage()
    assert picture.pixelColor(px(5), row.center().y()).name().upper() == LIGHT.soft
    assert (
        picture.pixelColor(px(5), row.center().y() - row.height()).name().upper() == LIGHT.surface
    )


def test_pill_is_painted_in_the_colours_of_its_kind(table: Table) -> None:
    cell = table.visualRect(table.model().index(0, 3))
    ground, _ = pill_colours(LIGHT, PillKind.HELD)
    picture = table.viewport().grab().toImage()
    inside = QPoint(cell.left() + px(8) + px(5), cell.center().y())
    assert picture.pixelColor(inside).name() == ground


def test_rows_follow_the_size_of_the_font(table: Table, appearance: Appearance) -> None:
    before = table.rowHeight(0)
    appearance.set_zoom(200)
    assert table.rowHeight(0) == row_height()
    assert table.rowHeight(0) == pytest.approx(2 * before, abs=3)


def test_rows_are_never_measured_one_by_one(table: Table) -> None:
    """Asking 200 000 rows for their height takes minutes."""
    rows = table.verticalHeader()
    assert rows.sectionResizeMode(0) is QHeaderView.ResizeMode.Fixed
    assert not rows.isVisible()
