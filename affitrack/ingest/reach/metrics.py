"""A recognised file about reach: what it is, and its rows as figures.

Such files are short: a year of days, some videos, one row for each product of a campaign. They are
read as a whole, up to a number of rows that no real one reaches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any, Final, NamedTuple

from affitrack.ingest.reach import account_data
from affitrack.ingest.reach.metric_cells import (
    bad_figure,
    decimal_sign_of,
    read_period,
    read_reported,
)
from affitrack.ingest.reach.metric_days import last_day_of, moment_in_name, read_days
from affitrack.ingest.reach.metric_readers import READERS, day_of_moment
from affitrack.ingest.reach.metric_rows import Owner, Setting, figure_row
from affitrack.ingest.reach.taken import Taken
from affitrack.ingest.read import read_csv, read_xlsx
from affitrack.ingest.read.block import Block, plain
from affitrack.ingest.read.open_file import RawFile, refusal
from affitrack.ingest.read.unpack import day_packed
from affitrack.ingest.recognise.formats import Format
from affitrack.ingest.recognise.recognised import RecognisedFile, Table, Unread, others
from affitrack.ingest.rejects.rejects import Reject
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.dialect import Habits
from affitrack.ingest.values.numbers import DecimalSign, currency_shown
from affitrack.wording.message import Message, UserError, message

MOST_ROWS: Final = 200_000
_BLOCK: Final = 512
# What the row of sums is called that stands first in agency reports.
_SUMMARY: Final = frozenset({"summary", "ringkasan", "total"})
# Fields that a row cannot do without, whatever its format: they say what it is about.
_KEYS: Final = frozenset(
    {"day", "hour", "link", "content_id", "product_id", "period", "gender", "territory"}
)


class _Row(NamedTuple):
    number: int
    cells: list[str]


class MetricFile(RecognisedFile):
    """A recognised file about reach; it looks like a `SourceFile` to those who show it."""

    def __init__(self, raw: RawFile, known: Format, table: Table) -> None:
        super().__init__(raw, known, table)
        self._taken = Taken()
        self._types = {column.field: column.type for column in known.columns}

    @property
    def rows_are(self) -> str:
        """Return what the rows are: "contents", "lives", "days" and so on."""
        return self._known.rows

    @property
    def headers(self) -> list[str]:
        """Return the headers as the file has them, without empty ones at the end."""
        headers = list(self._table.headers)
        while headers and not headers[-1].strip():
            headers.pop()
        return headers

    @property
    def columns(self) -> int:
        """Return the number of columns with a header."""
        return len(self.headers)

    @property
    def unread(self) -> Unread:
        """Return what of the file is not read."""
        return Unread(others(self.headers, set(self._table.places.values())))

    @property
    def preamble(self) -> list[list[str]]:
        """Return the rows above the header: a file of rejected rows needs them, too."""
        return [list(row) for row in self._table.preamble]

    @property
    def rejects_delimiter(self) -> str:
        """Return the delimiter for a file of this one's rejected rows."""
        return self.delimiter or ","

    def questions(self) -> tuple[()]:
        """Return what must be asked about the file: nothing."""
        return ()

    @property
    def other_creators(self) -> int:
        """Return how many rows about other creators the last `read` left out."""
        return self._taken.other_creators

    @property
    def explanation_rows(self) -> int:
        """Return how many rows that only sum up others the last `read` left out."""
        return self._taken.summaries

    def belongs_to(self, handle: str, currency: str) -> None:
        """Take note of whose figures are wanted: `read` is told it, with more."""

    def answer(self, _answers: object) -> None:
        """Take answers, of which it needs none."""

    def period(self) -> tuple[str, str] | None:
        """Return the first and last moment that the file speaks of; None where it has no rows.

        Raises `UserError` when the file is no longer the one that was recognised, or breaks off.
        """
        days = sorted(self._days_spoken_of())
        return (f"{days[0]}T00:00:00", f"{days[-1]}T00:00:00") if days else None

    def rejects(self, owner: Owner) -> list[Reject]:
        """Return the rows that cannot be taken."""
        return self.read(owner).rejects

    def read(self, owner: Owner) -> Taken:
        """Return the file's figures, as those of one account. Raises `UserError` like `period`."""
        taken = self._taken = Taken()
        rows, narrow = self._split_by_width()
        taken.rejects += [self._reject(row, None, _too_narrow(row, self._width)) for row in narrow]
        days = self._days_of(rows)
        currency, sign = self._money(rows, owner)
        setting = self._setting(owner, currency)
        has_money = False
        for row, day in zip(rows, days, strict=True):
            if self._is_summary(row):
                taken.summaries += 1
                continue
            if self._is_of_another(row, owner):
                taken.other_creators += 1
                continue
            values = self._values(row, day, currency, sign)
            fault = next((pair for pair in values.items() if isinstance(pair[1], Bad)), None)
            if fault is not None:
                header = self._table.headers[self._table.places[fault[0]]]
                taken.rejects.append(self._reject(row, header, fault[1].reason))
                continue
            has_money |= any(values.get(name) is not None for name in self._money_fields)
            taken.rows.append(figure_row(self._known.rows, row.number, values, setting))
        taken.rejects.sort(key=lambda reject: reject.row)
        taken.currencies = (currency,) if has_money else ()
        return taken

    # --- rows -----------------------------------------------------------------------------------

    @cached_property
    def _rows(self) -> tuple[_Row, ...]:
        self._raw.check_unchanged()
        rows: list[_Row] = []
        for block in self._blocks():
            for number, cells in zip(block.numbers, block.rows, strict=True):
                if any(map(str.strip, cells)):
                    rows.append(_Row(number, cells))
            if len(rows) > MOST_ROWS:
                raise UserError(message("reach.too_many_rows", file=self._raw.name, most=MOST_ROWS))
        self._raw.check_unchanged()
        return tuple(rows)

    def _blocks(self) -> Iterator[Block]:
        raw, table = self._raw, self._table
        if raw.container == "json":
            return account_data.blocks(raw)
        if table.sheet is not None:
            width = len(table.headers)
            return read_xlsx.blocks(
                raw, table.sheet, after=table.header_row, width=width, size=_BLOCK
            )
        return read_csv.blocks(
            raw, raw.encoding or "", table.delimiter or "", after=table.header_row, size=_BLOCK
        )

    @property
    def _width(self) -> int:
        return len(self._table.headers)

    def _split_by_width(self) -> tuple[list[_Row], list[_Row]]:
        """Return the rows that have a cell for every column in use, and the others."""
        needed = max(self._table.places.values()) + 1
        enough = [row for row in self._rows if len(row.cells) >= needed]
        return enough, [row for row in self._rows if len(row.cells) < needed]

    def _cells(self, rows: Iterable[_Row], name: str) -> list[str]:
        place = self._table.places[name]
        return [row.cells[place] for row in rows]

    def _is_summary(self, row: _Row) -> bool:
        if self._known.rows != "products":
            return False
        return any(plain(cell).strip().casefold() in _SUMMARY for cell in row.cells)

    def _is_of_another(self, row: _Row, owner: Owner) -> bool:
        place = self._table.places.get("creator")
        return place is not None and not owner.is_named(plain(row.cells[place]))

    def creators(self) -> Mapping[str, int]:
        """Return the rows of each creator that the file names; nothing where it names none."""
        if "creator" not in self._table.places:
            return {}
        rows, _narrow = self._split_by_width()
        cells = self._cells((row for row in rows if not self._is_summary(row)), "creator")
        return Counter(plain(cell).strip() for cell in cells)

    # --- days -----------------------------------------------------------------------------------

    @cached_property
    def _last_day(self) -> date:
        archive = self.path.parent
        is_packed = archive.is_file()
        try:
            modified = (archive if is_packed else self.path).stat().st_mtime
        except OSError as error:
            raise refusal("unreadable", self.path) from error
        return last_day_of(self.path, modified, day_packed(self.path) if is_packed else None)

    @cached_property
    def _range(self) -> tuple[str, str] | None:
        """The days that stand above the header."""
        for row in self._table.preamble:
            for cell in row:
                days = read_period(cell) if cell.strip() else None
                if isinstance(days, tuple):
                    return days
        return None

    def _days_of(self, rows: Sequence[_Row]) -> Sequence[str | Bad | None]:
        """Return the days that rows are about, None for rows of a format without such a column."""
        if "day" not in self._table.places:
            return [None] * len(rows)
        return read_days(self._cells(rows, "day"), self._last_day)

    def _days_spoken_of(self) -> set[str]:
        rows, _narrow = self._split_by_width()
        places = self._table.places
        stated: list[Any] = list(self._days_of(rows))
        if "period" in places:
            periods = map(read_period, self._cells(rows, "period"))
            stated += [day for period in periods if isinstance(period, tuple) for day in period]
        elif self._range is not None:
            stated += self._range
        elif "posted_at" in places and self._known.rows == "posts":
            stated += map(day_of_moment, self._cells(rows, "posted_at"))
        elif "day" not in places and rows:
            stated.append(self._setting_day(rows))
        return {day for day in stated if isinstance(day, str)}

    def _setting_day(self, rows: Sequence[_Row]) -> str:
        """Return the day that a file without days of its own speaks of: that of the download."""
        ends = [name for name in ("ended_at", "posted_at") if name in self._table.places]
        moments = [day_of_moment(cell) for name in ends[:1] for cell in self._cells(rows, name)]
        known = [day for day in moments if isinstance(day, str)]
        if known and moment_in_name(self.path.name) is None:
            return max(known)
        return self._last_day.isoformat()

    def _setting(self, owner: Owner, currency: str) -> Setting:
        rows, _narrow = self._split_by_width()
        from_on, to_on = self._range or (None, "")
        if not to_on:
            to_on = self._setting_day(rows) if "day" not in self._table.places else ""
        content_type = "live" if self._known.rows == "lives" else "video"
        return Setting(owner, from_on, to_on, currency, content_type)

    # --- cells ----------------------------------------------------------------------------------

    @property
    def _money_fields(self) -> list[str]:
        return [name for name in self._table.places if self._types[name] == "money"]

    def _money(self, rows: Sequence[_Row], owner: Owner) -> tuple[str, DecimalSign]:
        """Return the currency of the file's amounts and their decimal sign."""
        cells = [cell for name in self._money_fields for cell in self._cells(rows, name)]
        signs = (currency_shown(cell, owner.currency) for cell in cells)
        currency = next(filter(None, signs), owner.currency)
        habits = self._known.habits.get(self.language, Habits())
        return currency, decimal_sign_of(cells, currency, habits.decimal_sign or ".")

    def _values(
        self, row: _Row, day: str | Bad | None, currency: str, sign: DecimalSign
    ) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, place in self._table.places.items():
            cell = row.cells[place]
            match self._types[name]:
                case "day":
                    values[name] = day
                case "money":
                    values[name] = self._amount(cell, currency, sign)
                case kind:
                    values[name] = READERS[kind](cell)
            if values[name] in {None, ""} and name in _KEYS:
                values[name] = bad_figure("key_missing", cell)
        return values

    def _amount(self, cell: str, currency: str, sign: DecimalSign) -> int | Bad | None:
        shown = currency_shown(cell, currency)
        if shown not in {"", currency}:
            return bad_figure("two_currencies", cell)
        return read_reported(cell, sign, currency)

    def _reject(self, row: _Row, header: str | None, reason: Message) -> Reject:
        raw = [plain(cell) for cell in row.cells]
        key = next((name for name in self._table.places if name in _KEYS), None)
        place = 0 if key is None else self._table.places[key]
        found = raw[place].strip() if place < len(raw) else ""
        cell = "" if header is None else raw[self._table.headers.index(header)]
        cells = raw[: self.columns] + raw[self._width :]
        return Reject(row.number, header, cells, reason, found, cell)


def _too_narrow(row: _Row, width: int) -> Message:
    return message("ingest.reason.too_few_cells", n=len(row.cells), expected=width)
