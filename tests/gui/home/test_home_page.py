from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.book.overview import overview_of
from affitrack.demo.reach_files import studio_csv
from affitrack.domain.forecast import ScoredMonth
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.charts.month_table import FORECAST_COLUMNS
from affitrack.gui.home import chart_card
from affitrack.gui.home.greeting import greeting
from affitrack.gui.home.page import HomePage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.metrics import px
from affitrack.gui.sales.page import SalesPage
from affitrack.gui.theme import Theme
from affitrack.gui.videos.page import VideosPage
from affitrack.wording.numbers import format_money
from tests.gui.real import (
    AS_OF,
    HANDLE,
    fill,
    frozen,
    held,
    home_page,
    lost,
    paid,
    read_again,
    settle,
)

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]


@pytest.fixture
def home(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> HomePage:
    fill(store_path, paid(1), paid(2), held(1), held(2, est_standard="5,24"), lost(1), frozen(3))
    read_again(real_window)
    shown = home_page(real_window)
    settle(qtbot, real_window)
    qtbot.waitUntil(lambda: shown.chart.canvas() is not None, timeout=20_000)
    return shown


def sales_shown(window: MainWindow, qtbot: QtBot) -> SalesPage:
    settle(qtbot, window)
    shown = window.pages.current_page
    assert isinstance(shown, SalesPage)
    return shown


def test_the_figures_are_those_of_the_book(home: HomePage, store_path: Path) -> None:
    with Book.open(store_path, as_of=AS_OF) as book:
        (summary,) = book.summary()
    name, value, detail = home.figures.next_payout.figure()
    assert summary.next_payout_on == date(2026, 12, 7)
    assert name == "Next payout · 7 Dec"
    assert format_money(summary.next_payout_net, "EUR", "en") == "€7.73"
    assert "€7.73" in f"{value} {detail}", "large, or as the most where less is likely"
    held_back = summary.stages[Stage.HELD]
    _name, value, detail = home.figures.held.figure()
    assert value == format_money(held_back.net, "EUR", "en") == "€7.73"
    assert detail.startswith(f"{held_back.lines} sales · next release")
    assert home.figures.paid.figure()[1] == "€4.98"
    assert home.figures.lost.figure() == (
        "Lost · last 90 days",
        "€2.49",
        "1 sale, 16.7% of those ordered",
    )
    assert "taken back this year is deducted" in home.figures.paid.toolTip()


def test_every_figure_leads_to_its_lines(
    home: HomePage, real_window: MainWindow, qtbot: QtBot
) -> None:
    for card, stages, count in (
        (home.figures.next_payout, {Stage.HELD, Stage.CLEARED}, 2),
        (home.figures.held, {Stage.HELD}, 2),
        (home.figures.paid, {Stage.PAID, Stage.DEDUCTED}, 2),
        (home.figures.lost, {Stage.LOST}, 1),
    ):
        real_window.pages.show_page("home")
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
        sales = sales_shown(real_window, qtbot)
        assert sales.filters.which().stages == stages
        assert sales.model.rowCount() == count


def test_a_bar_leads_to_the_lines_of_its_month(
    home: HomePage, real_window: MainWindow, qtbot: QtBot
) -> None:
    canvas = home.chart.canvas()
    assert canvas is not None
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place_rect(0).center())
    sales = sales_shown(real_window, qtbot)
    assert sales.filters.which() == LineFilter(payout_month="2026-10", currency="EUR")
    assert sales.model.rowCount() == 2


def test_the_chart_stands_before_the_page_reads_on(
    real_window: MainWindow, store_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chart_card, "_SECONDS_TO_DRAW", 20)
    fill(store_path, paid(1), held(1))
    read_again(real_window)
    shown = home_page(real_window)
    qtbot.waitUntil(lambda: shown.overview() is not None, timeout=20_000)
    assert shown.chart.canvas() is not None


