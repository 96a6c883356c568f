"""What somebody asks of a forecast: more returns, fewer videos, a payout that comes later."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from affitrack.domain.forecast import Forecast, ForecastMonth

MOST_PACE: Final = Decimal(10)
MOST_SHIFT: Final = 366


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What is to be otherwise than expected; with nothing given the forecast is as it was.

    Raises:
        ValueError: a share outside 0 to 1, a pace outside 0 to `MOST_PACE`, a shift of more than
            `MOST_SHIFT` days.
    """

    return_rate: Decimal | None = None
    """Share of sales to come that is lost to returns and cancellations, from 0 to 1; what is
    ordered and not settled yet is lost more or less likely in proportion. None: as learned."""
    pace: Decimal = Decimal(1)
    """What is sold from now on, by what is expected to be sold."""
    payout_shift: int | Mapping[date, int] = 0
    """By how many days payout runs come later (earlier where negative): all runs to come, or
    some of them by their day. No run comes before the day after the forecast."""

    def __post_init__(self) -> None:
        """Check that there can be such a thing."""
        if self.return_rate is not None and not 0 <= self.return_rate <= 1:
            raise ValueError(f"not a share: {self.return_rate}")
        if not 0 <= self.pace <= MOST_PACE:
            raise ValueError(f"not a pace: {self.pace}")
        shift = self.payout_shift
        for days in shift.values() if isinstance(shift, Mapping) else (shift,):
            if abs(days) > MOST_SHIFT:
                raise ValueError(f"too far: {days} days")

    def day_of(self, run: date, made_on: date) -> date:
        """Return the day on which a run pays."""
        shift = self.payout_shift
        days = shift.get(run, 0) if isinstance(shift, Mapping) else shift
        return max(run + timedelta(days=days), made_on + timedelta(days=1)) if days else run


class Outlook(Protocol):
    """A forecast that answers what it would be if; it needs no store any more."""

    @property
    def base(self) -> Forecast:
        """Return the forecast itself."""

    @property
    def return_rates(self) -> Mapping[str, Decimal]:
        """Return by currency the learned share of sales to come that is lost, 0 to 1."""

    @property
    def run_days(self) -> Mapping[str, tuple[date, ...]]:
        """Return by currency the days of the runs to come, as they are without any change."""

    def with_(self, change: WhatIf) -> Forecast:
        """Return what the forecast would be.

        Settled money and sums by the rules (`cleared`, `held`) stay what they are, but for runs
        that move: they take their money with them into another month. A month that follows the
        last one of the forecast is added where a run moves into it, with nothing but that run.
        """

    def is_whole(self, month: ForecastMonth, change: WhatIf) -> bool:
        """Tell whether a month of `with_(change)` holds all that it would pay.

        Where payouts come earlier, the last one lacks those that come from after the forecast.
        """


def played(outlook: Outlook, change: WhatIf) -> Forecast:
    """Return what the months would be that the forecast reaches to the end of."""
    found = outlook.with_(change)
    whole = tuple(month for month in found.months if outlook.is_whole(month, change))
    return replace(found, months=whole)
