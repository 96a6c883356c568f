"""The line under the table: how many lines are selected, and what they come to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from affitrack.book.sales import earned
from affitrack.domain.exchange import Approximate
from affitrack.domain.records import StageTotal
from affitrack.domain.stage import Stage
from affitrack.gui.currencies.words import about_tip, about_words
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.stages import SHOWN_STAGES, stage_name
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import label
from affitrack.wording.numbers import format_count, format_money

_PAUSE_MS: Final = 40

Totals = Mapping[str, Mapping[Stage, StageTotal]]
"""By currency and stage."""


class SelectionTotals(QWidget):
    """Counts the selected lines at once, and has them added up on the worker.

    What they earn is told for each currency, and each stage by itself where there are several: what
    is lost, frozen or not paid yet is part of no other sum.
    """

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._ids: Sequence[int] = []
        self._totals: Totals = {}
        self._text = label("", "small", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(8), px(4), px(8), 0)
        row.addWidget(self._text, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._ask)

    def count(self, line_ids: Sequence[int], known: Totals | None = None) -> None:
        """Count these lines; `known` is what they come to, where that is known already."""
        self._ids = line_ids
        self._totals = known or {}
        self._show()
        self._pause.stop()
        if len(self._ids) and known is None:
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
        task = Task(lambda work: work.book.sales_totals(ids)).on_done(self._on_counted)
        self._shell.tasks.start(task.replacing("sales.totals").reading())

    def _on_counted(self, totals: Totals) -> None:
        self._totals = totals
        self._show()

    def _show(self) -> None:
        if not len(self._ids):
            self._say("")
            return
        parts = [self.tr("%Ln line(s) selected", "", len(self._ids))]
        for currency, stages in self._totals.items():
            parts += self._sums(currency, stages)
        about = self._about()
        if about is not None:
            parts.append(about_words(about))
        self._say(" · ".join(parts), about_tip(about) if about is not None else "")

    def _about(self) -> Approximate | None:
        """Return about what several currencies come to, by the user's own exchange rates."""
        nets = {currency: earned(stages) for currency, stages in self._totals.items()}
        known = {currency: net for currency, net in nets.items() if net}
        if len(known) < 2 or self._shell.is_closed:  # noqa: PLR2004 - one needs no total
            return None
        return self._shell.book.approximate(known)

    def _sums(self, currency: str, stages: Mapping[Stage, StageTotal]) -> list[str]:
        """Return what is earned, then each stage if that is not all there is to say."""
        there = [stage for stage in SHOWN_STAGES if stage in stages and stages[stage].lines]
        net = earned(stages)
        sums = [] if net is None else [format_money(net, currency, language())]
        if len(there) > 1 or net is None:
            sums += [self._of_stage(stage, stages[stage], currency) for stage in there]
        return sums

    def _of_stage(self, stage: Stage, total: StageTotal, currency: str) -> str:
        return self.tr("{stage} {amount} ({lines})").format(
            stage=stage_name(stage),
            amount=format_money(total.net, currency, language()),
            lines=format_count(total.lines, language()),
        )

    def _say(self, text: str, note: str = "") -> None:
        self._text.setText(text)
        lines = [*text.split(" · "), *note.splitlines()]
        self._text.setToolTip("\n".join(lines))
