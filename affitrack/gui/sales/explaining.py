"""Keeps the panel beside the sales at the sale that the cursor is on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QTimer

from affitrack.book import Book
from affitrack.domain.records import LineFilter, LineRecord
from affitrack.gui.i18n import language
from affitrack.gui.sales.explain_panel import ExplainPanel
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.wording.catalogue import render

_PAUSE_MS: Final = 30


class Explaining(QTimer):
    """Explains a little after it is started: whoever runs through the rows waits for none.

    The worker explains a line first: it reads files that would hold up the window.
    """

    def __init__(
        self, shell: Shell, panel: ExplainPanel, current_line: Callable[[], LineRecord | None]
    ) -> None:
        super().__init__(panel)
        self._shell = shell
        self._panel = panel
        self._current_line = current_line
        self._is_ready: bool | None = None
        """Whether all that explaining needs is loaded; None until somebody began to load it."""
        self.setSingleShot(True)
        self.setInterval(_PAUSE_MS)
        self.timeout.connect(self.explain)

    def get_ready(self, line: LineRecord | None) -> None:
        """Load all that explaining a line like this one needs, its words too."""
        if self._is_ready is not None or line is None:
            return
        self._is_ready = False
        lang = language()
        task = Task(lambda work: render(work.book.explain_line(line).headline, lang))
        task.on_done(self._on_ready)
        self._shell.tasks.start(task.on_failed(self._on_ready).reading())

    def explain(self) -> None:
        """Say now why the line that the cursor is on pays what it does, and when."""
        if self._shell.is_closed or not self._is_ready:
            return
        line = self._current_line()
        if line is None:
            self._panel.clear()
        elif not self._panel.isHidden():
            book = self._shell.book
            place = _place(book, line)
            if place is not None:
                self._panel.show_explanation(book.explain_line(line), place, book.as_of)

    def _on_ready(self, _: object) -> None:
        self._is_ready = True
        self.start()


def _place(book: Book, line: LineRecord) -> tuple[int, int] | None:
    """Return which of how many lines of its order a line is; None where it was just deleted."""
    same_order = LineFilter(account=line.account, order_id=line.facts.order_id)
    ids = book.line_ids(same_order, order_by="ordered_at", descending=False)
    return (ids.index(line.line_id) + 1, len(ids)) if line.line_id in ids else None
