"""The answers of the page of payouts, worked out together, so that they are all of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from affitrack.store.lines.totals import stage_totals
from affitrack.store.payouts.payout_runs import payout_runs, release_days

if TYPE_CHECKING:
    from datetime import date

    from affitrack.domain.payout_run import PayoutRun, ReleaseDay
    from affitrack.store.connection import Store


@dataclass(frozen=True, slots=True)
class PayoutsOverview:
    """Every payout run that is known, and every day to come that releases something."""

    as_of: date
    runs: tuple[PayoutRun, ...]
    """By day, then account and currency."""
    releases: tuple[ReleaseDay, ...]
    """By day and currency."""
    currencies: tuple[str, ...]
    """Of all sales, that with most lines first."""


def payouts_overview(store: Store, as_of: date, account_id: int | None = None) -> PayoutsOverview:
    """Return the answers as of a day; of one account, or of all where it is None."""
    return PayoutsOverview(
        as_of=as_of,
        runs=tuple(payout_runs(store, as_of, account_id)),
        releases=tuple(release_days(store, as_of, account_id)),
        currencies=tuple(stage_totals(store, as_of, account_id)),
    )
