"""What a shop or a product does otherwise than the market: its settings, by key, as text.

As with accounts (`domain.account`), a setting is written the same way on the command line and in
the store, and what is not set is the market's.
"""

from __future__ import annotations

import re
from typing import Final

from affitrack.domain.account import check_setting
from affitrack.wording.message import UserError, message

SHOP_SETTINGS: Final = ("return_window_days", "delivery_days", "vat_rate", "country")
PRODUCT_SETTINGS: Final = ("vat_rate",)

_ANY_CURRENCY: Final = "EUR"  # none of these settings is an amount


def check_shop_setting(key: str, value: str) -> str:
    """Return the value of a shop's setting in its one spelling: "0.2" for "20%", "FR" for "fr".

    Raises:
        UserError: for an unknown key, or a value that the key does not take.
    """
    _check_key(key, SHOP_SETTINGS, "domain.unknown_shop_setting")
    if key != "country":
        return check_setting(key, value, _ANY_CURRENCY)
    code = value.strip().upper()
    if not re.fullmatch(r"[A-Z]{2}", code):
        raise UserError(message("domain.bad_country", key=key, given=value))
    return code


def check_product_setting(key: str, value: str) -> str:
    """Return the value of a product's setting in its one spelling.

    Raises:
        UserError: for an unknown key, or a value that the key does not take.
    """
    _check_key(key, PRODUCT_SETTINGS, "domain.unknown_product_setting")
    return check_setting(key, value, _ANY_CURRENCY)


def _check_key(key: str, allowed: tuple[str, ...], refusal: str) -> None:
    if key not in allowed:
        raise UserError(message(refusal, given=key, allowed=allowed))
