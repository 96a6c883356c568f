"""From when on forecasts of the past can be judged."""

from __future__ import annotations

from datetime import date

import pytest

from affitrack.domain.track import LEAST_DAYS, first_judged_in


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
