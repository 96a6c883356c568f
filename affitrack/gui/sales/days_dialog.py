"""The dialog that asks for a first and a last day."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QVBoxLayout,
    QWidget,
)

from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.period import Days
from affitrack.gui.widgets import label
from affitrack.gui.widgets.day_edit import DayEdit
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError


class DaysDialog(QDialog):
    """Two days, the first not after the last."""

    def __init__(self, days: Days, as_of: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Orders placed between"))
        self.first = DayEdit(days.first or as_of.replace(day=1))
        self.last = DayEdit(days.last or as_of)
        self.first.dateChanged.connect(self._keep_order)
        self.last.dateChanged.connect(self._keep_order)
        form = QFormLayout()
        form.setSpacing(px(10))
        form.addRow(self.tr("&First day"), self.first)
        form.addRow(self.tr("&Last day"), self.last)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self.fault = label("", "danger", wrap=True)
        self.fault.hide()
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setProperty("role", "primary")
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(16))
        column.addLayout(form)
        column.addWidget(self.fault)
        column.addWidget(buttons)

    @classmethod
    def ask(cls, parent: QWidget, days: Days, as_of: date) -> Days | None:
        """Return the days that the user chose; None if the dialog was dismissed."""
        dialog = cls(days, as_of, parent)
        try:
            return dialog.days() if dialog.exec() == QDialog.DialogCode.Accepted else None
        finally:
            dialog.deleteLater()

    def days(self) -> Days:
        """Return the days in the fields. Raises `UserError` where something else was typed."""
        return Days(self.first.day(), self.last.day())

    def _take(self) -> None:
        try:
            self.days()
        except UserError as error:
            self.fault.setText(render(error.message, language()))
            self.fault.show()
        else:
            self.accept()

    def _keep_order(self) -> None:
        if self.first.date() > self.last.date():
            moved, other = (
                (self.last, self.first) if self.sender() is self.first else (self.first, self.last)
            )
            moved.setDate(other.date())
