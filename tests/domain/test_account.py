"""The rules of an account, and the settings that change them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.account import AccountRules, check_setting, rules_for, setting_keys
from affitrack.domain.schedule import PayoutSchedule
from affitrack.wording.catalogue import render
from affitrack.wording.language import LANGUAGES
from affitrack.wording.message import UserError


def test_a_french_account_takes_the_presets() -> None:
    assert rules_for("@lea.naturelle", "FR", None, {}) == AccountRules(
        handle="@lea.naturelle",
        market="FR",
        currency="EUR",
        return_window_days=14,
        extended_return_days=30,
        settlement_lag_days=15,
        delivery_days=5,
        learn=True,
        schedule=PayoutSchedule("monthly", (5,)),
        min_payout=0,
        hold="return_window",
        vat_rate=None,
        prices_include_tax=True,
    )


def test_what_the_user_set_comes_first() -> None:
    rules = rules_for(
        "a",
        "fr",
        "EUR",
        {
            "return_window_days": "30",
            "extended_return_days": "45",
            "settlement_lag_days": "7",
            "delivery_days": "3",
            "learn": "off",
            "payout_schedule": "monthly:1,16",
            "min_payout": "10.00",
            "hold": "settlement",
            "vat_rate": "0.055",
            "prices_include_tax": "off",
        },
    )
    assert rules == AccountRules(
        handle="a",
        market="FR",
        currency="EUR",
        return_window_days=30,
        extended_return_days=45,
        settlement_lag_days=7,
        delivery_days=3,
        learn=False,
        schedule=PayoutSchedule("monthly", (1, 16)),
        min_payout=1000,
        hold="settlement",
        vat_rate=Decimal("0.055"),
        prices_include_tax=False,
    )


def test_markets_and_currencies_have_one_spelling() -> None:
    rules = rules_for("a", "gb", "eur", {})
    assert (rules.market, rules.currency) == ("UK", "EUR")


def test_a_minimum_in_dollars_says_nothing_about_euros() -> None:
    assert rules_for("a", "US", None, {}).min_payout == 200
    assert rules_for("a", "US", "EUR", {}).min_payout == 0


@pytest.mark.parametrize(
    ("market", "currency", "overrides", "key"),
    [
        ("XX", None, {}, "domain.unknown_market"),
        ("FR", "ERU", {}, "domain.unknown_currency"),
        ("FR", "€", {}, "domain.unknown_currency"),
        ("FR", None, {"colour": "red"}, "domain.unknown_setting"),
        ("FR", None, {"delivery_days": "x"}, "domain.bad_days"),
    ],
)
def test_what_does_not_exist_is_refused(
    market: str, currency: str | None, overrides: dict[str, str], key: str
) -> None:
    with pytest.raises(UserError) as caught:
        rules_for("a", market, currency, overrides)
    assert caught.value.message.key == key


@pytest.mark.parametrize(
    ("key", "given_text", "currency", "spelling"),
    [
        ("return_window_days", "14", "EUR", "14"),
        ("return_window_days", " 07 ", "EUR", "7"),
        ("extended_return_days", "0", "EUR", "0"),
        ("settlement_lag_days", "366", "EUR", "366"),
        ("learn", "OFF", "EUR", "off"),
        ("learn", "yes", "EUR", "on"),
        ("prices_include_tax", "no", "EUR", "off"),
        ("payout_schedule", "Monthly:16,1", "EUR", "monthly:1,16"),
        ("min_payout", "10", "EUR", "10.00"),
        ("min_payout", "10,5", "EUR", "10.50"),
        ("min_payout", "20000", "VND", "20000"),
        ("hold", "Settlement", "EUR", "settlement"),
        ("hold", "return-window", "EUR", "return_window"),
        ("vat_rate", "20%", "EUR", "0.2"),
        ("vat_rate", "5,5 %", "EUR", "0.055"),
        ("vat_rate", "2.1\u202f%", "EUR", "0.021"),
        ("vat_rate", "0.2", "EUR", "0.2"),
        ("vat_rate", "0.20", "EUR", "0.2"),
        ("vat_rate", "0", "EUR", "0"),
        ("vat_rate", "0%", "EUR", "0"),
        ("vat_rate", "10%", "EUR", "0.1"),
    ],
)
def test_settings_have_one_spelling(
    key: str, given_text: str, currency: str, spelling: str
) -> None:
    assert check_setting(key, given_text, currency) == spelling
    assert check_setting(key, spelling, currency) == spelling


@pytest.mark.parametrize(
    ("key", "given_text", "currency", "sentence"),
    [
        ("colour", "red", "EUR", "The settings are return_window_days, extended_return_days, "),
        ("delivery_days", "-1", "EUR", "delivery_days takes a whole number of days from 0 to 366"),
        ("delivery_days", "1.5", "EUR", "not “1.5”"),
        ("delivery_days", "367", "EUR", "not “367”"),
        ("delivery_days", "²", "EUR", "not “²”"),
        ("delivery_days", "", "EUR", "not “”"),
        ("learn", "maybe", "EUR", "learn takes on or off"),
        ("hold", "never", "EUR", "hold takes one of return_window, settlement"),
        ("min_payout", "-1", "EUR", "an amount in EUR such as 10.00"),
        ("min_payout", "10.005", "EUR", "not “10.005”"),
        ("min_payout", "10.5", "JPY", "an amount in JPY such as 10, not"),
        ("min_payout", "1e3", "EUR", "not “1e3”"),
        ("min_payout", "NaN", "EUR", "not “NaN”"),
        ("vat_rate", "20", "EUR", "such as 20% or 0.2"),
        ("vat_rate", "100%", "EUR", "below 100%"),
        ("vat_rate", "-5%", "EUR", "not “-5%”"),
        ("vat_rate", "%", "EUR", "not “%”"),
        ("payout_schedule", "yearly", "EUR", "Write monthly:5"),
    ],
)
def test_other_values_are_refused_with_what_is_allowed(
    key: str, given_text: str, currency: str, sentence: str
) -> None:
    with pytest.raises(UserError) as caught:
        check_setting(key, given_text, currency)
    assert sentence in render(caught.value.message, "en")
    wrong = key if key not in setting_keys() else given_text
    for lang in LANGUAGES:
        assert wrong in render(caught.value.message, lang)


@given(key=st.sampled_from(setting_keys()), text=st.text(max_size=20))
def test_any_text_is_taken_in_one_spelling_or_refused(key: str, text: str) -> None:
    try:
        spelling = check_setting(key, text, "EUR")
    except UserError:
        with pytest.raises(UserError):
            rules_for("a", "FR", None, {key: text})
    else:
        assert check_setting(key, spelling, "EUR") == spelling
        assert rules_for("a", "FR", None, {key: spelling}) == rules_for(
            "a", "FR", None, {key: text}
        )
