"""Whole files in any way of writing: what was meant is what is read, or the file asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.domain.money import decimal_text, exponent
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.recognise.recognising import recognise
from affitrack.ingest.values.dialect import Answers
from affitrack.ingest.values.moments import DateOrder
from affitrack.ingest.values.numbers import DecimalSign
from tests.ingest.samples import SALE, Shape, all_lines, sale, write_sales

MONEY = [name for name, text in SALE.items() if "," in text]
DAYS = {
    "DMY": ["%d/%m/%Y %H:%M:%S", "%d-%m-%Y %H:%M", "%d.%m.%Y %I:%M:%S %p", "%Y-%m-%dT%H:%M:%S"],
    "MDY": ["%m/%d/%Y %H:%M:%S", "%m-%d-%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%Y/%m/%d %H:%M:%S"],
}


@dataclass(frozen=True)
class Way:
    """One way of writing a file."""

    decimal: DecimalSign
    group: str
    sign: str
    order: DateOrder
    day: int
    shape: Shape

    def amount(self, minor: int, currency: str) -> str:
        whole, _, fraction = decimal_text(minor, currency).partition(".")
        head = len(whole) % 3 or 3
        parts = [whole[:head], *(whole[n : n + 3] for n in range(head, len(whole), 3))]
        separator = {"other": "." if self.decimal == "," else ","}.get(self.group, self.group)
        cents = self.decimal + fraction if exponent(currency) else ""
        return self.sign.format(separator.join(parts) + cents)

    def moment(self, at: datetime) -> str:
        return at.strftime(DAYS[self.order][self.day])


WAYS = st.builds(
    Way,
    decimal=st.sampled_from([",", "."]),
    group=st.sampled_from(["", "other", " ", "\u00a0", "\u202f", "'"]),
    sign=st.sampled_from(["{}", "{} EUR", "EUR {}"]),
    order=st.sampled_from(["DMY", "MDY"]),
    day=st.integers(0, 3),
    shape=st.builds(
        Shape,
        language=st.sampled_from(["fr", "en", "vi", "th"]),
        columns=st.just(47),
        delimiter=st.sampled_from([";", ",", "\t", "|"]),
        encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le"]),
        line_end=st.sampled_from(["\n", "\r\n"]),
    ),
)
MOMENTS = st.datetimes(datetime(2021, 1, 1), datetime(2030, 12, 31)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
SOLD = st.lists(st.tuples(st.integers(0, 10**8), MOMENTS), min_size=1, max_size=6)


def _read(path: Path, answers: Answers) -> tuple[SourceFile, set[str]]:
    source = recognise(path)
    assert isinstance(source, SourceFile)
    asked: set[str] = {question.about for question in source.questions()}
    source.answer(answers)
    assert source.questions() == ()
    return source, asked


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=WAYS, sold=SOLD)
def test_what_was_meant_is_read(tmp_path: Path, way: Way, sold: list[tuple[int, datetime]]) -> None:
    rows = []
    for number, (minor, at) in enumerate(sold):
        cells = dict.fromkeys(MONEY, way.amount(minor, "EUR"))
        moments = dict.fromkeys(("ordered_at", "settled_at"), way.moment(at))
        rows.append(sale(order_id=f"{number + 1}", **cells, **moments))
    path = write_sales(tmp_path / "e.csv", rows, way.shape)
    source, asked = _read(path, {"decimal_sign": way.decimal, "date_order": way.order})
    assert asked == set(), "every amount has cents, and a known export's dates are never asked"
    found = all_lines(source)
    assert found.rejects == []
    read = [(line.price, line.ordered_at) for line in found.facts()]
    assert read == [(minor, at.isoformat()) for minor, at in sold]


@pytest.mark.parametrize("language", ["fr", "en", "vi", "th"])
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(minors=st.lists(st.integers(1, 10**6), min_size=1, max_size=5))
def test_amounts_of_whole_units_are_read(tmp_path: Path, language: str, minors: list[int]) -> None:
    """In dong, whichever sign groups the thousands, whatever the language."""
    for group in (".", ",", "\u202f", ""):
        way = Way("," if group == "." else ".", group, "{}", "DMY", 0, Shape(language, 47))
        rows = [
            sale(
                order_id=f"{number + 1}",
                currency="VND",
                **dict.fromkeys(MONEY, way.amount(minor, "VND")),
            )
            for number, minor in enumerate(minors)
        ]
        source, asked = _read(write_sales(tmp_path / "e.csv", rows, way.shape), {})
        found = all_lines(source)
        assert (asked, found.rejects) == (set(), [])
        assert [line.price for line in found.facts()] == minors
