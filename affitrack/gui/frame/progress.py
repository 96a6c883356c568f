"""The strip at the foot of the window that shows how far long work is, with a way to stop it."""

from __future__ import annotations

import time
from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from affitrack.book import Progress
from affitrack.gui.frame.pace import Pace
from affitrack.gui.metrics import px
from affitrack.gui.tasks import Task, TaskRunner
from affitrack.gui.widgets.announcing import announce
from affitrack.gui.widgets.cards import Card
from affitrack.gui.widgets.labels import ElidedLabel, label

_DELAY_MS: Final = 500
_STEPS: Final = 1000
_MINUTE: Final = 60


class ProgressStrip(Card):
    """Appears half a second after a task with a text began, and goes when it ended."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task[Any] | None = None
        self._waiting: list[Task[Any]] = []
        self._pace = Pace()
        self._text = label("", "strong")
        self._detail = ElidedLabel("", "small")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._cancel = QPushButton()
        self._cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves it where one works
        self._cancel.clicked.connect(self._on_cancel_clicked)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY_MS)
        self._delay.timeout.connect(self._appear)
        tasks.started.connect(self._on_started)
        tasks.progressed.connect(self._on_progressed)
        tasks.ended.connect(self._on_ended)
        self._build()
        self.retranslate()
        self.hide()

    def cancel_button(self) -> QPushButton:
        """Return the button that stops the work."""
        return self._cancel

    def bar(self) -> QProgressBar:
        """Return the bar."""
        return self._bar

    def detail(self) -> str:
        """Return what stands below the text."""
        return self._detail.whole_text()

    def retranslate(self) -> None:
        """Set all texts."""
        self._cancel.setText(self.tr("Cancel"))
        self._bar.setAccessibleName(self.tr("Progress"))

    def _build(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(px(10))
        words.addWidget(self._text)
        words.addWidget(self._detail, 1)
        left = QVBoxLayout()
        left.setSpacing(px(6))
        left.addLayout(words)
        left.addWidget(self._bar)
        row = QHBoxLayout()
        row.setSpacing(px(16))
        row.addLayout(left, 1)
        row.addWidget(self._cancel)
        self.body.addLayout(row)

    def _on_started(self, task: Task[Any]) -> None:
        if not task.text:
            return
        if self._task is None:
            self._show_task(task)
        else:
            self._waiting.append(task)

    def _show_task(self, task: Task[Any]) -> None:
        self._task = task
        self._pace = Pace()
        self._text.setText(task.text)
        self._detail.show_text("")
        self._bar.setRange(0, 0)  # to and fro, until it is known how far it is
        self._cancel.setEnabled(True)
        self._cancel.setAccessibleDescription(task.text)
        self._delay.start()

    def _appear(self) -> None:
        self.show()
        announce(self, self._text.text())

    def _on_progressed(self, task: Task[Any], progress: Progress) -> None:
        if task is not self._task:
            return
        if progress.share is None or progress.share >= 1:  # 1: what follows has no measure
            self._bar.setRange(0, 0)
        else:
            self._bar.setRange(0, _STEPS)
            self._bar.setValue(round(progress.share * _STEPS))
        self._pace.note(time.monotonic(), progress.rows, progress.share)
        if self._cancel.isEnabled():
            parts = (progress.file_name, self._rows(progress), *self._speed())
            self._detail.show_text(" · ".join(filter(None, parts)))

    def _rows(self, progress: Progress) -> str:
        return self.tr("%Ln row(s)", "", progress.rows) if progress.rows else ""

    def _speed(self) -> list[str]:
        """Return rows a second and the time that is left, as far as they are known."""
        rows, seconds = self._pace.rows_a_second(), self._pace.seconds_left()
        said = []
        if rows:
            said.append(self.tr("%Ln row(s) per second", "", rows))
        if seconds is not None and seconds >= _MINUTE:
            said.append(self.tr("about %Ln minute(s) left", "", round(seconds / _MINUTE)))
        elif seconds:
            said.append(self.tr("about %Ln second(s) left", "", seconds))
        return said

    def _on_ended(self, task: Task[Any]) -> None:
        if task in self._waiting:
            self._waiting.remove(task)
        if task is self._task:
            self._task = None
            self._delay.stop()
            self.hide()
            if self._waiting:
                self._show_task(self._waiting.pop(0))

    def _on_cancel_clicked(self) -> None:
        if self._task is not None:
            self._tasks.cancel(self._task)
            self._cancel.setEnabled(False)
            stopping = self.tr("Stopping…")
            self._detail.show_text(stopping)
            announce(self, stopping)
