"""Rows of text into order lines: each column read as its type says, each bad row set aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import compress
from typing import Any, Final, NamedTuple, Protocol, TypeAlias

from affitrack.domain.line import STANDARD_ORDER, LineFacts, Status
from affitrack.domain.line_table import LineTable
from affitrack.ingest.orders.cells import Amounts, Ids, Memo, Moments, read_currency, read_text
from affitrack.ingest.orders.completing import REFUNDS, complete, read_content_url, read_refunds
from affitrack.ingest.read.block import NUMBER, Block, plain
from affitrack.ingest.recognise.formats import Format
from affitrack.ingest.rejects.rejects import Reject
from affitrack.ingest.values.bad import Bad, bad, states_nothing
from affitrack.ingest.values.dialect import Dialect
from affitrack.ingest.values.fold import fold
from affitrack.ingest.values.ids import LONG_IDS, LostEnds, read_id, rows_with_lost_ends
from affitrack.ingest.values.moments import read_day
from affitrack.ingest.values.numbers import (
    RateUnit,
    bare_number,
    currency_shown,
    read_count,
    read_rate,
)
from affitrack.ingest.values.span import NO_SPAN, Span, joined, span_of
from affitrack.wording.message import Message, message

LineValues: TypeAlias = tuple[Any, ...]
"""The values of one `LineFacts`, in its order; plain, because a hundred thousand are made."""

Columns: TypeAlias = dict[str, list[Any]]


class Names(NamedTuple):
    """What a row says beside the line's facts: names for people, "" where it says none."""

    product_name: str
    shop_name: str
    shop_code: str
    affiliate_partner: str
    agency: str


_as_names = partial(tuple.__new__, Names)  # what Names._make does, without its check of length


class Parsed(NamedTuple):
    """What some rows came to; the first three lists go together."""

    lines: list[LineValues]
    rows: list[int]
    names: list[Names]
    rejects: list[Reject]
    span: Span | None = None
    """From when to when all rows speak, rejected ones too; None where the reader does not tell."""
    tables: Sequence[LineTable] = ()
    """More lines, side by side."""


class _Reader(Protocol):
    @property
    def found_bad(self) -> int: ...

    def column(self, cells: Sequence[str]) -> list[Any]: ...


SUMMED: Final = {
    "est_taxes": ("est_isr", "est_iva", "est_cedular_tax", "est_pit"),
    "taxes": ("tax_isr", "tax_iva", "tax_cedular", "tax_pit"),
}
"""Fields that are the sum of several columns."""
_MOST_LINE_BREAKS: Final = 3

# What a line has where its file lacks the column; None everywhere else.
_WITHOUT_COLUMN: Final[dict[str, Any]] = {
    **dict.fromkeys(("sku_id", "product_id", "content_id"), ""),
    "items_sold": 1,
    "order_type": STANDARD_ORDER,
    "content_type": "",
    "commission_type": "",
    "is_indirect": 0,
    "items_refunded": 0,
    **dict.fromkeys(Names._fields, ""),
}


_WANTED: Final = frozenset({*LineFacts._fields, *Names._fields, *REFUNDS})
TAKEN: Final = _WANTED.union(*SUMMED.values())
"""Fields of an export whose columns are read; beside them those that its format sums up."""


class Parser(Protocol):
    """Reads the rows of one file, block by block."""

    def parse(self, block: Block) -> Parsed:
        """Return the lines of a block, and its rows that cannot be lines."""
        ...


