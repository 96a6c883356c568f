"""`forecast --if-…`: the game that the window plays with sliders, on the command line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import AS_OF, Cli, everything


def amounts(document: dict[str, Any], key: str) -> list[Decimal]:
    return [Decimal(each[key]) for each in document["months"]]


def played(cli: Cli, *options: str) -> dict[str, Any]:
    document: dict[str, Any] = cli("forecast", *options, json=True).document
    return document


def test_half_the_pace_halves_what_is_still_to_be_sold_and_nothing_else(filled: Cli) -> None:
    usual, half = played(filled), played(filled, "--if-pace", "50%")
    assert half["what_if"]["forecast"] == usual["months"]
    assert half["what_if"]["pace"] == "0.5"
    assert amounts(half, "held_expected") == amounts(usual, "held_expected")
    for less, sold in zip(amounts(half, "new_sales"), amounts(usual, "new_sales"), strict=True):
        assert abs(2 * less - sold) <= Decimal("0.02")
    assert "what_if" not in usual


def test_where_all_is_lost_sales_to_come_pay_nothing(filled: Cli) -> None:
    lost = played(filled, "--if-lost", "100%")
    assert lost["what_if"]["return_rate"] == "1"
    assert set(amounts(lost, "new_sales")) == {Decimal(0)}


def test_a_payout_that_comes_later_takes_its_money_along(filled: Cli) -> None:
    usual = played(filled)
    on = usual["next_payouts"][0]["on"]
    moved = played(filled, "--if-late", "31", "--if-run", on)
    assert moved["what_if"]["payout_shifts"] == {on: 31}
    gone = amounts(usual, "total")[0] - amounts(moved, "total")[0]
    come = amounts(moved, "total")[1] - amounts(usual, "total")[1]
    assert gone > 0
    assert abs(gone - come) <= Decimal("0.02")


def test_all_payouts_may_come_earlier(filled: Cli) -> None:
    assert played(filled, "--if-late", "-3")["what_if"]["payout_shift"] == -3


def test_the_words_say_what_is_a_game(filled: Cli) -> None:
    out = filled("forecast", "--if-pace", "150%").out
    assert out.splitlines()[0].startswith("What if, as of ")
    assert "nothing of it is saved" in out
    assert "C’est un jeu" in filled("--lang", "fr", "forecast", "--if-pace", "150%").out


def test_nothing_of_the_game_is_kept(filled: Cli, store: Path) -> None:
    played(filled)  # keeps the forecast of the month itself
    before = everything(store)
    played(filled, "--if-pace", "300%", "--if-lost", "50%")
    assert everything(store) == before


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--if-pace", "150"), "Write it like 150%"),
        (("--if-pace", "1001%"), "up to 1,000%"),
        (("--if-late", "367"), "up to 366"),
        (("--if-late", "soon"), "soon"),
        (("--if-run", AS_OF), "--if-late"),
        (("--if-late", "3", "--if-run", AS_OF), "No payout is to come on"),
        (("--if-lost", "12"), "Write it like 12%"),
    ],
)
def test_what_cannot_be_is_refused(options: tuple[str, ...], said: str, filled: Cli) -> None:
    answer = filled("forecast", *options, json=True)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err


def test_an_empty_store_plays_nothing(cli: Cli) -> None:
    assert played(cli, "--if-pace", "50%")["months"] == []
    assert "affitrack import" in cli("forecast", "--if-pace", "50%").out
