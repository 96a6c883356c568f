from __future__ import annotations

import csv
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.columns import COLUMNS
from affitrack.gui.sales.finder import Found
from affitrack.gui.sales.page import SalesPage
from tests.gui.real import fill, frozen, held, lost, paid, read_again, sales_page, settle

pytestmark = pytest.mark.gui

NAMES = [column.order_by for column in COLUMNS]


@pytest.fixture
def sales(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> SalesPage:
    brush = {"product_id": "1730495867213049111", "product_name": "Brosse lissante"}
    oil = {"product_id": "1730495867213049222", "product_name": "Huile de jojoba bio"}
    fill(
        store_path,
        paid(1),
        paid(2, **brush, price="19,92", shop_name="Unbrush", shop_code="U1"),
        held(1),
        held(2, **oil, est_standard="5,24"),
        lost(1),
        frozen(3),
    )
    read_again(real_window)
    shown = sales_page(real_window)
    settle(qtbot, real_window)
    return shown


def cells(page: SalesPage, column: str) -> list[str]:
    place = NAMES.index(column)
    return [str(page.model.index(row, place).data()) for row in range(page.model.rowCount())]


def has_rows(page: SalesPage, count: int) -> bool:
    return page.model.rowCount() == count


def wait(qtbot: QtBot, page: SalesPage) -> None:
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy(), timeout=15_000)


def test_every_sale_is_listed_with_what_it_pays_and_when(sales: SalesPage) -> None:
    assert sales.model.rowCount() == 6
    assert cells(sales, "ordered_at")[:2] == ["14 Nov 21:04", "14 Nov 21:04"]
    assert sorted(cells(sales, "net")) == ["€2.49"] * 5 + ["€5.24"]
    stages = set(cells(sales, "stage"))
    assert {"Paid 5 Oct", "Returned", "Frozen"} <= stages
    assert any(stage.startswith("Held · ") for stage in stages)


def test_chips_count_and_narrow(sales: SalesPage, qtbot: QtBot) -> None:
    assert sales.filters.chips().texts() == [
        "All 6", "Held back 2", "Cleared 0", "Paid 2", "Lost 1", "Frozen 1",
    ]  # fmt: skip
    sales.filters.chips().set_current("paid")
    sales.filters.chips().chosen.emit("paid")
    wait(qtbot, sales)
    assert set(cells(sales, "stage")) == {"Paid 5 Oct"}
    assert "Held back 2" in sales.filters.chips().texts(), "the other chips keep their counts"


