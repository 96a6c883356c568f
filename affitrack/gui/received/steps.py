"""Adding, changing, deleting and matching payouts: each a step that can be undone exactly."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication

from affitrack.book import Book
from affitrack.domain.received import Received, ReceivedEntry
from affitrack.domain.statement import StatementDraft
from affitrack.gui.received.words import ArrivalWords, payout_title
from affitrack.gui.shell import Shell
from affitrack.gui.undoing import Step


def add_payout(shell: Shell, entry: ReceivedEntry, on_done: Callable[[int], None]) -> None:
    """Add a payout that arrived; `on_done` is given its number."""
    added: list[Received] = []

    def redo(book: Book) -> None:
        if added:  # done again after an undo: it is the same payout
            book.restore_received(added)
        else:
            added.append(book.add_received(entry))

    def undo(book: Book) -> None:
        added[:] = book.remove_received([payout.payout_id for payout in added])

    step = Step(
        lambda: QCoreApplication.translate("ReceivedSteps", "Payout that arrived"), redo, undo
    )
    said = QCoreApplication.translate("ReceivedSteps", "Payout saved.")
    shell.do(step, said, lambda: on_done(added[0].payout_id))


def change_payout(
    shell: Shell, before: Received, entry: ReceivedEntry, on_done: Callable[[int], None]
) -> None:
    """Put other facts into a payout."""
    step = Step(
        lambda: QCoreApplication.translate("ReceivedSteps", "Change of a payout"),
        redo=lambda book: book.set_received(before.payout_id, entry),
        undo=lambda book: _put_back(book, before),
    )
    said = QCoreApplication.translate("ReceivedSteps", "Payout changed.")
    shell.do(step, said, lambda: on_done(before.payout_id))


def delete_payouts(shell: Shell, payouts: Sequence[Received]) -> None:
    """Delete payouts; one step for all of them."""
    gone = list(payouts)

    def redo(book: Book) -> None:
        gone[:] = book.remove_received([payout.payout_id for payout in payouts])

    step = Step(
        lambda: QCoreApplication.translate("ReceivedSteps", "Deletion of payouts"),
        redo=redo,
        undo=lambda book: book.restore_received(gone),
    )
    shell.do(step, ArrivalWords().removed(len(gone)))


def pin_payout(
    shell: Shell, before: Received, parts: Sequence[tuple[date, int | None]] | None, as_of: date
) -> None:
    """Say which runs a payout is for: () is none of them, None lets AffiTrack work it out."""

    def redo(book: Book) -> None:
        if parts is None:
            book.unpin(before.payout_id)
        else:
            book.pin(before.payout_id, parts)

    step = Step(
        lambda: QCoreApplication.translate("ReceivedSteps", "Matching of a payout"),
        redo=redo,
        undo=lambda book: _put_back(book, before),
    )
    title = payout_title(before, as_of)
    if parts is None:
        said = QCoreApplication.translate("ReceivedSteps", "{payout}: matched by itself again.")
    elif parts:
        said = QCoreApplication.translate("ReceivedSteps", "{payout}: matched as you said.")
    else:
        said = QCoreApplication.translate("ReceivedSteps", "{payout}: set aside.")
    shell.do(step, said.format(payout=title))


def take_statement(
    shell: Shell,
    draft: StatementDraft,
    chosen: Collection[int],
    account: str | None,
    on_done: Callable[[], None],
) -> None:
    """Take lines of a bank statement in as payouts; one step for all of them."""
    added: list[Received] = []

    def redo(book: Book) -> None:
        if added:
            book.restore_received(added)
        else:
            added.extend(book.take_statement(draft, chosen, account).added)

    def undo(book: Book) -> None:
        added[:] = book.remove_received([payout.payout_id for payout in added])

    step = Step(lambda: QCoreApplication.translate("ReceivedSteps", "Bank statement"), redo, undo)
    shell.do(step, ArrivalWords().taken_in(len(chosen), draft.file_name), on_done)


def _put_back(book: Book, before: Received) -> None:
    """Make a payout what it was, with what the user had decided on its runs."""
    book.restore_received([before])
