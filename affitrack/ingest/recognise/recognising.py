"""Which known format a file is: by its headers, in any language, in any of its first rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from affitrack.ingest.orders.completed_source import CompletedSource
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.plain.plain_source import PlainSource
from affitrack.ingest.reach.metric_recognise import account_posts, metric_file
from affitrack.ingest.reach.metrics import MetricFile
from affitrack.ingest.read.open_file import RawFile, refusal
from affitrack.ingest.read.unpack import found
from affitrack.ingest.recognise.formats import (
    UNKNOWN_LANGUAGE,
    Format,
    known_formats,
    metric_formats,
)
from affitrack.ingest.recognise.header_rows import HeaderRow, header_rows, with_sheets
from affitrack.ingest.recognise.proofs import as_far_as_proven, refuse_unproven
from affitrack.ingest.recognise.recognised import Table, named_columns
from affitrack.ingest.recognise.unknown import UnknownTableError
from affitrack.wording.message import UserError, message

__all__ = ["SourceFile", "recognise", "recognise_any"]

# No export has a tenth of them, and each is compared with every header in every language.
_MOST_COLUMNS: Final = 1000
# So many known headers in one row, and the row is meant to be this format's header.
_ENOUGH_HEADERS: Final = 8
# One in so many, with none of them out of its place, and the unknown ones between are in theirs.
_ENOUGH_IN_PLACE: Final = 3
_SHOWN_HEADERS: Final = 6
_LONGEST_HEADER: Final = 40


@dataclass(frozen=True)
class _Match:
    """A candidate read with the headers of one format in one language."""

    known: Format
    candidate: HeaderRow
    language: str
    places: Mapping[str, int]
    named: int
    """How many columns the language itself names; the rest is English or known by position."""

    @property
    def is_meant(self) -> bool:
        """Whether the row is this format's header, perhaps an incomplete one.

        The headers of a plain table are everybody's words: only all that it needs prove it.
        """
        if self.known.is_plain:
            return not self.missing
        return self.is_told or len(self.places) >= _ENOUGH_HEADERS

    @property
    def is_told(self) -> bool:
        """Whether the row has a column that only this format has."""
        return bool(self.known.recognise_by & self.places.keys())

    @property
    def missing(self) -> list[str]:
        """Return the names of the columns that the format cannot do without and the row lacks."""
        names = [
            column.header(self.language)
            for column in self.known.columns
            if column.required and column.field not in self.places
        ]
        if not self.is_told:
            names.append(self.known.column(min(self.known.recognise_by)).header(self.language))
        return names


def recognise(path: Path) -> SourceFile:
    """Return the order export at `path`, ready to be read.

    Raises `UserError` as `recognise_any` does, and where the file is about reach.
    """
    source = recognise_any(path)
    if isinstance(source, MetricFile):
        raise UserError(message("reach.no_orders", file=source.name))
    return source


def recognise_any(path: Path) -> SourceFile | MetricFile:
    """Return the file at `path` as what it is, ready to be read.

    Raises `UserError` when it is no readable file, no table, damaged, or of no known format; an
    export of another kind is named.
    """
    raw = found(path)
    if raw.container == "json":
        return account_posts(raw)
    raw = as_far_as_proven(raw)
    first_rows = list(header_rows(raw))
    candidates = [row for row in first_rows if len(row.cells) <= _MOST_COLUMNS]
    figures = metric_file(raw, candidates)
    if figures is not None:
        refuse_unproven(raw)
        return figures
    _refuse_other_exports(raw, candidates)
    match = _best_match(candidates)
    if match is not None:
        refuse_unproven(raw, match.candidate.cells)
    if match is None or match.missing:
        _refuse_garbled(raw, candidates)
    if match is None:
        raise _unknown(raw, first_rows)
    if match.missing:
        raise _incomplete(raw, match)
    table = with_sheets(raw, _table(match, first_rows), candidates, _header_of)
    source = _source_class(match.known)(raw, match.known, table)
    source.refuse_twins()
    return source


def _source_class(known: Format) -> type[SourceFile]:
    if known.is_plain:
        return PlainSource
    return CompletedSource if known.sums else SourceFile


# --- candidates -----------------------------------------------------------------------------------


def _best_match(candidates: Iterable[HeaderRow]) -> _Match | None:
    """Return the match that lacks nothing and has most headers in one language."""
    matches = [
        match
        for candidate in candidates
        for known in known_formats()
        for match in _matches(known, candidate)
        if match.is_meant
    ]
    # Of equals the first: the first row, and the language that the format names first.
    return max(matches, key=_rank, default=None)


def _rank(match: _Match) -> tuple[bool, bool, int]:
    """Return how well a row fits; what nobody sees in a workbook comes after what one sees."""
    sheet = match.candidate.sheet
    return not match.missing, sheet is None or not sheet.is_hidden, match.named


def _header_of(rows: Sequence[HeaderRow]) -> HeaderRow | None:
    """Return the one of some rows that is the header of an export; None where none is."""
    match = _best_match(rows)
    return None if match is None or match.missing else match.candidate


# --- columns --------------------------------------------------------------------------------------


def _matches(known: Format, candidate: HeaderRow) -> list[_Match]:
    """Return how a row reads in each language that it could be in.

    Position helps where the program does not know all headers of a language. Where it knows them,
    a header that is not there is missing, whatever stands in its place.
    """
    folded = candidate.folded
    by_position = _by_position(known, folded)
    found = []
    for language in known.languages:
        named = _by_name(known, folded, language)
        if len(named) >= _ENOUGH_HEADERS or named.keys() & known.recognise_by:
            places = _joined(named, _by_name(known, folded, "en"))
            if language not in known.complete_languages:
                places = _joined(places, by_position or _by_neighbours(known, folded, places))
            found.append(_Match(known, candidate, language, places, len(named)))
    if by_position and not found:
        only = known.languages[0] if len(known.languages) == 1 else UNKNOWN_LANGUAGE
        found.append(_Match(known, candidate, only, by_position, 0))
    return found


def _by_name(known: Format, folded: Sequence[str], language: str) -> dict[str, int]:
    """Return the fields that the headers name; a header that comes twice, in the format's order."""
    places: dict[str, int] = {}
    by_header = known.by_header.get(language, {})
    for index, header in enumerate(folded):
        fields = by_header.get(header, ())
        field = next((name for name in fields if name not in places), None)
        if field is not None:
            places[field] = index
    return places


