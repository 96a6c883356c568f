"""`account` and `rate`: profiles, their rules and what was agreed."""

from __future__ import annotations

import pytest

from tests.cli.conftest import HANDLE, Cli

ACCOUNT_KEYS = {
    "handle", "market", "currency", "return_window_days", "extended_return_days",
    "settlement_lag_days", "delivery_days", "learn", "payout_schedule", "min_payout", "hold",
    "vat_rate", "prices_include_tax", "certainty",
}  # fmt: skip


def accounts(cli: Cli) -> list[dict[str, object]]:
    found: list[dict[str, object]] = cli("account", "list", json=True).document["accounts"]
    return found


def test_a_french_account_and_its_presets(cli: Cli) -> None:
    answer = cli("account", "add", HANDLE, "--market", "FR", json=True)
    assert answer.code == 0
    (account,) = accounts(cli)
    assert answer.document == {"account": account}
    assert set(account) == ACCOUNT_KEYS
    certainty = account.pop("certainty")
    assert account == {
        "handle": HANDLE,
        "market": "FR",
        "currency": "EUR",
        "return_window_days": 14,
        "extended_return_days": 30,
        "settlement_lag_days": 15,
        "delivery_days": 5,
        "learn": True,
        "payout_schedule": "monthly:5",
        "min_payout": "0.00",
        "hold": "return_window",
        "vat_rate": "0.2",
        "prices_include_tax": True,
    }
    assert isinstance(certainty, dict)
    assert certainty["return_window_days"] == "official"
    assert certainty["settlement_lag_days"] == "assumed"


def test_a_market_brings_its_currency_and_another_may_be_named(cli: Cli) -> None:
    cli("account", "add", "@vn", "--market", "vn")
    cli("account", "add", "@us", "--market", "US", "--currency", "eur")
    found = {account["handle"]: account for account in accounts(cli)}
    assert (found["@vn"]["currency"], found["@vn"]["min_payout"]) == ("VND", "0")
    assert (found["@us"]["currency"], found["@us"]["vat_rate"]) == ("EUR", "0")


@pytest.mark.parametrize(
    "words", ["account add @a --market XX", "account add @a --currency EURO", "account add @"]
)
def test_what_does_not_exist_cannot_be_added(words: str, cli: Cli) -> None:
    answer = cli(*words.split(), json=True)
    assert (answer.code, answer.out) == (2, "")
    assert accounts(cli) == []


def test_an_account_is_added_once(cli: Cli) -> None:
    assert cli("account", "add", "@a").code == 0
    assert cli("account", "add", "A").code == 2
    assert len(accounts(cli)) == 1


def test_several_rules_are_set_at_once(cli: Cli) -> None:
    cli("account", "add", "@a")
    answer = cli(
        "account",
        "set",
        "@A",
        "return_window_days=30",
        "payout_schedule=weekly:wed",
        "learn=off",
        "vat_rate=5.5%",
        "min_payout=10",
        "hold=settlement",
        json=True,
    )
    assert answer.code == 0
    (account,) = accounts(cli)
    assert answer.document["account"] == account
    assert account["return_window_days"] == 30
    assert account["payout_schedule"] == "weekly:wed"
    assert account["learn"] is False
    assert account["vat_rate"] == "0.055"
    assert account["min_payout"] == "10.00"
    assert account["hold"] == "settlement"
    certainty = account["certainty"]
    assert isinstance(certainty, dict)
    assert certainty["return_window_days"] == "set"


@pytest.mark.parametrize(
    "wrong", ["return_window_days=soon", "colour=blue", "hold=never", "payout_schedule=daily"]
)
def test_all_rules_are_set_or_none(wrong: str, cli: Cli) -> None:
    cli("account", "add", "@a")
    before = accounts(cli)
    answer = cli("account", "set", "@a", "delivery_days=9", wrong, json=True)
    assert (answer.code, answer.out) == (2, "")
    assert accounts(cli) == before


def test_an_account_moves_to_another_market_and_keeps_its_own_rules(filled: Cli) -> None:
    filled("account", "set", HANDLE, "delivery_days=9")
    (before,) = accounts(filled)
    lines = filled("lines", json=True).document["lines"]
    tried = filled("account", "set", HANDLE, "market=gb", "--dry-run")
    assert tried.code == 0
    assert accounts(filled) == [before]
    assert filled("account", "set", HANDLE, "market=gb").code == 0
    (after,) = accounts(filled)
    assert (after["market"], after["currency"]) == ("UK", before["currency"])
    assert after["delivery_days"] == 9
    assert after["payout_schedule"] != before["payout_schedule"]
    assert filled("lines", json=True).document["lines"] != lines
    assert filled("account", "set", HANDLE, f"market={before['market']}").code == 0
    assert accounts(filled) == [before]
    assert filled("lines", json=True).document["lines"] == lines


@pytest.mark.parametrize("wrong", ["market=XX", "market=preset"])
def test_an_account_needs_a_market_that_there_is(wrong: str, cli: Cli) -> None:
    cli("account", "add", "@a")
    before = accounts(cli)
    assert cli("account", "set", "@a", "delivery_days=9", wrong).code == 2
    assert accounts(cli) == before


