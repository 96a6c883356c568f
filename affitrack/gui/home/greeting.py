"""How the first page greets, by the hour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

_NOON: Final = 12
_EVENING: Final = 18
_NIGHT_ENDS: Final = 5


def greeting(hour: int) -> str:
    """Return the greeting for an hour of the day, 0 to 23."""
    translate = QCoreApplication.translate
    if hour >= _EVENING or hour < _NIGHT_ENDS:
        return translate("Greeting", "Good evening")
    if hour < _NOON:
        return translate("Greeting", "Good morning")
    return translate("Greeting", "Good afternoon")
