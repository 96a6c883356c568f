"""The clock on the wall where the program runs: asked at the edges, never in a computation."""

from __future__ import annotations

from datetime import date, datetime


def local_now() -> datetime:
    """Return the moment on the wall, with its offset from UTC."""
    return datetime.now().astimezone()


def local_today() -> date:
    """Return the day on the wall."""
    return local_now().date()


def moment_now(timespec: str = "seconds") -> str:
    """Return the moment on the wall as the store keeps moments: ISO 8601 without an offset.

    Args:
        timespec: as of `datetime.isoformat`.
    """
    return local_now().replace(tzinfo=None).isoformat(timespec=timespec)
