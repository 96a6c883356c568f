"""The line under the table: how many lines are selected, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from affitrack.domain.records import StageTotal
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import label
from affitrack.wording.numbers import format_money

_PAUSE_MS: Final = 80


class SelectionTotals(QWidget):
    """Counts the selected lines at once and adds them up, per currency, on the worker."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._ids: list[int] = []
        self._totals: dict[str, StageTotal] = {}
        self._text = label("", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(4), px(8), 0)
        row.addWidget(self._text, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def count(self, line_ids: Sequence[int]) -> None:
        """Count these lines."""
        self._ids = list(line_ids)
        self._totals = {}
        self._show()
        if self._ids:
            self._pause.start()

    def text(self) -> str:
        """Return the words shown."""
        return self._text.text()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _ask(self) -> None:
        ids = self._ids
        task = Task(lambda work: work.book.totals_of(ids)).on_done(self._on_counted)
        self._shell.tasks.start(task.replacing("sales.totals"))

    def _on_counted(self, totals: dict[str, StageTotal]) -> None:
        self._totals = totals
        self._show()

    def _show(self) -> None:
        if not self._ids:
            self._text.setText("")
            return
        parts = [self.tr("%Ln line(s) selected", "", len(self._ids))]
        parts += [
            format_money(total.net, currency, language())
            for currency, total in self._totals.items()
        ]
        self._text.setText(" · ".join(parts))
