"""The page of payouts on a small book: two runs, and money taken back on one of their days."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.payouts.page import PayoutsPage
from affitrack.gui.payouts.runs_section import RunsSection
from affitrack.gui.sales.page import SalesPage
from tests.gui.real import cells_of, fill, frozen, held, lost, page, paid, read_again, settle

RELEASED = date(2026, 12, 4)
BRUSH = {"shop_name": "Unbrush", "shop_code": "U1", "content_id": "7660102938475610777"}


def payouts_page(window: MainWindow) -> PayoutsPage:
    shown = page(window, "payouts")
    assert isinstance(shown, PayoutsPage)
    return shown


def runs_section(window: MainWindow) -> RunsSection:
    page_shown = payouts_page(window)
    page_shown.show_section("runs")
    shown = page_shown.section()
    assert isinstance(shown, RunsSection)
    return shown


@pytest.fixture
def payouts(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> RunsSection:
    fill(
        store_path,
        paid(1),
        paid(2, **BRUSH),
        paid(3, final_earned="-1,00", settled_at="05/10/2026 09:00:00"),
        held(1),
        held(2, est_standard="5,24", **BRUSH),
        lost(1),
        frozen(3),
    )
    read_again(real_window)
    shown = runs_section(real_window)
    settle(qtbot, real_window)
    return shown


def cells(shown: RunsSection, *columns: str) -> list[tuple[str, ...]]:
    """Return what the table of runs says in some columns."""
    return cells_of(shown.runs.model, *columns)


def parts(shown: RunsSection) -> list[tuple[str, ...]]:
    """Return what the table of shops or of videos says in the columns that are shown."""
    table = shown.parts.table()
    model, header = table.model(), table.horizontalHeader()
    places = [n for n in range(model.columnCount()) if not header.isSectionHidden(n)]
    return [
        tuple(str(model.index(row, place).data()) for place in places)
        for row in range(model.rowCount())
    ]


def sales_shown(window: MainWindow, qtbot: QtBot) -> SalesPage:
    settle(qtbot, window)
    shown = window.pages.current_page
    assert isinstance(shown, SalesPage)
    return shown


def click_on_run(shown: RunsSection, qtbot: QtBot, row: int) -> None:
    where = shown.runs.table.visualRect(shown.runs.model.index(row, 0)).center()
    qtbot.mouseClick(shown.runs.table.viewport(), Qt.MouseButton.LeftButton, pos=where)


def click_on_day(shown: RunsSection, qtbot: QtBot, day: date) -> None:
    view = shown.calendar.view
    where = view.visualRect(shown.calendar.model.index_of(day)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
