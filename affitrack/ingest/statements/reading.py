"""What kind of statement a file is, by what it begins with, and its lines."""

from __future__ import annotations

import codecs
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from affitrack.domain.statement import StatementLine, with_keys
from affitrack.ingest.read.open_file import RawFile, look_through, refusal, stat_of_regular_file
from affitrack.ingest.read.unpack import Unpacked, look_into, unpacked
from affitrack.ingest.statements import tables
from affitrack.ingest.statements.camt import NotCamtError, read_camt
from affitrack.ingest.statements.ofx import NotOfxError, read_ofx
from affitrack.wording.message import Message, UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from affitrack.domain.statement import RejectedLine, StatementKind, StatementTable
    from affitrack.ingest.values.dialect import Answers

SUFFIXES: Final = frozenset(
    {".csv", ".txt", ".tsv", ".xlsx", ".ofx", ".qfx", ".xml", ".camt", ".053"}
)
"""What the names of statements end in."""

_HEAD: Final = 1 << 12
# A year of a busy account takes a megabyte.
_LARGEST: Final = 32 << 20
_CAMT: Final = b"camt.05"
_BEFORE_MARKUP: Final = codecs.BOM_UTF8 + codecs.BOM_UTF16 + b" \t\r\n"
_8_BIT: Final = "cp1252"


@dataclass(frozen=True)
class ReadStatement:
    """What a statement says."""

    kind: StatementKind
    title: str
    bank_account: str
    lines: tuple[StatementLine, ...]
    rejected: tuple[RejectedLine, ...]
    left_out: int
    table: StatementTable | None


class UnknownStatementError(UserError):
    """The file is a table, but its headers do not tell that of a statement."""

    def __init__(self, message: Message, *hints: Message, table: StatementTable) -> None:
        super().__init__(message, *hints)
        self.table = table
        """Its columns, for the user to say what they are."""

    def __reduce__(self) -> tuple[Callable[..., UnknownStatementError], tuple[object, ...]]:
        """Let it go from one process to another."""
        return partial(UnknownStatementError, table=self.table), (self.message, *self.hints)


def is_statement(path: Path) -> bool:
    """Tell whether a file is a statement by itself: OFX, camt.053, or a table whose headers say so.

    A table that fits nothing else either may still be one; that is for the user to say.
    """
    try:
        archive = look_into(path, SUFFIXES)
    except UserError:
        return False
    return any(map(_is_statement, (path,) if archive is None else archive.members))


def _is_statement(path: Path) -> bool:
    try:
        with unpacked(path, SUFFIXES) as file:
            if _kind(file) != "table":
                return True
            found = tables.find_table(_text(file))
    except UserError:
        return False
    return found is not None and tables.is_told(found)


def read_statement(
    path: Path,
    *,
    currency: str,
    wished: Sequence[str | None] | None = None,
    saved: Mapping[tuple[str, ...], Sequence[str | None]] | None = None,
    answers: Answers | None = None,
) -> ReadStatement:
    """Return what a statement says; an archive, as banks give away camt.053, is one of them all.

    Args:
        path: the file.
        currency: of lines where the file names none.
        wished: what the columns of a table are, by the user; None leaves it to the headers.
        saved: what they are in tables of some headers (`headers_of`), by an earlier word of theirs.
        answers: what was answered about numbers and days of a table.

    Raises:
        UndecidedError: a table leaves open how its numbers or days are to be read.
        UnknownStatementError: a table tells no day or no amount; nothing is guessed.
        UserError: the file cannot be read, is too large, or is none of this.
    """

    def read(file: Unpacked) -> ReadStatement:
        kind = _kind(file)
        if kind == "ofx":
            return _read_ofx(file, currency)
        if kind == "camt":
            return _read_camt(file)
        return _read_table(file, currency, wished, saved or {}, answers or {})

    archive = look_into(path, SUFFIXES)
    if archive is not None and len(archive.members) > 1:
        return _as_one(_read_all(path, archive.members, read), path)
    with unpacked(path if archive is None else archive.members[0], SUFFIXES) as file:
        return read(file)


def headers_of(table: StatementTable) -> tuple[str, ...]:
    """Return the headers of a table as its mapping is known by."""
    return tuple(" ".join(header.split()).casefold() for header in table.headers)


def _read(
    kind: StatementKind,
    title: str,
    bank_account: str,
    lines: Sequence[StatementLine],
    rejected: Sequence[RejectedLine],
    left_out: int = 0,
    table: StatementTable | None = None,
) -> ReadStatement:
    keyed = with_keys(lines, bank_account)
    moving = tuple(line for line in keyed if line.amount)
    nothing = left_out + len(keyed) - len(moving)
    return ReadStatement(kind, title, bank_account, moving, tuple(rejected), nothing, table)


