"""Taking files in: recognise them, order them by their own dates, run each as one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from affitrack.domain.records import Difference, StageTotal
    from affitrack.domain.stage import Stage
    from affitrack.ingest.rejects import Reject


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file did to the store, or would do."""

    path: Path
    format: str
    language: str
    columns: int
    delimiter: str | None
    account: str
    currencies: tuple[str, ...]
    rows: int
    new: int
    changed: int
    unchanged: int
    older: int
    rejected: int
    rejects_file: Path | None
    """Written where rows were rejected and the import was not a trial."""
    import_id: int | None
    """None for a trial, and where the same file is in the store already."""
    already_imported: bool
    already_imported_at: str | None
    from_on: date | None
    """First and last day that the file speaks of."""
    to_on: date | None
    basis: str | None
    """"pre_tax", "tax_included", "unclear", or None."""
    rejects: Sequence[Reject]
    """The first rejected rows, with their reasons."""
    differences: Sequence[Difference]
    """The first new, changed and older lines."""
    stages_before: Mapping[str, Mapping[Stage, StageTotal]]
    """By currency, of the whole account."""
    stages_after: Mapping[str, Mapping[Stage, StageTotal]]
