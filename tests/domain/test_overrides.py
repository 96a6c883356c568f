"""What can be set for a shop or a product."""

from __future__ import annotations

import pytest

from affitrack.domain.overrides import check_product_setting, check_shop_setting
from affitrack.wording.message import UserError


@pytest.mark.parametrize(
    ("key", "given", "kept"),
    [
        ("return_window_days", " 30 ", "30"),
        ("delivery_days", "0", "0"),
        ("vat_rate", "5,5 %", "0.055"),
        ("vat_rate", "0.20", "0.2"),
        ("country", " fr", "FR"),
    ],
)
def test_a_shops_settings_have_one_spelling(key: str, given: str, kept: str) -> None:
    assert check_shop_setting(key, given) == kept
    assert check_shop_setting(key, kept) == kept


@pytest.mark.parametrize(
    ("key", "given"),
    [
        ("return_window_days", "soon"),
        ("delivery_days", "-1"),
        ("vat_rate", "20"),
        ("country", "France"),
        ("country", "F1"),
        ("min_payout", "10"),
        ("learn", "off"),
    ],
)
def test_what_a_shop_cannot_have_is_refused(key: str, given: str) -> None:
    with pytest.raises(UserError):
        check_shop_setting(key, given)


def test_a_product_has_a_vat_rate_alone() -> None:
    assert check_product_setting("vat_rate", "10%") == "0.1"
    with pytest.raises(UserError):
        check_product_setting("return_window_days", "30")
