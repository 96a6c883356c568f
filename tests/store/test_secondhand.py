"""Creators' and sellers' files on the same lines: which counts, whatever their order and undos."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import permutations
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.domain.line import LineFacts
from affitrack.store.check import checks
from affitrack.store.connection import Store
from affitrack.store.imports.undo import undo_import
from tests.domain.lines import sale
from tests.store.histories import some_store
from tests.store.stores import dump, known_facts, last_import_id, new_store, take_in

AS_OF = date(2026, 12, 24)

# What a creator's and a seller's export have no columns for.
CREATOR_LACKS = frozenset({"delivered_on", "returned_on", "seller_discount", "platform_discount"})
SELLER_LACKS = frozenset({"shop", "is_indirect", "sharing_rate", "affiliate_partner", "agency"})


class File(NamedTuple):
    """A file with some lines, the last moment that it speaks of, and who wrote it."""

    file_to: str
    is_secondhand: bool
    lines: tuple[LineFacts, ...]


def line(number: int, status: str, amount: int, *, is_secondhand: bool) -> LineFacts:
    """Return what a file says of a sale; all but the first were delivered on the third."""
    settled_at = "2026-12-01T10:00:00" if status in {"settled", "deducted"} else None
    stated = sale(
        order_id=str(number),
        status=status,
        status_raw=status,
        settled_at=settled_at,
        est_standard=amount,
        final_earned=None if settled_at is None else amount,
    )
    if is_secondhand:
        delivered_on = "2026-12-03" if number else None
        return stated._replace(shop="", is_indirect=0, delivered_on=delivered_on)
    return stated._replace(shop=f"SHOP{number}", is_indirect=number % 2, sharing_rate="0.1")


def content(day: int) -> st.SearchStrategy[File]:
    on = f"2026-12-{day:02d}T00:00:00"

    def of(kind: bool) -> st.SearchStrategy[File]:
        said = st.tuples(
            st.integers(0, 2),
            st.sampled_from(["awaiting", "pending", "settled", "deducted"]),
            st.sampled_from([0, 524, 525]),
        )
        return st.lists(said, max_size=3, unique_by=lambda row: row[0]).map(
            lambda rows: File(on, kind, tuple(line(*row, is_secondhand=kind) for row in rows))
        )

    def with_delivery(file: File, *, is_told: bool) -> File:
        return file if is_told else _with_delivery(file, None)

    return st.builds(with_delivery, st.booleans().flatmap(of), is_told=st.booleans())


FILES = st.tuples(*map(content, range(1, 6)))


def take(store: Store, file: File) -> int:
    lacks = SELLER_LACKS if file.is_secondhand else CREATOR_LACKS
    take_in(store, file.lines, file.file_to, unstated=lacks, is_secondhand=file.is_secondhand)
    return last_import_id(store)


def taken_in(files: Sequence[File]) -> dict[tuple[str, ...], LineFacts]:
    with some_store() as store:
        for file in files:
            take(store, file)
        assert [check for check in checks(store, AS_OF) if not check.ok] == []
        return known_facts(store)


@settings(max_examples=30)  # each is two stores
@given(FILES.flatmap(lambda files: st.tuples(st.just(files), st.permutations(files))))
def test_the_order_of_creators_and_sellers_files_makes_no_difference(
    orders: tuple[tuple[File, ...], list[File]],
) -> None:
    assert taken_in(orders[0]) == taken_in(orders[1])


@settings(max_examples=30)  # each is two stores
@given(FILES.flatmap(st.permutations), st.integers(0, 4))
def test_an_undone_file_leaves_nothing_behind(files: list[File], gone: int) -> None:
    left = [file for number, file in enumerate(files) if number != gone]
    with some_store() as store:
        numbers = [take(store, file) for file in files]
        undo_import(store, numbers[gone], "2026-12-24T00:00:00")
        assert [check for check in checks(store, AS_OF) if not check.ok] == []
        assert known_facts(store) == taken_in(left)


@settings(max_examples=25)  # each is a store of its own
@given(FILES.flatmap(st.permutations), st.permutations(range(5)))
def test_undoing_every_file_leaves_an_empty_store(files: list[File], order: list[int]) -> None:
    with some_store() as store:
        fresh = dump(store)
        numbers = [take(store, file) for file in files]
        for place in order:
            undo_import(store, numbers[place], "2026-12-24T00:00:00")
        assert dump(store) == fresh


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "store.db") as store:
        yield store


def creators(day: int, status: str, amount: int) -> File:
    return _file(day, status, amount, is_secondhand=False)


def sellers(day: int, status: str, amount: int) -> File:
    return _file(day, status, amount, is_secondhand=True)


def _file(day: int, status: str, amount: int, *, is_secondhand: bool) -> File:
    on = f"2026-12-{day:02d}T00:00:00"
    said = line(1, status, amount, is_secondhand=is_secondhand)
    return File(on, is_secondhand, (said,))


def _with_delivery(file: File, on: str | None) -> File:
    return file._replace(lines=tuple(line._replace(delivered_on=on) for line in file.lines))


def only_fact(store: Store) -> LineFacts:
    (facts,) = known_facts(store).values()
    return facts


@pytest.mark.parametrize("creator_first", [True, False])
def test_the_creators_own_amount_stands_beside_the_sellers_day_of_delivery(
    store: Store, *, creator_first: bool
) -> None:
    files = [creators(2, "settled", 524), sellers(9, "settled", 900)]
    for file in files if creator_first else files[::-1]:
        take(store, file)
    facts = only_fact(store)
    assert (facts.final_earned, facts.est_standard) == (524, 524)
    assert (facts.delivered_on, facts.shop) == ("2026-12-03", "SHOP1")


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_day_of_delivery_stands_whatever_leaves_it_blank(
    store: Store, order: tuple[int, ...]
) -> None:
    """A partner's file tells it, the seller's newer one has the column and leaves it blank."""
    blank = _with_delivery(sellers(9, "settled", 900), None)
    files = [sellers(4, "settled", 900), blank, creators(2, "settled", 524)]
    for place in order:
        take(store, files[place])
    facts = only_fact(store)
    assert (facts.delivered_on, facts.final_earned) == ("2026-12-03", 524)
    undo_import(store, order.index(0) + 1, "2026-12-24T00:00:00")
    assert only_fact(store).delivered_on is None


def test_a_seller_moves_a_pending_line_on_until_the_creators_file_settles_it(store: Store) -> None:
    take(store, creators(2, "pending", 524))
    take(store, sellers(9, "settled", 900))
    facts = only_fact(store)
    assert (facts.status, facts.final_earned, facts.shop) == ("settled", 900, "SHOP1")
    take(store, creators(4, "settled", 524))
    facts = only_fact(store)
    assert (facts.final_earned, facts.delivered_on) == (524, "2026-12-03")


def test_what_a_seller_adds_counts_as_a_change_and_the_rest_as_older(store: Store) -> None:
    take(store, creators(2, "settled", 524))
    first = sellers(9, "settled", 900)
    run = take_in(store, first.lines, first.file_to, unstated=SELLER_LACKS, is_secondhand=True)
    assert (run.changed, run.older) == (1, 0)
    (told,) = run.differences
    assert told.before is not None
    assert (told.before.delivered_on, told.after.delivered_on) == (None, "2026-12-03")
    assert told.after.final_earned == 524
    again = sellers(12, "settled", 901)
    run = take_in(
        store, again.lines, again.file_to, unstated=SELLER_LACKS, is_secondhand=True, sha256="2"
    )
    assert (run.changed, run.older) == (0, 1)


def test_a_creators_file_vouches_for_what_a_seller_said_and_then_counts(store: Store) -> None:
    take(store, sellers(2, "settled", 524))
    seen = creators(3, "settled", 524)
    said = seen.lines[0]._replace(shop="", sharing_rate=None, is_indirect=0)
    run = take_in(store, [said], seen.file_to, unstated=CREATOR_LACKS)
    assert (run.unchanged, run.changed) == (1, 0)
    take(store, sellers(9, "settled", 900))
    assert only_fact(store).final_earned == 524


def test_a_sellers_file_does_not_make_the_creators_word_newer(store: Store) -> None:
    """The creator said 524, then 600; between them a seller's file agreed with the first."""
    take(store, creators(2, "settled", 524))
    take(store, sellers(9, "settled", 524))
    take(store, creators(5, "settled", 600))
    assert only_fact(store).final_earned == 600


