"""What contradicts itself in a line."""

from __future__ import annotations

from datetime import date

import pytest

from affitrack.domain.oddities import oddities_of
from affitrack.domain.stage import outcome_of
from tests.domain.lines import sale

TODAY = date(2026, 11, 22)
ORDERED = "2026-11-14T21:04:00"


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ({}, []),
        ({"items_sold": 2, "items_refunded": 2}, []),
        ({"status": "settled", "final_earned": 250, "items_sold": 0}, []),
        ({"items_sold": 1, "items_refunded": 2}, ["refunded_over_sold"]),
        ({"status": "settled", "final_earned": 250, "items_refunded": 1}, ["paid_though_refunded"]),
        ({"status": "settled", "final_earned": 0, "items_refunded": 1}, []),
        ({"status": "deducted", "final_earned": 250, "items_refunded": 1}, []),
        ({"delivered_on": "2026-11-14"}, []),
        ({"delivered_on": "2026-11-13"}, ["delivered_before_order"]),
        ({"returned_on": "2026-11-13"}, ["returned_before_order"]),
        ({"returned_on": "2026-11-23"}, []),
        ({"returned_on": "2026-11-24"}, ["returned_in_future"]),
        ({"status": "settled", "settled_at": "2026-11-23T23:00:00"}, []),
        ({"status": "settled", "settled_at": "2026-11-24T01:00:00"}, ["settled_in_future"]),
        ({"ordered_at": "2026-11-23T08:00:00"}, []),
        ({"ordered_at": "2026-11-24T08:00:00"}, ["ordered_in_future"]),
    ],
)
def test_what_contradicts_itself(stated: dict[str, object], found: list[str]) -> None:
    facts = sale(**{"ordered_at": ORDERED, "items_sold": 1, "items_refunded": 0} | stated)
    assert oddities_of(facts, outcome_of(facts), TODAY) == found
