"""The index in memory says what SQL says: the same lines, in the same order, with the same sums."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.domain.line import LineFacts
from affitrack.domain.oddities import Oddity
from affitrack.domain.records import LineFilter, StageTotal
from affitrack.domain.stage import Stage
from affitrack.store.connection import Store
from affitrack.store.derived.deriving import rederive
from affitrack.store.lines.in_memory.index import LineIndex
from affitrack.store.lines.in_memory.keeper import IndexKeeper
from affitrack.store.lines.in_memory.narrowing import mask_of
from affitrack.store.lines.in_memory.reading import Coder, UnfitError, part_of, sortable
from affitrack.store.lines.paging import (
    ORDERS,
    find_lines,
    line_ids,
    stage_counts,
    stage_totals_by_id,
)
from affitrack.store.payouts.paying_runs import PayingRuns
from affitrack.store.rules.accounts import add_account, change_settings
from tests.domain.lines import sale
from tests.store.stores import take_in
from tests.store.test_lines import year

IN_MEMORY = (
    "ordered_at", "stage", "price", "base", "net", "items_sold", "settled_on", "product_id",
    "content_id", "rate", "currency", "release_on", "payout_on", "product_name", "content", "shop",
    "account", "order_id",
)  # fmt: skip
DAYS = (date(2026, 2, 3), date(2026, 7, 5), date(2026, 12, 1))


def filled(store: Store) -> Store:
    lines, names = zip(*year(), strict=True)
    take_in(store, lines, "2026-12-31T00:00:00", names=names, name="year.csv")
    second = add_account(store, handle="@berlin", market="DE", created_at="2026-01-01T00:00:00")
    take_in(store, lines[:9], account=second, names=names[:9], name="berlin.csv")
    odd = [
        sale(order_id="Büro-7", content_id="", product_id="p é", ordered_at="2026-03-01T00:00:00"),
        sale(order_id="o1", sku_id="a", ordered_at="2026-03-01T00:00:00", price=None, gmv=None),
        sale(order_id="o1", sku_id="b", ordered_at="2026-03-01T00:00:00", items_sold=3),
        sale(order_id="o1", sku_id="B", ordered_at="2026-03-01T00:00:00"),
    ]
    take_in(store, odd, "2026-12-31T01:00:00", name="odd.csv")
    take_in(store, contradictions(), "2026-06-30T00:00:00", name="contradictions.csv")
    changed = change_settings(store, second.account_id, {"min_payout": "25.00"})
    rederive(store, changed)
    return store


def contradictions() -> list[LineFacts]:
    """Return lines that contradict themselves each in its own way, and some that nearly do."""
    settled = {"status": "settled", "status_raw": "Settled", "settled_at": "2026-06-01T00:00:00"}
    stated: list[dict[str, Any]] = [
        {"items_sold": 1, "items_refunded": 2},
        {"items_sold": 2, "items_refunded": 2},
        {**settled, "items_sold": 2, "items_refunded": 2, "final_earned": 100},
        {**settled, "items_sold": 2, "items_refunded": 2, "final_earned": 0},
        {**settled, "items_sold": 2, "items_refunded": 1, "final_earned": 100},
        {"delivered_on": "2026-05-03"},
        {"delivered_on": "2026-05-04"},
        {"returned_on": "2026-05-03"},
        {"returned_on": "2026-07-01"},
        {"returned_on": "2026-07-02"},
        {"returned_on": "2026-08-02"},
        {"ordered_at": "2026-07-01T23:59:59"},
        {"ordered_at": "2026-07-02T00:00:00"},
        {"ordered_at": "2026-12-03T00:00:00", "returned_on": "2026-12-03"},
        {"ordered_at": "2026-12-03T00:00:00", "returned_on": "2026-12-04"},
    ]
    return [
        sale(**{"order_id": f"x{number}", "ordered_at": "2026-05-04T12:00:00", **fields})
        for number, fields in enumerate(stated)
    ]


@pytest.fixture
def full(store: Store) -> Store:
    return filled(store)


def made(store: Store) -> LineIndex:
    keeper = IndexKeeper(store)
    while keeper.step():
        pass
    index = keeper.index()
    assert index is not None
    return index


def filters() -> Iterator[LineFilter]:
    yield LineFilter()
    yield from (LineFilter(stages=frozenset({stage})) for stage in Stage)
    yield LineFilter(stages=frozenset({Stage.HELD, Stage.PAID}))
    yield LineFilter(account="BERLIN")
    yield LineFilter(account="@nobody")
    yield LineFilter(shop="SHOP1")
    yield LineFilter(shop="atelier 2")
    yield LineFilter(shops=frozenset({"SHOP0", "Atelier 2"}))
    yield LineFilter(product_id="P1")
    yield LineFilter(product_ids=frozenset({"P1", "p é", "none"}))
    yield LineFilter(content_id="C3")
    yield LineFilter(content_ids=frozenset({"C0", ""}))
    yield LineFilter(currency="GBP")
    yield LineFilter(ordered_from=date(2026, 3, 1), ordered_to=date(2026, 3, 31))
    yield LineFilter(ordered_from=date(2026, 11, 1))
    yield LineFilter(ordered_to=date(2026, 3, 1))
    yield from (LineFilter(payout_month=month) for month in ("2026-07", "2026-12", "2026"))
    yield from (LineFilter(payout_on=day) for day in (date(2026, 7, 6), date(2026, 12, 7)))
    yield from (LineFilter(release_on=day) for day in (date(2026, 7, 3), date(2026, 12, 4)))
    yield from (
        LineFilter(flag=flag)
        for flag in ("late", "at_risk", "unknown_status", "commission_mismatch", "base_missing")
    )
    yield from (LineFilter(flag=oddity) for oddity in Oddity)
    yield LineFilter(flags=frozenset({Oddity.REFUNDED_OVER_SOLD, Oddity.ORDERED_IN_FUTURE, "late"}))
    yield LineFilter(flags=frozenset({"late", "at_risk", "rate_missing"}))
    yield LineFilter(corrected=True)
    yield from (
        LineFilter(text=text)
        for text in ("o1", "O2", "büro", "Buro", "é", "serum", "creme brulee", "atelier 1",
                     "100%", "coton_bio", "_", "c0 shop", "no such", "P1 o1")
    )  # fmt: skip


@pytest.mark.parametrize("as_of", DAYS)
def test_lines_and_sums_are_those_of_sql(full: Store, as_of: date) -> None:
    index, runs = made(full), PayingRuns(full, as_of)
    for which in filters():
        mask = mask_of(index, full, which, runs)
        expected = line_ids(full, which, as_of)
        assert list(index.ids(mask, "ordered_at", runs, falling=False)) == expected, which
        sums = stage_totals_by_id(full, expected, as_of)
        assert index.totals(mask, runs) == sums, which
        assert index.totals_of(expected, runs) == sums, which


@pytest.mark.parametrize("as_of", DAYS)
@pytest.mark.parametrize("oddity", list(Oddity))
def test_an_oddity_means_the_lines_that_it_is_told_of(
    full: Store, oddity: Oddity, as_of: date
) -> None:
    lines = find_lines(full, LineFilter(), as_of)
    told = [line.line_id for line in lines if oddity in line.flags]
    assert line_ids(full, LineFilter(flag=oddity), as_of) == told
    assert told


@pytest.mark.parametrize("order_by", IN_MEMORY)
@pytest.mark.parametrize("falling", [False, True])
def test_orders_are_those_of_sql(full: Store, order_by: str, falling: bool) -> None:
    index, as_of = made(full), DAYS[1]
    runs = PayingRuns(full, as_of)
    assert order_by in ORDERS
    assert index.can_order_by(order_by)
    for which in (LineFilter(), LineFilter(shop="SHOP1"), LineFilter(text="o1")):
        mask = mask_of(index, full, which, runs)
        expected = line_ids(full, which, as_of, order_by=order_by, descending=falling)
        assert list(index.ids(mask, order_by, runs, falling=falling)) == expected, which


def test_an_order_tells_lines_and_places_without_being_written_out(full: Store) -> None:
    index, runs = made(full), PayingRuns(full, DAYS[1])
    which = LineFilter(shop="SHOP1")
    lines = index.ids(mask_of(index, full, which, runs), "net", runs, falling=True)
    expected = line_ids(full, which, DAYS[1], order_by="net", descending=True)
    assert len(lines) == len(expected) > 20
    assert [lines[place] for place in range(len(lines))] == expected
    assert list(lines[3:17]) == expected[3:17]
    assert list(lines[len(expected) - 2 : len(expected) + 9]) == expected[-2:]
    assert [lines.index(line_id) for line_id in expected] == list(range(len(expected)))
    assert expected[5] in lines
    (elsewhere, *_) = line_ids(full, LineFilter(shop="SHOP0"), DAYS[1])
    with pytest.raises(ValueError, match=str(elsewhere)):
        lines.index(elsewhere)


several = st.builds(
    LineFilter,
    account=st.sampled_from([None, None, "berlin", "lea"]),
    stages=st.frozensets(st.sampled_from(list(Stage)), max_size=3),
    shop=st.sampled_from([None, None, "SHOP0", "Atelier 1"]),
    currency=st.sampled_from([None, None, "EUR", "GBP"]),
    product_ids=st.frozensets(st.sampled_from(["P0", "P1", "P2"]), max_size=2),
    content_id=st.sampled_from([None, None, "C1", ""]),
    ordered_from=st.sampled_from([None, date(2026, 2, 1), date(2026, 9, 1)]),
    ordered_to=st.sampled_from([None, date(2026, 6, 30)]),
    flag=st.sampled_from([None, None, None, "late", "at_risk"]),
    payout_month=st.sampled_from([None, None, "2026-08", "2026"]),
    text=st.sampled_from(["", "", "o", "1", "serum", "atelier 2"]),
)


@given(
    which=several,
    order_by=st.sampled_from(IN_MEMORY),
    falling=st.booleans(),
    as_of=st.dates(date(2026, 1, 1), date(2027, 3, 1)),
)
@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked(
    full: Store, which: LineFilter, order_by: str, falling: bool, as_of: date
) -> None:
    index, runs = made(full), PayingRuns(full, as_of)
    mask = mask_of(index, full, which, runs)
    expected = line_ids(full, which, as_of, order_by=order_by, descending=falling)
    assert list(index.ids(mask, order_by, runs, falling=falling)) == expected
    without = replace(which, stages=frozenset())
    counted = index.totals(mask_of(index, full, without, runs), runs)
    known = {
        currency: stages
        for currency, stages in stage_counts(full, without, as_of).items()
        if any(total != StageTotal() for total in stages.values())
    }
    assert counted == known


def test_what_is_written_makes_the_index_anew(full: Store) -> None:
    keeper = IndexKeeper(full)
    assert keeper.index() is None
    while keeper.step():
        pass
    before = keeper.index()
    assert before is not None
    assert keeper.index() is before
    assert not keeper.step()
    with Store.open(full.path) as another:
        take_in(another, [sale(order_id="new")], "2027-01-01T00:00:00", name="new.csv")
    assert keeper.index() is None
    while keeper.step():
        pass
    after = keeper.index()
    assert after is not None
    assert after.columns.rows == before.columns.rows + 1
    take_in(full, [sale(order_id="newer")], "2027-01-02T00:00:00", name="newer.csv")
    assert keeper.index() is None


def test_parts_are_put_together(full: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = made(full).columns
    monkeypatch.setattr("affitrack.store.lines.in_memory.keeper.ROWS_AT_ONCE", 7)
    parted = made(full).columns
    assert np.array_equal(whole.line_ids, parted.line_ids)
    assert np.array_equal(whole.order_ids, parted.order_ids)
    assert whole.courses == parted.courses


def test_a_store_that_does_not_fit_is_left_to_sql(full: Store) -> None:
    with full.write() as db:
        db.execute("UPDATE order_lines SET order_id = 'a' || char(31) || 'b' WHERE line_id = 1")
    with pytest.raises(UnfitError):
        part_of(full.connection, 0, 10)
    keeper = IndexKeeper(full)
    while keeper.step():
        pass
    assert keeper.index() is None
    assert not keeper.step()


def test_an_empty_store_needs_no_index(store: Store) -> None:
    keeper = IndexKeeper(store)
    assert not keeper.step()
    assert keeper.index() is None


def test_texts_get_the_numbers_of_their_coming() -> None:
    coder = Coder()

    def rows(*texts: str) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
        width = max(map(len, texts))
        padded = [text.encode().ljust(width, b"\0") for text in texts]
        return np.frombuffer(b"".join(padded), np.uint8).reshape(len(texts), width)

    first = [coder.texts[code] for code in coder.codes(rows("b", "a", "b"))]
    later = [coder.texts[code] for code in coder.codes(rows("abc", "a", "c"))]
    assert first == ["b", "a", "b"]
    assert later == ["abc", "a", "c"]
    assert sorted(coder.texts) == ["a", "abc", "b", "c"]


def test_ids_of_digits_sort_as_numbers_only_where_they_are_of_one_length() -> None:
    same = np.frombuffer(b"9912", np.uint8).reshape(2, 2)
    assert sortable(same).tolist() == [99, 12]
    mixed = np.frombuffer(b"99\x0012\x00-1\x00123", np.uint8).reshape(4, 3)
    assert sortable(mixed).tolist() == [b"99", b"12", b"-1", b"123"]
