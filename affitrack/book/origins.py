"""The part of a book that shows where a line comes from: the row of its file, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from affitrack.book.mappings import Mappings
from affitrack.domain.records import BY_HAND
from affitrack.later import later
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from affitrack.book import known_answers
    from affitrack.domain.records import ImportRecord, LineRecord
    from affitrack.ingest.orders import source
    from affitrack.ingest.orders.source import SourceFile
    from affitrack.ingest.reach.metrics import MetricFile
    from affitrack.ingest.recognise import formats
    from affitrack.store.imports import history as kept_imports
    from affitrack.store.rules import accounts as kept_accounts
else:
    formats, source = (
        later(f"affitrack.ingest.{name}") for name in ("recognise.formats", "orders.source")
    )
    kept_imports, kept_accounts, known_answers = (
        later(f"affitrack.{name}")
        for name in ("store.imports.history", "store.rules.accounts", "book.known_answers")
    )


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of a file as it stands there."""

    path: Path
    row: int
    """1-based, as a spreadsheet counts."""
    cells: tuple[tuple[str, str], ...]
    """Header and text of each column that has a header."""


class Origins(Mappings):
    """The part of a book that knows files, and goes back to those that were imported."""

    def headers_in(self, file: ImportRecord) -> Mapping[str, str]:
        """Return the header of each field of order lines in an imported file, where it is known."""
        if file.format == BY_HAND:
            return {}
        if file.format.startswith(formats.MAPPING_PREFIX):
            return self.headers_of_mapping(file.format.removeprefix(formats.MAPPING_PREFIX))
        return formats.headers_in(file.format, file.language)

    def settle(self, files: Iterable[SourceFile | MetricFile], handle: str) -> None:
        """Answer for the user what files leave open, where an account's sales tell.

        Raises `UserError` where one breaks off.
        """
        account = kept_accounts.find_account(self._store, handle)
        for file in files:
            if account is not None and isinstance(file, source.SourceFile):
                known_answers.settle(self._store, file, account.account_id)

    def source_row(self, line: LineRecord) -> SourceRow:
        """Return the row that the figures of a line come from.

        Raises:
            UserError: the file is not there any more, cannot be read, or has changed since.
        """
        record = kept_imports.import_by_id(self._store, line.import_id)
        if record is None or record.format == BY_HAND:
            raise LookupError(f"line {line.line_id} comes from no file")
        path = Path(record.path)
        mapping = None
        if record.format.startswith(formats.MAPPING_PREFIX):
            mapping = self.mapping_for(record.format.removeprefix(formats.MAPPING_PREFIX))
        found = self.recognise(path, mapping)
        if found.sha256 != record.sha256 or not isinstance(found, source.SourceFile):
            raise UserError(message("book.source_changed", file=record.file_name))
        self.settle([found], record.account)
        return SourceRow(path, line.source_row, tuple(found.row(line.source_row)))
