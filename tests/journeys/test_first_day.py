"""The first day: start, tour, drop, import, look, filter, correct, undo, change a rule."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.correction import Correctable
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.help.tour import Tour
from affitrack.gui.i18n import language
from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.correct import CorrectDialog
from affitrack.gui.sales.fields import RateField
from affitrack.gui.sales.page import SalesPage
from affitrack.gui.settings.page import SettingsPage
from affitrack.gui.theme import Theme
from affitrack.gui.tokens import DARK, LIGHT, tokens_of
from tests.gui.real import AS_OF, HANDLE, held, home_page, lost, paid
from tests.ingest.samples import write_sales
from tests.journeys.user import User

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("does not support raise")]


@pytest.fixture
def export(tmp_path: Path) -> Path:
    sold = [paid(1), held(1), held(2), held(3), lost(1)]
    return write_sales(tmp_path / "affiliate_orders_1.csv", sold)


@pytest.fixture
def user(real_window: MainWindow, qtbot: QtBot) -> User:
    return User(real_window, qtbot)


@pytest.fixture
def at_home(user: User, export: Path) -> User:
    """Someone whose first export is in."""
    user.imports(export, handle=HANDLE)
    return user


def sales_page(user: User) -> SalesPage:
    page = user.window.pages.current_page
    assert isinstance(page, SalesPage)
    return page


def everything(store: Path) -> list[object]:
    """Return all lines as they stand, to compare before and after."""
    with Book.open(store, as_of=AS_OF) as book:
        assert all(check.ok for check in book.check())
        return list(book.lines())


def test_from_the_first_start_to_the_first_figures(
    user: User, export: Path, store_path: Path
) -> None:
    window = user.window
    window.offer_tour()
    tour = user.sees(Tour)
    for _ in range(4):
        user.clicks(tour.next_button)
    assert window._tour is None
    assert window.welcome.isVisible()
    user.drops(export)
    user.types(HANDLE, user.preview().form.handle)
    user.clicks(user.preview().form.go_on)
    assert everything(store_path) == [], "nothing is written before Import is pressed"
    user.presses("Import 5 rows")
    assert window.pages.current_name == "home"
    assert user.reads() == "Imported: 5 new rows"
    figures = home_page(window).figures
    assert figures.held.figure()[1] == "€7.47"
    assert figures.paid.figure()[1] == "€2.49"


def test_every_figure_of_home_leads_to_its_sales(at_home: User) -> None:
    figures = home_page(at_home.window).figures
    at_home.rest()
    at_home.clicks(figures.held)
    assert at_home.window.pages.current_name == "sales"
    assert sales_page(at_home).model.rowCount() == 3
    assert sales_page(at_home).filters.which().stages == {Stage.HELD}


def test_search_and_filter(at_home: User) -> None:
    at_home.keys("Ctrl+2", "Ctrl+F")
    at_home.types("4920760002")
    assert sales_page(at_home).model.rowCount() == 1
    at_home.keys("Escape")
    assert sales_page(at_home).model.rowCount() == 5
    at_home.presses("Lost")
    assert sales_page(at_home).model.rowCount() == 1


def test_correct_a_rate_then_undo_and_redo(at_home: User, store_path: Path) -> None:
    before = everything(store_path)
    at_home.keys("Ctrl+2")
    at_home.presses("Held back")
    page = sales_page(at_home)
    page.table.setFocus()
    at_home.keys("Home", "F2")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CorrectDialog)
    field = dialog.rows[Correctable.RATE].field
    assert isinstance(field, RateField)
    field.line.clear()
    at_home.types("24", field.line)
    at_home.clicks(dialog.save)
    corrected = everything(store_path)
    assert corrected != before
    assert at_home.window.menus.undo.isEnabled()
    at_home.keys("Ctrl+Z")
    assert everything(store_path) == before
    at_home.keys("Ctrl+Shift+Z")
    assert everything(store_path) == corrected
    at_home.keys("Ctrl+Z", "Ctrl+Z")
    assert everything(store_path) == [], "before the correction there was the import"
    assert at_home.window.welcome.isVisible() or at_home.window.pages.current_name == "sales"


def test_a_correction_survives_the_next_export(
    at_home: User, store_path: Path, tmp_path: Path
) -> None:
    with Book.open(store_path, as_of=AS_OF) as book:
        (line_id,) = book.line_ids(LineFilter(text=held(1)["order_id"]))
    shell = at_home.window.shell
    shell.show_page("sales", LineFilter(order_id=held(1)["order_id"]))
    at_home.rest()
    sales_page(at_home).table.setFocus()
    at_home.keys("Home", "F2")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CorrectDialog)
    field = dialog.rows[Correctable.RATE].field
    assert isinstance(field, RateField)
    field.line.clear()
    at_home.types("24", field.line)
    at_home.clicks(dialog.save)
    again = write_sales(tmp_path / "affiliate_orders_2.csv", [held(1, items_sold="2"), held(4)])
    at_home.imports(again)
    with Book.open(store_path, as_of=AS_OF) as book:
        (line,) = book.lines_by_id([line_id])
        assert line.corrected
        assert str(line.derived.rate) == "0.24"
        assert line.facts.items_sold == 2


def test_a_rule_changes_after_its_effect_was_shown_and_is_undone(
    at_home: User, store_path: Path
) -> None:
    before = everything(store_path)
    at_home.goes_to("settings")
    page = at_home.window.pages.current_page
    assert isinstance(page, SettingsPage)
    from affitrack.gui.settings.accounts_section import AccountsSection

    section = page.current()
    assert isinstance(section, AccountsSection)
    field = section.rules.fields["return_window_days"].editor.field()
    field.setFocus()
    at_home.keys("Ctrl+A")
    at_home.types("30")
    assert everything(store_path) == before, "looking at the effect changes nothing"
    at_home.clicks(section.effect.save)
    changed = everything(store_path)
    assert changed != before
    at_home.window.navigation.button("settings").setFocus()
    at_home.keys("Ctrl+Z")
    assert everything(store_path) == before
    at_home.keys("Ctrl+Y")
    assert everything(store_path) == changed


def test_language_and_theme_change_while_one_works(at_home: User) -> None:
    window = at_home.window
    at_home.keys("Ctrl+2")
    at_home.goes_to("franc")
    assert language() == "fr"
    assert window.navigation.button("sales").text() == "Ventes"
    assert window.header.title() == "Ventes"
    model = sales_page(at_home).model
    first = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert "2,49\u00a0€" in first
    assert "Retenue · 4 déc." in first
    at_home.goes_to("sombre")
    assert tokens_of(window.palette()) is DARK
    at_home.goes_to("english")
    assert window.navigation.button("sales").text() == "Sales"
    at_home.goes_to("light")
    assert tokens_of(window.palette()) is LIGHT
    assert window.shell.preferences.theme is Theme.LIGHT


def test_everything_by_keys_alone(user: User, export: Path) -> None:
    """Import, look at a sale, go somewhere, undo, without touching the mouse."""
    user.drops(export)  # a desktop hands files over by keys as well
    user.types(HANDLE, user.preview().form.handle)
    user.keys("Return")
    confirm = user.preview().confirm
    for _ in range(40):
        if confirm.hasFocus():
            break
        user.keys("Tab")
    assert confirm.hasFocus()
    user.keys("Space")
    assert user.window.pages.current_name == "home"
    user.goes_to(held(2)["order_id"])
    assert sales_page(user).model.rowCount() == 1
    user.keys("F1")
    help_window = user.window._help().window
    assert help_window.isVisible()
    help_window.close()
    user.window.activateWindow()
    user.keys("Ctrl+1", "Ctrl+Z")
    assert user.window.welcome.isVisible()
