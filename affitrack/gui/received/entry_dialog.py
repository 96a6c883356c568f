"""The dialog that adds or changes a payout that arrived."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from affitrack.domain.received import Received, RunArrival
from affitrack.gui.metrics import px
from affitrack.gui.received.entry_form import EntryForm
from affitrack.gui.received.proposing import methods_known, proposed_run
from affitrack.gui.received.reading import Kept, read_kept
from affitrack.gui.received.steps import add_payout, change_payout
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task, Work
from affitrack.gui.widgets.entry_buttons import EntryButtons


def open_entry(
    shell: Shell,
    parent: QWidget,
    payout: Received | None = None,
    on_saved: Callable[[int], None] = lambda _: None,
    *,
    run: RunArrival | None = None,
) -> None:
    """Open the form for a new payout, or for one that is there, once what is known is read.

    A new one is filled in from `run`, or from the run that waits for its money.
    """
    if not shell.book.accounts():
        translate = QCoreApplication.translate
        shell.say(
            translate(
                "EntryDialog", "Import a first file, or add an account: a payout is somebody’s."
            )
        )
        return

    def read(work: Work) -> Kept:
        return read_kept(work.book)

    def show(kept: Kept) -> None:
        if shell.is_closed:
            return
        dialog = EntryDialog(shell, kept, payout, on_saved, parent)
        if run is not None:
            dialog.form.show_account(run.account)
            dialog.form.propose(run)
            dialog.form.amount.line.selectAll()
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    shell.tasks.start(Task(read).on_done(show).replacing("received.entry").reading())


class EntryDialog(QDialog):
    """The form, with buttons."""

    def __init__(
        self,
        shell: Shell,
        kept: Kept,
        payout: Received | None,
        on_saved: Callable[[int], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._arrivals = kept.arrivals
        self._before = payout
        self._on_saved = on_saved
        accounts = shell.book.accounts()
        first = {each.handle: [each.currency] for each in accounts}
        self.form = EntryForm(
            accounts,
            _currencies(first, kept),
            methods_known(each.method for each in kept.payouts),
            shell.book.as_of,
        )
        self._buttons = EntryButtons(self.tr("Save and add another"), is_new=payout is None)
        self.save, self.another = self._buttons.save, self._buttons.another
        self._build()
        self._connect()
        self._begin()

    def _build(self) -> None:
        is_new = self._before is None
        self.setWindowTitle(
            self.tr("Add a payout that arrived") if is_new else self.tr("Change a payout")
        )
        self.setMinimumWidth(px(520))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(12))
        column.addWidget(self.form)
        column.addStretch(1)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        self.form.account_chosen.connect(self._propose)
        self._buttons.accepted.connect(lambda: self._save(self._close))
        self._buttons.rejected.connect(self.reject)
        self.another.clicked.connect(lambda: self._save(self._begin_another))
        # A step that fails leaves the form as it is, to be saved once more.
        self._shell.undo_stack.changed.connect(self._let_save)

    def _begin(self) -> None:
        if self._before is not None:
            self.form.show_payout(self._before)
        else:
            if self._shell.account:
                self.form.show_account(self._shell.account)
            self._propose()
        self.form.amount.input().setFocus()
        self.form.amount.line.selectAll()

    def _propose(self) -> None:
        self.form.propose(proposed_run(self._arrivals, self.form.account.value()))

    def _save(self, on_done: Callable[[int], None]) -> None:
        entry = self.form.entry()
        self._grow()
        if entry is None or not self.save.isEnabled():
            return
        if self._before is None:
            add_payout(self._shell, entry, on_done)
        else:
            change_payout(self._shell, self._before, entry, on_done)
        self._let_save(is_free=False)

    def _grow(self) -> None:
        """Make room for what is said beside fields: they would be squeezed."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))

    def _let_save(self, *, is_free: bool = True) -> None:
        self.save.setEnabled(is_free)
        self.another.setEnabled(is_free)

    def _close(self, payout_id: int) -> None:
        self._on_saved(payout_id)
        self.accept()

    def _begin_another(self, payout_id: int) -> None:
        self._on_saved(payout_id)
        self.form.begin_another()

        def propose(kept: Kept) -> None:
            self._arrivals = kept.arrivals
            self._begin()

        task = Task(lambda work: read_kept(work.book)).on_done(propose)
        self._shell.tasks.start(task.replacing("received.entry").reading())


def _currencies(first: Mapping[str, Sequence[str]], kept: Kept) -> dict[str, list[str]]:
    """Return the currencies that each account was paid in, its own first."""
    found = {handle: list(own) for handle, own in first.items()}
    seen = [(run.account, run.currency) for run in kept.arrivals.runs]
    seen += [(payout.account, payout.currency) for payout in kept.payouts]
    for handle, currency in seen:
        known = found.setdefault(handle, [])
        if currency not in known:
            known.append(currency)
    return found
