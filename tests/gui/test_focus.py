"""Where the focus goes, and what keys reach from there."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.tasks import Task, Work
from affitrack.gui.undoing import Step
from tests.gui.real import fill, held, paid, read_again, settle
from tests.gui.test_main_window import page_of, press

pytestmark = pytest.mark.gui


def test_a_key_to_a_page_leaves_no_ring_behind(window: MainWindow) -> None:
    window.activateWindow()
    home, sales, imports = (window.navigation.button(n) for n in ("home", "sales", "imports"))
    home.setFocus(Qt.FocusReason.MouseFocusReason)
    QTest.keyPress(home, Qt.Key.Key_Control)
    press(window, "Ctrl+2")
    assert window.focusWidget() is page_of(window)
    assert not any(button.shows_ring() for button in (home, sales, imports))
    sales.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(sales, Qt.Key.Key_Down)
    assert imports.shows_ring(), "whoever walks through the bar stays there"


def test_tab_comes_to_the_page_that_is_shown(window: MainWindow) -> None:
    window.activateWindow()
    button = window.navigation.button
    button("imports").setFocus(Qt.FocusReason.TabFocusReason)
    button("imports").click()
    page_of(window).field.setFocus()
    press(window, "Ctrl+2")
    reached = {
        name
        for name in ("home", "sales", "imports")
        if button(name).focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    assert reached == {"sales"}


def test_the_focus_goes_from_page_to_page_not_to_a_control(window: MainWindow) -> None:
    page_of(window).field.setFocus()
    window.pages.show_page("sales")
    assert window.focusWidget() is page_of(window)


def test_the_focus_goes_to_the_list_that_a_page_is_about(window: MainWindow) -> None:
    window.pages.show_page("sales")
    shown = QListWidget(page_of(window))
    shown.show()
    window.pages.show_page("home")
    page_of(window).field.setFocus()
    press(window, "Ctrl+2")
    assert (window.focusWidget(), page_of(window).accessibleName()) == (shown, "Sales")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("Ctrl+1", "Videos that earn the most"),
        ("Ctrl+2", "Sales"),
        ("Ctrl+3", "Videos"),
        ("Ctrl+4", "Payouts"),
        ("Ctrl+6", "Imports"),
        ("Ctrl+7", "Accounts"),
    ],
)
def test_arrows_walk_the_list_of_a_page_once_its_key_was_pressed(
    real_window: MainWindow, store_path: Path, qtbot: QtBot, key: str, name: str
) -> None:
    fill(store_path, paid(1), held(2))
    read_again(real_window)
    settle(qtbot, real_window)
    button = real_window.navigation.button(real_window.pages.current_name)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert real_window.focusWidget() is button
    press(real_window, key)

    def has_list() -> bool:
        focused = real_window.focusWidget()
        return isinstance(focused, QAbstractItemView) and focused.accessibleName() == name

    qtbot.waitUntil(has_list)


def test_a_key_to_a_page_takes_the_focus_from_the_bar_to_its_list(window: MainWindow) -> None:
    window.pages.show_page("sales")
    shown = QListWidget(page_of(window))
    shown.show()
    window.pages.show_page("home")
    window.navigation.button("home").setFocus()
    press(window, "Ctrl+2")
    assert window.focusWidget() is shown


@pytest.mark.parametrize("go", [QWidget.hide, lambda widget: widget.setEnabled(False)])
def test_what_goes_leaves_the_focus_on_its_page(
    window: MainWindow, go: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    page_of(window).field.setFocus()
    qtbot.waitUntil(page_of(window).field.hasFocus)
    go(page_of(window).field)
    assert window.focusWidget() is page_of(window)
    press(window, "Return")
    assert window.pages.current_name == "home"


def test_a_message_that_goes_rings_nothing(window: MainWindow) -> None:
    window.show()
    window.toast.show_message("Done.", "Undo", lambda: None)
    window.toast.action_button().setFocus()
    assert window.focusWidget() is window.toast.action_button()
    window.toast.action_button().click()
    assert not window.toast.isVisible()
    assert not any(window.navigation.button(n).shows_ring() for n in ("home", "sales", "imports"))


def test_the_focus_of_a_page_that_was_being_read_goes_to_its_list(
    window: MainWindow, qtbot: QtBot
) -> None:
    page_of(window).field.setFocus()
    window.pages.show_page("sales")
    shown = QListWidget(page_of(window))
    assert window.focusWidget() is page_of(window), "the list is not there yet"
    window.shell.tasks.start(Task(lambda _: None).on_done(lambda _: shown.show()))
    qtbot.waitUntil(lambda: window.focusWidget() is shown)


def test_stopping_work_leaves_the_focus_where_one_works(window: MainWindow, qtbot: QtBot) -> None:
    shown = QListWidget(page_of(window))
    shown.show()
    page_of(window).field.setFocus()

    def endless(work: Work) -> None:
        while True:
            work.cancel.check()
            time.sleep(0.01)

    for stop in (
        lambda button: QTest.mouseClick(button, Qt.MouseButton.LeftButton),
        lambda button: (button.setFocus(), QTest.keyClick(button, Qt.Key.Key_Space)),
    ):
        window.shell.tasks.start(Task(endless).with_progress("Working…"))
        qtbot.waitUntil(window.progress.isVisible)
        stop(window.progress.cancel_button())
        qtbot.waitUntil(lambda: not window.progress.isVisible())
        focused = window.focusWidget()
        assert focused in (page_of(window).field, shown)
    assert focused is shown


def test_undo_reaches_the_menu_from_a_field_without_text_to_undo(
    window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    done: list[str] = []
    step = Step(text=lambda: "Rate", redo=lambda _: None, undo=lambda _: done.append("undone"))
    window.shell.do(step)
    qtbot.waitUntil(window.menus.undo.isEnabled)
    field = page_of(window).field
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "12")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (field.text(), done) == ("", [])
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: done == ["undone"])
