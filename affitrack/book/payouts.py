"""The answers of the page of payouts, worked out together, so that they are all of one moment."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from affitrack.book.book import Book
    from affitrack.domain.payout_run import PayoutRun
    from affitrack.domain.records import DayRelease


@dataclass(frozen=True, slots=True)
class PayoutsOverview:
    """Every payout run that is known, and every day on which something is released."""

    as_of: date
    runs: tuple[PayoutRun, ...]
    """By day, then account and currency."""
    releases: tuple[DayRelease, ...]
    """Of the days to come, without end; by day and currency."""


def payouts_overview(book: Book, account: str | None = None) -> PayoutsOverview:
    """Return the answers as of the book's day; of one account or of all.

    Raises `UserError` where there is no such account.
    """
    return PayoutsOverview(
        as_of=book.as_of,
        runs=tuple(book.payout_runs(account)),
        releases=tuple(book.releases(None, account)),
    )
