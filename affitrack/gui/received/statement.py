"""Bank statements: chosen or dropped, read on the worker, then shown before anything is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from affitrack.domain.statement import StatementDraft
from affitrack.gui.received.statement_dialog import StatementDialog, reading_of
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets.file_dialog import FileDialog
from affitrack.ingest.statements import SUFFIXES

_FILES: Final = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES | {".zip"}))

translate = QCoreApplication.translate


def choose_statement(shell: Shell, parent: QWidget) -> QFileDialog:
    """Ask for bank statements, and show what they say."""
    folder = shell.preferences.last_folder or Path.home()
    dialog = FileDialog(parent, translate("Statements", "Choose a bank statement"), str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    statements = translate("Statements", "Bank statements")
    dialog.setNameFilters([f"{statements} ({_FILES})", translate("Statements", "All files (*)")])
    dialog.filesSelected.connect(
        lambda names: open_statements(shell, parent, [Path(name) for name in names])
    )
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    return dialog


def open_statements(shell: Shell, parent: QWidget, paths: Sequence[Path]) -> None:
    """Show what bank statements say, one after the other. Nothing is written by this."""
    if not shell.book.accounts():
        shell.say(
            translate(
                "Statements", "Import a first file, or add an account: a payout is somebody’s."
            )
        )
        return
    if paths:
        shell.preferences.last_folder = paths[0].parent
        _Opening(shell, parent, paths).next()


class _Opening:
    """The statements that wait for those before them."""

    def __init__(self, shell: Shell, parent: QWidget, paths: Sequence[Path]) -> None:
        self._shell = shell
        self._parent = parent
        self._waiting = list(paths)

    def next(self) -> None:
        """Read the next statement, if there is one."""
        if not self._waiting or self._shell.is_closed:
            return
        path = self._waiting.pop(0)
        task = Task(reading_of(path))
        task.on_done(lambda draft: self._show(path, draft))
        task.on_failed(lambda error: self._ask(path, error)).on_cancelled(self.next)
        text = translate("Statements", "Reading the statement…")
        self._shell.tasks.start(task.with_progress(text).reading())

    def _show(self, path: Path, draft: StatementDraft) -> None:
        dialog = self._dialog(path)
        if dialog is not None:
            dialog.show_draft(draft)
            dialog.open()

    def _ask(self, path: Path, error: Exception) -> None:
        dialog = self._dialog(path)
        if dialog is not None and dialog.show_trouble(error):
            dialog.open()
            return
        if dialog is not None:
            dialog.deleteLater()
        self._shell.tell(error)
        self.next()

    def _dialog(self, path: Path) -> StatementDialog | None:
        if self._shell.is_closed:
            return None
        dialog = StatementDialog(self._shell, path, self._parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(lambda _: self.next())
        return dialog
