"""The line above every page: its heading, the search, the account, the way to import.

Where a page can be searched, a field narrows it as one types. Everywhere else there is a button in
its place that opens the jump box, which finds anything, the sales among it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from affitrack.gui.frame.updating_sign import UpdatingSign
from affitrack.gui.metrics import px
from affitrack.gui.tasks import TaskRunner
from affitrack.gui.widgets.picker import Picker
from affitrack.gui.widgets.search import JumpButton, SearchField

JUMP_KEYS: Final = "Ctrl+K"


class _Title(QLabel):
    """A heading that ends in dots where there is no room for all of it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "title")

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        cut = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), cut, room.width())
        flags = (self.alignment() | Qt.AlignmentFlag.AlignVCenter).value
        painter = QPainter(self)
        self.style().drawItemText(painter, room, flags, self.palette(), True, shown)


class Header(QWidget):
    """Heading, search, account and Import.

    Signals:
        searched(str): what is in the search field.
        jump_asked(str): open the jump box, with this text in it.
        account_chosen(str): a handle, or "" for all accounts.
        import_asked(): the button was pressed.
    """

    searched = Signal(str)
    jump_asked = Signal(str)
    account_chosen = Signal(str)
    import_asked = Signal()

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = _Title()
        self._title.setMinimumWidth(px(80))
        self.search = SearchField()
        self.search.searched.connect(self.searched)
        self.search.hide()
        self.jump = JumpButton(QKeySequence(JUMP_KEYS))
        self.jump.asked.connect(self.jump_asked)
        self.account = Picker()
        self.account.setProperty("role", "search")
        self.account.activated.connect(self._on_account_activated)
        self.account.hide()
        self.import_button = QPushButton()
        self.import_button.setProperty("role", "primary")
        self.import_button.clicked.connect(self.import_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(10))
        row.addWidget(self._title)
        row.addWidget(UpdatingSign(tasks, self))
        row.addStretch(1)
        row.addWidget(self.search, 20)
        row.addWidget(self.jump, 20)
        row.addWidget(self.account)
        row.addWidget(self.import_button)
        self.retranslate()

    def set_title(self, text: str) -> None:
        """Set the heading."""
        self._title.setText(text)
        self._title.setToolTip(text)

    def title(self) -> str:
        """Return the heading."""
        return self._title.text()

    def set_accounts(self, handles: Sequence[str], chosen: str) -> None:
        """Offer the accounts there are; the choice is hidden while there is none."""
        self.account.clear()
        if len(handles) > 1:
            self.account.addItem(self.tr("All accounts"), "")
        for handle in handles:
            self.account.addItem(f"@{handle.removeprefix('@')}", handle)
        self.account.setCurrentIndex(max(self.account.findData(chosen), 0))
        self.account.setVisible(bool(handles))
        self.account.updateGeometry()

    def set_search_hint(self, text: str) -> None:
        """Set the grey words of the search field; "" puts the jump button in its place."""
        had_focus = self.search.hasFocus() or self.jump.hasFocus()
        self.search.setPlaceholderText(text)
        self.search.setAccessibleName(text)
        self._fit()
        self.search.setVisible(bool(text))
        self.jump.setVisible(not text)
        if had_focus:
            (self.search if text else self.jump).setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts."""
        self.import_button.setText(self.tr("Import…"))
        self.import_button.setToolTip(self.tr("Choose export files to import (Ctrl+O)"))
        self.account.setAccessibleName(self.tr("Account"))
        if self.account.count() > 1:
            self.account.setItemText(0, self.tr("All accounts"))
        self.jump.setText(self.tr("Search…"))
        self.jump.setToolTip(self.tr("Go to a page, order, product, shop, video or command"))
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        for part in (self.search, self.jump):
            part.setMinimumWidth(px(150))
            part.setMaximumWidth(max(px(236), min(self.search.full_width(), px(350))))

    def _on_account_activated(self, index: int) -> None:
        self.account_chosen.emit(str(self.account.itemData(index)))
