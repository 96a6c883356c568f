"""Files dropped anywhere on the window.

Drag events come to the native window before Qt looks for a widget under the mouse, so a filter
there sees them all: no text field or table can swallow a file, whatever page is on top.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QDropEvent, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from affitrack.gui import icons
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.tokens import tokens_of
from affitrack.gui.widgets.empty import paint_drop_area

_EXPORT_SUFFIXES: Final = {".csv", ".xlsx", ".zip", ".tsv", ".txt"}
_MEANWHILE_SILENT: Final = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
}
"""What a window is told of only when nothing is dragged over it."""
_DRAG_TYPES: Final = {
    QEvent.Type.DragEnter,
    QEvent.Type.DragMove,
    QEvent.Type.DragLeave,
    QEvent.Type.Drop,
}


class FileDrop(QObject):
    """Watches one top-level widget for files.

    Signals:
        offered(): files hover over the window and may come.
        dropped(list): the files, as `Path`; of a folder, the files in it and in its folders that
            may be exports.
    """

    offered = Signal()
    dropped = Signal(list)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._overlay = _DropOverlay(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @property
    def overlay(self) -> QWidget:
        """What covers the window while files hover over it."""
        return self._overlay

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _DRAG_TYPES:
            return self._on_drag(kind, event)
        if kind in _MEANWHILE_SILENT:
            self._overlay.hide()  # the program that dragged has gone, and never said that it left
        if watched is self._window:
            if kind in (QEvent.Type.Show, QEvent.Type.WinIdChange):
                self._watch_native_window()
            elif kind == QEvent.Type.Resize:
                self._overlay.setGeometry(self._window.rect())
        return False

    def _watch_native_window(self) -> None:
        native = self._window.windowHandle()
        if native is not None:
            native.removeEventFilter(self)  # a filter installed twice is called twice
            native.installEventFilter(self)

    def _on_drag(self, kind: QEvent.Type, event: QEvent) -> bool:
        if kind in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._overlay.hide()
        if kind == QEvent.Type.DragLeave:
            return False
        if not isinstance(event, QDropEvent) or QApplication.activeModalWidget() is not None:
            return False
        if event.source() is not None:  # rows of a table of ours, which nobody means to import
            return False
        paths = _local_files(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)  # never a move: the file stays where it is
        event.accept()
        if kind == QEvent.Type.Drop:
            self.dropped.emit(_with_folders_opened(paths))
        else:
            self._overlay.offer(len(paths))
            if kind == QEvent.Type.DragEnter:
                self.offered.emit()
        return True


class _DropOverlay(QWidget):
    """Covers the window and says what letting go would do."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._count = 0
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def offer(self, count: int) -> None:
        self._count = count
        self.setGeometry(self.parentWidget().rect())  # type: ignore[union-attr]  # has a parent
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        veil = QColor(tokens.bg)
        veil.setAlphaF(0.92)
        painter.fillRect(self.rect(), veil)
        margin = px(16)
        area = QRectF(self.rect()).adjusted(margin, margin, -margin, -margin)
        paint_drop_area(painter, area, tokens.drop, tokens.accent)
        side = px(48)
        centre = area.center()
        where = QRectF(centre.x() - side / 2, centre.y() - side - px(6), side, side)
        icons.paint(painter, "drop", where, tokens.accent)
        painter.setFont(scaled_font(self, 19 / 13, QFont.Weight.DemiBold))
        painter.setPen(QColor(tokens.ink))
        below = QRectF(area.left(), centre.y() + px(8), area.width(), px(40))
        centred = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        words = self.tr("Drop %Ln file(s) to see what is in them", "", self._count)
        painter.drawText(below, centred, words)
        painter.setFont(scaled_font(self, 1.0))
        painter.setPen(QColor(tokens.muted))
        below.translate(0, px(36))
        painter.drawText(below, centred, self.tr("Nothing is written until you press Import."))


def _local_files(mime: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def _with_folders_opened(paths: Sequence[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            inside = (*sorted(path.glob("*")), *sorted(path.glob("*/*")))
            files.extend(entry for entry in inside if _may_be_export(entry))
        else:
            files.append(path)
    return files


def _may_be_export(path: Path) -> bool:
    is_hidden = path.name.startswith((".", "~$"))  # or what Excel keeps beside an open workbook
    return path.suffix.casefold() in _EXPORT_SUFFIXES and not is_hidden and path.is_file()