class LineParser:
    """Reads the rows of one file, block by block; what it learns from cells serves all blocks."""

    def __init__(  # noqa: PLR0913 - what is known of the file, part by part
        self,
        known: Format,
        headers: Sequence[str],
        places: Mapping[str, int],
        dialect: Dialect,
        *,
        named: int,
        lost_ends: LostEnds,
        rate_unit: Callable[[str], RateUnit],
        one_currency: str = "",
    ) -> None:
        """Prepare to read rows.

        Args:
            known: the format of the file.
            headers: as the file has them.
            places: field -> 0-based column.
            dialect: how the file writes numbers and dates.
            named: how many columns have a header.
            lost_ends: tells order ids that a spreadsheet cut off.
            rate_unit: says what numbers without "%" mean in a column of rates.
            one_currency: of rows that name none, in a file without that column.
        """
        self._known = known
        self._headers = headers
        self._named = named
        self._places = dict(sorted(places.items(), key=lambda entry: entry[1]))
        self._dialect = dialect
        self._lost_ends = lost_ends
        self._rate_unit = rate_unit
        self._one_currency = one_currency
        self._amounts: dict[str, Memo] = {}
        types = {column.field: column.type for column in known.columns}
        self._money = [name for name in self._places if types[name] == "money"]
        self._readers = {
            name: self._reader(name, types[name])
            for name in self._places
            if name not in self._money and name in _WANTED
        }
        self._moments = [name for name in self._readers if types[name] == "moment"]
        self._status_text = Memo(read_text)
        self._signs = Memo(partial(currency_shown, otherwise=one_currency))
        self._sums = Memo(_sum)

    def parse(self, block: Block) -> Parsed:
        """Return the lines of a block, and its rows that cannot be lines."""
        parsed = self.parse_table(block)
        if not parsed.tables:
            return parsed
        (table,) = parsed.tables
        names = list(map(_as_names, zip(*table.names, strict=True)))
        lines = list(table.lines())
        return Parsed(lines, list(table.rows), names, parsed.rejects, parsed.span)

    def parse_table(self, block: Block) -> Parsed:
        """Return the same with the lines side by side."""
        numbers, rows, rejects = self._of_right_width(block)
        if not rows:
            return Parsed([], [], [], rejects, NO_SPAN)
        cells = list(zip(*rows, strict=True))
        bad_before = self._found_bad()
        values = {name: r.column(cells[self._places[name]]) for name, r in self._readers.items()}
        values["status_raw"] = self._status_text.column(cells[self._places["status"]])
        if "currency" not in values:
            values["currency"] = self._currencies(cells, len(rows))
        elif self._found_bad() != bad_before:
            self._tell_missing_currencies(cells, values["currency"])
        self._read_money(cells, values)
        span = NO_SPAN
        for name in self._moments:
            span = joined(span, span_of(values[name]))
        lost = self._refuse_lost_ids(values)
        lost |= self._refuse_without_currency(values)
        if lost or self._found_bad() != bad_before:
            numbers = self._set_aside(rows, numbers, values, rejects)
            if not numbers:
                return Parsed([], [], [], rejects, span)
        columns = self._columns(values, len(numbers))
        names = list(map(values.__getitem__, Names._fields))
        return Parsed([], [], [], rejects, span, [LineTable(columns, names, numbers)])

    # --- columns ------------------------------------------------------------------------------

    def _reader(self, name: str, kind: str) -> _Reader:
        if name == "order_id":
            return Ids()
        if kind == "moment":
            how = self._dialect
            return Moments(how.date_order, required=name == "ordered_at", zone=how.zone)
        words = self._known.words.get(kind, {})
        ways: dict[str, Callable[[str], Any]] = {
            "id": read_id,
            "text": read_currency if name == "currency" else read_text,
            "day": partial(read_day, order=self._dialect.date_order, zone=self._dialect.zone),
            "rate": partial(self._rate, name),
            "count": _items_sold if name == "items_sold" else _items_refunded,
            "status": partial(_status, words=words),
            "order_type": partial(_order_type, words=words),
            "content_type": partial(_meaning, words=words),
            "indirect": partial(_indirect, words=words),
            "refunds": partial(read_refunds, words=words),
            "content_url": read_content_url,
        }
        return Memo(ways[kind])

    def _rate(self, name: str, cell: str) -> str | Bad | None:
        needs_unit = bare_number(cell) is not None
        return read_rate(cell, self._rate_unit(name) if needs_unit else "percent")

    def _currencies(self, cells: Sequence[Sequence[str]], count: int) -> list[str | Bad]:
        """Return the currency of each row by the signs at its amounts, else that of the file."""
        shown = [self._signs.column(cells[self._places[name]]) for name in self._money]
        rows = list(zip(*shown, strict=True)) or [()] * count
        found = [next(filter(None, row), self._one_currency) for row in rows]
        return [code or bad("currency_missing", "") for code in found]

    def _tell_missing_currencies(
        self, cells: Sequence[Sequence[str]], currencies: list[str | Bad]
    ) -> None:
        """Put what the signs at its amounts say where a row's currency cell says nothing."""
        column = cells[self._places["currency"]]
        for index, code in enumerate(currencies):
            if isinstance(code, Bad) and states_nothing(plain(column[index])):
                signs = (self._signs[cells[self._places[name]][index]] for name in self._money)
                currencies[index] = next(filter(None, signs), code)

    def _read_money(self, cells: Sequence[Sequence[str]], values: Columns) -> None:
        currencies = values["currency"]
        one = currencies[0] if len(set(currencies)) == 1 else None
        if isinstance(one, str):
            amounts = self._amounts_in(one)
            for name in self._money:
                values[name] = amounts.column(cells[self._places[name]])
            return
        own_amounts = list(map(self._amounts_in, currencies))
        for name in self._money:
            pairs = zip(own_amounts, cells[self._places[name]], strict=True)
            values[name] = [amounts[cell] for amounts, cell in pairs]

    def _amounts_in(self, currency: str | Bad) -> Memo:
        """Return the reader of amounts in a currency; without one nothing can be read."""
        if isinstance(currency, Bad):
            return Memo(_nothing)
        if currency not in self._amounts:
            self._amounts[currency] = Amounts(self._dialect.decimal_sign, currency)
        return self._amounts[currency]

    def _refuse_lost_ids(self, values: Columns) -> bool:
        """Replace ids whose end a spreadsheet cut off; tell whether there were any."""
        columns = [values[name] for name in LONG_IDS if name in values]
        suspects = {row for column in columns for row in rows_with_lost_ends(column)}
        found = False
        for row in suspects:
            ids = [column[row] for column in columns]
            order_id, *others = [text if isinstance(text, str) else "" for text in ids]
            for place in self._lost_ends.lost(order_id, others):
                columns[place][row] = bad("id_damaged", ids[place])
                found = True
        return found

    def _refuse_without_currency(self, values: Columns) -> bool:
        """Put the fault of a currency that has no column where every row has a cell."""
        if "currency" in self._places:
            return False
        found = False
        for index, code in enumerate(values["currency"]):
            if isinstance(code, Bad):
                values["order_id"][index] = code
                found = True
        return found

    def _found_bad(self) -> int:
        memos = self._amounts.values()
        return sum(reader.found_bad for reader in (*self._readers.values(), *memos))

    # --- rows that are set aside --------------------------------------------------------------

    def _of_right_width(self, block: Block) -> tuple[Sequence[int], list[list[str]], list[Reject]]:
        """Return numbers and rows that are as wide as the header, and rejects for the others."""
        width = len(self._headers)
        if set(map(len, block.rows)) == {width}:
            return block.numbers, block.rows, []
        numbers, rows, rejects = [], [], []
        for number, row in zip(block.numbers, block.rows, strict=True):
            if not any(map(str.strip, row)):
                continue
            fitting = row[:width] if not any(map(str.strip, row[width:])) else row
            if len(fitting) == width:
                numbers.append(number)
                rows.append(fitting)
            else:
                rejects.append(self._reject(number, None, row, _width_reason(row, width)))
        return numbers, rows, rejects

    def _set_aside(
        self, rows: list[list[str]], numbers: Sequence[int], values: Columns, rejects: list[Reject]
    ) -> Sequence[int]:
        """Take the rows with a bad cell out of all columns; return the numbers that are left."""
        faults: dict[int, tuple[str, Bad]] = {}
        for name in (name for name in self._places if name in values):
            for index, value in enumerate(values[name]):
                if isinstance(value, Bad):
                    faults.setdefault(index, (name, value))
        for index, (name, fault) in sorted(faults.items()):
            if any(map(str.strip, rows[index])):
                header = self._headers[self._places[name]]
                rejects.append(self._reject(numbers[index], header, rows[index], fault.reason))
        rejects.sort(key=lambda reject: reject.row)
        keep = [index not in faults for index in range(len(rows))]
        for name, column in values.items():
            values[name] = list(compress(column, keep))
        return list(compress(numbers, keep))

    def _reject(self, number: int, column: str | None, row: list[str], reason: Message) -> Reject:
        place = self._places["order_id"]
        cells = [self._as_text(cell) for cell in row]
        raw = cells[: self._named] + cells[len(self._headers) :]
        order_id = cells[place].strip() if place < len(cells) else ""
        cell = "" if column is None else cells[list(self._headers).index(column)]
        return Reject(number, column, raw, reason, order_id, cell)

    def _as_text(self, cell: str) -> str:
        """Return a cell as a text file of the same dialect would have it."""
        text = plain(cell)
        return text.replace(".", self._dialect.decimal_sign) if cell.startswith(NUMBER) else text

    # --- lines --------------------------------------------------------------------------------

    def _columns(self, values: Columns, count: int) -> list[list[Any]]:
        """Return the columns of `LineFacts`."""
        for name in Names._fields:
            values.setdefault(name, [""] * count)
        pairs = zip(values["shop_code"], values["shop_name"], strict=True)
        values["shop"] = [code or name for code, name in pairs]
        for total, parts in SUMMED.items():
            stated = [values[part] for part in parts if part in values]
            rows = list(zip(*stated, strict=True)) or [()] * count
            values[total] = self._sums.column(rows)
        if self._known.sums:
            complete(values, self._known.sums, count)
        return [
            values.get(name) or [_WITHOUT_COLUMN.get(name)] * count for name in LineFacts._fields
        ]


