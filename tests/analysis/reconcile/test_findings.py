"""What lines show, by table: each example is one line and what is found in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from affitrack.analysis.reconcile import findings, findings_of
from affitrack.domain.correction import Correctable, Correction, LineRef
from affitrack.domain.finding import FindingKind, LineFinding
from affitrack.domain.rate import RateRule
from affitrack.store.connection import Store
from affitrack.store.corrections.correcting import put_corrections
from affitrack.store.imports.undo import undo_import
from affitrack.store.rules.accounts import add_account
from affitrack.store.rules.rates import add_rate_rule
from affitrack.wording.catalogue import render
from tests.domain.lines import sale
from tests.store.stores import HANDLE, last_import_id, take_in

AS_OF = date(2026, 12, 20)
SETTLED: dict[str, Any] = {"status": "settled", "settled_at": "2026-12-01T08:00:00"}
EST: dict[str, Any] = {"est_base": 2075, "est_standard": 249, "standard_rate": "0.12"}
PAID: dict[str, Any] = {
    **SETTLED, **EST, "actual_base": 2075, "actual_standard": 249, "final_earned": 249,
}  # fmt: skip


def the_finding(store: Store, as_of: date = AS_OF) -> LineFinding | None:
    found = findings(store, as_of)
    assert len(found) <= 1
    return found[0] if found else None


def rule(rate: str, from_on: date = date(2026, 1, 1)) -> RateRule:
    return RateRule(rate=Decimal(rate), from_on=from_on)


@pytest.mark.parametrize(
    ("stated", "kind", "expected", "stands"),
    [
        ({**PAID}, None, 0, 0),
        ({**PAID, "final_earned": 0, "actual_standard": 0}, FindingKind.ZERO, 249, 0),
        (
            {**PAID, "items_sold": 3, "items_refunded": 1, "final_earned": 0},
            FindingKind.ZERO, 166, 0,
        ),
        ({**PAID, "items_refunded": 1, "final_earned": 0}, None, 0, 0),
        ({**SETTLED, "final_earned": 0}, None, 0, 0),
        (
            {**PAID, "est_standard": None, "actual_standard": 0, "final_earned": 0},
            FindingKind.ZERO, 249, 0,
        ),
        (
            {**SETTLED, "price": 2490, "standard_rate": "0.12", "est_standard": 0,
             "final_earned": 0},
            FindingKind.ZERO, 249, 0,
        ),
        (
            {**SETTLED, "price": 2490, "standard_rate": "0", "est_standard": 0, "final_earned": 0},
            None, 0, 0,
        ),
        ({**PAID, "actual_standard": 149, "final_earned": 149}, FindingKind.COMMISSION, 249, 149),
        ({**PAID, "actual_standard": 248, "final_earned": 248}, None, 0, 0),
        ({**PAID, "actual_standard": 349, "final_earned": 349}, None, 0, 0),
        (
            {**PAID, "price": 2990, "actual_base": 1000, "actual_standard": 120,
             "final_earned": 120},
            FindingKind.BASE, 299, 120,
        ),
        (
            {**PAID, "actual_standard": 149, "taxes": 49, "final_earned": 100},
            FindingKind.COMMISSION, 167, 100,
        ),
        ({**EST, "status": "frozen"}, FindingKind.FROZEN, 249, 0),
        ({**EST, "status": "ineligible"}, None, 0, 0),
        (
            {**PAID, "status": "deducted", "final_earned": -249}, FindingKind.TAKEN_BACK, 0, -249,
        ),
        (
            {**PAID, "status": "deducted", "final_earned": -249, "items_refunded": 1}, None, 0, 0,
        ),
    ],
)  # fmt: skip
def test_a_line_shows_what_weighs_most(
    store: Store, stated: dict[str, Any], kind: FindingKind | None, expected: int, stands: int
) -> None:
    take_in(store, [sale(**stated)])
    found = the_finding(store)
    if kind is None:
        assert found is None
        return
    assert found is not None
    assert (found.kind, found.expected, found.stands) == (kind, expected, stands)
    assert found.difference == stands - expected < 0
    assert render(found.why, "en")
    assert render(found.why, "fr")


def test_a_rate_below_the_agreed_one_is_found(store: Store) -> None:
    add_rate_rule(store, 1, rule("0.15"))
    take_in(store, [sale(**PAID)])
    found = the_finding(store)
    assert found is not None
    assert (found.kind, found.expected, found.stands) == (FindingKind.RATE, 311, 249)
    assert render(found.why, "en") == "Settled at 12%; 15% is agreed."


@pytest.mark.parametrize(("paid", "expected"), [(149, 311), (311, None), (280, 311)])
def test_what_was_paid_counts_not_the_rate_beside_it(
    store: Store, paid: int, expected: int | None
) -> None:
    add_rate_rule(store, 1, rule("0.15"))
    take_in(store, [sale(**{**PAID, "actual_standard": paid, "final_earned": paid})])
    found = the_finding(store)
    assert (None if found is None else found.expected) == expected


def test_a_lowered_rate_still_counts_for_thirty_days(store: Store) -> None:
    add_rate_rule(store, 1, rule("0.15"))
    add_rate_rule(store, 1, rule("0.12", date(2026, 11, 1)))
    inside = sale(**PAID, order_id="1", ordered_at="2026-11-30T10:00:00")
    outside = sale(**PAID, order_id="2", ordered_at="2026-12-01T07:00:00")
    take_in(store, [inside, outside])
    found = the_finding(store)
    assert found is not None
    assert found.order_id == "1"
    assert "until 30 Nov 2026" in render(found.why, "en")


def test_a_rate_above_the_agreed_one_is_nothing_to_claim(store: Store) -> None:
    add_rate_rule(store, 1, rule("0.10"))
    take_in(store, [sale(**PAID)])
    assert the_finding(store) is None


def test_the_users_rate_counts_as_the_agreed_one(store: Store) -> None:
    take_in(store, [sale(**PAID)])
    ref = LineRef(HANDLE, sale().key)
    made = Correction(Correctable.RATE.value, "0.2", "2026-12-10T10:00:00")
    put_corrections(store, {ref: [made]})
    found = the_finding(store)
    assert found is not None
    assert (found.kind, found.expected) == (FindingKind.RATE, 415)


def many_settled(days: int = 20) -> list[Any]:
    return [
        sale(
            **{**PAID, "settled_at": f"2026-06-{days:02d}T10:00:00"},
            order_id=f"5{number}", ordered_at="2026-06-01T10:00:00",
        )
        for number in range(10)
    ]  # fmt: skip


@pytest.mark.parametrize(("on", "is_late"), [("2026-12-03", False), ("2026-12-04", True)])
def test_a_line_is_late_after_the_days_that_its_shop_takes(
    store: Store, on: str, is_late: bool
) -> None:
    take_in(store, [*many_settled(), sale(**EST)])  # which took 19 days each
    found = the_finding(store, date.fromisoformat(on))
    assert (found is not None) == is_late
    if found is not None:
        assert (found.kind, found.expected) == (FindingKind.LATE, 249)
        assert found.since_on == date(2026, 12, 4)


def test_a_late_line_says_when_a_file_last_told_of_it(store: Store) -> None:
    """It may have been paid since, and be claimed for nothing."""
    take_in(store, [*many_settled(), sale(**EST)], "2026-12-01T12:00:00", name="11.csv")
    later = sale(**EST, order_id="9", ordered_at="2026-12-18T10:00:00")
    take_in(store, [later], "2026-12-18T12:00:00", name="12.csv")
    found = the_finding(store, AS_OF)
    assert found is not None
    assert found.told_on == date(2026, 12, 1)
    said = render(found.why, "en")
    assert "still pending when a file last told of it, on 1 Dec 2026" in said
    assert "export that day again before you claim it" in said
    take_in(store, [sale(**EST), later], "2026-12-19T12:00:00", name="both.csv")
    again = the_finding(store, AS_OF)
    assert again is not None
    assert again.told_on is None
    assert "and still pending: 95%" in render(again.why, "en")


def test_a_line_that_was_late_in_the_last_file_that_has_it_is_late(store: Store) -> None:
    """Of many orders there are several files of one day, each with other days."""
    take_in(store, [*many_settled(), sale(**EST)], "2026-12-10T12:00:00", name="11.csv")
    later = sale(**EST, order_id="9", ordered_at="2026-12-18T10:00:00")
    take_in(store, [later], "2026-12-18T12:00:00", name="12.csv")
    found = the_finding(store, AS_OF)
    assert found is not None
    assert found.told_on is None


def test_late_is_what_the_flag_says(store: Store) -> None:
    from affitrack.domain.records import LineFilter
    from affitrack.store.lines.paging import line_ids

    lines = [
        sale(**EST, order_id=f"7{day}", ordered_at=f"2026-11-{day:02d}T10:00:00")
        for day in range(1, 31)
    ]
    take_in(store, [*many_settled(), *lines])
    on = date(2026, 12, 5)
    flagged = set(line_ids(store, LineFilter(flag="late"), on))
    assert flagged
    assert {each.line_id for each in findings(store, on)} == flagged


def test_frozen_counts_from_the_first_file_that_said_so(store: Store) -> None:
    pending, frozen = sale(**EST), sale(**{**EST, "status": "frozen"})
    take_in(store, [pending], "2026-11-15T12:00:00", name="a.csv")
    take_in(store, [frozen], "2026-11-20T12:00:00", name="b.csv")
    take_in(store, [frozen], "2026-11-27T12:00:00", name="c.csv")
    found = the_finding(store)
    assert found is not None
    assert found.since_on == date(2026, 11, 20)
    assert found.deadline_on == date(2026, 12, 20)
    assert found.why.key == "reconcile.why.frozen", "on the last day there is still time"
    over = the_finding(store, date(2026, 12, 21))
    assert over is not None
    assert over.why.key == "reconcile.why.frozen_over"
    undo_import(store, last_import_id(store) - 1, "2026-12-01T10:00:00")
    found = the_finding(store)
    assert found is not None
    assert found.since_on == date(2026, 11, 27)


def test_an_older_file_that_says_frozen_counts_too(store: Store) -> None:
    frozen = sale(**{**EST, "status": "frozen"})
    take_in(store, [frozen], "2026-11-20T12:00:00", name="b.csv")
    take_in(store, [frozen._replace(est_standard=250)], "2026-11-10T12:00:00", name="a.csv")
    found = the_finding(store)
    assert found is not None
    assert found.since_on == date(2026, 11, 10)


def test_frozen_lines_that_one_may_still_appeal_for_come_first(store: Store) -> None:
    frozen = {**EST, "status": "frozen"}
    over = sale(**frozen, order_id="1", ordered_at="2026-10-01T10:00:00")
    open_still = sale(**frozen, order_id="2", ordered_at="2026-11-20T10:00:00")
    take_in(store, [over], "2026-10-05T12:00:00", name="a.csv")
    take_in(store, [open_still], "2026-11-25T12:00:00", name="b.csv")
    for as_of, orders in ((date(2026, 11, 1), ["1", "2"]), (date(2026, 12, 1), ["2", "1"])):
        assert [each.order_id for each in findings(store, as_of)] == orders


def test_a_file_speaks_of_no_day_after_it_was_taken_in(store: Store) -> None:
    frozen = sale(**{**EST, "status": "frozen"})
    take_in(store, [frozen], "2026-12-31T12:00:00", imported_at="2026-12-02T09:00:00")
    found = the_finding(store)
    assert found is not None
    assert found.since_on == date(2026, 12, 2)


def test_frozen_again_counts_from_the_last_time(store: Store) -> None:
    pending, frozen = sale(**EST), sale(**{**EST, "status": "frozen"})
    for day, line in ((10, frozen), (15, pending), (20, frozen)):
        take_in(store, [line], f"2026-11-{day}T12:00:00", name=f"{day}.csv")
    found = the_finding(store)
    assert found is not None
    assert found.since_on == date(2026, 11, 20)


def test_what_the_user_calls_frozen_counts_from_that_day(store: Store) -> None:
    take_in(store, [sale(**EST)])
    made = Correction(Correctable.STATUS.value, "frozen", "2026-12-10T10:00:00")
    put_corrections(store, {LineRef(HANDLE, sale().key): [made]})
    found = the_finding(store)
    assert found is not None
    assert found.since_on == date(2026, 12, 10)


def test_one_account_is_asked_alone(store: Store) -> None:
    other = add_account(store, handle="@tom", market="FR", created_at="2026-01-01T00:00:00")
    take_in(store, [sale(**{**EST, "status": "frozen"})])
    take_in(store, [sale(**{**EST, "status": "frozen"})], account=other, name="other.csv")
    assert [each.account for each in findings(store, AS_OF, "@tom")] == ["@tom"]
    assert len(findings(store, AS_OF)) == 2


def test_some_lines_are_judged_alone(store: Store) -> None:
    take_in(store, [sale(**{**EST, "status": "frozen"}, order_id="1"), sale(**PAID, order_id="2")])
    every = [row[0] for row in store.connection.execute("SELECT line_id FROM order_lines")]
    (found,) = findings_of(store, AS_OF, every)
    assert found == findings(store, AS_OF)[0]
    assert findings_of(store, AS_OF, []) == []
