"""A few words beside the title while figures on the page are still those of before."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from affitrack.gui.tasks import Task, TaskRunner

_DELAY_MS: Final = 1000


class UpdatingSign(QLabel):
    """Appears when reading takes longer than a second, as after an import into a large store."""

    def __init__(self, tasks: TaskRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: set[Task[Any]] = set()
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY_MS)
        self._delay.timeout.connect(self.show)
        tasks.started.connect(self._on_started)
        tasks.ended.connect(self._on_ended)
        self._retranslate()
        self.hide()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setText(self.tr("Updating…"))
        self.setToolTip(self.tr("The newest figures of this page are still being read."))

    def _on_started(self, task: Task[Any]) -> None:
        if task.only_reads and not task.text:  # the others have the strip at the foot
            self._reading.add(task)
            if self.isHidden() and not self._delay.isActive():
                self._delay.start()

    def _on_ended(self, task: Task[Any]) -> None:
        self._reading.discard(task)
        if not self._reading:
            self._delay.stop()
            self.hide()
