"""The card that shows what the account has in each stage, before and after an import."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, TypeAlias

from PySide6.QtWidgets import QWidget

from affitrack.book import FileResult, before_and_after
from affitrack.domain.records import StageTotal
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import language
from affitrack.gui.imports.side_card import SideCard
from affitrack.gui.sales.stages import SHOWN_STAGES, stage_name
from affitrack.gui.widgets import Step
from affitrack.wording.numbers import format_count, format_money

_NOTHING: Final = StageTotal()

Totals: TypeAlias = Mapping[str, Mapping[Stage, StageTotal]]
"""By currency, then stage."""


class TotalsCard(SideCard):
    """Stages as rows; lines and money before and after as values."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Totals = {}
        self._after: Totals = {}
        self.retranslate()

    def show_results(self, results: Sequence[FileResult]) -> None:
        """Show what some files change together."""
        self.show_totals(*before_and_after(results))

    def show_totals(self, before: Totals, after: Totals) -> None:
        """Show the stages of an account before and after something."""
        self._before, self._after = before, after
        self.retranslate()

    def has_rows(self) -> bool:
        """Tell whether any stage changes."""
        return bool(self.steps.steps())

    def retranslate(self) -> None:
        """Set all texts."""
        is_first = not self._has_before()
        self.header.set_text(self.tr("Then you have") if is_first else self.tr("Before → after"))
        self.steps.setAccessibleName(self.tr("Totals by stage, before and after"))
        self.steps.set_steps(self._steps())

    def _has_before(self) -> bool:
        return any(total.lines for stages in self._before.values() for total in stages.values())

    def _steps(self) -> list[Step]:
        before, after = self._before, self._after
        return [
            self._step(currency, stage, before.get(currency, {}), after.get(currency, {}))
            for currency in dict.fromkeys([*before, *after])
            for stage in SHOWN_STAGES
            if before.get(currency, {}).get(stage, _NOTHING)
            != after.get(currency, {}).get(stage, _NOTHING)
        ]

    def _step(
        self,
        currency: str,
        stage: Stage,
        before: Mapping[Stage, StageTotal],
        after: Mapping[Stage, StageTotal],
    ) -> Step:
        lang = language()
        old, new = before.get(stage, _NOTHING), after.get(stage, _NOTHING)
        if not self._has_before():
            count = self.tr("%Ln sale(s)", "", new.lines)
            return Step(stage_name(stage), format_money(new.net, currency, lang), count)
        lines = self.tr("{before} → {after} sales").format(
            before=format_count(old.lines, lang), after=format_count(new.lines, lang)
        )
        before_money = format_money(old.net, currency, lang)
        after_money = format_money(new.net, currency, lang)
        return Step(text=stage_name(stage), value=f"{before_money}\n→ {after_money}", origin=lines)
