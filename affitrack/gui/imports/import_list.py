"""The list of imports, and what can be done with one: undo, look at its lines, its rejects."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from affitrack.book.history import place_of
from affitrack.domain.records import BY_HAND, ImportRecord, LineFilter
from affitrack.gui import icons
from affitrack.gui.imports.coverage_card import CoverageCard
from affitrack.gui.imports.list_model import (
    ACCOUNT,
    NEVER_CUT,
    OLDER,
    REJECTED,
    SPECS,
    STATE,
    ImportsModel,
)
from affitrack.gui.imports.undo_card import UndoCard
from affitrack.gui.metrics import px
from affitrack.gui.outside import open_outside
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import Card, EmptyState, FlowLayout, Table, scrolled
from affitrack.ingest.recognise.formats import rows_of


class ImportList(QWidget):
    """Lists imports. Undo asks first, in the page itself.

    Signals:
        undone(ImportRecord, UndoPreview): an import was undone.
    """

    undone = Signal(object, object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.model = ImportsModel(self)
        self.table = Table()
        self.table.setModel(self.model)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        # Exports begin alike; what tells them apart comes last.
        self.table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.table.set_columns(SPECS, shell.preferences, "imports/columns")
        self.nothing = EmptyState("drop")
        self.nothing.first_chosen.connect(lambda: shell.look_wanted.emit("files", None))
        self.nothing.link_chosen.connect(lambda: shell.look_wanted.emit("help", "export"))
        self.undo_card = UndoCard(shell)
        self.undo_card.undone.connect(self.undone)
        self.coverage = CoverageCard()
        self.undo = QPushButton()
        self.lines = QPushButton()
        self.rejects = QPushButton()
        self.rejects_folder = QPushButton()
        self.folder = QPushButton()
        self._build()
        self._connect()
        self.retranslate()

    def refresh(self) -> None:
        """Read the imports again."""
        book = self._shell.book
        record, before = self.current(), self.model.shown()
        self.undo_card.hide()
        account = self._shell.account
        records = [each for each in book.imports() if account in {"", each.account}]
        self.model.show_records(records, book.as_of, book.mended_rows())
        self.table.tell_column(ACCOUNT, is_told=len({each.account for each in records}) > 1)
        self.table.tell_column(OLDER, is_told=any(each.older for each in records))
        self.table.tell_column(REJECTED, is_told=any(each.rejected for each in records))
        self.table.tell_column(STATE, is_told=self.model.has_states())
        self.coverage.show_coverage(book.coverage(account or None), book.as_of)
        has_any = self.model.rowCount() > 0
        self._stack.setCurrentIndex(0 if has_any else 1)
        self._buttons.setVisible(has_any)
        if has_any:
            is_new = self.model.shown()[:1] != before[:1]  # it is what one comes to see
            kept = None if is_new else record
            self.table.selectRow(max(self.model.row_of(kept.import_id) if kept else 0, 0))
            self.table.scrollTo(self.table.currentIndex())
            self.table.widen(NEVER_CUT, range(self.model.rowCount()))
        self._fit_buttons()

    def current(self) -> ImportRecord | None:
        """Return the import that the cursor is on."""
        return self.model.record_at(self.table.currentIndex().row())

    def retranslate(self) -> None:
        """Set all texts."""
        self.table.setAccessibleName(self.tr("Imports"))
        self.undo.setText(self.tr("Undo this import…"))
        self.lines.setText(self.tr("Show its sales"))
        self.rejects.setText(self.tr("Open the rejected rows"))
        self.rejects_folder.setText(self.tr("Folder of the rejected rows"))
        self.rejects_folder.setToolTip(self.tr("Opens the folder that the rejected rows are in"))
        self.folder.setText(self.tr("Show the file’s folder"))
        self.nothing.set_texts(
            self.tr("Nothing imported yet"),
            self.tr("Drop an export from TikTok Shop anywhere on this window."),
            first=self.tr("Choose files…"),
            link=self.tr("Where do I find the export?"),
        )
        self.model.retranslate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        icons.keep_icon(self.undo, "undo")
        self._buttons = QWidget()
        row = FlowLayout(self._buttons)
        for button in self._all_buttons():
            row.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self._buttons.setSizePolicy(policy)
        card = Card(flush=True)
        card.body.addWidget(self.table)
        self._stack = QStackedWidget()
        self._stack.addWidget(card)
        self._stack.addWidget(self.nothing)
        self._stack.setMinimumHeight(px(150))
        content = QWidget()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._buttons)
        column.addWidget(self.undo_card, 2)
        column.addWidget(self.coverage)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.undo.clicked.connect(self.ask_undo)
        self.lines.clicked.connect(self._show_lines)
        self.rejects.clicked.connect(self._open_rejects)
        self.rejects_folder.clicked.connect(self._show_rejects)
        self.folder.clicked.connect(self._open_folder)
        self.undo_card.shown.connect(self._fit_coverage)
        self.table.row_opened.connect(lambda _: self._show_lines())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._fit_buttons())
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._open_menu)

    def ask_undo(self) -> None:
        """Say what undoing the current import would do, and ask."""
        record = self.current()
        if record is not None and record.undone_at is None:
            self.undo_card.ask(record)

    def _fit_buttons(self) -> None:
        record = self.current()
        stands = record is not None and record.undone_at is None
        self.undo.setEnabled(stands)
        self.lines.setEnabled(stands and record is not None and rows_of(record.format) == "sales")
        kept = None if record is None else _file_of(record.rejects_file)
        for button in (self.rejects, self.rejects_folder):
            button.setEnabled(kept is not None)
            button.setVisible(kept is not None)
        path = None if record is None or record.format == BY_HAND else Path(record.path)
        self.folder.setEnabled(path is not None and place_of(path).parent.is_dir())
        if self.undo_card.record() != record:
            self.undo_card.hide()

    def _all_buttons(self) -> tuple[QPushButton, ...]:
        return self.undo, self.lines, self.folder, self.rejects, self.rejects_folder

    def _fit_coverage(self) -> None:
        """Leave the room to the question while it is asked."""
        self.coverage.setVisible(self.coverage.has_rows() and self.undo_card.isHidden())

    def _show_lines(self) -> None:
        record = self.current()
        if record is not None and self.lines.isEnabled():
            self._shell.show_page("sales", LineFilter(import_id=record.import_id))

    def _open_rejects(self) -> None:
        record = self.current()
        path = _file_of(record.rejects_file) if record is not None else None
        if path is not None:
            open_outside(self._shell, path)

    def _show_rejects(self) -> None:
        record = self.current()
        path = _file_of(record.rejects_file) if record is not None else None
        if path is not None:
            open_outside(self._shell, path.parent)

    def _open_folder(self) -> None:
        record = self.current()
        if record is not None:
            open_outside(self._shell, place_of(Path(record.path)).parent)

    def _open_menu(self, where: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._all_buttons():
            if button.isHidden():
                continue
            action = QAction(button.text(), menu)
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
            menu.addAction(action)
        menu.popup(self.table.viewport().mapToGlobal(where))


def _file_of(text: str | None) -> Path | None:
    path = Path(text) if text else None
    return path if path is not None and path.is_file() else None
