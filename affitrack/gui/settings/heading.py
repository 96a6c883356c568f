"""Headings of columns that are set down before there is a language."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication


def heading(words: str) -> Callable[[], str]:
    """Return what says a heading of the context "SettingsColumns" in the language in use."""
    return lambda: QCoreApplication.translate("SettingsColumns", words)
