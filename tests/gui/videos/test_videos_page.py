"""The page of videos, as a user works with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.demo.reach_files import studio_csv
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.metrics import px
from affitrack.gui.sales.page import SalesPage
from affitrack.gui.sales.period import Period
from affitrack.gui.videos.page import VideosPage
from tests.gui.real import AS_OF, HANDLE, fill, held, lost, page, paid, read_again, settle

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]

USUAL = "7660102938475610293"
BRUSH = "7660102938475610777"
LIVE = "7660102938475619999"
OF_BRUSH = {"content_id": BRUSH, "product_name": "Unbrush", "product_id": "1729"}


def videos_page(window: MainWindow) -> VideosPage:
    shown = page(window, "videos")
    assert isinstance(shown, VideosPage)
    return shown


@pytest.fixture
def videos(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> VideosPage:
    fill(
        store_path,
        paid(1, ordered_at="02/03/2026 12:00:00"),
        held(1),
        held(2, est_standard="5,24", **OF_BRUSH),
        lost(1, **OF_BRUSH),
        held(3, content_id=LIVE, content_type="Live", est_standard="1,00"),
    )
    read_again(real_window)
    shown = videos_page(real_window)
    settle(qtbot, real_window)
    return shown


def cells(shown: VideosPage, *columns: str) -> list[tuple[str, ...]]:
    model = shown.model
    names = list(model.headings())
    return [
        tuple(str(model.index(row, names.index(name)).data()) for name in columns)
        for row in range(model.rowCount())
    ]


def wait_for_detail(shown: VideosPage, window: MainWindow, qtbot: QtBot) -> None:
    settle(qtbot, window)
    qtbot.waitUntil(lambda: shown.detail.detail() is not None, timeout=5_000)


def test_nothing_is_said_of_videos_before_they_are_read(
    real_window: MainWindow, qtbot: QtBot
) -> None:
    shown = VideosPage(real_window.shell, real_window)  # which takes it along when it goes
    shown.show()
    assert not shown.table.isVisible()
    assert not shown.types.isVisible()
    (words,) = [each.text() for each in shown.findChildren(QLabel) if each.isVisible()]
    assert words == "Reading the videos…"
    shown.refresh()
    settle(qtbot, real_window)
    assert shown.types.isVisible()


def test_a_low_window_scrolls_to_the_cards_below_the_table(
    videos: VideosPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    real_window.resize(640, 420)
    bar = videos.ground.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > px(100), timeout=5_000)
    assert videos.table.height() >= px(200)
    bar.setValue(bar.maximum())
    assert videos.detail.visibleRegion().boundingRect().height() >= px(100)


def sales_shown(window: MainWindow, qtbot: QtBot) -> SalesPage:
    settle(qtbot, window)
    shown = window.pages.current_page
    assert isinstance(shown, SalesPage)
    return shown


def click(shown: VideosPage, qtbot: QtBot, row: int) -> None:
    where = shown.table.visualRect(shown.model.index(row, 0)).center()
    qtbot.mouseClick(shown.table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_contents_of_the_period_are_listed_the_best_first(videos: VideosPage) -> None:
    assert cells(videos, "Video", "Orders", "Commission", "Returned") == [
        (f"Video {BRUSH}", "2", "€5.24", "50.0%"),
        (f"Video {USUAL}", "1", "€2.49", "0.0%"),
        (f"LIVE {LIVE}", "1", "€1.00", "0.0%"),
    ]
    assert videos.chips.texts() == ["All 3", "Video 2", "LIVE 1"]


def test_sales_of_no_video_are_called_so(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    of_none = held(2, content_id="", content_type="/", est_standard="1,00")
    fill(store_path, held(1), of_none)
    read_again(real_window)
    shown = videos_page(real_window)
    settle(qtbot, real_window)
    assert cells(shown, "Video", "Orders")[1] == ("No video", "1")
    assert shown.table.currentIndex().row() == 0, "nobody asked for it"
    assert "No video 1" in shown.chips.texts()


def test_another_period_counts_other_orders_and_is_remembered(
    videos: VideosPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    place = list(Period).index(Period.ALL)
    videos.period.setCurrentIndex(place)
    videos.period.activated.emit(place)
    settle(qtbot, real_window)
    assert cells(videos, "Video", "Orders", "Commission")[1] == (f"Video {USUAL}", "2", "€4.98")
    assert VideosPage(real_window.shell).period.period() is Period.ALL


def test_a_type_and_typed_words_narrow_the_list(
    videos: VideosPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    videos.chips._buttons["type:live"].click()
    assert cells(videos, "Type") == [("LIVE",)]
    videos.chips._buttons["all"].click()
    real_window.header.search.setText("0777")
    real_window.header.search.returnPressed.emit()
    assert cells(videos, "Id") == [(BRUSH,)]
    real_window.header.search.setText("no such video")
    real_window.header.search.returnPressed.emit()
    assert videos.nothing.isVisible()
    videos.nothing.buttons()[0].click()
    settle(qtbot, real_window)
    assert len(cells(videos, "Id")) == 3


def test_a_heading_sorts(videos: VideosPage) -> None:
    names = list(videos.model.headings())
    videos.table.sortByColumn(names.index("Returned"), Qt.SortOrder.AscendingOrder)
    assert cells(videos, "Returned") == [("0.0%",), ("0.0%",), ("50.0%",)]
    videos.table.sortByColumn(names.index("Orders"), Qt.SortOrder.DescendingOrder)
    assert cells(videos, "Orders")[0] == ("2",)


def test_the_chosen_one_is_looked_at_closely(
    videos: VideosPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    wait_for_detail(videos, real_window, qtbot)
    assert videos.detail.title.text() == f"Video {BRUSH}"
    rows = [(row.words(), row.value()) for row in videos.detail.rows()]
    assert rows[1:] == [
        ("Without / with Shop Ads", "€5.24 / –"),
        ("Still held back", "€5.24"),
        ("Lost", "€2.49"),
    ]
    assert [row.words() for row in videos.detail.product_rows()] == ["Unbrush · 2 items"]
    click(videos, qtbot, 1)
    qtbot.waitUntil(lambda: videos.detail.title.text() == f"Video {USUAL}")
    wait_for_detail(videos, real_window, qtbot)
    detail = videos.detail.detail()
    assert detail is not None
    assert detail.orders == 2  # since it was posted, whatever the period
    assert "whatever the period" in videos.detail.words.text()


def test_every_row_of_it_leads_to_its_lines(
    videos: VideosPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    wait_for_detail(videos, real_window, qtbot)
    own = LineFilter(content_id=BRUSH, currency="EUR")
    for row, stages, count in (
        (1, frozenset[Stage](), 2),
        (2, frozenset({Stage.HELD}), 1),
        (3, frozenset({Stage.LOST}), 1),
    ):
        videos_page(real_window).detail.rows()[row].click()
        sales = sales_shown(real_window, qtbot)
        which = sales.filters.which()
        assert (which.content_id, which.currency, which.stages) == (BRUSH, own.currency, stages)
        assert sales.model.rowCount() == count
    videos_page(real_window).detail.product_rows()[0].click()
    assert sales_shown(real_window, qtbot).filters.which().product_id == "1729"
    videos_page(real_window).detail.lines.click()
    assert sales_shown(real_window, qtbot).model.rowCount() == 2


def test_return_shows_the_lines_of_the_period(
    videos: VideosPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    click(videos, qtbot, 1)
    qtbot.keyClick(videos.table, Qt.Key.Key_Return)
    sales = sales_shown(real_window, qtbot)
    assert sales.model.rowCount() == 1
    assert sales.filters.which().ordered_to == AS_OF


def test_orders_per_day_can_be_pointed_at_and_lead_to_the_day(
    videos: VideosPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: videos.detail.room.canvas() is not None, timeout=20_000)
    canvas = videos.detail.room.canvas()
    assert canvas is not None
    detail = videos.detail.detail()
    assert detail is not None
    last = len(detail.days) - 1
    assert canvas.words_at(last) == "14 Nov 2026\n1 order"
    assert "14 Nov 2026: 1 order" in canvas.accessibleDescription()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(canvas, Qt.Key.Key_End)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert sales_shown(real_window, qtbot).model.rowCount() == 1


def test_views_bring_types_and_videos_that_never_sold(
    videos: VideosPage, real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert "No file states the views" in videos.types.words.text()
    unsold = "7669000000000000001"
    figures = tmp_path / "Content_1795132800_lea.csv"
    link = "https://www.tiktok.com/@lea/video/"
    rows = [
        ["Time", "Video title", "Video link", "Total views"],
        ["November 19", "", f"{link}{USUAL}", "10000"],
        ["November 20", "", f"{link}{unsold}", "700"],
    ]
    figures.write_bytes(studio_csv(rows))
    with Book.open(store_path, as_of=AS_OF) as book:
        book.import_files([figures], account=HANDLE)
    read_again(real_window)
    settle(qtbot, real_window)
    videos.show_what(unsold)
    settle(qtbot, real_window)
    assert ("0", "€0.00", "700", "€0.00") in cells(videos, "Orders", "Commission", "Views", "EPM")
    wait_for_detail(videos, real_window, qtbot)
    assert videos.detail.title.text().endswith(unsold)
    assert "It has not sold anything yet." in videos.detail.words.text()
    assert not videos.detail.room.isVisible()
    assert videos.types.words.text() == "Half of each type earn more than their bar shows."
    qtbot.waitUntil(lambda: videos.types.room.canvas() is not None, timeout=20_000)
    canvas = videos.types.room.canvas()
    assert canvas is not None
    assert canvas.words_at(0).splitlines()[:2] == ["Video", "2 of them with known views"]


def test_rows_are_copied_as_a_table(videos: VideosPage, qtbot: QtBot) -> None:
    click(videos, qtbot, 0)
    videos.table.copy_with_headings()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("Video\tPosted\tType\t")
    assert len(copied) == 2
    assert BRUSH in copied[1]


def test_it_speaks_french(videos: VideosPage, real_window: MainWindow, qtbot: QtBot) -> None:
    real_window.actions_on_looks.choose_language("fr")
    wait_for_detail(videos, real_window, qtbot)
    qtbot.waitUntil(lambda: videos.chips.texts()[0] == "Toutes 3", timeout=5_000)
    assert cells(videos, "Commission")[0] == ("5,24\u00a0€",)
    assert videos.detail.rows()[2].words() == "Encore retenu"


def test_a_narrow_window_puts_the_cards_below_the_table(
    videos: VideosPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    real_window.resize(800, 700)
    qtbot.waitUntil(
        lambda: videos.types.mapTo(videos, videos.types.rect().topLeft()).x() < 60, timeout=5_000
    )


def test_headings_explain_their_terms(videos: VideosPage) -> None:
    for name in ("EPM", "GPM", "GMV", "Conversion", "Returned", "Held back", "Lost"):
        section = list(videos.model.headings()).index(name)
        tip = videos.model.headerData(
            section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
        )
        assert str(tip).startswith("<p><b>"), name


def test_amounts_of_two_currencies_are_not_sorted_among_each_other(
    videos: VideosPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    dear = held(9, content_id="7660102938475611111", est_standard="500,00", currency="USD")
    fill(store_path, dear, name="dear.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    place = list(videos.model.headings()).index("Commission")
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        videos.table.sortByColumn(place, order)
        said = [amount for (amount,) in cells(videos, "Commission")]
        assert "$" in said[-1], said
        assert not any("$" in amount for amount in said[:-1])
    with Book.open(store_path, as_of=AS_OF) as book:
        assert [each.currency for each in book.videos()] == ["EUR", "EUR", "EUR", "USD"]
