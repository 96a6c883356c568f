"""What is preset, as forms and the page of what is certain show it."""

from __future__ import annotations

from datetime import date

import pytest

from affitrack.domain.account import check_setting, rules_for, setting_keys
from affitrack.domain.market import Certainty, market, markets
from affitrack.domain.presets import general_rules, market_rules, presets_of
from affitrack.wording.catalogue import render
from affitrack.wording.language import LANGUAGES

ON = date(2026, 11, 22)


@pytest.mark.parametrize("code", sorted(markets()))
def test_presets_are_the_rules_of_an_account_that_sets_nothing(code: str) -> None:
    home = market(code)
    presets = presets_of(home, home.currency, ON)
    assert tuple(presets) == setting_keys()
    by_hand = {key: preset.text for key, preset in presets.items() if key != "vat_rate"}
    plain, written = (rules_for("@a", code, None, given) for given in ({}, by_hand))
    assert written == plain


@pytest.mark.parametrize("code", sorted(markets()))
def test_every_preset_is_in_its_one_spelling_and_says_where_it_comes_from(code: str) -> None:
    home = market(code)
    for rule in market_rules(home):
        assert check_setting(rule.key, rule.text, home.currency) == rule.text
        for lang in LANGUAGES:
            assert render(rule.source, lang)


def test_the_vat_of_the_day_counts() -> None:
    home = market("VN")
    rates = [presets_of(home, "VND", on)["vat_rate"].text for on in (ON, date(2027, 1, 1))]
    assert rates == ["0.08", "0.1"]
    periods = [rule for rule in market_rules(home) if rule.key == "vat_rate"]
    assert [(rule.text, rule.to_on) for rule in periods] == [
        ("0.08", date(2026, 12, 31)),
        ("0.1", None),
    ]


def test_a_minimum_in_one_currency_says_nothing_about_another() -> None:
    assert presets_of(market("US"), "USD", ON)["min_payout"].text == "2.00"
    assert presets_of(market("US"), "JPY", ON)["min_payout"].text == "0"


def test_what_holds_everywhere_says_how_sure_it_is() -> None:
    rules = {rule.name: rule for rule in general_rules()}
    assert rules["rate_lock"].certainty is Certainty.OFFICIAL
    assert rules["tax"].certainty is Certainty.ASSUMED
    assert rules["rounding"].certainty is Certainty.UNKNOWN
    for rule in rules.values():
        for lang in LANGUAGES:
            assert render(rule.statement, lang) != render(rule.source, lang)
