"""The filters of the sales: which chips are lit, and where the focus goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.sales.columns import COLUMNS
from affitrack.gui.sales.page import SalesPage
from affitrack.gui.widgets.choice_list import ChoiceList
from tests.gui.sales.test_sales_page import has_rows, sales, wait

__all__ = ["sales"]

pytestmark = pytest.mark.gui


def test_a_filter_of_several_stages_lights_their_chips(sales: SalesPage, qtbot: QtBot) -> None:
    sales.table.selectRow(3)
    sales.show_what(LineFilter(stages=frozenset({Stage.PAID, Stage.LOST})))
    qtbot.waitUntil(lambda: has_rows(sales, 3))
    bar = sales.filters.chips()
    lit = [button.text() for button in bar.findChildren(QPushButton) if button.isChecked()]
    assert lit == ["Paid 2", "Lost 1"]
    assert sales.table.currentIndex().row() == 0, "what comes from elsewhere is read from its top"
    paid = next(each for each in bar.findChildren(QPushButton) if each.text() == "Paid 2")
    qtbot.mouseClick(paid, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: has_rows(sales, 2))
    assert [each.text() for each in bar.findChildren(QPushButton) if each.isChecked()] == ["Paid 2"]


def test_clearing_the_filters_leads_to_the_table(sales: SalesPage, qtbot: QtBot) -> None:
    window = sales.window()
    window.activateWindow()
    sales.show_what(LineFilter(currency="EUR"))
    wait(qtbot, sales)
    clear = sales.filters.tags().findChildren(QPushButton)[-1]
    clear.setFocus()
    qtbot.waitUntil(clear.hasFocus)
    clear.click()
    wait(qtbot, sales)
    assert sales.isAncestorOf(window.focusWidget())


@pytest.mark.parametrize("currency", ["EUR", None])
def test_the_table_is_painted_once_for_an_answer_that_moves_it(
    sales: SalesPage, qtbot: QtBot, currency: str | None
) -> None:
    """Tags come and go with the lines, and the table has its place before these are painted."""
    tags, seen = sales.filters.tags(), list[tuple[bool, int]]()
    sales.show_what(LineFilter(currency=None if currency else "EUR"))
    wait(qtbot, sales)
    was_hidden = tags.isHidden()

    def top() -> int:
        return sales.table.mapTo(sales, QPoint()).y()

    sales.finder.found.connect(lambda _: seen.append((tags.isHidden(), top())))
    sales.show_what(LineFilter(currency=currency))
    assert tags.isHidden() == was_hidden
    wait(qtbot, sales)
    assert tags.isHidden() != was_hidden
    QCoreApplication.sendPostedEvents()
    assert seen == [(tags.isHidden(), top())]


def test_a_sort_is_read_from_its_top_unless_the_user_chose_a_row(
    sales: SalesPage, qtbot: QtBot
) -> None:
    name = [column.order_by for column in COLUMNS].index("product_name")
    sales.model.sort(name, Qt.SortOrder.AscendingOrder)
    wait(qtbot, sales)
    sales.model.sort(name, Qt.SortOrder.DescendingOrder)
    wait(qtbot, sales)
    assert sales.table.currentIndex().row() == 0
    sales.table.selectRow(2)
    line = sales.current_line()
    assert line is not None
    sales.model.sort(name, Qt.SortOrder.AscendingOrder)
    wait(qtbot, sales)
    assert sales.current_line() == line


def test_the_filter_button_offers_what_there_is(sales: SalesPage, qtbot: QtBot) -> None:
    menu = sales.filters.menu.menu(sales.filters.which(), sales.filters._choices)
    texts = {action.text(): action for action in menu.actions() if not action.isSeparator()}
    assert list(texts) == [
        "Stages…", "Shops…", "Products…", "Videos…", "Notes…", "Corrected by me",
        "Clear all filters",
    ]  # fmt: skip
    assert not texts["Clear all filters"].isEnabled()
    texts["Corrected by me"].trigger()
    wait(qtbot, sales)
    assert sales.model.rowCount() == 0
    assert sales.filters.tags().texts() == ["Corrected by me"]
    sales.filters.menu.menu(sales.filters.which(), sales.filters._choices).actions()[-1].trigger()
    wait(qtbot, sales)
    assert sales.model.rowCount() == 6


def test_a_long_list_of_choices_is_found_by_typing(qtbot: QtBot, translations: None) -> None:
    things = [(f"k{number}", f"Crème {number}") for number in range(20)]
    chosen = ChoiceList("Products", things, {"k7"})
    qtbot.addWidget(chosen)
    chosen.open_below(QWidget())
    assert chosen.list.model().index(0, 0).data() == "Crème 7", "what is ticked stands first"
    QTest.keyClicks(chosen.search, "creme 12")
    assert chosen.list.model().rowCount() == 1
    with qtbot.waitSignal(chosen.changed) as changed:
        QTest.keyClick(chosen.search, Qt.Key.Key_Down)
        QTest.keyClick(chosen.list, Qt.Key.Key_Space)
    assert changed.args == [frozenset({"k7", "k12"})]
    QTest.keyClick(chosen, Qt.Key.Key_Escape)
