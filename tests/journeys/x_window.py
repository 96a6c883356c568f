"""The window under a real X server for `test_real_drag.py`: says on standard output what happens.

Arguments: the folder for the store. Lines are JSON: first where the window is, then the preview
that a drop brought, then what Import wrote.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from affitrack.gui.i18n import Translations
from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.pages import page_specs
from affitrack.gui.preferences import Preferences
from affitrack.gui.shell import Shell
from affitrack.gui.theme import STYLE, Appearance, Theme

PLACE = (330, 40, 900, 640)


def tell(**what: object) -> None:
    print(json.dumps(what), flush=True)


class Watcher:
    """Looks at the window a few times a second, and tells what it sees once."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._has_dropped = False
        window.file_drop.dropped.connect(self._on_dropped)
        self._timer = QTimer(window)
        self._timer.timeout.connect(self._look)
        self._timer.start(100)
        self._was_over = False

    def _on_dropped(self, paths: list[Path]) -> None:
        self._has_dropped = True
        tell(dropped=[str(path) for path in paths])

    def _look(self) -> None:
        window = self._window
        if not self._was_over and window.file_drop.overlay.isVisible():
            self._was_over = True
            tell(over=True)
        page = window.pages.current_page
        is_there = self._has_dropped and isinstance(page, ImportsPage)
        if is_there and not window.shell.tasks.is_busy():
            self._timer.stop()
            assert isinstance(page, ImportsPage)
            tell(previewing=page.is_previewing(), said=page.preview.files.sentences())


def main() -> None:
    folder = Path(sys.argv[1])
    app = QApplication(["", *STYLE])
    translations = Translations(app)
    translations.use("en")
    appearance = Appearance(app, Theme.LIGHT)
    shell = Shell(folder / "book.db", Preferences(folder / "window.ini"), as_of=date(2026, 11, 22))
    window = MainWindow(shell, appearance, translations, page_specs())
    window.setGeometry(*PLACE)
    window.show()
    watcher = Watcher(window)
    QTimer.singleShot(1000, lambda: tell(ready=window.geometry().center().toTuple()))
    app.exec()
    del watcher


if __name__ == "__main__":
    main()
