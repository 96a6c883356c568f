"""The question what the columns of a bank statement mean, with what comes of the answer."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from affitrack.domain.statement import FIELDS, StatementTable
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.widgets import Card, Picker, label, scrolled
from affitrack.gui.widgets.labels import ElidedLabel
from affitrack.wording.catalogue import render
from affitrack.wording.message import message

_EXAMPLES: Final = 3
_SEVERAL: Final = "text"


class StatementColumns(QWidget):
    """One row for each column: its heading, some cells, and a list of what it can be.

    Signals:
        changed(): a column means something else.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table: StatementTable | None = None
        self.pickers: list[Picker] = []
        self.title = label("", "section", wrap=True)
        self.name = QLineEdit()
        self.result = label("", "muted", wrap=True)
        self.sales = QPushButton(self.tr("These are sales, not a bank statement"))
        self.sales.setProperty("role", "link")
        self.sales.setAutoDefault(False)
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._build()

    def ask(self, table: StatementTable, file_name: str) -> None:
        """Ask about a table."""
        self.table = table
        self.title.setText(self.tr("What do the columns of “{file}” mean?").format(file=file_name))
        for picker in self.pickers:
            picker.deleteLater()
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.pickers = [self._add(place) for place in range(len(table.headers))]
        self._grid.setRowStretch(len(table.headers), 1)
        if self.pickers:
            self.pickers[0].setFocus()

    def columns(self) -> list[str | None]:
        """Return what each column is, None for nothing."""
        return [str(picker.currentData()) or None for picker in self.pickers]

    def is_whole(self) -> bool:
        """Tell whether day and amount are told."""
        said = set(self.columns())
        return "received_on" in said and bool(said & {"amount", "credit"})

    def say(self, text: str) -> None:
        """Say what comes of the answer, or what is wrong with it."""
        self.result.setText(text)

    def _build(self) -> None:
        self._grid.setContentsMargins(0, 0, px(8), 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(7))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        why = self.tr(
            "Say once which column holds the day and which the amount; the next statement with the"
            " same headings is read without asking."
        )
        card = Card()
        card.body.addWidget(scrolled(self._rows), 1)
        title = label(self.tr("&Keep this under the name"))
        title.setBuddy(self.name)
        self.name.setAccessibleName(title.text().replace("&", ""))
        self.name.setPlaceholderText(self.tr("My bank"))
        self.name.setMaximumWidth(px(280))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.title)
        column.addWidget(label(why, "muted", wrap=True))
        column.addWidget(self.sales, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card, 1)
        column.addWidget(title)
        column.addWidget(self.name)
        column.addWidget(self.result)

    def _add(self, place: int) -> Picker:
        table = self.table
        header = table.headers[place] if table is not None else ""
        rows = table.rows if table is not None else ()
        taken = table.columns[place] if table is not None else None
        shown = header or self.tr("Column {number}").format(number=place + 1)
        cells = [row[place] for row in rows if place < len(row) and row[place].strip()]
        words = QWidget()
        column = QVBoxLayout(words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(1))
        column.addWidget(ElidedLabel(shown, "strong"))
        column.addWidget(ElidedLabel(" · ".join(cells[:_EXAMPLES]) or "—", "small"))
        picker = Picker(self.tr("What “{column}” is").format(column=shown))
        picker.addItem(self.tr("Not used"), "")
        for field in FIELDS:
            picker.addItem(render(message(f"received.field.{field}"), language()), field)
        picker.setCurrentIndex(max(picker.findData(taken or ""), 0))
        picker.activated.connect(partial(self._choose, place))
        self._grid.addWidget(words, place, 0)
        self._grid.addWidget(picker, place, 1)
        return picker

    def _choose(self, place: int, _index: int) -> None:
        """Let every field but the text be of one column: the last choice counts."""
        chosen = self.pickers[place].currentData()
        for other, picker in enumerate(self.pickers):
            if other != place and chosen not in {"", _SEVERAL} and picker.currentData() == chosen:
                picker.setCurrentIndex(0)
        self.changed.emit()
