"""`payout` and `reconcile`: money that arrived, on the command line."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.cli.conftest import AS_OF, Cli


def runs(cli: Cli, as_of: str = AS_OF) -> dict[str, dict[str, Any]]:
    found = cli("reconcile", json=True, as_of=as_of).document
    return {run["payout_on"]: run for run in found["runs"]}


@pytest.fixture
def run(filled: Cli) -> dict[str, Any]:
    """The last run that has passed."""
    (*_, last) = filled("reconcile", json=True).document["runs"]
    found: dict[str, Any] = last
    return found


def test_without_payouts_every_run_is_missing(filled: Cli) -> None:
    found = filled("reconcile", json=True).document
    assert found["late"] == [] or all(found["late"])
    assert found["unmatched"] == []
    assert {each["state"] for each in found["runs"]} == {"missing"}
    for each in found["runs"]:
        assert each["received"] == "0.00"
        assert each["difference"] == f"-{each['expected']}"


def test_a_payout_is_matched_with_its_run(filled: Cli, run: dict[str, Any]) -> None:
    added = filled(
        "payout", "add", "--on", run["payout_on"], "--amount", run["expected"], "--ref", "VIR 1",
        json=True,
    )  # fmt: skip
    (payout,) = added.document["payouts"]
    assert (added.code, payout["reference"], payout["unmatched"]) == (0, "VIR 1", "0.00")
    assert [(each["payout_on"], each["state"]) for each in payout["runs"]] == [
        (run["payout_on"], "matched")
    ]
    now = runs(filled)[run["payout_on"]]
    assert (now["received"], now["difference"]) == (run["expected"], "0.00")
    assert filled("payout", "list", json=True).document["payouts"] == [payout]


@pytest.mark.parametrize("typed", ["1 234,56", "1234.56", "1.234,56", "1,234.56 €", "1234,56"])
def test_amounts_in_both_dialects(filled: Cli, typed: str) -> None:
    added = filled("payout", "add", "--on", "2026-11-06", "--amount", typed, json=True)
    assert added.document["payouts"][0]["amount"] == "1234.56"


def test_what_is_named_is_changed(filled: Cli, run: dict[str, Any]) -> None:
    filled("payout", "add", "--on", "2026-11-06", "--amount", "20", "--note", "why")
    changed = filled("payout", "set", "1", "--amount=-5,5", "--fee", "0.35", json=True)
    (payout,) = changed.document["payouts"]
    assert (payout["amount"], payout["fee"], payout["note"]) == ("-5.50", "0.35", "why")
    assert payout["on"] == "2026-11-06"


def test_removed_payouts_are_gone(filled: Cli) -> None:
    filled("payout", "add", "--on", "2026-11-06", "--amount", "20")
    filled("payout", "add", "--on", "2026-11-07", "--amount", "30")
    assert len(filled("payout", "remove", "1", "2", json=True).document["removed"]) == 2
    assert filled("payout", "list", json=True).document == {"payouts": []}
    assert filled("payout", "remove", "1").code == 2


def test_all_or_none_are_removed(filled: Cli) -> None:
    filled("payout", "add", "--on", "2026-11-06", "--amount", "20")
    assert filled("payout", "remove", "1", "9").code == 2
    assert len(filled("payout", "list", json=True).document["payouts"]) == 1


def test_the_user_decides_and_takes_it_back(filled: Cli, run: dict[str, Any]) -> None:
    on, amount = run["payout_on"], run["expected"]
    filled("payout", "add", "--on", on, "--amount", amount)
    none = filled("payout", "match", "1", "--none", json=True).document["payouts"][0]
    assert (none["runs"], none["unmatched"], none["matched_by"]) == ([], amount, "user")
    assert runs(filled)[on]["state"] == "missing"
    parts = filled(
        "payout", "match", "1", "--run", f"{on}=1,50", "--run", "2026-01-05", json=True
    ).document["payouts"][0]["runs"]
    assert {each["payout_on"] for each in parts} == {on, "2026-01-05"}
    assert {each["amount"] for each in parts if each["payout_on"] == on} == {"1.50"}
    auto = filled("payout", "match", "1", "--auto", json=True).document["payouts"][0]
    assert [each["payout_on"] for each in auto["runs"]] == [on]


@pytest.mark.parametrize(
    "words",
    [
        ("add", "--on", "2026-11-06", "--amount", "0"),
        ("add", "--on", "2026-11-06", "--amount", "12.345"),
        ("add", "--on", "06/11/2026", "--amount", "12"),
        ("add", "--on", "2026-11-06", "--amount", "12", "--account", "@nobody"),
        ("add", "--on", "2026-11-06", "--amount", "12", "--currency", "EURO"),
        ("add", "--on", "2026-11-06", "--amount", "12", "--fee=-1"),
        ("set", "7", "--amount", "1"),
        ("match", "1", "--none", "--auto"),
        ("match", "1"),
        ("match", "1", "--run", "2026-11-05=99"),
        ("match", "1", "--run", "2026-11-05", "--run", "2026-11-05"),
    ],
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_what_cannot_be_is_refused_in_a_sentence(
    filled: Cli, words: tuple[str, ...], lang: str
) -> None:
    filled("payout", "add", "--on", "2026-11-06", "--amount", "20")
    before = filled("payout", "list", json=True).document
    refused = filled("payout", *words, lang=lang)
    assert (refused.code, refused.out) == (2, "")
    assert refused.err.strip()
    assert filled("payout", "list", json=True).document == before


def test_of_several_accounts_the_one_in_its_currency_is_meant(filled: Cli) -> None:
    filled("account", "add", "@kim", "--market", "US")
    filled("account", "add", "@ben", "--market", "DE")
    dollars = filled(
        "payout", "add", "--on", "2026-11-06", "--amount", "20", "--currency", "usd", json=True
    )
    assert dollars.document["payouts"][0]["account"] == "@kim"
    assert filled("payout", "add", "--on", "2026-11-06", "--amount", "20").code == 2
    named = ("--account", "ben")
    assert filled("payout", "add", "--on", "2026-11-06", "--amount", "20", *named).code == 0


def test_an_early_payout_makes_its_run_paid(filled: Cli) -> None:
    """Money that came before its run: what is settled of it is paid, and says so everywhere."""
    early = "2026-11-03"

    def seen(*words: str) -> Any:  # noqa: ANN401 - a JSON document
        return filled(*words, json=True, as_of=early).document

    held_or_due = seen("summary")["currencies"]["EUR"]
    next_on = held_or_due["next_payout"]["on"]
    settled = [
        line for line in seen("lines")["lines"]
        if line["payout_on"] == next_on and line["settled_on"] and line["settled_on"] <= early
        and line["stage"] in {"cleared", "held"}
    ]  # fmt: skip
    assert settled
    filled("payout", "add", "--on", early, "--amount", held_or_due["next_payout"]["net"])
    after = seen("lines")["lines"]
    keys = {(line["order_id"], line["sku_id"]) for line in settled}
    stages = {line["stage"] for line in after if (line["order_id"], line["sku_id"]) in keys}
    assert stages == {"paid"}
    assert filled("check", as_of=early).code == 0


def test_people_are_told_in_words(filled: Cli, run: dict[str, Any]) -> None:
    filled("payout", "add", "--on", run["payout_on"], "--amount", run["expected"])
    for lang, word in (("en", "all there"), ("fr", "tout est là")):
        for call in (("payout", "list"), ("reconcile",)):
            assert word in filled(*call, lang=lang).out


@pytest.mark.parametrize(
    ("days_later", "comes", "lang", "word"),
    [
        (1, False, "en", "on its way"),
        (1, False, "fr", "en route"),
        (16, True, "en", "arrived late"),
        (16, True, "fr", "arrivé en retard"),
    ],
)
def test_what_may_still_come_is_told_from_what_came_late(
    filled: Cli, run: dict[str, Any], *, days_later: int, comes: bool, lang: str, word: str
) -> None:
    on = str(date.fromisoformat(run["payout_on"]) + timedelta(days=days_later))
    if comes:
        filled("payout", "add", "--on", on, "--amount", run["expected"], as_of=on)
    (last,) = (
        line for line in reversed(filled("reconcile", lang=lang, as_of=on).out.splitlines())
        if line.endswith(word)
    )  # fmt: skip
    assert run["expected"].replace(".", "," if lang == "fr" else ".") in last
    assert runs(filled, on)[run["payout_on"]]["state"] == "late"
    assert not comes or word in filled("payout", "list", lang=lang, as_of=on).out


def test_money_that_has_not_come_yet_has_not_arrived(filled: Cli) -> None:
    refused = filled("payout", "add", "--on", "2099-11-30", "--amount", "5")
    assert refused.code == 2
    assert "still to come" in refused.err
    assert filled("payout", "list", json=True).document["payouts"] == []


def test_an_equal_payout_on_the_same_day_is_told(filled: Cli) -> None:
    payout = ("payout", "add", "--on", "2026-11-06", "--amount", "20")
    assert filled(*payout).err == ""
    again = filled(*payout, lang="en")
    assert (again.code, len(filled("payout", "list", json=True).document["payouts"])) == (0, 2)
    assert "affitrack payout remove 2" in again.err
    assert filled("payout", "add", "--on", "2026-11-06", "--amount", "20.01").err == ""
