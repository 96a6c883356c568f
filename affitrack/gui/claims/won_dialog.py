"""The dialog that asks what a claim brought in, and when."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from affitrack.domain.claim import Claim, ClaimState
from affitrack.gui.claims.steps import change_claim
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.fields import AmountField, DayField
from affitrack.gui.sales.line_words import money_words
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import label
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError


class WonDialog(QDialog):
    """Takes an amount; all that was asked for stands ready."""

    def __init__(
        self, shell: Shell, claim: Claim, as_of: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._claim = claim
        self._asked_of = 0
        self.amount = AmountField()
        self.day = DayField(as_of)
        self.fault = label("", "danger", wrap=True)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Save | kinds.Cancel)
        self.save = self._buttons.button(kinds.Save)
        self._build()

    def _build(self) -> None:
        claim = self._claim
        self.setWindowTitle(self.tr("What the claim brought in"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(px(380))
        self.amount.set_currency(claim.currency)
        self.amount.show_value(str(claim.claimed))
        self.amount.line.selectAll()
        self.save.setProperty("role", "primary")
        self.save.setDefault(True)
        asked = self.tr("Claimed: {amount}").format(
            amount=money_words(claim.claimed, claim.currency)
        )
        form = QFormLayout()
        form.setSpacing(px(10))
        form.addRow(self.tr("&Brought in"), self.amount)
        form.addRow(self.tr("&On"), self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(12))
        column.addWidget(label(asked, "muted"))
        column.addLayout(form)
        column.addWidget(self.fault)
        column.addWidget(self._buttons)
        self.fault.hide()
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        self.amount.input().setFocus()

    def _save(self) -> None:
        try:
            won, day = int(self.amount.value() or 0), date.fromisoformat(self.day.value())
        except UserError as error:
            self._question(render(error.message, language()))
            return
        if won <= 0:
            self._question(self.tr("Enter what came, above zero; or mark the claim as lost."))
            return
        if won > self._claim.claimed and won != self._asked_of:
            self._asked_of = won
            self._question(self.tr("That is more than was claimed. If it is right, save again."))
            return
        change_claim(
            self._shell,
            self._claim,
            self.tr("Won: well done."),
            state=ClaimState.WON,
            state_on=day,
            won=won,
        )
        self.accept()

    def _question(self, words: str) -> None:
        self.fault.setText(words)
        self.fault.show()
