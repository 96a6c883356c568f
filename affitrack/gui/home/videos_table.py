"""The videos that earn the most, as the table in their card."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from affitrack.book import VideoSales
from affitrack.gui.i18n import language
from affitrack.gui.sales.line_words import NOTHING, content_type_name, money_words, seller_words
from affitrack.gui.widgets.rows import Role
from affitrack.gui.widgets.table import ColumnSpec, Table
from affitrack.wording.numbers import format_count, format_rate

_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_SPECS: Final = (
    ColumnSpec(150, elastic=True),
    ColumnSpec(90),
    ColumnSpec(92),
    ColumnSpec(70),
    ColumnSpec(84, hidden=True),
    ColumnSpec(96),
    ColumnSpec(120, hidden=True),
    ColumnSpec(80),
)
_FIRST_NUMBER: Final = 2
_MONEY: Final = 5
_REACH: Final = (4, 6)
"""Shown where a file states the views of any of the videos."""
_WITHOUT_REACH: Final = (1, 3)
"""Shown where none does: there is not room for all."""


class VideosModel(QAbstractTableModel):
    """A short list of contents with what they brought in."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._videos: tuple[VideoSales, ...] = ()

    def show_videos(self, videos: Sequence[VideoSales]) -> None:
        """Show these contents."""
        self.beginResetModel()
        self._videos = tuple(videos)
        self.endResetModel()

    def video_at(self, row: int) -> VideoSales:
        """Return the content of a row."""
        return self._videos[row]

    def rowCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._videos)

    def columnCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(_SPECS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(_SPECS):
            return None
        match role:
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(section)
            case Qt.ItemDataRole.DisplayRole:
                return self._headings()[section]
            case Qt.ItemDataRole.ToolTipRole if section == _REACH[1]:
                return self.tr("All that the video earned so far, for each 1,000 views")
        return None

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found, column = self._videos[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(found)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Role.STRONG:
            return column == _MONEY
        if role == Role.RAW:
            return found.video.content_id
        return None

    def _headings(self) -> tuple[str, ...]:
        return (
            self.tr("Video"),
            self.tr("Type"),
            self.tr("Orders"),
            self.tr("Items"),
            self.tr("Views"),
            self.tr("Commission"),
            self.tr("Per 1,000 views"),
            self.tr("Returned"),
        )


class VideosTable(Table):
    """One row for each of a few contents."""

    def __init__(self) -> None:
        super().__init__()
        self._videos = VideosModel(self)
        self.setModel(self._videos)
        self.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.set_columns(_SPECS)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_videos(self, videos: Sequence[VideoSales]) -> None:
        """Show these contents, and how many saw them where that is known of any."""
        self._videos.show_videos(videos)
        has_reach = any(each.video.views is not None for each in videos)
        for section in (*_REACH, *_WITHOUT_REACH):
            self.show_column(section, shown=has_reach == (section in _REACH))
        self.widen(range(_FIRST_NUMBER, len(_SPECS)), range(len(videos)))
        self._videos.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_SPECS) - 1)

    def video_at(self, row: int) -> VideoSales:
        """Return the content of a row."""
        return self._videos.video_at(row)


def _cells(found: VideoSales) -> tuple[str, ...]:
    video, lang = found.video, language()
    share = found.returned_share
    return (
        seller_words(video.title, video.content_type, video.content_id),
        content_type_name(video.content_type),
        format_count(video.orders, lang),
        format_count(video.items, lang),
        NOTHING if video.views is None else format_count(video.views, lang),
        money_words(video.net, video.currency),
        NOTHING if video.epm is None else money_words(video.epm, video.currency),
        NOTHING if share is None else format_rate(share, lang, places=1),
    )


def _alignment(section: int) -> int:
    is_number = section >= _FIRST_NUMBER
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)