class TestABonusThatOneFileHasNoColumnFor:
    """A seller's export states it; a partner's does not, and sums up without it."""

    SELLERS = sale(
        status="settled", actual_standard=590, actual_bonus=74, final_earned=664, est_bonus=74
    )
    PARTNERS = sale(status="settled", actual_standard=590, final_earned=590)
    BY_PARTNER = frozenset({"est_bonus", "actual_bonus"})

    def take(self, store: Store, *who: str) -> None:
        for day, name in enumerate(who, 1):
            is_seller = name == "seller"
            take_in(
                store,
                [self.SELLERS if is_seller else self.PARTNERS],
                f"2026-12-{day:02d}T00:00:00",
                unstated=SELLER_LACKS if is_seller else SELLER_LACKS | self.BY_PARTNER,
                is_secondhand=True,
                sha256=name,
            )

    @pytest.mark.parametrize("who", [("seller", "partner"), ("partner", "seller")])
    def test_counts_in_any_order(self, store: Store, who: tuple[str, str]) -> None:
        self.take(store, *who)
        facts = only_fact(store)
        assert (facts.final_earned, facts.actual_bonus) == (664, 74)

    def test_counts_where_the_older_file_comes_last(self, store: Store) -> None:
        lacks = SELLER_LACKS | self.BY_PARTNER
        on = "2026-12-20T00:00:00"
        take_in(store, [self.PARTNERS], on, unstated=lacks, is_secondhand=True, sha256="late")
        self.take(store, "seller")
        assert only_fact(store).final_earned == 664
        undo_import(store, 2, "2026-12-24T00:00:00")
        assert (only_fact(store).final_earned, only_fact(store).actual_bonus) == (590, None)

    def test_goes_with_the_file_that_told_it(self, store: Store) -> None:
        self.take(store, "seller", "partner")
        undo_import(store, 1, "2026-12-24T00:00:00")
        assert (only_fact(store).final_earned, only_fact(store).actual_bonus) == (590, None)
        assert [check for check in checks(store, AS_OF) if not check.ok] == []

    def test_does_not_go_with_another_commission(self, store: Store) -> None:
        self.take(store, "seller")
        less = self.PARTNERS._replace(actual_standard=300, final_earned=300)
        lacks = SELLER_LACKS | self.BY_PARTNER
        on = "2026-12-20T00:00:00"
        take_in(store, [less], on, unstated=lacks, is_secondhand=True, sha256="late")
        assert only_fact(store).final_earned == 300


