"""The list of what others made that a package brings, with the words of each licence."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from affitrack.book.licences import Bundled
from affitrack.gui.metrics import px
from affitrack.gui.widgets.labels import label
from affitrack.gui.widgets.scroll import fitting

translate = QCoreApplication.translate


class LicencesDialog(QDialog):
    """Names and versions on one side, the licence of the chosen one on the other."""

    def __init__(self, bundled: Sequence[Bundled], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("Licences", "Licences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(fitting(self, 860, 560))
        self.names = QListWidget()
        self.names.setAccessibleName(translate("Licences", "What AffiTrack is made of"))
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(translate("Licences", "The licence"))
        for each in bundled:
            item = QListWidgetItem(f"{each.name} {each.version}\n{each.licence}")
            item.setData(Qt.ItemDataRole.UserRole, each)
            item.setToolTip(each.homepage)
            self.names.addItem(item)
        self.names.currentItemChanged.connect(self._show)
        self._compose()
        self.names.setCurrentRow(0)

    def _compose(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(22), px(20), px(22), px(16))
        column.setSpacing(px(10))
        words = translate(
            "Licences",
            "AffiTrack is made with the work of many. Each part is named here with its version and"
            " the terms under which it may be passed on.",
        )
        column.addWidget(label(words, wrap=True))
        halves = QSplitter()
        halves.addWidget(self.names)
        halves.addWidget(self.words)
        halves.setSizes([px(280), px(560)])
        column.addWidget(halves, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def _show(self, item: QListWidgetItem | None) -> None:
        chosen = None if item is None else item.data(Qt.ItemDataRole.UserRole)
        text = chosen.text() if isinstance(chosen, Bundled) else ""
        self.words.setPlainText(text)
