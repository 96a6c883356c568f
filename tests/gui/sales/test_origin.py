"""The row of the file that a sale comes from, as it stands there."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.origin import OriginDialog, show_origin
from affitrack.gui.sales.page import SalesPage
from tests.gui.real import fill, held, read_again, sales_page, settle

pytestmark = pytest.mark.gui


@pytest.fixture
def export(store_path: Path) -> Path:
    return fill(
        store_path, held(1), held(2, product_id="1730495867213049111", product_name="Brosse")
    )


@pytest.fixture
def sales(export: Path, real_window: MainWindow, qtbot: QtBot) -> SalesPage:
    assert export.is_file()
    read_again(real_window)
    shown = sales_page(real_window)
    settle(qtbot, real_window)
    return shown


def test_the_row_is_shown_as_it_stands_in_the_file(
    sales: SalesPage, export: Path, qtbot: QtBot
) -> None:
    found: list[OriginDialog] = []
    for line in sales.shell.book.lines():
        show_origin(sales.shell, line, sales, found.append)
        qtbot.waitUntil(lambda: bool(found))
        dialog = found.pop()
        cells = {step.text: step.value for step in dialog.cells.steps()}
        assert line.facts.order_id in cells.values()
        assert line.product_name in cells.values()
        assert str(line.source_row) in dialog.windowTitle()
        assert export.name in dialog.windowTitle()
        assert dialog.folder.isEnabled()
        dialog.reject()


def test_a_file_that_is_gone_or_another_is_said_to_be(
    sales: SalesPage, export: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    sales.shell.said.connect(lambda text, *_: said.append(text))
    sales.table.selectRow(0)
    export.write_text(export.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    sales.panel.origin_asked.emit()
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "content has changed" in said[0]
    export.unlink()
    sales.panel.origin_asked.emit()
    qtbot.waitUntil(lambda: len(said) == 2)
    assert export.name in said[1]
