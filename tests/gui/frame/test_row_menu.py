"""The menu of the rows chosen: what a right click offers, without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.payouts.runs_section import RunsSection
from affitrack.gui.sales.page import SalesPage
from affitrack.gui.table_actions import TableActions
from tests.gui.real import fill, held, page, paid, read_again, sales_page, settle

pytestmark = pytest.mark.gui


@pytest.fixture
def window(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> MainWindow:
    fill(store_path, held(1), paid())
    read_again(real_window)
    settle(qtbot, real_window)
    return real_window


def on_the_first_sale(window: MainWindow, qtbot: QtBot) -> SalesPage:
    sales = sales_page(window)
    settle(qtbot, window)
    sales.table.setFocus()
    sales.table.selectRow(0)
    return sales


def offered(menu: QMenu) -> list[tuple[str, bool]]:
    return [(each.text(), each.isEnabled()) for each in menu.actions() if not each.isSeparator()]


def test_it_offers_what_a_right_click_does(window: MainWindow, qtbot: QtBot) -> None:
    sales = on_the_first_sale(window, qtbot)
    window.menus.rows.aboutToShow.emit()
    with_mouse = sales.actions_on_table.menu()
    assert offered(window.menus.rows) == offered(with_mouse)
    assert ("Correct…\tF2", True) in offered(window.menus.rows)


def test_it_does_what_it_says(window: MainWindow, qtbot: QtBot) -> None:
    sales = on_the_first_sale(window, qtbot)
    line = sales.current_line()
    assert line is not None
    window.menus.rows.aboutToShow.emit()
    (action,) = (a for a in window.menus.rows.actions() if a.text() == "Show all of this order")
    action.trigger()
    settle(qtbot, window)
    assert sales.filters.which().order_id == line.facts.order_id


def test_it_follows_the_table_that_one_was_on(window: MainWindow, qtbot: QtBot) -> None:
    section = page(window, "payouts").findChild(RunsSection)
    assert section is not None
    settle(qtbot, window)
    tables = section.runs.table, section.parts.table()
    found = []
    for table in tables:
        table.setFocus()
        window.menus.rows.aboutToShow.emit()
        actions = table.findChild(TableActions)
        assert actions is not None
        found.append(offered(window.menus.rows))
        assert found[-1] == offered(actions.menu())
    assert found[0] != found[1]


def test_without_a_table_it_says_so(window: MainWindow) -> None:
    assert window.pages.current_name == "home"
    window.menus.rows.aboutToShow.emit()
    assert offered(window.menus.rows) == [("There is no table on this page", False)]
