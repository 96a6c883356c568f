"""What there is in all: by stage, by payout month, by day of release."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.records import CurrencySummary, DayRelease, LostProduct, MonthRecord
from affitrack.domain.stage import Stage
from affitrack.store.lines.totals import StagedTotal, by_stage, staged_totals

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from affitrack.store.connection import Store

_LOST: Final = """
SELECT currency, product_id, products.name, count(*), sum(net) AS lost
FROM order_lines JOIN products USING (product_id)
WHERE outcome = 'lost' AND ordered_at >= ?1 AND ordered_at < ?2
  AND (?3 IS NULL OR account_id = ?3)
GROUP BY currency, product_id ORDER BY currency, lost DESC, product_id
"""

_STILL_TO_COME = frozenset({Stage.HELD, Stage.CLEARED})
_IN_MONTHS = frozenset({Stage.PAID, Stage.CLEARED, Stage.HELD, Stage.DEDUCTED})


class AtOnce(NamedTuple):
    """All that the kept sums tell, by one look at them."""

    summaries: list[CurrencySummary]
    months: list[MonthRecord]
    releases: list[DayRelease]


def at_once(store: Store, as_of: date, account_id: int | None, days: int) -> AtOnce:
    """Return what `summary`, `months` and `releases` of so many days do."""
    rows = staged_totals(store, as_of, account_id)
    return AtOnce(_summaries(rows), _months(rows), _releases(rows, as_of + timedelta(days=days)))


def summary(store: Store, as_of: date, account_id: int | None = None) -> list[CurrencySummary]:
    """Return what there is in each currency on a day, of one account or of all."""
    return _summaries(staged_totals(store, as_of, account_id))


def _summaries(rows: Sequence[StagedTotal]) -> list[CurrencySummary]:
    summaries: list[CurrencySummary] = []
    for currency, stages in by_stage(rows).items():
        own = [row for row in rows if row.currency == currency]
        summaries.append(CurrencySummary(currency, stages, *_next_payout(own)))
    return summaries


def _next_payout(rows: Iterable[StagedTotal]) -> tuple[date | None, int, int, int]:
    runs: defaultdict[date, list[StagedTotal]] = defaultdict(list)
    for row in rows:
        if row.stage in _STILL_TO_COME and row.pays_on is not None:
            runs[row.pays_on].append(row)
    for on in sorted(runs):
        net = sum(row.net for row in runs[on])
        if net > 0:
            too_small = sum(row.net for row in runs[on] if row.is_too_small)
            return on, net, too_small, sum(row.net for row in runs[on] if not row.is_settled)
    return None, 0, 0, 0


def months(store: Store, as_of: date, account_id: int | None = None) -> list[MonthRecord]:
    """Return what each month paid or will pay by what is known, by month and currency."""
    return _months(staged_totals(store, as_of, account_id))


def months_as_known(store: Store, as_of: date, account_id: int | None = None) -> list[MonthRecord]:
    """Return the same without money that was taken back after the day on which one looks."""
    rows = staged_totals(store, as_of, account_id)
    return _months(
        row
        for row in rows
        if row.stage is not Stage.DEDUCTED or row.pays_on is None or row.pays_on <= as_of
    )


def _months(rows: Iterable[StagedTotal]) -> list[MonthRecord]:
    sums: defaultdict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for row in rows:
        if row.stage in _IN_MONTHS and row.pays_on is not None:
            of_month = sums[f"{row.pays_on:%Y-%m}", row.currency]
            of_month[row.stage.value] = of_month.get(row.stage.value, 0) + row.net
    return [
        MonthRecord(month, currency, **amounts)
        for (month, currency), amounts in sorted(sums.items())
    ]


def releases(
    store: Store, as_of: date, account_id: int | None = None, days: int | None = None
) -> list[DayRelease]:
    """Return what stops being held back on each coming day.

    Args:
        store: the open store.
        as_of: the day on which one looks.
        account_id: of one account; None of all.
        days: how many days ahead; None without end.
    """
    last = None if days is None else as_of + timedelta(days=days)
    return _releases(staged_totals(store, as_of, account_id), last)


def _releases(rows: Iterable[StagedTotal], last: date | None) -> list[DayRelease]:
    sums: defaultdict[tuple[date, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for row in rows:
        if row.stage is not Stage.HELD or row.release_on is None:
            continue
        if last is None or row.release_on <= last:
            lines, net = sums[row.release_on, row.currency]
            sums[row.release_on, row.currency] = lines + row.lines, net + row.net
    return [DayRelease(*key, *amounts) for key, amounts in sorted(sums.items())]


def lost_most(
    store: Store, first: date, last: date, account_id: int | None = None
) -> dict[str, LostProduct]:
    """Return by currency the product that lost most money by sales ordered in some days.

    Args:
        store: the open store.
        first: first day of the orders.
        last: last day, included.
        account_id: of one account; None of all.
    """
    after = (last + timedelta(days=1)).isoformat()
    rows = store.connection.execute(_LOST, (first.isoformat(), after, account_id))
    found: dict[str, LostProduct] = {}
    for currency, *product in rows:
        found.setdefault(currency, LostProduct(*product))
    return found


def is_empty(store: Store) -> bool:
    """Tell whether the store holds no line at all."""
    query = "SELECT NOT EXISTS (SELECT 1 FROM order_lines)"
    return bool(store.connection.execute(query).fetchone()[0])
