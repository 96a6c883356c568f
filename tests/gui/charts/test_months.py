from __future__ import annotations

from datetime import date

import pytest

from affitrack.domain.records import MonthRecord
from affitrack.domain.stage import Stage
from affitrack.gui.charts.months import (
    currencies,
    month_in_words,
    months_before_today,
    months_in_words,
    series_in,
    shown_months,
)
from affitrack.gui.i18n import Translations

pytestmark = pytest.mark.gui

TODAY = date(2026, 11, 22)


def paid(month: str, amount: int = 100, currency: str = "EUR") -> MonthRecord:
    return MonthRecord(month, currency, paid=amount)


def held(month: str, amount: int = 100) -> MonthRecord:
    return MonthRecord(month, "EUR", held=amount)


def names(months: tuple[MonthRecord, ...]) -> list[str]:
    return [month.month for month in months]


def test_the_last_six_months_with_money_and_all_that_come_are_shown() -> None:
    past = [paid(f"2026-{number:02d}") for number in range(1, 12)]
    coming = [held("2026-12"), held("2027-01"), held("2027-02")]
    shown = shown_months([*past, *coming], "EUR", TODAY)
    assert names(shown) == [
        "2026-06", "2026-07", "2026-08", "2026-09", "2026-10", "2026-11",
        "2026-12", "2027-01", "2027-02",
    ]  # fmt: skip


def test_months_without_money_do_not_count_among_the_six() -> None:
    past = [paid(f"2026-{number:02d}", 0 if number == 8 else 100) for number in range(1, 12)]
    assert names(shown_months(past, "EUR", TODAY))[0] == "2026-05"
    assert "2026-08" not in names(shown_months(past, "EUR", TODAY))


def test_currencies_are_kept_apart() -> None:
    months = [paid("2026-10"), paid("2026-10", currency="USD"), paid("2026-11")]
    assert currencies(months) == ["EUR", "USD"]
    assert names(shown_months(months, "USD", TODAY)) == ["2026-10"]


@pytest.mark.parametrize(
    ("present", "place"),
    [
        (None, 2.0),
        (MonthRecord("2026-11", "EUR", paid=5), 3.0),
        (MonthRecord("2026-11", "EUR", held=5), 2.0),
        (MonthRecord("2026-11", "EUR", paid=5, cleared=5), 2.5),
    ],
)
def test_today_stands_between_what_was_paid_and_what_comes(
    present: MonthRecord | None, place: float
) -> None:
    months = [paid("2026-09"), paid("2026-10"), *([present] if present else []), held("2026-12")]
    assert months_before_today(months, TODAY) == place


def test_money_taken_back_is_in_the_legend_only_where_there_is_some() -> None:
    assert Stage.DEDUCTED not in series_in([paid("2026-10")])
    assert Stage.DEDUCTED in series_in([MonthRecord("2026-10", "EUR", deducted=-5)])


def test_a_month_is_told_with_its_parts_and_their_total(translations: Translations) -> None:
    month = MonthRecord("2026-12", "EUR", cleared=37_020, held=6_600)
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
