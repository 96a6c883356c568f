from __future__ import annotations

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.domain.found import Thing, ThingKind
from affitrack.domain.records import LineFilter
from affitrack.gui.i18n import Translations
from affitrack.gui.jump.box import JumpBox
from affitrack.gui.main_window import MainWindow
from affitrack.gui.theme import Theme
from tests.gui.doubles import PretendedBook, PretendedPage

pytestmark = pytest.mark.gui

ORDER = Thing(ThingKind.ORDER, "577012884920768041", moment="2026-11-14T21:04:00")
VIDEO = Thing(ThingKind.CONTENT, "7619612074631168099", "Ma routine", "video")
CREAM = Thing(ThingKind.PRODUCT, "1729384756102938475", "Crème éclat")
MAISON = Thing(ThingKind.SHOP, "7495", "Maison Éclat")


@pytest.fixture
def box(qtbot: QtBot, window: MainWindow, book: PretendedBook) -> JumpBox:
    book.things = [ORDER, VIDEO, CREAM, MAISON]
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    assert window._jumping is not None
    return window._jumping.box


def typed(qtbot: QtBot, window: MainWindow, box: JumpBox, text: str) -> list[str]:
    QTest.keyClicks(box.field, text)
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy())
    return box.titles()


def press(box: JumpBox, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(box.field, key)


def page_of(window: MainWindow) -> PretendedPage:
    page = window.pages.current_page
    assert isinstance(page, PretendedPage)
    return page


def test_the_box_lists_pages_and_commands_and_has_the_focus(box: JumpBox) -> None:
    assert box.isVisible()
    assert QApplication.focusWidget() is box.field
    assert box.titles()[:4] == ["Home", "Sales", "Imports", "Import"]
    assert "Dark" in box.titles()
    assert "Undo" not in box.titles()  # there is nothing to undo


def test_a_page_is_two_keys_away(qtbot: QtBot, window: MainWindow, box: JumpBox) -> None:
    assert typed(qtbot, window, box, "sal")[0] == "Sales"
    press(box, Qt.Key.Key_Return)
    assert window.pages.current_name == "sales"
    assert box.isHidden()


def test_commands_do_what_the_menu_does(qtbot: QtBot, window: MainWindow, box: JumpBox) -> None:
    typed(qtbot, window, box, "dark")
    press(box, Qt.Key.Key_Return)
    assert window.shell.preferences.theme is Theme.DARK


@pytest.mark.parametrize(
    ("text", "title", "what"),
    [
        ("5770128", ORDER.key, LineFilter(order_id=ORDER.key)),
        ("routine", "Ma routine", LineFilter(content_id=VIDEO.key)),
        ("1729", "Crème éclat", LineFilter(product_id=CREAM.key)),
        ("Maison", "Maison Éclat", LineFilter(shop=MAISON.key)),
    ],
)
def test_things_of_the_book_lead_to_their_sales(
    qtbot: QtBot, window: MainWindow, box: JumpBox, text: str, title: str, what: LineFilter
) -> None:
    assert typed(qtbot, window, box, text)[0] == title
    press(box, Qt.Key.Key_Return)
    assert window.pages.current_name == "sales"
    assert page_of(window).shown == [what]


def test_what_is_not_found_can_be_searched_in_the_sales(
    qtbot: QtBot, window: MainWindow, box: JumpBox
) -> None:
    assert typed(qtbot, window, box, "serum") == ["Search the sales for “serum”"]
    press(box, Qt.Key.Key_Return)
    assert page_of(window).shown == [LineFilter(text="serum")]


def test_keys_go_round_and_escape_gives_the_focus_back(
    qtbot: QtBot, window: MainWindow, box: JumpBox
) -> None:
    press(box, Qt.Key.Key_Escape)
    assert box.isHidden()
    field = page_of(window).field
    field.setFocus()
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    typed(qtbot, window, box, "zoom")
    rows = len(box.titles())
    assert rows > 2
    press(box, Qt.Key.Key_Up)
    assert box.list.currentIndex().row() == rows - 1
    press(box, Qt.Key.Key_Tab, Qt.Key.Key_Down)
    assert box.list.currentIndex().row() == 1
    press(box, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is field


def test_what_the_worker_finds_leaves_the_choice_where_it_is(
    window: MainWindow, box: JumpBox
) -> None:
    box.field.setText("o")
    box._look()
    press(box, Qt.Key.Key_Down)
    chosen = str(box.list.currentIndex().data())
    assert window._jumping is not None
    window._jumping._show("o", [Thing(ThingKind.PRODUCT, "1", "O")])
    assert box.titles()[0] == "O"
    assert box.list.currentIndex().data() == chosen


def test_an_answer_to_what_is_no_longer_asked_is_left_aside(
    window: MainWindow, box: JumpBox
) -> None:
    box.field.setText("serum")
    box.add_found("ser", [])
    assert window._jumping is not None
    window._jumping._show("ser", [CREAM])
    assert "Crème éclat" not in box.titles()


def test_where_one_went_is_offered_first(
    qtbot: QtBot, window: MainWindow, box: JumpBox, book: PretendedBook
) -> None:
    typed(qtbot, window, box, "1729")
    press(box, Qt.Key.Key_Return)
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    typed(qtbot, window, box, "light")
    press(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy())
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    assert box.titles()[:2] == ["Light", "Crème éclat"]
    assert len(json.loads(book.settings["window.jumps"])) == 2


def test_a_memory_that_cannot_be_read_costs_nothing_else(
    window: MainWindow, box: JumpBox, book: PretendedBook
) -> None:
    press(box, Qt.Key.Key_Escape)
    for damaged in ("{", "[1]", '[{"kind": "NONE", "key": "x"}]', '[{"thing": "{}"}]'):
        book.settings["window.jumps"] = damaged
        QTest.keySequence(window, QKeySequence("Ctrl+K"))
        assert box.titles()[0] == "Home"
        press(box, Qt.Key.Key_Escape)


def test_where_a_page_has_no_search_its_place_leads_to_the_box(
    qtbot: QtBot, window: MainWindow, box: JumpBox
) -> None:
    press(box, Qt.Key.Key_Escape)
    assert not window.header.search.isVisible()
    QTest.keySequence(window, QKeySequence("Ctrl+F"))
    assert box.isVisible()
    press(box, Qt.Key.Key_Escape)
    QTest.keyClicks(window.header.jump, "s")
    assert (box.isVisible(), box.text()) == (True, "s")
    press(box, Qt.Key.Key_Escape)
    QTest.mouseClick(window.header.jump, Qt.MouseButton.LeftButton)
    assert (box.isVisible(), box.text()) == (True, "")


def test_a_click_beside_the_box_ends_it_and_one_on_a_row_goes_there(
    qtbot: QtBot, window: MainWindow, box: JumpBox
) -> None:
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=box.rect().bottomLeft())
    assert box.isHidden()
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    row = box.list.visualRect(box.model.index(2, 0))
    QTest.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    assert window.pages.current_name == "imports"


def test_the_box_speaks_the_language_in_use(
    qtbot: QtBot, window: MainWindow, box: JumpBox, translations: Translations
) -> None:
    translations.use("fr")
    qtbot.waitUntil(lambda: box.field.accessibleName().startswith("Page, action"))
    press(box, Qt.Key.Key_Escape)
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    found = typed(qtbot, window, box, "apparence")
    assert "Sombre" in found
    assert found[-1] == "Chercher «\u00a0apparence\u00a0» dans les ventes"


def test_accounts_are_chosen_where_there_are_several(
    qtbot: QtBot, window: MainWindow, box: JumpBox, book: PretendedBook
) -> None:
    assert typed(qtbot, window, box, "show only")[:-1] == []
    press(box, Qt.Key.Key_Escape)
    book.handles = ["lea.naturelle", "max"]
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    assert typed(qtbot, window, box, "only max")[0] == "Show only @max"
    press(box, Qt.Key.Key_Return)
    assert window.shell.account == "max"
    QTest.keySequence(window, QKeySequence("Ctrl+K"))
    assert typed(qtbot, window, box, "all acc")[0] == "Show all accounts"


def test_a_rule_leads_to_where_it_is_set(real_window: MainWindow) -> None:
    real_window._jump("vat")
    titles = real_window._jumping.box.titles()
    assert "Accounts" in titles
    real_window._jump("payout days")
    assert real_window._jumping.box.titles()[0] == "Accounts"
