"""Why a run is what it is: which of its lines paid less, and which fit what is missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable
from datetime import date, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, Final, TypeVar

from affitrack.analysis.reconcile.findings import Judging
from affitrack.analysis.reconcile.together import few_together
from affitrack.domain.finding import FindingKind, LineFinding
from affitrack.domain.money import Money
from affitrack.domain.run_explanation import (
    FitKind,
    RunExplanation,
    RunFit,
    RunStep,
    StepKind,
)
from affitrack.store.lines.findings import lines_by_number
from affitrack.store.lines.paid_before import dated_back, paid_before
from affitrack.store.lines.run_lines import (
    PaidLine,
    left_behind,
    paid_lines,
    shop_name,
    taken_back_lines,
    taken_back_since,
    unsettled_lines,
    waiting_lines,
)
from affitrack.store.payouts.paying_runs import PayingRuns, paying_runs
from affitrack.wording.message import Message

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from affitrack.domain.received import RunArrival
    from affitrack.store.connection import Store

MOST_ALIKE: Final = 5
"""Of more lines that come to what is missing, none is told: they tell nothing."""

_ONE_DAY: Final = timedelta(days=1)
_Key = TypeVar("_Key", bound=Hashable)


def explain_run(
    store: Store, as_of: date, run: RunArrival, previous_on: date | None
) -> RunExplanation:
    """Explain a run that has passed.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        run: what was expected and what arrived, from the same store and day.
        previous_on: day of the run before of the same account and currency; None for the first.
    """
    judging, runs = Judging(store, as_of), paying_runs(store, as_of)
    paid = paid_lines(store, runs, run)
    low = lines_by_number(store, [line.line_id for line in paid if line.is_low], runs)
    steps = _steps(run, judging.findings(list(low), with_less=True))
    steps += _waiting(store, judging, runs, run)
    if run.taken_back:
        ids = taken_back_since(store, run, previous_on)
        taken_back = judging.findings(list(lines_by_number(store, ids, runs)))
        steps.append(_step(run, StepKind.TAKEN_BACK, taken_back, amount=run.taken_back))
    if run.difference > 0 and run.shares:
        fits = _too_much(store, runs, run, previous_on)
    else:
        fits = _fits(store, judging, runs, run, paid or waiting_lines(store, runs, run))
    explained = sum(fit.amount for fit in fits if fit.is_sure)
    return RunExplanation(
        run=run,
        should=run.expected - sum(step.amount for step in steps),
        steps=tuple(steps),
        fits=tuple(fits),
        unexplained=run.difference - explained,
    )


def _steps(run: RunArrival, found: Iterable[LineFinding]) -> list[RunStep]:
    """Return what settled lines paid too little, by kind."""
    by_kind: defaultdict[FindingKind, list[LineFinding]] = defaultdict(list)
    for each in found:
        by_kind[each.kind].append(each)
    return [
        _step(run, StepKind(kind.value), by_kind[kind]) for kind in FindingKind if kind in by_kind
    ]


def _waiting(store: Store, judging: Judging, runs: PayingRuns, run: RunArrival) -> list[RunStep]:
    """Return the lines that the run was to pay, and that are not settled yet.

    None where they must be in what arrived all the same (`RunArrival.waiting`).
    """
    if run.waiting:
        return []
    late, waiting = unsettled_lines(store, runs, run)
    steps = []
    if late:
        found = judging.findings(list(lines_by_number(store, late, runs)))
        steps.append(_step(run, StepKind.LATE, found))
    if waiting.lines:
        steps.append(_step(run, StepKind.WAITING, (), amount=-waiting.net, lines=waiting.lines))
    return steps


def _step(
    run: RunArrival,
    kind: StepKind,
    found: Sequence[LineFinding],
    *,
    amount: int | None = None,
    lines: int | None = None,
) -> RunStep:
    count = len(found) if lines is None else lines
    total = sum(each.difference for each in found) if amount is None else amount
    said = Message(
        f"reconcile.step.{kind.value}", {"n": count, "amount": Money(total, run.currency)}
    )
    return RunStep(kind, count, total, tuple(found), said)


def _fits(
    store: Store,
    judging: Judging,
    runs: PayingRuns,
    run: RunArrival,
    paid: Sequence[PaidLine],
) -> list[RunFit]:
    """Return what fits what is missing of a run that was paid in part."""
    if run.difference == 0 or not run.shares:
        return []
    came_on = max(share.received_on for share in run.shares)
    taken_back = taken_back_lines(store, run, run.payout_on + _ONE_DAY, came_on)
    later = judging.findings(list(lines_by_number(store, taken_back, runs)))
    amount = sum(each.stands for each in later)
    fits = []
    missing = run.difference
    if later and missing <= amount:
        ids = tuple(each.line_id for each in later)
        fits.append(_fit(run, FitKind.TAKEN_BACK, amount, ids, n=len(ids), on=came_on))
        missing -= amount
    if missing:
        fits += _exact(store, run, paid, -missing)
    return fits


def _too_much(
    store: Store, runs: PayingRuns, run: RunArrival, previous_on: date | None
) -> list[RunFit]:
    """Return the lines that a run paid and that were taken back since, or that are not settled yet.

    Those that were taken back where they fit; others where those of an order come to the rest.
    """
    fits, over = [], run.difference
    taken_back = {
        FitKind.PAID_BEFORE: paid_before(store, runs, run),
        FitKind.DATED_BACK: dated_back(store, runs, run, previous_on) if run.taken_back else {},
    }
    for kind, lines in taken_back.items():
        amount = sum(lines.values())
        if 0 < amount <= over:
            fits.append(_fit(run, kind, amount, tuple(lines), n=len(lines)))
            over -= amount
    if over and not run.waiting:
        fits += _unsettled(run, left_behind(store, runs, run), over)
    return fits


def _unsettled(run: RunArrival, waiting: Sequence[PaidLine], over: int) -> list[RunFit]:
    fitting = _coming_to(over, waiting, attrgetter("order_id"))
    if len(fitting) > MOST_ALIKE:
        return []
    return [
        _fit(
            run,
            FitKind.UNSETTLED,
            over,
            tuple(line.line_id for line in lines),
            is_sure=len(fitting) == 1,
            n=len(lines),
            order=lines[0].order_id,
        )
        for lines in fitting
    ]


def _exact(store: Store, run: RunArrival, paid: Sequence[PaidLine], missing: int) -> list[RunFit]:
    """Return what comes to exactly what is missing: a line, an order, a shop, a day, few orders."""
    if missing == run.settled + run.waiting:
        return []
    for kind, key_of in _KEYS.items():
        fitting = _coming_to(missing, paid, key_of)
        if 0 < len(fitting) <= MOST_ALIKE:
            return [
                _fit(
                    run,
                    kind,
                    -missing,
                    tuple(line.line_id for line in lines),
                    is_sure=len(fitting) == 1,
                    n=len(lines),
                    order=lines[0].order_id,
                    shop=shop_name(store, lines[0].shop),
                    on=date.fromisoformat(lines[0].settled_on),
                )
                for lines in fitting
            ]
    return _few_orders(run, paid, missing)


def _few_orders(run: RunArrival, paid: Sequence[PaidLine], missing: int) -> list[RunFit]:
    by_order = _grouped(paid, attrgetter("order_id"))
    nets = {order: _net_of(lines) for order, lines in by_order.items()}
    fitting = few_together(missing, nets)
    if len(fitting) > MOST_ALIKE:
        return []
    return [
        _fit(
            run,
            FitKind.ORDERS,
            -missing,
            tuple(line.line_id for order in orders for line in by_order[order]),
            is_sure=len(fitting) == 1,
            orders=orders,
        )
        for orders in fitting
    ]


_KEYS: Final[dict[FitKind, Callable[[PaidLine], Hashable]]] = {
    FitKind.LINE: attrgetter("line_id"),
    FitKind.ORDER: attrgetter("order_id"),
    FitKind.SHOP: attrgetter("shop"),
    FitKind.SETTLED_ON: attrgetter("settled_on"),
}


def _coming_to(
    amount: int, paid: Sequence[PaidLine], key_of: Callable[[PaidLine], Hashable]
) -> list[list[PaidLine]]:
    """Return the groups of lines, by a key of theirs, that come to an amount."""
    return [lines for lines in _grouped(paid, key_of).values() if _net_of(lines) == amount]


def _grouped(
    paid: Sequence[PaidLine], key_of: Callable[[PaidLine], _Key]
) -> dict[_Key, list[PaidLine]]:
    groups: defaultdict[_Key, list[PaidLine]] = defaultdict(list)
    for line in paid:
        groups[key_of(line)].append(line)
    return groups


def _net_of(lines: Sequence[PaidLine]) -> int:
    return sum(line.net for line in lines)


def _fit(
    run: RunArrival,
    kind: FitKind,
    amount: int,
    line_ids: tuple[int, ...],
    *,
    is_sure: bool = True,
    **words: str | int | date | tuple[str, ...],
) -> RunFit:
    key = f"reconcile.fit.{kind.value}" if is_sure else f"reconcile.perhaps.{kind.value}"
    said = Message(key, {"amount": Money(abs(amount), run.currency), **words})
    return RunFit(kind, amount, line_ids, is_sure, said)
