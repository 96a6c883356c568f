"""From rows to cells: how the platform writes amounts, rates and moments in each language.

Nearly all values repeat (prices, rates, names), and so do their combinations: each is written once
and then looked up, which is what makes a million rows a matter of seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from operator import itemgetter
from typing import Any, Final, NamedTuple

from affitrack.demo.exports import ExportRow
from affitrack.demo.wording import Column, columns_of, words_of
from affitrack.domain.line import LineFacts
from affitrack.domain.money import exponent


class Dialect(NamedTuple):
    """How a language writes numbers: (thousands, decimal)."""

    thousands: str
    decimal: str


DIALECTS: Final[dict[str, Dialect]] = {
    "en": Dialect(",", "."),
    "fr": Dialect("", ","),  # French files were seen without separators of thousands
    "vi": Dialect(".", ","),
    "th": Dialect(",", "."),
    "id": Dialect(".", ","),
    "pt": Dialect(".", ","),
}

# Columns of a file that `LineFacts` and `ExportRow` know under another name. Of the four taxes,
# only PIT is withheld outside Mexico.
_NAMED_DIFFERENTLY: Final = {"shop_code": "shop", "est_pit": "est_taxes", "tax_pit": "taxes"}
_PLACES: Final = {
    name: place for place, name in enumerate((*LineFacts._fields, *ExportRow._fields[1:]))
}


# Columns that lie together and whose values repeat are written together, this many at a time.
_RUN: Final = 8


class _Remembered(dict[tuple[Any, ...], str]):
    """Writes a run of cells once for each combination of values."""

    def __init__(self, write: Callable[[tuple[Any, ...]], str]) -> None:
        super().__init__()
        self._write = write

    def __missing__(self, values: tuple[Any, ...]) -> str:
        text = self[values] = self._write(values)
        return text


class RowWriter:
    """Writes the rows of one file as text."""

    def __init__(
        self, language: str, columns: int, *, empty: str, frame: Callable[[int, str], str]
    ) -> None:
        """Prepare the columns.

        Args:
            language: language of the headers, words and numbers.
            columns: how many columns the file has: 45, 47 or 48.
            empty: what a cell without a value holds.
            frame: gives what the file has for a cell, from its place in the row and its text.
        """
        self._language = language
        self._columns = columns_of(language, columns)
        self._empty = empty
        self._frame = frame
        self._pick = itemgetter(*(_place(column) for column in self._columns))
        self._runs_by_currency: dict[str, list[_Run]] = {}

    def header(self) -> str:
        """Return the row of headers."""
        return "".join(
            self._frame(place, column.header) for place, column in enumerate(self._columns)
        )

    def text(self, row: ExportRow) -> str:
        """Return the text of a row."""
        facts = row.facts
        runs = self._runs_by_currency.get(facts.currency)
        if runs is None:
            runs = self._runs_by_currency[facts.currency] = self._runs(exponent(facts.currency))
        values = self._pick((*facts, *row[1:], None))
        return "".join([write(values[cells]) for cells, write in runs])

    def _runs(self, digits: int) -> list[_Run]:
        """Cut the columns into runs that are written together."""
        cells = [self._cell(place, digits) for place in range(len(self._columns))]
        runs: list[_Run] = []
        start = 0
        for place, column in enumerate(self._columns):
            alone = column.field == "order_id" or column.type == "moment"
            if alone and start < place:
                runs.append(_run(cells, start, place, remember=True))
                start = place
            if alone or place + 1 - start == _RUN:
                runs.append(_run(cells, start, place + 1, remember=not alone))
                start = place + 1
        if start < len(cells):
            runs.append(_run(cells, start, len(cells), remember=True))
        return runs

    def _cell(self, place: int, digits: int) -> Callable[[Any], str]:
        kind = self._columns[place].type
        dialect = DIALECTS[self._language]
        by_kind: dict[str, Callable[[Any], str]] = {
            "id": str,
            "text": str,
            "count": str,
            "money": lambda minor: money_text(minor, digits, dialect),
            "rate": lambda rate: rate_text(rate, dialect),
            "moment": moment_text,
            "indirect": lambda flag: self._word("indirect", "yes") if flag else "",
        }
        write = by_kind.get(kind) or (lambda value: self._word(kind, value))

        def cell(value: Any) -> str:  # noqa: ANN401 - each column has a type of its own
            text = "" if value is None else write(value)
            return self._frame(place, text or self._empty)

        return cell

    def _word(self, kind: str, meaning: str) -> str:
        # A word that the format file does not know is written as it is.
        return words_of(self._language, kind).get(meaning, meaning)


class _Run(NamedTuple):
    """Cells that are written together: where they are, and how."""

    cells: slice
    write: Callable[[tuple[Any, ...]], str]


def _run(cells: Sequence[Callable[[Any], str]], start: int, end: int, *, remember: bool) -> _Run:
    some = cells[start:end]

    def write(values: tuple[Any, ...]) -> str:
        return "".join([cell(value) for cell, value in zip(some, values, strict=True)])

    return _Run(slice(start, end), _Remembered(write).__getitem__ if remember else write)


def _place(column: Column) -> int:
    """Return where the value of a column stands in a row; the place after the last has none."""
    return _PLACES.get(_NAMED_DIFFERENTLY.get(column.field, column.field), len(_PLACES))


def money_text(minor: int, digits: int, dialect: Dialect) -> str:
    """Write an amount: 123456 with two digits is "1234,56" in French, "1,234.56" in English."""
    whole, rest = divmod(abs(minor), 10**digits)
    text = f"{whole:,}".replace(",", dialect.thousands)
    if digits:
        text += f"{dialect.decimal}{rest:0{digits}}"
    return f"-{text}" if minor < 0 else text


def rate_text(rate: str, dialect: Dialect) -> str:
    """Write a canonical rate as the file has it: "0.155" is "15,5%" in French."""
    percent = format((Decimal(rate) * 100).normalize(), "f")
    return percent.replace(".", dialect.decimal) + "%"


def moment_text(moment: str) -> str:
    """Write an ISO moment as every language has it: "14/11/2026 21:04:00"."""
    return f"{moment[8:10]}/{moment[5:7]}/{moment[:4]} {moment[11:]}"


def file_words(facts: LineFacts, language: str) -> LineFacts:
    """Return the facts as a file in a language states them, with the status in its words."""
    return facts._replace(status_raw=words_of(language, "status").get(facts.status, facts.status))
