"""The one dialog that a fault of the program opens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.widgets.labels import label
from affitrack.gui.widgets.scroll import fitting


class FaultDialog(QDialog):
    """Says in a plain sentence that something went wrong; the details can be read and copied."""

    def __init__(
        self, report: str, log: Path, parent: QWidget | None = None, *, was_crash: bool = False
    ) -> None:
        super().__init__(parent)
        self._log = log
        self.setWindowTitle("AffiTrack")
        self.setMinimumSize(fitting(self, 560, 360))
        headline = (
            self.tr("AffiTrack ended unexpectedly last time.")
            if was_crash
            else self.tr("Something went wrong in AffiTrack.")
        )
        self.details = QPlainTextEdit(report)
        self.details.setReadOnly(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName(self.tr("Details of the fault"))
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(20), px(22), px(16))
        column.setSpacing(px(10))
        column.addWidget(label(headline, "section", wrap=True))
        column.addWidget(
            label(
                self.tr(
                    "This is our fault, not yours, and your saved data is not affected. The details"
                    " below say where it happened; they hold no amounts and no names. Nothing is"
                    " sent: copy them if you want to report it."
                ),
                wrap=True,
            )
        )
        column.addWidget(self.details, 1)
        column.addWidget(self._buttons())

    def copy_details(self) -> None:
        """Put the details on the clipboard."""
        QGuiApplication.clipboard().setText(self.details.toPlainText())

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        action = QDialogButtonBox.ButtonRole.ActionRole
        buttons.addButton(self.tr("&Copy details"), action).clicked.connect(self.copy_details)
        buttons.addButton(self.tr("Show the &log"), action).clicked.connect(self._show_log)
        buttons.rejected.connect(self.reject)
        return buttons

    def _show_log(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log)))
