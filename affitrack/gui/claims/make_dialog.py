"""The dialog that makes a claim of what was chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from affitrack.domain.finding import missing_in_all
from affitrack.gui.claims.claimable import Claimable, by_owner, parted
from affitrack.gui.claims.steps import make_claims
from affitrack.gui.claims.words import ClaimWords
from affitrack.gui.metrics import px
from affitrack.gui.payouts.run_words import account_words
from affitrack.gui.shell import Shell
from affitrack.gui.widgets import label


class MakeClaimDialog(QDialog):
    """Says what will be asked for, and asks for a title and a note."""

    def __init__(
        self,
        shell: Shell,
        rows: Sequence[Claimable],
        on_made: Callable[[int], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._parts = by_owner(rows)
        self._on_made = on_made
        self.title = QLineEdit()
        self.note = QPlainTextEdit()
        self.words = label("", wrap=True)
        kinds = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.make = self._buttons.button(kinds.Ok)
        self._build()
        self._say()

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Make a claim"))
        self.setMinimumWidth(px(460))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.note.setFixedHeight(px(84))
        self.note.setTabChangesFocus(True)
        self.title.setPlaceholderText(self.tr("Named by what it is about"))
        self.note.setPlaceholderText(self.tr("For yourself: whom you write to, ticket number…"))
        self.make.setText(self.tr("Make the claim"))
        self.make.setProperty("role", "primary")
        self.make.setDefault(True)
        form = QFormLayout()
        form.setSpacing(px(10))
        form.addRow(self.tr("&Title"), self.title)
        form.addRow(self.tr("&Note"), self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(14))
        column.addWidget(self.words)
        column.addLayout(form)
        column.addWidget(self._buttons)
        self._buttons.accepted.connect(self._make)
        self._buttons.rejected.connect(self.reject)

    def _say(self) -> None:
        found = [_found_words(part) for part in self._parts]
        count = len(found)
        if count > 1:
            whole = self.tr(
                "A claim is of one account and one currency. These become %Ln claim(s), each with"
                " its figures as they stand today:",
                "",
                count,
            )
            self.words.setText("\n".join([whole, "", *found]))
            self.make.setText(self.tr("Make %Ln claim(s)", "", count))
            return
        self.words.setText(
            self.tr(
                "{found}. The claim keeps these figures as they stand today, with the file and row"
                " of each sale. Nothing is sent: you save it as PDF or CSV and send it yourself."
            ).format(found=found[0])
        )

    def _make(self) -> None:
        parts = [parted(part) for part in self._parts]
        title, note = self.title.text().strip(), self.note.toPlainText().strip()
        make_claims(self._shell, parts, title, note, self._on_made)
        self.accept()


def _found_words(part: Sequence[Claimable]) -> str:
    found = ClaimWords().found(len(part), missing_in_all(row.what for row in part))
    return f"{found} · {account_words(part[0].what.account)}"
