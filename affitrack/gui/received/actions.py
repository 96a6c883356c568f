"""What the window does about payouts that arrived, whatever page is on top.

The window has one of these from its start: what it needs is loaded when it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from affitrack.gui.frame.page_stack import PageStack
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task, Work
from affitrack.wording.message import UserError

_ONLY_STATEMENTS: Final = frozenset({".ofx", ".qfx", ".xml", ".camt", ".053"})
_MAYBE_STATEMENTS: Final = _ONLY_STATEMENTS | {".csv", ".tsv", ".txt", ".xlsx", ".zip"}


class ReceivedActions(QObject):
    """Adds payouts, takes bank statements in, and tells them from exports."""

    def __init__(self, shell: Shell, window: QWidget, pages: PageStack) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        self._pages = pages

    def add(self) -> None:
        """Open the form for a payout that arrived."""
        from affitrack.gui.received.entry_dialog import open_entry

        open_entry(self._shell, self._window, on_saved=self._show)

    def choose_statement(self) -> None:
        """Ask for bank statements."""
        from affitrack.gui.received.statement import choose_statement

        choose_statement(self._shell, self._window)

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """Show what files would bring: bank statements as payouts, all others as imports.

        On the page of payouts a table that nobody knows is taken for a statement, too.
        """
        is_on_payouts = self._pages.current_name == "payouts"
        self._shell.make_way_for(paths)
        suffixes = _MAYBE_STATEMENTS if is_on_payouts else _ONLY_STATEMENTS
        asked = [path for path in paths if path.suffix.casefold() in suffixes]
        if not asked:
            self._shell.preview_files(paths)
            return
        task = Task(lambda work: statements_among(work, asked))
        task.on_done(lambda found: self._part(paths, found))
        text = self.tr("Looking at the files…")
        self._shell.tasks.start(task.with_progress(text).reading())

    def _part(self, paths: Sequence[Path], statements: Sequence[Path]) -> None:
        from affitrack.gui.received.statement import open_statements

        if len(statements) == len(paths):
            open_statements(self._shell, self._window, statements)
        else:
            self._shell.preview_files(paths)  # statements are shown after the import

    def _show(self, payout_id: int) -> None:
        from affitrack.gui.payouts.section_wanted import SectionWanted

        self._shell.show_page("payouts", SectionWanted("arrived", payout_id))


def statements_among(work: Work, paths: Sequence[Path]) -> list[Path]:
    """Return those of some files that are no export that is known. To be called by a task."""
    return [path for path in paths if not _is_export(work, path)]


def _is_export(work: Work, path: Path) -> bool:
    if path.suffix.casefold() in _ONLY_STATEMENTS:
        return False
    try:
        work.book.recognise_all([path])
    except UserError:
        return False
    return True
