"""What everybody may ask of a file once it was recognised, whatever its rows are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple, Protocol

from affitrack.ingest.read.open_file import Container, RawFile
from affitrack.ingest.recognise.formats import Format
from affitrack.wording.language import Language

_LONGEST_HEADER: Final = 40


class _Table(Protocol):
    """Where in a file its table is."""

    @property
    def delimiter(self) -> str | None: ...

    @property
    def header_row(self) -> int: ...

    @property
    def language(self) -> str: ...


class Unread(NamedTuple):
    """What of a file is not read."""

    columns: tuple[str, ...] = ()
    """Headers that mean nothing to the program."""
    not_needed: tuple[str, ...] = ()
    """Headers that mean something of which nothing is kept."""
    sheets: tuple[str, ...] = ()
    """Names of the sheets of a workbook that hold the same kind of rows as the one that is read."""


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

    def __init__(self, raw: RawFile, known: Format, table: _Table) -> None:
        self._raw = raw
        self._known = known
        self._shape = table

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
        return self._shape.language

    @property
    def delimiter(self) -> str | None:
        """Return what separates cells, None where nothing does."""
        return self._shape.delimiter

    @property
    def header_row(self) -> int:
        """Return the row number of the header, 1-based."""
        return self._shape.header_row

    def format_title(self, lang: Language) -> str:
        """Return the name of the format in words."""
        return self._known.title[lang]
