"""A sale by hand as a user enters it: proposals, the live result, saving, changing, undoing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.by_hand import ByHandDialog, edit_by_hand, open_by_hand
from affitrack.gui.sales.line_words import ordered_words
from affitrack.gui.sales.page import SalesPage
from tests.domain.lines import deriver, record, sale
from tests.gui.real import fill, held, read_again, sales_page, settle

pytestmark = pytest.mark.gui


@pytest.fixture
def sales(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> SalesPage:
    fill(store_path, held(1), held(2))
    read_again(real_window)
    shown = sales_page(real_window)
    settle(qtbot, real_window)
    return shown


@pytest.fixture
def dialog(sales: SalesPage, qtbot: QtBot) -> ByHandDialog:
    found: list[ByHandDialog] = []
    open_by_hand(sales.shell, sales, found.append)
    qtbot.waitUntil(lambda: bool(found))
    wait(qtbot, sales)
    return found[0]


def test_a_day_is_listed_without_a_time_where_none_is_known() -> None:
    as_of, works_out = date(2026, 11, 22), deriver()
    day, moment = (
        ordered_words(record(sale(ordered_at=at), as_of, works_out), as_of)
        for at in ("2026-11-14T00:00:00", "2025-11-14T21:04:00")
    )
    assert (day, moment) == ("14 Nov", "14 Nov 2025 21:04")


def wait(qtbot: QtBot, page: SalesPage) -> None:
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy(), timeout=15_000)


def write(line: QLineEdit, text: str, qtbot: QtBot) -> None:
    line.clear()
    qtbot.keyClicks(line, text)
    popup = line.completer().popup() if line.completer() is not None else None
    if popup is not None:
        popup.hide()


def select(page: SalesPage, line_id: int, qtbot: QtBot) -> None:
    """Select the row of a line once it is listed."""
    qtbot.waitUntil(lambda: line_id in page.model.ids())
    page.table.selectRow(page.model.ids().index(line_id))


def focus(page: SalesPage, qtbot: QtBot) -> None:
    page.window().activateWindow()
    page.table.setFocus()
    qtbot.waitUntil(page.table.hasFocus)


def steps(dialog: ByHandDialog) -> dict[str, str]:
    return {step.text: step.value for step in dialog.steps.steps()}


def amount(dialog: ByHandDialog, text: str, qtbot: QtBot) -> None:
    write(dialog.form.amount.line, text, qtbot)
    qtbot.waitUntil(lambda: dialog.preview() is not None)


def test_a_sale_is_proposed_previewed_saved_undone_and_done_again(
    sales: SalesPage, dialog: ByHandDialog, qtbot: QtBot
) -> None:
    form = dialog.form
    assert form.order_id.value() == "H-20261122-1"
    assert form.vat.line.text() == "20"
    qtbot.keyClicks(form.product.line, "SERUM")
    popup = form.product.line.completer().popup()
    assert popup is not None
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert form.product.line.text().startswith("Sérum vitamine C")
    qtbot.waitUntil(lambda: form.rate.line.text() == "12")
    assert "last such sale" in form.rate_hint.text()
    assert form.shop.thing().name == "Maison Lumière"
    amount(dialog, "24,90", qtbot)
    assert steps(dialog)["Commission"] == "€2.49"
    assert "€20.75 without tax" in form.other_amount.text()
    assert {"Held back until", "Payout"} < set(steps(dialog))
    QTest.keyClick(form.amount.line, Qt.Key.Key_Return)
    wait(qtbot, sales)
    (line,) = sales.shell.book.lines(LineFilter(order_id="H-20261122-1"))
    assert (line.derived.net, line.shop_name) == (249, "Maison Lumière")
    assert sales.current_line() == line  # the cursor is on what was entered
    assert line.facts.product_id == "1730495867213049586"
    sales.shell.undo_stack.undo()
    wait(qtbot, sales)
    assert sales.shell.book.lines(LineFilter(order_id="H-20261122-1")) == []
    sales.shell.undo_stack.redo()
    wait(qtbot, sales)
    assert len(sales.shell.book.lines(LineFilter(order_id="H-20261122-1"))) == 1
    assert all(check.ok for check in sales.shell.book.check())


def test_the_amount_is_in_the_currency_of_the_account_that_is_picked(
    sales: SalesPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    """In that of the first account, yen would be taken for cents: a hundred times too much."""
    with Book.open(sales.shell.book.path) as book:
        book.add_account("@ken", "JP")
    read_again(real_window)
    settle(qtbot, real_window)
    sales.shell.choose_account("@ken")
    found: list[ByHandDialog] = []
    open_by_hand(sales.shell, sales, found.append)
    qtbot.waitUntil(lambda: bool(found))
    wait(qtbot, sales)
    write(found[0].form.rate.line, "10", qtbot)
    amount(found[0], "1100", qtbot)
    assert found[0].form.account.value() == "@ken"
    assert steps(found[0])["Commission"] == "¥100"


def test_a_sale_that_the_filter_hides_is_told_of_and_shown(
    sales: SalesPage, dialog: ByHandDialog, real_window: MainWindow, qtbot: QtBot
) -> None:
    sales.show_what(LineFilter(stages=frozenset({Stage.LOST})))
    wait(qtbot, sales)
    amount(dialog, "24,90", qtbot)
    write(dialog.form.rate.line, "10", qtbot)
    QTest.keyClick(dialog.form.amount.line, Qt.Key.Key_Return)
    wait(qtbot, sales)
    toast = real_window.toast
    qtbot.waitUntil(lambda: "hides it" in toast.message())
    toast.action_button().click()
    wait(qtbot, sales)
    line = sales.current_line()
    assert line is not None
    assert line.facts.order_id == "H-20261122-1"


def test_another_is_added_after_it(sales: SalesPage, dialog: ByHandDialog, qtbot: QtBot) -> None:
    write(dialog.form.rate.line, "10", qtbot)
    amount(dialog, "12", qtbot)
    qtbot.mouseClick(dialog.another, Qt.MouseButton.LeftButton)
    wait(qtbot, sales)
    assert dialog.isVisible()
    assert dialog.form.amount.line.text() == ""
    qtbot.waitUntil(lambda: dialog.form.order_id.value() == "H-20261122-2")
    write(dialog.form.rate.line, "10", qtbot)
    amount(dialog, "24", qtbot)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    wait(qtbot, sales)
    nets = [line.derived.net for line in sales.shell.book.lines() if "H-" in line.facts.order_id]
    assert sorted(nets) == [100, 200]


def test_what_is_wrong_is_said_beside_the_field(
    sales: SalesPage, dialog: ByHandDialog, qtbot: QtBot
) -> None:
    form = dialog.form
    assert form.errors["amount"].isHidden()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert not form.errors["amount"].isHidden()
    write(form.amount.line, "1,234", qtbot)
    qtbot.waitUntil(lambda: "1,234" in form.errors["amount"].text())
    amount(dialog, "24.90", qtbot)
    qtbot.waitUntil(form.errors["amount"].isHidden)
    write(form.order_id.line, "578012884920760001", qtbot)
    qtbot.waitUntil(lambda: not form.errors["order_id"].isHidden())
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    wait(qtbot, sales)
    assert dialog.isVisible()
    assert len(sales.shell.book.lines()) == 2


def test_a_rate_that_may_be_meant_otherwise_and_what_is_wrong_are_told(
    dialog: ByHandDialog, qtbot: QtBot
) -> None:
    form = dialog.form
    amount(dialog, "24,90", qtbot)
    write(form.rate.line, "0,15", qtbot)
    assert form.rate_hint.text() == "that is 0.15%; for 15% type 15"
    write(form.rate.line, "15", qtbot)
    assert form.rate_hint.text() == ""
    write(form.rate.line, "150 %", qtbot)
    qtbot.waitUntil(lambda: dialog.preview() is None)
    assert dialog.said.text() == "Mend what is marked to see it here."
    write(form.rate.line, "15", qtbot)
    write(form.amount.line, "999999999999999", qtbot)
    qtbot.waitUntil(lambda: "is too large for an amount" in form.errors["amount"].text())


def test_the_amount_may_be_without_tax_and_the_tax_another(
    sales: SalesPage, dialog: ByHandDialog, qtbot: QtBot
) -> None:
    form = dialog.form
    write(form.rate.line, "15", qtbot)
    write(form.vat.line, "5,5", qtbot)
    amount(dialog, "24,90", qtbot)
    qtbot.waitUntil(lambda: steps(dialog).get("Commission") == "€3.54")
    form.tax.show_value("")
    form.tax.edited.emit()
    qtbot.waitUntil(lambda: steps(dialog).get("Commission") == "€3.74")
    assert "€26.27 with tax" in form.other_amount.text()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    wait(qtbot, sales)


def test_a_sale_is_changed_and_deleted(
    sales: SalesPage, dialog: ByHandDialog, qtbot: QtBot
) -> None:
    write(dialog.form.rate.line, "10", qtbot)
    amount(dialog, "12", qtbot)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    wait(qtbot, sales)
    book = sales.shell.book
    (line,) = book.lines(LineFilter(order_id="H-20261122-1"))
    select(sales, line.line_id, qtbot)
    sales.panel.show()
    found: list[ByHandDialog] = []
    edit_by_hand(sales.shell, line, sales, found.append)
    qtbot.waitUntil(lambda: bool(found))
    changed = found[0]
    wait(qtbot, sales)
    assert changed.form.amount.line.text() == "12.00"
    assert changed.form.order_id.value() == "H-20261122-1"
    assert changed.another.isHidden()
    changed.form.has_returned.click()
    qtbot.waitUntil(lambda: steps(changed).get("Stage") == "Lost")
    qtbot.mouseClick(changed.save, Qt.MouseButton.LeftButton)
    wait(qtbot, sales)
    (line,) = book.lines(LineFilter(order_id="H-20261122-1"))
    assert line.stage == "lost"
    sales.shell.undo_stack.undo()
    wait(qtbot, sales)
    (line,) = book.lines(LineFilter(order_id="H-20261122-1"))
    assert line.stage == "held"
    select(sales, line.line_id, qtbot)
    qtbot.waitUntil(lambda: not sales.panel.delete.isHidden())
    assert sales.panel.correct.isHidden()
    sales.panel.delete.click()
    wait(qtbot, sales)
    assert book.lines(LineFilter(order_id="H-20261122-1")) == []
    sales.shell.undo_stack.undo()
    wait(qtbot, sales)
    assert len(book.lines(LineFilter(order_id="H-20261122-1"))) == 1
    assert all(check.ok for check in book.check())


def test_an_own_sale_is_deleted_by_key_and_menu_and_a_files_sale_is_not(
    sales: SalesPage, dialog: ByHandDialog, qtbot: QtBot
) -> None:
    write(dialog.form.rate.line, "10", qtbot)
    amount(dialog, "12", qtbot)
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    wait(qtbot, sales)
    book = sales.shell.book
    own = book.lines(LineFilter(order_id="H-20261122-1"))[0]
    other = next(line for line in book.lines() if line.line_id != own.line_id)
    select(sales, other.line_id, qtbot)
    focus(sales, qtbot)
    assert "Delete this sale" not in [each.text for each in sales.line_menu.choices() if each]
    QTest.keyClick(sales.table, Qt.Key.Key_Delete)
    wait(qtbot, sales)
    assert {line.line_id for line in book.lines()} >= {own.line_id, other.line_id}
    select(sales, own.line_id, qtbot)
    assert "Delete this sale" in [each.text for each in sales.line_menu.choices() if each]
    sales.model.sort(0, Qt.SortOrder.AscendingOrder)
    wait(qtbot, sales)
    row = sales.table.currentIndex().row()
    assert row > 0
    focus(sales, qtbot)
    QTest.keyClick(sales.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not book.lines(LineFilter(order_id="H-20261122-1")))
    wait(qtbot, sales)
    assert other in book.lines()
    assert sales.table.currentIndex().row() == min(row, sales.model.rowCount() - 1)


def test_without_an_account_it_is_said_what_to_do_first(
    real_window: MainWindow, qtbot: QtBot
) -> None:
    said: list[str] = []
    real_window.shell.said.connect(lambda text, *_: said.append(text))
    real_window.menus.add_sale.trigger()
    qtbot.waitUntil(lambda: bool(said))
    assert "account" in said[0]


def test_the_menu_deletes_what_was_entered_by_hand_and_nothing_else(
    sales: SalesPage, dialog: ByHandDialog, qtbot: QtBot
) -> None:
    window = sales.window()
    assert isinstance(window, MainWindow)
    write(dialog.form.rate.line, "10", qtbot)
    amount(dialog, "12", qtbot)
    dialog.save.click()
    wait(qtbot, sales)
    assert len(sales.model.ids()) == 3
    window.menus.delete.trigger()
    wait(qtbot, sales)
    assert len(sales.model.ids()) == 2
    with qtbot.waitSignal(sales.shell.said):
        window.menus.delete.trigger()
    wait(qtbot, sales)
    assert len(sales.model.ids()) == 2


def test_a_sale_taken_back_leaves_no_row_among_the_imports(
    sales: SalesPage, dialog: ByHandDialog, qtbot: QtBot
) -> None:
    window = sales.window()
    assert isinstance(window, MainWindow)
    write(dialog.form.rate.line, "10", qtbot)
    amount(dialog, "12", qtbot)
    dialog.save.click()
    wait(qtbot, sales)
    window.pages.show_page("imports")
    wait(qtbot, sales)
    shown = window.pages.current_page
    assert isinstance(shown, ImportsPage)
    before = shown.list.model.rowCount()
    sales.shell.undo_stack.undo()
    wait(qtbot, sales)
    assert shown.list.model.rowCount() == before - 1
