"""A file that was recognised: what it is, and its rows as order lines, anew each time."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Final

from affitrack.domain.alike import AlikeLines
from affitrack.domain.line import LineFacts
from affitrack.ingest.orders.alike import AlikeReader, can_be_alike
from affitrack.ingest.orders.cells import Moments
from affitrack.ingest.orders.chunk import Chunk
from affitrack.ingest.orders.parse import SUMMED, TAKEN, LineParser, Parsed, Parser
from affitrack.ingest.read import read_csv, read_xlsx
from affitrack.ingest.read.block import Block, Lines, fitted, plain
from affitrack.ingest.read.open_file import RawFile
from affitrack.ingest.recognise.formats import Format
from affitrack.ingest.recognise.letters import letters_asked
from affitrack.ingest.recognise.questions import Question, questions_of, refuse_two_ways
from affitrack.ingest.recognise.recognised import (
    RecognisedFile,
    Table,
    Unread,
    named_columns,
    others,
)
from affitrack.ingest.recognise.twins import refuse_twins
from affitrack.ingest.rejects.rejects import Reject
from affitrack.ingest.values.dialect import Answers, Dialect, Evidence, Findings, Habits, Places
from affitrack.ingest.values.ids import LONG_IDS, LostEnds
from affitrack.ingest.values.moments import OTHER_ORDER, read_day
from affitrack.ingest.values.numbers import RateUnit
from affitrack.ingest.values.span import NO_SPAN, Span, joined, span_of

# Rows read at a time. More do not fit the processor's cache and cost twice as much each.
_BLOCK: Final = 128
# Rows that decide the dialect when they are conclusive; otherwise the whole file does.
_SAMPLE: Final = 2048

# What is kept of a line beside its facts.
_BESIDE: Final = ("affiliate_partner", "agency")


class SourceFile(RecognisedFile):
    """A recognised file."""

    _currency: str = ""
    """Of rows that name none, in a file without that column."""

    def __init__(self, raw: RawFile, known: Format, table: Table) -> None:
        super().__init__(raw, known, table)
        self._answers: Answers = known.answers
        self._zone: str | None = None
        self._letters = letters_asked(raw, table)
        self._findings = self._decide()
        self._period: Span | None = None

    @property
    def headers(self) -> list[str]:
        """Return the headers as the file has them, without empty ones at the end."""
        return list(self._table.headers[: self.columns])

    @property
    def columns(self) -> int:
        """Return the number of columns with a header."""
        return named_columns(self._table.headers)

    @property
    def unstated(self) -> frozenset[str]:
        """Return what a line has that the file has no column for: `LineFacts`, partner, agency."""
        stated = set(self._table.places)
        stated |= {total for total, parts in SUMMED.items() if stated & set(parts)}
        stated |= {"shop"} if stated & {"shop_code", "shop_name"} else set()
        stated |= {"status_raw"} if "status" in stated else set()
        return frozenset((*LineFacts._fields, *_BESIDE)) - stated

    @property
    def partly_stated(self) -> frozenset[str]:
        """Return the sums of `LineFacts` of which the file has some columns and lacks others."""
        stated = set(self._table.places)
        return frozenset(
            total
            for total, parts in SUMMED.items()
            if stated & set(parts) and not stated.issuperset(parts)
        )

    @property
    def unused(self) -> tuple[str, ...]:
        """Return the headers of the columns that mean nothing to the program."""
        layout = self._known.layouts.get(self.columns, ())
        nameless = {place for place, name in enumerate(layout) if not name}
        return others(self.headers, nameless.union(self._table.places.values()))

    @property
    def unread(self) -> Unread:
        """Return what of the file is not read."""
        needed = {place for name, place in self._table.places.items() if self._takes(name)}
        unused = self.unused
        not_needed = tuple(text for text in others(self.headers, needed) if text not in unused)
        return Unread(unused, not_needed, self._table.other_sheets)

    @property
    def sheets(self) -> tuple[Path, ...]:
        """Return each sheet that holds an export as a file of its own, where there are several."""
        return self._table.sheets

    @property
    def dialect(self) -> Dialect:
        """Return how the file writes numbers and dates; a guess where something is asked."""
        return replace(self._findings.dialect, zone=self._zone)

    @property
    def fraction(self) -> Decimal | None:
        """Return a number of a column of rates that has no "%" and is read as a fraction."""
        return self._fraction

    def questions(self) -> tuple[Question, ...]:
        """Return what must be told before the file can be taken in; mostly nothing."""
        return (*self._letters, *questions_of(self._findings, self._table.headers))

    def answer(self, answers: Answers) -> None:
        """Read the file by these answers from now on; they count where its cells leave a choice.

        Raises `ValueError` for what is no answer.
        """
        self._findings = self._findings.answered(answers)
        self._answers = {**self._answers, **answers}
        self._period = None
        encoding = answers.get("encoding")
        if encoding in self._raw.possible_encodings:
            self._raw, self._letters = replace(self._raw, encoding=encoding), ()
            self._findings = self._decide()

    def open_days(self) -> dict[str, list[object]]:
        """Return order id -> its day by each order of dates (`ANSWERS`), where they differ.

        Of the first rows; none where the cells or an answer decide the order of dates.
        """
        told = self._findings.date_order
        if told.is_proven or told.is_mixed or "date_order" in self._answers:
            return {}
        order_id, day = (self._table.places[name] for name in ("order_id", "ordered_at"))
        found: dict[str, list[object]] = {}
        for block in islice(self._blocks(), _SAMPLE // _BLOCK):
            for row in (row for row in block.rows if len(row) > max(order_id, day)):
                days: list[object] = [read_day(row[day], order) for order in OTHER_ORDER]
                if days[0] != days[1]:
                    found[plain(row[order_id]).strip()] = days
        return found

    def refuse_two_ways(self, rows: int, rejects: Collection[Reject]) -> None:
        """Raise `UserError` where many of the rows are written in another way than the first."""
        refuse_two_ways(self.name, rows, rejects, self._answers)

    def refuse_twins(self) -> None:
        """Raise `UserError` where two columns of one heading contradict each other."""
        needed = {place for name, place in self._table.places.items() if self._takes(name)}
        refuse_twins(self.name, self.headers, needed, self.unused, self._blocks())

    @property
    def is_secondhand(self) -> bool:
        """Whether somebody else than the creator wrote it: the creator's own export counts more."""
        return self._known.is_secondhand

    @property
    def other_creators(self) -> int:
        """Return how many rows were left out when `chunks` ended: those of other creators."""
        return 0

    @property
    def explanation_rows(self) -> int:
        """Return how many rows below the header explain the columns, and are no sales."""
        return 0

    def creators(self) -> Mapping[str, int]:
        """Return the rows of each creator that the file names; nothing where it names none.

        Raises `UserError` like `chunks`.
        """
        return {}

    def use_zone(self, zone: str) -> None:
        """Put moments that name their offset from UTC on the wall clock of this IANA zone."""
        self._zone = zone

    def belongs_to(self, handle: str, currency: str) -> None:
        """Take note of whose sales are wanted, and of the currency where rows name none."""

    @property
    def preamble(self) -> list[list[str]]:
        """Return the rows above the header that rejected rows need, too: none."""
        return []

    @property
    def rejects_delimiter(self) -> str:
        """Return the delimiter for a file of this one's rejected rows."""
        return self.delimiter or (";" if self.dialect.decimal_sign == "," else ",")

    def chunks(self, rows: int = 4096, *, alike: bool = False) -> Iterator[Chunk]:
        """Yield the file's lines and rejected rows, about `rows` at a time, read anew each time.

        With `alike` most lines of an export come as `Chunk.alike` or `Chunk.tables`, at a
        fraction of the time.

        Raises `UserError` when the file is no longer the one that was recognised, or breaks off.
        """
        self._raw.check_unchanged()
        chunk = Chunk()
        span: Span | None = NO_SPAN
        for alike_lines, parsed, share in self._read(rows if alike else None):
            told = parsed.span
            span = None if span is None or told is None else joined(span, told)
            chunk.lines += parsed.lines
            chunk.rows += parsed.rows
            chunk.names += parsed.names
            chunk.rejects += parsed.rejects
            chunk.tables += parsed.tables
            chunk.alike.add(alike_lines)
            chunk.share = share
            if len(chunk) >= rows:
                yield chunk
                chunk = Chunk()
        self._raw.check_unchanged()
        if span is not None:
            self._period = span
        if len(chunk):
            yield chunk

    def row(self, number: int) -> list[tuple[str, str]]:
        """Return header and cell of each column of one row, as the file has them.

        Args:
            number: of the row, 1-based, as a spreadsheet counts.

        Raises:
            UserError: as `chunks` does.
            LookupError: the file has no such row.
        """
        self._raw.check_unchanged()
        for block in self._blocks():
            for place, cells in zip(block.numbers, block.rows, strict=True):
                if place == number:
                    return list(zip(self.headers, map(plain, cells), strict=False))
        raise LookupError(f"no row {number} in {self.name}")

    def _read(self, alike: int | None) -> Iterator[tuple[AlikeLines, Parsed, float]]:
        """Yield what the rows say, with how much of the file was read by then.

        Looks for lines that are alike among `alike` rows at a time, or not at all.
        """
        parser = self._parser()
        places, width = self._table.places, len(self._table.headers)
        if (
            alike is None
            or self.__class__ is not SourceFile  # which has its own say in what becomes of a row
            or not isinstance(parser, LineParser)
            or not can_be_alike(places, width)
        ):
            parse = parser.parse
            if alike is not None and isinstance(parser, LineParser):
                parse = parser.parse_table
            for block in self._wanted():
                yield AlikeLines(), parse(block), block.share
            return
        reader = AlikeReader(
            parser,
            delimiter=self._table.delimiter or "",
            ordered_is_last=places["ordered_at"] == width - 1,
            dialect=self.dialect,
        )
        yield from reader.read(self._pieces(), alike)

    def _takes(self, name: str) -> bool:
        """Tell whether the column of a field counts for anything."""
        return name in TAKEN or any(name in parts for parts in self._known.sums.values())

    def _parser(self) -> Parser:
        """Return what reads the rows of this file, from its beginning."""
        return LineParser(
            self._known,
            self._table.headers,
            self._table.places,
            self.dialect,
            named=self.columns,
            lost_ends=self._lost_ends,
            rate_unit=self._rate_unit,
            one_currency=self._currency,
        )

    def period(self) -> tuple[str, str] | None:
        """Return the first and the last moment that the file states; None where it states none.

        Orders and settlements count, in rejected rows too. Reads the file for it unless all its
        `chunks` have passed, but only once. Raises `UserError` like `chunks`.
        """
        if self._period is None:
            self._period = self._find_period()
        first_at, last_at = self._period
        return (first_at, last_at) if first_at else None

    def _find_period(self) -> Span:
        self._raw.check_unchanged()
        width = len(self._table.headers)
        readers = {
            place: Moments(self.dialect.date_order, required=False, zone=self._zone)
            for place in self._evidence_places().moments
        }
        span = NO_SPAN
        for block in self._wanted():
            rows = [row for row in block.rows if len(row) >= width]
            for place, reader in readers.items():
                cells = list({row[place] for row in rows})
                span = joined(span, span_of(reader.column(cells) if cells else ()))
        return span

    def _wanted(self) -> Iterator[Block]:
        """Yield the rows that become lines."""
        return self._blocks()

    def _blocks(self) -> Iterator[Block]:
        raw, table = self._raw, self._table
        if table.sheet is not None:
            return read_xlsx.blocks(
                raw, table.sheet, after=table.header_row, width=len(table.headers), size=_BLOCK
            )
        return read_csv.blocks(
            raw, raw.encoding or "", table.delimiter or "", after=table.header_row, size=_BLOCK
        )

    def _pieces(self) -> Iterator[Lines | Block]:
        """Yield all rows, cut into cells only where they have to be."""
        raw, table = self._raw, self._table
        if table.sheet is not None:
            return self._blocks()
        return read_csv.pieces(
            raw, raw.encoding or "", table.delimiter or "", after=table.header_row, size=_BLOCK
        )

    def _decide(self) -> Findings:
        """Look at the rows and decide how the file writes numbers and dates."""
        self._lost_ends = LostEnds()
        evidence = self._sample()
        habits = self._known.habits.get(self.language, Habits())
        if evidence.is_american:
            habits = replace(habits, date_order=None)
        self._rate_units, self._fraction = evidence.rate_units(), evidence.fraction()
        return evidence.findings(habits).answered(self._answers)

    def _sample(self) -> Evidence:
        """Return what the first rows say, or all rows where the first leave something open."""
        evidence = Evidence(self._evidence_places())
        width = len(self._table.headers)
        read = 0
        for block in self._blocks():
            if read < _SAMPLE:
                self._count_ids(block, width)
            elif evidence.is_conclusive:
                break
            evidence.add(block, width, only_open=read >= _SAMPLE)
            read += len(block.rows)
        return evidence

    def _rate_unit(self, name: str) -> RateUnit:
        """Return what numbers without "%" mean in a rate column, from all its cells."""
        if name not in self._rate_units:
            evidence = Evidence(self._evidence_places())
            for block in self._blocks():
                evidence.add(block, len(self._table.headers))
            self._rate_units, self._fraction = evidence.rate_units(), evidence.fraction()
        return self._rate_units[name]

    def _evidence_places(self) -> Places:
        places = self._table.places
        by_type: dict[str, dict[str, int]] = {"money": {}, "moment": {}, "rate": {}}
        for column in self._known.columns:
            if column.field in places and column.type in by_type:
                by_type[column.type][column.field] = places[column.field]
        return Places(
            currency=places.get("currency"),
            money=tuple(by_type["money"].values()),
            moments=tuple(by_type["moment"].values()),
            rates=by_type["rate"],
            ordered=places.get("ordered_at"),
        )

    def _count_ids(self, block: Block, width: int) -> None:
        places = self._table.places
        others = [places[name] for name in LONG_IDS[1:] if name in places]
        for row in block.rows:
            if fitted(row, width) is not None:
                order_id = row[places["order_id"]].strip()
                self._lost_ends.add(order_id, [row[place].strip() for place in others])
