"""Making a claim of sales that are selected elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from affitrack.domain.finding import LineFinding
from affitrack.gui.claims.claimable import Claimable
from affitrack.gui.claims.make_dialog import MakeClaimDialog
from affitrack.gui.claims.wanted import ClaimWanted
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task


def claim_sales(shell: Shell, line_ids: Sequence[int], parent: QWidget) -> None:
    """Ask for title and note of a claim of what some lines show; say so where they show nothing."""
    ids = list(line_ids)

    def show(found: list[LineFinding]) -> None:
        translate = QCoreApplication.translate
        rows = [Claimable(each, each.claim_id) for each in found if each.claim_id is None]
        if rows:
            MakeClaimDialog(shell, rows, lead, parent).open()
        elif found:
            claim_id = found[0].claim_id
            shell.say(
                translate("ClaimSales", "They are in a claim already."),
                translate("ClaimSales", "Show the claim"),
                lambda: shell.show_page("claims", ClaimWanted(claim_id)),
            )
        else:
            shell.say(translate("ClaimSales", "Nothing is owed on these sales."))

    def lead(claim_id: int) -> None:
        shell.show_page("claims", ClaimWanted(claim_id))

    task = Task(lambda work: work.book.findings_of(ids)).on_done(show)
    shell.tasks.start(task.reading().replacing("claims.of_sales"))
