"""The form of a sale by hand: its fields, what is wrong beside each, and the sale in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from affitrack.clock import local_now
from affitrack.domain.hand_sale import MOST_ITEMS, HandSale, Known, Proposal
from affitrack.domain.records import Account
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.fields import (
    AmountField,
    ChoiceField,
    CountField,
    DayField,
    Field,
    MomentField,
    RateField,
    TextField,
)
from affitrack.gui.sales.line_words import content_words
from affitrack.gui.sales.own_row import status_choices
from affitrack.gui.sales.thing_field import ThingField, ThingName
from affitrack.gui.widgets import FlowLayout, label
from affitrack.gui.widgets.field_row import add_to_form
from affitrack.gui.widgets.tick_box import TickBox
from affitrack.wording.catalogue import render
from affitrack.wording.message import Message, UserError
from affitrack.wording.numbers import format_decimal, format_rate

_ONE_PERCENT: Final = Decimal("0.01")
_QUIET_UNTIL_TRIED: Final = frozenset({"amount", "order_id"})


class ByHandForm(QWidget):
    """Holds a sale as it is being entered.

    Signals:
        edited(): something was typed or chosen.
        proposal_wanted(): what was chosen may make other rates known.
    """

    edited = Signal()
    proposal_wanted = Signal()

    def __init__(
        self, accounts: Sequence[Account], as_of: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._currencies = {each.handle: each.currency for each in accounts}
        self._as_of = as_of
        self._proposal: Proposal | None = None
        self._own: set[str] = set()
        self._made_at = ""
        self.account = ChoiceField(
            [(each.handle, f"@{each.handle.lstrip('@')}") for each in accounts]
        )
        hour = local_now().hour
        self.ordered_at = MomentField(f"{as_of}T{hour:02d}:00:00")
        self.product, self.shop, self.content = ThingField(), ThingField(), ThingField()
        self.amount = AmountField()
        self.tax = ChoiceField([("1", self.tr("with tax")), ("", self.tr("without tax"))])
        self.other_amount = label("", "muted")
        self.items = CountField(MOST_ITEMS)
        self.items.show_value("1")
        self.vat, self.rate = RateField(), RateField()
        self.rate_hint = label("", "small")
        self.status = ChoiceField(status_choices())
        self.delivered, self.returned = DayField(as_of), DayField(as_of)
        self.has_delivered, self.has_returned = TickBox(), TickBox()
        self.order_id = TextField(width=190)
        self.errors: dict[str, QLabel] = {}
        self._kinds: dict[str, str] = {}
        self._build(several=len(accounts) > 1)
        self._connect()
        self._fit_currency()

    # --- filling in -------------------------------------------------------------------------

    def set_known(self, known: Known) -> None:
        """Offer what has been sold, or sold something."""
        self.product.set_known([ThingName(*each) for each in known.products])
        self.shop.set_known([ThingName(*each) for each in known.shops])
        self._kinds = {content_id: kind for content_id, kind, _ in known.contents}
        self.content.set_known(
            [
                ThingName(content_id, content_words(title, kind, content_id))
                for content_id, kind, title in known.contents
            ]
        )

    def propose(self, proposal: Proposal) -> None:
        """Fill in what is known and was not typed otherwise."""
        self._proposal = proposal
        if "order_id" not in self._own:
            self.order_id.show_value(proposal.order_id)
        if "vat_rate" not in self._own:
            self.vat.show_value(proposal.vat_rate)
        if "rate" not in self._own:
            self.rate.show_value(proposal.rate or "")
        if proposal.shop and not self.shop.value():
            self.shop.show_thing(proposal.shop)
        self._say_rate()

    def show_account(self, handle: str) -> None:
        """Show whose sale it is, and what the account is paid in."""
        self.account.show_value(handle)
        self._fit_currency()

    def show_sale(self, sale: HandSale) -> None:
        """Show a sale as it was entered."""
        self._made_at = sale.made_at
        self._own = {"order_id"}
        self.show_account(sale.account)
        self.ordered_at.show_value(sale.ordered_at)
        self.product.show_thing(sale.product_id, sale.product_name)
        self.shop.show_thing(sale.shop, sale.shop_name)
        self.content.show_thing(sale.content_id)
        self.amount.show_value(str(sale.amount))
        self.tax.show_value("1" if sale.has_tax else "")
        self.items.show_value(str(sale.items))
        for name, field, value in (
            ("rate", self.rate, sale.rate),
            ("vat_rate", self.vat, sale.vat_rate),
        ):
            field.show_value(value or "")
            self._own |= {name} if value is not None else set()
        self.status.show_value(sale.status)
        for box, day, value in (
            (self.has_delivered, self.delivered, sale.delivered_on),
            (self.has_returned, self.returned, sale.returned_on),
        ):
            box.setChecked(value is not None)
            day.show_value(value or "")
        self.order_id.show_value(sale.order_id)

    def begin_another(self) -> None:
        """Keep account, day and shop for the next sale."""
        self._own.clear()
        self._made_at = ""
        for field in (self.amount, self.rate):
            field.show_value("")
        for thing in (self.product, self.content):
            thing.show_thing("")
        self.items.show_value("1")
        for box in (self.has_delivered, self.has_returned):
            box.setChecked(False)
        self.product.input().setFocus()

    # --- reading ----------------------------------------------------------------------------

    def day(self) -> date:
        """Return the day of the order."""
        return date.fromisoformat(self.ordered_at.value()[:10])

    def sale(self) -> HandSale | None:
        """Return the sale in the form; None where something typed cannot be read, which is said."""
        texts: dict[str, str] = {}
        faults: dict[str, Message] = {}
        read: dict[str, Field] = {}
        read |= {"amount": self.amount, "rate": self.rate, "vat_rate": self.vat}
        if self.has_delivered.isChecked():
            read["delivered_on"] = self.delivered
        if self.has_returned.isChecked():
            read["returned_on"] = self.returned
        for name, field in read.items():
            try:
                texts[name] = field.value()
            except UserError as error:
                faults[name] = error.message
        self.show_faults(faults)
        if faults:
            return None
        product, shop, content = self.product.thing(), self.shop.thing(), self.content.thing()
        is_agreed = self._proposal is not None and self._proposal.is_agreed
        follows_rule = is_agreed and "rate" not in self._own
        sale = HandSale(
            account=self.account.value(),
            order_id=self.order_id.value(),
            ordered_at=self.ordered_at.value(),
            amount=int(texts["amount"] or 0),
            has_tax=bool(self.tax.value()),
            items=int(self.items.value() or 0),
            product_id=product.key,
            product_name=product.name,
            shop=shop.key,
            shop_name=shop.name,
            content_id=content.key,
            content_type=self._kinds.get(content.key, "video" if content.key else ""),
            rate=None if follows_rule else texts["rate"] or None,
            vat_rate=(texts["vat_rate"] or None) if "vat_rate" in self._own else None,
            status=self.status.value(),
            made_at=self._made_at,
        )
        return replace(
            sale,
            delivered_on=texts.get("delivered_on"),
            returned_on=texts.get("returned_on"),
        )

    def show_faults(self, faults: Mapping[str, Message], *, is_tried: bool = True) -> None:
        """Say beside the fields what is wrong; what is only missing still, once it was tried."""
        for name, error in self.errors.items():
            fault = faults.get(name)
            is_quiet = name in _QUIET_UNTIL_TRIED and not is_tried
            text = "" if fault is None or is_quiet else render(fault, language())
            error.setText(text)
            error.setVisible(bool(text))

    def has_faults(self) -> bool:
        """Tell whether anything is said to be wrong."""
        return any(error.text() for error in self.errors.values())

    # --- building ---------------------------------------------------------------------------

    def _build(self, *, several: bool) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(5))
        grid.setColumnStretch(1, 1)
        amounts, rates, days = QWidget(), QWidget(), QWidget()
        _in_a_row(amounts, self.amount, self.tax, self.other_amount)
        _in_a_row(rates, self.rate, self.rate_hint)
        self.has_delivered.setText(self.tr("Delivered on"))
        self.has_returned.setText(self.tr("Returned on"))
        _in_rows(days, (self.has_delivered, self.delivered), (self.has_returned, self.returned))
        rows: tuple[tuple[str, str, QWidget, QWidget], ...] = (
            ("account", self.tr("&Account"), self.account, self.account.input()),
            ("ordered_at", self.tr("&Ordered"), self.ordered_at, self.ordered_at.input()),
            ("product", self.tr("&Product"), self.product, self.product.input()),
            ("shop", self.tr("S&hop"), self.shop, self.shop.input()),
            ("content", self.tr("&Video"), self.content, self.content.input()),
            ("amount", self.tr("Pa&id by the buyer"), amounts, self.amount.input()),
            ("items", self.tr("I&tems"), self.items, self.items.input()),
            ("vat_rate", self.tr("VAT i&n the price"), self.vat, self.vat.input()),
            ("rate", self.tr("&Rate"), rates, self.rate.input()),
            ("status", self.tr("&What became of it"), self.status, self.status.input()),
            ("delivered_on", self.tr("Known days"), days, self.has_delivered),
            ("order_id", self.tr("Or&der number"), self.order_id, self.order_id.input()),
        )
        for place, (name, words, widget, buddy) in enumerate(rows):
            is_shown = several or name != "account"
            self.errors[name] = add_to_form(grid, place, words, widget, buddy, is_shown=is_shown)
        self.errors["returned_on"] = self.errors["delivered_on"]
        self.product.line.setPlaceholderText(self.tr("Its name or number; type to search"))
        self.shop.line.setPlaceholderText(self.tr("Its name or code; type to search"))
        self.content.line.setPlaceholderText(self.tr("Its title or number; type to search"))
        self.tax.input().setAccessibleName(self.tr("Tax in the amount"))
        self.delivered.input().setAccessibleName(self.has_delivered.text())
        self.returned.input().setAccessibleName(self.has_returned.text())

    def _connect(self) -> None:
        fields: tuple[Field, ...] = (
            self.account, self.ordered_at, self.product, self.shop, self.content, self.amount,
            self.items, self.tax, self.vat, self.rate, self.status, self.order_id,
        )  # fmt: skip
        for field in fields:
            field.edited.connect(self.edited)
        for name, own in (("rate", self.rate), ("vat_rate", self.vat), ("order_id", self.order_id)):
            own.edited.connect(lambda name=name: self._make_own(name))
        for day, box in (
            (self.delivered, self.has_delivered),
            (self.returned, self.has_returned),
        ):
            day.edited.connect(lambda box=box: box.setChecked(True))
            day.edited.connect(self.edited)
            box.clicked.connect(self.edited)
        self.product.settled.connect(self.proposal_wanted)
        self.shop.settled.connect(self.proposal_wanted)
        self.ordered_at.edited.connect(self.proposal_wanted)
        self.account.edited.connect(self._fit_currency)
        self.account.edited.connect(self.proposal_wanted)

    def _make_own(self, name: str) -> None:
        self._own.add(name)
        self._say_rate()

    def _say_rate(self) -> None:
        words = self._rate_below_one()
        if self._proposal is not None and self._proposal.rate and "rate" not in self._own:
            last = self.tr("as in the last such sale")
            words = self.tr("agreed") if self._proposal.is_agreed else last
        self.rate_hint.setText(words)

    def _rate_below_one(self) -> str:
        """Return what a rate such as 0.15 means, which may be a share of one typed."""
        try:
            rate = Decimal(self.rate.value() or 0)
        except UserError:  # it is told below the field
            return ""
        if not 0 < rate < _ONE_PERCENT:
            return ""
        shown, meant = (format_rate(each, language()) for each in (rate, rate * 100))
        return self.tr("that is {rate}; for {other} type {number}").format(
            rate=shown, other=meant, number=format_decimal(rate * 10_000, language())
        )

    def _fit_currency(self) -> None:
        self.amount.set_currency(self._currencies.get(self.account.value(), ""))


def _in_rows(holder: QWidget, *groups: Sequence[QWidget]) -> None:
    """Put groups side by side, or below each other where large texts leave no room."""
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    holder.setSizePolicy(policy)
    flow = FlowLayout(holder)
    for group in groups:
        together = QWidget()
        _in_a_row(together, *group)
        flow.addWidget(together)


def _in_a_row(holder: QWidget, *parts: QWidget) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(px(8))
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
