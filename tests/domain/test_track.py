"""How forecasts fared, worked out by hand, and from when on those of the past can be judged."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from affitrack.domain.forecast import Score, ScoredMonth
from affitrack.domain.track import LEAST_DAYS, first_judged_in, months_ahead, track_record

PAID = {
    ("2026-06", "EUR"): 40,
    ("2026-07", "EUR"): 60,
    ("2026-08", "EUR"): 80,
    ("2026-09", "EUR"): 100,
    ("2026-10", "EUR"): 200,
    ("2026-08", "USD"): 9_999,
}
SEP, OCT = date(2026, 9, 1), date(2026, 10, 1)


def said(
    made_on: date, month: str, total: int, within: tuple[int, int, int, int], currency: str = "EUR"
) -> ScoredMonth:
    """Return a forecast beside what its month paid; `within` are the ends of its two ranges."""
    paid = PAID.get((month, currency), 0)
    return ScoredMonth(made_on, month, currency, total, *within, paid)


SAID = [
    said(OCT, "2026-10", 230, (180, 200, 170, 210)),
    said(SEP, "2026-10", 150, (140, 199, 200, 260)),
    said(SEP, "2026-09", 90, (101, 120, 100, 140)),
]


def scores(*months: ScoredMonth) -> dict[tuple[str, int], Score]:
    return {(each.currency, each.ahead): each for each in track_record(months, PAID).scores}


def test_misses_are_summed_up_by_how_far_ahead_they_looked() -> None:
    found = scores(*SAID)
    assert list(found) == [("EUR", 0), ("EUR", 1), ("EUR", 2)]
    assert [each.forecasts for each in found.values()] == [3, 2, 1]
    # 90 of 500, 40 of 300, 50 of 200
    errors = [Decimal("0.1800"), Decimal("0.1333"), Decimal("0.2500")]
    assert [each.error for each in found.values()] == errors


def test_beside_them_stands_what_is_said_without_any_forecast() -> None:
    nearest, farther = scores(*SAID)["EUR", 1], scores(*SAID)["EUR", 2]
    # September as August, |80 - 100|, October as September, |100 - 200|
    assert nearest.same_as_last_month == Decimal("0.4000")
    # |60 - 100| and |80 - 200|
    assert nearest.mean_of_three_months == Decimal("0.5333")
    # What came in September was not known when October was forecast on its first day.
    assert farther.same_as_last_month == Decimal("0.6000")


def test_the_ends_of_a_range_belong_to_it() -> None:
    found = scores(*SAID)
    assert (found["EUR", 1].within80, found["EUR", 1].within95) == (Decimal("0.5"), Decimal(1))
    assert (found["EUR", 2].within80, found["EUR", 2].within95) == (Decimal(0), Decimal(1))


def test_months_that_paid_nothing_give_no_share() -> None:
    found = scores(said(SEP, "2026-09", 5, (0, 10, 0, 20), "JPY"))["JPY", 1]
    assert (found.error, found.same_as_last_month, found.within80) == (None, None, Decimal(1))


def test_a_month_below_nothing_counts_by_its_size() -> None:
    taken_back = ScoredMonth(SEP, "2026-09", "EUR", -50, -90, 0, -95, 0, paid=-100)
    assert scores(taken_back)["EUR", 1].error == Decimal("0.5000")


def test_months_come_in_order_and_currencies_once() -> None:
    record = track_record(SAID, PAID, ["USD", "EUR", "USD"])
    assert record.months == (SAID[2], SAID[1], SAID[0])
    assert record.by_rules == ("EUR", "USD")
    assert record.told_months == ()


@pytest.mark.parametrize(
    ("made_on", "month", "ahead"),
    [(SEP, "2026-09", 1), (SEP, "2026-11", 3), (date(2026, 12, 1), "2027-01", 2)],
)
def test_the_month_in_which_it_is_made_is_the_first(made_on: date, month: str, ahead: int) -> None:
    assert months_ahead(made_on, month) == ahead


def test_the_months_before_january_are_those_of_the_year_before() -> None:
    paid = {("2026-12", "EUR"): 30, ("2026-11", "EUR"): 60, ("2026-10", "EUR"): 90}
    january = ScoredMonth(date(2027, 1, 1), "2027-01", "EUR", 100, 0, 1, 0, 1, paid=100)
    (_all, found) = track_record([january], paid).scores
    assert found.same_as_last_month == Decimal("0.7000")
    assert found.mean_of_three_months == Decimal("0.4000")


@pytest.mark.parametrize(
    ("first_sale", "judged"),
    [
        (date(2026, 8, 1), date(2026, 10, 1)),  # replayed from 1 September, over on 1 October
        (date(2026, 8, 3), date(2026, 10, 1)),
        (date(2026, 8, 4), date(2026, 11, 1)),  # on 1 September there are only 27 days behind it
        (date(2026, 12, 31), date(2027, 3, 1)),
    ],
)
def test_the_first_replayed_month_has_enough_days_behind_it_and_is_over(
    first_sale: date, judged: date
) -> None:
    assert first_judged_in(first_sale) == judged
    looked_from = judged.replace(
        year=judged.year - (judged.month == 1), month=(judged.month - 2) % 12 + 1
    )
    assert (looked_from - first_sale).days > LEAST_DAYS
