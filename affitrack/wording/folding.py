"""How names and search words are compared: without accents and capitals."""

from __future__ import annotations

import unicodedata
from typing import Final


def folded(text: str) -> str:
    """Return a text without accents and capitals: "Crème" is found by "creme"."""
    plain = text.casefold()
    return plain if plain.isascii() else unicodedata.normalize("NFKD", plain).translate(_MARKS)


class _WithoutMarks(dict[int, int | str | None]):
    """What `str.translate` makes of each letter: nothing of a mark, itself of most others."""

    def __missing__(self, code: int) -> int | str | None:
        kept = self[code] = None if unicodedata.combining(chr(code)) else code
        return kept


# Letters whose mark is a part of them to Unicode, and none to somebody who types.
_WHOLE: Final = {"đ": "d", "ł": "l", "ø": "o", "œ": "oe", "æ": "ae"}
_MARKS: Final = _WithoutMarks({ord(letter): plain for letter, plain in _WHOLE.items()})
