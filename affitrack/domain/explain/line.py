"""A line about to be explained: its figures as money, and where they stand in its file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

from affitrack.domain.commission import Source
from affitrack.domain.correction import (
    Correctable,
    Corrections,
    corrected_facts,
    corrections_of,
    vat_in_price,
)
from affitrack.domain.explain.steps import AmountStep
from affitrack.domain.money import Money, exponent
from affitrack.domain.rate import rate_of
from affitrack.domain.stage import Outcome
from affitrack.wording.message import Message, Rate, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from affitrack.domain.correction import Correction
    from affitrack.domain.derive import DerivedLine, Deriver
    from affitrack.domain.line import LineFacts
    from affitrack.domain.rate import AgreedRate
    from affitrack.domain.records import LineRecord

# Digits beyond the minor unit that show an exact amount: domain.md writes 42.0084 EUR.
_MORE_DIGITS = 2

# Field of `LineFacts` -> the correction that it may come from.
_SAID_BY: Final = {
    "standard_rate": Correctable.RATE,
    "shop_ads_rate": Correctable.RATE,
    "est_standard": Correctable.RATE,
    "est_shop_ads": Correctable.RATE,
    "delivered_on": Correctable.DELIVERED_ON,
    "returned_on": Correctable.RETURNED_ON,
    "items_refunded": Correctable.STATUS,
}


@dataclass(frozen=True)
class ExplainedLine:
    """One line with what its explanation draws on."""

    record: LineRecord
    deriver: Deriver
    columns: Mapping[str, str]
    """Field of `LineFacts` -> header of its column, in the language of the file."""
    is_by_hand: bool = False
    """Whether the user entered the sale, rather than a file."""

    @cached_property
    def own(self) -> Corrections:
        """What the user has corrected."""
        return corrections_of(self.record.corrections)

    @cached_property
    def facts(self) -> LineFacts:
        """What the file states, where the user does not know better."""
        return corrected_facts(self.record.facts, self.own, self.vat_rate)

    @cached_property
    def vat_rate(self) -> Decimal:
        """The VAT rate in the price."""
        return vat_in_price(self.own, self.deriver.vat_rate(self.record.facts))

    @property
    def other_vat_rates(self) -> tuple[Decimal, ...]:
        """Rates that the product may have as well, where nobody has said which it has."""
        if self.own.vat_rate is not None:
            return ()
        return self.deriver.other_vat_rates(self.record.facts)

    @property
    def derived(self) -> DerivedLine:
        """What follows from it."""
        return self.record.derived

    @property
    def outcome(self) -> Outcome:
        """What the facts lead to."""
        return Outcome(self.derived.outcome)

    @cached_property
    def agreement(self) -> AgreedRate | None:
        """The user's rate rule that fits best."""
        return self.deriver.agreement(self.facts)

    def money(self, minor: int) -> Money:
        """Return minor units as money of the line."""
        return Money(minor, self.facts.currency)

    def exact(self, value: Fraction) -> Decimal:
        """Return an exact count of minor units as a decimal amount, two digits finer."""
        digits = exponent(self.facts.currency) + _MORE_DIGITS
        scaled = value * 10**_MORE_DIGITS
        return Decimal(round(scaled)).scaleb(-digits)

    def step(
        self,
        name: str,
        label: Message,
        minor: int,
        note: Message | None = None,
        *,
        is_sum: bool = False,
    ) -> AmountStep:
        """Return a step that adds `minor` units, or sums up the steps before it."""
        value = message("explain.amount", amount=self.money(minor))
        return AmountStep(label, note, value, name=name, amount=minor, is_sum=is_sum)

    def where(self, field: str | None = None) -> Message:
        """Return where a figure stands in the file: row, and column where its header is known."""
        said_by = _SAID_BY.get(field or "")
        if said_by is not None and self._differs(field or ""):
            own = self.corrected_when(said_by)
            if own is not None:
                return own
        if self.is_by_hand:
            return message("explain.where.by_hand")
        row = str(self.record.source_row)
        header = self.columns.get(field) if field is not None else None
        if header is None:
            return message("explain.where.row", row=row)
        return message("explain.where.column", row=row, column=header)

    @property
    def is_by_own_rate(self) -> bool:
        """Whether the amount was worked out with the user's rate."""
        if self.own.rate is None:
            return False
        is_computed = self.derived.source == Source.COMPUTED
        return is_computed or any(map(self._differs, ("est_standard", "est_shop_ads")))

    def correction(self, field: Correctable) -> Correction | None:
        """Return the user's correction of a field."""
        return next((each for each in self.record.corrections if each.field == field), None)

    def corrected_when(self, field: Correctable) -> Message | None:
        """Return "your correction of 21 Nov"; None where the field was not corrected."""
        made = self.correction(field)
        if made is None:
            return None
        if self.is_entered(field):
            return message("explain.where.by_hand")
        return message("explain.where.own", on=date.fromisoformat(made.made_at[:10]))

    def is_entered(self, field: str) -> bool:
        """Tell whether what is kept as a correction was entered with a sale by hand."""
        return self.is_by_hand and field == Correctable.VAT_RATE

    def _differs(self, field: str) -> bool:
        return bool(getattr(self.facts, field) != getattr(self.record.facts, field))

    def agreed_in_words(self, agreed: AgreedRate) -> Message:
        """Return for what and until when a rate was agreed."""
        rule = agreed.rule
        scope = "product" if rule.product_id else "shop" if rule.shop else "account"
        if agreed.kept_until is not None:
            period = message("explain.agreed.kept", until=agreed.kept_until)
        elif rule.to_on is None:
            period = message("explain.agreed.since", start=rule.from_on)
        else:
            period = message("explain.agreed.between", start=rule.from_on, end=rule.to_on)
        return message(
            "explain.agreed.rule", scope=Message(f"explain.agreed.{scope}"), period=period
        )


def shown_rate(rate: str) -> Rate:
    """Return canonical rate text as a rate to be shown."""
    return Rate(rate_of(rate))
