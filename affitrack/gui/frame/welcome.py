"""What the window says while there is no data yet."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from affitrack.gui.widgets.empty import EmptyState


class Welcome(QWidget):
    """The area to drop the first export on.

    Signals:
        files_asked(), sample_asked(): one of the buttons was pressed.
        help_asked(): the way to the export is asked for.
    """

    files_asked = Signal()
    sample_asked = Signal()
    help_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.area = EmptyState("drop")
        self.area.first_chosen.connect(self.files_asked)
        self.area.second_chosen.connect(self.sample_asked)
        self.area.link_chosen.connect(self.help_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.area)
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self.area.set_texts(
            self.tr("Drop your TikTok Shop export here"),
            self.tr(
                "CSV or Excel, one file or many, in any language. Nothing leaves this computer."
            ),
            first=self.tr("Choose files…"),
            second=self.tr("Look around with sample data"),
            hint=self.tr("TikTok Shop › Commissions › Affiliate orders › Export"),
            link=self.tr("Where do I find the export?"),
        )

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
