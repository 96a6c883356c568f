"""What the menu of the table of lines offers, besides what every table offers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut

from affitrack.domain.records import LineFilter, LineRecord
from affitrack.domain.stage import Stage
from affitrack.gui.table_actions import Choice

if TYPE_CHECKING:
    from affitrack.gui.sales.page import SalesPage


class LineMenu(QObject):
    """Acts on the line that the cursor is on, or on the lines selected."""

    def __init__(self, page: SalesPage) -> None:
        super().__init__(page)
        self._page = page
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), page.table)
        keys.setContext(Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(page.delete)

    def choices(self) -> Sequence[Choice | None]:
        """Return what can be done now."""
        page, line = self._page, self._page.current_line()
        if line is None:
            return []
        facts = line.facts
        return [
            Choice(self.tr("Why this amount?"), page.open_panel, keys="Enter"),
            Choice(self.tr("Correct…"), page.correct, keys="F2"),
            *self._choices_by_hand(line),
            Choice(self.tr("Make a claim…"), self._claim, _may_be_claimed(line)),
            None,
            self._all_of(self.tr("Show all of this order"), LineFilter(order_id=facts.order_id)),
            self._all_of(
                self.tr("Show all of this product"),
                LineFilter(product_id=facts.product_id),
                is_possible=bool(facts.product_id),
            ),
            self._all_of(
                self.tr("Show all of this shop"),
                LineFilter(shop=facts.shop),
                is_possible=bool(facts.shop),
            ),
            self._all_of(
                self.tr("Show all of this video"),
                LineFilter(content_id=facts.content_id),
                is_possible=bool(facts.content_id),
            ),
            None,
            Choice(self.tr("Copy order number"), self._copy_order_ids),
            Choice(
                self.tr("Settings of this shop"),
                lambda: page.shell.show_page("settings", ("shop", facts.shop)),
                is_possible=bool(facts.shop),
            ),
        ]

    def _choices_by_hand(self, line: LineRecord) -> list[Choice]:
        """Return what can be done with a sale that the user entered, which no file tells."""
        if self._page.shell.book.sale_by_hand(line) is None:
            return []
        return [Choice(self.tr("Delete this sale"), self._page.delete, keys="Del")]

    def _claim(self) -> None:
        """Make a claim of what the lines selected show."""
        from affitrack.gui.claims.from_sales import claim_sales

        claim_sales(self._page.shell, self._page.selected_ids(), self._page.window())

    def _all_of(self, text: str, which: LineFilter, *, is_possible: bool = True) -> Choice:
        return Choice(text, lambda: self._page.shell.show_page("sales", which), is_possible)

    def _copy_order_ids(self) -> None:
        """Copy the order numbers of the lines selected, each once."""
        rows = self._page.table.selected_rows()
        lines = [self._page.model.line_at(row) for some in rows for row in some]
        order_ids = dict.fromkeys(line.facts.order_id for line in lines if line is not None)
        QGuiApplication.clipboard().setText("\n".join(order_ids))


def _may_be_claimed(line: LineRecord) -> bool:
    """Tell whether a claim may come of a line: it is flagged, frozen, taken back or paid as zero.

    What it shows in truth is judged when the claim is made.
    """
    is_zero = line.stage is Stage.PAID and line.derived.net == 0
    return bool(line.flags) or is_zero or line.stage in {Stage.FROZEN, Stage.DEDUCTED}
