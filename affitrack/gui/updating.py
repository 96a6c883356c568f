"""Brings a store of an older AffiTrack up to date before there is a window, and says so.

A million sales take a minute: whoever sees nothing meanwhile starts the program once more.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from affitrack.book import Book
from affitrack.gui.metrics import px
from affitrack.gui.widgets.labels import label

_DELAY_MS: Final = 600
_LOOK_MS: Final = 20


def bring_up_to_date(path: Path | None, open_book: Callable[[Path | None], Book]) -> None:
    """Open a store on another thread and close it again, with a notice if that takes a while.

    Raises what `open_book` does.
    """
    notice, loop, look = UpdateNotice(), QEventLoop(), QTimer()
    QTimer.singleShot(_DELAY_MS, notice, notice.show)
    with ThreadPoolExecutor(max_workers=1) as thread:
        done = thread.submit(lambda: open_book(path).close())
        look.timeout.connect(lambda: loop.quit() if done.done() else None)
        look.start(_LOOK_MS)
        loop.exec()
    notice.deleteLater()
    done.result()


class UpdateNotice(QWidget):
    """Says what is being done. It goes by itself: there is nothing to choose."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("AffiTrack")
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, on=False)
        words = self.tr("Bringing your data up to date…")
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName(words)
        more = self.tr(
            "They come from an older AffiTrack. A backup is made first; with very many sales this"
            " takes a minute."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18), px(20), px(18))
        column.setSpacing(px(10))
        column.addWidget(label(words, "section"))
        column.addWidget(label(more, "muted", wrap=True))
        column.addWidget(bar)
        self.setFixedWidth(px(380))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay: what is being written would not stop."""
        event.ignore()
