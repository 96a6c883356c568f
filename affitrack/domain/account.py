"""Accounts: the rules that hold for one creator profile.

The market's presets, replaced one by one by what the user has set. A setting is written
`key=value`, on the command line and in the store alike (cli.md, "account set").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final, Literal, NamedTuple, TypeAlias, cast

from affitrack.domain.market import Market
from affitrack.domain.market import market as market_of
from affitrack.domain.money import TooManyDigitsError, decimal_text, exponent, minor_of
from affitrack.domain.schedule import PayoutSchedule
from affitrack.wording.currency import CURRENCIES
from affitrack.wording.message import UserError, message

Hold: TypeAlias = Literal["return_window", "settlement"]

MOST_DAYS: Final = 366
"""A longer window or delay is a slip of the finger, and would push dates out of any calendar."""

_HOLDS: Final = ("return_window", "settlement")
_ON: Final = frozenset({"on", "true", "yes", "1", "oui"})
_OFF: Final = frozenset({"off", "false", "no", "0", "non"})
_HUNDRED: Final = Decimal(100)


@dataclass(frozen=True, slots=True)
class AccountRules:
    """The rules in force for one account."""

    handle: str
    market: str
    """Code of the market: "FR"."""
    currency: str
    """ISO 4217 code."""
    return_window_days: int
    """Days after delivery on which the buyer may still return."""
    extended_return_days: int
    """Days after delivery until which released money is at risk."""
    settlement_lag_days: int
    """Days from delivery to settlement."""
    delivery_days: int
    """Days from order to delivery."""
    learn: bool
    """Whether delivery days are learned per shop from settled lines."""
    schedule: PayoutSchedule
    min_payout: int
    """Smallest payout, in minor units of `currency`."""
    hold: Hold
    """What money waits for: the end of the return window, or settlement alone."""
    vat_rate: Decimal | None
    """Set by the user; None takes the market's rate of the order's day."""
    prices_include_tax: bool


def rules_for(
    handle: str, market: str, currency: str | None, overrides: Mapping[str, str]
) -> AccountRules:
    """Return the rules of an account: its market's presets and what the user has set.

    Args:
        handle: the creator profile, as the user writes it.
        market: code of its market.
        currency: ISO 4217 code, or None for the market's own.
        overrides: settings by key, as `check_setting` returns them.

    Raises:
        UserError: for a market, currency, key or value that does not exist.
    """
    home = market_of(market)
    money = _currency(currency) if currency else home.currency
    given = {key: _setting(key).read(key, text, money) for key, text in overrides.items()}
    values = {**_presets(home, money), **given}
    schedule = values.pop("payout_schedule")
    return AccountRules(
        handle=handle, market=home.code, currency=money, schedule=schedule, **values
    )


def check_setting(key: str, value: str, currency: str) -> str:
    """Return the value of one setting in its one spelling: "0.2" for "20%", "on" for "yes".

    Args:
        key: one of `setting_keys()`.
        value: as the user wrote it.
        currency: ISO 4217 code of the account, for amounts.

    Raises:
        UserError: for an unknown key, or a value that the key does not take, saying what it takes.
    """
    setting = _setting(key)
    return setting.write(setting.read(key, value, currency), currency)


def setting_keys() -> tuple[str, ...]:
    """Return the keys that can be set, in the order in which they are explained."""
    return tuple(_SETTINGS)


def _presets(home: Market, currency: str) -> dict[str, Any]:
    # An amount in the market's own currency says nothing about another one.
    least = home.min_payout.value if currency == home.currency else 0
    return {
        "return_window_days": home.return_window_days.value,
        "extended_return_days": home.extended_return_days.value,
        "settlement_lag_days": home.settlement_lag_days.value,
        "delivery_days": home.delivery_days.value,
        "learn": True,
        "payout_schedule": PayoutSchedule.parse(home.payout_schedule.value),
        "min_payout": least,
        "hold": "return_window",
        "vat_rate": None,
        "prices_include_tax": home.prices_include_tax.value,
    }


def _currency(code: str) -> str:
    wanted = code.strip().upper()
    if wanted not in CURRENCIES:
        raise UserError(message("domain.unknown_currency", given=code))
    return wanted


def _read_days(key: str, text: str, _currency: str) -> int:
    if not re.fullmatch(r"[0-9]{1,3}", text) or int(text) > MOST_DAYS:
        raise UserError(message("domain.bad_days", key=key, given=text, most=MOST_DAYS))
    return int(text)


def _read_switch(key: str, text: str, _currency: str) -> bool:
    word = text.casefold()
    if word not in _ON | _OFF:
        raise UserError(message("domain.bad_switch", key=key, given=text))
    return word in _ON


def _read_schedule(_key: str, text: str, _currency: str) -> PayoutSchedule:
    return PayoutSchedule.parse(text)


def _read_amount(key: str, text: str, currency: str) -> int:
    example = decimal_text(10 ** (exponent(currency) + 1), currency)
    refusal = message("domain.bad_amount", key=key, given=text, currency=currency, example=example)
    amount = _decimal(text)
    if amount is None:
        raise UserError(refusal)
    try:
        return minor_of(amount, currency)
    except TooManyDigitsError as error:
        raise UserError(refusal) from error


def _read_hold(key: str, text: str, _currency: str) -> Hold:
    word = text.casefold().replace("-", "_")
    if word not in _HOLDS:
        raise UserError(message("domain.bad_choice", key=key, given=text, allowed=_HOLDS))
    return cast("Hold", word)


def _read_rate(key: str, text: str, _currency: str) -> Decimal:
    number = _decimal(text.removesuffix("%").rstrip())
    rate = number / _HUNDRED if number is not None and text.endswith("%") else number
    # "20" alone may mean 20 % or twentyfold: it is refused rather than guessed.
    if rate is None or rate >= 1:
        raise UserError(message("domain.bad_rate", key=key, given=text))
    return rate


def _decimal(text: str) -> Decimal | None:
    """Return a number without a sign or separators of thousands; None for any other text."""
    written = text.replace(",", ".")
    return Decimal(written) if re.fullmatch(r"[0-9]{1,15}(\.[0-9]{1,10})?", written) else None


def _write_switch(value: Any, _currency: str) -> str:  # noqa: ANN401 - one shape for all settings
    return "on" if value else "off"


def _write_plain(value: Any, _currency: str) -> str:  # noqa: ANN401
    return str(value)


def _write_schedule(value: Any, _currency: str) -> str:  # noqa: ANN401
    return cast("PayoutSchedule", value).text


def _write_amount(value: Any, currency: str) -> str:  # noqa: ANN401
    return decimal_text(value, currency)


def _write_rate(value: Any, _currency: str) -> str:  # noqa: ANN401
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


class _Setting(NamedTuple):
    """How one setting is read from text (key, text, currency) and written back."""

    read_stripped: Callable[[str, str, str], Any]
    write: Callable[[Any, str], str]

    def read(self, key: str, text: str, currency: str) -> Any:  # noqa: ANN401
        return self.read_stripped(key, text.strip(), currency)


_DAYS: Final = _Setting(_read_days, _write_plain)
_SWITCH: Final = _Setting(_read_switch, _write_switch)

_SETTINGS: Final[dict[str, _Setting]] = {
    "return_window_days": _DAYS,
    "extended_return_days": _DAYS,
    "settlement_lag_days": _DAYS,
    "delivery_days": _DAYS,
    "learn": _SWITCH,
    "payout_schedule": _Setting(_read_schedule, _write_schedule),
    "min_payout": _Setting(_read_amount, _write_amount),
    "hold": _Setting(_read_hold, _write_plain),
    "vat_rate": _Setting(_read_rate, _write_rate),
    "prices_include_tax": _SWITCH,
}


def _setting(key: str) -> _Setting:
    found = _SETTINGS.get(key)
    if found is None:
        allowed = (*setting_keys(), "market")
        raise UserError(message("domain.unknown_setting", given=key, allowed=allowed))
    return found