def _by_position(known: Format, folded: Sequence[str]) -> dict[str, int]:
    """Return all fields of a layout when its landmarks stand where they belong."""
    count = named_columns(folded)
    layout = known.layouts.get(count)
    marks = [(mark.headers, mark.positions.get(count)) for mark in known.landmarks]
    if layout is None or not marks:
        return {}
    if not all(at is not None and folded[at] in headers for headers, at in marks):
        return {}
    return {field: index for index, field in enumerate(layout) if field}


def _by_neighbours(
    known: Format, folded: Sequence[str], named: Mapping[str, int]
) -> dict[str, int]:
    """Return all fields of a layout when many of its headers are known and all in their places.

    The oldest layout has no landmarks; headers of other languages prove it as well.
    """
    count = named_columns(folded)
    layout = known.layouts.get(count)
    if layout is None or len(named) * _ENOUGH_IN_PLACE < count:
        return {}
    if any(at >= count or layout[at] != field for field, at in named.items()):
        return {}
    return {field: index for index, field in enumerate(layout) if field}


def _joined(first: Mapping[str, int], more: Mapping[str, int]) -> dict[str, int]:
    """Add what another way of reading found, where neither field nor column is taken."""
    taken = set(first.values())
    return {**{name: at for name, at in more.items() if at not in taken}, **first}


def _table(match: _Match, first_rows: Iterable[HeaderRow]) -> Table:
    candidate = match.candidate
    return Table(
        delimiter=candidate.delimiter,
        sheet=candidate.sheet,
        header_row=candidate.row,
        headers=_headers(candidate, first_rows),
        places=match.places,
        language=match.language,
    )


def _headers(header: HeaderRow, first_rows: Iterable[HeaderRow]) -> tuple[str, ...]:
    """Return the cells of a header, without separators at its end that not all rows have."""
    cells = header.cells
    below = [
        row.cells
        for row in first_rows
        if row.delimiter == header.delimiter and row.row > header.row and any(row.cells)
    ]
    named = len(cells)
    while named and not cells[named - 1].strip():
        named -= 1
    are_uneven = header.sheet is None and {len(cells)} != {*map(len, below)}
    is_empty = not any(cell.strip() for row in below for cell in row[named:])
    return cells[:named] if are_uneven and is_empty else cells


# --- refusals -------------------------------------------------------------------------------------

_DOWNLOAD_AGAIN: Final = message("ingest.hint.download_again")


def _refuse_other_exports(raw: RawFile, candidates: Iterable[HeaderRow]) -> None:
    headers = {cell for candidate in candidates for cell in candidate.folded}
    for known in (*known_formats(), *metric_formats()):
        for other in known.others:
            if headers & other.headers and not headers & other.without:
                raise refusal(f"other_export.{other.kind}", raw.path)


def _refuse_garbled(raw: RawFile, candidates: Iterable[HeaderRow]) -> None:
    """Say so when the headers are known ones, read in a wrong encoding by some other program."""
    repaired = (replace(c, cells=tuple(map(_repaired, c.cells))) for c in candidates)
    match = _best_match(candidate for candidate in repaired)
    if match is not None and not match.missing:
        raise refusal("encoding_damaged", raw.path, _DOWNLOAD_AGAIN)


def _repaired(header: str) -> str:
    try:
        return header.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return header


def _incomplete(raw: RawFile, match: _Match) -> UserError:
    names = tuple(message("ingest.reject.quoted", text=name) for name in match.missing)
    what = message(f"ingest.export.{match.known.called}")
    found = message("ingest.missing_columns", file=raw.name, what=what, n=len(names), columns=names)
    return UserError(found, _DOWNLOAD_AGAIN)


def _unknown(raw: RawFile, candidates: Sequence[HeaderRow]) -> UserError:
    filled = [candidate for candidate in candidates if named_columns(candidate.cells)]
    if not filled:
        return refusal("empty", raw.path)
    header = max(filled, key=lambda candidate: named_columns(candidate.cells))
    if not _is_table(header, filled):
        return refusal("not_a_table", raw.path)
    refuse_unproven(raw, header.cells)
    headers = tuple(
        message("ingest.reject.quoted", text=" ".join(cell.split())[:_LONGEST_HEADER])
        for cell in header.cells
        if cell.strip()
    )
    return UnknownTableError(
        message("ingest.unknown_format", file=raw.name, columns=headers[:_SHOWN_HEADERS]),
        message("ingest.hint.creator_export"),
        message("ingest.hint.map_columns"),
        path=raw.path,
    )


def _is_table(header: HeaderRow, candidates: Iterable[HeaderRow]) -> bool:
    """Whether at least half of the rows cut in the same way are as wide: prose has commas too."""
    alike = [
        len(candidate.cells)
        for candidate in candidates
        if (candidate.delimiter, candidate.sheet) == (header.delimiter, header.sheet)
    ]
    return len(header.cells) > 1 and alike.count(len(header.cells)) * 2 >= len(alike)
