"""What can be done with any table: the menu of its rows, copying many of them, saving it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QFileDialog, QMenu, QTableView

from affitrack.book import Progress
from affitrack.gui.i18n import language
from affitrack.gui.outside import say_saved
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task, Work
from affitrack.gui.widgets import Table
from affitrack.gui.widgets.drag import MOST_AT_ONCE
from affitrack.gui.widgets.file_dialog import FileDialog
from affitrack.gui.widgets.sheet import ReadOnTheWorker, Rows, Sheet, clip_of, html_text, tab_text
from affitrack.reports.csv_table import Cell
from affitrack.reports.table_file import write_table
from affitrack.wording.numbers import format_count

_TOLD_EVERY: Final = 500  # rows
_MOST_IN_HTML: Final = 50_000  # rows: some thirty megabytes, which spreadsheets still take


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that a page offers to do with the rows selected."""

    text: str
    do: Callable[[], object]
    is_possible: bool = True
    keys: str = ""
    """Shown beside the text, as "Enter"; the page listens to them itself."""


class TableActions(QObject):
    """Gives a table a menu of its own, and saves it.

    Args:
        table: a `widgets.Table`, or a view that has a `copy`.
        shell: the surroundings.
        name: what a file is called, without its ending.
        sheet: what goes into the file where that is not what the table shows.
        show: leads to the lines that are meant by the rows selected.
        choices: what else the menu offers, at its head; None is a line between two groups.
    """

    def __init__(
        self,
        table: QTableView,
        shell: Shell,
        *,
        name: Callable[[], str],
        sheet: Callable[[], Sheet] | None = None,
        show: Callable[[], None] | None = None,
        choices: Callable[[], Sequence[Choice | None]] = list,
    ) -> None:
        super().__init__(table)
        self._table = table
        self._shell = shell
        self._name = name
        self._sheet = sheet
        self._show = show
        self._choices = choices
        if isinstance(table, Table):
            table.file_name = name
            table.has_menu = True
            table.copy_many = self._copy_many
            table.menu_wanted.connect(self._open_menu)
            table.too_many_dragged.connect(self._refuse_drag)
        else:
            table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            table.customContextMenuRequested.connect(
                lambda where: self._open_menu(table.viewport().mapToGlobal(where))
            )

    def menu(self) -> QMenu:
        """Return the menu of the table, which deletes itself when it closes."""
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill(menu)
        return menu

    def fill(self, menu: QMenu) -> None:
        """Add to a menu what can be done with the table now."""
        table = self._table
        has_selection = table.selectionModel().hasSelection()
        if self._show is not None:
            _add(menu, Choice(self.tr("Show in Sales"), self._show, has_selection))
        for choice in self._choices():
            _add(menu, choice)
        menu.addSeparator()
        keys = QKeySequence(QKeySequence.StandardKey.Copy).toString()
        _add(menu, Choice(self.tr("Copy"), self._copy, has_selection, keys))
        if isinstance(table, Table):
            text = self.tr("Copy with headings")
            _add(menu, Choice(text, table.copy_with_headings, has_selection, "Ctrl+Shift+C"))
        menu.addSeparator()
        _add(menu, Choice(self.tr("Save the table…"), self.save, table.model().rowCount() > 0))
        if isinstance(table, Table) and sum(map(len, table.selected_rows())) > 1:
            _add(menu, Choice(self.tr("Save the selected rows…"), self.save_selected))

    def save(self) -> QFileDialog:
        """Ask for a file, and write the table there."""
        return self._ask_place(self.write)

    def save_selected(self) -> QFileDialog:
        """Ask for a file, and write the selected rows there."""
        return self._ask_place(lambda path: self.write(path, only_selected=True))

    def write(self, path: Path, *, only_selected: bool = False) -> None:
        """Write the table, or the selected rows, to a file, and say so."""
        lang = language()
        headings, read, count = self._rows(only_selected=only_selected)

        def write(work: Work) -> None:
            rows = _told(work, path.name, read(work), count)
            write_table(path, headings, rows, lang, look_up=work.cancel.check)

        task = Task(write).on_done(lambda _: say_saved(self._shell, path))
        self._shell.tasks.start(task.with_progress(self.tr("Saving the table…")).reading())

    def _rows(
        self, *, only_selected: bool = False
    ) -> tuple[list[str], Callable[[Work], Iterable[Sequence[Cell]]], int]:
        """Return headings, what reads the rows on the worker, and how many there are."""
        if not isinstance(self._table, Table) or (self._sheet is not None and not only_selected):
            sheet = self._sheet() if self._sheet is not None else Sheet([], [])
            return sheet.headings, lambda _: sheet.rows, len(sheet.rows)
        table, model = self._table, self._table.model()
        rows: Rows = table.selected_rows() if only_selected else table.all_rows()
        if isinstance(model, ReadOnTheWorker):
            sections = table.file_sections()
            count = sum(map(len, rows))
            return table.headings(sections), model.reader(rows, sections), count
        shown = table.sheet(rows)
        return shown.headings, lambda _: shown.rows, len(shown.rows)

    def _ask_place(self, write: Callable[[Path], None]) -> QFileDialog:
        folder = self._shell.preferences.last_folder or Path.home()
        dialog = FileDialog(self._table.window(), self.tr("Save the table"), str(folder))
        dialog.offer_forms(
            {"xlsx": self.tr("Excel workbook (*.xlsx)"), "csv": self.tr("CSV table (*.csv)")},
            self._name(),
        )
        dialog.fileSelected.connect(lambda name: write(Path(name)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog

    def _copy(self) -> None:
        copy = getattr(self._table, "copy", None)
        if callable(copy):
            copy()

    def _copy_many(self, with_headings: bool) -> None:
        lang = language()
        headings, read, count = self._rows(only_selected=True)
        if not with_headings:
            headings = []

        def make(work: Work) -> tuple[str, str]:
            rows = _told(work, "", read(work), count)
            if count > _MOST_IN_HTML:
                return tab_text(headings, rows, lang), ""
            kept = list(rows)
            return tab_text(headings, kept, lang), html_text(headings, kept, lang)

        task = Task(make).on_done(lambda made: self._put_on_clipboard(*made, count))
        self._shell.tasks.start(task.with_progress(self.tr("Copying…")).reading())

    def _put_on_clipboard(self, text: str, html: str, count: int) -> None:
        QGuiApplication.clipboard().setMimeData(clip_of(text, html))
        self._shell.say(self.tr("%Ln row(s) copied", "", count))

    def _refuse_drag(self, _: int) -> None:
        most = format_count(MOST_AT_ONCE, language())
        text = self.tr("At most {count} rows can be dragged at once").format(count=most)
        self._shell.say(text, self.tr("Save the rows…"), self._save_instead)

    def _save_instead(self) -> None:
        self.save_selected()

    def _open_menu(self, where: QPoint) -> None:
        self.menu().popup(where)


def _add(menu: QMenu, choice: Choice | None) -> None:
    if choice is None:
        menu.addSeparator()
        return
    shown = choice.text.replace("&", "&&")
    if choice.keys:
        native = QKeySequence(choice.keys).toString(QKeySequence.SequenceFormat.NativeText)
        shown += f"\t{native}"
    action = menu.addAction(shown)
    action.setEnabled(choice.is_possible)
    do = choice.do
    action.triggered.connect(lambda: do())  # noqa: PLW0108 - not told whether it is checked


def _told(
    work: Work, name: str, rows: Iterable[Sequence[Cell]], count: int
) -> Iterator[Sequence[Cell]]:
    """Hand rows on, say how far they are, and stop when the user wants that."""
    for done, row in enumerate(rows):
        if done % _TOLD_EVERY == 0:
            work.cancel.check()
            work.report(Progress(name, done, done / count if count else None))
        yield row
