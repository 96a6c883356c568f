"""`lines`, `explain`, `summary`, `payouts`, `videos`: the contract of cli.md."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from affitrack.book import Book
from affitrack.domain.stage import EARNED, Stage
from tests.cli.conftest import AS_OF, HANDLE, LINES, Cli

LINE_KEYS = {
    "order_id", "sku_id", "product_id", "content_id", "account", "shop", "ordered_at",
    "status_raw", "stage", "items_sold", "items_refunded", "currency", "price", "base", "rate",
    "commission", "net", "source", "delivered_on", "window_closes_on", "release_on", "payout_on",
    "settled_on", "flags",
}  # fmt: skip
STAGES = [stage.value for stage in Stage]
AMOUNT = re.compile(r"-?[0-9]+\.[0-9]{2}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@pytest.fixture
def lines(filled: Cli) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = filled("lines", json=True).document["lines"]
    return found


def net(lines: list[dict[str, Any]], *stages: str) -> Decimal:
    return sum((Decimal(line["net"]) for line in lines if line["stage"] in stages), Decimal())


def test_lines_have_the_keys_of_the_contract(lines: list[dict[str, Any]]) -> None:
    assert len(lines) == LINES
    for line in lines:
        assert set(line) >= LINE_KEYS
        assert line["stage"] in STAGES
        assert line["currency"] == "EUR"
        assert all(AMOUNT.fullmatch(line[key]) for key in ("commission", "net"))
        assert all(line[key] is None or AMOUNT.fullmatch(line[key]) for key in ("price", "base"))
        assert all(
            line[key] is None or DAY.fullmatch(line[key])
            for key in ("delivered_on", "window_closes_on", "release_on", "payout_on", "settled_on")
        )
        assert re.fullmatch(
            r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}", line["ordered_at"]
        )
        assert all(isinstance(line[key], str) for key in ("order_id", "sku_id", "product_id"))
        assert line["rate"] is None or 0 <= Decimal(line["rate"]) <= 1
        assert line["source"] in {"actual", "estimated", "computed"}


def test_lines_have_a_fixed_order(lines: list[dict[str, Any]]) -> None:
    keys = [
        tuple(
            line[key]
            for key in ("ordered_at", "account", "order_id", "sku_id", "product_id", "content_id")
        )
        for line in lines
    ]
    assert keys == sorted(keys)


@pytest.mark.parametrize("stage", STAGES)
def test_lines_of_a_stage(stage: str, filled: Cli, lines: list[dict[str, Any]]) -> None:
    found = filled("lines", "--stage", stage, json=True).document["lines"]
    assert found == [line for line in lines if line["stage"] == stage]


def test_lines_of_two_stages(filled: Cli, lines: list[dict[str, Any]]) -> None:
    found = filled("lines", "--stage", "held", "--stage", "lost", json=True).document["lines"]
    assert found == [line for line in lines if line["stage"] in {"held", "lost"}]


def test_lines_of_a_shop_a_content_and_some_days(filled: Cli, lines: list[dict[str, Any]]) -> None:
    one = lines[LINES // 2]
    for option, key in (("--shop", "shop"), ("--content", "content_id"), ("--account", "account")):
        found = filled("lines", option, one[key], json=True).document["lines"]
        assert found == [line for line in lines if line[key] == one[key]]
    day = one["ordered_at"][:10]
    found = filled("lines", "--from", day, "--to", day, json=True).document["lines"]
    assert found == [line for line in lines if line["ordered_at"][:10] == day]
    assert one in found


def test_a_shop_may_be_named_by_its_name(filled: Cli, lines: list[dict[str, Any]]) -> None:
    found = filled("lines", "--shop", lines[0]["shop_name"], json=True).document["lines"]
    assert found == [line for line in lines if line["shop"] == lines[0]["shop"]]


def test_a_limit_takes_the_first(filled: Cli, lines: list[dict[str, Any]]) -> None:
    assert filled("lines", "--limit", "7", json=True).document["lines"] == lines[:7]
    assert filled("lines", "--limit", "0", json=True).document["lines"] == []
    assert filled("lines", "--limit", "99999", json=True).document["lines"] == lines


def test_nothing_found_is_an_empty_list(filled: Cli) -> None:
    assert filled("lines", "--shop", "nobody", json=True).document == {"lines": []}
    assert filled("lines", "--account", "@nobody", json=True).code == 2


def test_lines_in_words(filled: Cli) -> None:
    said = filled("lines", lang="fr").out.splitlines()
    assert len(said) == LINES + 1
    assert said[0].startswith("Commandé ")
    assert any("retenu, paiement" in line for line in said)
    assert any("payé " in line for line in said)


def test_the_summary_adds_up_to_the_lines(filled: Cli, lines: list[dict[str, Any]]) -> None:
    document = filled("summary", json=True).document
    assert (document["as_of"], list(document["currencies"])) == (AS_OF, ["EUR"])
    stages = document["currencies"]["EUR"]["stages"]
    assert list(stages) == STAGES
    for stage, total in stages.items():
        assert total["lines"] == sum(line["stage"] == stage for line in lines)
        assert Decimal(total["net"]) == net(lines, stage)


def test_a_sum_below_the_minimum_payout_is_not_promised(filled: Cli) -> None:
    kept = filled("summary", json=True).document["currencies"]["EUR"]
    assert kept["below_minimum_payout"] == "0.00"
    assert "minimum" not in filled("summary").out
    filled("account", "set", HANDLE, "min_payout=99999")
    found = filled("summary", json=True).document["currencies"]["EUR"]
    assert found["below_minimum_payout"] == found["next_payout"]["net"] > "0.00"
    assert "of it is below the minimum payout so far" in filled("summary").out


def test_the_next_payout_is_the_first_run_to_come(filled: Cli, lines: list[dict[str, Any]]) -> None:
    found = filled("summary", json=True).document["currencies"]["EUR"]["next_payout"]
    coming = [line for line in lines if line["stage"] in {"held", "cleared"}]
    first = min(line["payout_on"] for line in coming)
    assert found["on"] == first > AS_OF
    assert Decimal(found["net"]) == sum(
        Decimal(line["net"]) for line in coming if line["payout_on"] == first
    )


def test_months_add_up_to_what_is_earned(filled: Cli, lines: list[dict[str, Any]]) -> None:
    months = filled("payouts", json=True).document["months"]
    assert [each["month"] for each in months] == sorted(each["month"] for each in months)
    for each in months:
        assert each["currency"] == "EUR"
        if "held_expected" in each:  # a month to come: see test_forecast.py
            continue
        assert each["month"] <= AS_OF[:7]
        assert each["new_sales"] == "0.00"
        assert len({each[key] for key in ("total", "low80", "high80", "low95", "high95")}) == 1
        parts = sum(Decimal(each[key]) for key in ("paid", "cleared", "held", "deducted"))
        assert Decimal(each["total"]) == parts
    for stage in (stage.value for stage in EARNED):
        assert sum(Decimal(each[stage]) for each in months) == net(lines, stage)


def test_a_month_has_the_lines_of_its_runs(filled: Cli, lines: list[dict[str, Any]]) -> None:
    for each in filled("payouts", json=True).document["months"]:
        for stage in ("paid", "cleared", "held"):
            of_month = [
                line for line in lines if (line["payout_on"] or "").startswith(each["month"])
            ]
            assert Decimal(each[stage]) == net(of_month, stage)


def test_videos_add_up_to_the_lines(filled: Cli, lines: list[dict[str, Any]]) -> None:
    videos = filled("videos", json=True).document["videos"]
    assert {video["content_id"] for video in videos} == {line["content_id"] for line in lines}
    for video in videos:
        own = [line for line in lines if line["content_id"] == video["content_id"]]
        assert set(video) >= {
            "content_id", "type", "currency", "orders", "items", "refunded", "gmv", "net", "stages",
            "first_sale_at", "last_sale_at",
        }  # fmt: skip
        assert video["orders"] == len({line["order_id"] for line in own})
        assert video["items"] == sum(line["items_sold"] for line in own)
        assert video["refunded"] == sum(line["items_refunded"] for line in own)
        assert Decimal(video["net"]) == net(own, *(stage.value for stage in EARNED))
        assert list(video["stages"]) == STAGES
        for stage, total in video["stages"].items():
            assert Decimal(total["net"]) == net(own, stage)
        assert video["first_sale_at"] == min(line["ordered_at"] for line in own)
        assert video["last_sale_at"] == max(line["ordered_at"] for line in own)


def test_an_order_is_explained_line_by_line(filled: Cli, lines: list[dict[str, Any]]) -> None:
    order_id = max(
        (line["order_id"] for line in lines),
        key=lambda wanted: sum(line["order_id"] == wanted for line in lines),
    )
    document = filled("explain", order_id, json=True).document
    own = [line for line in lines if line["order_id"] == order_id]
    assert document["order_id"] == order_id
    assert len(document["lines"]) == len(own) > 1
    for explained, line in zip(document["lines"], own, strict=True):
        assert {key: explained[key] for key in line} == line
        assert explained["amount_steps"][-1]["amount"] == line["net"]
        assert explained["date_steps"][0]["on"] == line["ordered_at"][:10]
        assert explained["origin"]["row"] > 1
        assert explained["origin"]["file"].startswith("affiliate_orders_")


def test_an_explanation_names_the_columns_of_its_file(
    filled: Cli, lines: list[dict[str, Any]]
) -> None:
    held = next(line for line in lines if line["stage"] == "held" and line["source"] == "estimated")
    said = filled("explain", held["order_id"], lang="fr").out
    assert "«\u00a0Base de commission estimée\u00a0»" in said
    assert "Quand est-ce payé\u202f?" in said
    assert "≈" in said
    assert "Importé de affiliate_orders_" in said


def test_an_unknown_order_cannot_be_explained(filled: Cli) -> None:
    answer = filled("explain", "123456789012345678", json=True)
    assert (answer.code, answer.out) == (2, "")
    assert "123456789012345678" in answer.err


@pytest.mark.parametrize(
    ("call", "document"),
    [
        ("lines", {"lines": []}),
        ("imports", {"imports": []}),
        ("payouts", {"months": []}),
        ("videos", {"videos": []}),
        ("summary", {"as_of": AS_OF, "currencies": {}}),
        ("account list", {"accounts": []}),
        ("rate list", {"rates": []}),
    ],
)
def test_an_empty_store_has_empty_answers(
    call: str, document: dict[str, Any], cli: Cli, store: Path
) -> None:
    Book.open(store).close()
    answer = cli(*call.split(), json=True)
    assert (answer.code, answer.document, answer.err) == (0, document, "")
    in_words = cli(*call.split())
    assert in_words.code == 0
    assert in_words.out.strip()


@pytest.mark.parametrize(
    "call", ["lines", "imports", "payouts", "videos", "summary", "account list"]
)
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_answer_has_words(call: str, lang: str, filled: Cli) -> None:
    answer = filled(*call.split(), lang=lang)
    assert (answer.code, answer.err) == (0, "")
    assert HANDLE in answer.out or call not in {"imports", "account list"}
    assert len(answer.out.splitlines()) > 2


@pytest.mark.parametrize("as_of", ["2026-09-01", "2026-11-22", "2027-06-01"])
def test_equal_stores_print_equal_documents_on_any_day(
    as_of: str, filled: Cli, filled_store: Path
) -> None:
    for call in ("lines", "summary", "payouts", "videos"):
        here = filled(call, json=True, as_of=as_of)
        there = filled(call, "--data", filled_store, json=True, as_of=as_of)
        assert here.out == there.out
    stages = filled("summary", json=True, as_of=as_of).document["currencies"]["EUR"]["stages"]
    assert sum(stage["lines"] for stage in stages.values()) == LINES
