"""The page of payouts, as people use it: choose a run or a day, and come to its sales."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.payouts.chosen import ChosenDay, ChosenRun
from affitrack.gui.payouts.columns import ACCOUNT, SETTLED, TAKEN_BACK
from affitrack.gui.payouts.run_row import RunRow
from affitrack.gui.payouts.runs_section import RunsSection
from affitrack.gui.theme import Theme
from tests.gui.payouts.shown import (
    RELEASED,
    cells,
    click_on_day,
    click_on_run,
    parts,
    runs_section,
    sales_shown,
)
from tests.gui.real import AS_OF, HANDLE, fill, frozen, held, lost, paid, read_again, settle

pytestmark = pytest.mark.gui


def test_runs_past_and_coming_are_listed_with_their_state_in_words(payouts: RunsSection) -> None:
    assert cells(payouts, "Payout", "When", "State", "Sales") == [
        ("7 Dec", "in 15 days", "Coming · in 15 days", "2"),
        ("5 Oct", "48 days ago", "Paid", "3"),
    ]
    assert cells(payouts, "Settled", "Held back", "Taken back", "Net") == [
        ("–", "€7.73", "–", "€7.73"),
        ("€4.98", "–", "−€1.00", "€3.98"),
    ]


def test_the_next_payout_is_chosen_at_first(payouts: RunsSection) -> None:
    chosen = payouts.chosen()
    assert isinstance(chosen, ChosenRun)
    assert chosen.run.pays_on == date(2026, 12, 7)
    assert payouts.parts.header.text() == "Payout of Mon 7 Dec"
    assert payouts.parts.pill.text == "Coming · in 15 days"
    assert payouts.parts.words.text() == "Held back: 2 sales, €7.73"
    assert parts(payouts) == [
        ("Unbrush", "1", "€5.24", "€5.24"),
        ("Maison Lumière", "1", "€2.49", "€2.49"),
    ]


def test_a_run_is_split_by_shop_and_by_video(payouts: RunsSection, qtbot: QtBot) -> None:
    click_on_run(payouts, qtbot, 1)
    qtbot.waitUntil(lambda: len(parts(payouts)) == 2 and "€1.49" in parts(payouts)[1])
    assert payouts.parts.words.text() == (
        "Paid: 2 sales, €4.98\nTaken back since the payout before, so kept from this one: −€1.00."
    )
    assert parts(payouts) == [
        ("Unbrush", "1", "–", "€2.49"),
        ("Maison Lumière", "2", "–", "€1.49"),
    ]
    QTest.mouseClick(payouts.parts.chips._buttons["videos"], Qt.MouseButton.LeftButton)
    assert payouts.parts.video_table.isVisible()
    assert parts(payouts) == [
        ("Video 7660102938475610777", "Video", "1", "–", "€2.49"),
        ("Video 7660102938475610293", "Video", "2", "–", "€1.49"),
    ]


def test_show_in_sales_shows_exactly_the_sales_of_the_run(
    payouts: RunsSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    click_on_run(payouts, qtbot, 1)
    settle(qtbot, real_window)
    payouts.parts.lines.click()
    sales = sales_shown(real_window, qtbot)
    assert sales.model.rowCount() == 3
    assert sales.filters.tags().texts() == [f"@{HANDLE}", "Currency: EUR", "Payout of 5 Oct 2026"]
    sales.filters.tags().buttons()[2].click()
    settle(qtbot, real_window)
    assert sales.model.rowCount() == 7


def test_a_shop_of_a_run_leads_to_its_sales_in_that_run(
    payouts: RunsSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    table = payouts.parts.shop_table
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    sales = sales_shown(real_window, qtbot)
    assert sales.filters.which() == LineFilter(
        account=HANDLE, currency="EUR", payout_on=date(2026, 12, 7), shop="U1"
    )
    assert sales.model.rowCount() == 1


def test_return_on_a_run_leads_to_its_sales(
    payouts: RunsSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(payouts.runs.table, Qt.Key.Key_Down)
    QTest.keyClick(payouts.runs.table, Qt.Key.Key_Return)
    assert sales_shown(real_window, qtbot).model.rowCount() == 3


def test_the_calendar_says_what_is_released_and_paid_on_which_day(payouts: RunsSection) -> None:
    model = payouts.calendar.model
    said = {
        day: str(model.index_of(day).data(Qt.ItemDataRole.ToolTipRole))
        for day in (RELEASED, date(2026, 12, 7), date(2026, 12, 8))
    }
    assert said[RELEASED] == ("Fri 4 Dec 2026\nReleased: 2 sales, €7.73, in the payout of 7 Dec")
    assert said[date(2026, 12, 7)] == "Mon 7 Dec 2026\nPayout: €7.73"
    assert said[date(2026, 12, 8)] == "Tue 8 Dec 2026\nNothing is released"
    assert not model.index_of(date(2026, 11, 15)).isValid(), "it begins with this week"


def test_a_day_of_the_calendar_is_split_and_leads_to_its_sales(
    payouts: RunsSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    click_on_day(payouts, qtbot, RELEASED)
    settle(qtbot, real_window)
    assert isinstance(payouts.chosen(), ChosenDay)
    assert payouts.runs.current() is None, "one thing at a time is chosen"
    assert payouts.parts.header.text() == "Released on Fri 4 Dec"
    assert payouts.parts.words.text() == "2 sales, €7.73, in the payout of 7 Dec"
    assert [row[0] for row in parts(payouts)] == ["Unbrush", "Maison Lumière"]
    payouts.parts.lines.click()
    sales = sales_shown(real_window, qtbot)
    assert sales.filters.which() == LineFilter(
        currency="EUR", release_on=RELEASED, stages=frozenset({Stage.HELD})
    )
    assert sales.model.rowCount() == 2


def test_arrow_keys_go_from_day_to_day_and_return_opens_one(
    payouts: RunsSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    click_on_day(payouts, qtbot, date(2026, 12, 3))
    assert payouts.parts.words.text() == "Nothing stops being held back on this day."
    assert not payouts.parts.lines.isEnabled()
    view = payouts.calendar.view
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert real_window.pages.current_name == "payouts", "there is nothing to open"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.current() == RELEASED
    settle(qtbot, real_window)
    assert payouts.parts.lines.isEnabled()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert sales_shown(real_window, qtbot).model.rowCount() == 2


def test_tab_goes_through_the_calendar_without_choosing(
    payouts: RunsSection, real_window: MainWindow
) -> None:
    payouts.calendar.view.setFocus(Qt.FocusReason.TabFocusReason)
    assert isinstance(payouts.chosen(), ChosenRun)
    assert payouts.runs.current() is not None


def test_a_screen_reader_is_told_what_a_day_releases(payouts: RunsSection) -> None:
    view = payouts.calendar.view
    interface = QAccessible.queryAccessibleInterface(view)
    told = [
        interface.child(place).text(QAccessible.Text.Name)
        for place in range(interface.childCount())
    ]
    assert any("2 sales, €7.73" in words for words in told)


def test_without_payouts_the_page_says_so(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, lost(1), frozen(2))
    read_again(real_window)
    shown = runs_section(real_window)
    settle(qtbot, real_window)
    assert shown.nothing.isVisible()
    shown.nothing.buttons()[0].click()
    assert sales_shown(real_window, qtbot).model.rowCount() == 2


def test_with_nothing_held_back_the_calendar_says_so(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    read_again(real_window)
    shown = runs_section(real_window)
    settle(qtbot, real_window)
    assert shown.calendar.note.text() == "Nothing is held back, so nothing will be released."
    chosen = shown.chosen()
    assert isinstance(chosen, ChosenRun), "the last payout, where none is to come"
    assert shown.calendar.model.rowCount() >= 5


def test_currencies_have_rows_of_their_own_and_take_turns_in_the_calendar(
    payouts: RunsSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(9, currency="USD", est_standard="1,00"), name="dollars.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    assert cells(payouts, "Payout", "Net")[:2] == [("7 Dec", "$1.00"), ("7 Dec", "€7.73")]
    picker = payouts.calendar.picker
    assert picker.isVisible()
    picker.setCurrentIndex(1)
    picker.activated.emit(1)
    click_on_day(payouts, qtbot, RELEASED)
    settle(qtbot, real_window)
    assert payouts.parts.words.text() == "1 sale, $1.00, in the payout of 7 Dec"


def test_two_accounts_have_runs_of_their_own(
    payouts: RunsSection, real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = fill(store_path, held(8, est_standard="3,00"), name="other.csv")
    with Book.open(store_path, as_of=AS_OF) as book:
        book.undo_import(2)
        book.import_files([other], account="marc", market="FR")
    read_again(real_window)
    settle(qtbot, real_window)
    assert {cell for (cell,) in cells(payouts, "Account")} == {f"@{HANDLE}", "@marc"}
    table = payouts.runs.table
    shown = [table.isColumnHidden(column) for column in (ACCOUNT, SETTLED, TAKEN_BACK)]
    assert shown == [False, True, True], "in a window of 1280 the account needs their room"
    assert table.horizontalScrollBar().maximum() == 0
    row = cells(payouts, "Account").index(("@marc",))
    click_on_run(payouts, qtbot, row)
    settle(qtbot, real_window)
    assert payouts.parts.header.text() == "Payout of Mon 7 Dec · @marc"
    payouts.parts.lines.click()
    assert sales_shown(real_window, qtbot).model.rowCount() == 1
    real_window.shell.choose_account(HANDLE)
    assert sales_shown(real_window, qtbot).filters.which().account is None
    real_window.pages.show_page("payouts")
    settle(qtbot, real_window)
    assert {cell for (cell,) in cells(payouts, "Account")} == {f"@{HANDLE}"}
    shown = [table.isColumnHidden(column) for column in (ACCOUNT, SETTLED, TAKEN_BACK)]
    assert shown == [True, True, False], "there is one account only"


def test_the_choice_stays_when_the_book_changes(
    payouts: RunsSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    click_on_run(payouts, qtbot, 1)
    settle(qtbot, real_window)
    fill(store_path, paid(7), name="more.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    chosen = payouts.chosen()
    assert isinstance(chosen, ChosenRun)
    assert (chosen.run.pays_on, chosen.run.lines) == (date(2026, 10, 5), 4)
    assert payouts.runs.current() == RunRow(chosen.run, chosen.arrival)


def test_a_narrow_window_puts_the_calendar_below(
    payouts: RunsSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    assert payouts._splitter.orientation() is Qt.Orientation.Horizontal
    real_window.resize(820, 700)
    qtbot.waitUntil(lambda: payouts._splitter.orientation() is Qt.Orientation.Vertical)
    assert payouts.calendar.mapTo(payouts, QPoint(0, 0)).x() < 50


def test_language_and_theme_change_while_it_is_open(
    payouts: RunsSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    real_window.actions_on_looks.choose_language("fr")
    qtbot.waitUntil(lambda: payouts.parts.header.text() == "Paiement du lun. 7 déc.")
    assert payouts.runs.chips.texts() == ["Tous 2", "À venir 1", "Payés 1"]
    assert cells(payouts, "Paiement", "Quand", "État") == [
        ("7 déc.", "dans 15\u00a0j", "À venir · dans 15\u00a0j"),
        ("5 oct.", "il y a 48\u00a0j", "Payé"),
    ]
    real_window.actions_on_looks.choose_theme(Theme.DARK)
    assert payouts.parts.words.text() == "Retenues\u00a0: 2 ventes, 7,73\u00a0€"


def test_the_page_has_a_key_of_its_own(payouts: RunsSection, real_window: MainWindow) -> None:
    real_window.pages.show_page("home")
    action = real_window.menus.pages["payouts"]
    assert action.shortcut().toString() == "Ctrl+4"
    action.trigger()
    assert real_window.pages.current_name == "payouts"


def test_money_taken_back_between_payouts_stands_on_its_own_day(
    payouts: RunsSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    back = paid(7, final_earned="-2,00", settled_at="20/10/2026 09:00:00")
    fill(store_path, back, name="back.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    before = cells(payouts, "Payout", "State", "Net", "Taken back")
    assert before == [("7 Dec", "Coming · in 15 days", "€5.73", "−€2.00"), before[1]]
    QTest.mouseClick(payouts.runs.chips._buttons["taken_back"], Qt.MouseButton.LeftButton)
    assert cells(payouts, "Payout", "State", "Net") == [("20 Oct", "Taken back", "−€2.00")]
    months = {month.month: month for month in real_window.shell.book.months()}
    october = [run.net for run in real_window.shell.book.payouts().runs if run.pays_on.month == 10]
    assert sum(october) == months["2026-10"].total
    click_on_run(payouts, qtbot, 0)
    settle(qtbot, real_window)
    assert payouts.parts.header.text() == "Taken back on Tue 20 Oct"
    assert payouts.parts.words.text() == "Taken back: 1 sale, −€2.00"
    qtbot.keyClick(payouts.runs.table, Qt.Key.Key_Return)
    assert sales_shown(real_window, qtbot).model.rowCount() == 1
    assert payouts.calendar.model.index_of(date(2026, 10, 20)).isValid() is False


def test_the_parts_of_a_payout_come_to_what_it_pays(
    payouts: RunsSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    back = paid(7, final_earned="-2,00", settled_at="20/10/2026 09:00:00")
    fill(store_path, back, name="back.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    assert cells(payouts, "Payout", "Net")[0] == ("7 Dec", "€5.73")
    kept = "Taken back before, kept from this payout"
    assert parts(payouts) == [
        ("Unbrush", "1", "€5.24", "€5.24"),
        ("Maison Lumière", "1", "€2.49", "€2.49"),
        (kept, "–", "–", "−€2.00"),
    ]
    QTest.mouseClick(payouts.parts.chips._buttons["videos"], Qt.MouseButton.LeftButton)
    assert parts(payouts)[-1] == (kept, "–", "–", "–", "−€2.00")
    table = payouts.parts.video_table
    table.selectRow(2)
    QTest.keyClick(table, Qt.Key.Key_Return)
    sales = sales_shown(real_window, qtbot)
    assert sales.filters.which() == LineFilter(
        account=HANDLE, currency="EUR", stages=frozenset({Stage.DEDUCTED})
    )
    assert sales.model.rowCount() == 2
