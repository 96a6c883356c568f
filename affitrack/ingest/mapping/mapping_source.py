"""Files whose table is read by a mapping: known by its headers, or because the user says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from affitrack.ingest.mapping.mapping import TableMapping, fingerprint_of
from affitrack.ingest.plain.plain_source import PlainSource
from affitrack.ingest.read.open_file import RawFile
from affitrack.ingest.read.unpack import found
from affitrack.ingest.recognise.formats import UNKNOWN_LANGUAGE
from affitrack.ingest.recognise.header_rows import HeaderRow, header_rows, with_sheets
from affitrack.ingest.recognise.proofs import as_far_as_proven, refuse_unproven
from affitrack.ingest.recognise.recognised import Table
from affitrack.ingest.values.fold import fold
from affitrack.wording.message import UserError, message


def fitting_source(path: Path, mappings: Sequence[TableMapping]) -> PlainSource | None:
    """Return the file read by the first mapping that was made for its headers; None for no such.

    Tables gain columns in time: else the mapping counts of which most headers, and all, are there.

    Raises `UserError` for a file that cannot be read.
    """
    by_fingerprint = {mapping.fingerprint: mapping for mapping in reversed(mappings)}
    if not by_fingerprint:
        return None
    raw = as_far_as_proven(found(path))
    rows = list(header_rows(raw))
    for header in rows:
        mapping = by_fingerprint.get(fingerprint_of(header.headers))
        if mapping is not None:
            return _with_sheets(raw, header, mapping, rows)
    for header in rows:
        present = set(map(fold, header.headers))
        grown = [each for each in mappings if present.issuperset(map(fold, each.headers))]
        if grown:
            mapping = max(grown, key=lambda each: len(each.headers))
            return _with_sheets(raw, header, mapping, rows)
    return None


def source_with(path: Path, mapping: TableMapping) -> PlainSource:
    """Return the file read by a mapping that the user names.

    Raises `UserError` for a file that cannot be read, or that lacks a column of the mapping.
    """
    raw = as_far_as_proven(found(path))
    rows = list(header_rows(raw))
    for header in rows:
        if not _lacking(header.headers, mapping):
            return _with_sheets(raw, header, mapping, rows)
    lacking = min((_lacking(header.headers, mapping) for header in rows), key=len, default=[])
    names = tuple(message("ingest.reject.quoted", text=name) for name in lacking)
    raise UserError(
        message(
            "mapping.columns_missing",
            file=raw.name,
            name=mapping.name,
            n=len(names),
            columns=names,
        )
    )


def _with_sheets(
    raw: RawFile, header: HeaderRow, mapping: TableMapping, rows: Sequence[HeaderRow]
) -> PlainSource:
    """Return the same with the other sheets of a workbook that hold such a table."""

    def header_of(rows: Iterable[HeaderRow]) -> HeaderRow | None:
        return next((row for row in rows if not _lacking(row.headers, mapping)), None)

    table = with_sheets(raw, _table(header, mapping), rows, header_of)
    return _source(raw, mapping, table)


def _source(raw: RawFile, mapping: TableMapping, table: Table) -> PlainSource:
    refuse_unproven(raw, table.headers)
    return PlainSource(raw, mapping.format, table, mapping.headers)


def _table(header: HeaderRow, mapping: TableMapping) -> Table:
    places = {fold(name): place for place, name in enumerate(header.headers)}
    return Table(
        delimiter=header.delimiter,
        sheet=header.sheet,
        header_row=header.row,
        headers=header.cells,
        places={field: places[fold(name)] for field, name in mapping.columns.items()},
        language=UNKNOWN_LANGUAGE,
    )


def _lacking(headers: Iterable[str], mapping: TableMapping) -> list[str]:
    present = set(map(fold, headers))
    return [name for name in mapping.columns.values() if fold(name) not in present]
