"""What can be done with a table of this page: copy, save as CSV, go to the lines behind it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMenu, QTableView

from affitrack.gui.i18n import language
from affitrack.gui.payouts.rows_model import Sheet
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.reports.csv_table import write_csv_table


class TableActions(QObject):
    """Gives a table a menu of its own, and saves it.

    Args:
        table: the table; it has a `copy`, as `widgets.Table` has.
        shell: the surroundings.
        name: what a file is called, without its ending.
        sheet: what goes into the file.
        show: leads to the lines that are meant.
    """

    def __init__(
        self,
        table: QTableView,
        shell: Shell,
        *,
        name: Callable[[], str],
        sheet: Callable[[], Sheet],
        show: Callable[[], None],
    ) -> None:
        super().__init__(table)
        self._table = table
        self._shell = shell
        self._name = name
        self._sheet = sheet
        self._show = show
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._open_menu)

    def menu(self) -> QMenu:
        """Return the menu of the table, which deletes itself when it closes."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        has_selection = self._table.selectionModel().hasSelection()
        for text, do, is_possible in (
            (self.tr("Show in Sales"), self._show, has_selection),
            (self.tr("Copy"), self._copy, has_selection),
            (self.tr("Save as CSV…"), self.save, self._table.model().rowCount() > 0),
        ):
            action = QAction(text, menu)
            action.setEnabled(is_possible)
            action.triggered.connect(do)
            menu.addAction(action)
        return menu

    def save(self) -> QFileDialog:
        """Ask for a file, and write the table there."""
        folder = self._shell.preferences.last_folder or Path.home()
        dialog = QFileDialog(self._table.window(), self.tr("Save as CSV"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Tables (*.csv)"))
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(f"{self._name()}.csv")
        dialog.fileSelected.connect(lambda name: self.write(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def write(self, path: Path) -> None:
        """Write the table to a file, and say so."""
        headings, rows = self._sheet()
        lang = language()
        task = Task(lambda _: write_csv_table(path, headings, rows, lang))
        self._shell.tasks.start(task.on_done(lambda _: self._say_saved(path)))

    def _copy(self) -> None:
        copy = getattr(self._table, "copy", None)
        if callable(copy):
            copy()

    def _say_saved(self, path: Path) -> None:
        def open_folder() -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))

        text = self.tr("Saved as {file}").format(file=path.name)
        self._shell.say(text, self.tr("Open folder"), open_folder)

    def _open_menu(self, where: QPoint) -> None:
        self.menu().popup(self._table.viewport().mapToGlobal(where))
