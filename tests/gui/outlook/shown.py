"""The section that looks ahead, on a book with half a year of sales."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.outlook.section import AheadSection
from affitrack.gui.payouts.page import PayoutsPage
from affitrack.gui.payouts.section_wanted import SectionWanted
from tests.gui.real import AS_OF, OPEN, fill, page, read_again, settle
from tests.ingest.samples import sale

DAYS_TO_SETTLE = 24


def daily_sales(first: date, last: date = AS_OF) -> list[dict[str, str]]:
    """Return one sale for each day, settled 24 days later where that is over."""
    sold = []
    for number in range((last - first).days + 1):
        ordered = datetime(first.year, first.month, first.day, 10, 0) + timedelta(days=number)
        settled = ordered + timedelta(days=DAYS_TO_SETTLE)
        cells = {
            "order_id": f"5769449492{number:08d}",
            "ordered_at": f"{ordered:%d/%m/%Y %H:%M:%S}",
            "settled_at": f"{settled:%d/%m/%Y %H:%M:%S}",
        }
        if settled.date() > last:
            cells = {**OPEN, "order_id": cells["order_id"], "ordered_at": cells["ordered_at"]}
            cells["status"] = "En attente"
        sold.append(sale(**cells))
    return sold


def show_ahead(window: MainWindow, qtbot: QtBot) -> AheadSection:
    payouts = page(window, "payouts")
    assert isinstance(payouts, PayoutsPage)
    window.shell.show_page("payouts", SectionWanted("ahead"))
    settle(qtbot, window)
    shown = payouts.section()
    assert isinstance(shown, AheadSection)
    return shown


@pytest.fixture
def ahead(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> AheadSection:
    fill(store_path, *daily_sales(date(2026, 5, 1)))
    read_again(real_window)
    return show_ahead(real_window, qtbot)
