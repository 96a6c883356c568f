"""Tooltips that explain a word: what the glossary says of it, in the language in use."""

from __future__ import annotations

from affitrack.gui.i18n import language
from affitrack.wording.glossary import term


def term_tip(key: str) -> str:
    """Return what a term means, as a tooltip. Raises `KeyError` where nobody explains it."""
    found = term(key, language())
    return f"<p><b>{found.name}</b></p><p>{found.text}</p>"
