"""A file about to be taken in, as far as the store has to know it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from affitrack.clock import moment_now

if TYPE_CHECKING:
    from collections.abc import Callable

    from affitrack.store.connection import Store


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file about to be taken in."""

    path: Path
    file_name: str
    sha256: str
    format: str
    language: str
    period: Callable[[], tuple[str, str] | None]
    """Tells the first and last moment that the file speaks of, in ISO text; None where it does not.

    Asked as late as can be: before all its rows have passed, the file has to be read for it.
    """
    unstated: frozenset[str] = frozenset()
    """Columns of `STATED` that the file does not have: what is known of them stays."""
    partly_stated: frozenset[str] = frozenset()
    """Columns of `STATED` that are sums of which the file lacks a part."""
    is_secondhand: bool = False
    """Whether it is a seller's or partner's file: the creator's own export counts more."""
    imported_at: str = field(default_factory=moment_now)


def note_import(store: Store, account_id: int, file: ImportedFile) -> int:
    """Note that a file is being taken in; return the number of the import."""
    counts = ("rows", "new", "changed", "unchanged", "older", "rejected")
    table = store.db.table("imports").insert(
        {
            "account_id": account_id,
            "path": str(file.path) if file.path.name else "",
            "file_name": file.file_name,
            "sha256": file.sha256,
            "format": file.format,
            "language": file.language,
            "imported_at": file.imported_at,
            "is_secondhand": file.is_secondhand,
            **dict.fromkeys(counts, 0),
        }
    )
    return int(table.last_pk)  # type: ignore[arg-type]
