"""Sales entered by hand: what they come to, and that they go as they came."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.book import Book
from affitrack.book.correcting import ref_of
from affitrack.domain.correction import Correctable
from affitrack.domain.hand_sale import HandSale, both_amounts, faults_of
from affitrack.domain.rate import RateRule
from affitrack.domain.records import LineFilter, LineRecord
from affitrack.domain.stage import Stage
from affitrack.wording.message import Message, UserError
from tests.ingest.samples import sale as exported
from tests.ingest.samples import write_sales

AS_OF = date(2026, 11, 22)
SALE = HandSale(
    account="lea",
    order_id="H-20261114-1",
    ordered_at="2026-11-14T21:04:00",
    amount=2490,
    product_id="P1",
    product_name="Sérum",
    shop="S1",
    shop_name="Maison Lumière",
    content_id="77",
    content_type="video",
    rate="0.15",
)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as made:
        made.add_account("lea", "FR")
        yield made


def is_sound(book: Book) -> bool:
    return all(check.ok for check in book.check())


def only(book: Book) -> LineRecord:
    (line,) = book.lines()
    return line


def test_a_sale_is_added_as_previewed(book: Book) -> None:
    told = book.preview_by_hand(SALE)
    assert (told.with_tax, told.without_tax, told.vat_rate, told.net) == (2490, 2075, "0.2", 311)
    assert not told.is_known
    ref = book.add_by_hand(SALE)
    line = only(book)
    assert ref_of(line) == ref == SALE.ref
    assert book.preview_by_hand(SALE).is_known
    assert (line.derived.net, line.stage) == (told.net, told.stage) == (311, Stage.HELD)
    assert line.payout_on == told.payout_on
    assert (line.product_name, line.shop_name) == ("Sérum", "Maison Lumière")
    explained = book.explain_line(line)
    assert explained.is_by_hand
    assert is_sound(book)
    (record,) = book.imports()
    assert (record.format, record.new) == ("by_hand", 1)


@pytest.mark.parametrize(
    "sale",
    [
        SALE,
        replace(SALE, amount=2075, has_tax=False),
        replace(SALE, vat_rate="0.055"),
        replace(SALE, items=3, amount=4499),
        replace(SALE, returned_on="2026-11-20"),
        replace(SALE, status="settled", delivered_on="2026-11-16", rate=None),
        replace(SALE, product_id="", product_name="", shop="", shop_name="", content_id=""),
    ],
)
def test_a_sale_is_read_back_as_it_was_entered_and_removed_without_a_trace(
    book: Book, sale: HandSale
) -> None:
    ref = book.add_by_hand(sale)
    assert is_sound(book)
    known = book.sale_by_hand(only(book))
    assert known is not None
    assert replace(known, made_at="") == sale
    removed = book.remove_by_hand(ref)
    assert removed == known
    assert book.lines() == []
    assert book.known_things().products == ()
    assert is_sound(book)
    book.add_by_hand(removed)
    assert book.sale_by_hand(only(book)) == removed


def test_tax_is_the_users_word_and_rounded_once(book: Book) -> None:
    book.add_by_hand(replace(SALE, vat_rate="0.055"))
    line = only(book)
    assert (line.derived.base, line.derived.net) == (2360, 354)  # domain.md: 23.6019 x 15 %
    assert line.corrected == {"vat_rate"}
    explained = book.explain_line(line)
    assert explained.own_words == ()
    (vat,) = [step for step in explained.amount_steps if step.name == "vat"]
    assert vat.note == Message("explain.where.by_hand")
    (record,) = book.imports()
    assert record.path == ""


def test_a_sale_is_changed_in_place_and_back(book: Book) -> None:
    ref = book.add_by_hand(SALE)
    book.correct([only(book)], {Correctable.STATUS: "frozen"})
    before = book.sale_by_hand(only(book))
    assert before is not None
    other = book.replace_by_hand(ref, replace(before, product_id="P2", product_name="Brosse"))
    line = only(book)
    assert (line.facts.product_id, line.stage) == ("P2", Stage.FROZEN)
    assert book.replace_by_hand(other, before) == ref
    assert book.sale_by_hand(only(book)) == before
    assert only(book).stage is Stage.FROZEN
    assert is_sound(book)


def test_an_order_that_is_known_is_refused_and_nothing_is_written(book: Book) -> None:
    book.add_by_hand(SALE)
    with pytest.raises(UserError):
        book.add_by_hand(replace(SALE, amount=100))
    assert [only(book).derived.net, len(book.imports())] == [311, 1]


def test_the_file_that_comes_later_has_the_last_word(book: Book, tmp_path: Path) -> None:
    row = exported()
    sale = replace(
        SALE,
        order_id=row["order_id"],
        product_id=row["product_id"],
        content_id=row["content_id"],
        ordered_at="2026-08-02T10:00:00",
        amount=1000,
    )
    ref = book.add_by_hand(sale)
    book.import_files([write_sales(tmp_path / "export.csv", [row])], account="lea")
    line = only(book)
    assert (line.derived.net, line.derived.source) == (249, "actual")
    assert book.sale_by_hand(line) is None
    assert is_sound(book)
    with pytest.raises(UserError):
        book.remove_by_hand(ref_of(line))
    book.undo_import(line.import_id)
    assert ref_of(only(book)) == ref
    assert book.sale_by_hand(only(book)) is not None
    assert is_sound(book)


def test_what_is_known_is_proposed(book: Book) -> None:
    empty = book.propose_by_hand("lea", AS_OF)
    assert (empty.order_id, empty.rate, empty.vat_rate) == ("H-20261122-1", None, "0.2")
    book.add_by_hand(SALE)
    by_last = book.propose_by_hand("lea", date(2026, 11, 14), product_id="P1")
    assert (by_last.order_id, by_last.rate, by_last.shop) == ("H-20261114-2", "0.15", "S1")
    assert not by_last.is_agreed
    book.add_rate_rule("lea", RateRule(Decimal("0.2"), date(2026, 1, 1), shop="S1"))
    agreed = book.propose_by_hand("lea", AS_OF, product_id="P1")
    assert (agreed.rate, agreed.is_agreed) == ("0.2", True)
    known = book.known_things()
    assert known.products == (("P1", "Sérum"),)
    assert known.shops == (("S1", "Maison Lumière"),)
    assert known.contents == (("77", "video", ""),)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"order_id": ""}, "order_id"),
        ({"amount": 0}, "amount"),
        ({"items": 0}, "items"),
        ({"ordered_at": "2026-11-23T00:00:00"}, "ordered_at"),
        ({"delivered_on": "2026-11-13"}, "delivered_on"),
        ({"returned_on": "2026-11-13"}, "returned_on"),
        ({"returned_on": "2026-11-23"}, "returned_on"),
        ({"delivered_on": "2026-11-20", "returned_on": "2026-11-19"}, "returned_on"),
    ],
)
def test_what_is_wrong_is_told_by_field(book: Book, changes: dict[str, object], field: str) -> None:
    wrong = replace(SALE, **changes)  # type: ignore[arg-type]
    assert list(faults_of(wrong, AS_OF)) == [field]
    with pytest.raises(UserError):
        book.add_by_hand(wrong)
    assert book.lines(LineFilter()) == []


@given(st.integers(1, 10**9), st.sampled_from([Decimal(0), Decimal("0.055"), Decimal("0.2")]))
def test_both_amounts_belong_together(amount: int, vat: Decimal) -> None:
    with_tax, without = both_amounts(amount, vat, has_tax=True)
    assert with_tax == amount
    assert abs(both_amounts(without, vat, has_tax=False)[0] - amount) <= 1
