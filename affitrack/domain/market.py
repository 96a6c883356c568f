"""Markets: what is assumed of each country until the user says otherwise.

The values stand in `resources/markets.toml`, each with how sure it is and where it comes from, so
that a screen can say so. Nothing here is a constant of the platform: every cell is a preset that
an account, a shop or a product may override.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, Final, Generic, TypeVar

from affitrack.bundled import bundled_path
from affitrack.domain.money import minor_of
from affitrack.wording.message import Message, UserError, message

T = TypeVar("T")

DEFAULT_MARKET: Final = "FR"

# The platform says UK, ISO 3166 says GB; people write both.
_OTHER_CODES: Final = {"GB": "UK"}


class Certainty(StrEnum):
    """How sure a preset is."""

    OFFICIAL = "official"
    """Stated by the platform or by a state body."""
    ASSUMED = "assumed"
    """From a weaker source, or taken over from a market like it."""
    UNKNOWN = "unknown"
    """Nothing was found; the value only lets the program count."""

    @property
    def name_message(self) -> Message:
        """Return what a screen calls it."""
        return Message(f"market.certainty.{self.value}")


@dataclass(frozen=True, slots=True)
class Preset(Generic[T]):
    """A value with how sure it is and a short note on its source and date."""

    value: T
    certainty: Certainty
    source: Message


@dataclass(frozen=True, slots=True)
class VatPeriod:
    """The VAT rates of a market from one day to another, both included; None is without end."""

    rate: Preset[Decimal]
    """The standard rate: Decimal("0.20") is 20 %."""
    reduced: tuple[Decimal, ...]
    from_on: date | None
    to_on: date | None


@dataclass(frozen=True, slots=True)
class Market:
    """The presets of one market. Days are calendar days; amounts are minor units of `currency`."""

    code: str
    name: Message
    currency: str
    time_zone: str
    """IANA name of the zone whose wall clock the exports show."""
    holiday_country: str
    """ISO 3166-1 code under which the bank holidays are known."""
    holiday_subdivision: str | None
    return_window_days: Preset[int]
    extended_return_days: Preset[int]
    """Until when money already released is at risk; never less than the return window."""
    settlement_lag_days: Preset[int]
    """Days from delivery to settlement."""
    delivery_days: Preset[int]
    """Days from order to delivery."""
    payout_schedule: Preset[str]
    """As `domain.schedule.PayoutSchedule.parse` reads it."""
    min_payout: Preset[int]
    prices_include_tax: Preset[bool]
    vat: tuple[VatPeriod, ...]
    """In the order of time, without a gap."""

    def vat_period(self, on: date) -> VatPeriod:
        """Return the rates in force on a day; the first ones for the time before they are known."""
        for period in reversed(self.vat):
            if period.from_on is None or period.from_on <= on:
                return period
        return self.vat[0]

    def vat_rate(self, on: date) -> Decimal:
        """Return the standard rate within a price on a day; 0 where prices exclude tax."""
        if not self.prices_include_tax.value:
            return Decimal(0)
        return self.vat_period(on).rate.value


def market(code: str) -> Market:
    """Return the market `code`; upper or lower case, and "GB" for "UK".

    Raises `UserError` naming the known markets for any other code.
    """
    known = markets()
    wanted = code.strip().upper()
    found = known.get(_OTHER_CODES.get(wanted, wanted))
    if found is None:
        raise UserError(message("domain.unknown_market", given=code, known=tuple(sorted(known))))
    return found


@cache
def markets() -> Mapping[str, Market]:
    """Return every market by its code, in the order of the file."""
    with bundled_path("markets.toml").open("rb") as stream:
        tree = tomllib.load(stream)
    groups = tree["group"]
    return {
        code: _market(code, {**groups[cells["group"]], **cells})
        for code, cells in tree["market"].items()
    }


def _market(code: str, cells: Mapping[str, Any]) -> Market:
    currency = cells["currency"]
    least = _preset(cells["min_payout"])
    return Market(
        code=code,
        name=Message(f"market.name.{code}"),
        currency=currency,
        time_zone=cells["time_zone"],
        holiday_country=cells["holidays"]["country"],
        holiday_subdivision=cells["holidays"].get("subdivision"),
        return_window_days=_preset(cells["return_window_days"]),
        extended_return_days=_preset(cells["extended_return_days"]),
        settlement_lag_days=_preset(cells["settlement_lag_days"]),
        delivery_days=_preset(cells["delivery_days"]),
        payout_schedule=_preset(cells["payout_schedule"]),
        min_payout=Preset(minor_of(Decimal(least.value), currency), least.certainty, least.source),
        prices_include_tax=_preset(cells["prices_include_tax"]),
        vat=tuple(_vat_period(period) for period in cells["vat"]),
    )


def _preset(cell: Mapping[str, Any]) -> Preset[Any]:
    source = Message(f"market.source.{cell['source']}")
    return Preset(cell["value"], Certainty(cell["certainty"]), source)


def _vat_period(cells: Mapping[str, Any]) -> VatPeriod:
    rate = _preset(cells["rate"])
    return VatPeriod(
        rate=Preset(Decimal(rate.value), rate.certainty, rate.source),
        reduced=tuple(Decimal(share) for share in cells["reduced"]),
        from_on=cells.get("from"),
        to_on=cells.get("to"),
    )
