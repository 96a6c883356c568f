from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView
from pytestqt.qtbot import QtBot

from affitrack.domain.money import Money
from affitrack.gui.metrics import px
from affitrack.gui.preferences import Preferences
from affitrack.gui.theme import Appearance
from affitrack.gui.tokens import LIGHT, PillKind, pill_colours
from affitrack.gui.widgets import Table
from affitrack.gui.widgets.rows import TableHeader, row_height
from affitrack.gui.widgets.sheet import html_text, tab_text
from tests.gui.doubles import COLUMNS, sales_table

pytestmark = pytest.mark.gui


@pytest.fixture
def table(qtbot: QtBot, appearance: Appearance) -> Table:
    made = sales_table()
    qtbot.addWidget(made)
    made.resize(700, 200)
    made.show()
    return made


def press(table: Table, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Press a key with others, and let go of those too: Qt would take them for held."""
    QTest.keyClick(table, key, modifiers)
    QTest.keyClick(table, Qt.Key.Key_Escape)


def test_selected_rows_are_copied(table: Table) -> None:
    table.selectAll()
    press(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == (
        "14 Nov 21:04\tNuclever\t5.24\tHeld back\n13 Nov 08:12\tBrosse lissante\t1.66\tCleared\n"
    )


def test_selected_rows_are_copied_under_their_headings(table: Table) -> None:
    table.selectAll()
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    press(table, Qt.Key.Key_C, control | shift)
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
    table.copy_with_headings()
    assert QGuiApplication.clipboard().text() == (
        "Stage\tOrdered\tCommission\nCleared\t13 Nov 08:12\t1.66\n"
    )


def test_a_hidden_column_that_files_need_is_copied_at_the_end(table: Table) -> None:
    table.set_columns([replace(COLUMNS[0], hidden=True, in_files=True), *COLUMNS[1:]])
    table.selectRow(0)
    table.copy()
    assert QGuiApplication.clipboard().text() == "Nuclever\t5.24\tHeld back\t14 Nov 21:04\n"


def test_spreadsheets_are_told_which_cells_are_text() -> None:
    row = ("577012884920768041", Money(-524, "EUR"), Decimal("0.12"), date(2026, 11, 14), 3)
    assert tab_text([], [row], "fr") == "577012884920768041\t-5,24\t0,12\t2026-11-14\t3\n"
    html = html_text(["Order"], [row], "en")
    assert html.count("mso-number-format:'\\@'") == 1
    assert ">577012884920768041</td><td>-5.24</td><td>0.12</td>" in html


def test_many_rows_are_copied_by_whoever_reads_them(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []
    table.copy_many = asked.append
    table.selectAll()
    monkeypatch.setattr("affitrack.gui.widgets.table.MOST_AT_ONCE", 1)
    table.copy()
    table.copy_with_headings()
    assert asked == [False, True]


def test_copying_nothing_leaves_the_clipboard(table: Table) -> None:
    QGuiApplication.clipboard().setText("before")
    table.copy()
    assert QGuiApplication.clipboard().text() == "before"


def test_home_and_end_go_through_the_rows(table: Table) -> None:
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_End)
    assert [rows.start for rows in table.selected_rows()] == [1]
    press(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_rows() == [range(2)]


@pytest.mark.parametrize(("key", "row"), [(Qt.Key.Key_End, 1), (Qt.Key.Key_Home, 0)])
def test_with_ctrl_they_choose_the_row_too(table: Table, key: Qt.Key, row: int) -> None:
    table.selectRow(1 - row)
    press(table, key, Qt.KeyboardModifier.ControlModifier)
    assert table.currentIndex().row() == row
    assert table.selected_rows() == [range(row, row + 1)]


def test_typing_goes_to_the_row_or_to_who_listens(qtbot: QtBot, table: Table) -> None:
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_1)
    QTest.keyClick(table, Qt.Key.Key_3)
    assert table.currentIndex().row() == 1
    table.hands_typing_on = True
    with qtbot.waitSignal(table.typed) as typed:
        QTest.keyClick(table, Qt.Key.Key_N)
    assert typed.args == ["n"]


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_the_menu_comes_at_the_row_when_a_key_asks_for_it(
    qtbot: QtBot, table: Table, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    table.has_menu = True
    table.selectRow(1)
    with qtbot.waitSignal(table.menu_wanted) as wanted:
        press(table, key, modifier)
    where = table.viewport().mapFromGlobal(wanted.args[0])
    assert table.rowAt(where.y()) == 1


def test_a_table_without_a_menu_of_its_own_offers_to_copy(table: Table) -> None:
    texts = [(action.text(), action.isEnabled()) for action in table.copy_menu().actions()]
    assert texts == [("Copy", False), ("Copy with headings", False)]
    table.selectRow(1)
    table.copy_menu().actions()[1].trigger()
    assert QGuiApplication.clipboard().text().startswith("Ordered\tProduct")


def test_selected_rows_are_dragged_as_text_table_and_file(table: Table) -> None:
    table.file_name = lambda: "sales 2026/11"
    table.selectRow(0)
    data = table._drag.data()
    head = "Ordered\tProduct\tCommission\tStage\n"
    assert data.text() == head + "14 Nov 21:04\tNuclever\t5.24\tHeld back\n"
    csv = "Ordered,Product,Commission,Stage\r\n14 Nov 21:04,Nuclever,5.24,Held back\r\n"
    assert bytes(data.data("text/csv").data()).decode() == csv
    (url,) = data.urls()
    file = Path(url.toLocalFile())
    assert file.name == "sales 2026-11.csv"
    assert file.read_bytes().decode("utf-8-sig") == csv


def test_a_drag_begins_on_what_is_selected(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(table._drag, "_begin", lambda: begun.append(True))
    table.selectAll()
    first, second = (table.visualRect(table.model().index(row, 1)).center() for row in (0, 1))
    left, viewport = Qt.MouseButton.LeftButton, table.viewport()
    QTest.mousePress(viewport, left, pos=first)
    QTest.mouseMove(viewport, first + QPoint(60, 0))
    QTest.mouseRelease(viewport, left, pos=first + QPoint(60, 0))
    assert begun == [True]
    assert table.selected_rows() == [range(2)]
    QTest.mouseClick(viewport, left, pos=second)
    assert table.selected_rows() == [range(1, 2)]
    QTest.mousePress(viewport, left, pos=first)
    QTest.mouseMove(viewport, second)
    QTest.mouseRelease(viewport, left, pos=second)
    assert begun == [True]
    assert table.selected_rows() == [range(2)]


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


def test_only_widths_that_the_user_set_are_kept(
    table: Table, preferences: Preferences, appearance: Appearance
) -> None:
    table.set_columns(COLUMNS, preferences, "sales/table")
    table.widen(range(4), range(2))
    table.resize(900, 200)
    appearance.set_zoom(150)
    assert preferences.state("sales/table").isEmpty()
    table.horizontalHeader().resizeSection(0, 177)
    assert not preferences.state("sales/table").isEmpty()


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
    columns = table.column_menu().actions()[:4]
    assert [action.isEnabled() for action in columns] == [True, True, True, False]
    columns[0].trigger()
    assert not table.isColumnHidden(0)
    assert all(action.isEnabled() for action in table.column_menu().actions()[:4])


def test_a_heading_stays_whole_beside_the_arrow_of_sorting(table: Table) -> None:
    header = table.horizontalHeader()
    table.set_columns(COLUMNS)
    table.setSortingEnabled(True)
    header.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
    narrow = header.sectionSizeHint(1)
    header.resizeSection(1, narrow)
    header.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert header.sectionSize(1) >= header.sectionSizeHint(1) > narrow


def test_several_columns_are_ticked_in_one_menu(table: Table, qtbot: QtBot) -> None:
    menu = table.column_menu()
    qtbot.addWidget(menu)
    menu.popup(QPoint(40, 40))
    qtbot.waitExposed(menu)
    first, second, third = menu.actions()[:3]
    QTest.mouseClick(
        menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(second).center(), delay=10
    )
    assert table.isColumnHidden(1)
    assert menu.isVisible()
    menu.setActiveAction(third)
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert table.isColumnHidden(2)
    assert menu.isVisible()
    assert first.isEnabled()
    menu.actions()[3].trigger()
    assert not first.isEnabled(), "the last column stays"
    menu.close()


def test_columns_follow_the_size_of_texts_now_and_at_the_next_start(
    table: Table, preferences: Preferences, appearance: Appearance, qtbot: QtBot
) -> None:
    table.set_columns(COLUMNS, preferences, "sales")
    header = table.horizontalHeader()
    header.resizeSection(2, px(120))
    appearance.set_zoom(200)
    assert header.sectionSize(2) == pytest.approx(px(120), abs=2)
    again = sales_table()
    qtbot.addWidget(again)
    appearance.set_zoom(100)
    again.set_columns(COLUMNS, preferences, "sales")
    assert again.horizontalHeader().sectionSize(2) == pytest.approx(px(120), abs=2)


def test_columns_are_as_at_first_again(table: Table, preferences: Preferences) -> None:
    table.set_columns(COLUMNS, preferences, "sales/table")
    header = table.horizontalHeader()
    before = [header.sectionSize(section) for section in range(4)]
    header.resizeSection(0, 177)
    header.moveSection(3, 0)
    table.show_column(2, shown=False)
    table.column_menu().actions()[-1].trigger()
    assert [header.sectionSize(section) for section in range(4)] == before
    assert [header.visualIndex(section) for section in range(4)] == [0, 1, 2, 3]
    again = sales_table()
    again.set_columns(COLUMNS, preferences, "sales/table")
    assert not again.isColumnHidden(2)


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


def test_a_name_with_a_line_break_stands_on_one_line(table: Table) -> None:
    name = QStandardItem("Ma routine du soir")
    model = QStandardItemModel(table)
    model.appendRow(name)
    table.setModel(model)
    table.setColumnWidth(0, 400)
    usual = table.grab().toImage()
    name.setText("Ma routine du lac")
    assert table.grab().toImage() != usual
    name.setText("Ma routine\ndu soir")
    assert table.grab().toImage() == usual


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


def test_headings_are_as_high_as_their_texts_but_not_measured_again_and_again(
    table: Table, appearance: Appearance, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt would measure every heading whenever something moves: half of what a page took to make."""
    header = table.horizontalHeader()
    for zoom in (100, 200):
        appearance.set_zoom(zoom)
        sizes = [header.sectionSizeFromContents(n) for n in range(header.count())]
        assert header.height() == header.sizeHint().height() == max(s.height() for s in sizes)
    measured: list[int] = []
    size = TableHeader.sectionSizeFromContents

    def counted(header: TableHeader, section: int) -> QSize:
        measured.append(section)
        return size(header, section)

    monkeypatch.setattr(TableHeader, "sectionSizeFromContents", counted)
    table.model().headerDataChanged.emit(Qt.Orientation.Horizontal, 0, header.count() - 1)
    table.updateGeometry()
    assert header.sizeHint().height() == header.height()
    assert set(measured) <= {0}
