"""Everything that can be used with a mouse can be named, reached and used without one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
    QWidget,
)
from pytestqt.qtbot import QtBot

from affitrack.gui.frame import dialogs
from affitrack.gui.main_window import MainWindow
from tests.gui.doubles import PretendedBook

pytestmark = pytest.mark.gui

INTERACTIVE = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QProgressBar,
    QSpinBox,
)


def interactive(top: QWidget) -> Iterator[QWidget]:
    """Yield what one can act on, leaving out the parts that Qt builds inside its own widgets."""
    for widget in top.findChildren(QWidget):
        if isinstance(widget, INTERACTIVE) and not _is_part_of_another(widget):
            yield widget


def name_of(widget: QWidget) -> str:
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name)


def nameless(top: QWidget) -> list[str]:
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in interactive(top)
        if not name_of(widget).strip() and widget.isVisibleTo(top)
    ]


def walked_by_tab(top: QWidget, steps: int = 60) -> list[QWidget]:
    """Press Tab until it goes round, and return what had the focus, in order."""
    seen: list[QWidget] = []
    for _ in range(steps):
        focus = QApplication.focusWidget()
        if focus is None or focus in seen:
            return seen
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return seen


@pytest.mark.parametrize("name", ["home", "sales", "imports"])
def test_everything_has_a_name(window: MainWindow, name: str) -> None:
    window.pages.show_page(name)
    window.toast.show_message("Backed up", "Undo", lambda: None)
    assert nameless(window) == []


def test_the_words_of_welcome_have_names_too(window: MainWindow, book: PretendedBook) -> None:
    book.is_bare = True
    window.shell.book_changed.emit()
    assert nameless(window) == []


def test_dialogs_have_names_too(window: MainWindow) -> None:
    for dialog in (
        dialogs.show_export_help(window),
        dialogs.show_about(window, window.shell.book.path),
    ):
        assert nameless(dialog) == []
        assert dialog.windowTitle()
        dialog.close()


def test_tab_reaches_everything_in_reading_order(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.navigation.button("home").setFocus()
    walked = walked_by_tab(window)
    wanted = {
        widget
        for widget in interactive(window)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _is_other_page(widget)
    }
    assert wanted <= set(walked)
    header = window.header
    order = [
        window.navigation.button("home"),
        header.search,
        header.account,
        header.import_button,
        window.pages.current_page.field,  # type: ignore[union-attr]  # a pretended page
    ]
    assert [widget for widget in walked if widget in order] == order


def test_arrow_keys_go_through_the_pages(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.navigation.button("home").setFocus()
    QTest.keyClick(window.navigation.button("home"), Qt.Key.Key_Down)
    assert window.pages.current_name == "sales"
    assert QApplication.focusWidget() is window.navigation.button("sales")


def test_buttons_can_be_pressed_by_key(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.header.import_asked):
        window.header.import_asked.disconnect(window._choose_files)
        QTest.keyClick(window.header.import_button, Qt.Key.Key_Space)


def _is_part_of_another(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, INTERACTIVE):
            return True
        parent = parent.parentWidget()
    return widget.objectName().startswith("qt_")


def _is_other_page(widget: QWidget) -> bool:
    """Of the buttons of one group, Tab reaches the one that is on; arrows reach the others."""
    return isinstance(widget, QAbstractButton) and widget.isCheckable() and not widget.isChecked()
