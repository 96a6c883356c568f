"""How a file writes numbers and dates, decided from all its cells at once."""

from __future__ import annotations

from decimal import Decimal

import pytest

from affitrack.ingest.read.block import Block
from affitrack.ingest.values.dialect import (
    Answers,
    Dialect,
    Evidence,
    Findings,
    Habits,
    Places,
    Sample,
    Verdict,
)
from affitrack.ingest.values.numbers import decimal_sign_shown

PLACES = Places(currency=0, money=(1, 2), moments=(3,), rates={"standard_rate": 4})


def _evidence(*rows: tuple[str, ...]) -> Evidence:
    evidence = Evidence(PLACES)
    cells = [[*row, *["/"] * (5 - len(row))] for row in rows]
    evidence.add(Block(range(2, 2 + len(rows)), cells, 1.0), 5)
    return evidence


NONE, COMMA, POINT = Habits(), Habits(",", "DMY"), Habits(".", "DMY")


def _findings(*rows: tuple[str, ...], habits: Habits = NONE) -> Findings:
    return _evidence(*rows).findings(habits)


def _dialect(*rows: tuple[str, ...], habits: Habits = NONE) -> Dialect:
    return _findings(*rows, habits=habits).dialect


@pytest.mark.parametrize(
    ("text", "digits", "sure", "likely"),
    [
        ("52,35", 2, ",", None),
        ("52.35", 2, ".", None),
        ("9.5", 2, ".", None),
        ("1.234,56", 2, ",", None),
        ("1,234.56", 2, ".", None),
        ("1.234.567", 2, ",", None),
        ("1,234,567", 2, ".", None),
        ("1234,567", 2, ",", None),
        ("0,123", 2, ",", None),
        ("1 234,567", 2, ",", None),
        ("140.000", 0, ",", None),
        ("9,510", 0, ".", None),
        ("9.510", 2, None, ","),
        ("9,510", 2, None, "."),
        ("9.510", 3, None, None),
        ("12", 2, None, None),
        ("1,23,4", 2, None, None),
        ("1,23,456", 2, ".", None),
        ("1.23.456", 2, None, None),
        ("1.2.3", 2, None, None),
        ("1,2.3,4", 2, None, None),
    ],
)
def test_what_an_amount_says_of_the_decimal_sign(
    text: str, digits: int, sure: str | None, likely: str | None
) -> None:
    assert decimal_sign_shown(text, digits) == (sure, likely)


def test_one_sure_cell_decides_for_the_ambiguous_ones() -> None:
    assert _dialect(("EUR", "9.510"), ("EUR", "9.520"), ("EUR", "1,5")).decimal_sign == ","
    assert _dialect(("EUR", "9.510"), ("EUR", "9.520"), ("EUR", "1.5")).decimal_sign == "."


def test_the_currency_decides_where_it_has_no_cents() -> None:
    assert _dialect(("VND", "140.000"), habits=POINT).decimal_sign == ","
    assert _dialect(("VND", "140,000"), habits=COMMA).decimal_sign == "."


def test_proof_needs_no_habit_and_asks_nothing() -> None:
    findings = _findings(("EUR", "9.510"), ("EUR", "1,5"), ("EUR", "1", "1", "31/08/2026"))
    assert findings.decimal_sign == Verdict(",", is_proven=True, is_asked=False)
    assert findings.date_order == Verdict("DMY", is_proven=True, is_asked=False)


@pytest.mark.parametrize(("habits", "sign"), [(COMMA, ","), (POINT, ".")])
def test_the_habit_decides_where_no_cell_speaks_against_it(habits: Habits, sign: str) -> None:
    for rows in ([("KWD", "9.510")], [("EUR", "12")], [("EUR", "/")]):
        verdict = _findings(*rows, habits=habits).decimal_sign
        assert (verdict.value, verdict.is_asked, verdict.is_proven) == (sign, False, False)


@pytest.mark.parametrize(
    ("cell", "habits", "sign", "is_asked"),
    [
        ("9.510", COMMA, ",", False),
        ("9,510", POINT, ".", False),
        ("9.510", POINT, ",", True),
        ("9,510", COMMA, ".", True),
        ("9.512", POINT, ",", True),
        ("9.510", NONE, ",", True),
        ("9,510", NONE, ".", True),
        ("12", NONE, ".", False),
    ],
)
def test_where_cells_and_habit_disagree_or_no_habit_is_known_it_is_asked(
    cell: str, habits: Habits, sign: str, is_asked: bool
) -> None:
    verdict = _findings(("EUR", cell), habits=habits).decimal_sign
    assert (verdict.value, verdict.is_asked, verdict.is_proven) == (sign, is_asked, False)
    assert [sample.cell for sample in verdict.samples] == ([cell] if is_asked else [])


