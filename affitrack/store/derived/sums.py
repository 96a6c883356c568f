"""What all lines of an account come to together: sums of money, and days to settlement.

The store keeps both beside the lines, and an import adds what its lines add, so that neither a
screen nor the import of a few lines has to go through a million.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from affitrack.domain.stage import Outcome

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from affitrack.domain.derive import DerivedLine
    from affitrack.domain.derive_table import DerivedTable
    from affitrack.domain.line import LineFacts
    from affitrack.domain.line_table import LineTable

TotalKey: TypeAlias = tuple[str, str, str | None, str | None]
"""Currency, outcome, release day, payout day. Only pending and settled lines have days, but for
deducted ones, which have no dates: their payout day is the day on which the money was taken back.
"""

_FLOWS: Final = frozenset({Outcome.PENDING.value, Outcome.SETTLED.value})
_EARNING: Final = frozenset({*_FLOWS, Outcome.DEDUCTED.value})

_SUMMED_FACTS: Final = ("currency", "shop", "ordered_at", "settled_at")
_SUMMED_DERIVED: Final = ("outcome", "release_on", "payout_on", "settle_days", "net")

TOTALS: Final = """
SELECT currency, outcome,
  CASE WHEN outcome IN ('pending', 'settled') THEN release_on END AS release_day,
  CASE
    WHEN outcome IN ('pending', 'settled') THEN payout_on
    WHEN outcome = 'deducted' THEN substr(coalesce(settled_at, ordered_at), 1, 10)
  END AS payout_day,
  count(*), sum(net)
