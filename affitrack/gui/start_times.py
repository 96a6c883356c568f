"""Writes down when Home was first seen and when its chart stood, for who measures the start.

A frozen program cannot be looked into from outside, so it says so itself, and only where it is
asked to: `AFFITRACK_TIMES=file affitrack` (see `tests/benchmarks/packaged_start.py`).
"""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer

from affitrack.gui.home.page import HomePage
from affitrack.gui.main_window import MainWindow

_LOOK_MS: Final = 5


class StartTimes(QObject):
    """Watches a window that is about to show Home."""

    def __init__(self, window: MainWindow, target: Path) -> None:
        super().__init__(window)
        self._target = target
        self._times: dict[str, float] = {}
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._look_for_chart)
        page = window.pages.current_page  # a search for it would load every class of Qt's
        self._home = page if isinstance(page, HomePage) else None
        if self._home is not None:
            self._home.figures.held.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self._times and self._has_figures():
            self._keep("home")
            QTimer.singleShot(0, self, self._on_painted)
        return False

    def _has_figures(self) -> bool:
        return self._home is not None and bool(self._home.figures.held.figure()[1])

    def _on_painted(self) -> None:
        self._keep("home")  # now that all of it is on the screen
        self._look.start()

    def _look_for_chart(self) -> None:
        canvas = None if self._home is None else self._home.chart.canvas()
        if canvas is not None and canvas.drawing() is not None:
            self._look.stop()
            self._keep("chart")
            self._target.write_text(json.dumps(self._times), encoding="ascii")

    def _keep(self, what: str) -> None:
        self._times[what] = time.time()
