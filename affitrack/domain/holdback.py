"""From order to payout: delivery, return window, release, payout run.

domain.md, "Dates of a line".
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from affitrack.domain.account import AccountRules
    from affitrack.domain.schedule import PayoutCalendar

_LAST_DAY = date.max - timedelta(days=400)


class LineDates(NamedTuple):
    """The days on which a line's money moves."""

    delivered_on: date
    is_delivery_estimated: bool
    """False only where the file or the user states the delivery."""
    window_closes_on: date
    """Last day on which the buyer may return."""
    release_on: date
    """First day on which nothing is held back any more."""
    payout_on: date
    """First payout run on or after the release."""
    at_risk_until: date
    """Last day of extended returns: released money may still be taken back."""


def line_dates(
    rules: AccountRules,
    calendar: PayoutCalendar,
    *,
    ordered_on: date,
    settled_on: date | None,
    delivered_on: date | None,
    delivery_days: int,
    window_days: int,
) -> LineDates:
    """Return the dates of a line.

    Args:
        rules: the account's rules (settlement lag, hold, extended returns).
        calendar: the account's payout runs.
        ordered_on: day of the order, on the wall clock of the account's market.
        settled_on: day on which the platform settled the line, if it did.
        delivered_on: day of delivery where the file or the user states it.
        delivery_days: days from order to delivery for the line's shop.
        window_days: return window of the line's shop or market, in days.
    """
    lag = timedelta(days=rules.settlement_lag_days)
    is_estimated = delivered_on is None
    if delivered_on is None:
        if settled_on is not None:
            delivered_on = settled_on - lag
        else:
            delivered_on = ordered_on + timedelta(days=delivery_days)
    window_closes_on = min(delivered_on + timedelta(days=window_days), _LAST_DAY)
    if rules.hold == "settlement":
        release_on = settled_on or delivered_on + lag
    else:
        release_on = window_closes_on + timedelta(days=1)
        if settled_on is not None:
            release_on = max(release_on, settled_on)
    extended = max(rules.extended_return_days, window_days)
    return LineDates(
        delivered_on,
        is_estimated,
        window_closes_on,
        release_on,
        calendar.run_for(release_on),
        min(delivered_on + timedelta(days=extended), _LAST_DAY),
    )
