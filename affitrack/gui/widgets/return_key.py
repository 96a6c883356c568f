"""What Return does in a form that is saved by it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton


def is_return(event: QKeyEvent) -> bool:
    """Tell whether the key is Return, or Enter."""
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def presses_button(event: QKeyEvent) -> bool:
    """Press the button with the focus, where the key is Return; tell whether there was one.

    Outside dialogs Qt hands the key on, and whoever is on "Discard" would save.
    """
    focused = QApplication.focusWidget()
    if not is_return(event) or not isinstance(focused, QPushButton):
        return False
    focused.click()
    return True
