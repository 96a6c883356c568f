"""What will come, what if, and how far to believe it: as people look at it."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

import pytest
from matplotlib.collections import LineCollection
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from affitrack.book import Book, CancelToken, Progress
from affitrack.domain.records import LineFilter
from affitrack.gui.main_window import MainWindow
from affitrack.gui.outlook import section as section_module
from affitrack.gui.outlook.month_columns import PAID
from affitrack.gui.outlook.section import AheadSection
from affitrack.gui.payouts.page import PayoutsPage
from affitrack.gui.payouts.section_wanted import SectionWanted
from affitrack.gui.sales.page import SalesPage
from affitrack.wording.numbers import format_money
from tests.gui.outlook.shown import daily_sales, show_ahead
from tests.gui.real import AS_OF, cells_of, fill, read_again, settle
from tests.ingest.samples import write_sales

pytestmark = pytest.mark.gui

TURNS = 10


def in_table(shown: AheadSection, column: str) -> list[str]:
    return [cell for (cell,) in cells_of(shown.table.model, column)]


def drag(shown: AheadSection, window: MainWindow, qtbot: QtBot, name: str, value: int) -> None:
    getattr(shown.what_if, name).slider.setValue(value)
    settle(qtbot, window)


def test_the_coming_months_are_the_forecast_to_the_cent(
    ahead: AheadSection, store_path: Path
) -> None:
    with Book.open(store_path, as_of=AS_OF) as book:
        expected = book.forecast(months=3)
    assert ahead.shown() == expected
    assert in_table(ahead, "Month") == ["December 2026", "January 2027", "February 2027"]
    assert in_table(ahead, "Total") == [
        format_money(month.total, "EUR", "en") for month in expected.months
    ]
    whole = partial(format_money, currency="EUR", lang="en", whole=True)
    assert in_table(ahead, "80% range") == [
        f"{whole(month.low80)} to {whole(month.high80)}" for month in expected.months
    ]


def test_it_says_what_is_knowledge_and_what_is_guess(ahead: AheadSection) -> None:
    forecast = ahead.shown()
    assert forecast is not None
    first = forecast.months[0]
    assert first.known + first.new_sales == first.total
    said = ahead.months.words.text().splitlines()
    assert said[0].startswith("December 2026: ")
    assert f", {format_money(first.known, 'EUR', 'en')} of sales already made" in said[0]
    assert f" {format_money(first.new_sales, 'EUR', 'en')} of sales not made yet." in said[0]
    assert [line.split(":")[0] for line in said[1:]] == ["January 2027", "February 2027"]


def test_a_month_that_only_other_accounts_still_pay_in_is_left_out(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot, store_path: Path, tmp_path: Path
) -> None:
    sold = [each | {"currency": "USD"} for each in daily_sales(date(2026, 5, 1))]
    file = write_sales(tmp_path / "dollars.csv", sold)
    with Book.open(store_path, as_of=AS_OF) as book:
        book.add_account("lea.usa", "US")
        book.import_files([file], account="lea.usa")
        present = [month for month in book.forecast().months if month.month == "2026-11"]
    assert {month.currency: month.is_over for month in present} == {"EUR": True, "USD": False}
    read_again(real_window)
    settle(qtbot, real_window)
    assert in_table(ahead, "Month")[0] == "December 2026"
    ahead.currency.setCurrentText("USD")
    ahead.currency.activated.emit(ahead.currency.currentIndex())
    settle(qtbot, real_window)
    assert in_table(ahead, "Month")[0] == "November 2026"
    assert not ahead.table.table.isColumnHidden(PAID)
    (begun,) = (month for month in present if month.currency == "USD")
    paid = format_money(begun.paid, "USD", "en")
    assert ahead.months.words.text().startswith(f"November 2026: {paid} paid already;")


def test_six_months_can_be_looked_at(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    QTest.mouseClick(ahead.months.ahead._buttons["6"], Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    assert len(in_table(ahead, "Month")) == 6


def test_fewer_sales_are_a_game_that_reset_ends(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot, store_path: Path
) -> None:
    before = ahead.shown()
    assert before is not None
    assert not ahead.banner.isVisible()
    assert not ahead.what_if.reset.isEnabled()
    drag(ahead, real_window, qtbot, "pace", 50)
    game = ahead.shown()
    assert game is not None
    assert ahead.banner.isVisible()
    assert [month.known for month in game.months] == [month.known for month in before.months]
    assert game.months[2].total < before.months[2].total
    QTest.mouseClick(ahead.what_if.reset, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    assert ahead.shown() == before
    assert not ahead.banner.isVisible()
    with Book.open(store_path, as_of=AS_OF) as book:
        assert book.forecast(months=3) == before


def at_rest(qtbot: QtBot, places: Callable[[], list[QPoint]]) -> list[QPoint]:
    """Return where things are once they stay there: a narrow window takes turns to find room."""
    seen = [places()]

    def stay() -> bool:
        seen.append(places())
        return len(seen) > TURNS and all(each == seen[-1] for each in seen[-TURNS:])

    qtbot.waitUntil(stay)
    return seen[-1]


@pytest.mark.parametrize("width", [1280, 900])
def test_a_game_moves_nothing_that_it_is_played_with(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot, width: int
) -> None:
    real_window.resize(width, 800)

    def places() -> list[QPoint]:
        card = ahead.what_if
        parts = (card.returns, card.pace, card.shift, card.reset, ahead.months)
        return [part.mapTo(ahead, QPoint()) for part in parts]

    before = at_rest(qtbot, places)
    drag(ahead, real_window, qtbot, "pace", 50)
    assert ahead.banner.isVisible()
    assert ahead.game.isVisible(), "the months say themselves what they are"
    assert places() == before
    ahead.what_if.go_back()
    settle(qtbot, real_window)
    assert not ahead.game.isVisible()
    assert places() == before


def test_chart_and_game_grow_with_the_texts(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    real_window.resize(1500, 900)
    qtbot.waitUntil(lambda: ahead.months.room.canvas() is not None)
    canvas = ahead.months.room.canvas()
    assert canvas is not None
    qtbot.waitUntil(lambda: canvas.drawing() is not None)
    before, narrow = canvas.drawing(), ahead.what_if.width()
    assert before is not None
    for _ in range(2):
        real_window.actions_on_looks.zoom_by(1)

    def has_grown() -> None:
        assert ahead.what_if.width() > narrow
        after = canvas.drawing()
        assert after is not None
        assert after.ground.font.pointSizeF() > before.ground.font.pointSizeF()
        assert after.ground.width == canvas.width()

    qtbot.waitUntil(has_grown)


def test_an_exact_number_can_be_typed(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    field = ahead.what_if.returns.field
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "37.5")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qtbot, real_window)
    assert ahead.what_if.what_if().return_rate == Decimal("0.375")
    assert field.text() == "37.5%"
    said = ahead.what_if.returns.slider.accessibleName()
    assert said.endswith(": 37.5%")  # of its own it would say the steps that it stands at: 375
    field.selectAll()
    QTest.keyClicks(field, "many")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "37.5%"
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert field.text() == "38.0%"


def test_escape_leaves_the_game(ahead: AheadSection, real_window: MainWindow, qtbot: QtBot) -> None:
    drag(ahead, real_window, qtbot, "returns", 900)
    ahead.what_if.returns.slider.setFocus()
    QTest.keyClick(ahead.what_if.returns.slider, Qt.Key.Key_Escape)
    settle(qtbot, real_window)
    assert not ahead.what_if.is_game()
    assert not ahead.banner.isVisible()
    assert not ahead.undo()


def test_undo_leaves_the_game_before_anything_else(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    usual = real_window.menus.undo.text()
    drag(ahead, real_window, qtbot, "pace", 200)
    assert real_window.menus.undo.isEnabled()
    assert real_window.menus.undo.text() == "&Leave “What if?”"
    real_window.menus.undo.trigger()
    assert not ahead.what_if.is_game()
    assert real_window.menus.undo.text() == usual
    real_window.shell.undo_stack.clear()
    assert not real_window.menus.undo.isEnabled()
    drag(ahead, real_window, qtbot, "pace", 200)
    assert real_window.menus.undo.isEnabled(), "though nothing else was done"
    assert ahead.undo()
    assert not ahead.what_if.is_game()


def test_a_payout_that_comes_later_takes_its_money_to_another_month(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    before = ahead.shown()
    assert before is not None
    ahead.what_if.which.setCurrentIndex(1)
    drag(ahead, real_window, qtbot, "shift", 30)
    game = ahead.shown()
    assert game is not None
    assert game.months[0].total < before.months[0].total
    assert game.months[1].total > before.months[1].total
    assert sum(each.total for each in game.months) == sum(each.total for each in before.months)


def test_a_payout_that_comes_earlier_leaves_the_forecast_itself_where_it_was(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    before = ahead.shown()
    assert before is not None
    drag(ahead, real_window, qtbot, "shift", -14)
    # February would be paid in January, March in February: that is farther than the forecast.
    assert in_table(ahead, "Month") == ["November 2026", "December 2026", "January 2027"]
    qtbot.waitUntil(lambda: ahead.months.room.canvas() is not None)
    canvas = ahead.months.room.canvas()
    assert canvas is not None
    qtbot.waitUntil(lambda: canvas.drawing() is not None and canvas.count() == 3)
    drawing = canvas.drawing()
    assert drawing is not None
    dashed = [
        line.get_segments()[0]
        for line in drawing.axes.collections
        if isinstance(line, LineCollection) and line.get_zorder() == 4
    ]
    heights = [(round(start[0] + end[0]) // 2, round(start[1], 2)) for start, end in dashed]
    assert heights == [
        (place, month.total / 100) for place, month in enumerate(before.months[:2], 1)
    ]
    assert "Forecast itself" not in canvas.words_at(0)
    for place, month in enumerate(before.months[:2], 1):
        said = f"Forecast itself: {format_money(month.total, 'EUR', 'en')}"
        assert canvas.words_at(place).endswith(said)


def test_the_past_year_is_replayed_once_a_day_and_told_in_words(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    assert ahead.record.source.current() == "replayed"
    said = ahead.record.words.text()
    assert "the forecast said" in said
    assert "“same as last month” would have missed by" in said
    months = ahead.record.shown()
    assert [each.month for each in months] == [f"2026-{n:02}" for n in range(6, 11)]
    within = sum(each.low80 <= each.paid <= each.high80 for each in months)
    assert f"Of 5 months, {within} fell inside the 80% range" in said
    begun: list[object] = []
    real_window.shell.tasks.started.connect(begun.append)
    ahead.refresh()
    settle(qtbot, real_window)
    assert not any(getattr(task, "is_aside", False) for task in begun)
    QTest.mouseClick(ahead.record.ahead._buttons["2"], Qt.MouseButton.LeftButton)
    assert [each.month for each in ahead.record.shown()] == [f"2026-{n:02}" for n in range(7, 11)]


def test_a_history_that_is_too_short_says_when_there_will_be_figures(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, *daily_sales(date(2026, 11, 10)))
    read_again(real_window)
    shown = show_ahead(real_window, qtbot)
    assert shown.record.words.text().startswith("The first forecast of each month is kept.")
    QTest.mouseClick(shown.record.source._buttons["replayed"], Qt.MouseButton.LeftButton)
    assert "There will be figures from February 2027 on." in shown.record.words.text()
    assert not shown.record.room.isVisible()


def test_a_forecast_that_was_kept_is_held_against_what_came(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, *daily_sales(date(2026, 5, 1), date(2026, 9, 30)), name="first.csv")
    with Book.open(store_path, as_of=date(2026, 10, 1)) as book:
        assert book.keep_forecast()
    fill(store_path, *daily_sales(date(2026, 5, 1)))
    read_again(real_window)
    shown = show_ahead(real_window, qtbot)
    assert shown.record.source.current() == "kept"
    (month,) = shown.record.shown()
    assert month.month == "2026-10"
    assert month.made_on == date(2026, 10, 1)
    with Book.open(store_path, as_of=AS_OF) as book:
        paid = {each.month: each.paid for each in book.months()}
    assert month.paid == paid["2026-10"] > 0
    assert "October 2026: on 1 Oct the forecast said" in shown.record.words.text()


def test_a_replay_can_be_stopped(
    real_window: MainWindow,
    store_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def endless(
        _: Book, __: str | None, *, progress: Callable[[Progress], None], cancel: CancelToken
    ) -> None:
        while True:
            progress(Progress("", 1, 0.5))
            cancel.check()
            time.sleep(0.01)

    monkeypatch.setattr(section_module, "replayed", endless)
    fill(store_path, *daily_sales(date(2026, 5, 1)))
    read_again(real_window)
    real_window.shell.show_page("payouts", SectionWanted("ahead"))
    payouts = real_window.pages.current_page
    assert isinstance(payouts, PayoutsPage)
    shown = payouts.section()
    assert isinstance(shown, AheadSection)
    qtbot.waitUntil(lambda: shown.record.bar.value() == 500, timeout=15_000)
    QTest.mouseClick(shown.record.stop, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    assert shown.record.replay.isVisible()
    QTest.mouseClick(shown.record.source._buttons["replayed"], Qt.MouseButton.LeftButton)
    assert shown.record.words.text() == "Not replayed today."


def test_a_month_leads_to_the_sales_known_of_it(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    ahead.table.table.selectRow(0)
    QTest.keyClick(ahead.table.table, Qt.Key.Key_Return)
    settle(qtbot, real_window)
    sales = real_window.pages.current_page
    assert isinstance(sales, SalesPage)
    assert sales.filters.which() == LineFilter(payout_month="2026-12", currency="EUR")


def test_the_chart_is_drawn_and_says_what_a_month_is_made_of(
    ahead: AheadSection, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: ahead.months.room.canvas() is not None, timeout=20_000)
    canvas = ahead.months.room.canvas()
    assert canvas is not None
    assert canvas.count() == 3
    said = canvas.words_at(0)
    assert said.startswith("December 2026\n")
    assert "\n80% range: €" in said
    assert "\n95% range: €" in said
    assert canvas.accessibleDescription().count("December 2026") == 1
