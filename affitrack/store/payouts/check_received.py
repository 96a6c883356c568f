"""Are payouts sound? No money of theirs is lost between the runs, nor of the runs between them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from affitrack.domain.records import Check
from affitrack.store.payouts.arrivals import arrivals, runs_pay_everything
from affitrack.store.payouts.received import received

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from affitrack.store.connection import Store


def check_received(store: Store, as_of: date) -> Iterator[Check]:
    """Check payouts and runs as of a day; `found` is empty where all is well."""
    found = arrivals(store, as_of)
    shared: Counter[int] = Counter()
    for run in found.runs:
        for share in run.shares:
            shared[share.payout_id] += share.amount
    for each in found.unmatched:
        shared[each.payout.payout_id] += each.amount
    wrong = sum(
        shared[payout.payout_id] != payout.amount
        for payout in received(store)
        if payout.received_on <= as_of
    )
    yield Check("payouts", wrong == 0, {"payouts": wrong} if wrong else {})
    wrong = sum(
        run.difference != run.received + run.fees - run.expected
        or run.expected != run.settled + run.taken_back + run.waiting
        or run.received != sum(share.amount for share in run.shares)
        for run in found.runs
    )
    is_whole = runs_pay_everything(store, as_of)
    problems = {"runs": wrong, "sums": int(not is_whole)}
    told = {name: count for name, count in problems.items() if count}
    yield Check("runs", not told, told)