def test_two_different_cells_are_the_examples() -> None:
    rows = [("EUR", "9.510", "9.510"), ("EUR", "9.510", "8.400")]
    samples = _findings(*rows).decimal_sign.samples
    assert samples == (Sample(1, "9.510", "EUR"), Sample(2, "8.400", "EUR"))


def test_an_answer_counts_where_the_cells_leave_a_choice() -> None:
    open_ = _findings(("EUR", "9.510", "1", "05/11/2026"))
    answered = open_.answered({"decimal_sign": ".", "date_order": "MDY"})
    assert answered.dialect == Dialect(".", "MDY")
    assert not answered.decimal_sign.is_asked
    assert not answered.date_order.is_asked
    proven = _findings(("EUR", "9.510,00", "1", "31/08/2026"))
    assert proven.answered({"decimal_sign": ".", "date_order": "MDY"}) == proven
    silent = _findings(("EUR", "9", "1", "05/11/2026"), habits=COMMA)
    assert silent.answered({"date_order": "MDY"}).dialect.date_order == "MDY"


@pytest.mark.parametrize("answers", [{"decimal_sign": ";"}, {"date_order": "YMD"}, {"x": "."}])
def test_what_is_no_answer_is_refused(answers: Answers) -> None:
    with pytest.raises(ValueError, match="is no answer"):
        _findings(("EUR", "9.510")).answered(answers)


def test_a_few_slips_are_outvoted() -> None:
    rows = [("EUR", "1,5"), ("EUR", "2,5"), ("EUR", "3.5")]
    assert _findings(*rows).decimal_sign == Verdict(",", is_proven=True, is_asked=False)


def test_two_ways_of_writing_in_one_file_are_asked_about() -> None:
    rows = [("EUR", f"{n},5") for n in range(9)] + [("EUR", f"{n}.5") for n in range(3)]
    verdict = _findings(*rows, habits=COMMA).decimal_sign
    assert (verdict.value, verdict.is_asked, verdict.is_mixed) == (",", True, True)
    assert [sample.cell for sample in verdict.samples] == ["0,5", "0.5"]
    answered = verdict.answered(".")
    assert (answered.value, answered.is_asked) == (".", False)


def test_three_slips_in_a_thousand_cells_are_slips() -> None:
    rows = [("EUR", f"{n},5") for n in range(1000)] + [("EUR", f"{n}.5") for n in range(3)]
    assert _findings(*rows).decimal_sign.is_proven


def test_a_tie_is_asked_about_unless_a_habit_is_known() -> None:
    rows = [("EUR", "1,5"), ("EUR", "3.5")]
    assert _findings(*rows).decimal_sign.is_asked
    verdict = _findings(*rows, habits=COMMA).decimal_sign
    assert (verdict.value, verdict.is_asked) == (",", False)


def test_one_slip_does_not_turn_all_thousands_into_fractions() -> None:
    rows = [("EUR", "9,510"), ("EUR", "8,400"), ("EUR", "12,5")]
    for habits in (POINT, NONE):
        verdict = _findings(*rows, habits=habits).decimal_sign
        assert verdict.is_asked
        assert [sample.cell for sample in verdict.samples] == ["9,510", "8,400"]
    assert not _findings(*rows, habits=COMMA).decimal_sign.is_asked


def test_repeating_a_cell_gives_it_no_more_weight() -> None:
    rows = [("EUR", "1,5"), ("EUR", "2,5"), *[("EUR", "3.5")] * 9]
    assert _dialect(*rows).decimal_sign == ","


def test_number_cells_of_a_workbook_say_nothing() -> None:
    assert _dialect(("EUR", "\0#1.5"), habits=COMMA).decimal_sign == ","


def test_formulas_of_a_workbook_say_nothing() -> None:
    words = [("EUR", f"{number},40", "/", "31/08/2026", "12") for number in range(9)]
    formulas = [
        ("EUR", f"\0={number}.4", "/", f"\0=08/{number}/2026", "\0=0.5") for number in range(13, 22)
    ]
    evidence = _evidence(*words, *formulas)
    findings = evidence.findings(NONE)
    assert findings.dialect == Dialect(",", "DMY")
    assert not findings.decimal_sign.is_asked
    assert not findings.date_order.is_asked
    assert _evidence(formulas[0]).rate_units() == {}


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (("31/08/2026 10:00:00", "05/11/2026 10:00:00"), "DMY"),
        (("08/31/2026 10:00:00", "05/11/2026 10:00:00"), "MDY"),
        (("05.11.2026 10:00:00",), "DMY"),
        (("08/31/2026", "08/30/2026", "31/08/2026"), "MDY"),
        (("2026-08-31 10:00:00", "2026-08-30", "08/31/2026", "2026/31/08"), "MDY"),
    ],
)
def test_the_order_of_dates(cells: tuple[str, ...], order: str) -> None:
    assert _dialect(*[("EUR", "1", "1", cell) for cell in cells]).date_order == order


