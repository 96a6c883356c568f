"""An XLSX workbook as a zip of parts: checked before it is opened, then its small parts read.

The sheet itself is in `read_xlsx`. Nothing is unpacked before its declared size is known to be
bearable (`zip_file`), and zipfile gives no more than was declared.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree as ET

from affitrack.ingest.read.cell_text import text_of, unescaped
from affitrack.ingest.read.markup import NotAWorkbookError, pieces_of
from affitrack.ingest.read.open_file import RawFile, refusal
from affitrack.ingest.read.zip_file import (
    BROKEN,
    TooMuchError,
    check_sizes,
    is_locked,
    is_packed_as_usual,
    opened_zip,
)
from affitrack.wording.message import message

# 100 000 lines with 48 columns unpack to 190 MB.
LARGEST_UNPACKED: Final = 400 << 20
LARGEST_PART: Final = 2 << 20
MOST_SHEETS: Final = 250
# 15 000 orders, the most of one download, have some 100 000 different texts.
MOST_STRINGS: Final = 1_000_000
LONGEST_STRING: Final = 1 << 20

_ITEM_START = re.compile(r"<(?:\w+:)?si(\s[^<>]*|/)?>")
_ITEM_END = re.compile(r"</(?:\w+:)?si>")
_PLAIN_ITEM, _PLAIN_END, _PLAIN_TAGS = "<si><t>", "</t>", 3

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"

_HIDDEN: Final = frozenset({"hidden", "veryHidden"})

# Number formats 14-22 and so on show dates (ECMA-376 part 1, 18.8.30; 27-36 and 50-58 in Asia).
_DATE_FORMATS: Final = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_LITERAL = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
_SHORT_NUMBER = re.compile(r"[0-9]{1,9}")
_DATE_LETTER = re.compile(r"[dmyhs]", re.IGNORECASE)


@dataclass(frozen=True)
class Parts:
    """What the cells of every sheet refer to."""

    shared: tuple[str, ...]
    date_styles: frozenset[int]
    epoch_1904: bool


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook."""

    name: str
    part: str
    parts: Parts = field(repr=False)
    is_hidden: bool = False


@contextmanager
def opened(file: RawFile) -> Iterator[zipfile.ZipFile]:
    """Open a workbook after checking it, and turn what breaks inside into sentences.

    Raises `UserError` when the file is another kind of zip, too large when unpacked, cut off or
    damaged.
    """
    try:
        with opened_zip(file.place) as archive:
            _check(file, archive)
            yield archive
    except TooMuchError as error:
        raise refusal("workbook_too_big", file.path) from error
    except (NotAWorkbookError, ET.ParseError, *BROKEN) as error:
        raise refusal("workbook_damaged", file.path, _AGAIN) from error
    except OSError as error:
        raise refusal("unreadable", file.path) from error


_AGAIN = message("ingest.hint.download_again")


def sheets_of(archive: zipfile.ZipFile) -> list[Sheet]:
    """Return the sheets of a workbook, first those that one sees. Raises `NotAWorkbookError`."""
    targets = {
        relation.get("Id"): _part_name(relation.get("Target", ""))
        for relation in _tree(archive, "xl/_rels/workbook.xml.rels")
    }
    found: dict[str, tuple[str, str, bool]] = {}
    for element in _tree(archive, "xl/workbook.xml").iter():
        if _local(element) == "sheet":
            part = targets.get(element.get(_RELATION) or element.get(_STRICT_RELATION))
            if part is not None and part.startswith("xl/worksheets/") and part not in found:
                name, is_hidden = element.get("name", ""), element.get("state") in _HIDDEN
                found[part] = name, entry_of(archive, part).filename, is_hidden
    if len(found) > MOST_SHEETS:
        raise TooMuchError(f"{len(found)} sheets")
    parts = Parts(_shared_strings(archive), _date_styles(archive), _counts_from_1904(archive))
    sheets = [Sheet(name, part, parts, is_hidden) for name, part, is_hidden in found.values()]
    return sorted(sheets, key=lambda sheet: sheet.is_hidden)


def entry_of(archive: zipfile.ZipFile, name: str) -> zipfile.ZipInfo:
    """Return a part's entry. Raises `NotAWorkbookError` when there is none."""
    try:
        return archive.getinfo(name)
    except KeyError as error:
        raise NotAWorkbookError(name) from error