def _sum(parts: Sequence[int | None]) -> int | None:
    """Add up what several cells of a row state; None where none states anything."""
    stated = [part for part in parts if part is not None]
    return sum(stated) if stated else None


def _width_reason(row: list[str], width: int) -> Message:
    if any(cell.count("\n") > _MOST_LINE_BREAKS for cell in row) or "\n" in row[-1]:
        return message("ingest.reason.unclosed_quote")
    key = "too_few_cells" if len(row) < width else "too_many_cells"
    return message(f"ingest.reason.{key}", n=len(row), expected=width)


def _items_sold(cell: str) -> int | Bad:
    count = read_count(cell)
    return bad("count_missing", cell) if count is None else count


def _items_refunded(cell: str) -> int | Bad:
    count = read_count(cell)
    return 0 if count is None else count


def _meaning(cell: str, words: Mapping[str, str]) -> str | Bad:
    """Return what a word means, or the word itself, which is kept when no format knows it."""
    text = read_text(cell)
    return text if isinstance(text, Bad) else words.get(fold(text), text)


def _status(cell: str, words: Mapping[str, str]) -> str | Bad:
    text = read_text(cell)
    return text if isinstance(text, Bad) else words.get(fold(text), Status.UNKNOWN.value)


def _order_type(cell: str, words: Mapping[str, str]) -> str | Bad:
    return _meaning(cell, words) or STANDARD_ORDER


def _indirect(cell: str, words: Mapping[str, str]) -> int | Bad:
    """Return 1 for any word but "no": the column has one only where the sale was indirect."""
    meaning = _meaning(cell, words)
    return meaning if isinstance(meaning, Bad) else int(meaning not in {"", "no"})


def _nothing(_cell: str) -> None:
    return None
