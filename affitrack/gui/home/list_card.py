"""A card with a heading and rows that lead to their reasons."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from affitrack.gui.home.rows import RowButton
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import Card, SectionHeader, label


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row, before it is a widget."""

    words: str
    open: Callable[[], None]
    value: str = ""
    pill: tuple[str, PillKind] | None = None


class ListCard(Card):
    """Shows rows, or a sentence where there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._header = SectionHeader()
        self._nothing = label("", "muted", wrap=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._rows: list[RowButton] = []
        self.body.addWidget(self._header)
        self.body.addWidget(self._nothing)
        self.body.addLayout(self._column)
        self.body.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def show_rows(self, heading: str, rows: Sequence[ListRow], nothing: str) -> None:
        """Show these rows under a heading; `nothing` where there are none."""
        self._header.set_text(heading)
        self._nothing.setText(nothing)
        self._nothing.setVisible(not rows)
        for button in self._rows:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._rows = [self._button(row) for row in rows]

    def rows(self) -> list[RowButton]:
        """Return the rows shown."""
        return list(self._rows)

    def _button(self, row: ListRow) -> RowButton:
        button = RowButton(row.words, row.value, pill=row.pill)
        button.clicked.connect(lambda _checked: row.open())
        self._column.addWidget(button)
        return button
