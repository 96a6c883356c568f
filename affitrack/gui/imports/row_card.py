"""The card that shows one row of a preview figure by figure, before and after."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from affitrack.domain.changes import Figure
from affitrack.domain.figures import FigureChange
from affitrack.domain.records import Difference
from affitrack.gui.i18n import language
from affitrack.gui.imports.difference_rows import DifferenceRow, Kind
from affitrack.gui.imports.difference_words import changes_of, kind_name, stage_sentence
from affitrack.gui.imports.figure_words import figure_name, plain_words
from affitrack.gui.imports.reach_words import metric_name, reach_change
from affitrack.gui.imports.side_card import SideCard
from affitrack.gui.sales.line_words import breakable, money_words, rate_words
from affitrack.gui.widgets import Step
from affitrack.ingest.rejects.rejects import Reject
from affitrack.wording.catalogue import render


class RowCard(SideCard):
    """Figures as rows; what was as value above, what will be below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row: DifferenceRow | None = None
        self._as_of = date.min
        self.hide()

    def show_row(self, row: DifferenceRow | None, as_of: date) -> None:
        """Show a row; nothing where there is none."""
        self._row = row
        self._as_of = as_of
        self.retranslate()
        self.setVisible(row is not None)

    def retranslate(self) -> None:
        """Set all texts."""
        row = self._row
        if row is None:
            return
        self.header.set_text(row.order_id or self.tr("Row {row}").format(row=row.row))
        self.header.set_remark(kind_name(row.kind))
        self.steps.setAccessibleName(self.tr("The chosen row"))
        self.steps.set_steps(self._steps(row))

    def _steps(self, row: DifferenceRow) -> list[Step]:
        source = row.source
        where = self.tr("row {row}").format(row=row.row)
        file = Step(self.tr("File"), breakable(row.file_name), where)
        if isinstance(source, Reject):
            return [*self._of_reject(source), file]
        if isinstance(source, FigureChange):
            return [*_of_reach(source), file]
        names = [Step(self.tr("Product"), row.product), Step(self.tr("Shop"), row.shop)]
        origin = [*(step for step in names if step.value), file]
        if row.kind in (Kind.CHANGED, Kind.OLDER):
            return [*self._changes(source, is_older=row.kind is Kind.OLDER), *origin]
        return [*self._figures(source), *origin]

    def _of_reject(self, reject: Reject) -> list[Step]:
        steps = [
            Step(self.tr("Column"), reject.column or ""),
            Step(self.tr("Cell"), reject.cell),
            Step(self.tr("Reason"), render(reject.reason, language())),
        ]
        return [step for step in steps if step.value]

    def _changes(self, difference: Difference, *, is_older: bool) -> list[Step]:
        currency = difference.after.currency
        second = self.tr("this row: {value}") if is_older else self.tr("→ {value}")
        return [
            Step(
                _capital(figure_name(figure)),
                plain_words(figure, before, currency, self._as_of)
                + "\n"
                + second.format(value=plain_words(figure, after, currency, self._as_of)),
            )
            for figure, before, after in changes_of(difference, self._as_of)
        ]

    def _figures(self, difference: Difference) -> list[Step]:
        facts, derived = difference.after, difference.derived_after
        return [
            Step(_capital(figure_name(Figure.STAGE)), stage_sentence(derived, self._as_of)),
            Step(_capital(figure_name(Figure.NET)), money_words(derived.net, facts.currency)),
            Step(_capital(figure_name(Figure.BASE)), money_words(derived.base, facts.currency)),
            Step(_capital(figure_name(Figure.RATE)), rate_words(derived.rate)),
        ]


def _of_reach(change: FigureChange) -> list[Step]:
    return [
        Step(_capital(metric_name(value.metric)), reach_change(value, change.currency))
        for value in change.values
    ]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
