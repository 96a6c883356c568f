"""The card of the videos that earn the most."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from affitrack.book import VideoSales
from affitrack.gui.metrics import px
from affitrack.gui.widgets import Card, SectionHeader, label

if TYPE_CHECKING:
    from affitrack.gui.home.videos_table import VideosTable

_ROWS_SHOWN: Final = 3


class VideosCard(Card):
    """The best contents; opening one leads to its lines.

    Signals:
        opened(VideoSales): the user clicked a row or pressed Return on it.
    """

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = 0
        self._header = SectionHeader()
        self._nothing = label("", "muted", wrap=True)
        self._nothing.hide()
        self._room = QWidget()
        self._room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self._room.setMinimumHeight(px(36 * (_ROWS_SHOWN + 1)))
        self.body.setContentsMargins(px(16), px(14), px(8), px(8))
        self._header.setContentsMargins(0, 0, px(8), 0)  # ends where its figures do
        self.body.addWidget(self._header)
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._room, 1)
        self.retranslate()

    @cached_property
    def table(self) -> VideosTable:
        """The contents as a table, made when the first are shown."""
        from affitrack.gui.home.videos_table import VideosTable

        table = VideosTable()
        table.clicked.connect(lambda index: self._open(index.row()))
        table.row_opened.connect(self._open)
        column = QVBoxLayout(self._room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(table)
        return table

    def show_videos(self, videos: Sequence[VideoSales], days: int) -> None:
        """Show these contents, the best of some days."""
        self._days = days
        self.table.show_videos(videos)
        self.table.setVisible(bool(videos))
        self._nothing.setVisible(not videos)
        self.table.setAccessibleName(self.tr("Videos that earn the most"))
        self.retranslate()

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Videos that earn the most"))
        days = self._days  # 0 until the videos are read
        self._header.set_remark(self.tr("ordered in the last %Ln day(s)", "", days) if days else "")
        self._nothing.setText(self.tr("Nothing was ordered in these days."))

    def _open(self, row: int) -> None:
        self.opened.emit(self.table.video_at(row))
