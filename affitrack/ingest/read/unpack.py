"""Archives as they are downloaded: a zip of exports is as many files as it holds.

Likewise one sheet of a workbook is a file where several hold sales: `2026.xlsx/August`.

    archive = look_into(path)                     # None: the file is no archive
    for member in archive.members: recognise(member)

A file in an archive has a path of its own, the archive's with the file's name after it:
`Downloads/Overview.zip/Content.csv`. Only the names of entries are used, never their folders, so
nothing is written anywhere but to a private temporary file, which goes with the last one who
reads it.
"""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
import weakref
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from affitrack.ingest.read.open_file import RawFile, look_through, refusal, stat_of_regular_file
from affitrack.ingest.read.zip_file import (
    BROKEN,
    TooMuchError,
    check_sizes,
    is_link,
    is_locked,
    is_packed_as_usual,
    opened_zip,
)
from affitrack.wording.message import UserError, message

# A million order lines are some 300 MB of text.
LARGEST_MEMBER: Final = 512 << 20
LARGEST_ARCHIVE: Final = 1 << 30
MOST_MEMBERS: Final = 200

EXPORTS: Final = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".json"})
_ARCHIVES: Final = frozenset({".zip", ".gz", ".7z", ".rar", ".tar", ".tgz"})
# What operating systems add to archives and never show: nobody misses it.
_ADDED: Final = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)")
_WORKBOOK: Final = "xl/workbook.xml"
_OFFICE: Final = frozenset({_WORKBOOK, "[Content_Types].xml", "mimetype", "content.xml"})
_OFFICE_BEGINS: Final = (b"[Content_Types]", b"_rels/", b"xl/", b"docProps/", b"mimetype")

_ZIP: Final = b"PK"
_LOCAL: Final = b"PK\x03\x04"
_NAME_AT: Final = 30
_LONGEST_NAME: Final = 100
_SEPARATORS: Final = re.compile(r"[/\\:]")
_PIECE: Final = 1 << 20
_NO_DAY: Final = (1980, 1, 1)
_DOWNLOAD_AGAIN: Final = message("ingest.hint.download_again")


@dataclass(frozen=True)
class Archive:
    """What an archive holds."""

    members: tuple[Path, ...]
    """The files that may be exports, in the archive's order."""
    left_out: tuple[str, ...]
    """The names of its other files."""


@dataclass(frozen=True)
class Unpacked:
    """A file, wherever its bytes are."""

    path: Path
    """What the user knows it by."""
    place: Path
    """Where its bytes are."""
    keeper: object = None
    """What keeps them there."""


def look_into(path: Path, suffixes: Collection[str] = EXPORTS) -> Archive | None:
    """Return what an archive holds, None for a file that is none (a workbook is a zip, too).

    Files in it are of use whose names end in one of `suffixes`. Raises `UserError` for an archive
    that is damaged, locked with a password, holds too much, an archive again or nothing of use. A
    file that cannot be read is not an archive's business.
    """
    if not _begins_like_zip(path):
        return None
    try:
        with opened_zip(path) as archive:
            if _OFFICE.intersection(archive.namelist()):
                return None
            return _listed(path, archive.infolist(), suffixes)
    except TooMuchError as error:
        raise refusal("archive_too_big", path) from error
    except BROKEN as error:
        if _begins_like_workbook(path):
            return None
        raise refusal("archive_damaged", path, _DOWNLOAD_AGAIN) from error
    except OSError as error:
        raise refusal("unreadable", path) from error


def found(path: Path) -> RawFile:
    """Look through the file at a path, which may lead into an archive. Raises `UserError`."""
    if _is_sheet(path):
        return _sheet(path)
    with unpacked(path) as file:
        return look_through(path, place=file.place, keeper=file.keeper)


@contextmanager
def unpacked(path: Path, suffixes: Collection[str] = EXPORTS) -> Iterator[Unpacked]:
    """Give a file that may be in an archive; what was unpacked goes with its last keeper.

    Raises `UserError` for a file that is not in the archive or cannot be unpacked.
    """
    if not _begins_like_zip(path.parent):
        yield Unpacked(path, path)
        return
    spool = _Spool()
    try:
        _unpack(path, spool.place, suffixes)
        yield Unpacked(path, spool.place, spool)
    except UserError:
        spool.remove()  # at once: the error may be shown, and kept, for long
        raise


def _is_sheet(path: Path) -> bool:
    """Tell whether a path leads into a workbook, which may itself be in an archive."""
    if _begins_like_zip(path.parent):
        return look_into(path.parent) is None
    return _begins_like_zip(path.parent.parent)


def _sheet(path: Path) -> RawFile:
    book = found(path.parent)
    if book.container != "xlsx":
        raise refusal("missing", path)
    digest = hashlib.sha256(f"{book.sha256}/{path.name}".encode()).hexdigest()
    return replace(book, path=path, sheet=path.name, sha256=digest)


