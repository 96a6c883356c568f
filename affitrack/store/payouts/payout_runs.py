"""Payout runs, past and coming: which sums and which lines each of them is made of, as of a day."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from affitrack.domain.payout_run import PayoutRun, ReleaseDay, run_state
from affitrack.domain.records import StageTotal
from affitrack.domain.stage import EARNED, Outcome
from affitrack.store.payouts.arrivals import kept_from
from affitrack.store.payouts.paying_runs import PayingRuns, Run, paying_runs
from affitrack.store.rules.accounts import all_accounts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from affitrack.store.connection import Store

_Key: TypeAlias = tuple[date, int, str]
"""Day, account and currency of a run."""

_SUMS: Final = """
SELECT account_id, currency, outcome, payout_on, release_on, lines, net FROM line_totals
WHERE outcome IN ('pending', 'settled', 'deducted') AND (?1 IS NULL OR account_id = ?1)
ORDER BY account_id, currency, payout_on, outcome, release_on
"""


class RunSum(NamedTuple):
    """Lines of one run that are released, or were taken back, on one day."""

    run: Run
    """The run that they lead to; of deducted lines its day is the one on which the money was
    taken back."""
    pays_on: date
    """The run that pays them; of deducted lines the day on which the money was taken back."""
    release_on: date | None
    """None of deducted lines."""
    lines: int
    net: int


def run_sums(store: Store, runs: PayingRuns, account_id: int | None = None) -> list[RunSum]:
    """Return the sums of all lines that a run pays or misses, of one account or of all."""
    sums: list[RunSum] = []
    for number, currency, outcome, on_text, release_text, lines, net in store.connection.execute(
        _SUMS, (account_id,)
    ):
        run = Run(number, currency, outcome, date.fromisoformat(on_text))
        pays_on = run.on if outcome == Outcome.DEDUCTED else runs.pays_on(run)
        release_on = None if release_text is None else date.fromisoformat(release_text)
        sums.append(RunSum(run, pays_on, release_on, lines, net))
    return sums


def payout_runs(store: Store, as_of: date, account_id: int | None = None) -> list[PayoutRun]:
    """Return every run that paid or will pay something by what is known, and what was taken back.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account_id: of one account; None of all.

    Returns:
        The runs by day, then account and currency.
    """
    runs = paying_runs(store, as_of)
    grouped: defaultdict[_Key, list[RunSum]] = defaultdict(list)
    for each in run_sums(store, runs, account_id):
        grouped[each.pays_on, each.run.account_id, each.run.currency].append(each)
    handles = {account.account_id: account.handle for account in all_accounts(store)}
    kept = _kept(runs, grouped)
    return [
        _payout_run(handles[key[1]], key[2], key[0], sums, runs, kept.get(key, 0))
        for key, sums in sorted(grouped.items())
    ]


def release_days(store: Store, as_of: date, account_id: int | None = None) -> list[ReleaseDay]:
    """Return the days to come on which something stops being held back, by day and currency.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account_id: of one account; None of all.
    """
    grouped: defaultdict[tuple[date, str], list[RunSum]] = defaultdict(list)
    for each in run_sums(store, paying_runs(store, as_of), account_id):
        if each.release_on is not None and min(each.release_on, each.pays_on) > as_of:
            grouped[each.release_on, each.run.currency].append(each)
    return [
        ReleaseDay(
            release_on=release_on,
            currency=currency,
            lines=sum(each.lines for each in sums),
            net=sum(each.net for each in sums),
            pays_on=tuple(sorted({each.pays_on for each in sums})),
        )
        for (release_on, currency), sums in sorted(grouped.items())
    ]


def _kept(runs: PayingRuns, known: Iterable[_Key]) -> dict[_Key, int]:
    """Return what of money taken back is kept from which of the runs that are known."""
    planned = runs.planned
    paid_on = {
        (planned.pays_on(run), run.account_id, run.currency): runs.pays_on(run)
        for run in planned.totals
        if run.outcome == Outcome.SETTLED
    }
    days: defaultdict[tuple[int, str], list[date]] = defaultdict(list)
    for on, number, currency in sorted(known):
        days[number, currency].append(on)
    kept: defaultdict[_Key, int] = defaultdict(int)
    for (number, currency, planned_on), amount in kept_from(planned).items():
        own = days.get((number, currency), [])
        if not own:  # another account is asked for
            continue
        on = paid_on.get((planned_on, number, currency), planned_on)
        # A run below the minimum payout rolls on, and what is kept from it with it.
        kept[own[min(bisect_left(own, on), len(own) - 1)], number, currency] += amount
    return kept


def _payout_run(
    handle: str, currency: str, pays_on: date, sums: Iterable[RunSum], runs: PayingRuns, kept: int
) -> PayoutRun:
    stages = dict.fromkeys(EARNED, StageTotal())
    settled = moved = StageTotal()
    for each in sums:
        outcome = Outcome(each.run.outcome)
        _, stage = runs.standing(each.run, outcome, each.release_on)
        stages[stage] = _plus(stages[stage], each)
        if outcome is Outcome.SETTLED:
            settled = _plus(settled, each)
        if outcome is not Outcome.DEDUCTED and each.run.on != pays_on:
            moved = _plus(moved, each)
    state = run_state(pays_on, stages, runs.as_of)
    return PayoutRun(handle, currency, pays_on, state, stages, settled, moved, kept)


def _plus(total: StageTotal, more: RunSum) -> StageTotal:
    return StageTotal(total.lines + more.lines, total.net + more.net)
