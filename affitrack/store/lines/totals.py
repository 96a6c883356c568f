"""What the kept sums (`sums`) mean on a day: lines and net by stage."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from affitrack.domain.records import StageTotal
from affitrack.domain.stage import Outcome, Stage
from affitrack.store.payouts.paying_runs import Run, paying_runs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from affitrack.store.connection import Store


class StagedTotal(NamedTuple):
    """Lines that share account, currency, outcome and days, as of a day."""

    currency: str
    stage: Stage
    release_on: date | None
    """Of pending and settled lines."""
    pays_on: date | None
    """Likewise; of deducted lines the day on which the money was taken back."""
    lines: int
    net: int
    is_too_small: bool
    """Whether the run that is to pay it stays below the minimum payout by what is known."""
    is_settled: bool


def staged_totals(store: Store, as_of: date, account_id: int | None = None) -> list[StagedTotal]:
    """Return the sums of one account or of all, with their stages on a day."""
    runs = paying_runs(store, as_of)
    rows = store.connection.execute(
        "SELECT account_id, currency, outcome, release_on, payout_on, lines, net FROM line_totals"
        " WHERE ?1 IS NULL OR account_id = ?1"
        " ORDER BY currency, payout_on, release_on, outcome, account_id",
        (account_id,),
    )
    staged: list[StagedTotal] = []
    for account, currency, outcome, release_text, payout_text, lines, net in rows:
        release_on = None if release_text is None else date.fromisoformat(release_text)
        payout_on = None if payout_text is None else date.fromisoformat(payout_text)
        run = None if payout_on is None else Run(account, currency, outcome, payout_on)
        pays_on, stage = runs.standing(run, outcome, release_on)
        is_too_small = (account, currency, pays_on) in runs.planned.too_small
        is_settled = outcome == Outcome.SETTLED
        staged.append(
            StagedTotal(currency, stage, release_on, pays_on, lines, net, is_too_small, is_settled)
        )
    return staged


def stage_totals(
    store: Store, as_of: date, account_id: int | None = None
) -> dict[str, dict[Stage, StageTotal]]:
    """Return lines and net by currency and stage on a day; every stage is there."""
    return by_stage(staged_totals(store, as_of, account_id))


def by_stage(rows: Iterable[StagedTotal]) -> dict[str, dict[Stage, StageTotal]]:
    """Return lines and net by currency and stage; every stage is there.

    The currency with most lines comes first: it is the one that people look for.
    """
    sums: defaultdict[str, dict[Stage, StageTotal]] = defaultdict(
        lambda: dict.fromkeys(Stage, StageTotal())
    )
    for row in rows:
        of_currency = sums[row.currency]
        known = of_currency[row.stage]
        of_currency[row.stage] = StageTotal(known.lines + row.lines, known.net + row.net)
    return dict(sorted(sums.items(), key=lambda each: (-_lines(each[1]), each[0])))


def _lines(stages: Mapping[Stage, StageTotal]) -> int:
    return sum(total.lines for total in stages.values())
