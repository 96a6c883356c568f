"""The files that are kept with a claim: add, open, save, take away."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from affitrack.domain.claim import Attachment, Claim
from affitrack.gui.claims.steps import attach_file, detach_file
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.outside import open_outside, say_saved
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import label
from affitrack.gui.widgets.file_dialog import FileDialog
from affitrack.wording.message import UserError, message
from affitrack.wording.numbers import format_count
from affitrack.wording.system import reason_of

_KIB = 1024


class Attachments(QWidget):
    """Lists the files of one claim; files that are dropped on it are kept, too."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._claim: Claim | None = None
        self._opened: tempfile.TemporaryDirectory[str] | None = None
        self._name = label("", "key")
        self._hint = label("", "small", wrap=True)
        self.add = QPushButton()
        self.files = QListWidget()
        self._delete_key = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.files)
        self._build()
        self.retranslate()

    def show_claim(self, claim: Claim | None) -> None:
        """Show the files of a claim."""
        kept = self.current()
        self._claim = claim
        self.files.clear()
        for each in claim.attachments if claim is not None else ():
            size = format_count(-(-each.size // _KIB), language())
            item = QListWidgetItem(self.tr("{name} · {size} kB").format(name=each.name, size=size))
            item.setToolTip(self.tr("Return opens it"))
            self.files.addItem(item)
            if kept is not None and kept.attachment_id == each.attachment_id:
                self.files.setCurrentItem(item)
        count = self.files.count()
        self.files.setVisible(count > 0)
        self._hint.setVisible(count == 0)
        row = self.files.sizeHintForRow(0) if count else 0
        self.files.setFixedHeight(min(count, 4) * row + 2 * self.files.frameWidth() + px(4))

    def current(self) -> Attachment | None:
        """Return the file that the cursor is on."""
        kept = self._claim.attachments if self._claim is not None else ()
        row = self.files.currentRow()
        return kept[row] if 0 <= row < len(kept) else None

    def retranslate(self) -> None:
        """Set all texts."""
        self._name.setText(self.tr("Attachments"))
        self._hint.setText(
            self.tr("Screenshots, letters, answers: drop them here. A copy is kept in your data.")
        )
        self.add.setText(self.tr("Add a file…"))
        self.files.setAccessibleName(self.tr("Attachments"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._claim is not None and _files_of(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for path in _files_of(event):
            self.keep(path)
        event.acceptProposedAction()

    def keep(self, path: Path) -> None:
        """Keep a copy of a file with the claim."""
        if self._claim is not None:
            attach_file(self._shell, self._claim, path)

    def ask_for_file(self) -> QFileDialog:
        """Ask for files, and keep copies of them."""
        dialog = FileDialog(self.window(), self.tr("Add a file"), self._folder())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._keep_all)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _keep_all(self, names: list[str]) -> None:
        for name in names:
            self.keep(Path(name))

    def open_current(self) -> None:
        """Open a copy of the file with the program that the desktop has for it."""
        attachment = self.current()
        if attachment is None:
            return
        if self._opened is None:
            self._opened = tempfile.TemporaryDirectory(prefix="affitrack-")
        folder = Path(self._opened.name) / str(attachment.attachment_id)
        folder.mkdir(exist_ok=True)
        path = folder / Path(attachment.name).name
        self._write(attachment, path, lambda: open_outside(self._shell, path))

    def save_current(self) -> QFileDialog | None:
        """Ask where to, and save the file there."""
        attachment = self.current()
        if attachment is None:
            return None
        dialog = FileDialog(self.window(), self.tr("Save attachment"), self._folder())
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(attachment.name)
        dialog.fileSelected.connect(lambda name: self.save(attachment, Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def save(self, attachment: Attachment, path: Path) -> None:
        """Save the file there, and say so."""
        self._write(attachment, path, lambda: say_saved(self._shell, path))

    def remove_current(self) -> None:
        """Take the file away; a toast brings it back."""
        attachment = self.current()
        if attachment is not None:
            detach_file(self._shell, attachment)

    def menu(self) -> QMenu:
        """Return the menu of the file that the cursor is on, which deletes itself."""
        menu = QMenu(self.files)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, do in (
            (self.tr("Open"), self.open_current),
            (self.tr("Save as…"), self.save_current),
            (self.tr("Remove"), self.remove_current),
        ):
            menu.addAction(text).triggered.connect(lambda _, do=do: do())
        return menu

    def _build(self) -> None:
        self.setAcceptDrops(True)
        self.add.setProperty("role", "chip")
        self.files.setProperty("role", "contents")
        self.files.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._name, 1)
        head.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addLayout(head)
        column.addWidget(self._hint)
        column.addWidget(self.files)
        self.add.clicked.connect(self.ask_for_file)
        self.files.itemActivated.connect(lambda _: self.open_current())
        self.files.customContextMenuRequested.connect(self._open_menu)
        self._delete_key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._delete_key.activated.connect(self.remove_current)

    def _open_menu(self, where: QPoint) -> None:
        if self.files.itemAt(where) is not None:
            self.menu().popup(self.files.viewport().mapToGlobal(where))

    def _write(self, attachment: Attachment, path: Path, then: Callable[[], object]) -> None:
        number = attachment.attachment_id

        def show(content: bytes) -> None:
            try:
                path.write_bytes(content)
            except OSError as error:
                about = message("reports.cannot_write", path=str(path), reason=reason_of(error))
                self._shell.tell(UserError(about))
            else:
                then()

        task = Task(lambda work: work.book.attachment(number)).on_done(show)
        self._shell.tasks.start(task.reading())

    def _folder(self) -> str:
        return str(self._shell.preferences.last_folder or Path.home())


def _files_of(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
