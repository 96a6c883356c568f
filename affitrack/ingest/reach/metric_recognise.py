"""Which file about reach a file is: by all the headers that its format cannot do without."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from affitrack.ingest.reach import account_data
from affitrack.ingest.reach.metrics import MetricFile
from affitrack.ingest.read.open_file import RawFile, refusal
from affitrack.ingest.recognise.formats import Format, metric_formats
from affitrack.ingest.recognise.header_rows import HeaderRow
from affitrack.ingest.recognise.recognised import Table
from affitrack.ingest.values.fold import fold

_POSTS: Final = "tiktok_account_posts"


def metric_file(raw: RawFile, rows: Sequence[HeaderRow]) -> MetricFile | None:
    """Return a table as the file about reach that it is, None for any other.

    Args:
        raw: the file.
        rows: its first rows, as they come out with each delimiter or on each sheet.
    """
    found = max(
        (
            (len(places), row, known, language, places)
            for row in rows
            for known in metric_formats()
            for language in known.languages
            if (places := _places(known, language, row.folded)) is not None
        ),
        key=lambda match: match[0],
        default=None,
    )
    if found is None:
        return None
    _count, header, known, language, places = found
    table = Table(
        delimiter=header.delimiter,
        sheet=header.sheet,
        header_row=header.row,
        headers=header.cells,
        places=places,
        language=language,
        preamble=_above(header, rows),
    )
    return MetricFile(raw, known, table)


def account_posts(raw: RawFile) -> MetricFile:
    """Return a JSON file as the account data that it is. Raises `UserError` for any other."""
    if not account_data.has_posts(raw):
        raise refusal("not_a_table", raw.path)
    known = next(each for each in metric_formats() if each.id == _POSTS)
    headers = account_data.HEADERS
    places = _places(known, "en", map(fold, headers)) or {}
    return MetricFile(raw, known, Table(None, None, 1, headers, places, "en"))


def _places(known: Format, language: str, folded: Iterable[str]) -> Mapping[str, int] | None:
    """Return where a format's fields stand, None where one is missing that must be there."""
    own, english = known.by_header[language], known.by_header.get("en", {})
    places: dict[str, int] = {}
    for place, cell in enumerate(folded):
        fields = own.get(cell) or english.get(cell, ())
        field = next((name for name in fields if name not in places), None)
        if field is not None:
            places[field] = place
    required = {column.field for column in known.columns if column.required}
    return places if required <= places.keys() else None


def _above(header: HeaderRow, rows: Iterable[HeaderRow]) -> tuple[tuple[str, ...], ...]:
    """Return the rows above the header, cut in the same way."""
    return tuple(
        row.cells
        for row in rows
        if (row.delimiter, row.sheet) == (header.delimiter, header.sheet) and row.row < header.row
    )
