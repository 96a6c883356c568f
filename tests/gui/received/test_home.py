"""What the first page says of payouts, and where that leads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from tests.gui.real import fill, home_page, paid, read_again, settle
from tests.gui.received.shown import OCTOBER, receive, runs, section

pytestmark = pytest.mark.gui


def test_money_that_is_missing_needs_a_look_and_leads_to_its_run(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1), paid(2))
    receive(store_path, OCTOBER, 400)
    receive(store_path, date(2026, 3, 1), 700)
    read_again(real_window)
    home = home_page(real_window)
    settle(qtbot, real_window)
    rows = {row.words(): row for row in home.attention.rows()}
    short = rows["Less arrived of the payout of 5 Oct than expected: −€0.98"]
    unmatched = rows["1 payout that fits no payout run"]
    short.click()
    settle(qtbot, real_window)
    shown = runs(real_window, qtbot)
    assert shown.parts.header.text() == "Payout of Mon 5 Oct"
    assert shown.parts.arrived.isVisible()
    home_page(real_window)
    unmatched.click()
    settle(qtbot, real_window)
    arrived = section(real_window, qtbot)
    assert arrived.table.chips.current() == "look"
    assert [row.payout.amount for row in arrived.table.model.rows()] == [700]
