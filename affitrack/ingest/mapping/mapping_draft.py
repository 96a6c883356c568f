"""A mapping in the making: the columns of a table, and what its first rows come to by them.

A draft is a value: every change gives a new one. It holds the rows that it was made from, so that
the answer is at hand at every click.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Final, Literal

from affitrack.domain.line import Status
from affitrack.ingest.mapping.mapping import TableMapping
from affitrack.ingest.mapping.mapping_fields import FIELDS, known_meanings
from affitrack.ingest.mapping.mapping_proposal import header_likeness, lacks_headings, proposed
from affitrack.ingest.orders.parse import Parsed
from affitrack.ingest.plain.plain_source import evidence_places
from affitrack.ingest.plain.rows import PlainParser, note_ids
from affitrack.ingest.read import read_csv, read_xlsx
from affitrack.ingest.read.block import Block, plain
from affitrack.ingest.read.open_file import RawFile, refusal
from affitrack.ingest.read.unpack import found
from affitrack.ingest.read.workbook import Sheet
from affitrack.ingest.recognise.formats import UNKNOWN_LANGUAGE
from affitrack.ingest.recognise.header_rows import HEADER_WITHIN, HeaderRow, header_rows
from affitrack.ingest.recognise.proofs import as_far_as_proven, refuse_unproven
from affitrack.ingest.values.bad import Bad, states_nothing
from affitrack.ingest.values.dialect import Dialect, Evidence, Findings, Habits
from affitrack.ingest.values.fold import fold
from affitrack.ingest.values.ids import LostEnds
from affitrack.ingest.values.numbers import RateUnit, read_rate
from affitrack.wording.message import Message, UserError, message

SAMPLE: Final = 1000
"""Rows that a draft looks at."""

_SHAPES_FROM: Final = 60
_LOOKED_THROUGH: Final = 40
_MOST_WORDS: Final = 40
_EXAMPLES: Final = 3
_FEWEST_COLUMNS: Final = 2
# Nobody can go through more, and no table of sales has them.
_MOST_COLUMNS: Final = 200


@dataclass(frozen=True)
class MappingDraft:
    """What the columns of one file are taken for."""

    path: Path
    header: HeaderRow
    rows: Block
    """The first rows below the header that have a cell for each column, readers' marks included."""
    fields: tuple[str | None, ...]
    """By column; None is left out."""
    decimal_sign: Literal[",", "."] | None = None
    """None leaves it to the cells."""
    date_order: Literal["DMY", "MDY"] | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    """The user's choice for words of the status column, folded -> our status."""
    kept_words: tuple[str, ...] = ()
    """Words of a mapping that is changed; those of its tables that these rows may not have."""

    @property
    def headers(self) -> tuple[str, ...]:
        """Return the headers of the columns, each once."""
        return self.header.headers

    def examples(self, column: int) -> list[str]:
        """Return up to three different values of a column, as the file has them."""
        cells = (" ".join(plain(row[column]).split()) for row in self.rows.rows)
        return list(islice(dict.fromkeys(text for text in cells if text), _EXAMPLES))

    # --- changes ------------------------------------------------------------------------------

    def with_field(self, column: int, name: str | None) -> MappingDraft:
        """Take a column for a field, or leave it out; another column that had the field loses it.

        Raises `KeyError` for a field that does not exist.
        """
        if name is not None and name not in FIELDS:
            raise KeyError(name)
        fields = [None if known == name else known for known in self.fields]
        fields[column] = name
        return replace(self, fields=tuple(fields))

    def with_dialect(
        self,
        *,
        decimal_sign: Literal[",", "."] | None = None,
        date_order: Literal["DMY", "MDY"] | None = None,
    ) -> MappingDraft:
        """Say how the file writes numbers and dates; None leaves it to the cells."""
        return replace(self, decimal_sign=decimal_sign, date_order=date_order)

    def with_constant(self, name: str, value: str | None) -> MappingDraft:
        """Say what holds for every row: the currency, or the rate as canonical decimal text."""
        others = {key: known for key, known in self.constants.items() if key != name}
        return replace(self, constants=others if value is None else {**others, name: value})

    def with_rate(self, text: str) -> MappingDraft:
        """Say which commission rate holds for every row: "12%", "12" or "12,5 %"; "" for none.

        Raises `UserError` for what is no rate.
        """
        rate = read_rate(text, "percent")
        if isinstance(rate, Bad):
            raise UserError(message("mapping.bad_rate", given=text.strip()))
        return self.with_constant("standard_rate", rate)

    def with_word(self, word: str, status: str) -> MappingDraft:
        """Say what a word of the status column means."""
        return replace(self, words={**self.words, fold(word): Status(status).value})

    def as_in(self, mapping: TableMapping) -> MappingDraft:
        """Take for each column what a mapping does."""
        by_header = {fold(header): name for name, header in mapping.columns.items()}
        return replace(
            self,
            fields=tuple(by_header.get(fold(header)) for header in self.headers),
            decimal_sign=mapping.decimal_sign,
            date_order=mapping.date_order,
            constants=mapping.constants,
            words={fold(word): status for word, status in mapping.words.items()},
            kept_words=tuple(mapping.words),
        )

    # --- answers ------------------------------------------------------------------------------

    def status_words(self) -> dict[str, str]:
        """Return the words of the status column and what each means, the most frequent first."""
        if "status" not in self.fields:
            return {}
        place = self.fields.index("status")
        cells = (plain(row[place]).strip() for row in self.rows.rows)
        counted = Counter(text for text in cells if not states_nothing(text))
        seen: dict[str, str] = {}
        for word in (*(word for word, _ in counted.most_common()), *self.kept_words):
            seen.setdefault(fold(word), word)
        words = list(islice(seen.items(), _MOST_WORDS))
        return {word: self._meaning(folded) for folded, word in words}

    def mapping(self, name: str) -> TableMapping:
        """Return the mapping under a name, whole or not (`TableMapping.missing`).

        How this file proves to write numbers and dates is kept with it: a later file that leaves
        it open is read alike.
        """
        mapping = self._as_chosen(name)
        if mapping.missing():
            return mapping
        found, _ = self._findings("")
        sign, order = found.decimal_sign, found.date_order
        return replace(
            mapping,
            decimal_sign=mapping.decimal_sign or (sign.value if sign.is_proven else None),
            date_order=mapping.date_order or (order.value if order.is_proven else None),
        )

    def _as_chosen(self, name: str) -> TableMapping:
        headers = self.headers
        return TableMapping(
            name=name,
            headers=headers,
            columns={f: headers[place] for place, f in enumerate(self.fields) if f is not None},
            decimal_sign=self.decimal_sign,
            date_order=self.date_order,
            constants={k: v for k, v in self.constants.items() if k not in self.fields},
            words=self._told_words(),
        )

    def missing(self) -> list[Message]:
        """Return what is lacking before sales can be taken in."""
        return self._as_chosen("-").missing()

    def dialect(self) -> Dialect:
        """Return how the file writes numbers and dates, by the rows of the draft."""
        return self._findings("")[0].dialect

    def parsed(self, currency: str, rows: int = 20, zone: str | None = None) -> Parsed:
        """Return what the first rows come to: lines and rejected rows, as an import would say.

        Nothing comes out of a draft that lacks something.

        Args:
            currency: of rows that state none.
            rows: how many.
            zone: the IANA zone of the account's market, for moments that name their offset.
        """
        if self.missing():
            return Parsed([], [], [], [])
        findings, rate_units = self._findings(currency)
        lost_ends = LostEnds()
        note_ids(lost_ends, self.rows.rows, self._places())
        parser = PlainParser(
            self._as_chosen("-").format,
            self.header.cells,
            self._places(),
            replace(findings.dialect, zone=zone),
            lost_ends=lost_ends,
            rate_unit=rate_units.__getitem__,
            currency=currency,
        )
        return parser.parse(Block(self.rows.numbers[:rows], self.rows.rows[:rows], 0.0))

    def _places(self) -> dict[str, int]:
        return {name: place for place, name in enumerate(self.fields) if name is not None}

    def _told_words(self) -> dict[str, str]:
        """Return the words of the table that mean something, and those that the user gave one."""
        return {
            word: status
            for word, status in self.status_words().items()
            if status != Status.UNKNOWN or fold(word) in self.words
        }

    def _meaning(self, folded: str) -> str:
        known = known_meanings("status")
        return self.words.get(folded, known.get(folded, Status.UNKNOWN.value))

    def _findings(self, currency: str) -> tuple[Findings, Mapping[str, RateUnit]]:
        known = self._as_chosen("-").format
        headers = self.header.cells
        evidence = Evidence(evidence_places(known, headers, self._places(), currency))
        evidence.add(self.rows, len(headers))
        findings = evidence.findings(known.habits.get(UNKNOWN_LANGUAGE, Habits()))
        return findings.answered(known.answers), evidence.rate_units()


