"""What stands between a question and the first rows of its answer: nothing that can wait."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.explaining import Explaining
from affitrack.gui.sales.measuring import RowMeasure
from affitrack.gui.sales.model import PAGE
from affitrack.gui.sales.page import SalesPage
from tests.gui.real import fill, held, paid, read_again, sales_page, settle

pytestmark = pytest.mark.gui


@pytest.fixture
def sales(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> SalesPage:
    fill(store_path, paid(1), paid(2), held(1))
    read_again(real_window)
    shown = sales_page(real_window)
    settle(qtbot, real_window)
    return shown


class RowsPainted(QObject):
    """Writes down how many rows there were whenever the table was painted."""

    def __init__(self, page: SalesPage) -> None:
        super().__init__(page)
        self._page = page
        self.rows: list[int] = []
        page.table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.rows.append(self._page.model.rowCount())
        return super().eventFilter(watched, event)


def test_rows_are_painted_before_they_are_measured_and_explained(
    sales: SalesPage, qtbot: QtBot
) -> None:
    (explaining,), (measure,) = sales.findChildren(Explaining), sales.findChildren(RowMeasure)
    painted = RowsPainted(sales)
    at_answer: list[tuple[list[int], bool]] = []
    sales.finder.found.connect(lambda _: at_answer.append(([*painted.rows], measure.isActive())))
    sales.show_what(LineFilter(stages=frozenset({Stage.HELD})))
    assert not explaining.isActive()
    qtbot.waitUntil(lambda: bool(at_answer))
    ((rows, is_measuring),) = at_answer
    assert rows[-1:] == [1]
    assert not is_measuring
    assert explaining.isActive()


def test_room_is_made_for_rows_further_down(
    sales: SalesPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    old = paid(9, ordered_at="24/09/2025 08:08:00")
    fill(store_path, *[held(number) for number in range(2, PAGE + 5)], old, name="more.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    table, last = sales.table, sales.model.rowCount() - 1
    table.setColumnWidth(0, 40)
    table.selectRow(last)
    assert "2025" in sales.model.index(last, 0).data()
    option = QStyleOptionViewItem()
    option.initFrom(table)

    def has_room() -> bool:
        needed = table.itemDelegate().sizeHint(option, sales.model.index(last, 0)).width()
        return table.columnWidth(0) >= needed

    qtbot.waitUntil(has_room)


def test_who_asks_again_has_nothing_measured_or_explained_of_before(sales: SalesPage) -> None:
    (explaining,), (measure,) = sales.findChildren(Explaining), sales.findChildren(RowMeasure)
    explaining.start()
    measure.measure(0, 2)
    sales.show_what(LineFilter(stages=frozenset({Stage.PAID})))
    assert not explaining.isActive()
    assert not measure.isActive()
