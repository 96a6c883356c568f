"""Statements that are tables: which columns mean what, and their rows as lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from affitrack.domain.statement import RejectedLine, StatementLine, StatementTable
from affitrack.ingest.mapping.mapping_fields import known_names, words_of
from affitrack.ingest.read import read_csv, read_xlsx
from affitrack.ingest.read.block import Block, plain
from affitrack.ingest.read.looking_up import look_up
from affitrack.ingest.read.open_file import RawFile, refusal
from affitrack.ingest.recognise.header_rows import header_rows
from affitrack.ingest.recognise.questions import UndecidedError, questions_of
from affitrack.ingest.statements.layouts import (
    STATUS,
    Columns,
    Layout,
    columns_of,
    is_balance,
    is_not_done,
    is_status,
)
from affitrack.ingest.values.bad import Bad, states_nothing
from affitrack.ingest.values.dialect import Evidence, Habits, Places
from affitrack.ingest.values.moments import read_day
from affitrack.ingest.values.numbers import currencies_named, read_amount
from affitrack.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from affitrack.ingest.recognise.header_rows import HeaderRow
    from affitrack.ingest.values.dialect import Answers, Dialect

HEADER_WITHIN: Final = 20
MOST_ROWS: Final = 100_000
SHOWN_ROWS: Final = 20

_BLOCK: Final = 500
_FEWEST_COLUMNS: Final = 3
_MOST_COLUMNS: Final = 100
_OUT: Final = frozenset(
    {"d", "dr", "dbit", "debit", "out", "withdrawal", "s", "soll", "cargo", "dare", "addebito"}
)
_SHORT_YEAR = re.compile(r"^([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{2})(?=$|[\sT])")
_LOOKS_LIKE_DAY = re.compile(r"[0-9]{1,4}[/.-][0-9]{1,2}[/.-][0-9]{2,4}")
_LOOKS_LIKE_AMOUNT = re.compile(r"[+-]?[0-9][0-9\s.,'\u00a0\u202f]*[.,][0-9]{2}\s*(?:€|EUR)?")
_OF_SALES: Final = frozenset(
    {"order_id", "product_id", "product_name", "content_id", "items_sold", "price", "standard_rate"}
)
_ENOUGH_OF_SALES: Final = 4
_MONEY: Final = frozenset({"amount", "debit", "credit", "fee"})
_UNNAMED: Final = Layout("", "", (), {}, Habits())


@dataclass(frozen=True)
class Found:
    """Where in a file its table is, and what its columns are."""

    header: HeaderRow
    """Of a table without any the row above its first one: row 0, with empty cells."""
    columns: Columns

    @property
    def is_named(self) -> bool:
        """Whether headers tell the columns, rather than what the cells look like."""
        return self.columns.layout is not _UNNAMED


@dataclass(frozen=True)
class TableLines:
    """What a table says."""

    lines: tuple[StatementLine, ...]
    rejected: tuple[RejectedLine, ...]
    left_out: int
    table: StatementTable


def find_table(raw: RawFile) -> Found | None:
    """Return the row that looks most like the header of a statement; None where none does."""
    found: list[tuple[bool, int, int, Found]] = []
    for place, header in enumerate(_first_rows(raw)):
        columns = columns_of(header.cells)
        if columns is not None:
            is_bank = bool(columns.layout.known_by)
            found.append((is_bank, columns.named, -place, Found(header, columns)))
    if not found:
        return _without_header(raw)
    return max(found, key=lambda each: each[:3])[3]


def is_told(found: Found) -> bool:
    """Tell whether a table can only be a statement: by its bank, by debit and credit, by its words.

    Headers of sales ("Order", "Product") beside a day and an amount make it something else.
    """
    columns = found.columns
    fields = set(columns.fields)
    if not columns.is_whole or not found.is_named:
        return False
    if columns.layout.known_by or {"debit", "credit"} <= fields:
        return True
    unnamed = [
        words_of(cell)
        for cell, field in zip(found.header.cells, columns.fields, strict=True)
        if field is None
    ]
    of_sales = {known_names()[words][0] for words in unnamed if words in known_names()}
    return "text" in fields and not of_sales & _OF_SALES


def is_of_sales(headers: Sequence[str]) -> bool:
    """Tell whether a table can only be an export of sales, by most of the headers of one."""
    words = (words_of(header) for header in headers)
    fields = {known_names()[each][0] for each in words if each in known_names()}
    return "order_id" in fields and len(fields & _OF_SALES) >= _ENOUGH_OF_SALES


def as_wished(raw: RawFile, wished: Sequence[str | None]) -> Found | None:
    """Return the table with columns that the user names; None where it has another number."""
    found = find_table(raw)
    header = _likely_header(raw) if found is None else found.header
    if header is None or len(header.cells) != len(wished):
        return None
    layout = _UNNAMED if found is None else found.columns.layout
    currency = "" if found is None else found.columns.currency
    fields = (
        STATUS if field is None and is_status(cell) else field
        for field, cell in zip(wished, header.cells, strict=True)
    )
    return Found(header, Columns(replace(layout, done=frozenset()), tuple(fields), currency))


def shown(raw: RawFile, found: Found | None) -> StatementTable | None:
    """Return the columns of a table and its first rows; None where there is no table."""
    header = _likely_header(raw) if found is None else found.header
    if header is None:
        return None
    fields = (None,) * len(header.cells) if found is None else found.columns.fields
    rows = [
        tuple(" ".join(plain(cell).split()) for cell in _padded(row, len(header.cells)))
        for block in _blocks(raw, header)
        for row in block.rows[:SHOWN_ROWS]
    ]
    named = tuple(field if field != STATUS else None for field in fields)
    return StatementTable(header.cells, tuple(rows[:SHOWN_ROWS]), named)


def read_table(raw: RawFile, found: Found, currency: str, answers: Answers) -> TableLines:
    """Return the lines of a table.

    Args:
        raw: the file.
        found: its table.
        currency: of rows where neither the table nor a header names one.
        answers: what was answered about its numbers and days.

    Raises:
        UndecidedError: its cells leave open how they are to be read.
        UserError: it is too long.
    """
    own = found.columns.currency or currency
    reader = _reader(raw, found, own, answers)
    for block in _blocks(raw, found.header):
        reader.read(block)
        look_up(block.share)
        if reader.rows > MOST_ROWS:
            raise refusal("statement_too_long", raw.path)
    table = shown(raw, found)
    if table is None:
        raise LookupError("a table that was read is not there")
    return TableLines(tuple(reader.lines), tuple(reader.rejected), reader.left_out, table)


def _reader(raw: RawFile, found: Found, currency: str, answers: Answers) -> _Reader:
    fields, width = found.columns.fields, len(found.header.cells)
    places = Places(
        currency=fields.index("currency") if "currency" in fields else None,
        money=tuple(place for place, field in enumerate(fields) if field in _MONEY),
        moments=(fields.index("received_on"),),
        rates={},
        one_currency=currency,
    )
    evidence = Evidence(places)
    for block in _blocks(raw, found.header):
        rows = [_with_plain_days(_padded(row, width), fields) for row in block.rows]
        evidence.add(Block(block.numbers, rows, block.share), width)
        if evidence.is_conclusive:
            break
    findings = evidence.findings(found.columns.layout.habits)
    if findings.decimal_sign.is_proven and findings.decimal_sign.value == ",":
        # Who writes the month first writes decimals with a point.
        findings = evidence.findings(replace(found.columns.layout.habits, date_order="DMY"))
    findings = findings.answered(answers)
    questions = questions_of(findings, found.header.cells)
    if questions:
        raise UndecidedError(raw.name, questions)
    return _Reader(found.columns, width, currency, findings.dialect)


class _Reader:
    """Reads the rows of one table."""

    def __init__(self, columns: Columns, width: int, currency: str, dialect: Dialect) -> None:
        self._columns = columns
        self._width = width
        self._currency = currency
        self._dialect = dialect
        self.rows = 0
        self.lines: list[StatementLine] = []
        self.rejected: list[RejectedLine] = []
        self.left_out = 0

    def read(self, block: Block) -> None:
        """Take rows in."""
        for number, cells in zip(block.numbers, block.rows, strict=True):
            self.rows += 1
            row = _with_plain_days(_padded(cells, self._width), self._columns.fields)
            if not any(plain(cell).strip() for cell in row):
                continue
            line = self._line(number, row)
            if line is None:
                self.left_out += 1
            elif isinstance(line, Bad):
                self.rejected.append(RejectedLine(number, line.reason))
            else:
                self.lines.append(line)

    def _line(self, number: int, row: Sequence[str]) -> StatementLine | Bad | None:
        """Return the line of a row; None where it tells no movement that is done."""
        done, status = self._columns.layout.done, self._text(row, STATUS)
        if words_of(status) not in done if done else is_not_done(status):
            return None
        named = self._text(row, "currency")
        currency = min(currencies_named(named), default="") if named else self._currency
        if not currency:
            return Bad(message("received.statement.no_currency", given=named))
        day = self._day(row)
        amount = None if day is None else self._amount(row, currency)
        if isinstance(amount, Bad) or isinstance(day, Bad):
            return amount if isinstance(amount, Bad) else day if isinstance(day, Bad) else None
        if amount is None or day is None:
            return None
        fee = self._money(row, "fee", currency) or 0
        if isinstance(fee, Bad):
            return fee
        comes_off = abs(fee) if self._columns.layout.fee_comes_off else 0
        return StatementLine(
            row=number,
            received_on=date.fromisoformat(day),
            currency=currency,
            amount=amount - comes_off,
            fee=abs(fee) if amount > 0 else 0,
            text=self._text(row, "text"),
            bank_id=self._text(row, "bank_id"),
        )

    def _day(self, row: Sequence[str]) -> str | Bad | None:
        """Return the day of a row, None where there is none or a balance is named instead."""
        written = self._cell(row, "received_on")
        day = read_day(written, self._dialect.date_order)
        return None if isinstance(day, Bad) and is_balance(written) else day

    def _amount(self, row: Sequence[str], currency: str) -> int | Bad | None:
        """Return what a row moves: its amount, or its credit, or its debit below zero.

        A credit below zero went back; banks write debits with a minus or without.
        """
        amount = self._money(row, "amount", currency)
        if amount is not None:
            is_out = words_of(self._text(row, "direction")) in _OUT
            return -abs(amount) if is_out and isinstance(amount, int) else amount
        credit, debit = (self._money(row, name, currency) for name in ("credit", "debit"))
        if isinstance(credit, Bad) or isinstance(debit, Bad):
            return credit if isinstance(credit, Bad) else debit
        if credit is None and debit is None:
            return None
        return (credit or 0) - abs(debit or 0)

    def _money(self, row: Sequence[str], field: str, currency: str) -> int | Bad | None:
        return read_amount(self._cell(row, field), self._dialect.decimal_sign, currency)

    def _cell(self, row: Sequence[str], field: str) -> str:
        fields = self._columns.fields
        return row[fields.index(field)].strip() if field in fields else ""

    def _text(self, row: Sequence[str], field: str) -> str:
        """Return the text of all columns of a field, each once."""
        texts = (
            " ".join(plain(cell).split())
            for cell, known in zip(row, self._columns.fields, strict=True)
            if known == field
        )
        told = list(dict.fromkeys(text for text in texts if not states_nothing(text)))
        return " ".join(text for text in told if not any(text in other != text for other in told))


# --- tables without a header ----------------------------------------------------------------------


def _without_header(raw: RawFile) -> Found | None:
    """Return a table whose first rows are movements already; None where they are not."""
    by_cut: dict[object, list[HeaderRow]] = {}
    for row in _first_rows(raw):
        by_cut.setdefault((row.delimiter, row.sheet), []).append(row)
    for rows in by_cut.values():
        for place, row in enumerate(rows):
            fields = _fields_by_shape(row.cells)
            if fields is None:
                continue
            below = [_fields_by_shape(other.cells) for other in rows[place:]]
            if sum(each == fields for each in below) * 2 < len(below):
                break
            above = replace(row, row=row.row - 1, cells=("",) * len(row.cells))
            if place and len(rows[place - 1].cells) == len(row.cells):
                above = rows[place - 1]
            return Found(above, Columns(_UNNAMED, fields, ""))
    return None


def _fields_by_shape(cells: Sequence[str]) -> tuple[str | None, ...] | None:
    """Return what cells look like: a day, one amount, and texts; None where they do not."""
    texts = [plain(cell).strip() for cell in cells]
    days = [place for place, text in enumerate(texts) if _LOOKS_LIKE_DAY.fullmatch(text)]
    amounts = [place for place, text in enumerate(texts) if _LOOKS_LIKE_AMOUNT.fullmatch(text)]
    if len(texts) < _FEWEST_COLUMNS or not days or len(amounts) != 1:
        return None
    fields: list[str | None] = ["text"] * len(texts)
    for place in days:
        fields[place] = None
    fields[days[0]], fields[amounts[0]] = "received_on", "amount"
    return tuple(fields)


def _likely_header(raw: RawFile) -> HeaderRow | None:
    """Return the row that is most likely the header of a table: the first of the widest."""
    rows = [row for row in _first_rows(raw) if len(row.headers) >= _FEWEST_COLUMNS]
    filled = [
        (sum(1 for cell in row.cells if cell.strip()), -place) for place, row in enumerate(rows)
    ]
    return rows[-max(filled)[1]] if filled else None


# --- rows -----------------------------------------------------------------------------------------


def _first_rows(raw: RawFile) -> Iterator[HeaderRow]:
    """Yield the first rows in every way in which they can be cut; none wider than any statement."""
    return (row for row in header_rows(raw, HEADER_WITHIN) if len(row.cells) <= _MOST_COLUMNS)


def _blocks(raw: RawFile, header: HeaderRow) -> Iterator[Block]:
    if header.sheet is not None:
        width = len(header.cells)
        return read_xlsx.blocks(raw, header.sheet, after=header.row, width=width, size=_BLOCK)
    encoding, delimiter = raw.encoding or "", header.delimiter or ""
    return read_csv.blocks(raw, encoding, delimiter, after=header.row, size=_BLOCK)


def _padded(row: Sequence[str], width: int) -> list[str]:
    """Return a row as wide as the header: many banks leave empty cells at its end out, or add."""
    return [*row[:width], *[""] * (width - len(row))]


def _with_plain_days(row: list[str], fields: Sequence[str | None]) -> list[str]:
    """Return a row in which years of days have four digits."""
    return [
        _plain_day(cell.strip()) if field == "received_on" else cell
        for cell, field in zip(row, fields, strict=True)
    ]


@lru_cache(maxsize=4096)
def _plain_day(cell: str) -> str:
    return _SHORT_YEAR.sub(r"\1\2\3\g<2>20\4", cell)
