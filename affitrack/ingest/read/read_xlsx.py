"""Rows of a workbook's sheet, streamed: memory stays flat however long the sheet is.

The platform's files declare `<dimension ref="A1">` and hold text cells (`t="str"`), so nothing here
trusts the dimension. The sheet is cut into rows and cells by pattern instead of by an XML parser,
because it costs a fifth of the time; every cell must fit its pattern to the last character, and
what does not is refused rather than guessed. Rows are mostly of one shape, and what stands between
their texts is compared as a whole. (Measured on 100 000 rows, 48 columns: this 3 s, expat 14 s; a
library that builds the whole sheet took 6 s and 480 MB, and ended the process on a sheet with one
far cell.)
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import islice
from typing import IO, Final, NamedTuple

from affitrack.ingest.read.block import FORMULA, NUMBER, NUMBER_FROM_1904, Block, plain
from affitrack.ingest.read.cell_text import date_text, number_text, text_of, unescaped
from affitrack.ingest.read.markup import NotAWorkbookError, pieces_of
from affitrack.ingest.read.open_file import RawFile
from affitrack.ingest.read.workbook import Parts, Sheet, entry_of, opened, sheets_of

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
_TEXT: Final = frozenset({"str", "inlineStr"})
_ALL_INLINE: Final = frozenset({"inlineStr"})
_ALL_SHARED: Final = frozenset({"s"})
# Before the first row stands what the sheet says of its columns.
_BETWEEN_ROWS = re.compile(r"(?:[^\0]*<sheetData[^<>]*>)?(?:\s|<row[^<>]*/>)*")
_ROOT = re.compile(r"<((?:\w+:)?)worksheet\b")
# No pattern looks beyond the next "<", so that none takes long where it matches nowhere.
_SIMPLE_CELL = re.compile(r'<c r="([A-Z]{1,3})[0-9]{1,7}"([^<>/]*)(?:/>|>(?:<v>([^<]*)</v>)?</c>)')
# What stands before and after the text of a cell, as nearly all programs write it.
_VALUE: Final = ("><v>", "</v></c>")
_INLINE: Final = ("><is><t>", "</t></is></c>")
_HEAD = re.compile(r'<c(?: r="([A-Z]{1,3})([0-9]{1,7})")?((?:\s(?!r=)[^<>/\s]*)*)')
_ROW: Final = "\0"
_MOST_SHAPES: Final = 16
_CELL_START = re.compile(r"\s*<c((?:\s[^<>/]*)?)(/?)>")
_CONTENT = re.compile(
    r"(<f\b[^>]*?(?:/>|>[^<]*</f>))?\s*(?:<v(?:\s[^<>]*)?/>|<v(?:\s[^<>]*)?>([^<]*)</v\s*>)?"
)


def first_rows(file: RawFile, count: int) -> list[tuple[Sheet, Block]]:
    """Return the first rows of every sheet. Raises `UserError` for a damaged workbook."""
    found = []
    with opened(file) as archive:
        for sheet in sheets_of(archive):
            rows = list(islice(_rows(archive, sheet), count))
            numbers = [number for number, _, _ in rows]
            found.append((sheet, Block(numbers, [cells for _, cells, _ in rows], 0.0)))
    return found


def blocks(file: RawFile, sheet: Sheet, *, after: int, width: int, size: int) -> Iterator[Block]:
    """Yield the rows after number `after`, `size` at a time, each `width` cells wide.

    Cells right of the header belong to no column and are left out: unlike in a text file they
    cannot come from a wrong cut.
    """
    with opened(file) as archive:
        rows = (row for row in _rows(archive, sheet) if row[0] > after)
        while taken := list(islice(rows, size)):
            numbers, cells, shares = zip(*taken, strict=True)
            yield Block(numbers, [_fitted(row, width) for row in cells], shares[-1])


def _fitted(cells: list[str], width: int) -> list[str]:
    missing = width - len(cells)
    if missing:
        return cells + [""] * missing if missing > 0 else cells[:width]
    return cells


def _rows(archive: zipfile.ZipFile, sheet: Sheet) -> Iterator[tuple[int, list[str], float]]:
    """Yield number, cells and share read of each row that the sheet holds."""
    size = max(1, entry_of(archive, sheet.part).file_size)
    reader = _RowReader(sheet.parts)
    number = 0
    with archive.open(sheet.part) as stream:
        for texts in _row_texts(stream):
            share = stream.tell() / size
            for text in texts:
                start = text.rfind("<row")
                tag, _, body = text[start:].partition(">")
                if not tag.startswith("<row") or (
                    start and not _BETWEEN_ROWS.fullmatch(text, 0, start)
                ):
                    raise NotAWorkbookError(sheet.part)
                stated = _ROW_NUMBER.search(tag)
                number = int(stated[1]) if stated else number + 1
                yield number, reader.cells(number, body), share


def _row_texts(stream: IO[bytes]) -> Iterator[list[str]]:
    """Yield what stands before each end of some rows, tags without their prefix."""
    pending, prefix = "", None
    for piece in pieces_of(stream):
        pending += piece
        if prefix is None:
            if not pending.strip():  # nothing but comments so far
                continue
            prefix = _prefix(pending)
        complete, end, rest = pending.rpartition(f"</{prefix}row>")
        if end:
            pending = rest
            if prefix:
                complete = complete.replace(f"<{prefix}", "<").replace(f"</{prefix}", "</")
            yield complete.split("</row>")
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


class _Shape(NamedTuple):
    """What rows have in common: where their cells stand, and of which kinds they are."""

    heads: str
    """What stands before the text of each cell, with a mark in place of the row's number."""
    positions: tuple[int, ...]
    kinds: frozenset[str]
    kind_of: Sequence[str]
    """The kind of each cell."""

    def heads_of(self, number: int) -> str:
        """Return what stands before the texts of the row of this number."""
        return self.heads.replace(_ROW, str(number))


