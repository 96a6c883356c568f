"""`correct`: the user's own word, and taking it back."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Cli


def line(cli: Cli, *words: str) -> dict[str, Any]:
    """Return the first pending line of a made-up year."""
    found: list[dict[str, Any]] = cli("lines", *words, json=True).document["lines"]
    return found[0]


@pytest.fixture
def held(filled: Cli) -> dict[str, Any]:
    return line(filled, "--stage", "held", "--limit", "1")


def corrected(cli: Cli) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = cli("lines", "--corrected", json=True).document["lines"]
    return found


def test_a_rate_is_corrected_listed_explained_and_taken_back(
    filled: Cli, held: dict[str, Any]
) -> None:
    order = held["order_id"]
    answer = filled("correct", order, "--rate", "40%", "--note", "agreed by mail", json=True)
    assert answer.code == 0
    (now,) = answer.document["lines"]
    assert (now["rate"], now["corrected"]) == ("0.4", ["rate"])
    assert now["corrections"][0]["note"] == "agreed by mail"
    assert now["net"] != held["net"]
    assert corrected(filled) == [now]
    said = filled("explain", order).out
    assert "your correction of" in said
    assert "agreed by mail" in said
    assert filled("check").code == 0
    (back,) = filled("correct", order, "--take-back", json=True).document["lines"]
    assert back == held
    assert corrected(filled) == []


def test_a_trial_shows_what_it_would_come_to_and_writes_nothing(
    filled: Cli, held: dict[str, Any]
) -> None:
    answer = filled("correct", held["order_id"], "--status", "lost", "--dry-run")
    assert answer.code == 0
    assert "→" in answer.out
    assert corrected(filled) == []
    (would,) = filled(
        "correct", held["order_id"], "--status", "lost", "--dry-run", json=True
    ).document["lines"]
    (did,) = filled("correct", held["order_id"], "--status", "lost", json=True).document["lines"]
    for document in (would, did):
        for made in document["corrections"]:
            del made["made_at"]
    assert would == did
    assert did["stage"] == "lost"


@pytest.mark.parametrize(
    "words",
    [
        "{order}",
        "{order} --rate 12% --take-back",
        "{order} --status soon",
        "{order} --delivered-on 2020-01-01",
        "{order} --returned-on 2026-11-23",
        "{order} --rate 12% --sku 1",
        "1 --rate 12%",
    ],
)
def test_what_makes_no_sense_is_refused(words: str, filled: Cli, held: dict[str, Any]) -> None:
    answer = filled("correct", *words.format(order=held["order_id"]).split(), json=True)
    assert (answer.code, answer.out) == (2, "")
    assert corrected(filled) == []


def test_why_no_amount_changes_is_told(filled: Cli, held: dict[str, Any]) -> None:
    settled = line(filled, "--stage", "paid", "--limit", "1")
    said = filled("correct", settled["order_id"], "--rate", "40%").out
    assert "what it paid stays as it is, and the sale is listed to be checked" in said
    assert "rate_mismatch" in line(filled, "--corrected")["flags"]
    said = filled("correct", held["order_id"], "--vat", "1%", "--dry-run", lang="fr").out
    assert "l’estimation de la plateforme" in said
    lost = line(filled, "--stage", "lost", "--limit", "1")
    on = lost["ordered_at"][:10]
    said = filled("correct", lost["order_id"], "--delivered-on", on, "--dry-run").out
    assert "No amount and no day changes." in said


def test_days_and_tax_are_kept_as_typed(filled: Cli, held: dict[str, Any]) -> None:
    words = ["--vat", "5.5%", "--delivered-on", held["ordered_at"][:10], "--product"]
    answer = filled("correct", held["order_id"], *words, held["product_id"], json=True)
    (now,) = answer.document["lines"]
    assert now["delivered_on"] == held["ordered_at"][:10]
    values = {made["field"]: made["value"] for made in now["corrections"]}
    assert values == {"vat_rate": "0.055", "delivered_on": held["ordered_at"][:10]}


def test_french_says_the_same(filled: Cli, held: dict[str, Any]) -> None:
    filled("correct", held["order_id"], "--returned-on", "2026-11-22")
    said = filled("explain", held["order_id"], lang="fr").out
    assert "votre correction du" in said
    assert "corrigée par vous" in filled("lines", "--corrected", lang="fr").out
