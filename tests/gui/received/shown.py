"""The section of payouts that arrived, on a small book with two runs that are over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.received import Received, ReceivedEntry
from affitrack.gui.main_window import MainWindow
from affitrack.gui.payouts.page import PayoutsPage
from affitrack.gui.payouts.runs_section import RunsSection
from affitrack.gui.received.section import ArrivedSection
from tests.gui.real import AS_OF, cells_of, fill, held, page, paid, read_again, settle

OCTOBER = date(2026, 10, 5)
NOVEMBER = date(2026, 11, 5)


def later(number: int, **cells: str) -> dict[str, str]:
    """A sale that was settled in October, and paid on 5 November: €2.49."""
    return paid(number, ordered_at="10/09/2026 10:00:00", settled_at="20/10/2026 09:00:00", **cells)


def section(window: MainWindow, qtbot: QtBot) -> ArrivedSection:
    """Go to the section of payouts that arrived."""
    shown = page(window, "payouts")
    assert isinstance(shown, PayoutsPage)
    shown.show_section("arrived")
    settle(qtbot, window)
    found = shown.section()
    assert isinstance(found, ArrivedSection)
    return found


def runs(window: MainWindow, qtbot: QtBot) -> RunsSection:
    """Go to the section of runs."""
    shown = page(window, "payouts")
    assert isinstance(shown, PayoutsPage)
    shown.show_section("runs")
    settle(qtbot, window)
    found = shown.section()
    assert isinstance(found, RunsSection)
    return found


@pytest.fixture
def arrived(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> ArrivedSection:
    """Two runs of the past, 5 October with €4.98 and 5 November with €2.49; nothing arrived."""
    fill(store_path, paid(1), paid(2), later(3), held(4))
    read_again(real_window)
    return section(real_window, qtbot)


def receive(store: Path, on: date, amount: int, **facts: str) -> Received:
    """Keep a payout, as the command line would."""
    with Book.open(store, as_of=AS_OF) as book:
        return book.add_received(ReceivedEntry(on, amount, **facts))  # type: ignore[arg-type]


def cells(shown: ArrivedSection, *columns: str) -> list[tuple[str, ...]]:
    """Return what the table of payouts says in some columns."""
    return cells_of(shown.table.model, *columns)


def steps(shown: ArrivedSection) -> list[tuple[str, str]]:
    """Return what the card about the chosen payout says, step by step."""
    return [(step.text, step.value) for step in shown.payout.steps.steps()]
