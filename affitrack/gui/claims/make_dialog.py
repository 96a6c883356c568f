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
from affitrack.gui.claims.claimable import Claimable, owners, parted
from affitrack.gui.claims.steps import make_claim
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
        self._rows = tuple(rows)
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
        found = ClaimWords().found(len(self._rows), missing_in_all(row.what for row in self._rows))
        whose = {account for account, _ in owners(self._rows)}
        if len(owners(self._rows)) > 1:
            self.words.setText(
                self.tr(
                    "{found}. A claim is of one account and one currency: choose those alone."
                ).format(found=found)
            )
            self.make.setEnabled(False)
            return
        accounts = ", ".join(account_words(each) for each in sorted(whose))
        self.words.setText(
            self.tr(
                "{found} · {account}. The claim keeps these figures as they stand today, with the"
                " file and row of each sale. Nothing is sent: you save it as PDF or CSV and send"
                " it yourself."
            ).format(found=found, account=accounts)
        )

    def _make(self) -> None:
        lines, runs = parted(self._rows)
        title, note = self.title.text().strip(), self.note.toPlainText().strip()
        make_claim(self._shell, lines, runs, title, note, self._on_made)
        self.accept()
