"""When is it paid: the steps from the order to the payout, and what they rest on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given

from affitrack.domain.derive import Deriver, Exceptions, ShopRules
from affitrack.domain.explain import DateStep, explain_line
from affitrack.domain.line import LineFacts
from affitrack.wording.catalogue import render
from tests.domain.lines import account, record, sale
from tests.domain.test_derive import lines

DAY = date(2026, 11, 22)


def steps(
    line: LineFacts,
    shop: ShopRules | None = None,
    *,
    pays_on: date | None = None,
    on: date = DAY,
    **settings: str,
) -> tuple[DateStep, ...]:
    exceptions = None if shop is None else Exceptions(shops={line.shop: shop})
    works_out = Deriver(account("FR", **settings), exceptions)
    known = record(line, on, works_out)
    if pays_on is not None:
        known = replace(known, payout_on=pays_on)
    return explain_line(known, deriver=works_out).date_steps


def shown(found: tuple[DateStep, ...]) -> list[str]:
    return [
        f"{'≈ ' if step.is_estimated else ''}{step.on} {render(step.label, 'en')}"
        + ("" if step.note is None else f" ({render(step.note, 'en')})")
        for step in found
    ]


def settled(**stated: object) -> LineFacts:
    return sale(status="settled", settled_at="2026-12-06T03:00:00", final_earned=524, **stated)


def test_a_held_sale() -> None:
    assert shown(steps(sale())) == [
        "2026-11-14 ordered (at 21:04)",
        "≈ 2026-11-19 delivered (5 days assumed, as long as the shop tells too little)",
        "≈ 2026-12-03 last day for a return (14 days after delivery)",
        "≈ 2026-12-04 no longer held back",
        "≈ 2026-12-07 paid out (moved from 5 Dec 2026, a weekend)",
    ]


def test_a_day_without_a_time_tells_of_none() -> None:
    assert shown(steps(sale(ordered_at="2026-11-14T00:00:00")))[0] == "2026-11-14 ordered"
    seconds_after = steps(sale(ordered_at="2026-11-14T00:00:07"))
    assert shown(seconds_after)[0] == "2026-11-14 ordered (at 00:00)"


def test_a_paid_sale() -> None:
    assert shown(steps(settled(), on=date(2026, 12, 7))) == [
        "2026-11-14 ordered (at 21:04)",
        "≈ 2026-11-21 delivered (settlement less 15 days)",
        "≈ 2026-12-05 last day for a return (14 days after delivery)",
        "2026-12-06 settled by TikTok Shop, no longer held back",
        "2026-12-07 paid (moved from 5 Dec 2026, a weekend)",
    ]


def test_settlement_and_release_apart() -> None:
    found = steps(settled(delivered_on="2026-11-30"))
    assert [(step.name, step.on.isoformat(), step.is_estimated) for step in found] == [
        ("ordered", "2026-11-14", False),
        ("delivered", "2026-11-30", False),
        ("settled", "2026-12-06", False),
        ("window_closes", "2026-12-14", False),
        ("released", "2026-12-15", False),
        ("payout", "2027-01-05", False),
    ]
    assert shown(found)[1] == "2026-11-30 delivered (file row 214)"


def test_a_settlement_sooner_than_the_lag_says_so() -> None:
    soon = settled(ordered_at="2026-11-28T10:00:00")
    assert shown(steps(soon))[1] == (
        "≈ 2026-11-21 delivered (settlement less 15 days, which is before the order:"
        " this shop settles sooner)"
    )


@pytest.mark.parametrize(
    ("shop", "note"),
    [
        (ShopRules(learned_delivery_days=7), "this shop: about 7 days, by its settled sales"),
        (ShopRules(delivery_days=1), "this shop: 1 day, as you set it"),
    ],
)
def test_who_says_when_it_was_delivered(shop: ShopRules, note: str) -> None:
    assert shown(steps(sale(), shop))[1].endswith(f"({note})")


def test_hold_until_settlement() -> None:
    found = shown(steps(sale(), hold="settlement", return_window_days="30"))
    assert found[2:] == [
        "≈ 2026-12-04 no longer held back (15 days after delivery)",
        "≈ 2026-12-07 paid out (moved from 5 Dec 2026, a weekend)",
        "≈ 2026-12-19 last day for a return (30 days after delivery)",
    ]


def test_a_run_moved_from_a_bank_holiday() -> None:
    found = shown(steps(sale(), payout_schedule="monthly:25"))
    assert found[-1] == "≈ 2026-12-28 paid out (moved from 25 Dec 2026, a bank holiday)"


def test_paying_at_release_is_not_moving() -> None:
    saturday = sale(delivered_on="2026-11-20")
    found = steps(saturday, payout_schedule="release")
    assert found[-1].note is None


@pytest.mark.parametrize(
    ("line", "minimum", "label"),
    [
        (sale(), "0", "payout run passed: not settled yet"),
        (settled(), "10", "payout run below the minimum of €10.00"),
        (sale(), "10", "payout run passed: not settled yet, or below the minimum of €10.00"),
    ],
)
def test_a_line_that_its_own_run_does_not_pay(line: LineFacts, minimum: str, label: str) -> None:
    found = steps(line, pays_on=date(2027, 1, 5), min_payout=minimum)
    assert [step.name for step in found][-2:] == ["missed_run", "payout"]
    assert render(found[-2].label, "en") == label
    assert found[-1].on == date(2027, 1, 5)


@pytest.mark.parametrize(
    ("status", "label"),
    [
        ("awaiting", "payout, if the buyer pays"),
        ("frozen", "payout, had it not been frozen"),
        ("unknown", "payout, if its status means that it counts"),
    ],
)
def test_money_in_doubt_says_what_must_happen_first(status: str, label: str) -> None:
    last = steps(sale(status=status))[-1]
    assert (render(last.label, "en"), last.is_estimated) == (label, True)


def test_of_a_lost_sale_only_what_happened_is_shown() -> None:
    assert shown(steps(sale(status="ineligible", returned_on="2026-11-25"))) == [
        "2026-11-14 ordered (at 21:04)",
        "2026-11-25 returned",
    ]


def test_money_taken_back_has_its_own_day() -> None:
    line = sale(status="deducted", settled_at="2026-12-20T10:00:00", final_earned=-524)
    assert shown(steps(line))[1:] == ["2026-12-20 taken back"]


@given(lines)
def test_after_the_order_the_days_are_in_order(line: LineFacts) -> None:
    found = steps(line)
    assert found[0].name == "ordered"
    assert [step.on for step in found[1:]] == sorted(step.on for step in found[1:])
