"""The imports so far as a model, newest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QObject, Qt

from affitrack.domain.records import BY_HAND, ImportRecord
from affitrack.gui.i18n import language
from affitrack.gui.imports.file_words import rows_words, span_words
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import Role
from affitrack.gui.widgets.short_model import AnyIndex, ShortModel
from affitrack.gui.widgets.table import ColumnSpec
from affitrack.ingest.recognise.formats import rows_of
from affitrack.wording.numbers import format_count, format_moment

SPECS: Final = (
    ColumnSpec(160, elastic=True),
    ColumnSpec(110, hidden=True),
    ColumnSpec(116),
    ColumnSpec(150),
    ColumnSpec(60),
    ColumnSpec(54),
    ColumnSpec(76),
    ColumnSpec(64),
    ColumnSpec(60, hidden=True),
    ColumnSpec(74, hidden=True),
    ColumnSpec(70, hidden=True),
)
ACCOUNT: Final = 1
NEVER_CUT: Final = range(2, len(SPECS))
"""All but the name of the file, of which the middle can go, and the account."""
_FIRST_COUNT: Final = 4
OLDER: Final = 8
REJECTED: Final = 9
STATE: Final = 10


class ImportsModel(ShortModel):
    """One row for each import, those of files that were undone included."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(len(SPECS), range(_FIRST_COUNT, STATE), parent)
        self._records: tuple[ImportRecord, ...] = ()
        self._mended: dict[int, int] = {}
        self._as_of = date.min

    def show_records(
        self, records: Sequence[ImportRecord], as_of: date, mended: Mapping[int, int] | None = None
    ) -> None:
        """Show these imports, as of a day; `mended` says how many rejected rows came in since.

        Sales by hand that were taken back are left out: each change of one is such a trace, and
        there is nothing to be done with it here.
        """
        self.beginResetModel()
        self._mended = dict(mended or {})
        shown = [each for each in records if each.format != BY_HAND or each.undone_at is None]
        self._records = tuple(sorted(shown, key=lambda each: each.import_id, reverse=True))
        self._as_of = as_of
        self.endResetModel()

    def record_at(self, row: int) -> ImportRecord | None:
        """Return the import of a row, None where there is no such row."""
        return self._records[row] if 0 <= row < len(self._records) else None

    def row_of(self, import_id: int) -> int:
        """Return the row of an import, or -1."""
        ids = [record.import_id for record in self._records]
        return ids.index(import_id) if import_id in ids else -1

    def has_states(self) -> bool:
        """Tell whether any import is in a state that is worth a word."""
        return any(map(self._state, self._records))

    def shown(self) -> tuple[ImportRecord, ...]:
        return self._records

    def data(  # noqa: PLR0911 - one for each role
        self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid():
            return None
        record, column = self._records[index.row()], index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._cells(record)[column]
            case Qt.ItemDataRole.TextAlignmentRole:
                return self.alignment(column)
            case Qt.ItemDataRole.ToolTipRole if column == 0:
                return record.path
            case Qt.ItemDataRole.ToolTipRole if column == STATE:
                return self._mended_words(record)
            case Role.PILL if column == STATE:
                return PillKind.NEUTRAL
            case Role.MUTED:
                return record.undone_at is not None
            case Role.RAW:
                return record.import_id
            case _:
                return None

    def headings(self) -> tuple[str, ...]:
        return (
            self.tr("File"),
            self.tr("Account"),
            self.tr("Imported"),
            self.tr("Period"),
            self.tr("Rows"),
            self.tr("New"),
            self.tr("Changed"),
            self.tr("Known"),
            self.tr("Older"),
            self.tr("Rejected"),
            self.tr("State"),
        )

    def _cells(self, record: ImportRecord) -> tuple[str, ...]:
        lang = language()
        moment = datetime.fromisoformat(record.imported_at)
        rows_are = rows_of(record.format)
        rows = format_count(record.rows, lang)
        numbers = (
            record.new,
            record.changed,
            record.unchanged,
            record.older,
            record.rejected,
        )
        return (
            record.file_name,
            f"@{record.account.removeprefix('@')}",
            format_moment(moment, lang, year=moment.year != self._as_of.year),
            span_words(record.from_on, record.to_on),
            rows if rows_are == "sales" else rows_words(rows_are, record.rows),
            *(format_count(number, lang) for number in numbers),
            self._state(record),
        )

    def _state(self, record: ImportRecord) -> str:
        if record.undone_at:
            return self.tr("undone")
        if record.format == BY_HAND:
            return self.tr("added by hand")
        mended = self._mended.get(record.import_id, 0)
        return self.tr("%Ln mended", "", mended) if mended else ""

    def _mended_words(self, record: ImportRecord) -> str | None:
        mended = self._mended.get(record.import_id, 0)
        if not mended:
            return None
        rejected = self.tr("%Ln row(s) rejected", "", record.rejected)
        since = self.tr("%Ln mended and taken in since", "", mended)
        return self.tr("{rejected}, {mended}").format(rejected=rejected, mended=since)
