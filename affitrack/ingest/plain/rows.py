"""Rows of a plain table into order lines: a table of the user's own, or one mapped by hand.

The platform's exports have a faster reader (`parse`), because they have fifty columns and a million
rows. Here every column but three may be missing, so rows are put together one by one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from affitrack.domain.line import LineFacts, Status
from affitrack.ingest.orders.cells import Memo, read_currency, read_text
from affitrack.ingest.orders.parse import LineValues, Names, Parsed
from affitrack.ingest.plain.header_currency import currency_of_rows
from affitrack.ingest.plain.plain_sale import facts_of
from affitrack.ingest.read.block import NUMBER, Block, plain
from affitrack.ingest.recognise.formats import Format
from affitrack.ingest.recognise.recognised import named_columns
from affitrack.ingest.rejects.rejects import Reject
from affitrack.ingest.values.bad import Bad, bad, states_nothing
from affitrack.ingest.values.dialect import Dialect
from affitrack.ingest.values.fold import fold
from affitrack.ingest.values.ids import LONGEST_ID, LostEnds, read_id, read_order_id
from affitrack.ingest.values.moments import read_day, read_moment
from affitrack.ingest.values.numbers import (
    RateUnit,
    bare_number,
    read_amount,
    read_count,
    read_rate,
)
from affitrack.wording.message import Message, message

_LONGEST_NAME: Final = 300
_VIDEO_IN_LINK = re.compile(
    r"(?:https?://)?[^\s/]+\.\S*?/(?:video|photo|v)/([0-9]{8,20})(?:[/?#]\S*)?"
)
_OTHER_IDS: Final = ("sku_id", "product_id")
_REQUIRED: Final = {"ordered_at": "moment_missing", "order_id": "id_missing"}

Row = dict[str, Any]


class PlainParser:
    """Reads the rows of one plain table, block by block."""

    def __init__(
        self,
        known: Format,
        headers: Sequence[str],
        places: Mapping[str, int],
        dialect: Dialect,
        *,
        lost_ends: LostEnds,
        rate_unit: Callable[[str], RateUnit],
        currency: str,
    ) -> None:
        """Prepare to read.

        Args:
            known: the format; its constants hold for every row.
            headers: the header row, empty ones at the end included.
            places: field -> 0-based column.
            dialect: how the file writes numbers and dates.
            lost_ends: tells order ids that a spreadsheet has damaged.
            rate_unit: what a number without "%" means, by field.
            currency: of rows that state none; "" where nobody knows.
        """
        self._headers = headers
        self._named = named_columns(headers)
        self._dialect = dialect
        self._lost_ends = lost_ends
        self._rate_unit = rate_unit
        self._currency = currency_of_rows(known, headers, places, currency)
        self._constants = {k: v for k, v in known.constants.items() if k != "currency"}
        types = {column.field: column.type for column in known.columns}
        self._money = {name: at for name, at in places.items() if types[name] == "money"}
        self._places = places
        self._other_ids = [name for name in _OTHER_IDS if name in places]
        self._readers = {
            name: Memo(self._reader(name, types[name], known.words.get(types[name], {})))
            for name in places
            if name not in self._money
        }
        self._status_text = Memo(read_text)
        self._examples = tuple(known.words.get("example", {}))
        self._amounts: dict[str, Memo] = {}
        self._seen: dict[int, int] = {}

    def parse(self, block: Block) -> Parsed:
        """Return the lines of a block, and its rows that cannot be lines."""
        parsed = Parsed([], [], [], [], None)
        for number, row in zip(block.numbers, block.rows, strict=True):
            if not any(map(str.strip, row)):
                continue
            taken = self._line(number, row)
            if isinstance(taken, Reject):
                parsed.rejects.append(taken)
            else:
                parsed.lines.append(taken[0])
                parsed.names.append(taken[1])
                parsed.rows.append(number)
        return parsed

    # --- one row ------------------------------------------------------------------------------

    def _line(self, number: int, row: list[str]) -> tuple[LineValues, Names] | Reject:
        width = len(self._headers)
        cells = row[:width] if not any(map(str.strip, row[width:])) else row
        if len(cells) != width:
            key = "too_few_cells" if len(cells) < width else "too_many_cells"
            reason = message(f"ingest.reason.{key}", n=len(cells), expected=width)
            return self._reject(number, "", row, reason)
        values = self._values(cells)
        for name, value in values.items():
            if isinstance(value, Bad):
                return self._reject(number, name, row, self._reason(cells, value))
        facts = facts_of(values)
        if not isinstance(facts, LineFacts):
            return self._reject(number, facts[0], row, facts[1].reason)
        if self._is_double(facts):
            return self._reject(number, "order_id", row, message("ingest.reason.same_sale_differs"))
        return tuple(facts), _names(values)

    def _reason(self, cells: Sequence[str], fault: Bad) -> Message:
        """Return why a row is rejected. The template's examples have words for order numbers."""
        is_example = fold(cells[self._places["order_id"]]).startswith(self._examples)
        return message("ingest.reason.example_row") if is_example else fault.reason

    def _values(self, cells: Sequence[str]) -> Row:
        """Return what the cells of a row say, by field; a cell that cannot be read is `Bad`."""
        values: Row = dict(self._constants)
        for name, reader in self._readers.items():
            value = reader[cells[self._places[name]]]
            if value is not None or name not in values:
                values[name] = value
        for name, key in _REQUIRED.items():
            if values[name] is None or values[name] == "":
                values[name] = bad(key, cells[self._places[name]])
        if "status" in self._places:
            values["status_raw"] = self._status_text[cells[self._places["status"]]]
        currency = values.get("currency") or self._currency or bad("currency_missing", "")
        values["currency"] = currency
        if isinstance(currency, str):
            read = self._amounts_in(currency)
            values.update((name, read[cells[place]]) for name, place in self._money.items())
        self._look_for_lost_end(values)
        return values

    def _look_for_lost_end(self, values: Row) -> None:
        order_id = values["order_id"]
        if isinstance(order_id, str):
            names = ("order_id", *self._other_ids)
            ids = [str(values[name] or "") for name in names]
            for place in self._lost_ends.lost(order_id, ids[1:]):
                values[names[place]] = bad("id_damaged", ids[place])

    def _amounts_in(self, currency: str) -> Memo:
        if currency not in self._amounts:
            sign = self._dialect.decimal_sign
            self._amounts[currency] = Memo(partial(read_amount, decimal=sign, currency=currency))
        return self._amounts[currency]

    def _is_double(self, facts: LineFacts) -> bool:
        """Tell whether an earlier row is the same sale by its key and says something else.

        Which of the two counts nobody knows, and taking both would count one sale in two ways.
        """
        said = hash(facts)
        return self._seen.setdefault(hash(facts.key), said) != said

    def _reject(self, number: int, name: str, row: Sequence[str], reason: Message) -> Reject:
        cells = [self._as_text(cell) for cell in row]
        raw = cells[: self._named] + cells[len(self._headers) :]
        place = self._places["order_id"]
        order_id = cells[place].strip() if place < len(cells) else ""
        at_fault = self._places.get(name)
        column = None if at_fault is None else self._headers[at_fault]
        cell = cells[at_fault] if at_fault is not None and at_fault < len(cells) else ""
        return Reject(number, column, raw, reason, order_id, cell)

    def _as_text(self, cell: str) -> str:
        """Return a cell as a text file of the same dialect would have it."""
        text = plain(cell)
        return text.replace(".", self._dialect.decimal_sign) if cell.startswith(NUMBER) else text

    # --- cells --------------------------------------------------------------------------------

    def _reader(self, name: str, kind: str, words: Mapping[str, str]) -> Callable[[str], Any]:
        order, zone = self._dialect.date_order, self._dialect.zone
        ways: dict[str, Callable[[str], Any]] = {
            "id": read_order_id if name == "order_id" else read_id,
            "name": read_name,
            "content": read_content,
            "text": _read_optional_currency if name == "currency" else read_text,
            "moment": partial(read_moment, order=order, zone=zone),
            "day": partial(read_day, order=order, zone=zone),
            "rate": partial(self._rate, name),
            "count": read_count,
            "status": partial(_status, words=words),
            "order_type": partial(_meaning, words=words),
            "content_type": partial(_meaning, words=words),
        }
        return ways[kind]

    def _rate(self, name: str, cell: str) -> str | Bad | None:
        needs_unit = bare_number(cell) is not None
        return read_rate(cell, self._rate_unit(name) if needs_unit else "percent")


