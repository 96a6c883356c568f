"""`exchange`: rates of the user's own."""

from __future__ import annotations

import pytest

from tests.cli.conftest import HANDLE, Cli


def test_rates_are_set_listed_and_forgotten(cli: Cli) -> None:
    assert cli("exchange", "set", "USD", "0.92", "--into", "EUR", json=True).code == 0
    assert cli("exchange", "set", "GBP", "1,15", "--on", "2026-11-20").code == 0
    assert cli("exchange", "list", json=True).document == {
        "into": "EUR",
        "rates": [
            {"currency": "GBP", "rate": "1.15", "on": "2026-11-20"},
            {"currency": "USD", "rate": "0.92", "on": "2026-11-22"},
        ],
    }
    assert "1,15" in cli("--lang", "fr", "exchange", "list").out
    assert cli("exchange", "clear", json=True).document == {"into": None, "rates": []}


def test_another_currency_of_the_totals_forgets_rates_into_the_old_one(cli: Cli) -> None:
    cli("exchange", "set", "USD", "0.92", "--into", "EUR")
    found = cli("exchange", "set", "EUR", "1.09", "--into", "USD", json=True).document
    assert (found["into"], [rate["currency"] for rate in found["rates"]]) == ("USD", ["EUR"])


def test_the_account_tells_the_currency_of_the_totals(cli: Cli) -> None:
    cli("account", "add", HANDLE, "--market", "FR")
    answer = cli("exchange", "set", "USD", "0.92")
    assert answer.code == 0
    assert "in EUR" in answer.out


def test_the_currency_of_most_other_sales_is_that_of_the_totals(filled: Cli) -> None:
    filled("account", "add", "maria", "--market", "US")
    assert filled("exchange", "set", "USD", "0.92", json=True).document["into"] == "EUR"
    filled("exchange", "clear")
    assert filled("exchange", "set", "GBP", "1.15", json=True).document["into"] == "EUR"
    filled("exchange", "clear")
    assert filled("exchange", "set", "EUR", "1.09", json=True).document["into"] == "USD"


@pytest.mark.parametrize(
    "given",
    [
        ("USD", "0.92"),  # into what?
        ("USD", "0", "--into", "EUR"),
        ("USD", "many", "--into", "EUR"),
        ("XYZ", "1", "--into", "EUR"),
        ("USD", "1", "--into", "XYZ"),
        ("EUR", "1", "--into", "EUR"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_is_kept(
    cli: Cli, given: tuple[str, ...]
) -> None:
    answer = cli("exchange", "set", *given)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err
    assert "No exchange rates" in cli("exchange", "list").out
