"""AffiTrack: what each video earned, what is held back, and when it will be paid."""

from __future__ import annotations

__version__ = "0.1.0"

WORK_APART = "--work-apart"
"""What a frozen program starts itself with to be the process for long work (`book.apart`)."""
