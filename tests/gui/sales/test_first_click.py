"""What the first click on a heading brings: of amounts and days one looks for the most."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from affitrack.gui.claims.claimable_columns import CLAIMABLE_COLUMNS
from affitrack.gui.claims.page import ClaimsPage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.columns import COLUMNS
from affitrack.gui.widgets import Table
from tests.gui.real import fill, frozen, held, page, read_again, sales_page, settle

pytestmark = pytest.mark.gui


@pytest.fixture
def window(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> MainWindow:
    fill(
        store_path,
        held(1, est_standard="1,00"),
        held(2, est_standard="9,00"),
        frozen(3, est_standard="2,00"),
        frozen(4, est_standard="3,00"),
    )
    read_again(real_window)
    settle(qtbot, real_window)
    return real_window


def click(table: Table, section: int) -> None:
    header = table.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(section) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_the_largest_commission_comes_first_and_the_names_from_a(
    window: MainWindow, qtbot: QtBot
) -> None:
    sales = sales_page(window)
    settle(qtbot, window)
    names = [column.order_by for column in COLUMNS]
    for name, is_falling in (("net", True), ("product_name", False), ("ordered_at", True)):
        click(sales.table, names.index(name))
        settle(qtbot, window)
        order = sales.table.horizontalHeader().sortIndicatorOrder()
        assert (order is Qt.SortOrder.DescendingOrder) == is_falling, name
        if name == "net":
            shown = [str(sales.model.index(row, names.index(name)).data()) for row in range(4)]
            assert shown == ["€9.00", "€3.00", "€2.00", "€1.00"]


def test_of_what_is_missing_the_most_comes_first(window: MainWindow, qtbot: QtBot) -> None:
    claims = page(window, "claims")
    assert isinstance(claims, ClaimsPage)
    settle(qtbot, window)
    titles = [column.title for column in CLAIMABLE_COLUMNS]
    click(claims.findings.table, titles.index("Difference"))
    assert [row.what.difference for row in claims.findings.model.rows()] == [-300, -200]
    click(claims.findings.table, titles.index("Expected"))
    assert [row.what.expected for row in claims.findings.model.rows()] == [300, 200]
