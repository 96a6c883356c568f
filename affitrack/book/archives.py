"""Files as the user brings them: an archive stands for the exports in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final

from affitrack.ingest.read.open_file import refusal
from affitrack.ingest.read.unpack import look_into
from affitrack.ingest.recognise.recognising import recognise_any
from affitrack.later import later
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from affitrack.ingest.orders.source import SourceFile
    from affitrack.ingest.reach.metrics import MetricFile
    from affitrack.ingest.read.unpack import Archive
    from affitrack.ingest.statements import reading as statements
    from affitrack.wording.message import Message

    Recognise = Callable[[Path], SourceFile | MetricFile]
else:
    statements = later("affitrack.ingest.statements.reading")

# Beside an export an archive may hold files of other kinds. One that is damaged is not of them: it
# may be an export, and leaving it out would lose what it holds.
_OF_ANOTHER_KIND: Final = frozenset(
    f"ingest.{key}"
    for key in (
        "not_a_table",
        "binary",
        "empty",
        "unknown_format",
        "other_document",
        "other_export.seller",
        "other_export.partner",
        "statement",
    )
)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file of an archive that is no export and was left out."""

    path: Path
    error: UserError
    """Why."""


@dataclass
class Brought:
    """What the user's files are."""

    sources: list[SourceFile | MetricFile] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


def recognise_all(paths: Iterable[Path], recognise: Recognise = recognise_any) -> Brought:
    """Recognise files and what is in archives. Raises `UserError` at the first that is refused.

    An archive is refused where it holds no export at all, or one that is damaged.
    """
    brought = Brought()
    for path in paths:
        archive = _look_into(path)
        if archive is None:
            brought.sources += _with_sheets(recognise(path), recognise)
            continue
        inside = _recognise_members(archive.members, recognise)
        if not inside.sources:
            if statements.is_statement(path):
                raise refusal("statement", path)
            raise inside.left_out[0].error
        brought.sources += inside.sources
        brought.left_out += inside.left_out
        for name in archive.left_out:
            brought.left_out.append(LeftOut(path / name, refusal("other_file", path / name)))
    return brought


def refuse_the_store(paths: Iterable[Path], store: Path, said: Message | None = None) -> None:
    """Raise `UserError` where a file is the open store: to read it would lose SQLite's locks on it.

    It is `said` why, else that there is nothing to import from it.
    See `Store`, which finds out when that happened.
    """
    for path in paths:
        try:
            is_store = path.samefile(store)
        except (OSError, ValueError):  # the reader of the file says what is wrong with it
            continue
        if is_store and said is not None:
            raise UserError(said)
        if is_store:
            raise refusal("own_store", path, message("ingest.own_store_hint"))


def _look_into(path: Path) -> Archive | None:
    """Return what an archive holds. Raises `UserError`, of one of bank statements alone as such."""
    try:
        return look_into(path)
    except UserError as error:
        if statements.is_statement(path):
            raise refusal("statement", path) from error
        raise


def _recognise_members(members: Iterable[Path], recognise: Recognise) -> Brought:
    inside = Brought()
    for member in members:
        try:
            inside.sources += _with_sheets(recognise(member), recognise)
        except UserError as error:
            if error.message.key not in _OF_ANOTHER_KIND:
                raise
            inside.left_out.append(LeftOut(member, error))
    return inside


def _with_sheets(
    source: SourceFile | MetricFile, recognise: Recognise
) -> list[SourceFile | MetricFile]:
    """Return a file, or each of its sheets that hold sales."""
    return [recognise(sheet) for sheet in source.sheets] or [source]
