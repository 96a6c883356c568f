"""`shop`, `product`, and what `rate` and `account` do with what is there already."""

from __future__ import annotations

import pytest

from tests.cli.conftest import HANDLE, Answer, Cli


def shops(cli: Cli, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = cli("shop", "list", *words, json=True).document["shops"]
    return found


def products(cli: Cli, *words: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = cli("product", "list", *words, json=True).document["products"]
    return found


def held(cli: Cli) -> object:
    return cli("summary", json=True).document["currencies"]["EUR"]["stages"]["held"]


def test_shops_with_their_sales_and_what_was_learned(filled: Cli) -> None:
    found = shops(filled)
    lines = filled("lines", json=True).document["lines"]
    assert sum(int(str(shop["lines"])) for shop in found) == len(lines)
    assert [shop["name"] for shop in found] == sorted(
        (str(shop["name"]) for shop in found), key=lambda name: name.replace("É", "E")
    )
    assert any(shop["learned_delivery_days"] for shop in found)
    assert {shop["vat_rate"] for shop in found} == {None}
    assert shops(filled, "--search", str(found[0]["name"]).upper()) == [found[0]]
    assert "No shop has these words." in filled("shop", "list", "--search", "zzz").out


def test_a_shop_is_set_by_code_or_name_and_back_again(filled: Cli) -> None:
    before = held(filled)
    shop = max(shops(filled), key=lambda each: int(str(each["lines"])))
    by_name = str(shop["name"]).upper()
    answer = filled("shop", "set", by_name, "return_window_days=60", "country=it", json=True)
    assert answer.code == 0
    assert answer.document["shop"]["return_window_days"] == 60
    assert answer.document["shop"]["country"] == "IT"
    assert held(filled) != before
    code = str(shop["shop"]).lower()
    filled("shop", "set", code, "return_window_days=preset", "country=preset")
    assert held(filled) == before
    assert shop in shops(filled)


def test_a_trial_tells_what_comes_of_it_and_writes_nothing(filled: Cli) -> None:
    shop = str(max(shops(filled), key=lambda each: int(str(each["lines"])))["shop"])
    summary = filled("summary", json=True).document
    words = ("shop", "set", shop, "return_window_days=60")
    told = filled(*words, "--dry-run", json=True).document
    assert filled("summary", json=True).document == summary
    assert told["stages_before"]["EUR"] == summary["currencies"]["EUR"]["stages"]
    filled(*words)
    now = filled("summary", json=True).document["currencies"]["EUR"]
    assert told["stages_after"]["EUR"] == now["stages"]
    assert told["next_payout_after"]["EUR"] == now["next_payout"]


def test_a_trial_in_words(filled: Cli) -> None:
    said = filled("account", "set", HANDLE, "return_window_days=60", "--dry-run").out
    assert "held back: " in said
    assert said.endswith("Nothing was written: this was a trial.\n")
    refused = filled("account", "set", HANDLE, "country=FR", "--dry-run")
    assert refused.code == 2
    idle = filled("account", "set", HANDLE, "return_window_days=preset", "--dry-run")
    assert "No amount and no payout would change." in idle.out


@pytest.mark.parametrize(
    "wrong",
    [
        "shop set nobody country=FR",
        "shop set {shop} country=France",
        "shop set {shop} min_payout=10",
        "product set 123 vat_rate=20%",
        "product set {product} vat_rate=20",
        "product set {product} country=FR",
        "rate set 7 --rate 12%",
        "rate remove 7",
    ],
)
def test_what_does_not_exist_is_refused(filled: Cli, wrong: str) -> None:
    shop, product = str(shops(filled)[0]["shop"]), str(products(filled)[0]["product_id"])
    before = shops(filled), products(filled)
    answer: Answer = filled(*wrong.format(shop=shop, product=product).split(), json=True)
    assert (answer.code, answer.out) == (2, "")
    assert (shops(filled), products(filled)) == before


def test_a_product_has_a_vat_rate_of_its_own(filled: Cli) -> None:
    product = str(products(filled)[0]["product_id"])
    answer = filled("product", "set", product, "vat_rate=5,5%", json=True)
    assert answer.document["product"]["vat_rate"] == "0.055"
    assert "5.5%" in filled("product", "list").out
    filled("product", "set", product, "vat_rate=preset")
    assert products(filled)[0]["vat_rate"] is None


def test_a_rate_is_changed_ended_and_removed(filled: Cli) -> None:
    shop = shops(filled)[0]
    filled("rate", "add", "--rate", "15%", "--from", "2026-09-01", "--shop", str(shop["name"]))
    (rate,) = filled("rate", "list", json=True).document["rates"]
    changed = filled("rate", "set", rate["rate_id"], "--to", "2026-12-31", json=True).document
    assert changed["rate"] == {**rate, "to": "2026-12-31"}
    changed = filled("rate", "set", rate["rate_id"], "--no-end", "--everything", json=True).document
    assert changed["rate"] == {**rate, "shop": None}
    backwards = filled("rate", "set", rate["rate_id"], "--to", "2026-01-01", json=True)
    assert (backwards.code, backwards.out) == (2, "")
    removed = filled("rate", "remove", rate["rate_id"], json=True).document["removed"]
    assert removed == changed["rate"]
    assert filled("rate", "list", json=True).document == {"rates": []}


def test_a_rate_for_a_shop_is_found_by_code_or_name_in_any_case(filled: Cli) -> None:
    shop = next(each for each in shops(filled) if each["name"] and each["name"] != each["shop"])
    for text in (str(shop["shop"]).lower(), str(shop["name"]).upper()):
        added = filled("rate", "add", "--rate", "99%", "--from", "2020-01-01", "--shop", text)
        assert (added.code, added.err) == (0, "")
        lines = filled("lines", "--shop", str(shop["name"]), json=True).document["lines"]
        assert any("rate_mismatch" in line["flags"] for line in lines)
        filled("rate", "remove", "1")


def test_an_account_is_renamed_and_an_empty_one_removed(filled: Cli) -> None:
    assert filled("account", "rename", HANDLE, "@lea.b").code == 0
    assert filled("lines", "--account", "lea.b", "--limit", "1", json=True).document["lines"]
    in_use = filled("account", "remove", "@lea.b", json=True)
    assert (in_use.code, in_use.out) == (2, "")
    filled("account", "add", "@spare")
    assert filled("account", "rename", "@spare", "LEA.B").code == 2
    assert filled("account", "remove", "@spare", json=True).document == {"removed": "@spare"}
    accounts = filled("account", "list", json=True).document["accounts"]
    assert [account["handle"] for account in accounts] == ["@lea.b"]
