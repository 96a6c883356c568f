"""What is copied of sales beyond what is seen of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.columns import COLUMNS
from tests.gui.real import fill, held, read_again, sales_page, settle

pytestmark = pytest.mark.gui

STAGE = [column.order_by for column in COLUMNS].index("stage")


def test_the_day_seen_beside_a_stage_is_copied_too(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1))
    read_again(real_window)
    sales = sales_page(real_window)
    settle(qtbot, real_window)
    sales.table.selectRow(0)
    sales.table.copy_with_headings()
    head, line = QGuiApplication.clipboard().text().splitlines()
    copied = dict(zip(head.split("\t"), line.split("\t"), strict=True))
    released = date.fromisoformat(copied["Released"])
    assert copied["Stage"] == "Held back"
    assert sales.model.index(0, STAGE).data() == f"Held · {released.day} {released:%b}"
    assert date.fromisoformat(copied["Payout"]) > released
