"""Stand-ins for the book and for pages, so that the frame can be tested without either."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from affitrack.book import Book, CancelToken, Progress
from affitrack.domain.found import Thing
from affitrack.domain.received import Received
from affitrack.domain.records import Account, ImportRecord, UndoPreview
from affitrack.gui.page import Page, PageSpec
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import ColumnSpec, Role, Table

if TYPE_CHECKING:
    from affitrack.domain.account import AccountRules

NO_SETTINGS: Mapping[str, str] = MappingProxyType({})


def account(handle: str) -> Account:
    return Account(1, handle, "FR", "EUR", NO_SETTINGS, cast("AccountRules", None))


def import_record(import_id: int, path: Path, *, undone_at: str | None = None) -> ImportRecord:
    return ImportRecord(
        import_id=import_id,
        account="lea.naturelle",
        path=str(path),
        file_name=path.name,
        sha256=sha256(path.name.encode()).hexdigest(),
        format="tiktok_creator_orders",
        language="fr",
        imported_at="2026-11-14T09:12:00",
        from_on=None,
        to_on=None,
        rows=3,
        new=3,
        changed=0,
        unchanged=0,
        older=0,
        rejected=0,
        rejects_file=None,
        basis=None,
        undone_at=undone_at,
    )


class PretendedBook(Book):
    """Answers what the frame asks, and writes down what it is told to do."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.as_of = date(2026, 11, 15)
        self.is_bare = False
        self.handles = ["lea.naturelle"]
        self.records: list[ImportRecord] = []
        self.done: list[str] = []
        self.things: list[Thing] = []
        self.settings: dict[str, str] = {}
        self.cancel: CancelToken | None = None
        """Of the work that is watched."""

    @property
    def path(self) -> Path:
        return self._path

    def close(self) -> None:
        self.done.append("close")

    def watched(
        self, _progress: Callable[[Progress], None] | None, cancel: CancelToken | None
    ) -> AbstractContextManager[None]:
        self.cancel = cancel
        return nullcontext()

    def version(self) -> int:
        return 0

    def check_in_place(self) -> None:
        """It is nowhere."""

    def has_lost_log(self) -> bool:
        return False

    def accounts(self) -> list[Account]:
        return [account(handle) for handle in self.handles]

    def is_empty(self) -> bool:
        return self.is_bare

    def imports(self) -> list[ImportRecord]:
        return list(self.records)

    def received(self, account: str | None = None) -> list[Received]:
        return []

    def find(self, text: str, account: str | None = None, limit: int = 6) -> list[Thing]:
        return [thing for thing in self.things if text in f"{thing.name} {thing.key}"]

    def setting(self, key: str, default: str = "") -> str:
        return self.settings.get(key, default)

    def set_setting(self, key: str, value: str) -> None:
        self.settings[key] = value

    def undo_import(self, import_id: int, _cancel: CancelToken | None = None) -> UndoPreview:
        self.done.append(f"undo {import_id}")
        self.records = [
            import_record(record.import_id, Path(record.path), undone_at="2026-11-15T10:00:00")
            if record.import_id == import_id
            else record
            for record in self.records
        ]
        return UndoPreview(removed=3, restored=1, kept=0)

    def last_backup_at(self) -> str | None:
        return None

    def backup(self, target: Path | None = None) -> Path:
        assert target is not None
        self.done.append(f"backup {target.name}")
        target.write_text("a copy", encoding="utf-8")
        return target

    def restore(self, source: Path) -> Path:
        self.done.append(f"restore {source.name}")
        return self.path.with_suffix(".before")


class PretendedPage(Page):
    """Shows its name in the language in use, and counts how often it read the book."""

    def __init__(self, shell: Shell, name: str, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.name = name
        self.refreshed = 0
        self.shown: list[object] = []
        self.searched: list[str] = []
        self.field = QLineEdit()
        self.field.setAccessibleName("A field")
        self.words = QLabel()
        column = QVBoxLayout(self)
        column.addWidget(self.words)
        column.addWidget(self.field)
        self.retranslate()

    def search_hint(self) -> str:
        return "Search sales" if self.name == "sales" else ""

    def search(self, text: str) -> None:
        self.searched.append(text)

    def show_what(self, what: object) -> None:
        self.shown.append(what)

    def refresh(self) -> None:
        self.refreshed += 1

    def retranslate(self) -> None:
        self.words.setText(f"{self.name} in {self.tr('Cancel')}")


def pretended_pages() -> tuple[PageSpec, ...]:
    def page(name: str, *, needs_data: bool = True) -> PageSpec:
        def make(shell: Shell, parent: QWidget) -> Page:
            return PretendedPage(shell, name, parent)

        return PageSpec(name, name, name.capitalize, make, needs_data=needs_data)

    return page("home"), page("sales"), page("imports", needs_data=False)


Index = QModelIndex | QPersistentModelIndex

COLUMNS = (ColumnSpec(100), ColumnSpec(120, elastic=True), ColumnSpec(80), ColumnSpec(120))


class SalesModel(QAbstractTableModel):
    """A few lines as a page's model would give them."""

    HEADINGS = ("Ordered", "Product", "Commission", "Stage")
    ROWS = (
        ("14 Nov 21:04", "Nuclever", "5,24 €", "Held back"),
        ("13 Nov 08:12", "Brosse\tlissante", "1,66 €", "Cleared"),
    )
    _NOWHERE = QModelIndex()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ROWS)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.HEADINGS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.ROWS[index.row()][index.column()]
        if role == Role.PILL and index.column() == 3:
            return ("held", "cleared")[index.row()]
        if role == Role.COPY and index.column() == 2:
            return ("5.24", "1.66")[index.row()]
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.HEADINGS[section]
        return None


def sales_table() -> Table:
    table = Table("Sales")
    table.setModel(SalesModel(table))
    return table