def _check(file: RawFile, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    names = {entry.filename for entry in entries}
    if "xl/workbook.xml" not in names:
        raise refusal("archive" if not _is_office(names) else "other_document", file.path)
    check_sizes(entries, LARGEST_UNPACKED)
    if any(map(is_locked, entries)):
        raise NotAWorkbookError("locked")
    if not all(map(is_packed_as_usual, entries)):
        raise NotAWorkbookError("packed in an unusual way")


def _is_office(names: set[str]) -> bool:
    return bool(names & {"[Content_Types].xml", "mimetype", "content.xml"})


def _part_name(target: str) -> str:
    return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"


def _tree(archive: zipfile.ZipFile, name: str) -> ET.Element:
    data = _part(archive, name)
    try:
        parser = ET.XMLParser(target=_PlainBuilder())  # noqa: S314 - small and without entities
        return ET.fromstring(data, parser)  # noqa: S314
    except (LookupError, ValueError) as error:  # an encoding that is none, or not of bytes
        raise NotAWorkbookError(name) from error


class _PlainBuilder(ET.TreeBuilder):
    """Builds a tree of a document that declares nothing: entities can only be declared."""

    def doctype(self, name: str, *_: object) -> None:
        raise NotAWorkbookError(name)


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    entry = entry_of(archive, name)
    if entry.file_size > LARGEST_PART:
        raise NotAWorkbookError(name)
    return archive.read(entry)


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _shared_strings(archive: zipfile.ZipFile) -> tuple[str, ...]:
    name = "xl/sharedStrings.xml"
    if name not in archive.namelist():
        return ()
    strings: list[str] = []
    for text in _item_texts(archive, name):
        strings += _strings_in(text)
        if len(strings) > MOST_STRINGS:
            raise TooMuchError(f"{len(strings)} strings")
    return tuple(strings)


def _item_texts(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    """Yield what stands before each end of a string item, and what stands after the last."""
    pending = ""
    with archive.open(entry_of(archive, name)) as stream:
        for piece in pieces_of(stream):
            *complete, pending = _ITEM_END.split(pending + piece)
            yield from complete
            if len(pending) > LONGEST_STRING:
                raise NotAWorkbookError("a string without end")
    yield pending


def _strings_in(text: str) -> Iterator[str]:
    """Yield the strings of items: empty ones that are closed at once, then the one that ended."""
    is_framed = text.startswith(_PLAIN_ITEM) and text.endswith(_PLAIN_END)
    if is_framed and text.count("<") == _PLAIN_TAGS:
        yield unescaped(text[len(_PLAIN_ITEM) : -len(_PLAIN_END)])
        return
    for start in _ITEM_START.finditer(text):
        if not (start[1] or "").endswith("/"):
            yield text_of(text[start.end() :])
            return
        yield ""


def _date_styles(archive: zipfile.ZipFile) -> frozenset[int]:
    name = "xl/styles.xml"
    if name not in archive.namelist():
        return frozenset()
    root = _tree(archive, name)
    custom = {
        _number_format(element): element.get("formatCode", "")
        for element in root.iter()
        if _local(element) == "numFmt"
    }
    cell_formats = next((e for e in root if _local(e) == "cellXfs"), ())
    return frozenset(
        index
        for index, element in enumerate(cell_formats)
        if _shows_date(_number_format(element), custom)
    )


def _number_format(element: ET.Element) -> int:
    text = element.get("numFmtId", "0")
    if not _SHORT_NUMBER.fullmatch(text):
        raise NotAWorkbookError(f"number format {text[:20]}")
    return int(text)


def _shows_date(number_format: int, custom: dict[int, str]) -> bool:
    code = custom.get(number_format)
    if code is None:
        return number_format in _DATE_FORMATS
    return _DATE_LETTER.search(_LITERAL.sub("", code.partition(";")[0])) is not None


def _counts_from_1904(archive: zipfile.ZipFile) -> bool:
    for element in _tree(archive, "xl/workbook.xml"):
        if _local(element) == "workbookPr":
            return element.get("date1904", "0") in {"1", "true"}
    return False
