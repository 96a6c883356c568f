"""Tooltips that explain a word: what the glossary says of it, in the language in use."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from affitrack.gui.i18n import language
from affitrack.wording.glossary import term


def term_tip(key: str) -> str:
    """Return what a term means, as a tooltip. Raises `KeyError` where nobody explains it."""
    found = term(key, language())
    return f"<p><b>{found.name}</b></p><p>{found.text}</p>"


def explain_term(widget: QWidget, key: str) -> None:
    """Let the tooltip of a widget say what a term means, in whatever language is in use."""
    _TipKeeper(widget, key)


class _TipKeeper(QObject):
    """Lives as a child of a widget and renews its tooltip."""

    def __init__(self, widget: QWidget, key: str) -> None:
        super().__init__(widget)
        self._widget = widget
        self._key = key
        widget.installEventFilter(self)
        self._renew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._renew()
        return False

    def _renew(self) -> None:
        self._widget.setToolTip(term_tip(self._key))
