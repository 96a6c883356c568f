"""How forecasts fared: their misses beside those of two plain rules of thumb.

domain.md, "Forecast": the program shows its own miss beside that of "same as last month".
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from affitrack.domain.forecast import Score, TrackRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from affitrack.domain.forecast import ScoredMonth

LEAST_DAYS: Final = 28
"""A forecast made with less of a history behind it is no measure of those to come."""

_PLACES: Final = Decimal("0.0001")
_MEAN_OF: Final = 3


def track_record(
    scored: Iterable[ScoredMonth],
    paid: Mapping[tuple[str, str], int],
    by_rules: Iterable[str] = (),
) -> TrackRecord:
    """Return how forecasts fared, by currency and months ahead, and all months together as 0.

    Args:
        scored: the months forecast, with what they paid. Those of which files do not tell all that
            they paid are no measure.
        paid: (month, currency) -> what it paid, in minor units, of all months that are over.
        by_rules: currencies of which no file tells what was paid.
    """
    months = sorted(scored, key=lambda each: (each.month, each.currency, each.made_on))
    groups: defaultdict[tuple[str, int], list[ScoredMonth]] = defaultdict(list)
    for each in months:
        if not each.is_told:
            continue
        groups[each.currency, months_ahead(each.made_on, each.month)].append(each)
        groups[each.currency, 0].append(each)
    scores = tuple(
        _score(currency, ahead, of_group, paid)
        for (currency, ahead), of_group in sorted(groups.items())
    )
    return TrackRecord(scores, tuple(months), tuple(sorted(set(by_rules))))


def months_ahead(made_on: date, month: str) -> int:
    """Return how far ahead a month was: 1 is the month in which the forecast was made."""
    return (int(month[:4]) - made_on.year) * 12 + int(month[5:]) - made_on.month + 1


def first_judged_in(first_sale: date) -> date:
    """Return the first day of the month in which a replay has something to say for the first time.

    It looks ahead from the first of a month, with `LEAST_DAYS` of sales behind it, and can be
    judged when the month that it looked at is over.
    """
    looked_from = _next_month(first_sale + timedelta(days=LEAST_DAYS))
    return _next_month(looked_from)


def _next_month(day: date) -> date:
    """Return the first day of the month after that of a day."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _score(
    currency: str,
    ahead: int,
    scored: Sequence[ScoredMonth],
    paid: Mapping[tuple[str, str], int],
) -> Score:
    truth = sum(abs(each.paid) for each in scored)
    before = [_paid_before(each, paid) for each in scored]
    return Score(
        currency=currency,
        ahead=ahead,
        forecasts=len(scored),
        error=_share(sum(abs(each.total - each.paid) for each in scored), truth),
        same_as_last_month=_share(
            sum(abs(last[0] - each.paid) for each, last in zip(scored, before, strict=True)), truth
        ),
        mean_of_three_months=_share(
            sum(
                abs(Decimal(sum(last)) / len(last) - each.paid)
                for each, last in zip(scored, before, strict=True)
            ),
            truth,
        ),
        within80=_share(sum(each.low80 <= each.paid <= each.high80 for each in scored), len(scored))
        or Decimal(0),
        within95=_share(sum(each.low95 <= each.paid <= each.high95 for each in scored), len(scored))
        or Decimal(0),
    )


def _paid_before(scored: ScoredMonth, paid: Mapping[tuple[str, str], int]) -> list[int]:
    """Return what the three months before a forecast paid, the latest first."""
    number = scored.made_on.year * 12 + scored.made_on.month - 1
    names = [
        f"{month // 12:04}-{month % 12 + 1:02}"
        for month in range(number - 1, number - 1 - _MEAN_OF, -1)
    ]
    return [paid.get((name, scored.currency), 0) for name in names]


def _share(part: Decimal | int, whole: int) -> Decimal | None:
    if not whole:
        return None
    return (Decimal(part) / Decimal(whole)).quantize(_PLACES, ROUND_HALF_UP)