def draft_of(path: Path) -> MappingDraft:
    """Return a draft for the file at `path`, with a proposal for each column.

    Raises `UserError` for a file that cannot be read or holds no table, or one without headings:
    its first sale would be taken for them.
    """
    raw = as_far_as_proven(found(path))
    header = _header(raw)
    if header is None:
        raise refusal("not_a_table", raw.path)
    refuse_unproven(raw, header.cells)
    rows = _rows(raw, header)
    headers = header.headers
    columns = [[row[place] for row in rows.rows[:_SHAPES_FROM]] for place in range(len(headers))]
    if lacks_headings(header.cells[: len(headers)], columns):
        raise refusal("no_headings", raw.path)
    return MappingDraft(
        path=path, header=header, rows=rows, fields=tuple(proposed(headers, columns))
    )


def draft_again(mapping: TableMapping) -> MappingDraft:
    """Return a mapping as a draft, to be changed while no table of its kind is at hand."""
    header = HeaderRow(1, mapping.headers, None, None)
    rows, nothing = Block([], [], 0.0), (None,) * len(mapping.headers)
    return MappingDraft(Path(mapping.name), header, rows, nothing).as_in(mapping)


def _header(raw: RawFile) -> HeaderRow | None:
    """Return the row that looks most like the header of a table, of the cut that fits best."""
    cuts: dict[tuple[str | None, Sheet | None], list[HeaderRow]] = {}
    for row in header_rows(raw, _LOOKED_THROUGH):
        cuts.setdefault((row.delimiter, row.sheet), []).append(row)
    found_rows = [
        (header_likeness(row.cells), -place, row)
        for rows in cuts.values()
        for place, row in enumerate(rows[:HEADER_WITHIN])
        if _is_above_a_table(row, rows[place + 1 :])
    ]
    best = max(found_rows, key=lambda each: each[:2], default=None)
    return None if best is None else best[2]


def _is_above_a_table(header: HeaderRow, below: Sequence[HeaderRow]) -> bool:
    """Tell whether most rows below are as wide: prose has commas too. A workbook pads its rows."""
    width = len(header.headers)
    if not _FEWEST_COLUMNS <= width <= _MOST_COLUMNS or not below:
        return False
    if header.sheet is not None:
        return True
    filled = [row for row in below if any(map(str.strip, row.cells))]
    alike = sum(len(row.cells) == len(header.cells) for row in filled)
    return alike > 0 and alike * 2 >= len(filled)


def _rows(raw: RawFile, header: HeaderRow) -> Block:
    width = len(header.cells)
    if header.sheet is not None:
        blocks = read_xlsx.blocks(raw, header.sheet, after=header.row, width=width, size=SAMPLE)
    else:
        blocks = read_csv.blocks(
            raw, raw.encoding or "", header.delimiter or "", after=header.row, size=SAMPLE
        )
    block = next(iter(blocks), Block([], [], 0.0))
    numbered = zip(block.numbers, block.rows, strict=True)
    whole = [(number, row) for number, row in numbered if len(row) == width and any(row)]
    return Block([number for number, _ in whole], [row for _, row in whole], 0.0)