class TestLinesThatLackPartsOfTheirKey:
    """The export of August 2025 has no SKU ids; content ids are missing here and there."""

    COARSE = sale(sku_id="", product_id="Serum", price=2490, status="pending", est_standard=200)
    FULL = sale(sku_id="S1", product_id="P1", price=2490, status="settled", est_standard=249)
    LACKS = frozenset({"sku_id", "gmv"})

    @pytest.mark.parametrize("coarse_first", [True, False])
    def test_are_one_line_in_either_order(self, store: Store, *, coarse_first: bool) -> None:
        def coarse() -> None:
            take_in(store, [self.COARSE], "2026-12-01T00:00:00", unstated=self.LACKS)

        def full() -> None:
            take_in(store, [self.FULL], "2026-12-02T00:00:00", sha256="2")

        for taking in (coarse, full) if coarse_first else (full, coarse):
            taking()
        facts = only_fact(store)
        assert (facts.sku_id, facts.product_id, facts.est_standard) == ("S1", "P1", 249)
        assert [check for check in checks(store, AS_OF) if not check.ok] == []

    def test_undoing_the_fuller_file_brings_the_shorter_key_back(self, store: Store) -> None:
        take_in(store, [self.COARSE], "2026-12-01T00:00:00", unstated=self.LACKS)
        before = dump(store)
        take_in(store, [self.FULL], "2026-12-02T00:00:00", sha256="2")
        undo_import(store, 2, "2026-12-24T00:00:00")
        assert dump(store) == before

    def test_of_an_order_with_several_products_those_of_one_price_are_one(
        self, store: Store
    ) -> None:
        dear = self.COARSE._replace(product_id="Cream", price=3190, est_standard=300)
        take_in(store, [self.COARSE, dear], "2026-12-01T00:00:00", unstated=self.LACKS)
        full_dear = self.FULL._replace(sku_id="S2", product_id="P2", price=3190, est_standard=319)
        run = take_in(store, [full_dear, self.FULL], "2026-12-02T00:00:00", sha256="2")
        assert (run.new, run.changed) == (0, 2)
        found = {facts.sku_id: facts.est_standard for facts in known_facts(store).values()}
        assert found == {"S1": 249, "S2": 319}

    def test_rows_of_one_file_are_never_one_line(self, store: Store) -> None:
        other = self.FULL._replace(content_id="")
        take_in(store, [self.FULL, other])
        run = take_in(store, [self.FULL, other], "2026-12-20T00:00:00", sha256="2")
        assert (len(known_facts(store)), run.unchanged) == (2, 2)

    def test_a_content_id_that_was_missing_is_filled_in(self, store: Store) -> None:
        take_in(store, [self.FULL._replace(content_id="")], "2026-12-01T00:00:00")
        run = take_in(store, [self.FULL], "2026-12-02T00:00:00", sha256="2")
        assert (run.new, run.changed) == (0, 1)
        assert only_fact(store).content_id == self.FULL.content_id

    def test_an_older_row_fills_in_the_content_id_that_a_newer_one_lacks(
        self, store: Store
    ) -> None:
        newer = self.FULL._replace(content_id="")
        older = self.FULL._replace(status="pending", est_standard=200)
        take_in(store, [newer], "2026-12-02T00:00:00")
        before = dump(store)
        take_in(store, [older], "2026-12-01T00:00:00", sha256="2")
        assert only_fact(store) == self.FULL
        assert [check for check in checks(store, AS_OF) if not check.ok] == []
        undo_import(store, 2, "2026-12-24T00:00:00")
        assert dump(store) == before

    def test_other_products_of_an_order_without_skus_are_other_lines(self, store: Store) -> None:
        take_in(store, [self.COARSE], "2026-12-01T00:00:00", unstated=self.LACKS)
        other = self.COARSE._replace(product_id="Cream")
        run = take_in(store, [other], "2026-12-02T00:00:00", unstated=self.LACKS, sha256="2")
        assert (run.new, len(known_facts(store))) == (1, 2)
