from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.explain_panel import ExplainPanel
from affitrack.gui.widgets import StepsList
from tests.gui.real import fill, held, lost, paid, read_again, sales_page, settle

pytestmark = pytest.mark.gui


class RowsPainted(QObject):
    """What was painted of the rows of a panel: how many there were, and which lacked height."""

    def __init__(self, panel: ExplainPanel) -> None:
        super().__init__(panel)
        self._lists = panel.amount_steps(), panel.date_steps()
        self.counts: list[int] = []
        self.squeezed: list[tuple[int, int]] = []
        content = self._lists[0].parentWidget()
        assert content is not None
        content.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            sizes = [size for steps in self._lists for size in heights(steps)]
            self.counts.append(len(sizes))
            self.squeezed += [(height, needed) for height, needed in sizes if height < needed]
        return super().eventFilter(watched, event)


def heights(steps: StepsList) -> list[tuple[int, int]]:
    """Return the height of each row, and the height that it needs."""
    rows = [child for child in steps.children() if isinstance(child, QWidget)]
    return [
        (row.height(), layout.totalHeightForWidth(row.width()))
        for row in rows
        if row.isVisible() and (layout := row.layout()) is not None and layout.hasHeightForWidth()
    ]


def test_no_row_is_ever_painted_squeezed(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1), held(1), lost(1))
    read_again(real_window)
    page = sales_page(real_window)
    real_window.resize(1280, 560)
    painted = RowsPainted(page.panel)
    settle(qtbot, real_window)
    for stage in (Stage.HELD, Stage.LOST, Stage.PAID):
        page.show_what(LineFilter(stages=frozenset({stage})))
        settle(qtbot, real_window)
        qtbot.waitUntil(
            lambda: (
                (line := page.current_line()) is not None
                and (shown := page.panel.explanation()) is not None
                and shown.line.line_id == line.line_id
            )
        )
        qtbot.wait(50)
    assert max(painted.counts) > 5
    assert painted.squeezed == []