def test_an_unknown_account_cannot_be_set(cli: Cli) -> None:
    assert cli("account", "set", "@a", "learn=off").code == 2


def test_rules_work_the_lines_out_again(filled: Cli) -> None:
    before = filled("summary", json=True).document["currencies"]["EUR"]
    filled("account", "set", HANDLE, "return_window_days=60")
    after = filled("summary", json=True).document["currencies"]["EUR"]
    assert after["stages"]["held"]["lines"] > before["stages"]["held"]["lines"]
    assert sum(stage["lines"] for stage in after["stages"].values()) == sum(
        stage["lines"] for stage in before["stages"].values()
    )


def test_accounts_in_words(cli: Cli) -> None:
    assert cli("account", "list").out.startswith("There is no account yet.")
    added = cli("account", "add", "@a", lang="fr").out
    assert "@a · France · EUR" in added
    assert "return_window_days    14  (officiel)" in added
    assert "payout_schedule       monthly:5  (supposé)" in added


def test_rates(cli: Cli) -> None:
    cli("account", "add", "@a")
    answer = cli("rate", "add", "--rate", "12,5 %", "--from", "2026-11-01", json=True)
    assert answer.code == 0
    assert answer.document == {
        "rate": {
            "rate_id": "1",
            "account": "@a",
            "rate": "0.125",
            "kind": "standard",
            "shop": None,
            "product_id": None,
            "from": "2026-11-01",
            "to": None,
        }
    }
    cli(
        *("rate", "add", "--rate", "0.05", "--from", "2026-11-01", "--to", "2026-11-30"),
        *("--shop", "FRSHOP1", "--product", "1729384756102938001", "--kind", "shop_ads"),
        *("--account", "a"),
    )
    rates = cli("rate", "list", json=True).document["rates"]
    assert answer.document["rate"] in rates
    assert {
        "rate_id": "2",
        "account": "@a",
        "rate": "0.05",
        "kind": "shop_ads",
        "shop": "FRSHOP1",
        "product_id": "1729384756102938001",
        "from": "2026-11-01",
        "to": "2026-11-30",
    } in rates
    assert len(rates) == 2
    assert "12.5%" in cli("rate", "list").out


def test_a_rate_needs_an_account(cli: Cli) -> None:
    words = ("rate", "add", "--rate", "12%", "--from", "2026-11-01")
    assert cli(*words).code == 2
    cli("account", "add", "@a")
    cli("account", "add", "@b")
    answer = cli(*words)
    assert answer.code == 2
    assert "@a, @b" in answer.err
    assert cli(*words, "--account", "@b").code == 0
    assert cli("rate", "list", "--account", "@a", json=True).document == {"rates": []}
    assert cli("rate", "list", "--account", "@c").code == 2


def test_a_second_rate_for_the_same_sales_from_the_same_day_is_refused(cli: Cli) -> None:
    cli("account", "add", "@a")
    words = ("rate", "add", "--from", "2026-11-01", "--rate")
    assert cli(*words, "12%").code == 0
    for trial in ((), ("--dry-run",)):
        answer = cli(*words, "15%", *trial)
        assert answer.code == 2
        assert "12% is agreed for these sales from 1 Nov 2026 on already" in answer.err
        assert "(number 1)" in answer.err
    assert "12\u202f% est déjà convenu" in cli(*words, "15%", lang="fr").err
    assert cli("rate", "add", "--from", "2026-12-01", "--rate", "15%").code == 0
    assert cli("rate", "set", "2", "--from", "2026-11-01").code == 2
    assert cli("rate", "set", "1", "--rate", "10%").code == 0
    rates = cli("rate", "list", json=True).document["rates"]
    assert [(each["rate"], each["from"]) for each in rates] == [
        ("0.1", "2026-11-01"),
        ("0.15", "2026-12-01"),
    ]


def test_an_agreed_rate_is_held_against_the_file(filled: Cli) -> None:
    answer = filled("rate", "add", "--rate", "99%", "--from", "2020-01-01")
    assert answer.code == 0
    lines = filled("lines", "--limit", "20", json=True).document["lines"]
    assert any("rate_mismatch" in line["flags"] for line in lines)


def test_a_rate_for_a_shop_that_nobody_knows_yet_says_so(filled: Cli) -> None:
    words = ("rate", "add", "--rate", "12%", "--from", "2026-01-01", "--shop")
    assert "No shop is called “Nobody” so far." in filled(*words, "Nobody").err
    shop = filled("lines", "--limit", "1", json=True).document["lines"][0]["shop"]
    assert filled(*words, shop).err == ""
    assert "Aucune boutique ne s’appelle encore" in filled(*words, "X", lang="fr").err


def test_a_rate_that_was_added_or_changed_is_shown_as_it_stands(cli: Cli) -> None:
    cli("account", "add", "@a")
    ends = ("--from", "2026-11-01", "--to", "2026-12-31")
    added = cli("rate", "add", "--rate", "12%", "--shop", "FR1", "--kind", "shop_ads", *ends).out
    for said in ("12%", "shop_ads", "FR1", "1 Nov 2026", "31 Dec 2026"):
        assert said in added
    assert "31 Dec 2026" not in cli("rate", "set", "1", "--no-end").out
