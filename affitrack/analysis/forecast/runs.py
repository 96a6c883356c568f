"""Which of the coming payout runs pays what is settled on which day, by the domain's own rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from affitrack.analysis.forecast.history import Floats, Ints
from affitrack.domain.holdback import line_dates
from affitrack.domain.runs import moved_runs
from affitrack.domain.schedule import PayoutCalendar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from affitrack.domain.account import AccountRules

_ENOUGH_LINES: Final = 20
_MORE_THAN_BETWEEN_RUNS: Final = timedelta(days=70)


@dataclass(frozen=True, eq=False)
class ComingRuns:
    """The payout runs of an account from the day after `as_of` to the end of a month."""

    days: tuple[date, ...]
    last_days: Ints
    """By run: how many of the days after the known one end with a settlement that this run, or
    one before it, pays."""
    passed: int
    """How many of these days end with a settlement that a run up to `as_of` has paid, unseen: what
    nobody imported since."""
    unpaid: int
    """How many of the days up to the known one end with a settlement that no run up to `as_of` has
    paid."""


def coming_runs(
    rules: AccountRules, as_of: date, known_on: int, until: date, held_for: int
) -> ComingRuns:
    """Return the runs after `as_of` up to a day.

    Args:
        rules: the account's rules.
        as_of: the day on which one looks.
        known_on: the day up to which sales are known, as an ordinal.
        until: the last day looked at.
        held_for: days from settlement to release.
    """
    calendar = PayoutCalendar(rules.schedule, rules.market)
    days: list[date] = []
    run = calendar.next_run_after(as_of)
    while run <= until:
        days.append(run)
        run = calendar.next_run_after(run)
    places = {run: place for place, run in enumerate(days)}
    last_days = np.zeros(len(days), np.int64)
    before = calendar.first_run_on_or_after(as_of - _MORE_THAN_BETWEEN_RUNS)
    while (following := calendar.next_run_after(before)) <= as_of:
        before = following
    passed = calendar.last_release_of(before).toordinal() - held_for - known_on
    first = max(date.fromordinal(known_on), as_of - timedelta(days=held_for))
    ahead = (first - date.fromordinal(known_on)).days
    while days:
        ahead += 1
        released = date.fromordinal(known_on + ahead) + timedelta(days=held_for)
        paid_by = max(calendar.run_for(released), calendar.next_run_after(as_of))
        if paid_by not in places:
            break
        last_days[places[paid_by]] = ahead
    reached = np.maximum.accumulate(last_days)
    return ComingRuns(tuple(days), reached, max(passed, 0), max(-passed, 0))


def days_held_after_settlement(rules: AccountRules, spans: Mapping[int, int]) -> int:
    """Return the days from settlement to release: the median of settled lines, else by the rules.

    Args:
        rules: the account's rules.
        spans: days from settlement to release -> settled lines.
    """
    if sum(spans.values()) >= _ENOUGH_LINES:
        reached = np.cumsum([spans[days] for days in sorted(spans)])
        place = int(np.searchsorted(reached, (reached[-1] + 1) / 2))
        return max(sorted(spans)[place], 0)
    settled_on = date(2026, 1, 1)
    dates = line_dates(
        rules,
        PayoutCalendar(rules.schedule, rules.market),
        ordered_on=settled_on,
        settled_on=settled_on,
        delivered_on=None,
        delivery_days=rules.delivery_days,
        window_days=rules.return_window_days,
    )
    return (dates.release_on - settled_on).days


def first_untold_run(rules: AccountRules, released_until: int) -> date:
    """Return the first run that may pay what nobody has told of.

    Args:
        rules: the account's rules.
        released_until: the day up to which it is known what is released, as an ordinal.
    """
    calendar = PayoutCalendar(rules.schedule, rules.market)
    return calendar.run_for(date.fromordinal(released_until + 1))


def rolled(rules: AccountRules, as_of: date, runs: ComingRuns, expected: Floats) -> Ints:
    """Return by run the place of the run that pays instead, as the minimum payout wants it.

    Args:
        rules: the account's rules.
        as_of: the day on which one looks.
        runs: the coming runs.
        expected: by run, what it is expected to come to, in minor units.

    Returns:
        Places in `runs`; the number of runs stands for a run after all of them.
    """
    places = {day: place for place, day in enumerate(runs.days)}
    amounts = {day: round(amount) for day, amount in zip(runs.days, expected, strict=True)}
    moved = moved_runs(
        {},
        amounts,
        {},
        calendar=PayoutCalendar(rules.schedule, rules.market),
        minimum=rules.min_payout,
        as_of=as_of,
    ).pending
    return np.array(
        [places.get(moved.get(day, day), len(runs.days)) for day in runs.days], np.int64
    )
