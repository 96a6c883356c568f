"""What the page of imports tells: what an undo would do, and which days are covered."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.home.page import HomePage
from affitrack.gui.imports.coverage_strip import CoverageStrip
from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.main_window import MainWindow
from tests.gui.real import AS_OF, fill, held, imports_page, lost, read_again, settle
from tests.ingest.samples import write_sales

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]


def shown_page(window: MainWindow, qtbot: QtBot) -> ImportsPage:
    read_again(window)
    shown = imports_page(window)
    settle(qtbot, window)
    return shown


def rows(page: ImportsPage) -> list[tuple[str, str]]:
    model = page.list.undo_card.model
    last = model.columnCount() - 1
    return [
        (str(model.index(row, 0).data()), str(model.index(row, last).data()))
        for row in range(model.rowCount())
    ]


def test_an_undo_names_each_sale_that_it_removes_restores_and_leaves(
    real_window: MainWindow, store_path: Path, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    fill(store_path, held(1), held(2), name="1.csv")
    fill(
        store_path,
        held(1, est_standard="1,20"),
        held(2, est_standard="1,00"),
        lost(1),
        name="2.csv",
    )
    fill(store_path, held(2, est_standard="1,00"), name="3.csv")
    page = shown_page(real_window, qtbot)
    page.list.table.selectRow(1)
    qtbot.mouseClick(page.list.undo, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    card = page.list.undo_card
    qtmodeltester.check(card.model)
    assert card.words() == (
        "1 sale that it brought is removed. 1 sale gets its earlier values back."
        " 1 sale that another file states as well stays."
    )
    assert rows(page) == [
        ("removed", "gone; no other file speaks of it. Now: Lost"),
        ("as before", "commission €1.20 → €2.49"),
        ("stays", "“3.csv” says so as well"),
    ]
    totals = {step.text: step.value for step in card.totals.steps.steps()}
    assert totals == {"Held back": "€2.20\n→ €3.49", "Lost": "€2.49\n→ €0.00"}
    assert card.chips.texts() == ["All 3", "Removed 1", "As before 1", "Stay 1"]
    card.chips.chosen.emit("kept")
    assert [kind for kind, _ in rows(page)] == ["stays"]
    assert page.list.coverage.isHidden(), "the question has the room"
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert page.list.coverage.isVisible()


def test_covered_days_stand_in_words_beside_the_strip(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    early = [held(1, ordered_at="01/11/2026 10:00:00"), held(2, ordered_at="05/11/2026 10:00:00")]
    fill(store_path, *early, name="early.csv")
    fill(store_path, held(3), name="late.csv")
    page = shown_page(real_window, qtbot)
    card = page.list.coverage
    (said,) = card.sentences()
    assert said == (
        "1 Nov – 14 Nov 2026. No export covers 6 Nov – 13 Nov 2026."
        " Export these days if you sold then."
    )
    strip = card.findChild(CoverageStrip)
    assert strip is not None
    assert strip.accessibleDescription() == said
    assert strip.words_at(1) == "early.csv: 1 Nov – 5 Nov 2026"
    assert strip.words_at(strip.width() * 8 // 22) == "No export covers 6 Nov – 13 Nov 2026"
    strip.grab()  # paints


def test_days_to_export_again_are_told(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    september = [
        held(1, ordered_at="14/09/2026 10:00:00"),
        held(2, ordered_at="15/09/2026 10:00:00"),
    ]
    fill(store_path, *september, name="9.csv")
    fill(store_path, held(3, ordered_at="16/09/2026 10:00:00"), held(4), name="11.csv")
    card = shown_page(real_window, qtbot).list.coverage
    assert card.sentences()[-1] == (
        "2 sales of 14 Sep – 15 Sep 2026 were still waiting in the last export that has them."
        " Export these days again to see what was paid."
    )
    real_window.pages.show_page("home")
    home = real_window.pages.current_page
    assert isinstance(home, HomePage)
    qtbot.waitUntil(lambda: bool(home.attention.rows()), timeout=20_000)
    row = home.attention.rows()[0]
    assert row.words() == "2 sales may be paid by now: export 14 Sep – 15 Sep 2026 again"
    row.click()
    assert isinstance(real_window.pages.current_page, ImportsPage)


def test_covered_days_of_several_accounts_stand_on_one_axis(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    early, late = held(1, ordered_at="01/11/2026 10:00:00"), held(2)
    fill(store_path, early, late, name="both.csv")
    fill(store_path, early, late, held(3), name="both again.csv")
    first = write_sales(tmp_path / "first.csv", [held(4, ordered_at="11/11/2026 10:00:00")])
    last = write_sales(tmp_path / "last.csv", [held(5, ordered_at="20/11/2026 10:00:00")])
    with Book.open(store_path, as_of=AS_OF) as book:
        book.add_account("marc", "FR")
        book.import_files([first, last], account="marc")
    card = shown_page(real_window, qtbot).list.coverage
    assert card.sentences() == [
        "1 Nov – 14 Nov 2026, without a gap.",
        (
            "11 Nov – 20 Nov 2026. No export covers 12 Nov – 19 Nov 2026."
            " Export these days if you sold then."
        ),
        "Exports overlap, which does no harm.",
    ]
    lea, marc = card.findChildren(CoverageStrip)
    qtbot.waitUntil(lambda: lea.width() == marc.width() > 0)
    assert lea.mapTo(card, QPoint()).x() == marc.mapTo(card, QPoint()).x()
    the_11th = lea.width() * 21 // 44  # the 11th of 22 days: 1 to 22 November
    assert "both.csv" in lea.words_at(the_11th)
    assert marc.words_at(the_11th) == "first.csv: 11 Nov 2026"
    assert lea.height() < marc.height(), "the months stand under the last one alone"
    for strip in (lea, marc):
        strip.grab()  # paints


def test_the_next_export_is_reminded_of_in_time(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1), name="1.csv")
    page = shown_page(real_window, qtbot)
    assert page.list.coverage.sentences() == ["14 Nov 2026, without a gap."]
    real_window.shell.switch_day(date(2027, 1, 29))
    page.refresh()
    assert page.list.coverage.sentences()[-1] == (
        "Download an export by 11 Feb: TikTok Shop goes back 90 days, and after that days would"
        " be lost."
    )
    real_window.shell.switch_day(date(2027, 2, 20))
    page.refresh()
    assert page.list.coverage.sentences()[-1].startswith(
        "No new export reaches 15 Nov – 22 Nov 2026 any more"
    )


def test_without_imports_nothing_is_said_of_covered_days(
    real_window: MainWindow, qtbot: QtBot
) -> None:
    page = imports_page(real_window)
    settle(qtbot, real_window)
    assert page.list.coverage.isHidden()
