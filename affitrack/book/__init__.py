"""The one door to everything: what windows and command line hold."""

from __future__ import annotations

from affitrack.book.book import Book
from affitrack.book.importing import FileResult
from affitrack.book.work import Cancelled, CancelToken, Progress

__all__ = ["Book", "CancelToken", "Cancelled", "FileResult", "Progress"]
