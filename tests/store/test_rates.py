"""Agreed rates find their shops by code or name, whenever the name becomes known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from affitrack.book import Book
from affitrack.domain.rate import RateRule
from affitrack.domain.records import LineFilter
from affitrack.store.connection import Store
from affitrack.store.rules.rates import add_rate_rule
from affitrack.wording.message import UserError
from tests.ingest.samples import SALE, sale, write_sales

HANDLE = "lea"
RULE = RateRule(rate=Decimal("0.5"), from_on=date(2020, 1, 1), shop="Maison Lumière")
WITHOUT_FIGURES = {
    **{name: "/" for name in SALE if name.startswith(("est_", "actual_", "standard_"))},
    "final_earned": "/",
    "settled_at": "/",
    "status": "En attente",
}
"""A sale whose commission must be worked out: price 24.90, base 20.75."""


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "book.db", as_of=date(2026, 11, 22)) as opened:
        opened.add_account(HANDLE)
        yield opened


def _import(book: Book, name: str, **cells: str) -> int:
    cells = {**WITHOUT_FIGURES, **cells}
    path = write_sales(book.path.parent / f"{name}.csv", [sale(**cells)])
    (result,) = book.import_files([path], account=HANDLE)
    assert (result.new, result.rejected) == (1, 0)
    assert result.import_id is not None
    return result.import_id


def _nets(book: Book) -> list[int]:
    assert [check for check in book.check() if not check.ok] == []
    return [line.derived.net for line in book.lines(LineFilter())]


def test_without_a_rate_there_is_nothing_to_work_out(book: Book) -> None:
    _import(book, "one")
    assert _nets(book) == [0]


@pytest.mark.parametrize("shop", ["FRML01", "Maison Lumière", "MAISON LUMIÈRE"])
def test_a_rate_is_for_a_shop_by_its_code_or_name(book: Book, shop: str) -> None:
    _import(book, "one")
    _import(book, "two", order_id="2", shop_code="OTHER", shop_name="Another")
    book.add_rate_rule(HANDLE, replace(RULE, shop=shop))
    assert sorted(_nets(book)) == [0, 1038]


@pytest.mark.parametrize("shop", ["FRML01", "Maison Lumière"])
def test_a_rate_may_be_older_than_the_shop(book: Book, shop: str) -> None:
    book.add_rate_rule(HANDLE, replace(RULE, shop=shop))
    _import(book, "one")
    assert _nets(book) == [1038]
    _import(book, "two", order_id="2")
    assert _nets(book) == [1038, 1038]


def test_a_rate_reaches_earlier_sales_when_their_shop_gets_its_name(book: Book) -> None:
    book.add_rate_rule(HANDLE, RULE)
    _import(book, "one", shop_name="/")
    assert _nets(book) == [0]
    second = _import(book, "two", order_id="2")
    assert _nets(book) == [1038, 1038]
    book.undo_import(second)
    assert _nets(book) == [0]


def test_a_name_that_two_shops_have_means_both(book: Book) -> None:
    _import(book, "one")
    _import(book, "two", order_id="2", shop_code="FRML02")
    book.add_rate_rule(HANDLE, RULE)
    assert _nets(book) == [1038, 1038]


def test_a_shop_that_has_no_code_is_known_by_its_name(book: Book) -> None:
    book.add_rate_rule(HANDLE, RULE)
    _import(book, "one", shop_code="/")
    assert _nets(book) == [1038]


def test_a_rate_keeps_the_name_that_was_given(book: Book) -> None:
    _import(book, "one")
    book.add_rate_rule(HANDLE, RULE)
    assert [rule.shop for _, rule in book.rate_rules()] == ["Maison Lumière"]


def test_two_rates_for_the_same_sales_do_not_begin_on_one_day(book: Book) -> None:
    _import(book, "one")
    book.add_account("tom")
    first = book.add_rate_rule(HANDLE, RULE)
    for shop in ("Maison Lumière", "maison lumière", "FRML01"):
        with pytest.raises(UserError) as refused:
            book.add_rate_rule(HANDLE, replace(RULE, rate=Decimal("0.1"), shop=shop))
        assert refused.value.message.params["number"] == str(first)
    for other in (
        replace(RULE, from_on=date(2020, 1, 2)),
        replace(RULE, kind="shop_ads"),
        replace(RULE, shop=None),
        replace(RULE, product_id="1729384756102938001"),
    ):
        book.add_rate_rule(HANDLE, other)
    book.add_rate_rule("tom", RULE)
    assert len(book.kept_rates()) == 6


def test_a_rate_does_not_move_to_the_day_of_another(book: Book) -> None:
    book.add_rate_rule(HANDLE, RULE)
    second = book.add_rate_rule(HANDLE, replace(RULE, from_on=date(2021, 1, 1)))
    with pytest.raises(UserError):
        book.change_rate_rule(second, RULE)
    book.change_rate_rule(second, replace(RULE, rate=Decimal("0.2"), from_on=date(2021, 1, 1)))
    assert [kept.rule.from_on.year for kept in book.kept_rates()] == [2020, 2021]


def test_of_two_rates_that_begin_alike_in_an_older_store_each_can_be_changed(book: Book) -> None:
    with Store.open(book.path) as store:
        numbers = [add_rate_rule(store, 1, RULE) for _ in range(2)]
    ended = replace(RULE, to_on=date(2020, 12, 31))
    before = book.change_rate_rule(numbers[0], ended)
    moved = book.change_rate_rule(numbers[1], replace(RULE, from_on=date(2021, 1, 1)))
    book.change_rate_rule(numbers[1], moved.rule, as_it_was=True)
    book.change_rate_rule(numbers[0], before.rule, as_it_was=True)
    gone = book.remove_rate_rule(numbers[0])
    book.add_rate_rule(HANDLE, gone.rule, numbers[0])
    assert [(kept.rule_id, kept.rule) for kept in book.kept_rates()] == [
        (number, RULE) for number in numbers
    ]
