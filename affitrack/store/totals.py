"""Sums that screens ask for often: kept beside the lines, so that no screen adds up a million.

`line_totals` holds lines and net by account, currency, outcome, release and payout day. What a
stage or a month holds on any day follows from it.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.records import StageTotal
from affitrack.domain.stage import Stage, stage_of

if TYPE_CHECKING:
    import sqlite3

    from affitrack.store.connection import Store

# A deducted line has no dates: what counts is the day on which the money was taken back.
COMPUTED_TOTALS: Final = """
SELECT account_id, currency, outcome,
  CASE WHEN outcome IN ('pending', 'settled') THEN release_on END AS release_day,
  CASE
    WHEN outcome IN ('pending', 'settled') THEN payout_on
    WHEN outcome = 'deducted' THEN substr(coalesce(settled_at, ordered_at), 1, 10)
  END AS payout_day,
  count(*) AS lines, sum(net) AS net
FROM order_lines
WHERE account_id = ?
GROUP BY account_id, currency, outcome, release_day, payout_day
"""


class TotalRow(NamedTuple):
    """Lines that share account, currency, outcome and days."""

    account_id: int
    currency: str
    outcome: str
    release_on: date | None
    """Of pending and settled lines."""
    payout_on: date | None
    """Likewise; of deducted lines the day on which the money was taken back."""
    lines: int
    net: int

    def stage(self, as_of: date) -> Stage:
        """Return the stage of these lines on a day."""
        return stage_of(self.outcome, self.release_on, self.payout_on, as_of)


def rebuild_totals(connection: sqlite3.Connection, account_id: int) -> None:
    """Bring the sums of an account up to date with its lines."""
    connection.execute("DELETE FROM line_totals WHERE account_id = ?", (account_id,))
    connection.execute(f"INSERT INTO line_totals {COMPUTED_TOTALS}", (account_id,))


def total_rows(store: Store, account_id: int | None = None) -> list[TotalRow]:
    """Return the sums of one account or of all."""
    rows = store.connection.execute(
        "SELECT account_id, currency, outcome, release_on, payout_on, lines, net FROM line_totals"
        " WHERE ?1 IS NULL OR account_id = ?1"
        " ORDER BY currency, payout_on, release_on, outcome, account_id",
        (account_id,),
    )
    return [
        TotalRow(account, currency, outcome, _day(release), _day(payout), lines, net)
        for account, currency, outcome, release, payout, lines, net in rows
    ]


def stage_totals(
    store: Store, as_of: date, account_id: int | None = None
) -> dict[str, dict[Stage, StageTotal]]:
    """Return lines and net by currency and stage on a day; every stage is there."""
    sums: defaultdict[str, dict[Stage, StageTotal]] = defaultdict(
        lambda: dict.fromkeys(Stage, StageTotal())
    )
    for row in total_rows(store, account_id):
        of_currency, stage = sums[row.currency], row.stage(as_of)
        known = of_currency[stage]
        of_currency[stage] = StageTotal(known.lines + row.lines, known.net + row.net)
    return dict(sums)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