FROM order_lines WHERE {condition}
GROUP BY currency, outcome, release_day, payout_day
"""
"""Sums of some lines, as `TotalKey`, lines and net."""


def total_key(
    currency: str, outcome: str, release_on: str | None, payout_on: str | None, told_on: str
) -> TotalKey:
    """Return which sum a line belongs to; `told_on` is its day of settlement, else of order."""
    if outcome in _FLOWS:
        return currency, outcome, release_on, payout_on
    return currency, outcome, None, told_on if outcome == Outcome.DEDUCTED else None


_SPANS: Final = """
SELECT shop, settle_days, count(*) FROM order_lines WHERE account_id = ?
GROUP BY shop, settle_days
"""


@dataclass
class Sums:
    """Sums over lines of one account."""

    totals: defaultdict[TotalKey, list[int]] = field(
        default_factory=lambda: defaultdict(lambda: [0, 0])
    )
    """Number of lines and net in minor units."""
    spans: Counter[tuple[str, int | None]] = field(default_factory=Counter)
    """Shop and days from order to settlement (None of unsettled lines) -> number of lines."""

    @classmethod
    def computed(cls, connection: sqlite3.Connection, account_id: int) -> Sums:
        """Add up all lines of an account."""
        sums = cls()
        sums.add_up(connection, account_id)
        for shop, days, lines in connection.execute(_SPANS, (account_id,)):
            sums.spans[shop, days] = lines
        return sums

    @classmethod
    def kept(cls, connection: sqlite3.Connection, account_id: int) -> Sums:
        """Return the sums of an account that are kept."""
        sums = cls()
        query = "SELECT currency, outcome, release_on, payout_on, lines, net FROM line_totals"
        sums.add_rows(connection.execute(f"{query} WHERE account_id = ?", (account_id,)))
        query = "SELECT shop, lines, spans FROM shop_learning WHERE account_id = ?"
        for shop, lines, text in connection.execute(query, (account_id,)):
            spans: dict[str, int] = json.loads(text)
            sums.spans.update({(shop, int(days)): count for days, count in spans.items()})
            sums.spans[shop, None] = lines - sum(spans.values())
        return sums

    def add_up(self, connection: sqlite3.Connection, account_id: int) -> None:
        """Add the money of all lines of an account up anew; days to settlement stay as they are."""
        self.totals.clear()
        query = TOTALS.format(condition="account_id = ?")
        self.add_rows(connection.execute(query, (account_id,)))

    def add(
        self, facts: Iterable[LineFacts], derived: Iterable[DerivedLine], *, times: int = 1
    ) -> None:
        """Add lines; `times` = -1 takes them away."""
        self._add(
            (
                (
                    line.currency,
                    line.shop,
                    line.ordered_at,
                    line.settled_at,
                    follows.outcome,
                    follows.release_on,
                    follows.payout_on,
                    follows.settle_days,
                    follows.net,
                )
                for line, follows in zip(facts, derived, strict=True)
            ),
            times,
        )

    def add_table(self, table: LineTable, derived: DerivedTable) -> None:
        """Add lines side by side."""
        outcomes, release_on, payout_on, settle_days, nets = map(derived.column, _SUMMED_DERIVED)
        currencies, shops, ordered_at, settled_at = map(table.column, _SUMMED_FACTS)
        told_on = [""] * len(nets)
        if Outcome.DEDUCTED.value in outcomes:
            moments = zip(outcomes, settled_at, ordered_at, strict=True)
            told_on = [
                "" if outcome in _FLOWS else (settled or ordered)[:10]
                for outcome, settled, ordered in moments
            ]
        of_days: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
        keys = zip(currencies, outcomes, release_on, payout_on, told_on, strict=True)
        for key, net in zip(keys, nets, strict=True):
            of_days[key].append(net)
        for key, of_key in of_days.items():
            total = self.totals[total_key(*key)]
            total[0] += len(of_key)
            total[1] += sum(of_key)
        self.spans.update(zip(shops, settle_days, strict=True))

    def _add(self, lines: Iterable[tuple[Any, ...]], times: int) -> None:
        """Add lines, each with the columns that count: `_SUMMED_FACTS` and `_SUMMED_DERIVED`."""
        nets: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
        spans: list[tuple[str, int | None]] = []
        for currency, shop, ordered_at, settled_at, outcome, release, payout, days, net in lines:
            told_at = "" if outcome in _FLOWS else (settled_at or ordered_at)[:10]
            nets[currency, outcome, release, payout, told_at].append(net)
            spans.append((shop, days))
        for key, of_key in nets.items():
            total = self.totals[total_key(*key)]
            total[0] += times * len(of_key)
            total[1] += times * sum(of_key)
        for span, count in Counter(spans).items():
            self.spans[span] += times * count

    def add_rows(self, rows: Iterable[tuple[str, str, str | None, str | None, int, int]]) -> None:
        """Add sums, each as `TotalKey`, lines and net."""
        for *key, lines, net in rows:
            total = self.totals[tuple(key)]  # type: ignore[index]
            total[0] += lines
            total[1] += net

    def add_sums(self, others: Sums) -> None:
        """Add the sums of other lines."""
        self.add_rows(others.rows())
        self.spans.update(others.spans)

    def earned(self) -> Counter[str]:
        """Return what the lines earn (held, cleared, paid, taken back), by currency."""
        earned: Counter[str] = Counter()
        for (currency, outcome, _, _), (_, net) in self.totals.items():
            if outcome in _EARNING:
                earned[currency] += net
        return earned

    def rows(self) -> Iterator[tuple[str, str, str | None, str | None, int, int]]:
        """Yield the sums that are not empty, each as `TotalKey`, lines and net."""
        for key, (lines, net) in self.totals.items():
            if lines or net:  # a correction alone adds no line
                yield (*key, lines, net)

    def spans_by_shop(self) -> dict[str, Counter[int | None]]:
        """Return, for every shop that has lines, days to settlement -> number of lines."""
        shops: defaultdict[str, Counter[int | None]] = defaultdict(Counter)
        for (shop, days), lines in sorted(self.spans.items(), key=repr):
            if lines:
                shops[shop][days] = lines
        return dict(shops)

    def write_totals(self, connection: sqlite3.Connection, account_id: int) -> None:
        """Keep the sums of money of an account."""
        connection.execute("DELETE FROM line_totals WHERE account_id = ?", (account_id,))
        connection.executemany(
            "INSERT INTO line_totals"
            " (account_id, currency, outcome, release_on, payout_on, lines, net)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            [(account_id, *row) for row in sorted(self.rows(), key=repr)],
        )