def test_the_chart_has_a_table_that_says_the_same(home: HomePage) -> None:
    table = home.chart.table()
    assert not table.isVisible()
    home.chart.table_button().click()
    assert table.isVisible()
    model = table.model()
    rows = [
        (model.index(row, 0).data(), model.index(row, 6).data()) for row in range(model.rowCount())
    ]
    assert rows[0] == ("October 2026", "€4.98")
    december = home.shell.book.forecast().months[0]
    assert rows[1] == ("November 2026", "€0.00")
    assert rows[2] == ("December 2026", format_money(december.total, "EUR", "en"))
    assert len(rows) == 5, "what was paid, till now, and the three months that are forecast"


def test_releases_and_what_needs_a_look_lead_to_their_lines(
    home: HomePage, real_window: MainWindow, qtbot: QtBot
) -> None:
    odd_row, frozen_row = home.attention.rows()
    assert odd_row.words() == "1 sale whose commission is not base × rate"
    assert frozen_row.words() == "1 sale frozen by TikTok’s risk control"
    frozen_row.click()
    sales = sales_shown(real_window, qtbot)
    assert sales.filters.which().stages == {Stage.FROZEN}
    real_window.pages.show_page("home")
    (release,) = home.releases.rows()
    assert release.value() == "€7.73"
    release.click()
    assert sales_shown(real_window, qtbot).model.rowCount() == 2


def test_a_video_leads_to_its_lines(home: HomePage, real_window: MainWindow, qtbot: QtBot) -> None:
    table = home.videos.table
    assert table.model().index(0, 0).data() == "Video 7660102938475610293"
    assert table.model().index(0, 5).data() == "€12.71"
    assert [table.isColumnHidden(section) for section in (1, 3, 4, 6)] == [False, False, True, True]
    header = table.horizontalHeader()
    for section in (2, 3, 5, 7):  # no number is ever cut
        assert header.sectionSize(section) >= table.sizeHintForColumn(section)
    where = table.visualRect(table.model().index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=where)
    settle(qtbot, real_window)
    shown = real_window.pages.current_page
    assert isinstance(shown, VideosPage)
    assert shown.detail.title.text() == "Video 7660102938475610293"


def test_the_payouts_to_come_are_shown_with_how_certain_they_are(
    home: HomePage, real_window: MainWindow, qtbot: QtBot
) -> None:
    settle(qtbot, real_window)
    expected = real_window.shell.book.forecast().next_payouts[0]
    low, high = (
        format_money(end, "EUR", "en", whole=True) for end in (expected.low80, expected.high80)
    )
    (known,) = real_window.shell.book.summary()
    all_of_it = " · €7.73 if all of it is paid" if known.next_payout_net > expected.high80 else ""
    assert home.figures.next_payout.figure()[2] == (
        f"in 15 days · likely\u00a0{low}\u00a0to\u00a0{high}{all_of_it}"
    )
    table = home.chart.table()
    assert not table.isColumnHidden(FORECAST_COLUMNS[0])
    qtbot.waitUntil(lambda: home.chart.canvas() is not None, timeout=20_000)
    canvas = home.chart.canvas()
    assert canvas is not None
    assert "December 2026" in canvas.accessibleDescription()
    words = [canvas.words_at(place) for place in range(canvas.count())]
    assert any(said.splitlines()[-1].startswith("80% range: €") for said in words)


@pytest.mark.parametrize(
    ("low", "high", "value", "words"),
    [
        (500, 2000, "€7.73", "in 15 days · {likely}"),
        (90_000, 99_000, "€7.73", "in 15 days · {likely} with the sales of days not imported yet"),
        (300, 400, "≈\u00a0€3", "in 15 days · {likely} · €7.73 if all of it is paid"),
    ],
)
def test_a_payout_that_is_likely_to_be_another_sum_than_is_known_says_why(
    home: HomePage, real_window: MainWindow, low: int, high: int, value: str, words: str
) -> None:
    forecast = real_window.shell.book.forecast()
    (expected,) = forecast.next_payouts
    other = replace(expected, low80=low, expected=low, high80=high)
    home.figures.show_forecast(replace(forecast, next_payouts=(other,)))
    ends = (format_money(end, "EUR", "en", whole=True) for end in (low, high))
    likely = "likely {} to {}".format(*ends).replace(" ", "\u00a0")
    assert home.figures.next_payout.figure()[1:] == (value, words.format(likely=likely))


