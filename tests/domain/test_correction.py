"""What a line is as if the files had stated what the user says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from affitrack.domain.correction import Corrections, check_days, corrected_facts
from affitrack.domain.line import LineFacts
from affitrack.wording.message import UserError
from tests.domain.lines import deriver, sale

VAT = Decimal("0.2")
TOLD = sale(price=12_000, standard_rate="0.1", est_standard=1000)
ADS = TOLD._replace(
    order_type="shop_ads", shop_ads_rate="0.05", est_standard=None, est_shop_ads=500
)
DAY = TOLD.ordered_at[:10]


def with_rate(facts: LineFacts, rate: str = "0.15") -> LineFacts:
    return corrected_facts(facts, Corrections(rate=rate), VAT)


@pytest.mark.parametrize(("facts", "column"), [(TOLD, "standard_rate"), (ADS, "shop_ads_rate")])
def test_a_rate_is_that_of_the_kind_of_the_sale(facts: LineFacts, column: str) -> None:
    told = with_rate(facts)
    assert getattr(told, column) == "0.15"
    other = {"standard_rate": "shop_ads_rate", "shop_ads_rate": "standard_rate"}[column]
    assert getattr(told, other) == getattr(facts, other)
    assert deriver().derive(told).commission == 1500


@pytest.mark.parametrize("bonus", ["est_bonus", "est_partner_bonus"])
@pytest.mark.parametrize(("facts", "part"), [(TOLD, "est_standard"), (ADS, "est_shop_ads")])
def test_a_bonus_is_paid_beside_the_users_rate(facts: LineFacts, part: str, bonus: str) -> None:
    stated: dict[str, Any] = {bonus: 70}
    told = with_rate(facts._replace(**stated))
    assert getattr(told, part) == 1500
    assert deriver().derive(told).commission == 1570


def test_what_the_platform_paid_is_no_matter_of_rates() -> None:
    paid = TOLD._replace(status="settled", final_earned=900)
    assert with_rate(paid) == paid


@pytest.mark.parametrize(
    "own",
    [
        Corrections(delivered_on=DAY),
        Corrections(returned_on=DAY),
        Corrections(delivered_on=DAY, returned_on=DAY),
    ],
)
def test_all_may_happen_on_the_day_of_the_order(own: Corrections) -> None:
    check_days(TOLD, own)


@pytest.mark.parametrize(
    ("own", "key"),
    [
        (Corrections(delivered_on="2026-11-13"), "delivered_too_early"),
        (Corrections(returned_on="2026-11-13"), "returned_too_early"),
        (
            Corrections(delivered_on="2026-11-16", returned_on="2026-11-15"),
            "returned_before_delivery",
        ),
    ],
)
def test_days_out_of_order_are_refused(own: Corrections, key: str) -> None:
    with pytest.raises(UserError) as refused:
        check_days(TOLD, own)
    assert refused.value.message.key == f"domain.correction.{key}"
