"""The filters of the sales: which chips are lit, and where the focus goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.sales.columns import COLUMNS
from affitrack.gui.sales.page import SalesPage
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
