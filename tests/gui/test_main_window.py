from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.metrics import px
from affitrack.gui.shell import FilesWanted, Shell
from affitrack.gui.theme import Appearance, Theme
from affitrack.gui.tokens import DARK, tokens_of
from affitrack.wording.message import UserError, message
from tests.gui.doubles import PretendedBook, PretendedPage, import_record, pretended_pages

pytestmark = pytest.mark.gui

FRAME_PIXELS = 8  # what the window's frame may take; off screen it is guessed


def page_of(window: MainWindow) -> PretendedPage:
    page = window.pages.current_page
    assert isinstance(page, PretendedPage)
    return page


def press(window: MainWindow, keys: str) -> None:
    QTest.keySequence(window, QKeySequence(keys))


def another_window(
    qtbot: QtBot, window: MainWindow, appearance: Appearance, translations: Translations
) -> MainWindow:
    """Return the window of the next start, on the same settings."""
    path = window.shell.preferences.path
    preferences = type(window.shell.preferences)(path)
    book = window.shell.book
    shell = Shell(None, preferences, as_of=book.as_of, open_book=lambda _path, as_of, create: book)
    made = MainWindow(shell, appearance, translations, pretended_pages())
    qtbot.addWidget(made)
    return made


def test_first_page_is_home_and_is_read_once(window: MainWindow) -> None:
    assert window.pages.current_name == "home"
    assert page_of(window).refreshed == 1
    assert window.header.title() == "Home"
    assert window.navigation.button("home").isChecked()


def test_pages_are_reached_by_click_and_by_key(qtbot: QtBot, window: MainWindow) -> None:
    QTest.mouseClick(window.navigation.button("sales"), Qt.MouseButton.LeftButton)
    assert window.pages.current_name == "sales"
    press(window, "Ctrl+3")
    assert window.pages.current_name == "imports"
    assert window.navigation.button("imports").isChecked()
    assert window.menus.pages["imports"].isChecked()


def test_pages_are_made_when_first_shown_and_read_when_stale(window: MainWindow) -> None:
    home = page_of(window)
    window.pages.show_page("sales")
    sales = page_of(window)
    window.shell.book_changed.emit()
    assert (home.refreshed, sales.refreshed) == (1, 2)
    window.pages.show_page("home")
    assert (home.refreshed, sales.refreshed) == (2, 2)
    window.pages.show_page("sales")
    assert sales.refreshed == 2


def test_a_page_can_be_asked_to_show_something(window: MainWindow) -> None:
    window.shell.show_page("sales", {"stage": "held"})
    assert page_of(window).shown == [{"stage": "held"}]


def test_badge_of_a_page(window: MainWindow) -> None:
    page_of(window).badge_changed.emit(3)
    assert window.navigation.button("home").accessibleName() == "Home, 3 to look at"
    page_of(window).badge_changed.emit(0)
    assert window.navigation.button("home").accessibleName() == "Home"


def test_an_empty_book_is_welcomed_and_filled(window: MainWindow, book: PretendedBook) -> None:
    book.is_bare = True
    window.shell.book_changed.emit()
    assert window.pages.currentWidget() is window.welcome
    assert window.header.title() == "Home"
    window.pages.show_page("imports")  # where the preview is: shown all the same
    assert page_of(window).name == "imports"
    book.is_bare = False
    window.pages.show_page("home")
    assert page_of(window).name == "home"


def test_language_changes_what_is_on_the_screen(qtbot: QtBot, window: MainWindow) -> None:
    assert window.header.import_button.text() == "Import…"
    window.menus.languages["fr"].trigger()
    qtbot.waitUntil(lambda: window.header.import_button.text() == "Importer…")
    assert window.menus.import_files.text() == "&Importer…"
    assert window.menuBar().actions()[0].text() == "&Fichier"
    assert window.shell.preferences.language == "fr"
    window.menus.languages["en"].trigger()
    qtbot.waitUntil(lambda: window.header.import_button.text() == "Import…")