def note_ids(lost_ends: LostEnds, rows: Iterable[Sequence[str]], places: Mapping[str, int]) -> None:
    """Count the ids of some rows, before any row is judged."""
    others = [places[name] for name in _OTHER_IDS if name in places]
    for row in rows:
        order_id = row[places["order_id"]].strip()
        lost_ends.add(order_id, [row[place].strip() for place in others])


def read_name(cell: str) -> str | Bad:
    """Return an id, or else a name that serves as one; "" where the cell states nothing."""
    text = " ".join(plain(cell).split())
    if len(text) <= LONGEST_ID or states_nothing(text):
        return read_id(cell)
    return text if len(text) <= _LONGEST_NAME and text.isprintable() else bad("not_id", cell)


def read_content(cell: str) -> str | Bad:
    """Return the id of a video: the number in its link, else the link or id as it is."""
    link = _VIDEO_IN_LINK.fullmatch(plain(cell).strip())
    return read_name(cell) if link is None else link[1]


def _read_optional_currency(cell: str) -> str | Bad | None:
    return None if states_nothing(plain(cell)) else read_currency(cell)


def _meaning(cell: str, words: Mapping[str, str]) -> str | Bad:
    text = read_text(cell)
    return text if isinstance(text, Bad) else words.get(fold(text), text)


def _status(cell: str, words: Mapping[str, str]) -> str | Bad | None:
    text = read_text(cell)
    if isinstance(text, Bad):
        return text
    return words.get(fold(text), Status.UNKNOWN.value) if text else None


def _names(values: Row) -> Names:
    product_id = values.get("product_id") or ""
    name = values.get("product_name") or ("" if product_id.isdecimal() else product_id)
    return Names(name, values.get("shop_name") or "", "", "", "")
