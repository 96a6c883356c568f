from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.changes import (
    Change,
    ChangeTally,
    Effect,
    Figure,
    StageMove,
    changes,
    stage_on,
    together,
)
from affitrack.domain.derive import DerivedLine
from affitrack.domain.line import LineFacts
from affitrack.domain.stage import EARNED, Stage
from tests.domain.lines import deriver, sale

AS_OF = date(2026, 11, 22)
HELD = sale(est_standard=524, est_base=4367, standard_rate="0.12", items_sold=2)
PAID = sale(
    ordered_at="2026-08-01T10:00:00",
    status="settled",
    status_raw="Réglée",
    settled_at="2026-09-01T10:00:00",
    final_earned=510,
)


FRENCH = deriver()


def with_dates(facts: LineFacts) -> tuple[LineFacts, DerivedLine]:
    return facts, FRENCH.derive(facts)


def told(before: LineFacts, after: LineFacts) -> dict[Figure, tuple[object, object]]:
    found = changes(with_dates(before), with_dates(after), AS_OF)
    return {change.figure: (change.before, change.after) for change in found}


def test_equal_lines_have_not_changed() -> None:
    assert changes(with_dates(HELD), with_dates(HELD), AS_OF) == ()


def test_a_correction_is_told_figure_by_figure() -> None:
    corrected = HELD._replace(est_standard=490, est_base=4083, items_refunded=1)
    assert told(HELD, corrected) == {
        Figure.NET: (524, 490),
        Figure.BASE: (4367, 4083),
        Figure.ITEMS_REFUNDED: (0, 1),
    }


def test_a_line_that_moves_on_says_its_stage_and_not_the_days_that_follow_from_it() -> None:
    lost = HELD._replace(status="ineligible", status_raw="Inéligible", items_refunded=2)
    found = changes(with_dates(HELD), with_dates(lost), AS_OF)
    assert found[0] == Change(Figure.STAGE, "held", "lost")
    assert {change.figure for change in found} == {Figure.STAGE, Figure.ITEMS_REFUNDED}


def test_a_day_that_the_file_states_is_told() -> None:
    delivered = HELD._replace(delivered_on="2026-11-20")
    found = told(HELD, delivered)
    assert found[Figure.DELIVERED_ON] == (None, "2026-11-20")
    assert Figure.RELEASE_ON in found


def test_a_word_of_the_platform_is_told_where_the_stage_does_not() -> None:
    renamed = HELD._replace(status_raw="Pending")
    assert told(HELD, renamed) == {Figure.STATUS: ("En attente", "Pending")}


def test_moves_are_counted_by_the_stage_that_lines_come_to() -> None:
    tally = ChangeTally()
    pending = PAID._replace(status="pending", settled_at=None, final_earned=None, est_standard=500)
    lost = HELD._replace(status="ineligible")
    tally.add(with_dates(pending), with_dates(PAID))
    tally.add(with_dates(HELD), with_dates(lost))
    tally.add(with_dates(HELD), with_dates(HELD._replace(est_standard=500)))
    assert tally.moves(AS_OF) == (
        StageMove("EUR", Stage.PAID, 1, 10),
        StageMove("EUR", Stage.LOST, 1, -524),
        StageMove("EUR", None, 1, -24),
    )
    assert tally.earned() == {"EUR": 10 - 524 - 24}


def test_effects_of_several_files_add_up() -> None:
    one = Effect({"EUR": 5}, (StageMove("EUR", Stage.PAID, 1, 10), StageMove("EUR", None, 2, 0)))
    two = Effect({"EUR": 1, "GBP": 2}, (StageMove("EUR", Stage.PAID, 3, -4),))
    assert together([one, two]) == Effect(
        {"EUR": 6, "GBP": 2}, (StageMove("EUR", Stage.PAID, 4, 6), StageMove("EUR", None, 2, 0))
    )
    assert together([]) == Effect()


STATUSES = ["awaiting", "pending", "settled", "ineligible", "frozen", "deducted", "unknown"]
LINES = st.builds(
    lambda status, net, currency: sale(
        status=status,
        currency=currency,
        settled_at="2026-11-20T10:00:00" if status in {"settled", "deducted"} else None,
        est_standard=net,
        final_earned=net if status in {"settled", "deducted"} else None,
    ),
    status=st.sampled_from(STATUSES),
    net=st.integers(0, 1000),
    currency=st.sampled_from(["EUR", "GBP"]),
)


@given(st.lists(st.tuples(LINES, LINES)))
def test_moves_and_earnings_are_conserved(pairs: list[tuple[LineFacts, LineFacts]]) -> None:
    tally = ChangeTally()
    grown = {"EUR": 0, "GBP": 0}
    for before, after in pairs:
        old, new = with_dates(before), with_dates(after)
        tally.add(old, new)
        grown[after.currency] += new[1].net if stage_on(new[1], AS_OF) in EARNED else 0
        grown[before.currency] -= old[1].net if stage_on(old[1], AS_OF) in EARNED else 0
    assert sum(move.lines for move in tally.moves(AS_OF)) == len(pairs)
    assert {code: amount for code, amount in tally.earned().items() if amount} == {
        code: amount for code, amount in grown.items() if amount
    }
