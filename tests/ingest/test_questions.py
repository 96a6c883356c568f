"""What a file leaves open is asked with its own cells, and never guessed silently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.money import Money, decimal_text
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.read.block import Block
from affitrack.ingest.recognise.questions import Example, Question, UndecidedError, refuse_undecided
from affitrack.ingest.recognise.recognising import recognise
from affitrack.ingest.values.dialect import Evidence, Habits, Places
from affitrack.ingest.values.moments import DateOrder, read_moment
from affitrack.ingest.values.numbers import DecimalSign, read_amount
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    SALE,
    Shape,
    all_lines,
    fields_of,
    rows_of,
    said,
    sale,
    sales,
    write_rows,
    write_sales,
    write_sales_workbook,
)

# All amounts of a sale written so that a thousand and a fraction look alike.
OPEN_AMOUNTS: Mapping[str, str] = {
    name: "/" if name.startswith(("est", "tax", "actual", "shared")) else "9.510"
    for name in SALE
    if name in {"price", "gmv", "final_earned"} or name.startswith(("est", "tax", "actual", "shar"))
}
OPEN_DAYS: Mapping[str, str] = {
    "ordered_at": "05/11/2026 10:00:00",
    "settled_at": "07/12/2026 10:00:00",
}
ENGLISH = Shape("en", 47)


def _english(path: Path, **cells: str) -> SourceFile:
    return recognise(write_sales(path, [sale(**cells)], ENGLISH))


def _unknown_language(
    path: Path, sold: Iterable[Mapping[str, str]], header: str = "Spalte"
) -> SourceFile:
    names = [f"{header} {index}" for index in range(47)]
    fields = fields_of(47)
    names[fields.index("est_cedular_tax")] = "Est. CedularTax"
    names[fields.index("tax_cedular")] = "cedular_tax"
    return recognise(write_rows(path, [names, *rows_of(sold, 47)]))


def test_an_export_that_proves_itself_asks_nothing(tmp_path: Path) -> None:
    assert recognise(write_sales(tmp_path / "e.csv", [sale()])).questions() == ()


def test_open_dates_of_a_known_export_are_day_first_by_fact(tmp_path: Path) -> None:
    source = recognise(write_sales(tmp_path / "e.csv", [sale(**OPEN_DAYS)]))
    assert source.questions() == ()
    assert [line.ordered_at for line in all_lines(source).facts()] == ["2026-11-05T10:00:00"]


@pytest.mark.parametrize("language", ["en", "fr", "th", "vi"])
def test_open_amounts_follow_the_language_where_they_agree(tmp_path: Path, language: str) -> None:
    point = language in {"en", "th"}
    cells = dict.fromkeys(OPEN_AMOUNTS, "9,510" if point else "9.510")
    path = write_sales(tmp_path / "e.csv", [sale(**cells)], Shape(language, 47))
    source = recognise(path)
    assert source.questions() == ()
    assert {line.price for line in all_lines(source).facts()} == {951000}


def test_an_english_file_that_looks_continental_is_asked_about(tmp_path: Path) -> None:
    source = _english(tmp_path / "e.csv", **OPEN_AMOUNTS)
    (question,) = source.questions()
    assert question == Question(
        "decimal_sign",
        (Example("Price", "9.510", (Money(951000, "EUR"), Money(951, "EUR"))),),
        (",", "."),
    )
    assert render(question.sentence(), "en") == (
        "column “Price”: “9.510” can mean €9,510.00 or €9.51, and nothing in the file tells which"
    )
    assert render(question.sentence(), "fr") == (
        "colonne «\u00a0Price\u00a0»\u00a0: «\u00a09.510\u00a0» peut valoir 9\u202f510,00\u00a0€ "
        "ou 9,51\u00a0€, et rien dans le fichier ne permet de trancher"
    )


@pytest.mark.parametrize(("sign", "price"), [(",", 951000), (".", 951)])
def test_the_answer_decides_how_the_file_is_read(tmp_path: Path, sign: str, price: int) -> None:
    source = _english(tmp_path / "e.csv", **OPEN_AMOUNTS)
    source.answer({"decimal_sign": sign})
    assert source.questions() == ()
    assert [line.price for line in all_lines(source).facts()] == [price]
    assert source.dialect.decimal_sign == sign


def test_an_unknown_language_is_asked_about_its_amounts_but_not_its_dates(tmp_path: Path) -> None:
    source = _unknown_language(tmp_path / "e.csv", [sale(**OPEN_AMOUNTS, **OPEN_DAYS)])
    (question,) = source.questions()
    assert (question.about, question.column) == ("decimal_sign", "Spalte 4")
    assert _unknown_language(tmp_path / "f.csv", [sale()]).questions() == ()


def test_two_examples_are_given_where_there_are_two(tmp_path: Path) -> None:
    cells = {**OPEN_AMOUNTS, "gmv": "8.400", "final_earned": "7.300"}
    (question,) = _english(tmp_path / "e.csv", **cells).questions()
    assert [(each.column, each.cell) for each in question.examples] == [
        ("Price", "9.510"),
        ("GMV", "8.400"),
    ]
    assert render(question.sentence(), "en") == (
        "column “Price”: “9.510” can mean €9,510.00 or €9.51, "
        "column “GMV”: “8.400” can mean €8,400.00 or €8.40, and nothing in the file tells which"
    )


def test_amounts_of_an_unknown_currency_are_shown_without_one(tmp_path: Path) -> None:
    (question,) = _english(tmp_path / "e.csv", **OPEN_AMOUNTS, currency="/").questions()
    assert question.examples[0].readings == (Decimal("9510.00"), Decimal("9.51"))


def test_a_reading_that_is_none_is_said_to_be_none(tmp_path: Path) -> None:
    cells = {name: text.replace("10", "12") for name, text in OPEN_AMOUNTS.items()}
    (question,) = _english(tmp_path / "e.csv", **cells).questions()
    assert question.examples[0].readings == (Money(951200, "EUR"), None)
    assert "can mean €9,512.00 or no amount at all" in render(question.sentence(), "en")


def test_number_cells_leave_nothing_open(tmp_path: Path) -> None:
    assert recognise(write_sales_workbook(tmp_path / "e.xlsx", sales(2))).questions() == ()


def test_a_mixed_file_is_asked_about_with_a_proof_of_each(tmp_path: Path) -> None:
    sold = [*sales(3), *sales(3, price="24.90", gmv="25.90", final_earned="3.49")]
    source = recognise(write_sales(tmp_path / "e.csv", sold))
    (question,) = source.questions()
    assert question.is_mixed
    assert "some amounts have a decimal comma" in render(question.sentence(), "en")
    assert "certains montants ont une virgule" in render(question.sentence(), "fr")
    source.answer({"decimal_sign": ","})
    assert len(all_lines(source).lines) == 3
    assert len(all_lines(source).rejects) == 3


def test_what_was_not_answered_is_refused_with_the_question(tmp_path: Path) -> None:
    source = _english(tmp_path / "e.csv", **OPEN_AMOUNTS)
    with pytest.raises(UndecidedError) as error:
        refuse_undecided(source)
    assert error.value.questions == source.questions()
    assert said(error.value).startswith("“e.csv”, column “Price”: “9.510” can mean")
    source.answer({"decimal_sign": "."})
    refuse_undecided(source)


def test_an_answer_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no answer"):
        _english(tmp_path / "e.csv").answer({"decimal_sign": ";"})


# --- a file whose later rows are written in another way than the first ones -----------------------


def _long_file(path: Path, later: int, **cells: str) -> SourceFile:
    return recognise(write_sales(path, [*sales(2500), *sales(later, **cells)]))


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"price": "24.90"}, "“24.90” does not fit the amounts of this file"),
        ({"ordered_at": "08/31/2026 10:00:00"}, "“08/31/2026 10:00:00” does not fit the dates"),
    ],
)
def test_many_rows_written_otherwise_later_on_refuse_the_file(
    tmp_path: Path, cells: Mapping[str, str], words: str
) -> None:
    source = _long_file(tmp_path / "e.csv", 100, **cells)
    assert source.questions() == ()
    rejects = all_lines(source).rejects
    assert len(rejects) == 100
    with pytest.raises(UserError) as error:
        source.refuse_two_ways(2600, rejects)
    assert said(error.value).startswith(
        "In “e.csv”, 100 rows are written in another way than the first ones. The first of them: "
        "row 2502, column"
    )
    assert words in said(error.value)
    assert "ne sont pas écrites comme les premières" in said(error.value, "fr")


def test_few_rows_written_otherwise_are_rejected_rows(tmp_path: Path) -> None:
    source = _long_file(tmp_path / "e.csv", 20, price="24.90")
    rejects = all_lines(source).rejects
    assert len(rejects) == 20
    source.refuse_two_ways(2520, rejects)


def test_who_was_asked_knows_that_rows_are_left_out(tmp_path: Path) -> None:
    source = _long_file(tmp_path / "e.csv", 100, price="24.90")
    source.answer({"decimal_sign": ","})
    source.refuse_two_ways(2600, all_lines(source).rejects)


# --- whatever the amounts and days: read as they were meant, or asked -----------------------------

PLACES = Places(currency=None, one_currency="EUR", money=(0,), moments=(1,), rates={})
NO_HABITS = Habits()


def _amount_written(minor: int, decimal: DecimalSign, group: str, *, cents: bool) -> str:
    whole, _, fraction = decimal_text(minor, "EUR").partition(".")
    head = len(whole) % 3 or 3
    parts = [whole[:head], *(whole[n : n + 3] for n in range(head, len(whole), 3))]
    separator = {"other": "." if decimal == "," else ","}.get(group, group)
    return separator.join(parts) + (f"{decimal}{fraction}" if cents else "")


@given(
    minors=st.lists(st.integers(0, 10**9), min_size=1, max_size=8),
    decimal=st.sampled_from([",", "."]),
    group=st.sampled_from(["", "other", " ", "\u00a0", "\u202f", "\u2009", "'"]),
    cents=st.booleans(),
)
def test_amounts_in_any_dialect_are_read_as_meant_or_asked_about(
    minors: list[int], decimal: DecimalSign, group: str, cents: bool
) -> None:
    meant = minors if cents else [minor // 100 * 100 for minor in minors]
    cells = [_amount_written(minor, decimal, group, cents=cents) for minor in meant]
    evidence = Evidence(PLACES)
    evidence.add(Block(range(len(cells)), [[cell, "/"] for cell in cells], 1.0), 2)
    verdict = evidence.findings(NO_HABITS).decimal_sign
    if verdict.is_asked:
        assert not cents
        verdict = verdict.answered(decimal)
    assert [read_amount(cell, verdict.value, "EUR") for cell in cells] == meant


DAYS = st.datetimes(datetime(2000, 1, 1), datetime(2100, 12, 31))
WRITTEN = {"DMY": ("%d/%m/%Y %H:%M:%S", "%d-%m-%Y"), "MDY": ("%m/%d/%Y %I:%M:%S %p", "%m-%d-%Y")}


@given(
    days=st.lists(DAYS, min_size=1, max_size=8),
    order=st.sampled_from(["DMY", "MDY"]),
    style=st.integers(0, 1),
)
def test_days_in_any_order_are_read_as_meant_or_asked_about(
    days: list[datetime], order: DateOrder, style: int
) -> None:
    cells = [day.strftime(WRITTEN[order][style]) for day in days]
    evidence = Evidence(PLACES)
    evidence.add(Block(range(len(cells)), [["/", cell] for cell in cells], 1.0), 2)
    verdict = evidence.findings(NO_HABITS).date_order
    if verdict.is_asked:
        assert all(max(day.day, day.month) <= 12 for day in days)
        verdict = verdict.answered(order)
    read = [read_moment(cell, verdict.value) for cell in cells]
    assert [str(moment)[:10] for moment in read] == [day.strftime("%Y-%m-%d") for day in days]


def test_a_long_header_is_named_in_short(tmp_path: Path) -> None:
    source = _unknown_language(tmp_path / "e.csv", [sale(**OPEN_AMOUNTS)], header="Spalte\t" * 20)
    (question,) = source.questions()
    assert question.column == "Spalte Spalte Spalte Spalte Spalte Spalt…"


def test_short_years_come_from_a_spreadsheet_so_the_habit_of_the_platform_does_not_count(
    tmp_path: Path,
) -> None:
    open_file = write_sales(
        tmp_path / "open.csv", [sale(ordered_at="05/06/26 10:00", settled_at="06/07/26 10:00")]
    )
    (question,) = recognise(open_file).questions()
    assert question.about == "date_order"
    months_first = [
        sale(ordered_at="5/6/26 10:00", settled_at="6/17/26 10:00"),
        sale(order_id="576944949268290042", ordered_at="5/7/26 10:00", settled_at="/"),
    ]
    decided = recognise(write_sales(tmp_path / "decided.csv", months_first))
    assert decided.questions() == ()
    ordered = [line.ordered_at for line in all_lines(decided).facts()]
    assert ordered == ["2026-05-06T10:00:00", "2026-05-07T10:00:00"]
