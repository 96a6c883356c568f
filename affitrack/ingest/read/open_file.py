"""The front door: is this a file that may hold a table, and how is it stored?

Everything here is decided from the bytes, never from the name. What cannot be a table is refused
with a `UserError` that says what the file is instead.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Final, Literal

from affitrack.ingest.read.encodings import (
    THAI,
    WESTERN,
    is_thai,
    is_western,
    possible_encodings,
    utf16_without_mark,
)
from affitrack.ingest.read.looking_up import look_up
from affitrack.ingest.read.vietnamese import VIETNAMESE, is_vietnamese
from affitrack.wording.message import Message, UserError, message

Container = Literal["csv", "xlsx", "json"]

# Larger pieces leave the processor's cache and cost twice as much.
PIECE: Final = 1 << 15
# A row has some fifty cells; a "line" of this length is no row of any table.
LONGEST_LINE: Final = 1 << 19

_MAGIC: Final = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"%PDF", "pdf"),
    (b"\xd0\xcf\x11\xe0", "old_workbook"),
    (b"\x1f\x8b", "archive"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"SQLite format 3\x00", "database"),
)
_FOREIGN: Final = {
    ".numbers": "numbers",
    ".url": "shortcut",
    ".desktop": "shortcut",
    ".lnk": "shortcut",
    ".webloc": "shortcut",
    ".crdownload": "unfinished",
    ".part": "unfinished",
    ".download": "unfinished",
    ".sta": "bank_format",
    ".mt940": "bank_format",
    ".940": "bank_format",
    ".qif": "bank_format",
}
"""What somebody who brings a file of this name is told besides, once its bytes are refused."""
_ADVICE: Final = {
    "missing": "check_name",
    "special": "file_itself",
    "empty": "table_again",
    "binary": "table_again",
    "not_a_table": "table_again",
    "workbook_too_big": "table_again",
    "picture": "export_itself",
    "database": "export_itself",
    "archive_too_big": "export_itself",
    "archive_of_nothing": "export_itself",
}
"""What can be done, where neither the sentence nor the name of the file tells."""
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True)
class RawFile:
    """A file that was looked through once, byte by byte."""

    path: Path
    """What the user chose; of a file in an archive, the archive's with the file's name after it."""
    place: Path
    """Where its bytes are."""
    size: int
    modified_ns: int
    sha256: str
    container: Container
    encoding: str | None
    """"utf-8", "utf-8-sig", "utf-16" (without a mark "utf-16-le", "utf-16-be") or an 8-bit one;
    None for a workbook and JSON."""
    keeper: object = None
    """Keeps a temporary `place` from being removed while anybody holds this."""
    possible_encodings: tuple[str, ...] = ()
    """Where the bytes do not tell the encoding, what they allow; `encoding` is the first then."""
    sheet: str | None = None
    """Name of the one sheet of a workbook that is meant; None of a file as a whole."""

    @property
    def name(self) -> str:
        """Return the name that messages call the file by."""
        return shown_name(self.path)

    def check_unchanged(self) -> None:
        """Raise `UserError` when the file is not the one that was looked through."""
        try:
            now = self.place.stat()
        except OSError as error:
            raise refusal("unreadable", self.path) from error
        if (now.st_size, now.st_mtime_ns) != (self.size, self.modified_ns):
            raise refusal("changed", self.path)


def look_through(path: Path, *, place: Path | None = None, keeper: object = None) -> RawFile:
    """Read a file once: hash it, tell its container and text encoding.

    `place` is where its bytes are when not at `path`, `keeper` what keeps them there. Raises
    `UserError` for everything that is not a readable regular file holding text or a workbook.
    """
    place = place or path
    about = stat_of_regular_file(path, place)
    try:
        with place.open("rb") as stream:
            if not os.path.samestat(about, os.fstat(stream.fileno())):
                raise refusal("changed", path)
            container = _container(path, stream.read(PIECE))
            stream.seek(0)
            pieces = _pieces(path, stream, about.st_size)
            possible: tuple[str, ...] = ()
            if container in {"xlsx", "json"}:
                digest, encoding = _hash(pieces), None
            else:
                digest, encoding, possible = _look_through_text(path, stream, pieces)
    except OSError as error:
        raise refusal("unreadable", path) from error
    return RawFile(
        path,
        place,
        about.st_size,
        about.st_mtime_ns,
        digest,
        container,
        encoding,
        keeper,
        possible,
    )


def refusal(key: str, path: Path, *hints: Message) -> UserError:
    """Return the error that says, about the file at `path`, what `key` says."""
    kind = "lock" if path.name.startswith("~$") else _FOREIGN.get(path.suffix.casefold())
    kind = kind or (None if hints else _ADVICE.get(key))
    of_kind = (message(f"ingest.hint.{kind}"),) if kind else ()
    return UserError(message(f"ingest.{key}", file=shown_name(path)), *hints, *of_kind)


def shown_name(path: Path) -> str:
    """Return the name of a file for people: in an archive, "archive.zip › file.csv"."""
    outer = next((folder for folder in path.parents[:2] if folder.is_file()), None)
    if outer is not None:
        return " › ".join((outer.name, *path.relative_to(outer).parts))
    return path.name or str(path)


def stat_of_regular_file(path: Path, place: Path | None = None) -> os.stat_result:
    """Return what the system says of a regular file that is not empty.

    A link to one is as good. Raises `UserError` for everything else, without opening it.
    """
    try:
        about = (place or path).stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise refusal("missing", path) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise refusal("unreadable", path) from error
    if stat.S_ISDIR(about.st_mode):
        raise refusal("folder", path)
    if not stat.S_ISREG(about.st_mode):
        raise refusal("special", path)
    if about.st_size == 0:
        raise refusal("empty", path)
    return about


def _container(path: Path, head: bytes) -> Container:
    if head.startswith(_ZIP):
        return "xlsx"
    for magic, what in _MAGIC:
        if head.startswith(magic):
            raise refusal(what, path)
    if head.startswith(_UTF16) or utf16_without_mark(head) is not None:
        return "csv"
    text = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not text:
        raise refusal("empty", path)
    if text.startswith(b"<"):
        raise refusal("web_page" if b"<html" in text[:4096].lower() else "not_a_table", path)
    if text.startswith(b"["):
        raise refusal("not_a_table", path)
    if text.startswith(b"{"):
        return "json"
    if b"\0" in head[:1024]:
        raise refusal("binary", path)
    return "csv"


def _pieces(path: Path, stream: BufferedReader, size: int) -> Iterator[bytes]:
    """Yield a file piece by piece. Raises `UserError` as soon as it grows, or at its end."""
    left = size
    while piece := stream.read(PIECE):
        look_up()
        left -= len(piece)
        if left < 0:
            raise refusal("changed", path)
        yield piece
    if left:
        raise refusal("changed", path)


def _hash(pieces: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.hexdigest()


def _look_through_text(
    path: Path, stream: BufferedReader, pieces: Iterable[bytes]
) -> tuple[str, str, tuple[str, ...]]:
    """Return digest and encoding of a text file, and what else its encoding may be.

    UTF-8 must hold to the last byte; text that is not UTF-8 may be in one of Windows' 8-bit
    encodings, which `recognise` believes only when the headers come out right, where it is not
    certainly the Western, the Thai or the Vietnamese one.
    """
    head = stream.read(PIECE)
    stream.seek(0)
    is_marked = head.startswith(_UTF16)
    encoding = "utf-16" if is_marked else utf16_without_mark(head) or "utf-8"
    scan = _Scan(path, encoding)
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
        scan.feed(piece)
    if scan.sound:
        is_signed = head.startswith(codecs.BOM_UTF8)
        return digest.hexdigest(), "utf-8-sig" if is_signed else encoding, ()
    if encoding != "utf-8" or head.startswith(codecs.BOM_UTF8) or scan.is_mostly_utf8:
        raise refusal("encoding_damaged", path, message("ingest.hint.download_again"))
    stream.seek(0)
    possible = possible_encodings(iter(lambda: stream.read(PIECE), b""))
    if not possible:
        raise refusal("encoding_unknown", path, message("ingest.hint.save_utf8"))
    proven = _proven_by_spelling(stream, possible)
    return digest.hexdigest(), proven or possible[0], () if proven else possible


def _proven_by_spelling(stream: BufferedReader, possible: tuple[str, ...]) -> str | None:
    """Return the encoding that the words of a text can only be in, None where none is certain."""
    for encoding, is_spelt in (
        (WESTERN, is_western),
        (THAI, is_thai),
        (VIETNAMESE, is_vietnamese),
    ):
        stream.seek(0)
        if encoding in possible and is_spelt(iter(lambda: stream.read(PIECE), b"")):
            return encoding
    return None


class _Scan:
    """Decodes a text piece by piece to learn whether it is sound, keeping none of it."""

    def __init__(self, path: Path, encoding: str) -> None:
        self._path = path
        self._decoder = codecs.getincrementaldecoder(encoding)()
        self._line = 0
        self._ended = 0
        self._well_formed = 0
        self._ill_formed = 0
        self.sound = True

    @property
    def is_mostly_utf8(self) -> bool:
        """Whether most of what is not ASCII is UTF-8: then the file is damaged, not foreign."""
        return self._well_formed > self._ill_formed

    def feed(self, piece: bytes) -> None:
        """Look at the next piece. Raises `UserError` for what no text has."""
        text = self._decode(piece) if self.sound else None
        if text is None:
            text = piece.decode("utf-8", "replace")
            wrong = text.count("\ufffd")
            self._ill_formed += wrong
            self._well_formed += sum(not character.isascii() for character in text) - wrong
        elif not text.isascii():
            self._well_formed += len(text) // 100  # a whole piece without a fault weighs much
        self._check(text)

    def _decode(self, piece: bytes) -> str | None:
        try:
            return self._decoder.decode(piece)
        except UnicodeDecodeError:
            self.sound = False
            return None

    def _check(self, text: str) -> None:
        if "\0" in text:
            raise refusal("zero_bytes", self._path, message("ingest.hint.download_again"))
        end = max(text.rfind("\n"), text.rfind("\r"))
        self._line = self._line + len(text) if end < 0 else len(text) - end
        self._ended += text.count("\n") or text.count("\r")
        if self._line > LONGEST_LINE:
            raise self._too_long()

    def _too_long(self) -> UserError:
        """Return what to say of a line that is longer than any: the first one is of no table."""
        if not self._ended:
            return refusal("not_a_table", self._path)
        line = str(self._ended + 1)
        return UserError(
            message("ingest.line_too_long", file=shown_name(self._path), line=line),
            message("ingest.hint.download_again"),
        )
