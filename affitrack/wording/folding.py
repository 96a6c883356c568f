"""How names and search words are compared: without accents and capitals."""

from __future__ import annotations

import unicodedata
from typing import Final


def folded(text: str) -> str:
    """Return a text without accents and capitals: "Crème" is found by "creme"."""
    plain = text.casefold()
    return plain if plain.isascii() else unicodedata.normalize("NFKD", plain).translate(_MARKS)


class _WithoutMarks(dict[int, int | None]):
    """What `str.translate` makes of each letter: nothing of a mark, itself of any other."""

    def __missing__(self, code: int) -> int | None:
        kept = self[code] = None if unicodedata.combining(chr(code)) else code
        return kept


_MARKS: Final = _WithoutMarks()