@pytest.mark.parametrize(
    ("cells", "habits", "is_asked"),
    [
        (("05/11/2026", "06/11/2026"), NONE, True),
        (("05/11/2026", "06/11/2026"), COMMA, False),
        (("05-11-2026 10:00 PM",), NONE, True),
        (("05.11.2026", "06.11.2026"), NONE, False),
        (("05/05/2026", "11/11/2026"), NONE, False),
        (("2026-05-11", "2026/05/11"), NONE, False),
        (("2026-05-11", "2026-05-12T10:00:00", "05/11/2026"), NONE, True),
        (("/", "nonsense"), NONE, False),
        (("05/11/2026", "31/08/2026"), NONE, False),
        (("01/13/2026", "31/08/2026"), NONE, True),
        (("01/13/2026", "31/08/2026"), COMMA, False),
    ],
)
def test_what_is_asked_about_dates(cells: tuple[str, ...], habits: Habits, is_asked: bool) -> None:
    rows = [("EUR", "1", "1", cell) for cell in cells]
    assert _findings(*rows, habits=habits).date_order.is_asked == is_asked


def test_days_beside_the_moments_tell_the_order_too() -> None:
    evidence = Evidence(Places(currency=None, money=(), moments=(0,), rates={}, days=(1,)))
    evidence.add(Block([2], [["05/11/2026", "31/08/2026"]], 1.0), 2)
    assert evidence.findings(NONE).date_order.is_proven


@pytest.mark.parametrize(
    ("cells", "unit"),
    [
        (("12", "0,5"), "percent from 1"),
        (("0.12", "0.05"), "fraction"),
        (("0.12", "1"), "fraction"),
        (("1", "1.0", "0"), "percent from 1"),
        (("12%", "5"), "percent from 1"),
    ],
)
def test_numbers_without_percent_mean_the_same_in_a_whole_column(
    cells: tuple[str, ...], unit: str
) -> None:
    evidence = _evidence(*[("EUR", "1,5", "1", "/", cell) for cell in cells])
    assert evidence.rate_units() == {"standard_rate": unit}


def test_rates_with_percent_leave_nothing_open() -> None:
    assert _evidence(("EUR", "1,5", "1", "/", "12%")).rate_units() == {}


def test_evidence_is_conclusive_when_nothing_later_can_decide() -> None:
    assert _evidence(("EUR", "1,5", "1", "31/08/2026", "12%")).is_conclusive
    assert not _evidence(("EUR", "1.500", "1", "31/08/2026", "12%")).is_conclusive
    assert not _evidence(("EUR", "1,5", "1", "05/08/2026", "12%")).is_conclusive
    assert not _evidence(("EUR", "1,5", "1", "31/08/2026", "12")).is_conclusive


def test_rows_of_another_width_say_nothing() -> None:
    evidence = Evidence(PLACES)
    evidence.add(Block([2], [["EUR", "1.5"]], 1.0), 5)
    assert evidence.findings(COMMA).dialect.decimal_sign == ","


def test_cells_that_can_be_read_in_both_ways_are_the_better_examples() -> None:
    rows = [("EUR", "1.234"), ("EUR", "2.345"), ("EUR", "2.500"), ("EUR", "3.500")]
    samples = _findings(*rows).decimal_sign.samples
    assert [sample.cell for sample in samples] == ["2.500", "3.500"]
    samples = _findings(*rows[:3]).decimal_sign.samples
    assert [sample.cell for sample in samples] == ["2.500", "1.234"]


@pytest.mark.parametrize(
    ("cells", "fraction"),
    [(("0,12", "0,05"), "0.12"), (("12", "0,5"), None), (("12%",), None), (("/",), None)],
)
def test_a_number_that_is_taken_for_a_fraction_is_told(
    cells: tuple[str, ...], fraction: str | None
) -> None:
    evidence = _evidence(*[("EUR", "1,5", "1", "/", cell) for cell in cells])
    assert evidence.fraction() == (None if fraction is None else Decimal(fraction))
