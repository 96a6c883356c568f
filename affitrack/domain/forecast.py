"""What is expected to be paid, month by month, and how earlier forecasts fared.

domain.md, "Forecast". Amounts are integer minor units of the record's currency. What the store
knows (paid, cleared, held, taken back) is exact and the same as in `MonthRecord`; what is expected
of it and of sales not made yet is an estimate, rounded once, at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

EXPORTS_OLD_DAYS: Final = 31
"""Exports that end earlier miss payouts that have come since: sales stand as waiting for them."""


@dataclass(frozen=True, slots=True)
class ForecastMonth:
    """What one coming month pays in one currency, by payout month.

    total = paid + deducted + cleared_expected + held_expected + new_sales. The ranges are nested:
    low95 <= low80 <= total <= high80 <= high95.
    """

    month: str
    """"2026-12"."""
    currency: str
    paid: int
    """Already paid in this month, as `MonthRecord` has it; likewise the next three."""
    cleared: int
    held: int
    deducted: int
    """Money taken back; negative."""
    cleared_expected: int
    """What this month is expected to pay of money that is cleared: settled money in full, money
    that still waits to be settled with the chance and at the time that it is."""
    held_expected: int
    """Likewise of money that is still held back."""
    posted_videos: int
    """Expected from sales not made yet, of contents that have sold already."""
    new_videos: int
    """Expected from sales not made yet, of contents that have not sold anything yet."""
    total: int
    low80: int
    high80: int
    """The month is expected to pay between the two with a chance of 80 %."""
    low95: int
    high95: int

    @property
    def new_sales(self) -> int:
        """Expected from sales that are not made yet."""
        return self.posted_videos + self.new_videos

    @property
    def is_over(self) -> bool:
        """Whether nothing more can come in it."""
        return self.total == self.low95 == self.high95 == self.paid + self.deducted

    @property
    def known_to_come(self) -> int:
        """What is still expected of sales already made."""
        return self.cleared_expected + self.held_expected

    @property
    def known(self) -> int:
        """What is no guess at sales to come: paid, taken back, expected of sales already made."""
        return self.total - self.new_sales


@dataclass(frozen=True, slots=True)
class PayoutRange:
    """What the next payout run of one currency is expected to pay."""

    currency: str
    on: date
    expected: int
    low80: int
    high80: int


@dataclass(frozen=True, slots=True)
class StoppedShop:
    """A shop that pays no more while others do: nothing is expected of it."""

    account: str
    """Handle."""
    shop: str
    """Its code, or its name."""
    name: str
    currency: str
    since: date
    """The day on which it last settled a sale."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What is expected, as of a day."""

    made_on: date
    months: tuple[ForecastMonth, ...]
    """By month and currency, from the month of the next payout run on."""
    next_payouts: tuple[PayoutRange, ...]
    """By currency: the first run to come that is expected to pay something."""
    known_until: date | None = None
    """The last day of which files tell, of several accounts that of the first to end; None where
    there is nothing to go by. Sales of later days are guessed."""
    stopped_shops: tuple[StoppedShop, ...] = ()
    """By account, currency and code."""

    @property
    def unknown_since(self) -> date | None:
        """The day on which files end, where that is long ago; else None."""
        known = self.known_until
        is_old = known is not None and (self.made_on - known).days > EXPORTS_OLD_DAYS
        return known if is_old else None


@dataclass(frozen=True, slots=True)
class Score:
    """How a way of forecasting fared, in one currency, for months equally far ahead."""

    currency: str
    ahead: int
    """1: the first payout month after the forecast was made; 0: all months together."""
    forecasts: int
    """Months compared."""
    error: Decimal | None
    """Sum of the misses by the sum paid: Decimal("0.17") is 17 %; None where nothing was paid."""
    same_as_last_month: Decimal | None
    """The same of "as much as last month"."""
    mean_of_three_months: Decimal | None
    """The same of "as much as the last three months on average"."""
    within80: Decimal
    """Share of months that paid what the 80 % range said."""
    within95: Decimal


@dataclass(frozen=True, slots=True)
class ScoredMonth:
    """One month as it was forecast once, and what it paid."""

    made_on: date
    month: str
    currency: str
    total: int
    low80: int
    high80: int
    low95: int
    high95: int
    paid: int
    """What it paid in truth."""
    is_told: bool = True
    """Whether files tell of all that it paid; if not, `paid` is what they tell so far."""


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What forecasts said and what came."""

    scores: tuple[Score, ...]
    """By currency and months ahead."""
    months: tuple[ScoredMonth, ...]
    """By month and currency, the forecasts of one month by the day they were made on."""
    by_rules: tuple[str, ...] = ()
    """Currencies of which no file tells what was paid: what came is what the rules say."""

    @property
    def told_months(self) -> tuple[ScoredMonth, ...]:
        """Return the months of which files tell what came."""
        return tuple(
            each for each in self.months if each.is_told and each.currency not in self.by_rules
        )
