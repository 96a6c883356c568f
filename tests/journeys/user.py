"""What someone at the window can do: press keys, click, drop, read. Nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.imports.preview import ImportPreview
from affitrack.gui.main_window import MainWindow
from tests.gui.imports.dropped import drop

Kind = TypeVar("Kind", bound=QWidget)


class User:
    """Sits at a window."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window = window
        self._qtbot = qtbot
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)

    def rest(self) -> None:
        """Wait until the program has nothing left to do."""
        tasks = self.window.shell.tasks
        self._qtbot.waitUntil(lambda: not tasks.is_busy(), timeout=30_000)
        self._qtbot.wait(30)  # what the answer brought may ask again
        self._qtbot.waitUntil(lambda: not tasks.is_busy(), timeout=30_000)

    def keys(self, *sequences: str) -> None:
        """Press keys, one after the other, wherever the focus is."""
        for sequence in sequences:
            self._be_active()
            focused = QApplication.focusWidget() or self.window
            QTest.keySequence(focused, QKeySequence(sequence))
            self.rest()

    def _be_active(self) -> None:
        """Be at the window where no other is open: off screen nobody brings it back."""
        if QApplication.activeWindow() is None:
            (QApplication.activeModalWidget() or self.window).activateWindow()
            self._qtbot.waitUntil(lambda: QApplication.activeWindow() is not None)

    def types(self, text: str, into: QWidget | None = None) -> None:
        """Type into a field, or into the one with the focus."""
        field = into or QApplication.focusWidget()
        assert field is not None
        if into is not None:
            into.setFocus()
        QTest.keyClicks(field, text)
        self._qtbot.wait(200)  # fields ask a little after the last key
        self.rest()

    def clicks(self, widget: QWidget) -> None:
        """Click on something that can be seen, as soon as it can be pressed."""
        assert widget.isVisible()
        self._qtbot.waitUntil(widget.isEnabled)
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.rest()

    def presses(self, text: str, within: QWidget | None = None) -> None:
        """Click on the button that says this."""
        self.clicks(self.button(text, within))

    def button(self, text: str, within: QWidget | None = None) -> QPushButton:
        """Find the button that says this, or begins so."""
        top = within or QApplication.activeModalWidget() or self.window
        shown = [each for each in top.findChildren(QPushButton) if each.isVisible()]
        words = {each: each.text().replace("&", "") for each in shown}
        exact = [each for each in shown if words[each] == text]
        found = exact or [each for each in shown if words[each].startswith(text)]
        assert found, f"no button says {text!r}, only {sorted(set(words.values()))}"
        return found[0]

    def drops(self, *paths: Path) -> None:
        """Let go of files over the window, as the desktop would tell it."""
        drop(self.window, *paths)
        self.rest()

    def preview(self) -> ImportPreview:
        """Return the preview of an import, which is on the screen."""
        page = self.window.pages.current_page
        assert isinstance(page, ImportsPage)
        assert page.preview.isVisible()
        return page.preview

    def imports(self, *paths: Path, handle: str = "") -> None:
        """Drop files, say whose they are where that is asked, and import them."""
        self.drops(*paths)
        preview = self.preview()
        if handle:
            self.types(handle, preview.form.handle)
            self.clicks(preview.form.go_on)
        with self._qtbot.waitSignal(preview.imported, timeout=30_000):
            self._qtbot.mouseClick(preview.confirm, Qt.MouseButton.LeftButton)
        self.rest()

    def goes_to(self, letters: str) -> None:
        """Jump with Ctrl+K to the first thing found."""
        self.keys("Ctrl+K")
        self.types(letters)
        self.keys("Return")

    def reads(self) -> str:
        """Return the message at the foot of the window."""
        assert self.window.toast.isVisible()
        return self.window.toast.message()

    def sees(self, kind: type[Kind], within: QWidget | None = None) -> Kind:
        """Return the only widget of a kind that can be seen."""
        top = within or QApplication.activeModalWidget() or self.window
        (found,) = [each for each in top.findChildren(kind) if each.isVisible()]
        return found