class _Spool:
    """A private temporary file; it is removed when nobody holds this any more."""

    def __init__(self) -> None:
        handle, name = tempfile.mkstemp(prefix="affitrack-")  # readable by its owner alone
        os.close(handle)
        self.place = Path(name)
        self.remove = weakref.finalize(self, _remove, self.place)


def _remove(place: Path) -> None:
    with suppress(OSError):  # a temporary file that stays is nobody's trouble
        place.unlink()


# --- what is in it --------------------------------------------------------------------------------


def _begins_like_zip(path: Path) -> bool:
    try:
        stat_of_regular_file(path)
        with path.open("rb") as stream:
            return stream.read(2) == _ZIP
    except (UserError, OSError):
        return False


def _begins_like_workbook(path: Path) -> bool:
    with path.open("rb") as stream:
        head = stream.read(_NAME_AT + _LONGEST_NAME)
    name = head[_NAME_AT:]
    return not name or not head.startswith(_LOCAL) or name.startswith(_OFFICE_BEGINS)


def _listed(path: Path, entries: list[zipfile.ZipInfo], suffixes: Collection[str]) -> Archive:
    named = _named(entries)
    usable = {name: entry for name, entry in named.items() if _is_usable(name, entry, suffixes)}
    if not usable:
        inner = any(Path(name).suffix.casefold() in _ARCHIVES for name in named)
        raise refusal("archive_in_archive" if inner else "archive_of_nothing", path)
    if any(map(is_locked, usable.values())):
        raise refusal("archive_locked", path)
    if len(usable) > MOST_MEMBERS:
        raise TooMuchError(f"{len(usable)} files")
    check_sizes(list(usable.values()), LARGEST_ARCHIVE)
    for entry in usable.values():
        check_sizes([entry], LARGEST_MEMBER)
    return Archive(
        members=tuple(path / name for name in usable),
        left_out=tuple(name for name in named if name not in usable),
    )


def _named(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """Return the files of an archive by names of their own; a name that comes again is numbered."""
    named: dict[str, zipfile.ZipInfo] = {}
    times: Counter[str] = Counter()
    for entry in entries:
        if entry.filename.endswith("/") or _ADDED.search(entry.filename):
            continue
        plain = name = _plain_name(entry.filename)
        times[plain] += 1
        number = max(2, times[plain])
        while name in named:
            name = f"{Path(plain).stem} ({number}){Path(plain).suffix}"
            number += 1
        times[plain] = number - 1
        named[name] = entry
    return named


def _plain_name(name: str) -> str:
    """Return the last part of an entry's name, without what no file's name has."""
    last = _SEPARATORS.split(name)[-1]
    plain = "".join(letter for letter in last if letter.isprintable()).strip(" .")
    if len(plain) > _LONGEST_NAME:
        suffix = Path(plain).suffix[-10:]
        plain = plain[: _LONGEST_NAME - len(suffix)] + suffix
    return plain or "-"


def _is_usable(name: str, entry: zipfile.ZipInfo, suffixes: Collection[str]) -> bool:
    return Path(name).suffix.casefold() in suffixes and not is_link(entry)


def day_packed(path: Path) -> date | None:
    """Return the day on which a file of an archive was written, None where that is not noted.

    Many note 1 January 1980, the first day that an archive can note. Raises `UserError` where the
    archive cannot be read any more.
    """
    try:
        with opened_zip(path.parent) as archive:
            entry = _named(archive.infolist()).get(path.name)
    except (TooMuchError, *BROKEN, OSError) as error:
        raise refusal("archive_damaged", path.parent, _DOWNLOAD_AGAIN) from error
    if entry is not None and entry.date_time[:3] != _NO_DAY:
        with suppress(ValueError):  # there is no such day
            return date(*entry.date_time[:3])
    return None


# --- one file of it -------------------------------------------------------------------------------


def _unpack(path: Path, target: Path, suffixes: Collection[str]) -> None:
    """Write a file of an archive to `target`, counting what comes. Raises `UserError`."""
    try:
        with opened_zip(path.parent) as archive:
            entry = _named(archive.infolist()).get(path.name)
            if entry is None or not _is_usable(path.name, entry, suffixes):
                raise refusal("missing", path)
            if is_locked(entry):
                raise refusal("archive_locked", path.parent)
            if not is_packed_as_usual(entry):
                raise refusal("archive", path.parent)
            check_sizes([entry], LARGEST_MEMBER)
            _write_out(archive, entry, target)
    except TooMuchError as error:
        raise refusal("archive_too_big", path.parent) from error
    except BROKEN as error:
        raise refusal("archive_damaged", path.parent, _DOWNLOAD_AGAIN) from error
    except OSError as error:
        raise refusal("unpacking_failed", path.parent, message("ingest.hint.room")) from error


def _write_out(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> None:
    room = LARGEST_MEMBER
    with archive.open(entry) as source, target.open("wb") as stream:
        while piece := source.read(_PIECE):
            room -= len(piece)
            if room < 0:
                raise TooMuchError(entry.filename)
            stream.write(piece)
