"""What everybody may ask of a file once it was recognised, whatever its rows are: its table too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from affitrack.ingest.read.open_file import Container, RawFile
from affitrack.ingest.read.workbook import Sheet
from affitrack.ingest.recognise.formats import Format
from affitrack.ingest.rejects.rejects import is_reason_header
from affitrack.wording.language import Language

_LONGEST_HEADER: Final = 40


@dataclass(frozen=True)
class Table:
    """Where in a file its table is: what the readers need to know."""

    delimiter: str | None
    """None where nothing separates cells."""
    sheet: Sheet | None
    """None for a text file."""
    header_row: int
    """1-based, as a spreadsheet counts."""
    headers: tuple[str, ...]
    """As the file has them, empty ones at the end included."""
    places: Mapping[str, int]
    """Field -> 0-based column."""
    language: str
    sheets: tuple[Path, ...] = ()
    """All sheets that hold an export and that one sees, as files of their own, where there are
    several."""
    other_sheets: tuple[str, ...] = ()
    """Names of those that nobody sees: they are not read."""
    preamble: tuple[tuple[str, ...], ...] = ()
    """The rows above the header, where they say something of those below."""


class Unread(NamedTuple):
    """What of a file is not read."""

    columns: tuple[str, ...] = ()
    """Headers that mean nothing to the program."""
    not_needed: tuple[str, ...] = ()
    """Headers that mean something of which nothing is kept."""
    sheets: tuple[str, ...] = ()
    """Names of the sheets of a workbook that hold the same kind of rows as the one that is read."""


def named_columns(headers: Sequence[str]) -> int:
    """Return how many columns there are without those at the end that have no name or the reason.

    A file of rejected rows that was mended has one column more than its export.
    """
    count = len(headers)
    while count and (not headers[count - 1].strip() or is_reason_header(headers[count - 1])):
        count -= 1
    return count


def others(headers: Sequence[str], used: set[int]) -> tuple[str, ...]:
    """Return the headers of the columns, 0-based, that are not among those used."""
    texts = (" ".join(text.split()) for place, text in enumerate(headers) if place not in used)
    return tuple(
        text if len(text) <= _LONGEST_HEADER else f"{text[:_LONGEST_HEADER]}…"
        for text in texts
        if text
    )


class RecognisedFile:
    """A file, its format, and where its table is."""

    def __init__(self, raw: RawFile, known: Format, table: Table) -> None:
        self._raw = raw
        self._known = known
        self._table = table

    @property
    def path(self) -> Path:
        """Return where the file is; one in an archive has the archive's path before its name."""
        return self._raw.path

    @property
    def name(self) -> str:
        """Return the name that people know the file by."""
        return self._raw.name

    @property
    def sha256(self) -> str:
        """Return the digest of the file's bytes, in hexadecimal."""
        return self._raw.sha256

    @property
    def sheets(self) -> tuple[Path, ...]:
        """Return each sheet that holds an export as a file of its own, where there are several."""
        return ()

    @property
    def size(self) -> int:
        """Return the file's size in bytes."""
        return self._raw.size

    @property
    def container(self) -> Container:
        """Return "csv", "xlsx" or "json"."""
        return self._raw.container

    @property
    def encoding(self) -> str | None:
        """Return the text's encoding, None for a workbook."""
        return self._raw.encoding

    @property
    def format(self) -> str:
        """Return the id of the format, "tiktok_creator_orders"."""
        return self._known.id

    @property
    def language(self) -> str:
        """Return the language of the headers, "unknown" where they were read by position."""
        return self._table.language

    @property
    def delimiter(self) -> str | None:
        """Return what separates cells, None where nothing does."""
        return self._table.delimiter

    @property
    def header_row(self) -> int:
        """Return the row number of the header, 1-based."""
        return self._table.header_row

    def format_title(self, lang: Language) -> str:
        """Return the name of the format in words."""
        return self._known.title[lang]
