"""Lines: filters, orders, pages, flags, stages; and that no page reads the whole table for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.domain.line import LineFacts, Status
from affitrack.domain.records import Account, LineFilter, LineRecord, StageTotal
from affitrack.domain.stage import Stage, stage_of
from affitrack.store.connection import Store
from affitrack.store.derived.deriving import rederive
from affitrack.store.lines.line_filter import conditions_of
from affitrack.store.lines.paging import (
    ORDERS,
    count_lines,
    find_lines,
    flag_counts,
    line_ids,
    lines_by_id,
    stage_counts,
    totals_by_id,
)
from affitrack.store.payouts.paying_runs import PayingRuns
from affitrack.store.rules.accounts import add_account, change_settings
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.stores import take_in

AS_OF = date(2026, 12, 1)

Holds = Callable[[LineRecord], bool]
Value = Callable[[LineRecord], str | int]


def year() -> Iterator[tuple[LineFacts, tuple[str, str, str, str, str]]]:
    """Yield a line of every status for many days of a year, with names."""
    words = ("Sérum vitamine C", "Crème brûlée", "100% coton_bio")
    for number, day in enumerate(range(0, 360, 5)):
        on = date(2026, 1, 2) + timedelta(days=day)
        status = list(Status)[number % len(Status)]
        is_settled = status in {"settled", "deducted"}
        facts = sale(
            order_id=f"o{number // 2}",
            sku_id=str(number),
            shop=f"SHOP{number % 3}",
            product_id=f"P{number % 3}",
            content_id=f"C{number % 4}",
            currency="EUR" if number % 5 else "GBP",
            ordered_at=f"{on}T1{number % 3}:00:00",
            status=status.value,
            status_raw=status.value.title(),
            settled_at=f"{on + timedelta(days=22)}T09:00:00" if is_settled else None,
            final_earned=100 + number if is_settled else None,
            est_standard=200 - number,
            price=1000 + number * 7 % 50,
        )
        yield facts, (words[number % 3], f"Atelier {number % 3}", "", "", "")
    # Released, and still within the time of extended returns.
    released = sale(order_id="released", shop="SHOP0", ordered_at="2026-11-05T10:00:00")
    yield released._replace(product_id="P0"), ("Sérum vitamine C", "Atelier 0", "", "", "")


@pytest.fixture
def full(store: Store) -> Store:
    """A store with a year of lines in one account and a few in another."""
    lines, names = zip(*year(), strict=True)
    take_in(store, lines, "2026-12-31T00:00:00", names=names, name="year.csv")
    second = add_account(store, handle="@berlin", market="DE", created_at="2026-01-01T00:00:00")
    take_in(store, lines[:9], account=second, names=names[:9], name="berlin.csv")
    return store


def found(store: Store, **fields: Any) -> list[LineRecord]:  # noqa: ANN401 - any filter
    return find_lines(store, LineFilter(**fields), AS_OF)


def test_without_a_filter_all_lines_come_by_moment_then_key(full: Store) -> None:
    lines = found(full)
    assert len(lines) == 73 + 9
    keys = [(line.facts.ordered_at, line.facts.key) for line in lines]
    assert keys == sorted(keys)


@pytest.mark.parametrize(
    ("fields", "holds"),
    [
        ({"account": "BERLIN"}, lambda line: line.account == "@berlin"),
        ({"account": "nobody"}, lambda line: False),
        ({"shop": "SHOP1"}, lambda line: line.facts.shop == "SHOP1"),
        ({"shop": "atelier 1"}, lambda line: line.facts.shop == "SHOP1"),
        ({"content_id": "C2"}, lambda line: line.facts.content_id == "C2"),
        ({"product_id": "P0"}, lambda line: line.facts.product_id == "P0"),
        ({"order_id": "o3"}, lambda line: line.facts.order_id == "o3"),
        ({"currency": "GBP"}, lambda line: line.facts.currency == "GBP"),
        (
            {"ordered_from": date(2026, 3, 3), "ordered_to": date(2026, 6, 6)},
            lambda line: "2026-03-03" <= line.facts.ordered_at[:10] <= "2026-06-06",
        ),
        ({"payout_month": "2026-03"}, lambda line: paid_in(line) == "2026-03"),
        ({"payout_month": "2026-12"}, lambda line: paid_in(line) == "2026-12"),
        ({"payout_month": "2027-01"}, lambda line: paid_in(line) == "2027-01"),
        ({"import_id": 2}, lambda line: line.file_name == "berlin.csv"),
        ({"text": "serum"}, lambda line: line.product_name == "Sérum vitamine C"),
        ({"text": "  BRULEE  creme "}, lambda line: line.product_name == "Crème brûlée"),
        ({"text": "100% n_b"}, lambda line: line.product_name == "100% coton_bio"),
        ({"text": "%"}, lambda line: line.product_name == "100% coton_bio"),
        ({"text": "atelier o11"}, lambda line: line.facts.order_id == "o11"),
        ({"text": "\\"}, lambda line: False),
        ({"stages": frozenset({Stage.PAID})}, lambda line: line.stage is Stage.PAID),
        (
            {"stages": frozenset({Stage.HELD, Stage.LOST}), "shop": "SHOP2"},
            lambda line: line.stage in {Stage.HELD, Stage.LOST} and line.facts.shop == "SHOP2",
        ),
        *[
            ({"flag": flag}, lambda line, flag=flag: flag in line.flags)
            for flag in ("late", "at_risk", "unknown_status", "rate_missing", "base_mismatch")
        ],
    ],
)
def test_a_filter_means_these_lines(full: Store, fields: dict[str, Any], holds: Holds) -> None:
    expected = [line for line in found(full) if holds(line)]
    assert found(full, **fields) == expected
    assert count_lines(full, LineFilter(**fields), AS_OF) == len(expected)


def paid_in(line: LineRecord) -> str | None:
    """Return the month whose payouts a line is part of."""
    if line.stage is Stage.DEDUCTED:
        return (line.facts.settled_at or "")[:7]
    if line.stage in {Stage.HELD, Stage.CLEARED, Stage.PAID}:
        return f"{line.payout_on:%Y-%m}"
    return None


def test_every_flag_occurs_in_these_tests(full: Store) -> None:
    flags = Counter(flag for line in found(full) for flag in line.flags)
    assert {"late", "at_risk", "unknown_status", "rate_missing"} <= set(flags)
    counted = flag_counts(full, AS_OF)
    assert counted == {flag: n for flag, n in flags.items() if flag in counted}
    assert counted["late"] == flags["late"]


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("order_by", ORDERS)
def test_lines_are_sorted_by_any_column(full: Store, order_by: str, descending: bool) -> None:
    everything = line_ids(full, LineFilter(), AS_OF, order_by=order_by, descending=descending)
    assert len(set(everything)) == 82
    first = line_ids(full, LineFilter(), AS_OF, order_by=order_by, descending=descending, limit=30)
    assert first == everything[:30]
    way = line_ids(full, LineFilter(), AS_OF, order_by=order_by, descending=not descending)
    assert way == everything[::-1]


@pytest.mark.parametrize(
    ("order_by", "value"),
    [
        ("net", lambda line: line.derived.net),
        (
            "product_name",
            lambda line: ["100%", "Crème", "Sérum"].index(line.product_name.split()[0]),
        ),
        ("settled_on", lambda line: line.facts.settled_at or ""),
        ("stage", lambda line: line.stage.value),
        ("payout_on", lambda line: line.derived.payout_on or ""),
    ],
)
def test_an_order_is_the_order_of_its_values(full: Store, order_by: str, value: Value) -> None:
    in_order = line_ids(full, LineFilter(), AS_OF, order_by=order_by)
    values = [value(line) for line in lines_by_id(full, in_order, AS_OF)]
    assert values == sorted(values)


def test_an_unknown_order_is_refused(full: Store) -> None:
    with pytest.raises(UserError) as caught:
        line_ids(full, LineFilter(), AS_OF, order_by="line_id; DROP TABLE order_lines")
    assert "net" in render(caught.value.message, "en")


def test_lines_by_id_come_in_the_order_asked_for(full: Store) -> None:
    ids = line_ids(full, LineFilter(), AS_OF)[10:20][::-1]
    lines = lines_by_id(full, [*ids[:3], 99999, *ids[3:], ids[0]], AS_OF)
    assert [line.line_id for line in lines] == [*ids, ids[0]]


def test_a_line_says_where_it_comes_from(full: Store) -> None:
    line = found(full, order_id="o0", account="@lea.naturelle")[1]
    assert (line.file_name, line.source_row, line.import_id) == ("year.csv", 3, 1)
    assert (line.product_name, line.shop_name) == ("Crème brûlée", "Atelier 1")


def test_counts_by_stage_leave_the_filters_stages_aside(full: Store) -> None:
    for which in (LineFilter(), LineFilter(shop="SHOP1"), LineFilter(account="berlin")):
        asked = replace(which, stages=frozenset({Stage.HELD}))
        counts = stage_counts(full, asked, AS_OF)
        for currency, stages in counts.items():
            assert list(stages) == list(Stage)
            for stage, total in stages.items():
                one = replace(which, currency=currency, stages=frozenset({stage}))
                lines = find_lines(full, one, AS_OF)
                assert total == StageTotal(len(lines), sum(line.derived.net for line in lines))


def test_totals_of_a_selection(full: Store) -> None:
    lines = found(full, shop="SHOP1")
    totals = totals_by_id(full, [line.line_id for line in lines])
    assert sum(total.lines for total in totals.values()) == len(lines)
    assert sum(total.net for total in totals.values()) == sum(line.derived.net for line in lines)


def test_a_line_whose_run_has_passed_unsettled_waits_for_the_next_run(store: Store) -> None:
    take_in(store, [sale(ordered_at="2026-09-01T10:00:00")])
    (line,) = found(store)
    assert line.derived.payout_on == "2026-10-05"
    assert (line.stage, line.payout_on) == (Stage.CLEARED, date(2026, 12, 7))
    assert found(store, payout_month="2026-12") == [line]
    assert found(store, payout_month="2026-10") == []


def test_a_sum_below_the_minimum_waits_for_more(store: Store, account: Account) -> None:
    changed = change_settings(store, account.account_id, {"min_payout": "10"})
    small = sale(
        ordered_at="2026-09-01T10:00:00",
        status="settled",
        settled_at="2026-09-20T10:00:00",
        final_earned=999,
    )
    take_in(store, [small])
    (line,) = found(store)
    assert line.derived.payout_on == "2026-10-05"
    assert (line.stage, line.payout_on) == (Stage.CLEARED, date(2026, 12, 7))
    assert found(store, stages=frozenset({Stage.CLEARED})) == [line]
    assert found(store, payout_month="2026-12") == [line]
    assert stage_counts(store, LineFilter(shop="FRSHOP1"), AS_OF) == stage_counts(
        store, LineFilter(), AS_OF
    )
    changed = change_settings(store, account.account_id, {"min_payout": "5"})
    rederive(store, changed)
    (line,) = found(store)
    assert (line.stage, line.payout_on) == (Stage.PAID, date(2026, 10, 5))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(as_of=st.dates(date(2025, 12, 1), date(2027, 3, 1)))
def test_stages_in_sql_are_the_domains_stages(full: Store, as_of: date) -> None:
    lines = find_lines(full, LineFilter(), as_of)
    for line in lines:
        release_on = line.derived.release_on
        assert line.stage == stage_of(
            line.derived.outcome,
            None if release_on is None else date.fromisoformat(release_on),
            line.payout_on,
            as_of,
        )
    for stage in Stage:
        expected = [line.line_id for line in lines if line.stage is stage]
        assert line_ids(full, LineFilter(stages=frozenset({stage})), as_of) == expected
    by_shops = [stage_counts(full, LineFilter(shop=f"SHOP{number}"), as_of) for number in range(3)]
    for currency, stages in stage_counts(full, LineFilter(), as_of).items():
        for stage, total in stages.items():
            parts = [shop[currency][stage] for shop in by_shops if currency in shop]
            assert total == StageTotal(sum(p.lines for p in parts), sum(p.net for p in parts))


# --- plans -------------------------------------------------------------------------------------


def plan(store: Store, which: LineFilter, order: str = "ordered_at") -> str:
    conditions = conditions_of(store, which, PayingRuns(store, AS_OF))
    query = f"SELECT line_id FROM order_lines WHERE {conditions.where} ORDER BY {order} LIMIT 50"
    rows = store.connection.execute(f"EXPLAIN QUERY PLAN {query}", conditions.values)
    return " | ".join(row[3] for row in rows)


def test_the_first_page_reads_along_an_index(full: Store) -> None:
    key = "ordered_at, order_id, sku_id, product_id, content_id, account_id"
    for order in (key, key.replace(",", " DESC,") + " DESC"):
        steps = plan(full, LineFilter(), order)
        assert "SCAN order_lines USING INDEX lines_by_moment" in steps
        assert "RIGHT PART OF ORDER BY" in steps


def test_an_order_is_found_by_an_index(full: Store) -> None:
    for which in (LineFilter(order_id="o3"), LineFilter(order_id="o3", account="berlin")):
        assert "(account_id=? AND order_id=?)" in plan(full, which)


def test_a_period_is_found_by_an_index(full: Store) -> None:
    which = LineFilter(ordered_from=date(2026, 3, 1), ordered_to=date(2026, 3, 31))
    assert "lines_by_moment (ordered_at>? AND ordered_at<?)" in plan(full, which)


def test_known_lines_are_found_by_an_index(full: Store) -> None:
    from affitrack.store.imports.known import _KNOWN_LINES, _LATEST_WORD

    rows = full.connection.execute(f"EXPLAIN QUERY PLAN {_KNOWN_LINES % '?, ?'}", (1, "a", "b"))
    assert "(account_id=? AND order_id=?)" in " ".join(row[3] for row in rows)
    rows = full.connection.execute(f"EXPLAIN QUERY PLAN {_LATEST_WORD}", (1, 0, 1))
    assert "SCAN line_history" not in " ".join(row[3] for row in rows)
