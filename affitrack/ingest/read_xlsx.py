"""Rows of a workbook's sheet, streamed: memory stays flat however long the sheet is.

The platform's files declare `<dimension ref="A1">` and hold text cells (`t="str"`), so nothing here
trusts the dimension. The sheet is cut into rows and cells by pattern instead of by an XML parser,
because it costs a third of the time; every cell must fit the pattern to the last character, and
what does not is refused rather than guessed. (Measured on 100 000 rows, 48 columns: patterns 5 s,
expat 14 s; a library that builds the whole sheet took 6 s and 480 MB, and ended the process on a
sheet with one far cell.)
"""

from __future__ import annotations

import codecs
import re
import zipfile
from collections.abc import Generator, Iterator
from itertools import islice
from typing import IO, Final

from affitrack.ingest.block import FORMULA, NUMBER, NUMBER_FROM_1904, Block, plain
from affitrack.ingest.cell_text import date_text, number_text, text_of, unescaped
from affitrack.ingest.open_file import RawFile
from affitrack.ingest.workbook import (
    NotAWorkbookError,
    Parts,
    Sheet,
    entry_of,
    opened,
    parts_of,
    sheets_of,
)

_PIECE: Final = 1 << 18
# Cells of a hundred columns, at the 32 767 letters that a spreadsheet lets one have, are too many.
_LONGEST_ROW: Final = 1 << 19
_MOST_COLUMNS: Final = 512
_MOST_CELLS: Final = 16_384
_MOST_KINDS: Final = 10_000
_LONGEST_TAG: Final = 200

_ROW_NUMBER = re.compile(r'\sr="([0-9]{1,7})"')
_REFERENCE = re.compile(r'\sr="([A-Z]{1,3})[0-9]{1,7}"')
_TYPE = re.compile(r'\st="(\w+)"')
_STYLE = re.compile(r'\ss="([0-9]{1,6})"')
_ALL_TEXT: Final = frozenset({"str"})
_ROOT = re.compile(r"<((?:\w+:)?)worksheet\b")
# No pattern looks beyond the next "<", so that none takes long where it matches nowhere.
_SIMPLE_CELL = re.compile(r'<c r="([A-Z]{1,3})[0-9]{1,7}"([^<>/]*)(?:/>|>(?:<v>([^<]*)</v>)?</c>)')
_CELL_START = re.compile(r"\s*<c((?:\s[^<>/]*)?)(/?)>")
_CONTENT = re.compile(
    r"(<f\b[^>]*?(?:/>|>[^<]*</f>))?\s*(?:<v(?:\s[^<>]*)?/>|<v(?:\s[^<>]*)?>([^<]*)</v\s*>)?"
)


def first_rows(file: RawFile, count: int) -> list[tuple[Sheet, Block]]:
    """Return the first rows of every sheet. Raises `UserError` for a damaged workbook."""
    found = []
    with opened(file) as archive:
        parts = parts_of(archive)
        for sheet in sheets_of(archive):
            rows = list(islice(_rows(archive, sheet, parts), count))
            numbers = [number for number, _, _ in rows]
            found.append((sheet, Block(numbers, [cells for _, cells, _ in rows], 0.0)))
    return found


def blocks(file: RawFile, sheet: Sheet, *, after: int, width: int, size: int) -> Iterator[Block]:
    """Yield the rows after number `after`, `size` at a time, each `width` cells wide.

    Cells right of the header belong to no column and are left out: unlike in a text file they
    cannot come from a wrong cut.
    """
    with opened(file) as archive:
        rows = (row for row in _rows(archive, sheet, parts_of(archive)) if row[0] > after)
        while taken := list(islice(rows, size)):
            numbers, cells, shares = zip(*taken, strict=True)
            yield Block(numbers, [_fitted(row, width) for row in cells], shares[-1])


def _fitted(cells: list[str], width: int) -> list[str]:
    missing = width - len(cells)
    return cells + [""] * missing if missing > 0 else cells[:width]


def _rows(
    archive: zipfile.ZipFile, sheet: Sheet, parts: Parts
) -> Iterator[tuple[int, list[str], float]]:
    """Yield number, cells and share read of each row that the sheet holds."""
    size = max(1, entry_of(archive, sheet.part).file_size)
    reader = _RowReader(parts)
    number = 0
    with archive.open(sheet.part) as stream:
        for text in _row_texts(stream):
            tag, _, body = text[text.rfind("<row") :].partition(">")
            if not tag.startswith("<row"):
                raise NotAWorkbookError(sheet.part)
            stated = _ROW_NUMBER.search(tag)
            number = int(stated[1]) if stated else number + 1
            yield number, reader.cells(body), stream.tell() / size


