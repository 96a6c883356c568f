"""What the windows read of payouts that arrived."""

from __future__ import annotations

from dataclasses import dataclass

from affitrack.book import Book
from affitrack.domain.received import Arrivals, Received


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of payouts that arrived."""

    payouts: tuple[Received, ...]
    """By day."""
    arrivals: Arrivals


def read_kept(book: Book, account: str | None = None) -> Kept:
    """Read payouts and runs, so that they are of one moment; of one account, or of all."""
    return Kept(tuple(book.received(account)), book.arrivals(account))
