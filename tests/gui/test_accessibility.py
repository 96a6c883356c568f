"""Everything that can be used with a mouse can be named, reached and used without one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
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

from affitrack.book import Book
from affitrack.demo import HANDLE, write_demo
from affitrack.gui.frame import dialogs
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.pages import page_specs
from affitrack.gui.preferences import Preferences
from affitrack.gui.shell import Shell
from affitrack.gui.theme import Appearance
from tests.gui.conftest import AS_OF
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


def choices_of_what(top: QWidget) -> list[str]:
    """Return the choices of which a screen reader says what is chosen, and never of what."""
    return [
        said(picker)
        for picker in top.findChildren(QComboBox)
        if picker.isVisible() and not _says_what_it_is(picker)
    ]


def _says_what_it_is(picker: QComboBox) -> bool:
    heard = QAccessible.queryAccessibleInterface(picker)
    words = f"{heard.text(QAccessible.Text.Name)} {heard.text(QAccessible.Text.Description)}"
    name = picker.accessibleName()
    return bool(heard.relations(QAccessible.RelationFlag.Label)) or bool(name and name in words)


def reachable(top: QWidget) -> set[QWidget]:
    """Return what Tab has to reach; of an exclusive group that is the button that is on."""
    return {
        widget
        for widget in interactive(top)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not _is_other_choice(widget)
    }


DIRECTIONS = {
    "left to right": Qt.LayoutDirection.LeftToRight,
    "right to left": Qt.LayoutDirection.RightToLeft,
}


def said(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{name_of(widget)}”"


SAYS_NOTHING = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window}
"""Roles by which a screen reader cannot tell what one can do."""


def role_of(widget: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(widget).role()


def is_backwards(one: QWidget, other: QWidget) -> bool:
    """Tell whether `other` lies wholly above `one`, and not after it in the line either."""
    if one.window() is not other.window():
        return False
    top = one.window()
    here, there = (QRect(widget.mapTo(top, QPoint(0, 0)), widget.size()) for widget in (one, other))
    is_rtl = one.layoutDirection() == Qt.LayoutDirection.RightToLeft
    is_before = there.right() > here.right() if is_rtl else there.left() < here.left()
    return there.bottom() <= here.top() and is_before


@pytest.fixture(scope="module")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small year of a fictional creator."""
    folder = tmp_path_factory.mktemp("year")
    with Book.open(folder / "book.db", as_of=AS_OF) as book:
        book.add_account(HANDLE, "FR")
        book.import_files(write_demo(folder, until=AS_OF, lines=80), account=HANDLE)
    return folder / "book.db"


@pytest.fixture
def filled_window(
    qtbot: QtBot,
    preferences: Preferences,
    appearance: Appearance,
    translations: Translations,
    filled_store: Path,
    tmp_path: Path,
) -> Iterator[MainWindow]:
    """The window with the pages of the program, on a small year of a fictional creator."""
    store = Path(shutil.copy(filled_store, tmp_path))
    shell = Shell(store, preferences, as_of=AS_OF)
    made = MainWindow(shell, appearance, translations, page_specs())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


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


class _WindowsShown(QObject):
    """Notes each widget that comes up as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_flashes_up_as_a_window(
    qtbot: QtBot, qapp: QApplication, filled_window: MainWindow
) -> None:
    """A widget shown before it has a parent takes the focus from the real window for a moment."""
    shown = _WindowsShown()
    qapp.installEventFilter(shown)
    for spec in page_specs():
        filled_window.pages.show_page(spec.name)
        qtbot.waitUntil(lambda: not filled_window.shell.tasks.is_busy(), timeout=30_000)
    qapp.removeEventFilter(shown)
    assert shown.names == []


def test_every_page_of_the_program_has_names_for_everything(
    qtbot: QtBot, filled_window: MainWindow, translations: Translations
) -> None:
    for spec in page_specs():
        translations.use("fr")
        filled_window.pages.show_page(spec.name)
        qtbot.waitUntil(lambda: not filled_window.shell.tasks.is_busy(), timeout=30_000)
        assert nameless(filled_window) == [], f"{spec.name} in French"
        assert choices_of_what(filled_window) == [], f"{spec.name} in French"
        translations.use("en")
        assert nameless(filled_window) == [], f"{spec.name}, in English now"
        assert choices_of_what(filled_window) == [], f"{spec.name}, in English now"


@pytest.mark.parametrize("direction", list(DIRECTIONS))
def test_tab_goes_through_every_page_in_reading_order(
    qtbot: QtBot, qapp: QApplication, filled_window: MainWindow, direction: str
) -> None:
    """To everything, once each, never to what lies both above and before where one was."""
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(DIRECTIONS[direction])
    try:
        filled_window.resize(1280, 900)
        filled_window.activateWindow()
        for spec in page_specs():
            filled_window.pages.show_page(spec.name)
            qtbot.waitUntil(lambda: not filled_window.shell.tasks.is_busy(), timeout=30_000)
            filled_window.navigation.button(spec.name).setFocus()
            walked = walked_by_tab(filled_window, steps=120)
            assert filled_window.navigation.button(spec.name) is walked[0]
            missed = reachable(filled_window) - set(walked)
            assert {said(widget) for widget in missed} == set(), spec.name
            assert [said(widget) for widget in walked if not name_of(widget).strip()] == []
            # A chart or an area that scrolls has a name; Qt for Python lets nobody set its role.
            acting = [widget for widget in walked if isinstance(widget, INTERACTIVE)]
            assert [said(widget) for widget in acting if role_of(widget) in SAYS_NOTHING] == []
            back = [f"{said(a)} -> {said(b)}" for a, b in pairwise(walked) if is_backwards(a, b)]
            assert back == [], spec.name
    finally:
        qapp.setLayoutDirection(before)


def test_the_words_of_welcome_have_names_too(window: MainWindow, book: PretendedBook) -> None:
    book.is_bare = True
    window.shell.book_changed.emit()
    assert nameless(window) == []


def test_what_lies_over_the_window_has_names_too(window: MainWindow) -> None:
    window._jump("a")
    assert window._jumping is not None
    assert nameless(window._jumping.box) == []
    window._jumping.box.dismiss()
    window.show_tour()
    assert window._tour is not None
    assert nameless(window._tour) == []
    window._tour.end()


def test_dialogs_have_names_too(window: MainWindow) -> None:
    window.menus.help.trigger()
    for dialog in (window._help().window, dialogs.show_about(window, window.shell.book.path)):
        assert nameless(dialog) == []
        assert dialog.windowTitle()
        dialog.close()


def test_tab_reaches_everything_in_reading_order(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    window.navigation.button("home").setFocus()
    walked = walked_by_tab(window)
    assert reachable(window) <= set(walked)
    header = window.header
    order = [
        window.navigation.button("home"),
        header.jump,
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


def _is_other_choice(widget: QWidget) -> bool:
    return isinstance(widget, QAbstractButton) and widget.isCheckable() and not widget.isChecked()
