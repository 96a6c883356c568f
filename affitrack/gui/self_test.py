"""The windows' part of the self-test: a chart as picture and as files, and every page once.

Off screen where there is none, so that it runs wherever packages are built.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import TYPE_CHECKING, Final

from affitrack.book.self_test import Trial, expect

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QTimer, qVersion
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.pages import page_specs
from affitrack.gui.preferences import Preferences
from affitrack.gui.shell import Shell
from affitrack.gui.theme import STYLE, Appearance, Theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.book.self_test import Found

_PATIENCE_SECONDS: Final = 30
_FEWEST_COLOURS: Final = 6
_FILES: Final = {"png": b"\x89PNG", "svg": b"<?xml", "pdf": b"%PDF"}
_TURN_MS: Final = 20
_SIZE: Final = (1280, 800)


def draw_chart(trial: Trial) -> Found:
    """Draw the payments by month, and write the drawing into a file of each kind."""
    _application()
    from affitrack.gui.charts.prepare import load_matplotlib

    load_matplotlib()
    from affitrack.gui.charts.drawing import Sketch, ground_of
    from affitrack.gui.charts.monthly_drawing import MonthlyDrawing, Months
    from affitrack.gui.charts.months import month_of_record

    with trial.open() as book:
        months = tuple(month_of_record(record) for record in book.months())
    widget = QWidget()
    widget.resize(600, 300)
    sketch = Sketch(MonthlyDrawing, Months(months, trial.as_of, "today"), ground_of(widget))
    colours = _colours(sketch.draw().image)
    expect(f"a chart has more than {colours} colours", holds=colours >= _FEWEST_COLOURS)
    for ending, begin in _FILES.items():
        file = trial.folder / f"chart.{ending}"
        sketch.write(file)
        expect(f"a {ending} file begins as one", holds=file.read_bytes().startswith(begin))
    return {"months": len(months), "files": ", ".join(_FILES)}


def show_window(trial: Trial) -> Found:
    """Open the window on the store and show each page, in French."""
    app = _application()
    translations = Translations(app)
    translations.use("fr")
    expect("the window speaks French", holds=_translated() == "Accueil")
    preferences = Preferences(trial.folder / "window.ini")
    shell = Shell(trial.store, preferences, as_of=trial.as_of, works_apart=True)
    specs = page_specs()
    with _faults() as faults:
        window = MainWindow(shell, Appearance(app, Theme.LIGHT), translations, specs)
        try:
            window.resize(*_SIZE)
            window.show()
            for spec in specs:
                window.pages.show_page(spec.name)
                _wait(lambda: not shell.tasks.is_busy(), f"the page {spec.name} is read")
                colours = _colours(window.grab().toImage())
                expect(f"the page {spec.name} shows something", holds=colours >= _FEWEST_COLOURS)
        finally:
            window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            translations.remove()
    expect("; ".join(faults), holds=not faults)
    platform = QApplication.platformName()
    return {"pages": len(specs), "qt": qVersion(), "platform": platform}


STEPS: Final = (("chart", draw_chart), ("window", show_window))


def _application() -> QApplication:
    existing = QApplication.instance()
    return existing if isinstance(existing, QApplication) else QApplication([sys.argv[0], *STYLE])


def _translated() -> str:
    return QCoreApplication.translate("Pages", "Home")


def _colours(image: QImage) -> int:
    """Return how many colours there are on a grid over a picture."""
    steps = range(0, image.width(), 5), range(0, image.height(), 5)
    return len({image.pixel(x, y) for x in steps[0] for y in steps[1]})


def _wait(until: Callable[[], bool], what: str) -> None:
    """Let the window work until something holds. Raises `FailedError` where that takes too long."""
    loop, begun = QEventLoop(), time.monotonic()
    look = QTimer(loop)
    look.setInterval(_TURN_MS)

    def tick() -> None:
        if until():
            loop.exit(0)
        elif time.monotonic() - begun > _PATIENCE_SECONDS:
            loop.exit(1)

    look.timeout.connect(tick)
    look.start()
    expect(f"{what} within {_PATIENCE_SECONDS} s", holds=loop.exec() == 0)


@contextmanager
def _faults() -> Iterator[Sequence[str]]:
    """Gather what goes wrong where Qt calls: there is nobody to raise it to."""
    found: list[str] = []

    def keep(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        found.append(f"{kind.__name__}: {error}")

    before, sys.excepthook = sys.excepthook, keep
    try:
        yield found
    finally:
        sys.excepthook = before
