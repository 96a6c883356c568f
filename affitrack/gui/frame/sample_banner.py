"""The line that says, as long as it is so, that the figures are fictional."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.widgets.labels import label


class SampleBanner(QFrame):
    """Stands above the page while the sample book is open.

    Signals:
        back_asked(): the user wants the own data back.
    """

    back_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._text = label("", wrap=True)
        self._back = QPushButton()
        self._back.clicked.connect(self.back_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(14), px(6), px(8), px(6))
        row.setSpacing(px(10))
        row.addWidget(self._text, 1)
        row.addWidget(self._back)
        self.retranslate()

    def back_button(self) -> QPushButton:
        """Return the button that leads back."""
        return self._back

    def retranslate(self) -> None:
        """Set all texts."""
        self._text.setText(
            self.tr("Sample data: a creator who does not exist. Your own data is untouched.")
        )
        self._back.setText(self.tr("Back to my data"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
