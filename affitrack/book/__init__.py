"""The one door to everything: what windows and command line hold."""

from __future__ import annotations

from affitrack.book.archives import Brought, LeftOut
from affitrack.book.book import Book
from affitrack.book.difference_list import write_differences
from affitrack.book.history import AccountCoverage
from affitrack.book.importing import FileResult
from affitrack.book.mappings import TriedRow
from affitrack.book.overview import (
    Attention,
    CurrencyOverview,
    Overview,
    overview_of,
)
from affitrack.book.payouts import PayoutsOverview
from affitrack.book.videos import VideoSales, VideosOverview
from affitrack.book.work import Cancelled, CancelToken, Progress

__all__ = [
    "AccountCoverage",
    "Attention",
    "Book",
    "Brought",
    "CancelToken",
    "Cancelled",
    "CurrencyOverview",
    "FileResult",
    "LeftOut",
    "Overview",
    "PayoutsOverview",
    "Progress",
    "TriedRow",
    "VideoSales",
    "VideosOverview",
    "overview_of",
    "write_differences",
]
