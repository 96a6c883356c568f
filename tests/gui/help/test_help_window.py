from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.gui.help.window import HelpWindow
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.theme import Appearance, Theme
from tests.gui.doubles import PretendedBook

pytestmark = pytest.mark.gui


@pytest.fixture
def help_window(qtbot: QtBot, window: MainWindow) -> HelpWindow:
    window.menus.export_help.trigger()
    return window._help().window


def test_f1_opens_what_fits_the_page(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    window.pages.show_page("imports")
    QTest.keySequence(window, QKeySequence("F1"))
    assert window._help().window.isVisible()
    assert window._help().window.shown() == "import"


def test_every_page_has_a_topic_of_its_own(window: MainWindow) -> None:
    topics = {}
    for name in window.menus.pages:
        window._help().open_for_page(name)
        topics[name] = window._help().window.shown()
    assert "start" not in topics.values(), topics


def test_who_has_no_data_yet_is_told_how_to_begin(window: MainWindow, book: PretendedBook) -> None:
    book.is_bare = True
    window.menus.help.trigger()
    assert window._help().window.shown() == "start"


def test_contents_lead_to_each_topic(help_window: HelpWindow) -> None:
    assert help_window.shown() == "export"
    for row in range(help_window.contents.count()):
        help_window.contents.setCurrentRow(row)
        title = help_window.contents.item(row).text()
        assert help_window.text.toPlainText().startswith(title)


def test_links_lead_to_topics_pages_and_commands(
    qtbot: QtBot, window: MainWindow, help_window: HelpWindow
) -> None:
    help_window.text.anchorClicked.emit(QUrl("help:glossary#held"))
    assert help_window.shown() == "glossary"
    help_window.text.anchorClicked.emit(QUrl("page:imports"))
    assert window.pages.current_name == "imports"
    help_window.text.anchorClicked.emit(QUrl("command:shortcuts"))
    assert help_window.shown() == "shortcuts"
    help_window.text.anchorClicked.emit(QUrl("https://example.org"))  # never goes online
    assert help_window.shown() == "shortcuts"


def test_search_finds_topics_and_terms_without_accents(
    qtbot: QtBot, help_window: HelpWindow, translations: Translations
) -> None:
    translations.use("fr")
    qtbot.waitUntil(lambda: "Glossaire" in help_window.titles())
    QTest.keyClicks(help_window.search, "delai de retour")
    qtbot.waitUntil(lambda: "Délai de retour" in help_window.titles())
    assert "Vos données" not in help_window.titles()
    help_window.contents.setCurrentRow(help_window.titles().index("Délai de retour"))
    assert help_window.shown() == "glossary"
    assert help_window.text.verticalScrollBar().value() > 0


def test_return_in_the_search_opens_the_first_and_marks_the_words(
    qtbot: QtBot, help_window: HelpWindow
) -> None:
    help_window.show_topic("start")
    help_window.search.setFocus()
    QTest.keyClicks(help_window.search, "spreadsheet")
    qtbot.waitUntil(lambda: len(help_window.titles()) < 4)
    QTest.keyClick(help_window.search, Qt.Key.Key_Return)
    assert help_window.shown() == "export"
    assert len(help_window.text.extraSelections()) > 0


def test_the_keys_of_all_menus_are_listed(window: MainWindow, help_window: HelpWindow) -> None:
    help_window.show_topic("shortcuts")
    text = help_window.text.toPlainText()
    assert "{" not in text
    for keys in ("Ctrl+K", "Ctrl+F", "Ctrl+Z", "Ctrl+Shift+Z, Ctrl+Y", "Ctrl+1", "F1", "Shift+F10"):
        assert keys in text


def test_rules_are_told_for_the_markets_of_the_accounts(help_window: HelpWindow) -> None:
    help_window.show_topic("rules")
    text = help_window.text.toPlainText()
    assert "France" in text
    assert "Germany" not in text
    assert "official" in text


def test_the_help_follows_the_theme_and_remembers_its_place(
    window: MainWindow, help_window: HelpWindow, appearance: Appearance
) -> None:
    before = help_window.text.document().toHtml()
    appearance.set_theme(Theme.DARK)
    help_window.show_topic("figures")
    assert help_window.text.document().toHtml() != before
    QTest.keyClick(help_window, Qt.Key.Key_Escape)
    assert not help_window.isVisible()
    assert not window.shell.preferences.state("help").isEmpty()


def test_topics_and_terms_are_found_by_the_jump_box(qtbot: QtBot, window: MainWindow) -> None:
    window._jump("shortc")
    assert window._jumping is not None
    box = window._jumping.box
    assert "Keyboard shortcuts" in box.titles()
    box.field.setText("lost")
    box._look()
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    assert window._help().window.shown() == "glossary"
