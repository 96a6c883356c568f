"""Which days the order exports of an account cover, and when the next one is due.

A file covers the days from its first to its last order, the days without an order in between too.
What lies between two files may be a gap or a time without a sale: the files cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

EXPORT_REACH_DAYS: Final = 90
"""So many days, the present one included, an export of the platform reaches back. TikTok Shop's
pages show 90 days per view (creator help, read November 2026; both real sample files span 90)."""

REMINDER_DAYS: Final = 75
"""A reminder comes once the last covered day is longer ago than this."""

_MORE_THAN_A_FEW: Final = 0.1
"""Share of sales; of those that are told of to their end, hardly any waits for ever."""

_ONE_DAY: Final = timedelta(days=1)


class Span(NamedTuple):
    """Days in a row, both ends included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days they are."""
        return (self.last - self.first).days + 1

    def each(self) -> Iterator[date]:
        """Yield them in order."""
        return (self.first + timedelta(days=after) for after in range(self.days))


class CoveringFile(NamedTuple):
    """A file that was taken in, with its first and last order day."""

    import_id: int
    file_name: str
    format: str
    days: Span
    told_on: date
    """The last day that it speaks of: of an order or a settlement."""

    @property
    def is_from_platform(self) -> bool:
        """Whether the platform wrote it, and can be asked for the next one."""
        return self.format.startswith("tiktok")


class DayLines(NamedTuple):
    """The sales ordered on a day."""

    due: int
    """How many wait although their payout run has passed."""
    lines: int


class Left(NamedTuple):
    """Sales whose payout run has passed, of days that the latest file does not tell of.

    In the last file that has them they were still waiting: whether they have been paid since, only
    another export of their days can tell.
    """

    days: Span
    """From the first to the last of them, as far back as an export reaches."""
    lines: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What files cover together, as of a day."""

    files: tuple[CoveringFile, ...] = ()
    covered: tuple[Span, ...] = ()
    """In order, none touching the next."""
    gaps: tuple[Span, ...] = ()
    """Between two covered spans."""
    overlaps: tuple[Span, ...] = ()
    """Days that two or more files cover; harmless."""
    export_by: date | None = None
    """Last day on which an export still reaches back to the last covered day, which may have been
    exported before it was over. None while there is nothing to remind of."""
    out_of_reach: Span | None = None
    """Days after the last covered one that no export reaches any more."""
    left: Left | None = None


def coverage(
    files: Sequence[CoveringFile], as_of: date, left: Mapping[date, DayLines] | None = None
) -> Coverage:
    """Return what files cover.

    Args:
        files: those of one account.
        as_of: the present day, for the reminder, which only files of the platform ask for.
        left: the sales of those of `days_left`.
    """
    ordered = sorted(file.days for file in files)
    if not ordered:
        return Coverage()
    covered = _joined(ordered)
    exported = [file.days.last for file in files if file.is_from_platform]
    last = max(exported, default=None)
    is_due = last is not None and (as_of - last).days > REMINDER_DAYS
    return Coverage(
        files=tuple(files),
        covered=tuple(covered),
        gaps=tuple(
            Span(before.last + _ONE_DAY, after.first - _ONE_DAY)
            for before, after in pairwise(covered)
        ),
        overlaps=tuple(_joined(sorted(_shared(ordered)))),
        export_by=last + timedelta(days=EXPORT_REACH_DAYS - 1) if last and is_due else None,
        out_of_reach=None if last is None else _out_of_reach(last, as_of),
        left=_left(left or {}),
    )


def last_told(files: Iterable[CoveringFile]) -> dict[date, date]:
    """Return the days that the latest file does not cover, each with the last day told of with it.

    The latest file is that which speaks of the latest day; it tells how things are now. Of a sale
    of another day nobody has heard since the last file that has its day was made.

    Args:
        files: those of one account.
    """
    known = list(files)
    latest = max((file.told_on for file in known), default=None)
    found: dict[date, date] = {}
    for file in sorted(known, key=lambda file: file.told_on):
        found |= dict.fromkeys(file.days.each(), file.told_on)
    return {day: told_on for day, told_on in found.items() if told_on != latest}


def _left(days: Mapping[date, DayLines]) -> Left | None:
    """Return what is due; None where hardly anything is.

    Several exports of one day, each with other days, have hardly any: what waits there does wait.
    """
    due = [day for day, lines in days.items() if lines.due]
    count = sum(lines.due for lines in days.values())
    if not due or count < _MORE_THAN_A_FEW * sum(lines.lines for lines in days.values()):
        return None
    return Left(Span(min(due), max(due)), count)


def days_left(files: Iterable[CoveringFile], as_of: date) -> frozenset[date]:
    """Return the days that the latest export does not cover, as far back as another one reaches.

    Args:
        files: those of one account.
        as_of: the present day.
    """
    told = last_told(file for file in files if file.is_from_platform)
    return frozenset(day for day in told if _oldest_in_reach(as_of) <= day <= as_of)


def _joined(ordered: Iterable[Span]) -> list[Span]:
    """Return spans as few as possible; those that touch or overlap become one."""
    joined: list[Span] = []
    for span in ordered:
        if joined and span.first <= joined[-1].last + _ONE_DAY:
            joined[-1] = Span(joined[-1].first, max(joined[-1].last, span.last))
        else:
            joined.append(span)
    return joined


def _shared(ordered: Iterable[Span]) -> list[Span]:
    """Return the stretches that a file shares with files that began no later."""
    shared: list[Span] = []
    reached: date | None = None
    for span in ordered:
        if reached is not None and span.first <= reached:
            shared.append(Span(span.first, min(span.last, reached)))
        reached = span.last if reached is None else max(reached, span.last)
    return shared


def _out_of_reach(last: date, as_of: date) -> Span | None:
    oldest = _oldest_in_reach(as_of)
    if oldest <= last + _ONE_DAY:
        return None
    return Span(last + _ONE_DAY, oldest - _ONE_DAY)


def _oldest_in_reach(as_of: date) -> date:
    return as_of - timedelta(days=EXPORT_REACH_DAYS - 1)
