"""Making, changing and deleting claims and what is attached: each a step that is undone exactly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

from PySide6.QtCore import QCoreApplication

from affitrack.book import Book
from affitrack.domain.claim import Attachment, Claim, GoneAttachment, GoneClaim
from affitrack.gui.claims.words import ClaimWords
from affitrack.gui.i18n import QT_TRANSLATE_NOOP
from affitrack.gui.shell import Shell
from affitrack.gui.undoing import Step

if TYPE_CHECKING:
    from affitrack.book.claim_making import ClaimChanges
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.received import RunArrival


def make_claims(
    shell: Shell,
    parts: Sequence[tuple[Sequence[LineFinding], Sequence[RunArrival]]],
    title: str,
    note: str,
    on_done: Callable[[int], None],
) -> None:
    """Make a claim of each part, in one step; `on_done` is given the number of the first."""
    made: list[int] = []
    gone: list[GoneClaim] = []

    def redo(book: Book) -> None:
        if gone:  # done again after an undo: it is the same claim
            book.restore_claims(gone)
        else:
            made.extend(claim.claim_id for claim in book.make_claims(parts, title, note))

    def undo(book: Book) -> None:
        gone[:] = book.remove_claims(made)

    text = _said(QT_TRANSLATE_NOOP("ClaimSteps", "New claim"))
    step = Step(text, redo, undo)
    shell.do(step, ClaimWords().made(len(parts)), lambda: on_done(made[0]))


def change_claim(
    shell: Shell, before: Claim, said: str = "", **changes: Unpack[ClaimChanges]
) -> None:
    """Change what is named of a claim."""
    after: list[Claim] = []

    def redo(book: Book) -> None:
        if after:
            book.put_claim(after[0])
        else:
            after.append(book.set_claim(before.claim_id, **changes))

    def undo(book: Book) -> None:
        book.put_claim(before)

    text = _said(QT_TRANSLATE_NOOP("ClaimSteps", "Change of a claim"))
    shell.do(Step(text, redo, undo), said)


def delete_claims(shell: Shell, claims: Sequence[Claim]) -> None:
    """Delete claims with all that is attached to them; one step for all."""
    gone: list[GoneClaim] = []

    def redo(book: Book) -> None:
        gone[:] = book.remove_claims([claim.claim_id for claim in claims])

    def undo(book: Book) -> None:
        book.restore_claims(gone)

    text = _said(QT_TRANSLATE_NOOP("ClaimSteps", "Deletion of claims"))
    shell.do(Step(text, redo, undo), ClaimWords().removed(len(claims)))


def attach_file(shell: Shell, claim: Claim, path: Path) -> None:
    """Keep a copy of a file with a claim."""
    attached: list[Attachment] = []
    gone: list[GoneAttachment] = []

    def redo(book: Book) -> None:
        if gone:
            book.restore_attachment(gone[0])
        else:
            attached.append(book.attach(claim.claim_id, path))

    def undo(book: Book) -> None:
        gone[:] = [book.detach(attached[0].attachment_id)]

    text = _said(QT_TRANSLATE_NOOP("ClaimSteps", "New attachment “{name}”"), name=path.name)
    said = _said(
        QT_TRANSLATE_NOOP("ClaimSteps", "“{name}” is kept with the claim."), name=path.name
    )
    shell.do(Step(text, redo, undo), said())


def detach_file(shell: Shell, attachment: Attachment) -> None:
    """Take an attachment away."""
    gone: list[GoneAttachment] = []

    def redo(book: Book) -> None:
        gone[:] = [book.detach(attachment.attachment_id)]

    def undo(book: Book) -> None:
        book.restore_attachment(gone[0])

    name = attachment.name
    text = _said(QT_TRANSLATE_NOOP("ClaimSteps", "Removal of attachment “{name}”"), name=name)
    said = _said(QT_TRANSLATE_NOOP("ClaimSteps", "“{name}” was removed."), name=name)
    shell.do(Step(text, redo, undo), said())


def _said(words: str, **values: str) -> Callable[[], str]:
    """Return what says some words in the language in use, whenever that is."""
    return lambda: QCoreApplication.translate("ClaimSteps", words).format(**values)
