"""What the coming runs of one account pay in one currency, and sums of that by month."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import numpy as np

from affitrack.analysis.forecast.chances import stretched
from affitrack.analysis.forecast.history import SETTLED, Floats, History, Ints
from affitrack.analysis.forecast.outlook import AccountOutlook, outlook
from affitrack.analysis.forecast.priors import SEEN_DAYS, STOPPED_DAYS, UNSEEN_DAYS, Usual
from affitrack.analysis.forecast.runs import (
    ComingRuns,
    coming_runs,
    days_held_after_settlement,
    rolled,
)
from affitrack.domain.schedule import PayoutCalendar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from affitrack.analysis.forecast.reading import Known
    from affitrack.domain.account import AccountRules

_QUANTILES: Final = (0.025, 0.1, 0.9, 0.975)

Certain = dict[date, tuple[int, int]]
"""By run: what is settled and only waits for its day, cleared and held back."""


@dataclass(frozen=True, eq=False)
class AccountRuns:
    """What the coming runs of one account pay in one currency."""

    currency: str
    days: tuple[date, ...]
    parts: Floats
    """By part (cleared, held, posted, new) and run; what is certain is in the first two."""
    draws: Floats
    """By draw and run, beside what is certain."""
    certain: Floats
    """By run."""


@dataclass(frozen=True, eq=False)
class AccountAhead:
    """What is known and expected of one account in one currency: it tells what runs pay if."""

    rules: AccountRules
    currency: str
    as_of: date
    runs: ComingRuns
    certain: Floats
    """By part (cleared, held) and run: what is settled and only waits for its day."""
    seen: AccountOutlook
    known_until: date
    """The last day of which files tell."""
    stopped: Mapping[str, date]
    """Shops that pay no more, with the day on which each last settled a sale."""

    def paid(self, pace: float = 1.0, returns: tuple[float, float] | None = None) -> AccountRuns:
        """Return what the coming runs pay.

        Args:
            pace: what is sold from now on, by what is expected to be sold.
            returns: the share that is lost as learned, and as it is to be; None: as learned.
        """
        seen = self.seen
        opened = np.array([seen.cleared.paid.by_run(), seen.held.paid.by_run()])
        kept = np.array([_kept(part.chance_of_loss, returns) for part in (seen.cleared, seen.held)])
        sold = pace * _kept(np.array([seen.lost]), returns)
        parts = np.concatenate((opened * kept, np.array([seen.posted, seen.new]) * sold))
        open_kept = parts[:2].sum(axis=0) / np.maximum(opened.sum(axis=0), 1e-9)
        if returns is None:
            open_kept = np.ones_like(open_kept)
        parts[:2] += self.certain
        draws = stretched(seen.open_drawn * open_kept + seen.sales_drawn * sold, seen.scale)
        fixed = self.certain.sum(axis=0)
        # A minimum in the account's currency says nothing about another one.
        if self.currency == self.rules.currency and self.rules.min_payout > 0:
            places = rolled(self.rules, self.as_of, self.runs, parts.sum(axis=0))
            # A sum near the minimum is paid or is not: each drawn future decides for itself.
            draws = _held_back(draws + fixed, self.rules.min_payout)
            parts, fixed = _moved(parts, places), np.zeros_like(fixed)
        return AccountRuns(self.currency, self.runs.days, parts, draws, fixed)


def _goes_on(known: Known, as_of: date) -> float:
    """Return the chance that one who has not been heard of for some days goes on selling."""
    unseen = as_of.toordinal() - known.history.known_on
    half_gone = STOPPED_DAYS if known.has_stopped else UNSEEN_DAYS
    return float(0.5 ** (max(unseen - SEEN_DAYS, 0) / half_gone))


def _kept(chance_of_loss: Floats, returns: tuple[float, float] | None) -> Floats:
    """Return what is paid by what was expected, where the odds of a loss change as told."""
    if returns is None:
        return np.ones_like(chance_of_loss)
    learned, wanted = returns
    if learned == wanted:
        return np.ones_like(chance_of_loss)
    kept = (1 - wanted) * learned
    lost = wanted * (1 - learned)
    chance = np.maximum(chance_of_loss, 1e-6)
    return np.asarray(kept / (kept * (1 - chance) + lost * chance))


@dataclass(frozen=True)
class Expected:
    """What some runs together are expected to pay."""

    cleared: int
    held: int
    posted: int
    new: int
    low95: int
    low80: int
    high80: int
    high95: int

    @property
    def total(self) -> int:
        """Return the sum of the parts."""
        return self.cleared + self.held + self.posted + self.new


def ahead_of(
    rules: AccountRules,
    currency: str,
    known: Known,
    certain: Mapping[date, tuple[int, int]],
    *,
    as_of: date,
    until: date,
) -> AccountAhead:
    """Return what is expected of the runs of one account in one currency after a day.

    Args:
        rules: the account's rules.
        currency: of the amounts.
        known: the sales as they were known.
        certain: by run, what is settled and only waits for its day.
        as_of: the day on which one looks.
        until: the last day looked at.
    """
    prior = Usual.by_rules(rules)
    held_for = days_held_after_settlement(rules, known.held_for)
    runs = coming_runs(rules, as_of, known.history.known_on, until, held_for)
    handle = rules.handle.lstrip("@").casefold()
    seed = zlib.crc32(f"{handle} {currency} {as_of}".encode())
    sums = np.array([certain.get(day, (0, 0)) for day in runs.days], np.float64).reshape(-1, 2)
    seen = outlook(
        known.history,
        prior,
        runs.last_days,
        seed,
        runs.passed,
        runs.unpaid,
        _goes_on(known, as_of),
    )
    known_until = min(date.fromordinal(known.history.known_on), as_of)
    stopped = {
        known.shops[shop]: date.fromordinal(known.history.settled_until(shop))
        for shop in sorted(seen.stopped)
    }
    return AccountAhead(rules, currency, as_of, runs, sums.T, seen, known_until, stopped)


def waiting_on(history: History, as_of: date) -> Certain:
    """Return by run what was settled by a day and only waited for its run, all as cleared."""
    today = as_of.toordinal()
    waits = (history.state == SETTLED) & (history.ended <= today) & (history.pays_on > today)
    runs, places = np.unique(history.pays_on[waits], return_inverse=True)
    sums = np.bincount(places, history.paid[waits], minlength=runs.size)
    return {
        date.fromordinal(run): (round(net), 0)
        for run, net in zip(runs.tolist(), sums.tolist(), strict=True)
    }


def expected_of(runs: Iterable[AccountRuns], month: str | None, day: date | None) -> Expected:
    """Return what the runs of a month, or of a day, are expected to pay together.

    Args:
        runs: of one currency.
        month: "2026-12"; None where a day is meant.
        day: the day of the runs; None where a month is meant.
    """
    parts, certain, draws = np.zeros(4), 0.0, np.zeros(1)
    for each in runs:
        chosen = np.array([day == on or f"{on:%Y-%m}" == month for on in each.days], np.bool_)
        # Each run to the cent, so that months add up to the same however runs move between them.
        parts = parts + np.rint(each.parts[:, chosen]).sum(axis=1)
        certain += float(each.certain[chosen].sum())
        draws = draws + each.draws[:, chosen].sum(axis=1)
    cleared, held, posted, new = (round(part) for part in parts.tolist())
    total = cleared + held + posted + new
    ends = [round(float(end) + certain) for end in np.quantile(draws, _QUANTILES)]
    return Expected(
        cleared=cleared,
        held=held,
        posted=posted,
        new=new,
        low95=min(ends[0], total),
        low80=min(ends[1], total),
        high80=max(ends[2], total),
        high95=max(ends[3], total),
    )


def coming_months(rules: Iterable[AccountRules], as_of: date, count: int) -> list[str]:
    """Return the names of the months to come, from that of the first coming payout run on."""
    first = min(PayoutCalendar(each.schedule, each.market).next_run_after(as_of) for each in rules)
    number = first.year * 12 + first.month - 1
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(number, number + count)]


def last_day_of(month: str) -> date:
    """Return the last day of a month such as "2026-12"."""
    return (date.fromisoformat(f"{month}-01") + timedelta(days=31)).replace(day=1) - timedelta(1)


def _held_back(amounts: Floats, minimum: int) -> Floats:
    """Return amounts by draw and run as they are paid: what is below the minimum waits."""
    paid, waiting = np.zeros_like(amounts), np.zeros(amounts.shape[0])
    for run in range(amounts.shape[1]):
        due = amounts[:, run] + waiting
        paid[:, run] = np.where(due >= minimum, due, 0.0)
        waiting = due - paid[:, run]
    return paid


def _moved(amounts: Floats, places: Ints) -> Floats:
    """Return amounts by run, each moved to the run that pays it; what comes later is left out."""
    moved = np.zeros((amounts.shape[0], amounts.shape[1] + 1))
    for run, place in enumerate(places):
        moved[:, place] += amounts[:, run]
    return moved[:, :-1]
