"""What is said below the coming months of what the forecast does not know, or does not expect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from affitrack.domain.forecast import StoppedShop
from affitrack.gui.outlook.section import AheadSection
from tests.gui.real import AS_OF

pytestmark = pytest.mark.gui


@pytest.mark.parametrize(("days", "is_told"), [(31, False), (32, True)])
def test_it_says_up_to_when_exports_tell_where_that_is_long_ago(
    ahead: AheadSection, days: int, is_told: bool
) -> None:
    forecast = ahead.shown()
    assert forecast is not None
    ahead._show_months(replace(forecast, known_until=AS_OF - timedelta(days=days)))
    told = [line for line in ahead.months.words.text().splitlines() if "exports end on" in line]
    assert bool(told) == is_told
    assert all(line.startswith("Your exports end on 21 Oct:") for line in told)


def test_it_says_of_which_shops_nothing_is_expected(ahead: AheadSection) -> None:
    forecast = ahead.shown()
    assert forecast is not None
    shops = [
        StoppedShop("@lea", "S1", "Belle Rive", currency, date(2026, 11, 3))
        for currency in ("EUR", "USD")
    ]
    ahead._show_months(replace(forecast, stopped_shops=tuple(shops)))
    (told,) = (line for line in ahead.months.words.text().splitlines() if "Belle Rive" in line)
    assert told == (
        "Belle Rive has settled no sale since 3 Nov, while other shops have:"
        " nothing is expected of it until it does."
    )