def _row_texts(stream: IO[bytes]) -> Iterator[str]:
    """Yield what stands before each end of a row, tags without their prefix."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    pending, prefix = "", None
    while piece := stream.read(_PIECE):
        pending += decoder.decode(piece)
        prefix = _prefix(pending) if prefix is None else prefix
        complete, end, rest = pending.rpartition(f"</{prefix}row>")
        if end:
            pending = rest
            if prefix:
                complete = complete.replace(f"<{prefix}", "<").replace(f"</{prefix}", "</")
            yield from complete.split("</row>")
        elif len(pending) > _LONGEST_ROW:
            start = pending.rfind(f"<{prefix}row")
            pending = pending[start:] if start >= 0 else pending[-_LONGEST_TAG:]
            if len(pending) > _LONGEST_ROW:
                raise NotAWorkbookError("a row without end")


def _prefix(text: str) -> str:
    root = _ROOT.search(text)
    if root is None:
        raise NotAWorkbookError("not a sheet")
    return root[1]


class _RowReader:
    """Turns the cells of one row after another into text, remembering what repeats."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._number = NUMBER_FROM_1904 if parts.epoch_1904 else NUMBER
        self._positions: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._kinds: dict[str, str] = {}
        self._rows_kinds: dict[tuple[str, ...], frozenset[str]] = {}

    def cells(self, body: str) -> list[str]:
        """Return the row's cells from column A on. Raises `NotAWorkbookError` for odd cells."""
        found: list[tuple[str, str, str]] = _SIMPLE_CELL.findall(body)
        if len(found) != body.count("<c"):
            return self._unusual(body)
        if not found:
            return []
        letters, attributes, values = zip(*found, strict=True)
        kinds = self._kinds_of(attributes)
        if kinds == _ALL_TEXT and "&" not in body and "_x" not in body:
            return self._placed(letters, list(values))
        pairs = zip(map(self._kind, attributes), values, strict=True)
        return self._placed(letters, [self._text(kind, value) for kind, value in pairs])

    def _kinds_of(self, attributes: tuple[str, ...]) -> frozenset[str]:
        kinds = self._rows_kinds.get(attributes)
        if kinds is None:
            kinds = frozenset(map(self._kind, attributes))
            self._rows_kinds = {attributes: kinds}
        return kinds

    def _placed(self, letters: tuple[str, ...], texts: list[str]) -> list[str]:
        positions = self._positions.get(letters)
        if positions is None:
            positions = tuple(map(_column_index, letters))
            positions = () if positions == tuple(range(len(letters))) else positions
            self._positions = {letters: positions}  # a sheet has one or two shapes of rows
        if not positions:
            return texts[:_MOST_COLUMNS]
        row = [""] * min(max(positions) + 1, _MOST_COLUMNS)
        for position, text in zip(positions, texts, strict=True):
            if position < _MOST_COLUMNS:
                row[position] = text
        return row

    def _kind(self, attributes: str) -> str:
        kind = self._kinds.get(attributes)
        if kind is None:
            if len(self._kinds) >= _MOST_KINDS:
                self._kinds.clear()
            kind = self._kinds[attributes] = self._kind_of(attributes)
        return kind

    def _kind_of(self, attributes: str) -> str:
        stated = _TYPE.search(attributes)
        if stated is not None and stated[1] != "n":
            return stated[1]
        style = _STYLE.search(attributes)
        shows_date = style is not None and int(style[1]) in self._parts.date_styles
        return "date" if shows_date else "n"

    def _text(self, kind: str, value: str) -> str:
        if not value:
            return ""
        try:
            match kind:
                case "s":
                    return self._parts.shared[int(value)]
                case "n":
                    return self._number + number_text(value)
                case "date":
                    return date_text(value, epoch_1904=self._parts.epoch_1904)
                case "b":
                    return "TRUE" if value == "1" else "FALSE"
                case "str" | "inlineStr" | "e" | "d":
                    return unescaped(value)
        except (ValueError, IndexError, OverflowError) as error:
            raise NotAWorkbookError(f"{kind}: {value[:60]}") from error
        raise NotAWorkbookError(f"a cell of type {kind}")

    def _unusual(self, body: str) -> list[str]:
        """Read a row with formulas, inline strings, or cells that do not say where they are."""
        letters: list[str] = []
        texts: list[str] = []
        for attributes, content in _cells_in(body):
            stated = _REFERENCE.search(attributes)
            letters.append(stated[1] if stated else _letters_after(letters))
            if len(letters) > _MOST_CELLS:
                raise NotAWorkbookError("more cells than a sheet has columns")
            texts.append(self._content(self._kind(_REFERENCE.sub("", attributes)), content))
        return self._placed(tuple(letters), texts) if letters else []  # every cell was told apart

    def _content(self, kind: str, content: str) -> str:
        if kind == "inlineStr":
            return text_of(content)
        parts = _CONTENT.fullmatch(content.strip())
        if parts is None:
            raise NotAWorkbookError(content[:60])
        value = self._text(kind, parts[2] or "")
        return FORMULA + plain(value) if parts[1] else value


def _cells_in(body: str) -> Iterator[tuple[str, str]]:
    """Yield attributes and content of each cell. Raises `NotAWorkbookError` for what is none."""
    *complete, rest = body.split("</c>")
    for text in complete:
        at = yield from _closed_cells(text)
        start = _CELL_START.match(text, at)
        if start is None:
            raise NotAWorkbookError("something beside the cells")
        yield start[1], text[start.end() :]
    at = yield from _closed_cells(rest)
    if rest[at:].strip():
        raise NotAWorkbookError("a cell without end")


def _closed_cells(text: str) -> Generator[tuple[str, str], None, int]:
    """Yield the empty cells, closed at once, that a text begins with; return where they end."""
    at = 0
    while (start := _CELL_START.match(text, at)) and start[2]:
        yield start[1], ""
        at = start.end()
    return at


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - 64
    return index - 1


def _letters_after(letters: list[str]) -> str:
    """Return the column after the last one, for a cell that does not say where it stands."""
    number = _column_index(letters[-1]) + 2 if letters else 1
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name
