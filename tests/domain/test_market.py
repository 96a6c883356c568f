"""The presets of the markets, and how sure they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import holidays
import pytest

from affitrack.domain.market import (
    DEFAULT_MARKET,
    Certainty,
    Market,
    Preset,
    market,
    markets,
)
from affitrack.domain.schedule import PayoutSchedule
from affitrack.wording.catalogue import render, wordings
from affitrack.wording.currency import CURRENCIES
from affitrack.wording.language import LANGUAGES, Language
from affitrack.wording.message import UserError

EUROPE = ["FR", "DE", "IT", "ES", "IE", "AT", "BE", "NL", "PL", "UK"]
OVERSEAS = ["US", "VN", "ID", "TH", "MY", "PH", "SG", "MX", "BR", "JP"]
CODES = [*EUROPE, *OVERSEAS]
LATE = date(2026, 11, 22)


def test_every_market_is_there() -> None:
    assert sorted(markets()) == sorted(CODES)
    assert DEFAULT_MARKET == "FR"
    assert next(iter(markets())) == DEFAULT_MARKET


def test_codes_are_forgiving() -> None:
    assert market(" fr ") is market("FR")
    assert market("GB") is market("uk")


@pytest.mark.parametrize("code", ["", "XX", "FRA", "EUR"])
def test_an_unknown_market_names_the_known_ones(code: str) -> None:
    with pytest.raises(UserError) as caught:
        market(code)
    text = render(caught.value.message, "en")
    assert code in text
    assert "AT, BE, BR, DE" in text


def test_france() -> None:
    home = market("FR")
    assert (home.currency, home.time_zone, home.holiday_country) == ("EUR", "Europe/Paris", "FR")
    assert home.return_window_days.value == 14
    assert home.return_window_days.certainty is Certainty.OFFICIAL
    assert home.extended_return_days.value == 30
    assert home.settlement_lag_days.value == 15
    assert home.settlement_lag_days.certainty is Certainty.ASSUMED
    assert home.delivery_days.value == 5
    assert home.payout_schedule.value == "monthly:5"
    assert home.min_payout.value == 0
    assert home.min_payout.certainty is Certainty.UNKNOWN
    assert "10" in render(home.min_payout.source, "fr")
    assert home.prices_include_tax.value is True
    assert home.vat_rate(LATE) == Decimal("0.20")
    assert home.vat_period(LATE).reduced == (Decimal("0.10"), Decimal("0.055"), Decimal("0.021"))


@pytest.mark.parametrize("code", EUROPE)
def test_europe_has_the_legal_and_the_extended_window(code: str) -> None:
    home = market(code)
    assert (home.return_window_days.value, home.extended_return_days.value) == (14, 30)
    assert home.delivery_days.value == 5


@pytest.mark.parametrize(
    ("code", "currency", "vat", "window", "lag", "delivery"),
    [
        ("DE", "EUR", "0.19", 14, 15, 5),
        ("IT", "EUR", "0.22", 14, 15, 5),
        ("ES", "EUR", "0.21", 14, 15, 5),
        ("IE", "EUR", "0.23", 14, 15, 5),
        ("AT", "EUR", "0.20", 14, 15, 5),
        ("BE", "EUR", "0.21", 14, 15, 5),
        ("NL", "EUR", "0.21", 14, 15, 5),
        ("PL", "PLN", "0.23", 14, 15, 5),
        ("UK", "GBP", "0.20", 14, 15, 5),
        ("US", "USD", "0", 30, 15, 5),
        ("VN", "VND", "0.08", 15, 7, 4),
        ("ID", "IDR", "0.11", 6, 3, 4),
        ("TH", "THB", "0.07", 15, 7, 4),
        ("MY", "MYR", "0", 15, 7, 4),
        ("PH", "PHP", "0.12", 7, 7, 4),
        ("SG", "SGD", "0.09", 15, 7, 4),
        ("MX", "MXN", "0.16", 30, 15, 5),
        ("BR", "BRL", "0", 7, 15, 5),
        ("JP", "JPY", "0.10", 30, 15, 5),
    ],
)
def test_presets(code: str, currency: str, vat: str, window: int, lag: int, delivery: int) -> None:
    home = market(code)
    assert home.currency == currency
    assert home.vat_rate(LATE) == Decimal(vat)
    assert home.return_window_days.value == window
    assert home.settlement_lag_days.value == lag
    assert home.delivery_days.value == delivery
    assert home.payout_schedule.value == "release"


def test_minimum_payouts_are_minor_units() -> None:
    assert market("US").min_payout.value == 200
    assert market("US").min_payout.certainty is Certainty.OFFICIAL
    others = [home.min_payout for code, home in markets().items() if code != "US"]
    assert {(least.value, least.certainty) for least in others} == {(0, Certainty.UNKNOWN)}


def test_vat_changes_with_the_day() -> None:
    vietnam = market("VN")
    assert vietnam.vat_rate(date(2026, 12, 31)) == Decimal("0.08")
    assert vietnam.vat_rate(date(2027, 1, 1)) == Decimal("0.10")
    thailand = market("TH")
    assert thailand.vat_period(date(2026, 9, 30)).rate.certainty is Certainty.ASSUMED
    assert thailand.vat_period(date(2026, 10, 1)).rate.certainty is Certainty.UNKNOWN
    assert market("FR").vat_rate(date(2001, 1, 1)) == Decimal("0.20")


def test_no_tax_is_taken_out_where_prices_exclude_it() -> None:
    assert market("US").prices_include_tax.value is False
    assert [code for code, home in markets().items() if not home.prices_include_tax.value] == ["US"]


@pytest.mark.parametrize("code", CODES)
def test_every_market_is_sound(code: str) -> None:
    home = market(code)
    assert home.currency in CURRENCIES
    assert ZoneInfo(home.time_zone).key == home.time_zone
    assert home.extended_return_days.value >= home.return_window_days.value > 0
    assert PayoutSchedule.parse(home.payout_schedule.value).text == home.payout_schedule.value
    supported = holidays.list_supported_countries(include_aliases=False)
    assert home.holiday_country in supported
    if home.holiday_subdivision:
        assert home.holiday_subdivision in supported[home.holiday_country]
    _assert_gapless(home)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_preset_says_where_it_comes_from(lang: Language) -> None:
    for home in markets().values():
        assert render(home.name, lang)
        for preset in _presets(home):
            assert render(preset.source, lang).endswith(".")
            assert render(preset.certainty.name_message, lang)


def test_no_source_is_left_over() -> None:
    used = {preset.source.key for home in markets().values() for preset in _presets(home)}
    worded = {key for key in wordings("en") if key.startswith("market.source.")}
    assert worded == used


def _presets(home: Market) -> Iterator[Preset[Any]]:
    yield from (
        home.return_window_days,
        home.extended_return_days,
        home.settlement_lag_days,
        home.delivery_days,
        home.payout_schedule,
        home.min_payout,
        home.prices_include_tax,
    )
    yield from (period.rate for period in home.vat)


def _assert_gapless(home: Market) -> None:
    assert home.vat
    assert home.vat[-1].to_on is None
    for earlier, later in zip(home.vat, home.vat[1:], strict=False):
        assert earlier.to_on is not None
        assert later.from_on == earlier.to_on + timedelta(days=1)
    for period in home.vat:
        assert 0 <= period.rate.value < 1
        assert all(0 <= rate < period.rate.value for rate in period.reduced)