def test_what_is_taken_back_is_deducted_from_the_next_payout(
    home: HomePage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    back = paid(7, final_earned="-2,00", settled_at="20/10/2026 09:00:00")
    fill(store_path, back, name="back.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    figure = home.figures.next_payout.figure
    assert "€5.73" in " ".join(figure()), "as the payout runs have it"
    qtbot.waitUntil(lambda: figure()[2].endswith(" · €2.00 taken back is deducted"))


def test_exports_that_end_long_ago_are_told_with_the_next_payout(
    home: HomePage, real_window: MainWindow
) -> None:
    overview = overview_of(real_window.shell.book)
    home.figures.show_overview(replace(overview, exports_end_on=date(2026, 5, 22)))
    told = home.figures.next_payout.figure()[2]
    assert told.endswith("\nyour exports end on 22 May: import a newer one")


def test_it_greets_by_the_hour_and_by_name(home: HomePage, real_window: MainWindow) -> None:
    assert [greeting(hour) for hour in (4, 5, 11, 12, 17, 18)] == [
        "Good evening",
        "Good morning",
        "Good morning",
        "Good afternoon",
        "Good afternoon",
        "Good evening",
    ]
    assert home.title().endswith(f", @{HANDLE}")
    real_window.shell.book.add_account("@max", "FR")
    assert home.title() in {"Good morning", "Good afternoon", "Good evening"}
    real_window.shell.choose_account(HANDLE)
    assert home.title().endswith(f", @{HANDLE}")


def test_rejected_rows_lead_to_the_imports(
    home: HomePage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(8), held(9, ordered_at="32/11/2026 10:00:00"), name="bad.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    row = home.attention.rows()[-1]
    assert row.words().replace("\u200b", "") == "1 row of bad.csv was not taken in"
    assert row.accessibleName().startswith("rejected 1 row")
    row.click()
    settle(qtbot, real_window)
    assert real_window.pages.current_name == "imports"


def test_an_empty_book_says_what_to_do(real_window: MainWindow) -> None:
    real_window.pages.show_page("home")
    assert real_window.welcome.isVisible()


def test_two_currencies_stand_side_by_side_and_are_never_added(
    home: HomePage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(9, currency="USD", est_standard="1,00"), name="dollars.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    assert home.figures.held.figure()[1] == "€7.73\n$1.00"
    picker = home.chart.currency_picker()
    assert picker.isVisible()
    picker.setCurrentIndex(1)
    picker.activated.emit(1)
    shown = home.chart.table().model()
    assert shown.rowCount() > 0
    assert all(str(shown.index(row, 6).data()).startswith("$") for row in range(shown.rowCount()))


def test_of_several_currencies_that_of_most_sales_leads(
    home: HomePage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    dollars = [held(row, currency="USD", est_standard="1,00") for row in range(20, 40)]
    fill(store_path, *dollars, held(9, currency="GBP", est_standard="2,00"), name="abroad.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    card = home.figures.held
    assert card.figure()[1] == "$20.00\n€7.73\n£2.00"
    assert card.figure()[2].startswith("USD: 20 sales")
    assert "EUR" not in card.figure()[2], "three sentences would push the chart off the screen"
    assert [line.split(":")[0] for line in card.toolTip().splitlines()] == ["USD", "EUR", "GBP"]
    assert home.chart.currency_picker().itemData(0) == "USD"


def test_language_and_theme_change_while_it_is_open(
    home: HomePage, real_window: MainWindow, qtbot: QtBot
) -> None:
    real_window.actions_on_looks.choose_language("fr")
    qtbot.waitUntil(lambda: home.figures.held.figure()[1] == "7,73\u00a0€", timeout=5_000)
    assert home.figures.held.figure()[0] == "Retenu"
    real_window.actions_on_looks.choose_theme(Theme.DARK)
    assert home.figures.held.figure()[1] == "7,73\u00a0€"


def test_a_narrow_window_puts_the_lists_below_the_chart(
    home: HomePage, real_window: MainWindow, qtbot: QtBot
) -> None:
    assert home.releases.mapTo(home, home.releases.rect().topLeft()).x() > home.chart.width()
    real_window.resize(820, 700)
    qtbot.waitUntil(
        lambda: home.releases.mapTo(home, home.releases.rect().topLeft()).x() < 50, timeout=5_000
    )


def test_the_height_of_the_chart_counts_in_that_of_its_card(home: HomePage) -> None:
    card = home.chart  # with large texts in a narrow window it hung out of the card
    assert card.heightForWidth(card.width()) >= card.minimumSizeHint().height() > px(190)


def test_views_are_shown_where_a_file_states_them(
    home: HomePage, real_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Content_1795132800_lea.csv"
    link = "https://www.tiktok.com/@lea/video/7660102938475610293"
    rows = [
        ["Time", "Video title", "Video link", "Total views"],
        ["November 19", "Ma routine", link, "2000"],
    ]
    path.write_bytes(studio_csv(rows))
    with Book.open(real_window.shell.book.path, as_of=AS_OF) as book:
        book.import_files([path])
    read_again(real_window)
    settle(qtbot, real_window)
    table = home.videos.table
    cells = [table.model().index(0, section).data() for section in range(8)]
    assert cells == ["Ma routine", "Video", "6", "6", "2,000", "€12.71", "€6.36", "16.7%"]
    assert [table.isColumnHidden(section) for section in (1, 3, 4, 6)] == [True, True, False, False]


def test_the_last_forecast_is_held_against_what_was_paid(
    home: HomePage, real_window: MainWindow, qtbot: QtBot
) -> None:
    settle(qtbot, real_window)
    assert home.chart.last_forecast() == ""
    scored = ScoredMonth(
        made_on=date(2026, 10, 1),
        month="2026-10",
        currency="EUR",
        total=450,
        low80=400,
        high80=500,
        low95=300,
        high95=600,
        paid=498,
    )
    home.chart.show_record([replace(scored, currency="USD"), scored])
    assert home.chart.last_forecast() == (
        "October 2026: €4 to €5 were forecast on 1 Oct, €5 were paid."
    )
    home.chart.show_record([])
    assert home.chart.last_forecast() == ""


def test_a_forecast_is_kept_once_it_was_shown(
    home: HomePage, real_window: MainWindow, qtbot: QtBot
) -> None:
    settle(qtbot, real_window)
    with Book.open(real_window.shell.book.path, as_of=AS_OF) as book:
        assert book.keep_forecast() is False, "it was kept already"


def test_a_month_of_sales_not_made_yet_leads_nowhere_and_says_so(
    home: HomePage, real_window: MainWindow, qtbot: QtBot
) -> None:
    canvas = home.chart.canvas()
    assert canvas is not None
    last = canvas.count() - 1
    with qtbot.waitSignal(real_window.shell.said) as said:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.place_rect(last).center())
    assert said.args is not None
    assert said.args[0] == "These sales are not made yet: there is nothing to list."
    assert real_window.pages.current_name == "home"


def test_videos_that_sold_nothing_lately_are_missed_in_words(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1, ordered_at="24/03/2026 08:08:00"))
    read_again(real_window)
    shown = home_page(real_window)
    settle(qtbot, real_window)
    said = [each.text() for each in shown.videos.findChildren(QLabel) if each.isVisible()]
    assert "Nothing was ordered in these days." in said
    assert not shown.videos.table.isVisible()