class _RowReader:
    """Turns the cells of one row after another into text, remembering what repeats."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._number = NUMBER_FROM_1904 if parts.epoch_1904 else NUMBER
        self._kinds: dict[str, str] = {}
        self._shapes: dict[int, _Shape] = {}
        """By the number of cells; a sheet has one or two shapes of rows."""

    def cells(self, number: int, body: str) -> list[str]:
        """Return the cells of a row from column A on. Raises `NotAWorkbookError` for odd cells."""
        cells = self._plainly_framed(number, body)
        if cells is not None:
            return cells
        cut: list[str] = _SIMPLE_CELL.split(body)
        if "".join(cut[::4]).strip():
            return self._unusual(body)
        letters, attributes, values = cut[1::4], cut[2::4], cut[3::4]
        pairs = zip(map(self._kind, attributes), values, strict=True)
        texts = [self._text(kind, value) for kind, value in pairs]
        return _placed(_positions_of(letters), texts)

    def _plainly_framed(self, number: int, body: str) -> list[str] | None:
        """Return the cells of a row whose every cell has its text in the same tags; else None."""
        before, after = _INLINE if body.endswith(_INLINE[1]) else _VALUE
        *cells, rest = body.split(after)
        if rest or not cells:
            return None
        heads, marks, texts = zip(*[cell.partition(before) for cell in cells], strict=True)
        tags = len(cells) * (1 + before.count("<") + after.count("<"))
        if marks.count(before) != len(marks) or body.count("<") != tags:
            return None
        shape = self._shapes.get(len(cells))
        if shape is None or shape.heads_of(number) != "".join(heads):
            shape = self._learn(number, heads)
        if shape is None or (after == _INLINE[1] and shape.kinds != _ALL_INLINE):
            return None
        return _placed(shape.positions, self._texts(shape, texts, body))

    def _learn(self, number: int, heads: Sequence[str]) -> _Shape | None:
        """Return the shape of a row with such cells, remembered for those that follow."""
        found = [match for match in map(_HEAD.fullmatch, heads) if match is not None]
        if len(found) < len(heads) or len(heads) > _MOST_CELLS:
            return None
        letters: list[str] = []
        for match in found:
            letters.append(match[1] or _letters_after(letters))
        kinds = [self._kind(match[3]) for match in found]
        parts = [
            f'<c r="{match[1]}{_ROW}"{match[3]}' if match[2] == str(number) else match[0]
            for match in found
        ]
        if len(self._shapes) >= _MOST_SHAPES:
            self._shapes.clear()
        shape = _Shape("".join(parts), _positions_of(letters), frozenset(kinds), kinds)
        self._shapes[len(heads)] = shape
        return shape

    def _texts(self, shape: _Shape, texts: Sequence[str], body: str) -> list[str]:
        """Return what the cells of a row say."""
        if shape.kinds <= _TEXT:
            if "&" not in body and "_x" not in body:
                return list(texts)
            return [unescaped(text) if "&" in text or "_x" in text else text for text in texts]
        if shape.kinds == _ALL_SHARED:
            with suppress(ValueError, IndexError):  # an empty one, or none: each is looked at
                return list(map(self._parts.shared.__getitem__, map(int, texts)))
        return [self._text(kind, text) for kind, text in zip(shape.kind_of, texts, strict=True)]

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

    def _text(self, kind: str, value: str | None) -> str:
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
        return _placed(_positions_of(letters), texts) if letters else []  # each was told apart

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


def _positions_of(letters: Sequence[str]) -> tuple[int, ...]:
    """Return the columns of cells, nothing where they stand side by side from A on."""
    positions = tuple(map(_column_index, letters))
    return () if positions == tuple(range(len(letters))) else positions


def _placed(positions: Sequence[int], texts: list[str]) -> list[str]:
    """Return a row from column A on, of cells in such columns."""
    if not positions:
        return texts if len(texts) <= _MOST_COLUMNS else texts[:_MOST_COLUMNS]
    row = [""] * min(max(positions) + 1, _MOST_COLUMNS)
    for position, text in zip(positions, texts, strict=True):
        if position < _MOST_COLUMNS:
            row[position] = text
    return row


@lru_cache(maxsize=_MOST_CELLS)
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
