"""What screen readers say at once, wherever the focus is."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Let screen readers say words about something that changed away from the focus."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))