def test_search_finds_products_orders_and_shops(
    sales: SalesPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    field = real_window.header.search
    for words, count in (("jojoba", 1), ("unbrush", 1), ("57801288492076", 3), ("nothing", 0)):
        field.clear()
        QTest.keyClicks(field, words)
        qtbot.waitUntil(partial(has_rows, sales, count), timeout=5_000)
    assert sales.nothing.isVisible(), "an empty result says so"
    sales.nothing.buttons()[0].click()
    qtbot.waitUntil(lambda: sales.model.rowCount() == 6, timeout=5_000)
    assert field.text() == "", "the field says what the page shows"
    QTest.keyClicks(field, "jojoba")
    qtbot.waitUntil(partial(has_rows, sales, 1), timeout=5_000)
    qtbot.mouseClick(field.clear_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(partial(has_rows, sales, 6), timeout=5_000)
    assert field.clear_button.isHidden()


def test_sorting_is_done_for_all_lines(sales: SalesPage, qtbot: QtBot) -> None:
    place = NAMES.index("net")
    sales.table.sortByColumn(place, Qt.SortOrder.DescendingOrder)
    wait(qtbot, sales)
    assert cells(sales, "net")[0] == "€5.24"
    sales.table.sortByColumn(place, Qt.SortOrder.AscendingOrder)
    wait(qtbot, sales)
    assert cells(sales, "net")[-1] == "€5.24"


@pytest.mark.parametrize("column", [column.order_by for column in COLUMNS])
def test_every_column_can_be_sorted_by(sales: SalesPage, qtbot: QtBot, column: str) -> None:
    before = sorted(cells(sales, "order_id"))
    sales.table.sortByColumn(NAMES.index(column), Qt.SortOrder.AscendingOrder)
    wait(qtbot, sales)
    assert sorted(cells(sales, "order_id")) == before


def test_the_panel_explains_the_line_that_the_cursor_is_on(sales: SalesPage, qtbot: QtBot) -> None:
    row = cells(sales, "net").index("€5.24")
    sales.table.selectRow(row)
    qtbot.waitUntil(lambda: "5.24" in sales.panel.as_text(), timeout=5_000)
    total = sales.panel.amount_steps().steps()[-1]
    assert total.total
    assert total.value == "€5.24"
    assert sales.panel.date_steps().steps()[0].text == "14 Nov"
    assert sales.panel.date_steps().steps()[-1].strong, "the payout is what one waits for"
    assert "sales.csv, row 5" in sales.panel.as_text()
    sales.panel.copy()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("Why €5.24?")
    assert "\u200b" not in copied


def test_escape_closes_the_panel_and_return_opens_it(sales: SalesPage, qtbot: QtBot) -> None:
    sales.table.setFocus()
    qtbot.keyClick(sales.table, Qt.Key.Key_Escape)
    assert sales.panel.isHidden()
    qtbot.keyClick(sales.table, Qt.Key.Key_Return)
    assert sales.panel.isVisible()
    assert sales.panel.explanation() is not None


def test_the_selection_is_counted_and_added_up(sales: SalesPage, qtbot: QtBot) -> None:
    whole = "6 lines selected · €12.71 · Held back €7.73 (2) · Paid €4.98 (2) · Lost €2.49 (1)"
    sales.table.selectAll()
    assert sales.totals.text() == f"{whole} · Frozen €2.49 (1)", "what all come to is known"
    sales.table.selectRow(0)
    qtbot.waitUntil(lambda: sales.totals.text().startswith("1 line selected · "), timeout=5_000)
    choose(sales, "Returned", "Frozen")
    lost = "2 lines selected · Lost €2.49 (1) · Frozen €2.49 (1)"
    qtbot.waitUntil(lambda: sales.totals.text() == lost, timeout=5_000)
    choose(sales, "Paid 5 Oct")
    qtbot.waitUntil(lambda: sales.totals.text() == "2 lines selected · €4.98", timeout=5_000)


def choose(page: SalesPage, *stages: str) -> None:
    """Select the lines of some stages."""
    flags = QItemSelectionModel.SelectionFlag
    page.table.clearSelection()
    for row, stage in enumerate(cells(page, "stage")):
        if stage in stages:
            which = page.model.index(row, 0)
            page.table.selectionModel().select(which, flags.Select | flags.Rows)


def test_selected_rows_are_copied_as_a_table(sales: SalesPage) -> None:
    sales.table.selectRow(0)
    sales.table.copy_with_headings()
    head, line = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[0] == "Ordered"
    assert head.split("\t")[-1] == "Currency", "amounts are plain numbers, so it is told"
    assert line.split("\t")[0] == "2026-11-14 21:04:00"
    assert line.split("\t")[-1] == "EUR"


def saved(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_all_lines_are_saved_as_shown(sales: SalesPage, tmp_path: Path, qtbot: QtBot) -> None:
    sales.table.show_column(NAMES.index("order_id"), shown=True)
    sales.table.sortByColumn(NAMES.index("net"), Qt.SortOrder.DescendingOrder)
    wait(qtbot, sales)
    sales.actions_on_table.write(tmp_path / "all.csv")
    wait(qtbot, sales)
    rows = saved(tmp_path / "all.csv")
    assert [row["Commission"] for row in rows] == ["5.24", *["2.49"] * 5]
    assert [row["Order"] for row in rows] == cells(sales, "order_id")
    choose(sales, "Paid 5 Oct")
    sales.actions_on_table.write(tmp_path / "some.csv", only_selected=True)
    wait(qtbot, sales)
    assert [row["Stage"] for row in saved(tmp_path / "some.csv")] == ["Paid", "Paid"]


def test_many_lines_are_copied_on_the_worker(
    sales: SalesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("affitrack.gui.widgets.table.MOST_AT_ONCE", 2)
    sales.table.selectAll()
    sales.table.copy()
    wait(qtbot, sales)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 6
    html = QGuiApplication.clipboard().mimeData().html()
    assert html.count("<tr>") == 6, "or spreadsheets take ids for numbers, and mails get no table"


def test_the_first_of_many_lines_come_at_once_and_the_rest_follows(
    sales: SalesPage, real_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    qtbot.waitUntil(lambda: not sales.finder._prepare_soon.isActive())  # for what came before
    wait(qtbot, sales)
    before = cells(sales, "order_id")
    monkeypatch.setattr("affitrack.book.sales.MANY_LINES", 1)
    monkeypatch.setattr("affitrack.gui.sales.finder._AT_ONCE", 2)
    came: list[Found] = []
    sales.finder.found.connect(came.append)
    sales.finder.rest_found.connect(came.append)
    with qtbot.waitSignal(sales.finder.prepared, timeout=15_000):
        read_again(real_window)
    assert [(len(found.ids), found.is_whole) for found in came] == [(2, False), (6, True)]
    assert cells(sales, "order_id") == before
    sales.table.sortByColumn(NAMES.index("net"), Qt.SortOrder.DescendingOrder)
    wait(qtbot, sales)
    assert len(came) == 3
    assert came[-1].is_whole, "once all lines are in memory nothing has to follow"
    assert cells(sales, "net")[0] == "€5.24"


def test_typing_in_the_table_searches(
    sales: SalesPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClicks(sales.table, "jojo")
    qtbot.waitUntil(lambda: has_rows(sales, 1), timeout=5_000)
    assert real_window.header.search.text() == "jojo"
    QTest.keyClick(sales.table, Qt.Key.Key_Backspace)
    assert real_window.header.search.text() == "joj"
    sales._close_panel()
    QTest.keyClick(sales.table, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: has_rows(sales, 6), timeout=5_000)


def test_the_menu_of_a_line_leads_on(
    sales: SalesPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    sales.table.selectRow(cells(sales, "shop").index("Unbrush"))
    chosen = {choice.text: choice for choice in sales.line_menu.choices() if choice is not None}
    assert list(chosen) == [
        "Why this amount?", "Correct…", "Make a claim…", "Show all of this order",
        "Show all of this product", "Show all of this shop", "Show all of this video",
        "Copy order number", "Settings of this shop",
    ]  # fmt: skip
    chosen["Copy order number"].do()
    assert (
        QGuiApplication.clipboard().text()
        == cells(sales, "order_id")[sales.table.currentIndex().row()]
    )
    with qtbot.waitSignal(real_window.shell.page_wanted) as wanted:
        chosen["Settings of this shop"].do()
    assert wanted.args == ["settings", ("shop", "U1")]
    real_window.shell.show_page("sales")
    chosen["Show all of this shop"].do()
    wait(qtbot, sales)
    assert cells(sales, "shop") == ["Unbrush"]
    menu = sales.actions_on_table.menu()
    assert menu.actions()[0].text().startswith("Why this amount?\t")


def test_period_and_shop_narrow(sales: SalesPage, qtbot: QtBot) -> None:
    period, shop = sales.filters.pickers()
    period.setCurrentIndex(period.findText("This month"))
    period.activated.emit(period.currentIndex())
    wait(qtbot, sales)
    assert sales.model.rowCount() == 4
    period.setCurrentIndex(period.findText("All time"))
    period.activated.emit(period.currentIndex())
    shop.setCurrentIndex(shop.findText("Unbrush"))
    shop.activated.emit(shop.currentIndex())
    wait(qtbot, sales)
    assert cells(sales, "product_name") == ["Brosse lissante"]


def test_a_filter_from_elsewhere_is_shown_and_can_be_taken_away(
    sales: SalesPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    which = LineFilter(stages=frozenset({Stage.PAID}), payout_month="2026-10")
    real_window.shell.show_page("sales", which)
    wait(qtbot, sales)
    assert sales.model.rowCount() == 2
    assert sales.filters.tags().texts() == ["Payout of October 2026"]
    sales.filters.tags().buttons()[0].click()
    wait(qtbot, sales)
    assert sales.filters.which() == LineFilter(stages=frozenset({Stage.PAID}))
    assert sales.filters.tags().isHidden()


def test_the_cursor_stays_on_its_line_when_the_book_changes(
    sales: SalesPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    row = cells(sales, "net").index("€5.24")
    sales.table.selectRow(row)
    fill(store_path, held(7, ordered_at="20/11/2026 10:00:00"), name="more.csv")
    read_again(real_window)
    wait(qtbot, sales)
    assert sales.model.rowCount() == 7
    current = sales.table.currentIndex().row()
    assert cells(sales, "net")[current] == "€5.24"


def test_french_and_back(sales: SalesPage, real_window: MainWindow, qtbot: QtBot) -> None:
    real_window.actions_on_looks.choose_language("fr")
    qtbot.waitUntil(lambda: sales.filters.chips().texts()[0].startswith("Tou"), timeout=5_000)
    assert "5,24\u00a0€" in cells(sales, "net")
    qtbot.waitUntil(lambda: sales.panel.as_text().startswith("Pourquoi"), timeout=5_000)
    real_window.actions_on_looks.choose_language("en")
    qtbot.waitUntil(lambda: sales.filters.chips().texts()[0] == "All 6", timeout=5_000)


def test_no_amount_is_ever_cut(
    sales: SalesPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    place = NAMES.index("price")
    before = sales.table.columnWidth(place)
    for name in ("base", "order_id", "product_id", "release_on"):
        sales.table.show_column(NAMES.index(name), shown=True)
    fill(store_path, held(8, price="1 234 567,89", est_standard="148 148,15"), name="dear.csv")
    read_again(real_window)
    wait(qtbot, sales)
    qtbot.waitUntil(lambda: sales.table.columnWidth(place) > before, timeout=5_000)
    option = QStyleOptionViewItem()
    option.initFrom(sales.table)
    for row in range(sales.model.rowCount()):
        for name in ("price", "base", "net", "stage", "order_id", "product_id", "release_on"):
            index = sales.model.index(row, NAMES.index(name))
            needed = sales.table.itemDelegate().sizeHint(option, index).width()
            assert needed <= sales.table.columnWidth(index.column()), index.data()


def pick(page: SalesPage, field: str, *names: str) -> None:
    """Tick some of what the Filter button offers."""
    page.filters.menu.menu(page.filters.which(), page.filters._choices)
    chosen = page.filters.menu.choose(field)
    shown = chosen.list.model()
    rows = {str(shown.index(row, 0).data()): row for row in range(shown.rowCount())}
    for name in names:
        chosen.list.setCurrentIndex(shown.index(rows[name], 0))
        QTest.keyClick(chosen.list, Qt.Key.Key_Space)
    chosen.close()


def test_several_values_of_a_thing_narrow(sales: SalesPage, qtbot: QtBot) -> None:
    pick(sales, "product_ids", "Brosse lissante", "Huile de jojoba bio")
    wait(qtbot, sales)
    assert sorted(cells(sales, "product_name")) == ["Brosse lissante", "Huile de jojoba bio"]
    assert sales.filters.tags().texts() == ["Brosse lissante or Huile de jojoba bio"]
    pick(sales, "stages", "Paid", "Lost")
    wait(qtbot, sales)
    assert cells(sales, "product_name") == ["Brosse lissante"]
    assert sales.filters.tags().texts()[0] == "Paid or Lost"
    pick(sales, "product_ids", "Brosse lissante")
    wait(qtbot, sales)
    assert sales.nothing.isVisible()
    assert sales.filters.which().product_id == sales.filters._choices.products[1][0]
    sales.filters.tags()._all_buttons[-1].click()
    wait(qtbot, sales)
    assert sales.model.rowCount() == 6
    assert sales.filters.tags().isHidden()


def test_the_price_of_one_of_several_items_says_how_many_they_are(
    sales: SalesPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(9, items_sold="3", price="13,30"), name="three.csv")
    read_again(real_window)
    wait(qtbot, sales)
    assert [price for price in cells(sales, "price") if "×" in price] == ["3 × €13.30"]


def test_what_contradicts_itself_can_be_narrowed_to(
    sales: SalesPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(9, items_sold="1", items_refunded="2"), name="odd.csv")
    read_again(real_window)
    wait(qtbot, sales)
    pick(sales, "flags", "More returned than sold")
    wait(qtbot, sales)
    assert sales.model.rowCount() == 1
    assert sales.filters.tags().texts() == ["More returned than sold"]


def test_the_grey_words_of_the_search_follow_the_language(
    sales: SalesPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    search = real_window.header.search
    assert search.placeholderText() == sales.search_hint()
    real_window.menus.languages["fr"].trigger()
    qtbot.waitUntil(lambda: search.placeholderText().startswith("Chercher"))
    real_window.menus.languages["en"].trigger()
    qtbot.waitUntil(lambda: search.placeholderText().startswith("Search"))
