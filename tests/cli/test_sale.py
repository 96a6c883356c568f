"""`sale add` and `sale delete`."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Cli

ADD = "sale add --on 2026-11-14T21:04 --amount 24,90 --rate 15%"


def test_a_sale_is_added_listed_and_deleted(cli: Cli) -> None:
    cli("account", "add", "@a")
    words = ["--product", "Sérum", "--shop", "Maison", "--content", "77", "--vat", "5.5%"]
    answer = cli(*ADD.split(), *words, json=True)
    assert answer.code == 0
    (line,) = answer.document["lines"]
    assert (line["order_id"], line["net"], line["price"]) == ("H-20261114-1", "3.54", "24.90")
    assert (line["product"], line["shop_name"], line["content_type"]) == (
        "Sérum", "Maison", "video",
    )  # fmt: skip
    assert cli("lines", json=True).document["lines"] == [line]
    assert "Added by hand" in cli("explain", "H-20261114-1").out
    assert "Saisie à la main" in cli("explain", "H-20261114-1", lang="fr").out
    assert cli("imports").code == 0
    assert cli("check").code == 0
    again = cli("sale", "add", "--on", "2026-11-15", "--amount", "10", "--product", "sérum")
    assert (again.code, again.out) == (0, "Order H-20261115-1 was added: €1.25, held back.\n")
    deleted = cli("sale", "delete", "H-20261114-1", json=True)
    assert deleted.document == {"removed": ["H-20261114-1"]}
    assert len(cli("lines", json=True).document["lines"]) == 1
    assert cli("check").code == 0


def test_the_time_is_listed_where_it_is_known(cli: Cli) -> None:
    cli("account", "add", "@a")
    for on in ("2026-11-14T00:00", "2026-11-15T21:04"):
        cli("sale", "add", "--on", on, "--amount", "24")
    day, moment = cli("lines").out.splitlines()[-2:]
    assert day.startswith("14 Nov 2026  ")
    assert moment.startswith("15 Nov 2026, 21:04  ")


def test_a_sale_is_changed(cli: Cli) -> None:
    cli("account", "add", "@a")
    cli(*ADD.split(), "--product", "Sérum", "--vat", "5.5%")
    words = ["--amount", "12", "--without-tax", "--rate", "10%", "--returned-on", "2026-11-20"]
    (line,) = cli("sale", "set", "H-20261114-1", *words, json=True).document["lines"]
    assert (line["base"], line["net"], line["stage"]) == ("12.00", "1.20", "lost")
    assert (line["product"], line["ordered_at"]) == ("Sérum", "2026-11-14T21:04:00")
    renamed = cli("sale", "set", "H-20261114-1", "--order", "ABC")
    assert (renamed.code, renamed.out) == (0, "Order ABC was changed: €1.20, lost.\n")
    assert len(cli("lines", json=True).document["lines"]) == 1
    assert cli("check").code == 0


def test_an_agreed_rate_is_followed(cli: Cli) -> None:
    cli("account", "add", "@a")
    cli("rate", "add", "--rate", "20%", "--from", "2026-01-01")
    answer = cli("sale", "add", "--on", "2026-11-14", "--amount", "24", json=True)
    assert answer.document["lines"][0]["net"] == "4.00"
    cli("rate", "add", "--rate", "30%", "--from", "2026-06-01")
    assert cli("lines", json=True).document["lines"][0]["net"] == "6.00"


@pytest.mark.parametrize(
    "words",
    [
        "sale add --amount 1",
        "sale add --on 2026-11-14",
        "sale add --on soon --amount 1",
        "sale add --on 2026-11-14T25:00 --amount 1",
        "sale add --on 2026-11-14 --amount 0",
        "sale add --on 2026-11-14 --amount 1,234",
        "sale add --on 2027-01-01 --amount 1",
        "sale add --on 2026-11-14 --amount 1 --delivered-on 2026-11-13",
        "sale delete 1",
        "sale set 1 --amount 1",
    ],
)
def test_what_makes_no_sense_is_refused(words: str, cli: Cli) -> None:
    cli("account", "add", "@a")
    answer = cli(*words.split(), json=True)
    assert (answer.code, answer.out) == (2, "")
    assert cli("lines", json=True).document == {"lines": []}


def test_what_a_file_says_cannot_be_deleted(filled: Cli) -> None:
    order = filled("lines", "--limit", "1", json=True).document["lines"][0]["order_id"]
    answer = filled("sale", "delete", order)
    assert answer.code == 2
    assert "comes from a file" in answer.err