def test_theme_changes_what_is_on_the_screen(window: MainWindow) -> None:
    before = window.grab().toImage().pixelColor(2, window.height() // 2)
    window.menus.themes[Theme.DARK].trigger()
    after = window.grab().toImage().pixelColor(2, window.height() // 2)
    assert before.name().upper() != after.name().upper() == DARK.surface
    assert tokens_of(window.header.palette()) is DARK
    assert window.shell.preferences.theme is Theme.DARK


def test_zoom_by_key_is_remembered(window: MainWindow) -> None:
    press(window, "Ctrl++")
    assert window.shell.preferences.zoom_percent == 110
    press(window, "Ctrl+0")
    assert window.shell.preferences.zoom_percent == 100


def test_several_steps_of_zoom_dress_the_windows_once(
    qtbot: QtBot, window: MainWindow, appearance: Appearance
) -> None:
    sizes: list[int] = []
    appearance.changed.connect(lambda: sizes.append(appearance.zoom_percent))
    for _ in range(4):
        press(window, "Ctrl++")
    assert window.shell.preferences.zoom_percent == 175
    qtbot.waitUntil(lambda: bool(sizes))
    qtbot.wait(300)
    assert sizes == [175]
    press(window, "Ctrl++")
    press(window, "Ctrl+0")
    qtbot.wait(300)
    assert sizes == [175, 100], "what was pressed last counts"


def test_place_size_and_page_are_there_at_the_next_start(
    qtbot: QtBot, window: MainWindow, appearance: Appearance, translations: Translations
) -> None:
    window.setGeometry(40, 30, 711, 433)
    window.pages.show_page("sales")
    window.close()
    again = another_window(qtbot, window, appearance, translations)
    again.show()
    assert again.size() == window.size()
    assert (again.pos() - QPoint(40, 30)).manhattanLength() <= FRAME_PIXELS
    assert again.pages.current_name == "sales"
    again.close()


def test_maximised_is_remembered(
    qtbot: QtBot, window: MainWindow, appearance: Appearance, translations: Translations
) -> None:
    window.showMaximized()
    window.close()
    again = another_window(qtbot, window, appearance, translations)
    again.show()
    assert again.isMaximized()
    again.close()


def test_a_page_that_is_gone_gives_home(
    qtbot: QtBot, window: MainWindow, appearance: Appearance, translations: Translations
) -> None:
    window.close()
    window.shell.preferences.page = "payouts of an older version"
    window.shell.preferences.save()
    again = another_window(qtbot, window, appearance, translations)
    assert again.pages.current_name == "home"
    again.close()


def test_closing_closes_the_book(window: MainWindow, book: PretendedBook) -> None:
    window.close()
    assert "close" in book.done


def test_find_keys_lead_to_the_search_of_the_page(window: MainWindow) -> None:
    window.activateWindow()
    window.pages.show_page("sales")
    press(window, "Ctrl+F")
    assert QApplication.focusWidget() is window.header.search


def test_search_narrows_the_page_that_can_be_searched(qtbot: QtBot, window: MainWindow) -> None:
    window.pages.show_page("sales")
    sales = page_of(window)
    QTest.keyClicks(window.header.search, "serum")
    qtbot.waitUntil(lambda: sales.searched == ["serum"])


def test_each_page_keeps_what_is_searched_on_it(qtbot: QtBot, window: MainWindow) -> None:
    window.pages.show_page("sales")
    QTest.keyClicks(window.header.search, "5770")
    QTest.keyClick(window.header.search, Qt.Key.Key_Return)
    assert page_of(window).searched == ["5770"]
    window.pages.show_page("home")
    assert not window.header.search.isVisible()
    window.pages.show_page("sales")
    assert window.header.search.text() == "5770"


def test_accounts_are_offered_and_the_choice_is_told(
    qtbot: QtBot, window: MainWindow, book: PretendedBook
) -> None:
    picker = window.header.account
    assert [picker.itemText(n) for n in range(picker.count())] == ["@lea.naturelle"]
    book.handles = ["lea.naturelle", "max"]
    window.shell.book_changed.emit()
    texts = [picker.itemText(n) for n in range(picker.count())]
    assert texts == ["All accounts", "@lea.naturelle", "@max"]
    with qtbot.waitSignal(window.shell.account_changed) as chosen:
        picker.setCurrentIndex(2)
        picker.activated.emit(2)
    assert chosen.args == ["max"]
    assert window.shell.preferences.account == "max"
    assert page_of(window).refreshed == 3


def test_undo_of_the_last_import_and_import_again(
    qtbot: QtBot, window: MainWindow, book: PretendedBook, tmp_path: Path
) -> None:
    export = tmp_path / "orders.csv"
    export.touch()
    book.records = [import_record(1, tmp_path / "older.csv"), import_record(2, export)]
    window.shell.book_changed.emit()
    assert window.menus.undo.text() == "&Undo import of “orders.csv”"
    window.activateWindow()
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: "undo 2" in book.done)
    qtbot.waitUntil(window.toast.isVisible)
    assert window.toast.message() == "Import undone: 3 lines removed, 1 put back as before."
    assert window.menus.undo.text() == "&Undo import of “older.csv”"
    assert window.menus.redo.isEnabled()
    QTest.mouseClick(window.toast.action_button(), Qt.MouseButton.LeftButton)
    assert window.pages.current_name == "imports"
    assert page_of(window).shown == [FilesWanted((export,), "lea.naturelle")]


def test_nothing_to_undo(window: MainWindow) -> None:
    assert not window.menus.undo.isEnabled()
    assert not window.menus.redo.isEnabled()


def test_copy_goes_to_the_widget_with_the_focus(window: MainWindow) -> None:
    field = page_of(window).field
    field.setText("577012884920768041")
    window.activateWindow()
    field.setFocus()
    field.selectAll()
    QGuiApplication.clipboard().clear()
    window.menus.copy.trigger()
    assert QGuiApplication.clipboard().text() == "577012884920768041"


def test_recent_files_are_offered(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    export = tmp_path / "a&b.csv"
    export.touch()
    window.shell.preferences.add_recent_files([export, tmp_path / "gone.csv"])
    window.menus.recent.aboutToShow.emit()
    actions = window.menus.recent.actions()
    assert [action.text() for action in actions if not action.isSeparator()] == [
        "a&&b.csv",
        "&Clear this list",
    ]
    actions[0].trigger()
    assert page_of(window).shown == [FilesWanted((export,))]


def test_narrow_windows_show_icons_only(window: MainWindow) -> None:
    window.resize(1200, 700)
    assert window.navigation.width() == px(204)
    window.resize(700, 500)
    assert window.navigation.width() == px(62)
    assert window.navigation.button("sales").toolTip() == "Sales"


def test_large_texts_leave_the_names_out_too(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1200, 700)
    for _ in range(5):
        press(window, "Ctrl++")
    assert window.shell.preferences.zoom_percent == 200
    at_usual_size = px(62)
    qtbot.waitUntil(lambda: window.navigation.width() == px(62) > at_usual_size)
    press(window, "Ctrl+0")
    assert window.navigation.width() == px(204)


def test_known_problems_are_told_as_sentences(qtbot: QtBot, window: MainWindow) -> None:
    window.shell.tell(UserError(message("domain.unknown_market", given="XX", known="FR")))
    box = QApplication.activeModalWidget()
    assert box is not None
    assert "“XX” is not a market that AffiTrack knows." in box.property("text")
    box.close()


def test_damage_is_told_once_and_as_a_sentence(window: MainWindow) -> None:
    """Whether a task meets it or the window itself while it reads."""
    error = sqlite3.DatabaseError("database disk image is malformed")
    error.sqlite_errorname = "SQLITE_CORRUPT"
    window.shell.book.path.touch()  # one that is gone is told otherwise
    window.shell.tell(error)
    window.shell.tell(error)
    boxes = [each for each in window.findChildren(QMessageBox) if each.isVisible()]
    told = f"“{window.shell.book.path}” is damaged. Restore a backup."
    assert [box.text() for box in boxes] == [told]
    boxes[0].close()
    assert window.shell.known_problem(ValueError("a fault of ours")) is None


@pytest.mark.parametrize(("tongue", "first"), [("en", "&File"), ("fr", "&Fichier")])
def test_mnemonics_are_unique_in_each_menu(
    qtbot: QtBot, window: MainWindow, tongue: Literal["en", "fr"], first: str
) -> None:
    window.menus.languages[tongue].trigger()
    qtbot.waitUntil(lambda: window.menuBar().actions()[0].text() == first)
    within = list(_all_menus(window.menuBar().actions()))
    assert len(within) > 6, "those in menus too"
    for actions in within:
        letters = [_mnemonic(action.text()) for action in actions if _mnemonic(action.text())]
        assert len(letters) == len(set(letters)), letters


def test_shortcuts_are_unique(window: MainWindow) -> None:
    keys = [
        key.toString()
        for action in window.menus.children()
        if hasattr(action, "shortcuts")
        for key in action.shortcuts()
    ]
    assert len(keys) == len(set(keys))


def _all_menus(actions: list[QAction]) -> Iterator[list[QAction]]:
    yield actions
    for menu in (action.menu() for action in actions):
        if isinstance(menu, QMenu):
            yield from _all_menus(menu.actions())


def _mnemonic(text: str) -> str:
    _, found, rest = text.replace("&&", "").partition("&")
    return rest[0].casefold() if found else ""
