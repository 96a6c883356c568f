"""The row of a file that a sale comes from, as it stands there, and the folder of the file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from affitrack.book.history import place_of
from affitrack.book.origins import SourceRow
from affitrack.domain.records import LineRecord
from affitrack.gui.i18n import Words
from affitrack.gui.metrics import px
from affitrack.gui.sales.line_words import breakable
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Step, StepsList, label, scrolled
from affitrack.gui.widgets.scroll import fitting
from affitrack.wording.message import UserError


class _Said(Words):
    """What is said while a file is read."""

    def reading(self, name: str) -> str:
        """Say which."""
        return self.tr("Looking up the row in {file}…").format(file=name)


def show_origin(
    shell: Shell,
    line: LineRecord,
    parent: QWidget,
    on_open: Callable[[OriginDialog], None] | None = None,
) -> None:
    """Show the row that a line comes from; where the file is gone or changed, say so."""

    def show(row: SourceRow) -> None:
        if shell.is_closed:
            return
        dialog = OriginDialog(row, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        if on_open is not None:
            on_open(dialog)

    def fail(error: Exception) -> None:
        if isinstance(error, UserError):
            shell.say(_plain(error))
        else:
            shell.tell(error)

    task = Task(lambda work: work.book.source_row(line)).on_done(show).on_failed(fail)
    task.with_progress(_Said().reading(line.file_name)).replacing("sales.origin").reading()
    shell.tasks.start(task)


def _plain(error: UserError) -> str:
    from affitrack.gui.i18n import language
    from affitrack.wording.catalogue import render

    return render(error.message, language())


class OriginDialog(QDialog):
    """Lists the cells of one row; empty ones are left out."""

    def __init__(self, row: SourceRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = row.path
        template = self.tr("Row {row} of {file}")
        self.setWindowTitle(template.format(row=row.row, file=row.path.name))
        self.resize(fitting(self, 560, 620))
        self.cells = StepsList(self.windowTitle())
        self.cells.set_steps([Step(header, text) for header, text in row.cells if text.strip()])
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Close)
        self.folder = buttons.addButton(
            self.tr("Open its folder"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.folder.setEnabled(place_of(row.path).parent.is_dir())
        self.folder.clicked.connect(self._open_folder)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(10))
        column.addWidget(label(breakable(self.windowTitle()), "section", wrap=True))
        column.addWidget(label(breakable(str(row.path)), "small", wrap=True))
        column.addWidget(scrolled(self.cells), 1)
        column.addWidget(buttons)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(place_of(self._path).parent)))
