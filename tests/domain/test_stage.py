"""Where a line's money is, by its facts and the day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.line import LineFacts, Status
from affitrack.domain.records import LineRecord
from affitrack.domain.stage import Outcome, Stage, outcome_of, stage_of
from tests.domain.lines import deriver, record, sale

RELEASE, RUN = date(2026, 12, 4), date(2026, 12, 7)
ONE_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("status", "sold", "refunded", "final", "outcome"),
    [
        ("awaiting", 1, 0, None, Outcome.AWAITING),
        ("pending", 1, 0, None, Outcome.PENDING),
        ("pending", 3, 2, None, Outcome.PENDING),
        ("settled", 1, 0, 524, Outcome.SETTLED),
        ("settled", 1, 0, None, Outcome.SETTLED),
        ("settled", 1, 0, 0, Outcome.SETTLED),
        ("settled", 1, 0, -524, Outcome.DEDUCTED),
        ("ineligible", 1, 0, None, Outcome.LOST),
        ("frozen", 1, 0, None, Outcome.FROZEN),
        ("deducted", 1, 1, -524, Outcome.DEDUCTED),
        ("unknown", 1, 0, None, Outcome.UNKNOWN),
        # Fully refunded is lost, whatever the status says, unless money was settled all the same.
        ("awaiting", 1, 1, None, Outcome.LOST),
        ("pending", 3, 3, None, Outcome.LOST),
        ("pending", 1, 2, None, Outcome.LOST),
        ("settled", 1, 1, 0, Outcome.LOST),
        ("settled", 1, 1, None, Outcome.LOST),
        ("settled", 1, 1, 524, Outcome.SETTLED),
        ("frozen", 1, 1, None, Outcome.LOST),
        # What nobody understands stays to be mapped.
        ("unknown", 1, 1, None, Outcome.UNKNOWN),
        ("something else", 1, 0, None, Outcome.UNKNOWN),
        # No item at all is no return.
        ("pending", 0, 0, None, Outcome.PENDING),
    ],
)
def test_outcomes(
    status: str, sold: int, refunded: int, final: int | None, outcome: Outcome
) -> None:
    line = sale(status=status, items_sold=sold, items_refunded=refunded, final_earned=final)
    assert outcome_of(line) is outcome


@pytest.mark.parametrize(
    ("outcome", "day", "stage"),
    [
        (Outcome.PENDING, RELEASE - ONE_DAY, Stage.HELD),
        (Outcome.PENDING, RELEASE, Stage.CLEARED),
        (Outcome.PENDING, RUN - ONE_DAY, Stage.CLEARED),
        (Outcome.PENDING, RUN, Stage.CLEARED),
        (Outcome.PENDING, RUN + timedelta(days=400), Stage.CLEARED),
        (Outcome.SETTLED, RELEASE - ONE_DAY, Stage.HELD),
        (Outcome.SETTLED, RELEASE, Stage.CLEARED),
        (Outcome.SETTLED, RUN - ONE_DAY, Stage.CLEARED),
        (Outcome.SETTLED, RUN, Stage.PAID),
        (Outcome.SETTLED, RUN + ONE_DAY, Stage.PAID),
    ],
)
def test_stages_on_every_boundary_day(outcome: Outcome, day: date, stage: Stage) -> None:
    assert stage_of(outcome, RELEASE, RUN, day) is stage


@pytest.mark.parametrize(
    ("outcome", "stage"),
    [
        (Outcome.AWAITING, Stage.AWAITING),
        (Outcome.LOST, Stage.LOST),
        (Outcome.FROZEN, Stage.FROZEN),
        (Outcome.DEDUCTED, Stage.DEDUCTED),
        (Outcome.UNKNOWN, Stage.UNKNOWN),
    ],
)
@pytest.mark.parametrize("day", [RELEASE - ONE_DAY, RELEASE, RUN, RUN + ONE_DAY])
def test_other_outcomes_stay_where_they_are(outcome: Outcome, stage: Stage, day: date) -> None:
    assert stage_of(outcome, RELEASE, RUN, day) is stage
    assert stage_of(outcome, None, None, day) is stage


@pytest.mark.parametrize(("release", "run"), [(None, RUN), (RELEASE, None)])
def test_a_pending_line_without_its_days_is_our_fault(
    release: date | None, run: date | None
) -> None:
    with pytest.raises(ValueError, match="release and payout day"):
        stage_of(Outcome.PENDING, release, run, RUN)


days = st.dates(date(2025, 1, 1), date(2028, 12, 31))
lines = st.builds(
    sale,
    status=st.sampled_from([status.value for status in Status]),
    items_sold=st.integers(0, 5),
    items_refunded=st.integers(0, 6),
    ordered_at=days.map(lambda day: f"{day}T12:00:00"),
    settled_at=st.none() | days.map(lambda day: f"{day}T03:00:00"),
    est_standard=st.none() | st.integers(0, 10_000),
    final_earned=st.none() | st.integers(-10_000, 10_000),
)
WORKS_OUT = deriver()


def stages_by_the_table(line: LineRecord, day: date) -> list[Stage]:
    """Return every stage whose row of domain.md's table fits."""
    outcome, release, run = (
        line.derived.outcome,
        line.derived.release_on or "",
        line.derived.payout_on or "",
    )
    as_of = day.isoformat()
    is_due = outcome in {"pending", "settled"}
    fits = {
        Stage.AWAITING: outcome == "awaiting",
        Stage.HELD: is_due and as_of < release,
        Stage.CLEARED: is_due and release <= as_of and (as_of < run or outcome != "settled"),
        Stage.PAID: outcome == "settled" and as_of >= run,
        Stage.LOST: outcome == "lost",
        Stage.FROZEN: outcome == "frozen",
        Stage.DEDUCTED: outcome == "deducted",
        Stage.UNKNOWN: outcome == "unknown",
    }
    return [stage for stage, is_so in fits.items() if is_so]


@given(lines, days)
def test_every_line_is_in_exactly_one_stage(line: LineFacts, day: date) -> None:
    shown = record(line, day, WORKS_OUT)
    assert stages_by_the_table(shown, day) == [shown.stage]


@given(st.lists(lines, max_size=30), days)
def test_the_sum_over_stages_is_the_sum_over_lines(some: list[LineFacts], day: date) -> None:
    shown = [record(line, day, WORKS_OUT) for line in some]
    by_stage = {
        stage: sum(line.derived.net for line in shown if line.stage is stage) for stage in Stage
    }
    assert sum(by_stage.values()) == sum(line.derived.net for line in shown)


@given(lines, days)
def test_a_stage_depends_on_facts_and_day_alone(line: LineFacts, day: date) -> None:
    first = record(line, day, WORKS_OUT)
    again = record(line, day, deriver())
    assert (first.derived, first.stage) == (again.derived, again.stage)


@given(lines, days, st.integers(1, 400))
def test_time_alone_moves_money_forward_only(line: LineFacts, day: date, later: int) -> None:
    order = list(Stage)
    now = record(line, day, WORKS_OUT).stage
    then = record(line, day + timedelta(days=later), WORKS_OUT).stage
    assert order.index(now) <= order.index(then)
