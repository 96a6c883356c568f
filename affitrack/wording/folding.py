"""How names and search words are compared: without accents and capitals."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Return a text without accents and capitals: "Crème" is found by "creme"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))
