"""The room of a chart in a card: empty until matplotlib is loaded, which begins when it is seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget

from affitrack.gui.charts.prepare import load_matplotlib
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import label

if TYPE_CHECKING:
    from affitrack.gui.charts.canvas import ChartCanvas

Canvas = TypeVar("Canvas", bound="ChartCanvas[Any]")


class ChartRoom(QStackedWidget, Generic[Canvas]):
    """Makes a chart when it is first seen, and shows it what it was last asked to show.

    Args:
        shell: the surroundings.
        make: makes the chart; what it imports may import matplotlib.
        name: what a file of the chart is called, without its ending.
        about: what the chart is of, where its name does not say it.
    """

    def __init__(
        self,
        shell: Shell,
        make: Callable[[], Canvas],
        name: Callable[[], str],
        about: Callable[[], str] | None = None,
    ) -> None:
        super().__init__()
        self._shell = shell
        self._make = make
        self._name = name
        self._about = about
        self._fill: Callable[[Canvas], None] | None = None
        self._is_loading = False
        self._canvas: Canvas | None = None
        self._waiting = label("", "muted")
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.addWidget(self._waiting)
        self.retranslate()

    def show_chart(self, fill: Callable[[Canvas], None]) -> None:
        """Call `fill` with the chart, now or as soon as there is one."""
        self._fill = fill
        if self._canvas is not None:
            fill(self._canvas)
        self._load()

    def canvas(self) -> Canvas | None:
        """Return the chart; None while it is being drawn."""
        is_drawn = self._canvas is not None and self._canvas.drawing() is not None
        return self._canvas if is_drawn else None

    def retranslate(self) -> None:
        """Set all texts."""
        self._waiting.setText(self.tr("Drawing…"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._load()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _load(self) -> None:
        if self._fill is not None and self.isVisible() and not self._is_loading:
            self._is_loading = True
            task: Task[None] = Task(lambda _: load_matplotlib())
            self._shell.tasks.start(task.on_done(lambda _: self._make_canvas()))

    def _make_canvas(self) -> None:
        from affitrack.gui.charts.actions import ChartActions

        made = self._canvas = self._make()
        ChartActions(made, self._shell, self._name, about=self._about)
        self.addWidget(made)
        made.resize(self.size())  # it is drawn before it comes on top
        made.drawn.connect(lambda: self.setCurrentWidget(made))
        if self._fill is not None:
            self._fill(made)
