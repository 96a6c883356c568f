"""Why a run was paid short: known steps, lines that fit, and what no line explains."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.book import Book
from affitrack.domain.line import LineFacts
from affitrack.domain.received import ReceivedEntry
from affitrack.domain.run_explanation import FitKind, RunExplanation, StepKind
from affitrack.domain.stage import Stage
from affitrack.store.connection import Store
from affitrack.wording.catalogue import render
from tests.domain.lines import sale
from tests.store.stores import new_store, take_in

AS_OF = date(2026, 12, 20)
RUN = date(2026, 12, 7)


def settled(number: int, net: int, **more: Any) -> LineFacts:  # noqa: ANN401 - any column of an export
    """A sale that the run of December pays."""
    stated = {
        "order_id": f"{number}", "status": "settled", "settled_at": "2026-11-20T08:00:00",
        "ordered_at": "2026-11-01T10:00:00", "final_earned": net, "actual_standard": net,
    }  # fmt: skip
    return sale(**{**stated, **more})


def explained(book: Book) -> RunExplanation:
    (run,) = [run for run in book.arrivals().runs if run.payout_on == RUN]
    found = book.explain_run(run)
    assert found.should + sum(step.amount for step in found.steps) == run.expected
    assert run.expected + found.explained + found.unexplained == run.received + run.fees
    for said in (*(step.said for step in found.steps), *(fit.said for fit in found.fits)):
        assert render(said, "en")
        assert render(said, "fr")
    return found


def paid(store: Store, lines: Sequence[LineFacts], amount: int | None, fee: int = 0) -> Book:
    take_in(store, lines)
    book = Book(store, AS_OF)
    if amount is not None:
        book.add_received(ReceivedEntry(date(2026, 12, 9), amount, fee=fee))
    return book


def test_what_lines_paid_too_little_leads_to_what_is_expected(store: Store) -> None:
    estimate = {"est_standard": 249, "est_base": 2075, "standard_rate": "0.12"}
    lines = [
        settled(1, 249),
        settled(2, 0, **estimate),
        settled(3, 200, **estimate),
        settled(4, 149, actual_base=2075, standard_rate="0.12"),
        sale(**estimate, order_id="5", ordered_at="2026-11-01T10:00:00"),
    ]
    found = explained(paid(store, lines, None))
    assert {step.kind: (step.lines, step.amount) for step in found.steps} == {
        StepKind.ZERO: (1, -249),
        StepKind.LESS: (1, -49),
        StepKind.COMMISSION: (1, -100),
        StepKind.LATE: (1, -249),
    }
    assert found.should == 249 * 5
    assert [each.order_id for step in found.steps for each in step.findings] == ["2", "4", "3", "5"]


def test_lines_that_only_wait_are_no_findings(store: Store) -> None:
    waiting = sale(est_standard=249, order_id="2", ordered_at="2026-11-01T10:00:00")
    usual = [settled(number, 20) for number in range(10, 20)]
    slow = [
        settled(number, 5, ordered_at="2026-05-01T10:00:00", settled_at="2026-08-01T10:00:00")
        for number in (20, 21)
    ]
    found = explained(paid(store, [waiting, *usual, *slow], None))
    assert [(step.kind, step.lines, step.amount) for step in found.steps] == [
        (StepKind.WAITING, 1, -249)
    ]
    assert found.steps[0].findings == ()


def test_what_was_taken_back_since_the_run_before_is_a_step(store: Store) -> None:
    back = settled(2, -30, settled_at="2026-11-25T08:00:00", items_refunded=1)
    found = explained(paid(store, [settled(1, 249), back], 219))
    assert [(step.kind, step.amount) for step in found.steps] == [(StepKind.TAKEN_BACK, -30)]
    assert [each.order_id for each in found.steps[0].findings] == ["2"]
    assert (found.run.difference, found.fits, found.unexplained) == (0, (), 0)


def test_what_was_taken_back_on_the_day_of_a_run_belongs_to_that_run(store: Store) -> None:
    earlier = settled(9, 500, ordered_at="2026-09-01T10:00:00", settled_at="2026-10-10T08:00:00")
    on_november = settled(2, -10, settled_at="2026-11-05T08:00:00", items_refunded=1)
    on_december = settled(3, -30, settled_at="2026-12-07T08:00:00", items_refunded=1)
    lines = [earlier, settled(1, 249), on_november, on_december]
    found = explained(paid(store, lines, 189))
    (step,) = found.steps
    assert (step.amount, [each.order_id for each in step.findings]) == (-30, ["3"])
    assert (found.run.difference, found.fits, found.unexplained) == (-30, (), -30)


def test_one_sale_that_is_missing_is_named(store: Store) -> None:
    found = explained(paid(store, [settled(1, 249), settled(2, 120), settled(3, 77)], 326))
    (fit,) = found.fits
    assert (fit.kind, fit.amount, fit.is_sure, found.unexplained) == (FitKind.LINE, -120, True, 0)
    assert render(fit.said, "en") == "Order 2 comes to exactly what is missing: €1.20."


def test_a_sale_that_no_file_calls_settled_yet_explains_what_was_too_much(store: Store) -> None:
    """It was delivered late, and an export of 90 days lost sight of it before it was settled."""
    slow = [
        sale(est_standard=net, order_id=f"{net}", ordered_at=f"{day}T10:00:00")
        for net, day in ((70, "2026-11-01"), (430, "2026-10-10"), (90, "2026-10-10"))
    ]
    found = explained(paid(store, [settled(1, 249), *slow], 249 + 430))
    (fit,) = found.fits
    assert (fit.kind, fit.amount, fit.is_sure) == (FitKind.UNSETTLED, 430, True)
    assert found.unexplained == 0
    said = "Order 430, which no file calls settled yet, comes to exactly what is too much: €4.30."
    assert render(fit.said, "en") == said


def test_of_several_sales_that_may_be_too_much_none_explains(store: Store) -> None:
    slow = [
        sale(est_standard=430, order_id=f"{n}", ordered_at="2026-11-01T10:00:00") for n in (7, 8)
    ]
    found = explained(paid(store, [settled(1, 249), *slow], 249 + 430))
    assert [(fit.kind, fit.is_sure) for fit in found.fits] == [(FitKind.UNSETTLED, False)] * 2
    assert found.unexplained == 430


def test_a_list_without_statuses_is_expected_by_the_rules(store: Store) -> None:
    """What it holds was paid, but for a sale that never arrived."""
    lines = [
        sale(est_standard=net, order_id=f"{net}", ordered_at="2026-11-01T10:00:00", status_raw="")
        for net in (500, 249, 64)
    ]
    book = paid(store, lines, 500 + 249)
    found = explained(book)
    assert (found.run.expected, found.run.waiting, found.run.difference) == (813, 813, -64)
    (fit,) = found.fits
    assert (fit.kind, fit.amount, fit.is_sure, found.unexplained) == (FitKind.LINE, -64, True, 0)
    (euro,) = book.summary()
    assert (euro.stages[Stage.PAID].net, euro.next_payout_on) == (813, None)


def test_a_small_payout_does_not_pay_a_list_without_statuses(store: Store) -> None:
    lines = [sale(est_standard=500, ordered_at="2026-11-01T10:00:00", status_raw="")]
    book = paid(store, lines, 250)
    assert explained(book).run.difference == -250
    assert book.summary()[0].stages[Stage.CLEARED].net == 500


def test_of_several_that_fit_none_explains(store: Store) -> None:
    lines = [settled(1, 120), settled(2, 120), settled(3, 77)]
    found = explained(paid(store, lines, 197))
    assert [(fit.kind, fit.is_sure) for fit in found.fits] == [(FitKind.LINE, False)] * 2
    assert found.unexplained == -120


@pytest.mark.parametrize(
    ("lines", "missing", "kind"),
    [
        (
            [settled(1, 500), settled(2, 60), settled(2, 61, sku_id="7")], 121, FitKind.ORDER,
        ),
        (
            [settled(1, 500), settled(2, 60, shop="B"), settled(3, 61, shop="B")],
            121, FitKind.SHOP,
        ),
        (
            [settled(1, 500), *(settled(n, n, settled_at="2026-11-21T08:00:00") for n in (60, 61))],
            121, FitKind.SETTLED_ON,
        ),
    ],
)  # fmt: skip
def test_sales_that_belong_together_may_be_missing(
    store: Store, lines: Sequence[LineFacts], missing: int, kind: FitKind
) -> None:
    found = explained(paid(store, lines, 500 + 121 - missing))
    assert [(fit.kind, fit.is_sure) for fit in found.fits] == [(kind, True)]
    assert found.unexplained == 0


def test_a_few_orders_that_have_nothing_else_in_common_may_be_missing(store: Store) -> None:
    nets = (1011, 2022, 3037, 4103, 955)
    lines = [settled(number, net) for number, net in enumerate(nets)]
    found = explained(paid(store, lines, sum(nets) - 1011 - 3037))
    (fit,) = found.fits
    assert (fit.kind, fit.amount, fit.is_sure) == (FitKind.ORDERS, -4048, True)
    assert (len(fit.line_ids), found.unexplained) == (2, 0)
    said = "Orders 0, 2 together come to exactly what is missing: €40.48."
    assert render(fit.said, "en") == said


def test_of_many_orders_no_few_are_said_to_be_missing(store: Store) -> None:
    lines = [settled(number, 100 + 7 * number) for number in range(40)]
    found = explained(paid(store, lines, sum(line.final_earned or 0 for line in lines) - 2005))
    assert (found.fits, found.unexplained) == ((), -2005)


def test_what_was_taken_back_before_the_money_came_explains(store: Store) -> None:
    back = settled(2, -30, settled_at="2026-12-08T08:00:00")
    found = explained(paid(store, [settled(1, 249), back], 219))
    (fit,) = found.fits
    assert (fit.kind, fit.amount, found.unexplained) == (FitKind.TAKEN_BACK, -30, 0)


def test_what_no_line_explains_is_left(store: Store) -> None:
    found = explained(paid(store, [settled(1, 249), settled(2, 120)], 300, fee=7))
    assert (found.fits, found.unexplained) == ((), -62)


def test_a_run_of_which_nothing_came_is_not_explained_away(store: Store) -> None:
    found = explained(paid(store, [settled(1, 249)], None))
    assert (found.fits, found.unexplained) == ((), -249)


def test_more_than_expected_is_left_as_it_is(store: Store) -> None:
    found = explained(paid(store, [settled(1, 249)], 300))
    assert (found.fits, found.unexplained) == ((), 51)


def test_what_was_taken_back_after_it_was_paid_explains_what_was_too_much(store: Store) -> None:
    take_in(store, [settled(1, 249), settled(2, 120)])
    book = Book(store, AS_OF)
    book.add_received(ReceivedEntry(date(2026, 12, 9), 369))
    back = {"status": "deducted", "settled_at": "2026-12-15T08:00:00"}
    take_in(store, [settled(2, -120, **back), settled(3, -30, **back)])
    found = explained(Book(store, AS_OF))
    (fit,) = found.fits
    assert (fit.kind, fit.amount, len(fit.line_ids)) == (FitKind.PAID_BEFORE, 120, 1)
    assert (found.run.difference, found.unexplained) == (120, 0)


def test_what_is_taken_back_under_the_day_of_its_settlement_was_paid_too(store: Store) -> None:
    """It is missing from what the run settled, and counts as kept from it: twice what it paid."""
    take_in(store, [settled(1, 249), settled(2, 120), settled(3, 240, status="pending")])
    book = Book(store, AS_OF)
    book.add_received(ReceivedEntry(date(2026, 12, 9), 369))
    take_in(store, [settled(2, -120, status="deducted")])
    found = explained(Book(store, AS_OF))
    (fit,) = found.fits
    assert (fit.kind, fit.amount, len(fit.line_ids)) == (FitKind.DATED_BACK, 240, 1)
    assert (found.run.difference, found.unexplained) == (240, 0)


def test_runs_whose_money_came_on_one_day_have_each_its_own_lines(store: Store) -> None:
    """The money of December came with that of November."""
    times = {"settled_at": "2026-11-01T08:00:00", "ordered_at": "2026-10-01T10:00:00"}
    take_in(store, [settled(1, 400, est_standard=500, **times), settled(2, 249, est_standard=300)])
    book = Book(store, AS_OF)
    november = date(2026, 11, 5)
    came = book.add_received(ReceivedEntry(november, 400 + 249))
    book.pin(came.payout_id, [(november, 400), (RUN, 249)])
    found = explained(book)
    assert found.run.pays_on == november
    assert [(step.kind, step.amount) for step in found.steps] == [(StepKind.LESS, -51)]
    claim_lines = book.make_claim(found.steps[0].findings).lines
    assert [line.order_id for line in claim_lines] == ["2"]


LINES = st.lists(
    st.tuples(
        st.integers(-300, 400),
        st.one_of(st.none(), st.integers(0, 400)),
        st.sampled_from(["settled", "pending", "frozen"]),
        st.integers(12, 30),
        st.sampled_from(["A", "B"]),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=60)
@given(LINES, st.one_of(st.none(), st.integers(50, 3000)), st.integers(0, 50))
def test_nothing_is_lost_on_the_way(
    made: list[tuple[int, int | None, str, int, str]], came: int | None, fee: int
) -> None:
    lines = [
        sale(
            order_id=f"{number}",
            ordered_at="2026-11-01T10:00:00",
            shop=shop,
            status=status,
            est_standard=estimate,
            **(
                {"settled_at": f"2026-11-{day}T08:00:00", "final_earned": net}
                if status == "settled"
                else {}
            ),
        )
        for number, (net, estimate, status, day, shop) in enumerate(made)
    ]
    with (
        tempfile.TemporaryDirectory() as folder,
        new_store(Path(folder) / "affitrack.db") as store,
    ):
        book = paid(store, lines, came, fee)
        for run in book.arrivals().runs:
            found = book.explain_run(run)
            assert found.should + sum(step.amount for step in found.steps) == run.expected
            assert run.difference == found.explained + found.unexplained
            assert min(found.explained, run.difference) == run.difference or not found.explained
        keys = [each.key for each in book.findings()]
        assert len(set(keys)) == len(keys)
        assert all(each.difference < 0 for each in book.findings())
