"""The form of an agreed rate: how much, for which sales, from when to when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QWidget,
)

from affitrack.domain.account import check_setting
from affitrack.domain.line import SHOP_ADS_ORDER, STANDARD_ORDER
from affitrack.domain.rate import RateRule, rate_of, rate_text
from affitrack.domain.rule_records import KeptRate
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.settings.editors import RateEditor
from affitrack.gui.settings.rate_words import Called
from affitrack.gui.settings.rule_words import refusal_words
from affitrack.gui.widgets import Card, Picker, SectionHeader, label
from affitrack.gui.widgets.completions import Completions
from affitrack.gui.widgets.day_edit import DayEdit
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

_ALL: Final = "all"
_SHOP: Final = "shop"
_PRODUCT: Final = "product"
_OPEN: Final = "open"
_UNTIL: Final = "until"
_BETWEEN: Final = " · "


class RateForm(Card):
    """Edits one agreed rate, kept or new.

    Signals:
        edited(): something changed; ask `rule`.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: KeptRate | None = None
        self._called = Called()
        self.header = SectionHeader()
        self.account, self.kind, self.scope, self.end = Picker(), Picker(), Picker(), Picker()
        self.rate = RateEditor()
        self.which = QLineEdit()
        self._offered = QStringListModel(self)
        self.from_on, self.to_on = DayEdit(date.min), DayEdit(date.min)
        self.notes = label("", "small", wrap=True)
        self._errors = {
            name: label("", "danger", wrap=True) for name in ("rate", "which", "from", "period")
        }
        self._names = {
            name: label() for name in ("account", "rate", "kind", "scope", "which", "from", "to")
        }
        self._build()
        self._connect()
        self.retranslate()

    def know(self, accounts: Sequence[str], called: Called) -> None:
        """Take note of the accounts, shops and products there are."""
        self._called = called
        chosen = self.account.currentData()
        self.account.clear()
        for handle in accounts:
            self.account.addItem(f"@{handle.removeprefix('@')}", handle)
        self.account.setCurrentIndex(max(self.account.findData(chosen), 0))
        self._form.setRowVisible(self.account, len(accounts) > 1)
        self._offer()

    def show_rate(self, kept: KeptRate) -> None:
        """Show a rate that is kept."""
        self._kept = kept
        self._fill(kept.account, kept.rule)
        self.account.setEnabled(False)

    def show_new(self, account: str, from_on: date, product_id: str | None = None) -> None:
        """Begin a new rate."""
        self._kept = None
        rule = RateRule(rate_of("0"), from_on, product_id=product_id)
        self._fill(account, rule)
        self.rate.show_text("")
        self.account.setEnabled(True)
        self.rate.field().setFocus(Qt.FocusReason.OtherFocusReason)

    def end_on(self, day: date) -> None:
        """Let the rate end on a day, as if the user had set it."""
        self.end.setCurrentIndex(self.end.findData(_UNTIL))
        self.to_on.show_day(day)
        self._change()

    @property
    def kept(self) -> KeptRate | None:
        """The rate that is shown as it is kept; None of a new one."""
        return self._kept

    def in_order(self) -> list[QWidget]:
        """Return what takes the focus, in order."""
        rate = self.rate.field()
        return [
            *(self.account, rate, self.kind, self.scope, self.which),
            *(self.from_on, self.end, self.to_on),
        ]

    def handle(self) -> str:
        """Return whose rate it is."""
        return str(self.account.currentData() or "")

    def is_untouched(self) -> bool:
        """Tell whether nothing was typed into the form of a new rate."""
        return self._kept is None and not self.rate.text()

    def rule(self) -> RateRule | None:
        """Return the rate as it stands; None where something is wrong, which is then said."""
        for said in self._errors.values():
            said.hide()
        rate = self._read_rate()
        shop, product = self._read_scope()
        is_known = self.scope.currentData() == _ALL or shop is not None or product is not None
        period = self._read_period()
        if rate is None or not is_known or period is None:
            return None
        first, end = period
        kind = str(self.kind.currentData())
        return RateRule(rate_of(rate), first, end, kind, shop, product)

    def say_notes(self, notes: Sequence[str]) -> None:
        """Show what is to be said of the rate."""
        self.notes.setText("\n\n".join(notes))
        self.notes.setVisible(bool(notes))

    def say_agreed(self, text: str) -> None:
        """Say that another rate stands in the way of this one, at its day."""
        self.say_notes([])
        self._say("from", text)

    def error(self, name: str) -> str:
        """Return what is said to be wrong beside "rate", "which", "from" or "period"."""
        return "" if self._errors[name].isHidden() else self._errors[name].text()

    def retranslate(self) -> None:
        """Set all texts."""
        words = {
            "account": self.tr("Account"),
            "rate": self.tr("Rate"),
            "kind": self.tr("Kind of sale"),
            "scope": self.tr("For"),
            "from": self.tr("From"),
            "to": self.tr("To"),
        }
        fields = {
            "account": self.account,
            "rate": self.rate.field(),
            "kind": self.kind,
            "scope": self.scope,
            "from": self.from_on,
            "to": self.end,
        }
        for name, text in words.items():
            self._names[name].setText(text)
            fields[name].setAccessibleName(text)
        self.to_on.setAccessibleName(self.tr("Last day"))
        self.kind.offer(
            [(self.tr("standard"), STANDARD_ORDER), (self.tr("Shop Ads"), SHOP_ADS_ORDER)]
        )
        self.scope.offer(
            [
                (self.tr("everything"), _ALL),
                (self.tr("one shop"), _SHOP),
                (self.tr("one product"), _PRODUCT),
            ]
        )
        self.end.offer([(self.tr("no end"), _OPEN), (self.tr("on"), _UNTIL)])
        self._fit()

    # --- inside -------------------------------------------------------------------------------

    def _build(self) -> None:
        self._form = form = QFormLayout()
        form.setHorizontalSpacing(px(14))
        form.setVerticalSpacing(px(8))
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.which.setMinimumWidth(px(180))
        end = QHBoxLayout()
        end.setSpacing(px(8))
        end.addWidget(self.end)
        end.addWidget(self.to_on)
        end.addStretch(1)
        for name, field in (
            ("account", self.account),
            ("rate", self.rate),
            ("kind", self.kind),
            ("scope", self.scope),
            ("which", self.which),
            ("from", self.from_on),
        ):
            form.addRow(self._names[name], field)
            if name in self._errors:
                form.addRow(self._errors[name])
        form.addRow(self._names["to"], end)
        form.addRow(self._errors["period"])
        for words in self._names.values():
            words.setMinimumHeight(self.which.sizeHint().height())
        self.body.addWidget(self.header)
        self.body.addLayout(form)
        self.body.addWidget(self.notes)
        self.body.addStretch(1)
        self.notes.hide()
        for said in self._errors.values():
            said.hide()
        completer = Completions(self._offered, self)
        self.which.setCompleter(completer)
        completer.activated.connect(lambda _: self.edited.emit())

    def _connect(self) -> None:
        for picker in (self.account, self.kind, self.end):
            picker.activated.connect(lambda _: self._change())
        self.scope.activated.connect(lambda _: self._choose_scope())
        self.rate.edited.connect(self.edited)
        self.which.textEdited.connect(lambda _: self.edited.emit())
        for edit in (self.from_on, self.to_on):
            edit.edited.connect(self.edited)

    def _fill(self, account: str, rule: RateRule) -> None:
        rule = self._called.by_code(rule)
        self.account.setCurrentIndex(max(self.account.findData(account), 0))
        self.rate.show_text(rate_text(rule.rate))
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        scope = _PRODUCT if rule.product_id else _SHOP if rule.shop else _ALL
        self.scope.setCurrentIndex(self.scope.findData(scope))
        names = self._called
        if rule.product_id:
            self.which.setText(_shown(names.products, rule.product_id))
        else:
            self.which.setText(_shown(names.shops, rule.shop or ""))
        self.from_on.show_day(rule.from_on)
        self.end.setCurrentIndex(self.end.findData(_OPEN if rule.to_on is None else _UNTIL))
        self.to_on.show_day(rule.to_on or rule.from_on)
        for said in self._errors.values():
            said.hide()
        self._offer()
        self._fit()

    def _choose_scope(self) -> None:
        self.which.clear()
        self._offer()
        self._change()
        if not self.which.isHidden():
            self.which.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self) -> None:
        of_scope = {_SHOP: self._called.shops, _PRODUCT: self._called.products}
        names = of_scope.get(str(self.scope.currentData()), {})
        self._offered.setStringList([_shown(names, code) for code in names])

    def _change(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        scope = str(self.scope.currentData())
        self._form.setRowVisible(self.which, scope != _ALL)
        self.to_on.setVisible(self.end.currentData() == _UNTIL)
        names = {_SHOP: self.tr("Shop"), _PRODUCT: self.tr("Product")}
        self._names["which"].setText(names.get(scope, ""))
        self.which.setAccessibleName(names.get(scope, ""))
        placeholder = {
            _SHOP: self.tr("Name or code of a shop"),
            _PRODUCT: self.tr("Name or number of a product"),
        }
        self.which.setPlaceholderText(placeholder.get(scope, ""))

    def _read_rate(self) -> str | None:
        text = self.rate.text()
        if not text:
            if self._kept is not None:
                self._say("rate", self.tr("Type a rate, such as 12%."))
            return None
        try:
            return check_setting("vat_rate", text, "EUR")
        except UserError as error:
            self._say("rate", refusal_words(error, "rate"))
            return None

    def _read_scope(self) -> tuple[str | None, str | None]:
        scope, text = self.scope.currentData(), self.which.text().strip()
        if scope == _ALL:
            return None, None
        code = text.rpartition(_BETWEEN)[2]
        if scope == _SHOP:
            shop = self._called.shop(code) or self._called.shop(text)
            shop = shop or (text or None)
            if shop is None:
                self._say("which", self.tr("Name the shop that this rate is for."))
            elif shop not in self._called.shops:
                self._say(
                    "which", self.tr("No sale names this shop yet: the rate waits for the first.")
                )
            return shop, None
        product = self._called.product(code) or self._called.product(text)
        if product is None:
            self._say("which", self.tr("No product has this name or number."))
        return None, product

    def _read_period(self) -> tuple[date, date | None] | None:
        """Return the first and the last day; None where something is wrong, which is then said."""
        try:
            first = self.from_on.day()
            end = self.to_on.day() if self.end.currentData() == _UNTIL else None
        except UserError as error:
            self._say("period", render(error.message, language()))
            return None
        if end is not None and end < first:
            self._say("period", self.tr("The rate ends before it begins."))
            return None
        return first, end

    def _say(self, name: str, text: str) -> None:
        said: QLabel = self._errors[name]
        said.setText(text)
        said.show()


def _shown(names: Mapping[str, str], code: str) -> str:
    name = names.get(code, "")
    return f"{name}{_BETWEEN}{code}" if name and name != code else code
