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

    from affitrack.book import date_orders
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
    kept_imports, kept_accounts, date_orders = (
        later(f"affitrack.{name}")
        for name in ("store.imports.history", "store.rules.accounts", "book.date_orders")
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

    def settle_dates(self, files: Iterable[SourceFile | MetricFile], handle: str) -> None:
        """Answer for the user in which order files have dates, where an account's sales tell."""
        account = kept_accounts.find_account(self._store, handle)
        for file in files:
            if account is not None and isinstance(file, source.SourceFile):
                date_orders.settle_dates(self._store, file, account.account_id)

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
        return SourceRow(path, line.source_row, tuple(_row_of(found, line)))


def _row_of(file: SourceFile, line: LineRecord) -> list[tuple[str, str]]:
    """Return the row of a line as it was read: in the letters in which it has the line's names."""
    rows = [file.row(line.source_row)]
    for question in file.questions():
        for answer in question.answers if question.about == "encoding" else ():
            file.answer({"encoding": answer})
            rows.append(file.row(line.source_row))
    names = {line.product_name, line.shop_name}
    return max(rows, key=lambda row: len(names.intersection(text.strip() for _, text in row)))
