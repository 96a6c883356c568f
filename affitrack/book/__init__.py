"""The one door to everything: what windows and command line hold."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from affitrack.book.book import Book
from affitrack.book.work import Cancelled, CancelToken, Progress

if TYPE_CHECKING:
    from affitrack.book.archives import Brought, LeftOut
    from affitrack.book.difference_list import write_differences
    from affitrack.book.file_result import FileResult, before_and_after
    from affitrack.book.history import AccountCoverage
    from affitrack.book.mappings import TriedRow
    from affitrack.book.overview import (
        Attention,
        CurrencyOverview,
        Overview,
        figures_of,
        overview_of,
    )
    from affitrack.book.payouts import PayoutsOverview
    from affitrack.book.videos import VideoSales, VideosOverview

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
    "before_and_after",
    "figures_of",
    "overview_of",
    "write_differences",
]

_ROOMS = {
    "AccountCoverage": "history",
    "Attention": "overview",
    "Brought": "archives",
    "CurrencyOverview": "overview",
    "FileResult": "file_result",
    "LeftOut": "archives",
    "Overview": "overview",
    "PayoutsOverview": "payouts",
    "TriedRow": "mappings",
    "VideoSales": "videos",
    "VideosOverview": "videos",
    "before_and_after": "file_result",
    "figures_of": "overview",
    "overview_of": "overview",
    "write_differences": "difference_list",
}
"""Where to find what not everybody who opens a book needs: loaded when it is asked for."""


def __getattr__(name: str) -> object:
    """Return one of these things (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
