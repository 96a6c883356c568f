from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.gui.help.tour import Tour
from affitrack.gui.main_window import MainWindow
from tests.gui.doubles import PretendedBook

pytestmark = pytest.mark.gui


@pytest.fixture
def tour(qtbot: QtBot, window: MainWindow) -> Tour:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.menus.tour.trigger()
    assert window._tour is not None
    return window._tour


def test_four_steps_there_and_back(window: MainWindow, tour: Tour) -> None:
    seen = [tour.words()]
    for _ in range(3):
        QTest.mouseClick(tour.next_button, Qt.MouseButton.LeftButton)
        seen.append(tour.words())
    assert len(set(seen)) == 4
    QTest.mouseClick(tour.back_button, Qt.MouseButton.LeftButton)
    assert tour.words() == seen[2]
    QTest.keyClick(tour.next_button, Qt.Key.Key_Left)
    assert tour.words() == seen[1]
    QTest.keyClick(tour.next_button, Qt.Key.Key_Right)
    QTest.keyClick(tour.back_button, Qt.Key.Key_Right)
    assert (tour.at(), tour.next_button.text()) == (3, "Begin")
    QTest.mouseClick(tour.next_button, Qt.MouseButton.LeftButton)
    assert window._tour is None
    assert not tour.isVisible()


@pytest.mark.parametrize("way", ["button", "key", "file"])
def test_the_tour_can_be_skipped(window: MainWindow, tour: Tour, way: str) -> None:
    if way == "button":
        QTest.mouseClick(tour.skip_button, Qt.MouseButton.LeftButton)
    elif way == "key":
        QTest.keyClick(tour, Qt.Key.Key_Escape)
    else:
        window.shell.show_page("imports")
    assert not tour.isVisible()
    assert window._tour is None


def test_tab_stays_on_the_card(tour: Tour) -> None:
    QTest.mouseClick(tour.next_button, Qt.MouseButton.LeftButton)
    seen = []
    for _ in range(3):
        QTest.keyClick(tour, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert set(seen) == {tour.skip_button, tour.back_button, tour.next_button}


def test_the_card_stays_within_the_window(window: MainWindow, tour: Tour) -> None:
    for width, height in ((700, 460), (1600, 900)):
        window.resize(width, height)
        for step in range(4):
            tour._show(step)
            assert tour.rect().contains(tour.card.geometry()), (width, step)


def test_it_is_offered_once_and_only_where_there_is_no_data(
    window: MainWindow, book: PretendedBook
) -> None:
    window.offer_tour()
    assert window._tour is None
    window.shell.preferences.keep_state("tour", window.shell.preferences.state("nothing"))
    book.is_bare = True
    window.offer_tour()
    assert window._tour is not None
    window._tour.end()
    window.offer_tour()
    assert window._tour is None
