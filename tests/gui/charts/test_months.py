from __future__ import annotations

from datetime import date

import pytest

from affitrack.domain.forecast import ForecastMonth
from affitrack.domain.records import MonthRecord
from affitrack.gui.charts.months import (
    PARTS,
    ChartMonth,
    Part,
    chart_months,
    month_in_words,
    months_before_today,
    months_in_words,
    parts_in,
    shown_months,
)
from affitrack.gui.i18n import Translations

pytestmark = pytest.mark.gui

TODAY = date(2026, 11, 22)


def known(month: str, currency: str = "EUR", **amounts: int) -> ChartMonth:
    (found,) = chart_months([MonthRecord(month, currency, **amounts)])
    return found


def paid(month: str, amount: int = 100, currency: str = "EUR") -> ChartMonth:
    return known(month, currency, paid=amount)


def held(month: str, amount: int = 100) -> ChartMonth:
    return known(month, held=amount)


def names(months: tuple[ChartMonth, ...]) -> list[str]:
    return [month.month for month in months]


def test_the_last_six_months_with_money_and_all_that_come_are_shown() -> None:
    past = [paid(f"2026-{number:02d}") for number in range(1, 12)]
    coming = [held("2026-12"), held("2027-01"), held("2027-02")]
    shown = shown_months([*past, *coming], "EUR", TODAY)
    assert names(shown) == [
        "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11",
        "2026-12", "2027-01", "2027-02",
    ]  # fmt: skip


def test_months_without_money_do_not_count_among_the_six_but_are_seen() -> None:
    past = [paid(f"2026-{number:02d}", 0 if number == 8 else 100) for number in range(1, 12)]
    shown = shown_months(past, "EUR", TODAY)
    assert names(shown) == [f"2026-{number:02d}" for number in range(5, 12)]
    assert [month.paid for month in shown] == [100, 100, 100, 0, 100, 100, 100]


def test_a_pause_is_seen_and_what_is_older_than_a_year_is_not_before_it() -> None:
    long_ago = [paid("2025-03"), paid("2025-10"), paid("2026-01"), paid("2026-02")]
    shown = shown_months([*long_ago, held("2026-12")], "EUR", TODAY)
    assert (names(shown)[0], names(shown)[-1], len(shown)) == ("2026-01", "2026-12", 12)
    assert names(shown_months([paid("2024-01"), paid("2024-03")], "EUR", TODAY)) == [
        "2024-01",
        "2024-02",
        "2024-03",
    ]
    assert shown_months([], "EUR", TODAY) == ()


def test_currencies_are_kept_apart() -> None:
    records = [
        MonthRecord("2026-10", "EUR", paid=1),
        MonthRecord("2026-10", "USD", paid=2),
        MonthRecord("2026-11", "EUR", paid=3),
    ]
    months = chart_months(records)
    assert names(shown_months(months, "USD", TODAY)) == ["2026-10"]


@pytest.mark.parametrize(
    ("present", "place"),
    [
        (None, 2.0),
        (known("2026-11", paid=5), 3.0),
        (known("2026-11", held=5), 2.0),
        (known("2026-11", paid=5, cleared=5), 2.5),
    ],
)
def test_today_stands_between_what_was_paid_and_what_comes(
    present: ChartMonth | None, place: float
) -> None:
    months = [paid("2026-09"), paid("2026-10"), *([present] if present else []), held("2026-12")]
    assert months_before_today(months, TODAY) == place


def test_money_taken_back_is_in_the_legend_only_where_there_is_some() -> None:
    assert Part.DEDUCTED not in parts_in([paid("2026-10")])
    assert Part.DEDUCTED in parts_in([known("2026-10", deducted=-5)])


def test_a_month_is_told_with_its_parts_and_their_total(translations: Translations) -> None:
    month = known("2026-12", cleared=37_020, held=6_600)
    assert month_in_words(month) == (
        "December 2026\nCleared: €370.20\nHeld back: €66.00\nTotal: €436.20"
    )
    translations.use("fr")
    assert month_in_words(month).splitlines()[0] == "décembre 2026"
    assert month_in_words(month).splitlines()[-1] == "Total\u00a0: 436,20\u00a0€"


def test_a_month_with_one_part_needs_no_total(translations: Translations) -> None:
    assert month_in_words(paid("2026-10", 28_700)) == "October 2026\nPaid: €287.00"


def test_yen_have_no_cents(translations: Translations) -> None:
    assert month_in_words(paid("2026-10", 3_980, "JPY")) == "October 2026\nPaid: ¥3,980"


def test_the_whole_chart_can_be_read_out(translations: Translations) -> None:
    assert months_in_words([paid("2026-10", 28_700), held("2026-12", 500)]) == (
        "October 2026: €287.00; December 2026: €5.00"
    )


FORECAST = ForecastMonth(
    month="2026-12",
    currency="EUR",
    paid=0,
    cleared=37_020,
    held=6_600,
    deducted=0,
    cleared_expected=36_000,
    held_expected=6_600,
    posted_videos=900,
    new_videos=100,
    total=43_600,
    low80=41_200,
    high80=45_200,
    low95=40_000,
    high95=46_000,
)


def test_a_coming_month_is_what_is_expected_of_it(translations: Translations) -> None:
    record = MonthRecord("2026-12", "EUR", cleared=37_020, held=6_600)
    (month,) = chart_months([record], [FORECAST])
    amounts = [month.amount(part) for part in PARTS]
    assert amounts == [0, 36_000, 6_600, 1_000, 0]
    assert month.total == 43_600 == sum(amounts)
    assert parts_in([month]) == (Part.PAID, Part.CLEARED, Part.HELD, Part.NEW_SALES)
    assert month_in_words(month).splitlines() == [
        "December 2026",
        "Cleared: €360.00 expected of €370.20",
        "Held back: €66.00",
        "Forecast of new sales: €10.00",
        "Total: €436.00",
        "80% range: €412 to €452",
    ]


def test_a_month_of_new_sales_alone_is_shown_too() -> None:
    months = chart_months([MonthRecord("2026-11", "EUR", paid=5)], [FORECAST])
    assert names(shown_months(months, "EUR", TODAY)) == ["2026-11", "2026-12"]
    assert months[1].known is None
