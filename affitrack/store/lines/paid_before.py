"""Lines that a run paid and that were taken back later, as they stood before."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from affitrack.domain.stage import Outcome
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.lines.findings import lines_by_number
from affitrack.store.lines.run_lines import taken_back_lines, taken_back_since
from affitrack.store.payouts.planned_runs import Run
from affitrack.store.rules.accounts import find_account

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from affitrack.domain.line import LineFacts
    from affitrack.domain.received import RunArrival
    from affitrack.store.connection import Store
    from affitrack.store.payouts.paying_runs import PayingRuns

_NOTES: Final = """
SELECT before FROM imports CROSS JOIN line_history USING (import_id)
WHERE line_id = ? AND before IS NOT NULL ORDER BY import_id DESC
"""


def paid_before(store: Store, runs: PayingRuns, run: RunArrival) -> dict[int, int]:
    """Return what a run paid for lines that were taken back after its day, by line.

    Of lines that no file stated as settled before, nobody knows which run paid them.
    """
    later = run.payout_on + timedelta(days=1)
    ids = taken_back_lines(store, run, later, runs.as_of)
    return {line_id: before for line_id, (before, _) in _settled_in(store, runs, run, ids).items()}


def dated_back(
    store: Store, runs: PayingRuns, run: RunArrival, previous_on: date | None
) -> dict[int, int]:
    """Return by line what came too much for lines that a run paid and counts as taken back.

    Their file gives the day of the settlement for that of the taking back: so the run lacks what it
    paid for them, and is to have kept as much.

    Args:
        store: the open store.
        runs: what was paid when, of the same store.
        run: the run.
        previous_on: day of the run before of the same account and currency; None for the first.
    """
    found = _settled_in(store, runs, run, taken_back_since(store, run, previous_on))
    return {line_id: before - now for line_id, (before, now) in found.items()}


def _settled_in(
    store: Store, runs: PayingRuns, run: RunArrival, ids: Sequence[int]
) -> dict[int, tuple[int, int]]:
    """Return those of some lines that were settled in a run: what they came to then, and now."""
    account = find_account(store, run.account)
    if account is None or not ids:
        return {}
    deriver = deriver_for(store, account)
    paid: dict[int, tuple[int, int]] = {}
    for line in lines_by_number(store, ids, runs):
        for facts in _earlier(store, line.line_id, line.facts):
            derived = deriver.derive(facts)
            if derived.outcome != Outcome.SETTLED or derived.payout_on is None:
                continue
            on = date.fromisoformat(derived.payout_on)
            of = Run(account.account_id, run.currency, derived.outcome, on)
            if runs.planned.pays_on(of) == run.payout_on:
                paid[line.line_id] = derived.net, line.derived.net
            break
    return paid


def _earlier(store: Store, line_id: int, facts: LineFacts) -> Iterator[LineFacts]:
    """Yield what was known of a line before each import that changed it, the last one first."""
    notes: Sequence[tuple[str]] = store.connection.execute(_NOTES, (line_id,)).fetchall()
    for (before,) in notes:
        changed = json.loads(before)
        facts = facts._replace(**{k: v for k, v in changed.items() if k in facts._fields})
        yield facts
