"""`forecast` and the expected months of `payouts`: the contract of cli.md."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import AS_OF, Cli
from tests.ingest.samples import sale, write_sales

KEYS = (
    "month", "currency", "paid", "cleared", "held", "new_sales", "total", "low80", "high80",
    "low95", "high95",
)  # fmt: skip


PENDING = {
    "status": "En attente", "settled_at": "/", "final_earned": "/", "actual_base": "/",
    "actual_standard": "/",
}  # fmt: skip


def amount(month: dict[str, Any], key: str) -> Decimal:
    return Decimal(month[key])


def test_the_coming_months_have_the_keys_of_the_contract(filled: Cli) -> None:
    document = filled("forecast", json=True).document
    assert document["made_on"] == AS_OF
    assert [each["month"] for each in document["months"]] == ["2026-12", "2027-01", "2027-02"]
    for each in document["months"]:
        assert tuple(each)[: len(KEYS)] == KEYS


def test_what_is_expected_adds_up_and_lies_in_its_ranges(filled: Cli) -> None:
    for each in filled("forecast", "--months", "6", json=True).document["months"]:
        parts = ("paid", "deducted", "cleared_expected", "held_expected", "new_sales")
        assert amount(each, "total") == sum(amount(each, part) for part in parts)
        assert amount(each, "new_sales") == amount(each, "posted_videos") + amount(
            each, "new_videos"
        )
        ends = [amount(each, key) for key in ("low95", "low80", "total", "high80", "high95")]
        assert ends == sorted(ends)
        assert ends[0] >= 0


def test_payouts_have_the_same_rows_and_what_is_known_of_them(filled: Cli) -> None:
    coming = filled("forecast", json=True).document["months"]
    rows = {each["month"]: each for each in filled("payouts", json=True).document["months"]}
    for each in coming:
        assert rows[each["month"]] == each
    assert amount(rows["2026-12"], "held_expected") <= amount(rows["2026-12"], "held")
    assert amount(rows["2026-12"], "held_expected") > 0


@pytest.mark.parametrize("months", ["1", "24"])
def test_as_many_months_as_asked_for(months: str, filled: Cli) -> None:
    found = filled("forecast", "--months", months, json=True).document["months"]
    assert len(found) == int(months)


@pytest.mark.parametrize("months", ["0", "25", "-1", "many"])
def test_too_few_or_too_many_months_are_refused(months: str, filled: Cli) -> None:
    answer = filled("forecast", f"--months={months}", json=True)
    assert (answer.code, answer.out) == (2, "")
    assert months in answer.err


def test_nothing_is_expected_of_an_empty_store(cli: Cli) -> None:
    document = cli("forecast", json=True).document
    assert (document["made_on"], document["months"]) == (AS_OF, [])
    assert "affitrack import" in cli("forecast").out


@pytest.mark.parametrize(("lang", "words"), [("en", "4 times in 5"), ("fr", "4 fois sur 5")])
def test_people_read_the_forecast_in_their_language(lang: str, words: str, filled: Cli) -> None:
    for call in ("forecast", "payouts"):
        answer = filled(call, lang=lang)
        assert (answer.code, answer.err) == (0, "")
        assert words in answer.out


def imported_on(store: Path, day: str) -> None:
    """Let all files have been imported on a day."""
    with closing(sqlite3.connect(store)) as opened, opened:
        opened.execute("UPDATE imports SET imported_at = ?", (f"{day}T20:00:00",))


def export(path: Path, until: date) -> Path:
    """Write what is sold day by day since May, as it stands on a day: settled after 25 days."""
    sold = []
    for number in range((until - date(2026, 5, 1)).days + 1):
        day = date(2026, 5, 1) + timedelta(days=number)
        settled = day + timedelta(days=25)
        cells = PENDING if settled > until else {"settled_at": f"{settled:%d/%m/%Y} 10:00:00"}
        order = {"order_id": f"58694494926829{number:04d}"}
        sold.append(sale(**cells, **order, ordered_at=f"{day:%d/%m/%Y} 10:00:00"))
    return write_sales(path, sold)


def test_a_forecast_is_kept_once_in_a_month_and_scored_when_the_month_is_over(
    cli: Cli, store: Path, tmp_path: Path
) -> None:
    cli("account", "add", "@lea", "--market", "FR")
    cli("import", export(tmp_path / "first.csv", date.fromisoformat(AS_OF)))
    first = cli("forecast", json=True).document
    assert first["track_record"] == {"scores": [], "months": [], "by_rules": []}
    cli("forecast", json=True, as_of="2026-11-29")
    cli("import", export(tmp_path / "newer.csv", date(2027, 1, 1)))
    imported_on(store, "2027-01-01")
    record = cli("forecast", json=True, as_of="2027-01-02").document["track_record"]
    (scored,) = record["months"]
    assert (scored["made_on"], scored["month"]) == (AS_OF, "2026-12")
    for key in ("total", "low80", "high80", "low95", "high95"):
        assert scored[key] == first["months"][0][key]
    paid = cli("payouts", json=True, as_of="2027-01-02").document["months"]
    (december,) = (each for each in paid if each["month"] == "2026-12")
    assert amount(scored, "paid") == amount(december, "paid") + amount(december, "deducted")
    assert [each["months_ahead"] for each in record["scores"]] == [None, 2]
    said = cli("forecast", as_of="2027-01-02").out
    assert "On 22 Nov 2026 we expected" in said
    assert "; it paid " in said


def test_what_a_month_paid_is_not_told_before_a_newer_file_comes(filled: Cli, store: Path) -> None:
    imported_on(store, AS_OF)
    assert filled("forecast", json=True).document["known_until"] == "2026-11-15"
    record = filled("forecast", json=True, as_of="2027-01-02").document["track_record"]
    assert [(each["month"], each["is_told"]) for each in record["months"]] == [("2026-12", False)]
    assert record["scores"] == []
    for lang, words in (("en", "so far"), ("fr", "jusqu’ici")):
        assert words in filled("forecast", as_of="2027-01-02", lang=lang).out


@pytest.mark.parametrize(
    ("lang", "words"), [("en", "Your exports end on 15 Nov 2026"), ("fr", "s’arrêtent le 15 nov.")]
)
def test_it_is_said_how_long_nothing_is_known(
    lang: str, words: str, filled: Cli, store: Path
) -> None:
    imported_on(store, AS_OF)
    assert words not in filled("forecast", lang=lang, as_of="2026-12-10").out
    assert words in filled("forecast", lang=lang, as_of="2026-12-20").out


def test_nothing_is_kept_of_a_day_before_the_last_sale(filled: Cli) -> None:
    filled("forecast", as_of="2026-06-01")
    record = filled("forecast", json=True, as_of="2026-11-30").document["track_record"]
    assert record["months"] == []


def test_the_backtest_compares_what_came_with_forecasts_and_two_rules_of_thumb(filled: Cli) -> None:
    found = filled("forecast", "--backtest", json=True).document["backtest"]
    assert {each["currency"] for each in found["scores"]} == {"EUR"}
    assert [each["months_ahead"] for each in found["scores"]] == [None, 1, 2, 3]
    months = found["months"]
    assert found["scores"][0]["forecasts"] == len(months) > 12
    error = sum((abs(amount(each, "total") - amount(each, "paid")) for each in months), Decimal())
    paid = sum((abs(amount(each, "paid")) for each in months), Decimal())
    assert abs(Decimal(found["scores"][0]["error"]) - error / paid) < Decimal("0.0001")
    assert Decimal(found["scores"][1]["error"]) < Decimal(found["scores"][1]["same_as_last_month"])
    came = {each["month"]: each for each in filled("payouts", json=True).document["months"]}
    for each in months:
        assert each["made_on"].endswith("-01")
        assert each["made_on"][:7] <= each["month"] < AS_OF[:7]
        ends = [amount(each, key) for key in ("low95", "low80", "total", "high80", "high95")]
        assert ends == sorted(ends)
        month = came[each["month"]]
        assert amount(each, "paid") == amount(month, "paid") + amount(month, "deducted")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_people_read_the_backtest_in_their_language(lang: str, filled: Cli) -> None:
    answer = filled("forecast", "--backtest", lang=lang)
    assert (answer.code, answer.err) == (0, "")
    assert {"en": "Mean of three", "fr": "Moyenne de trois mois"}[lang] in answer.out


def test_there_is_no_backtest_of_the_first_weeks(cli: Cli) -> None:
    answer = cli("forecast", "--backtest", json=True)
    assert answer.document["backtest"] == {"scores": [], "months": [], "by_rules": []}


def test_the_risk_of_returns_is_told_by_shop_and_product(filled: Cli) -> None:
    document = filled("forecast", "--returns", json=True).document
    found = document["return_chances"]
    assert found[0]["product_id"] is None
    for each in found:
        assert 0 <= each["lost"] <= each["lines"]
        assert 0 < Decimal(each["chance"]) < 1
    shops = [each for each in found if each["product_id"] is None]
    products = [each for each in found if each["product_id"] is not None]
    assert sum(each["lines"] for each in shops) == sum(each["lines"] for each in products)
    assert "return_chances" not in filled("forecast", json=True).document


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_people_read_the_risk_of_returns_in_their_language(lang: str, filled: Cli) -> None:
    answer = filled("forecast", "--returns", lang=lang)
    assert answer.code == 0
    assert ("Risque" if lang == "fr" else "Risk") in answer.out
    assert "%" in answer.out.splitlines()[-1]