def _read_all(
    path: Path, members: Iterable[Path], read: Callable[[Unpacked], ReadStatement]
) -> Iterator[ReadStatement]:
    """Read the statements in an archive; what is none, as a note of the bank, is left alone."""
    room = _LARGEST
    for member in filter(_is_statement, members):
        with unpacked(member, SUFFIXES) as file:
            room -= file.place.stat().st_size
            if room < 0:
                raise refusal("statement_too_long", path)
            yield read(file)


def _as_one(statements: Iterable[ReadStatement], path: Path) -> ReadStatement:
    """Return statements as one; what several tell, as those of days that overlap, counts once.

    Raises `UserError` where there is none, or several of which one is a table: two of them tell
    the same in other words.
    """
    every = list(statements)
    if not every or (len(every) > 1 and any(each.kind == "table" for each in every)):
        raise refusal("archive", path)
    if len(every) == 1:
        return every[0]
    lines: dict[str, StatementLine] = {}
    rejected: list[RejectedLine] = []
    before = 0
    for each in every:
        for line in each.lines:
            lines.setdefault(line.key, replace(line, row=before + line.row))
        rejected += (replace(line, row=before + line.row) for line in each.rejected)
        rows = (*(line.row for line in each.lines), *(line.row for line in each.rejected))
        before += max(rows, default=0)
    return ReadStatement(
        kind=every[0].kind,
        title=", ".join(dict.fromkeys(each.title for each in every)),
        bank_account=", ".join(dict.fromkeys(each.bank_account for each in every)),
        lines=tuple(sorted(lines.values(), key=lambda line: line.received_on)),
        rejected=tuple(rejected),
        left_out=sum(each.left_out for each in every),
        table=None,
    )


def _read_table(
    file: Unpacked,
    currency: str,
    wished: Sequence[str | None] | None,
    saved: Mapping[tuple[str, ...], Sequence[str | None]],
    answers: Answers,
) -> ReadStatement:
    raw = _text(file)
    found = tables.find_table(raw) if wished is None else tables.as_wished(raw, wished)
    shown = tables.shown(raw, found)
    if wished is None and shown is not None:
        known = saved.get(headers_of(shown))
        if known is not None:
            found = tables.as_wished(raw, known)
    if shown is None:
        raise refusal("not_a_table", file.path)
    if wished is None and tables.is_of_sales(shown.headers):
        raise refusal("of_sales", file.path)
    if found is None or not found.columns.is_whole:
        raise UnknownStatementError(
            message("received.statement.unknown", file=raw.name), table=shown
        )
    lines = tables.read_table(raw, found, currency, answers)
    title = found.columns.layout.title
    return _read("table", title, "", lines.lines, lines.rejected, lines.left_out, lines.table)


def _read_ofx(file: Unpacked, currency: str) -> ReadStatement:
    data = file.place.read_bytes()
    is_utf16 = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = data.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode(_8_BIT, "replace")
    try:
        found = read_ofx(text, currency)
    except NotOfxError as error:
        raise refusal("statement_damaged", file.path) from error
    if not found.lines and not found.rejected:
        raise refusal("empty", file.path)
    return _read("ofx", "OFX", found.bank_account, found.lines, found.rejected)


def _read_camt(file: Unpacked) -> ReadStatement:
    try:
        with file.place.open("rb") as stream:
            found = read_camt(stream)
    except NotCamtError as error:
        raise refusal("statement_damaged", file.path) from error
    return _read(
        "camt", found.title, found.bank_account, found.lines, found.rejected, found.left_out
    )


def _kind(file: Unpacked) -> StatementKind:
    """Tell the kind of a statement from its first bytes. Raises `UserError` as reading does."""
    about = stat_of_regular_file(file.path, file.place)
    try:
        with file.place.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise refusal("unreadable", file.path) from error
    if about.st_size > _LARGEST:
        raise refusal("statement_too_long", file.path)
    text = head.replace(b"\0", b"")  # in UTF-16 every other byte of what matters is 0
    if b"OFXHEADER" in text.upper() or b"<OFX>" in text.upper():
        return "ofx"
    is_markup = text.lstrip(_BEFORE_MARKUP).startswith(b"<")
    return "camt" if is_markup and _CAMT in text else "table"


def _text(file: Unpacked) -> RawFile:
    """Return a file looked through, in the encoding in which most headers come out right."""
    raw = look_through(file.path, place=file.place, keeper=file.keeper)
    if raw.container == "json":
        raise refusal("not_a_table", file.path)
    if not raw.possible_encodings:
        return raw
    readings = [
        replace(raw, encoding=encoding, possible_encodings=())
        for encoding in raw.possible_encodings
    ]
    return max(readings, key=_named_columns)


def _named_columns(raw: RawFile) -> tuple[bool, int, bool]:
    """Return how sure a reading is: by its headers, by how many of them, by what is usual."""
    found = tables.find_table(raw)
    if found is None:
        return False, 0, raw.encoding == _8_BIT
    named = found.columns.named if found.is_named else 0
    return found.is_named, named, raw.encoding == _8_BIT
