"""A line about to be explained: its figures as money, and where they stand in its file."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from affitrack.domain.explain.steps import AmountStep
from affitrack.domain.money import Money, exponent
from affitrack.domain.rate import rate_of
from affitrack.domain.stage import Outcome
from affitrack.wording.message import Message, Rate, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from affitrack.domain.derive import DerivedLine, Deriver
    from affitrack.domain.line import LineFacts
    from affitrack.domain.rate import AgreedRate
    from affitrack.domain.records import LineRecord

# Digits beyond the minor unit that show an exact amount: domain.md writes 42.0084 EUR.
_MORE_DIGITS = 2


@dataclass(frozen=True)
class ExplainedLine:
    """One line with what its explanation draws on."""

    record: LineRecord
    deriver: Deriver
    columns: Mapping[str, str]
    """Field of `LineFacts` -> header of its column, in the language of the file."""

    @property
    def facts(self) -> LineFacts:
        """What the file states."""
        return self.record.facts

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
        row = str(self.record.source_row)
        header = self.columns.get(field) if field is not None else None
        if header is None:
            return message("explain.where.row", row=row)
        return message("explain.where.column", row=row, column=header)

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
