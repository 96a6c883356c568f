"""The presets of a market by the keys of an account's settings, each with how sure it is.

Screens show them beside what the user set, and as the table of what is certain and what is assumed.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from affitrack.bundled import bundled_path
from affitrack.domain.account import check_setting, setting_keys
from affitrack.domain.market import Certainty, Market
from affitrack.domain.money import decimal_text
from affitrack.domain.rate import rate_text
from affitrack.wording.message import Message

if TYPE_CHECKING:
    from datetime import date

    from affitrack.domain.market import Preset


class PresetRule(NamedTuple):
    """What holds until the user says otherwise."""

    key: str
    """One of `account.setting_keys()`."""
    text: str
    """As `account.check_setting` writes it."""
    certainty: Certainty | None
    """None: no fact about the platform, but a choice of the program's own."""
    source: Message
    from_on: date | None = None
    """Of a VAT rate: the first and the last day for which it is known; None is without end."""
    to_on: date | None = None


@dataclass(frozen=True, slots=True)
class GeneralRule:
    """Something that the program takes for granted in every market."""

    name: str
    certainty: Certainty

    @property
    def statement(self) -> Message:
        """Return what is taken for granted."""
        return Message(f"market.general.{self.name}")

    @property
    def source(self) -> Message:
        """Return where that comes from."""
        return Message(f"market.general_source.{self.name}")


def presets_of(market: Market, currency: str, on: date) -> dict[str, PresetRule]:
    """Return the preset of every setting, by key.

    Args:
        market: whose presets.
        currency: ISO 4217 code of the account, which need not be the market's.
        on: the day whose VAT rate is meant.
    """
    rules = {rule.key: rule for rule in market_rules(market) if rule.key != "vat_rate"}
    period = market.vat_period(on)
    rate = rate_text(market.vat_rate(on))
    rules["vat_rate"] = PresetRule("vat_rate", rate, period.rate.certainty, period.rate.source)
    if currency != market.currency:  # an amount in the market's money says nothing about another
        least = decimal_text(0, currency)
        rules["min_payout"] = rules["min_payout"]._replace(text=least)
    return {key: rules[key] for key in setting_keys()}


def market_rules(market: Market) -> list[PresetRule]:
    """Return every preset of a market, a VAT rate for each period that is known."""
    least = market.min_payout
    rules = [
        _rule("return_window_days", market.return_window_days),
        _rule("extended_return_days", market.extended_return_days),
        _rule("delivery_days", market.delivery_days),
        PresetRule("learn", "on", None, Message("market.choice.learn")),
        _rule("settlement_lag_days", market.settlement_lag_days),
        PresetRule("hold", "return_window", None, Message("market.choice.hold")),
        _rule("payout_schedule", market.payout_schedule),
        PresetRule(
            "min_payout",
            decimal_text(least.value, market.currency),
            least.certainty,
            least.source,
        ),
        _rule("prices_include_tax", market.prices_include_tax),
    ]
    rules += [
        PresetRule(
            "vat_rate",
            rate_text(period.rate.value),
            period.rate.certainty,
            period.rate.source,
            period.from_on,
            period.to_on,
        )
        for period in market.vat
    ]
    return rules


@cache
def general_rules() -> tuple[GeneralRule, ...]:
    """Return what is taken for granted in every market, in the order of `markets.toml`."""
    with bundled_path("markets.toml").open("rb") as stream:
        listed = tomllib.load(stream)["general"]
    return tuple(GeneralRule(each["name"], Certainty(each["certainty"])) for each in listed)


def _rule(key: str, preset: Preset[Any]) -> PresetRule:
    value = preset.value
    written = ("on" if value else "off") if isinstance(value, bool) else str(value)
    return PresetRule(key, check_setting(key, written, "EUR"), preset.certainty, preset.source)
