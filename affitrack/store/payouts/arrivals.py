"""Runs and payouts held against each other: what was expected, and what of it arrived."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.matching import Arrived, RunDue, match
from affitrack.domain.received import GRACE_DAYS, Arrivals, ArrivalState, RunArrival, Unmatched
from affitrack.domain.records import StageTotal
from affitrack.domain.schedule import PayoutCalendar
from affitrack.domain.stage import Outcome
from affitrack.store.known import known_until_written
from affitrack.store.payouts.planned_runs import Run, planned_runs
from affitrack.store.payouts.received import received

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from affitrack.domain.matching import Matched
    from affitrack.domain.received import Received, Share
    from affitrack.domain.records import Account
    from affitrack.store.connection import Store
    from affitrack.store.payouts.planned_runs import PlannedRuns

_ONE_DAY: Final = timedelta(days=1)
_NOTHING: Final = StageTotal()


def arrivals(store: Store, as_of: date, account_id: int | None = None) -> Arrivals:
    """Return what of each run arrived as of a day, and what belongs to none.

    Payouts of later days are left aside. A run is listed where it is past and something is
    expected of it, or where money arrived for it.
    """
    found = _all_arrivals(store, as_of)
    if account_id is None:
        return found
    accounts = planned_runs(store, as_of).accounts
    handles = {each.handle for each in accounts if each.account_id == account_id}
    return Arrivals(
        as_of,
        tuple(run for run in found.runs if run.account in handles),
        tuple(each for each in found.unmatched if each.payout.account in handles),
    )


def paid_early(store: Store, planned: PlannedRuns) -> dict[Run, date]:
    """Return the runs of settled lines whose money came before their day, each with that day."""
    numbers = {account.handle: account.account_id for account in planned.accounts}
    early = {
        (numbers[run.account], run.currency, run.payout_on): run.pays_on
        for run in _all_arrivals(store, planned.as_of).runs
        if run.pays_on != run.payout_on
    }
    return {
        run: early[key]
        for run in planned.totals
        if run.outcome == Outcome.SETTLED
        and (key := (run.account_id, run.currency, planned.pays_on(run))) in early
    }


def paid_unsettled(store: Store, planned: PlannedRuns) -> dict[Run, date]:
    """Return the runs of lines that no file tells to be settled, whose money is there all the same.

    They are matched to what arrived, to the cent (`_expected`), or for the most part where no file
    tells of any settlement; each with the day that paid it.
    """
    numbers = {account.handle: account.account_id for account in planned.accounts}
    found: dict[Run, date] = {}
    for arrived in _all_arrivals(store, planned.as_of).runs:
        number = numbers[arrived.account]
        run = Run(number, arrived.currency, Outcome.PENDING.value, arrived.payout_on)
        own = planned.totals.get(run, _NOTHING).net
        is_there = arrived.difference == 0
        if (number, arrived.currency) in planned.untold:
            is_there = (arrived.received + arrived.fees) * 2 > arrived.expected
        if is_there and own == arrived.waiting > 0:
            came_on = max(share.received_on for share in arrived.shares)
            found[run] = min(arrived.payout_on, came_on)
    return found


def kept_from_runs(
    store: Store, as_of: date, account_id: int | None = None
) -> dict[tuple[str, date], int]:
    """Return what was taken back and is to be kept from runs to come; below zero.

    By currency and day of the run; of one account or of all.
    """
    kept: defaultdict[tuple[str, date], int] = defaultdict(int)
    for (number, currency, on), amount in kept_from(planned_runs(store, as_of)).items():
        if on > as_of and account_id in {None, number}:
            kept[currency, on] += amount
    return dict(kept)


def kept_from(planned: PlannedRuns) -> dict[tuple[int, str, date], int]:
    """Return what of money taken back is kept from which run; below zero.

    By account, currency and the day that is planned for the run, past or to come.
    """
    return {
        (number, currency, on): due.taken_back
        for (number, currency), flows in _flows(planned).items()
        for on, due in _dues(flows, planned)[0].items()
        if due.taken_back
    }


def runs_pay_everything(store: Store, as_of: date) -> bool:
    """Tell whether what runs are to pay comes to all that is settled, less all taken back."""
    planned = planned_runs(store, as_of)
    for number, currency in {(run.account_id, run.currency) for run in planned.totals}:
        flows = {
            run: total
            for run, total in planned.totals.items()
            if (run.account_id, run.currency) == (number, currency)
        }
        dues, owed = _dues(flows, planned)
        settled = {Outcome.SETTLED.value, Outcome.DEDUCTED.value}
        known = sum(total.net for run, total in flows.items() if run.outcome in settled)
        if known != owed + sum(due.firm for due in dues.values()):
            return False
    return True


@known_until_written
def _all_arrivals(store: Store, as_of: date) -> Arrivals:
    planned = planned_runs(store, as_of)
    payouts: defaultdict[tuple[str, str], list[Received]] = defaultdict(list)
    for each in received(store):
        if each.received_on <= as_of:
            payouts[each.account, each.currency].append(each)
    flows = _flows(planned)
    runs: list[RunArrival] = []
    left: list[Unmatched] = []
    for account in planned.accounts:
        currencies = {currency for number, currency in flows if number == account.account_id}
        currencies |= {currency for handle, currency in payouts if handle == account.handle}
        for currency in sorted(currencies):
            dues, _ = _dues(flows[account.account_id, currency], planned)
            own = payouts[account.handle, currency]
            matched = match(
                [RunDue(on, due.amounts, due.is_settled) for on, due in dues.items()],
                [_arrived(payout) for payout in own],
            )
            runs += _runs(account, currency, dues, matched, as_of)
            left += [
                Unmatched(payout, matched.left[payout.payout_id])
                for payout in own
                if payout.payout_id in matched.left
            ]
    runs.sort(key=lambda run: (run.payout_on, run.account, run.currency))
    left.sort(key=lambda each: (each.payout.received_on, each.payout.payout_id))
    return Arrivals(as_of, tuple(runs), tuple(left))


def _flows(planned: PlannedRuns) -> defaultdict[tuple[int, str], dict[Run, StageTotal]]:
    """Return what runs come to by account and currency."""
    flows: defaultdict[tuple[int, str], dict[Run, StageTotal]] = defaultdict(dict)
    for run, total in planned.totals.items():
        flows[run.account_id, run.currency][run] = total
    return flows


def _arrived(payout: Received) -> Arrived:
    words = payout.reference, payout.method, payout.note, payout.source, payout.source_key or ""
    day, number = payout.received_on, payout.payout_id
    return Arrived(day, payout.amount, payout.fee, words, number, payout.pins)


class _Due(NamedTuple):
    """What one run is to pay."""

    settled: StageTotal
    taken_back: int
    amounts: tuple[int, ...]
    """What it may come to, the likeliest first."""
    is_open: bool = False
    """Whether nobody knows yet, or ever tells, what is settled of it."""

    @property
    def firm(self) -> int:
        return self.settled.net + self.taken_back

    @property
    def is_settled(self) -> bool:
        return self.is_open or self.firm > 0


def _dues(flows: Mapping[Run, StageTotal], planned: PlannedRuns) -> tuple[dict[date, _Due], int]:
    """Return what each run is to pay, by day, and what was taken back but is kept from none yet.

    Money that was taken back is kept from the first run on or after that day, as far as the run
    goes, and the rest from those after it: no payout is negative.
    """
    settled: defaultdict[date, StageTotal] = defaultdict(StageTotal)
    own: defaultdict[date, int] = defaultdict(int)
    waiting: defaultdict[date, int] = defaultdict(int)
    back: defaultdict[date, int] = defaultdict(int)
    for run, total in flows.items():
        pays_on = planned.pays_on(run)
        if run.outcome == Outcome.SETTLED:
            known = settled[pays_on]
            settled[pays_on] = StageTotal(known.lines + total.lines, known.net + total.net)
        elif run.outcome == Outcome.DEDUCTED:
            back[run.on] += total.net
        else:
            own[run.on] += total.net
            if run.on != pays_on:
                waiting[pays_on] += total.net
    is_untold = any(run[:2] in planned.untold for run in flows)
    dues: dict[date, _Due] = {}
    owed = 0
    days = sorted({*settled, *own, *waiting, *back})
    for on in days:
        owed += back.get(on, 0)
        pays = settled.get(on, _NOTHING)
        pending = own.get(on, 0)
        is_to_come = on > planned.as_of
        most = pays.net + (pending + waiting.get(on, 0) if is_to_come else 0)
        taken_back = max(owed, -max(most, 0))
        owed -= taken_back
        firm = pays.net + taken_back
        full, all_of_it = firm + pending, firm + pending + waiting.get(on, 0)
        amounts = (full, all_of_it, firm) if is_to_come else (firm, full)
        likely = tuple(amount for amount in dict.fromkeys(amounts) if amount > 0)
        dues[on] = _Due(pays, taken_back, likely, is_to_come or is_untold)
    return dues, owed


def _runs(
    account: Account, currency: str, dues: Mapping[date, _Due], matched: Matched, as_of: date
) -> Iterator[RunArrival]:
    calendar = PayoutCalendar(account.rules.schedule, account.rules.market)
    for on in sorted({*dues, *matched.shares}):
        due = dues.get(on, _Due(_NOTHING, 0, ()))
        shares = tuple(matched.shares.get(on, ()))
        if shares or (on <= as_of and due.firm > 0):
            yield _run(account.handle, currency, on, due, shares, calendar, as_of)


def _run(
    handle: str,
    currency: str,
    on: date,
    due: _Due,
    shares: tuple[Share, ...],
    calendar: PayoutCalendar,
    as_of: date,
) -> RunArrival:
    came = sum(share.amount for share in shares)
    fees = sum(share.fee for share in shares)
    expected = _expected(due, came + fees) if shares else due.firm
    due_on = _days_later(on, calendar)
    return RunArrival(
        account=handle,
        currency=currency,
        payout_on=on,
        lines=due.settled.lines,
        settled=due.settled.net,
        taken_back=due.taken_back,
        waiting=expected - due.firm,
        expected=expected,
        received=came,
        fees=fees,
        difference=came + fees - expected,
        state=_state(expected, shares, due_on, as_of),
        shares=shares,
        due_on=due_on,
        pays_on=min([on, *_day_paid(shares, due.firm)]),
    )


def _expected(due: _Due, sent: int) -> int:
    """Return what a run was to pay, seen from what the platform sent.

    What no file says to be settled is expected of a run that has passed only where the money came
    for it to the cent. Of one to come nobody knows yet what will be settled, and of a list without
    statuses nobody ever tells (`_Due.is_open`): the nearest counts.
    """
    if due.is_open:
        return min((*due.amounts, due.firm), key=lambda amount: abs(amount - sent))
    return sent if sent in due.amounts else due.firm


def _state(expected: int, shares: Sequence[Share], due_on: date, as_of: date) -> ArrivalState:
    came = sum(share.amount + share.fee for share in shares)
    if came == 0 and expected > 0:
        return ArrivalState.LATE if as_of <= due_on else ArrivalState.MISSING
    if came != expected:
        return ArrivalState.SHORT if came < expected else ArrivalState.OVER
    is_late = any(share.received_on > due_on for share in shares)
    return ArrivalState.LATE if is_late else ArrivalState.MATCHED


def _day_paid(shares: Sequence[Share], firm: int) -> list[date]:
    """Return the day from which on most of what is settled is there; none where less came.

    Lines of a run are paid together or not at all: so what is told to be paid is never further from
    what came than by half of the run.
    """
    since: list[date] = []
    came = 0
    for share in shares:
        came += share.amount + share.fee
        since = (since or [share.received_on]) if came * 2 > firm > 0 else []
    return since


def _days_later(on: date, calendar: PayoutCalendar) -> date:
    day = on
    for _ in range(GRACE_DAYS):
        day += _ONE_DAY
        while not calendar.is_business_day(day):
            day += _ONE_DAY
    return day
