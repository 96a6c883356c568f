"""Going back to where one came from, as in a browser: page, filter, row."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.payouts.page import PayoutsPage
from affitrack.gui.payouts.section_wanted import SectionWanted
from affitrack.gui.sales.page import SalesPage
from affitrack.gui.videos.page import VideosPage
from tests.gui.real import fill, held, lost, page, paid, read_again, sales_page, settle

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]

VIDEO = "7660102938475611111"
OTHER_VIDEO = "7660102938475622222"


@pytest.fixture
def window(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> MainWindow:
    fill(store_path, held(1, content_id=VIDEO), held(2, content_id=OTHER_VIDEO), paid(), lost(3))
    read_again(real_window)
    settle(qtbot, real_window)
    real_window.activateWindow()
    qtbot.waitUntil(real_window.isActiveWindow)
    return real_window


def press(window: MainWindow, key: Qt.Key, qtbot: QtBot) -> None:
    QTest.keyClick(window, key, Qt.KeyboardModifier.AltModifier)
    settle(qtbot, window)


def test_keys_lead_back_to_the_page_before_and_forward_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert not window.menus.back.isEnabled()
    for name in ("payouts", "settings"):
        window.navigation.button(name).click()
        settle(qtbot, window)
    press(window, Qt.Key.Key_Left, qtbot)
    assert window.pages.current_name == "payouts"
    press(window, Qt.Key.Key_Left, qtbot)
    assert window.pages.current_name == "home"
    assert not window.menus.back.isEnabled()
    press(window, Qt.Key.Key_Right, qtbot)
    press(window, Qt.Key.Key_Right, qtbot)
    assert window.pages.current_name == "settings"
    assert not window.menus.forward.isEnabled()
    press(window, Qt.Key.Key_Left, qtbot)
    window.navigation.button("videos").click()
    assert not window.menus.forward.isEnabled(), "another way was taken"


def test_sales_come_back_with_filter_search_and_row(window: MainWindow, qtbot: QtBot) -> None:
    sales = sales_page(window)
    settle(qtbot, window)
    window.shell.show_page("sales", LineFilter(stages=frozenset({Stage.HELD}), text="serum"))
    settle(qtbot, window)
    sales.table.selectRow(1)
    line = sales.current_line()
    choices = {choice.text: choice for choice in sales.line_menu.choices() if choice is not None}
    choices["Show all of this shop"].do()
    settle(qtbot, window)
    assert not sales.filters.which().stages
    window.navigation.button("home").click()
    window.shell.show_page("sales", LineFilter(stages=frozenset({Stage.PAID})))
    settle(qtbot, window)
    for _ in range(3):
        press(window, Qt.Key.Key_Left, qtbot)
    assert isinstance(window.pages.current_page, SalesPage)
    assert sales.filters.which() == LineFilter(stages=frozenset({Stage.HELD}))
    assert window.header.search.text() == "serum"
    assert sales.model.rowCount() == 2
    assert sales.current_line() == line
    assert sales.table.currentIndex().row() == 1


def test_videos_and_payouts_come_back_as_they_were_looked_at(
    window: MainWindow, qtbot: QtBot
) -> None:
    videos = page(window, "videos")
    assert isinstance(videos, VideosPage)
    settle(qtbot, window)
    window.shell.show_page("videos", VIDEO)
    window.shell.show_page("videos", OTHER_VIDEO)
    window.shell.show_page("payouts", SectionWanted("ahead"))
    window.shell.show_page("payouts", SectionWanted("runs"))
    settle(qtbot, window)
    payouts = window.pages.current_page
    assert isinstance(payouts, PayoutsPage)
    press(window, Qt.Key.Key_Left, qtbot)
    assert payouts.tabs.current() == "ahead"
    for _ in range(2):
        press(window, Qt.Key.Key_Left, qtbot)
    assert window.pages.current_page is videos
    settle(qtbot, window)
    assert videos.place().content_id == VIDEO


def test_the_buttons_at_the_side_of_a_mouse_lead_back_and_forward(
    window: MainWindow, qtbot: QtBot
) -> None:
    sales = sales_page(window)
    settle(qtbot, window)
    row = sales.table.currentIndex().row()
    on: QWidget = sales.table.viewport()
    QTest.mouseClick(on, Qt.MouseButton.BackButton, pos=on.rect().center())
    assert window.pages.current_name == "home"
    QTest.mouseClick(window.pages, Qt.MouseButton.ForwardButton)
    assert window.pages.current_name == "sales"
    assert sales.table.currentIndex().row() == row, "a row was not chosen by it"


def test_places_of_another_store_are_forgotten(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.navigation.button("payouts").click()
    assert window.menus.back.isEnabled()
    window.shell.switch_book(tmp_path / "other.db")
    settle(qtbot, window)
    assert not window.menus.back.isEnabled()
