"""The form of a payout that arrived: its fields, and what is wrong beside each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from affitrack.domain.received import Received, ReceivedEntry, RunArrival, faults_of
from affitrack.domain.records import Account
from affitrack.domain.typed import typed_signed_amount
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.received.words import payout_run_words
from affitrack.gui.sales.fields import AmountField, ChoiceField, DayField, Field, TextField
from affitrack.gui.widgets import label
from affitrack.gui.widgets.completions import Completions
from affitrack.gui.widgets.field_row import add_to_form
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError


class SignedAmountField(AmountField):
    """An amount that may be below zero: a transfer that went back."""

    def value(self) -> str:
        typed = self.line.text().strip()
        return str(typed_signed_amount(typed, self.unit.text())) if typed else ""


class EntryForm(QWidget):
    """Holds a payout as it is being entered.

    Signals:
        edited(): something was typed or chosen.
        account_chosen(): another account, so another run may wait for its money.
    """

    edited = Signal()
    account_chosen = Signal()

    def __init__(
        self,
        accounts: Sequence[Account],
        currencies: Mapping[str, Sequence[str]],
        methods: Sequence[str],
        as_of: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._as_of = as_of
        self._currencies = currencies
        self._before: ReceivedEntry | None = None
        self._is_own = False
        self.account = ChoiceField(
            [(each.handle, f"@{each.handle.removeprefix('@')}") for each in accounts]
        )
        self.received_on = DayField(as_of)
        self.amount, self.fee = SignedAmountField(), AmountField()
        self.currency = ChoiceField([])
        self.reference, self.method, self.note = TextField(), TextField(width=200), TextField()
        self.hint = label("", "small", wrap=True)
        self._fields: dict[str, Field] = {
            "account": self.account,
            "received_on": self.received_on,
            "amount": self.amount,
            "fee": self.fee,
            "reference": self.reference,
            "method": self.method,
            "note": self.note,
        }
        self.errors: dict[str, QLabel] = {}
        self._build(methods, several=len(accounts) > 1)
        self._connect()
        self._offer_currencies()

    # --- filling in -------------------------------------------------------------------------

    def show_account(self, handle: str) -> None:
        """Show to whom it was paid, and what the account is paid in."""
        self.account.show_value(handle)
        self._offer_currencies()

    def show_payout(self, payout: Received) -> None:
        """Show a payout as it stands."""
        self._is_own = True
        self._before = payout.entry
        self.account.show_value(payout.account)
        self._offer_currencies(payout.currency)
        self.received_on.show_value(payout.received_on.isoformat())
        self.amount.show_value(str(payout.amount))
        self.fee.show_value(str(payout.fee) if payout.fee else "")
        self.reference.show_value(payout.reference)
        self.method.show_value(payout.method)
        self.note.show_value(payout.note)

    def propose(self, run: RunArrival | None) -> None:
        """Fill in what the run that waits for its money makes likely, unless it was typed."""
        if self._is_own:
            return
        if run is None:
            self.hint.clear()
            self.amount.line.clear()
            return
        self._offer_currencies(run.currency)
        self.received_on.show_value(min(run.payout_on, self._as_of).isoformat())
        self.amount.show_value(str(run.expected))
        self.hint.setText(
            self.tr("Filled in from {run}. Put in what really arrived.").format(
                run=payout_run_words(run, self._as_of)
            )
        )

    def begin_another(self) -> None:
        """Empty what belongs to one payout alone."""
        self._is_own = False
        for field in (self.amount, self.fee, self.reference, self.note):
            field.line.clear()
        self.show_faults({})

    # --- reading ----------------------------------------------------------------------------

    def entry(self) -> ReceivedEntry | None:
        """Return the payout, None where a field cannot be read; what is wrong is said beside it."""
        entry, faults = self._read()
        self.show_faults(faults)
        return None if faults else entry

    def _read(self) -> tuple[ReceivedEntry, dict[str, str]]:
        """Return the payout as far as it can be read, and what is wrong by field."""
        faults: dict[str, str] = {}
        amounts: dict[str, int] = {}
        for name, field in (("amount", self.amount), ("fee", self.fee)):
            try:
                amounts[name] = int(field.value() or 0)
            except UserError as error:
                faults[name] = render(error.message, language())
        received_on = self._as_of
        try:
            received_on = date.fromisoformat(self.received_on.value())
        except UserError as error:
            faults["received_on"] = render(error.message, language())
        entry = replace(
            self._before or ReceivedEntry(self._as_of, 0),
            received_on=received_on,
            amount=amounts.get("amount", 0),
            fee=amounts.get("fee", 0),
            currency=self.currency.value(),
            account=self.account.value(),
            reference=self.reference.value(),
            method=self.method.value(),
            note=self.note.value(),
        )
        if entry.received_on > self._as_of:
            faults["received_on"] = self.tr("This day is still to come.")
        known = {name: render(fault, language()) for name, fault in faults_of(entry).items()}
        return entry, {**known, **faults}

    def show_faults(self, faults: Mapping[str, str]) -> None:
        """Say what is wrong beside each field, and lead to the first."""
        for name in self.errors:
            self._show_fault(name, faults.get(name, ""))
        first = next((name for name in self.errors if name in faults), None)
        if first is not None:
            self._input(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_fault(self, name: str, text: str) -> None:
        self.errors[name].setText(text)
        self.errors[name].setVisible(bool(text))
        self._input(name).setAccessibleDescription(text)

    def _take_faults_back(self, *edited: str) -> None:
        """Say no more what is wrong in a field being mended, nor what another one mended."""
        told = [name for name, error in self.errors.items() if error.text()]
        if told:
            left = self._read()[1]
            for name in told:
                if name in edited or name not in left:
                    self._show_fault(name, "")

    # --- inside -----------------------------------------------------------------------------

    def _input(self, name: str) -> QWidget:
        return self._fields[name].input()

    def _build(self, methods: Sequence[str], *, several: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(5))
        grid.setColumnStretch(1, 1)
        amounts = QWidget()
        row = QHBoxLayout(amounts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.amount)
        row.addWidget(self.currency)
        row.addStretch(1)
        rows: tuple[tuple[str, str, QWidget], ...] = (
            ("account", self.tr("Acc&ount"), self.account),
            ("received_on", self.tr("Arri&ved on"), self.received_on),
            ("amount", self.tr("&Amount"), amounts),
            ("fee", self.tr("&Fee kept on the way"), self.fee),
            ("reference", self.tr("&Reference"), self.reference),
            ("method", self.tr("&Method"), self.method),
            ("note", self.tr("&Note"), self.note),
        )
        for place, (name, words, widget) in enumerate(rows):
            is_shown = several or name != "account"
            self.errors[name] = add_to_form(
                grid, place, words, widget, self._input(name), is_shown=is_shown
            )
        grid.addWidget(self.hint, 2 * len(rows), 1)
        self.currency.input().setAccessibleName(self.tr("Currency"))
        self.reference.line.setPlaceholderText(self.tr("As on your bank statement"))
        self.method.line.setPlaceholderText(self.tr("Bank transfer, PayPal…"))
        self.fee.setToolTip(
            self.tr("What your bank or PayPal took: the platform sent the amount and this.")
        )
        line = self.method.line
        line.setCompleter(Completions(QStringListModel(list(methods), line), line))

    def _connect(self) -> None:
        self.account.edited.connect(self._on_account)
        self.currency.edited.connect(self._fit_currency)
        self.amount.edited.connect(self._make_own)
        self.received_on.edited.connect(self._make_own)
        for field in (self.amount, self.fee, self.reference, self.method, self.note):
            field.edited.connect(self.edited)
        for name, each in self._fields.items():
            each.edited.connect(partial(self._take_faults_back, name))
        self.currency.edited.connect(partial(self._take_faults_back, "amount", "fee"))

    def _make_own(self) -> None:
        self._is_own = True
        self.hint.clear()

    def _on_account(self) -> None:
        self._offer_currencies()
        self.account_chosen.emit()

    def _offer_currencies(self, wanted: str = "") -> None:
        known = list(self._currencies.get(self.account.value(), ()))
        if wanted and wanted not in known:
            known.append(wanted)
        picker = self.currency.picker
        picker.clear()
        for each in known:
            picker.addItem(each, each)
        self.currency.show_value(wanted or next(iter(known), ""))
        self.currency.setVisible(len(known) > 1)
        self._fit_currency()

    def _fit_currency(self) -> None:
        for field in (self.amount, self.fee):
            field.set_currency(self.currency.value())
        self.amount.unit.setVisible(self.currency.isHidden())
