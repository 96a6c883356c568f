"""One thing that the user may know better than the files: a box to tick, and what it is then."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout

from affitrack.domain.correction import STATUSES, Correctable, check_today
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.sales.fields import Field
from affitrack.gui.widgets import label
from affitrack.gui.widgets.tick_box import TickBox
from affitrack.wording.catalogue import render
from affitrack.wording.message import Message, UserError

_NAMES: Final = {
    Correctable.RATE: QT_TRANSLATE_NOOP("Corrections", "Rate"),
    Correctable.VAT_RATE: QT_TRANSLATE_NOOP("Corrections", "VAT in the price"),
    Correctable.DELIVERED_ON: QT_TRANSLATE_NOOP("Corrections", "Delivered on"),
    Correctable.RETURNED_ON: QT_TRANSLATE_NOOP("Corrections", "Returned on"),
    Correctable.STATUS: QT_TRANSLATE_NOOP("Corrections", "What became of it"),
}

_TIPS: Final = {
    Correctable.RATE: QT_TRANSLATE_NOOP(
        "Corrections",
        "The commission is worked out with it. What was paid already stays as it was: there the"
        " rate is what was agreed, and the difference is shown.",
    ),
    Correctable.VAT_RATE: QT_TRANSLATE_NOOP(
        "Corrections",
        "The tax in the price. It moves the commission where the file states no pre-tax amount.",
    ),
    Correctable.DELIVERED_ON: QT_TRANSLATE_NOOP(
        "Corrections", "The days for a return are counted from it."
    ),
    Correctable.RETURNED_ON: QT_TRANSLATE_NOOP(
        "Corrections", "The whole sale came back: it is lost."
    ),
    Correctable.STATUS: QT_TRANSLATE_NOOP(
        "Corrections", "Counts more than what the files say became of the sale."
    ),
}


def correctable_name(field: Correctable) -> str:
    """Return the name of something that can be corrected, in the language in use."""
    name = _NAMES[field]
    return QCoreApplication.translate("Corrections", name)


def status_choices() -> list[tuple[str, str]]:
    """Return what may become of a sale, with words."""
    lang = language()
    return [
        (status.value, render(Message(f"explain.status.{status.value}"), lang))
        for status in STATUSES
    ]


class OwnRow(QObject):
    """A box, a field and a hint, in a row of a grid.

    With several sales the box may be half ticked: what each of them has stays.

    Signals:
        edited(): the box or the value was changed.
    """

    edited = Signal()

    def __init__(self, what: Correctable, field: Field, as_of: date, parent: QObject) -> None:
        super().__init__(parent)
        self.what = what
        self.field = field
        self._as_of = as_of
        self.box = TickBox(correctable_name(what))
        words = _TIPS[what]
        tip = QCoreApplication.translate("Corrections", words)
        self.box.setToolTip(tip)
        self.box.setAccessibleDescription(tip)
        self.hint = label("", "small", wrap=True)
        self.error = label("", "danger", wrap=True)
        self.error.hide()
        self._before: str | None = None
        self._had = Qt.CheckState.Unchecked
        field.input().setAccessibleName(self.box.text())
        self.box.clicked.connect(self._on_box)
        field.edited.connect(self._on_edited)

    def place(self, grid: QGridLayout, at: int) -> None:
        """Put everything into two rows of a grid, from row `at` on."""
        grid.addWidget(self.box, at, 0)
        grid.addWidget(self.field, at, 1)
        grid.addWidget(self.hint, at, 2)
        grid.addWidget(self.error, at + 1, 1, 1, 2)

    def show_own(self, own: Sequence[str | None], otherwise: Sequence[str | None]) -> None:
        """Show what is corrected in some sales, and what stands there without it."""
        values = set(own)
        if values == {None}:
            self._had = Qt.CheckState.Unchecked
        else:
            only_one = len(values) == 1
            self._had = Qt.CheckState.Checked if only_one else Qt.CheckState.PartiallyChecked
        self._before = next(iter(values)) if len(values) == 1 else None
        others = set(otherwise)
        common = next(iter(others)) if len(others) == 1 else None
        self.field.show_value(self._before or common or "")
        self.box.setTristate(self._had is Qt.CheckState.PartiallyChecked)
        self.box.setCheckState(self._had)

    def change(self) -> dict[Correctable, str | None]:
        """Return what is to be changed. Raises `UserError`, which is also shown here."""
        state = self.box.checkState()
        if state is Qt.CheckState.PartiallyChecked:
            return {}
        if state is Qt.CheckState.Unchecked:
            return {} if self._had is Qt.CheckState.Unchecked else {self.what: None}
        try:
            value = self.field.value()
            check_today({self.what: value} if value != self._before else {}, self._as_of)
        except UserError as error:
            self._say(render(error.message, language()))
            raise
        if not value:
            self._say(QCoreApplication.translate("Corrections", "Type a value, or untick it."))
            raise UserError(Message("domain.correction.value", {"given": ""}))
        self._say("")
        return {} if value == self._before else {self.what: value}

    def _on_box(self) -> None:
        self._say("")
        if self.box.checkState() is Qt.CheckState.Checked:
            self.field.input().setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _on_edited(self) -> None:
        self.box.setCheckState(Qt.CheckState.Checked)
        self.edited.emit()

    def _say(self, text: str) -> None:
        self.error.setText(text)
        self.error.setVisible(bool(text))
        self.field.input().setAccessibleDescription(text)
