"""The columns of an unknown table, each with what it is taken for."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.widgets import Card, Picker, SectionHeader
from affitrack.gui.widgets.labels import ElidedLabel
from affitrack.gui.widgets.scroll import scrolled
from affitrack.ingest.mapping.mapping_draft import MappingDraft
from affitrack.ingest.mapping.mapping_fields import FIELDS
from affitrack.wording.catalogue import render
from affitrack.wording.message import message

_NONE: Final = ""


class ColumnsCard(Card):
    """One row for each column: its header, some cells, and a list of what it can be.

    Signals:
        chosen(int, str): the column of that number is to be that field; "" leaves it out.
    """

    chosen = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: MappingDraft | None = None
        self._header = SectionHeader()
        self.pickers: list[Picker] = []
        self._rows = QWidget()
        self._grid = QGridLayout(self._rows)
        self._grid.setContentsMargins(0, 0, px(6), 0)
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(7))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        self.body.addWidget(self._header)
        self.body.addWidget(scrolled(self._rows), 1)
        self.retranslate()

    def show_draft(self, draft: MappingDraft) -> None:
        """Show a draft; one of the same file only changes the choices."""
        is_new = self._draft is None or self._draft.header != draft.header
        self._draft = draft
        if is_new or len(self.pickers) != len(draft.fields):
            self._fill(draft)
        for picker, field in zip(self.pickers, draft.fields, strict=True):
            picker.setCurrentIndex(picker.findData(field or _NONE))
            self._explain(picker)

    def first_focus(self) -> None:
        """Put the focus on the first column."""
        if self.pickers:
            first = self.pickers[0]
            first.show()  # a new part is shown when its turn comes, and has no focus before
            first.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Columns of the file"))
        if self._draft is not None:
            self._fill(self._draft)
            self.show_draft(self._draft)

    def _fill(self, draft: MappingDraft) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        self.pickers = []
        for column, header in enumerate(draft.headers):
            self._grid.addWidget(_words(header, draft.examples(column)), column, 0)
            picker = self._picker(column, header)
            side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            self._grid.addWidget(picker, column, 1, side)
            self.pickers.append(picker)
        self._grid.setRowStretch(len(draft.headers), 1)

    def _picker(self, column: int, header: str) -> Picker:
        picker = Picker(self.tr("What “{column}” is").format(column=header))
        for field in (_NONE, *FIELDS):
            key = field or "none"
            picker.addItem(render(message(f"mapping.field.{key}"), language()), field)
            about = render(message(f"mapping.about.{key}"), language())
            picker.setItemData(picker.count() - 1, about, Qt.ItemDataRole.ToolTipRole)
        picker.setMinimumWidth(picker.sizeHint().width())
        picker.activated.connect(partial(self._choose, column))
        return picker

    def _choose(self, column: int, index: int) -> None:
        self.chosen.emit(column, str(self.pickers[column].itemData(index)))

    def _explain(self, picker: Picker) -> None:
        about = picker.currentData(Qt.ItemDataRole.ToolTipRole)
        picker.setToolTip(str(about))
        picker.setAccessibleDescription(str(about))


def _words(header: str, examples: list[str]) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(1))
    column.addWidget(ElidedLabel(header, "strong"))
    column.addWidget(ElidedLabel(" · ".join(examples) or "—", "small"))
    return made
