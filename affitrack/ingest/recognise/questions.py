"""What a file leaves open and its reader must be told: asked with two of its own cells.

"9.510" can be 9.51 or 9 510; a wrong guess would go unnoticed. So where neither the cells nor a
known habit decide, there is a `Question`, and nothing is taken in before it is answered.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Self

from affitrack.domain.money import Money
from affitrack.ingest.read.block import plain
from affitrack.ingest.values.dialect import (
    ANSWERS,
    FEWEST_AGAINST,
    SHARE_AGAINST,
    About,
    Findings,
    Sample,
    amount_readings,
    day_readings,
)
from affitrack.wording.currency import CURRENCIES, exponent
from affitrack.wording.message import Message, Param, UserError, message

if TYPE_CHECKING:
    from affitrack.ingest.orders.source import SourceFile
    from affitrack.ingest.rejects.rejects import Reject


@dataclass(frozen=True, slots=True)
class Example:
    """A cell of the file, and what it means by each answer."""

    column: str
    """The header of its column."""
    cell: str
    readings: tuple[Param | None, ...]
    """In the order of `Question.answers`: an amount (`Money`, or `Decimal` where the currency is
    not known), a `date` or a text. None where the cell cannot be read so."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to be told about a file."""

    about: About
    examples: tuple[Example, ...]
    """Two cells, or one where the file has no other."""
    answers: tuple[str, ...]
    """"," and "." about the decimal sign, "DMY" and "MDY" about the order of dates, and those of
    `LEGACY` about the encoding that the file may be in."""
    is_mixed: bool = False
    """Whether the cells are clear but not of one mind: each proves another answer."""

    @property
    def column(self) -> str:
        """Return the header of the first example's column."""
        return self.examples[0].column

    def sentence(self) -> Message:
        """Return what is open, without a full stop: it names the cells and what they can mean."""
        if self.is_mixed:
            cells = tuple(message("ingest.reject.quoted", text=one.cell) for one in self.examples)
            return message(f"ingest.question.{self.about}.mixed", column=self.column, cells=cells)
        told = self._can_read if self.about == "encoding" else self._can_mean
        cells = tuple(map(told, self.examples))
        return message("ingest.question.undecided", cells=cells)

    def _can_read(self, example: Example) -> Message:
        readings = tuple(
            message(f"ingest.question.encoding.{answer}", text=str(reading))
            for answer, reading in zip(self.answers, example.readings, strict=True)
        )
        return message(self._key_of(example), column=example.column, readings=readings)

    def _can_mean(self, example: Example) -> Message:
        one, other = (
            message("ingest.question.unreadable") if reading is None else reading
            for reading in example.readings
        )
        return message(
            self._key_of(example),
            column=example.column,
            cell=example.cell,
            one=one,
            other=other,
        )

    def _key_of(self, example: Example) -> str:
        is_same = example is not self.examples[0] and example.column == self.column
        return f"ingest.question.{self.about}.{'again' if is_same else 'open'}"


_LONGEST_COLUMN: Final = 40

_MISFITS: Final[Mapping[About, str]] = {
    "decimal_sign": "ingest.reason.money_other_sign",
    "date_order": "ingest.reason.moment_other_order",
}


class UndecidedError(UserError):
    """A file asks something that was not answered."""

    def __init__(self, name: str, questions: Sequence[Question]) -> None:
        sentence = questions[0].sentence()
        super().__init__(message("ingest.question.in_file", file=name, question=sentence))
        self.name = name
        self.questions = tuple(questions)

    def __reduce__(self) -> tuple[type[Self], tuple[str, tuple[Question, ...]]]:
        """Let it go from one process to another."""
        return type(self), (self.name, self.questions)


def refuse_undecided(source: SourceFile) -> None:
    """Raise `UndecidedError` where a file asks something that was not answered."""
    questions = source.questions()
    if questions:
        raise UndecidedError(source.name, questions)


def refuse_two_ways(
    name: str, rows: int, rejects: Collection[Reject], told: Collection[str]
) -> None:
    """Raise `UserError` where many rows are written in another way than the file's first ones.

    The first rows of a long file decide how it is read. When more than one row in a hundred does
    not fit them, half an import would be worse than none. `told` is what was answered about the
    file: then its other rows are known to be left out.
    """
    for about, reason in _MISFITS.items():
        misfits = sum(each.reason.key == reason for each in rejects)
        few = misfits < FEWEST_AGAINST or misfits * SHARE_AGAINST <= rows
        if not few and about not in told:
            first = next(each.where() for each in rejects if each.reason.key == reason)
            raise UserError(
                message("ingest.two_ways", file=name, n=misfits, example=first),
                message("ingest.hint.two_exports"),
            )


def questions_of(findings: Findings, headers: Sequence[str]) -> tuple[Question, ...]:
    """Return what is to be asked about a file, given the headers of its columns."""
    found = []
    signs, orders = findings.decimal_sign, findings.date_order
    if signs.is_asked:
        examples = tuple(_example(each, headers, _amounts(each)) for each in signs.samples)
        found.append(Question("decimal_sign", examples, ANSWERS["decimal_sign"], signs.is_mixed))
    if orders.is_asked:
        examples = tuple(_example(each, headers, _days(each)) for each in orders.samples)
        found.append(Question("date_order", examples, ANSWERS["date_order"], orders.is_mixed))
    return tuple(found)


def shown_column(header: str) -> str:
    """Return a header on one line, not too long."""
    column = " ".join(header.split())
    return column if len(column) <= _LONGEST_COLUMN else f"{column[:_LONGEST_COLUMN]}…"


def _example(sample: Sample, headers: Sequence[str], readings: tuple[Param | None, ...]) -> Example:
    return Example(shown_column(headers[sample.place]), plain(sample.cell).strip(), readings)


def _amounts(sample: Sample) -> tuple[Param | None, ...]:
    return tuple(_amount(minor, sample.currency) for minor in amount_readings(sample))


def _amount(minor: int | None, currency: str) -> Money | Decimal | None:
    if minor is None:
        return None
    if currency in CURRENCIES:
        return Money(minor, currency)
    return Decimal(minor).scaleb(-exponent(currency))


def _days(sample: Sample) -> tuple[Param | None, ...]:
    return tuple(None if day is None else date.fromisoformat(day) for day in day_readings(sample))
