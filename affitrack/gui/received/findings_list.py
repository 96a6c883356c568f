"""Sales whose money is not what it should be, as rows that lead to them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from affitrack.domain.finding import FindingKind, LineFinding
from affitrack.domain.records import LineFilter
from affitrack.gui.home.rows import RowButton
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.line_words import money_words
from affitrack.gui.shell import Shell
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import SectionHeader, label
from affitrack.wording.catalogue import render
from affitrack.wording.message import message

_MOST: Final = 40
_PILLS: Final = {
    FindingKind.FROZEN: PillKind.FROZEN,
    FindingKind.LATE: PillKind.LATE,
    FindingKind.ZERO: PillKind.LOST,
    FindingKind.TAKEN_BACK: PillKind.DEDUCTED,
}


class FindingsList(QWidget):
    """Rows of sales; none are shown where there are none."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._findings: tuple[LineFinding, ...] = ()
        self._rows: list[RowButton] = []
        self.header = SectionHeader()
        self.more = label("", "small", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(10), 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addWidget(self.more)
        self.hide()

    def show_findings(self, findings: Sequence[LineFinding]) -> None:
        """Show these sales, the largest loss first."""
        self._findings = tuple(sorted(findings, key=lambda each: each.difference))
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [self._row(each) for each in self._findings[:_MOST]]
        self.header.set_text(self.tr("%Ln sale(s) behind it", "", len(self._findings)))
        rest = self._findings[_MOST:]
        self.more.setText(self.tr("and %Ln more, with less each", "", len(rest)))
        self.more.setVisible(bool(rest))
        self.setVisible(bool(self._findings))

    def rows(self) -> list[RowButton]:
        """Return the rows shown."""
        return list(self._rows)

    def _row(self, found: LineFinding) -> RowButton:
        lang = language()
        kind = render(message(f"reconcile.kind.{found.kind.value}"), lang)
        words = self.tr("Order {order}: {why}").format(
            order=found.order_id, why=render(found.why, lang)
        )
        value = money_words(found.difference, found.currency)
        row = RowButton(words, value, pill=(kind, _PILLS.get(found.kind, PillKind.CHECK)))
        which = LineFilter(order_id=found.order_id)
        row.clicked.connect(partial(self._show, which))
        self._column.insertWidget(self._column.count() - 1, row)
        row.show()
        return row

    def _show(self, which: LineFilter, _checked: bool = False) -> None:
        self._shell.show_page("sales", which)
