"""Every part of the real pages has a name for a screen reader, and Tab reaches it."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from tests.gui.real import (
    fill,
    held,
    home_page,
    imports_page,
    lost,
    paid,
    read_again,
    sales_page,
    settle,
)
from tests.gui.test_accessibility import nameless, reachable, walked_by_tab
from tests.ingest.samples import write_sales

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]


@pytest.fixture
def window(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> MainWindow:
    fill(store_path, paid(1), held(1), held(2, est_standard="5,24"), lost(1))
    read_again(real_window)
    settle(qtbot, real_window)
    return real_window


def check(window: MainWindow, qtbot: QtBot) -> None:
    assert nameless(window) == []
    with qtbot.waitActive(window):
        window.activateWindow()
    window.navigation.button("home").setFocus()
    walked = walked_by_tab(window)
    missed = {
        f"{type(widget).__name__} {widget.accessibleName()}"
        for widget in reachable(window) - set(walked)
    }
    assert missed == set()


def test_the_first_page(window: MainWindow, qtbot: QtBot) -> None:
    home = home_page(window)
    qtbot.waitUntil(lambda: home.chart.canvas() is not None, timeout=20_000)
    check(window, qtbot)
    home.chart.table_button().click()
    check(window, qtbot)


def test_the_sales(window: MainWindow, qtbot: QtBot) -> None:
    sales_page(window)
    settle(qtbot, window)
    check(window, qtbot)


def test_the_imports(window: MainWindow, qtbot: QtBot) -> None:
    shown = imports_page(window)
    settle(qtbot, window)
    check(window, qtbot)
    shown.list.undo.click()
    settle(qtbot, window)
    check(window, qtbot)


def test_the_preview(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    export = write_sales(tmp_path / "next.csv", [held(2), held(3), held(4, price="douze")])
    window.shell.preview_files([export])
    settle(qtbot, window)
    check(window, qtbot)
    imports_page(window).preview.files.account_button().click()
    check(window, qtbot)
