"""Folding: when two spellings of a header or a word of a file count as the same."""

from __future__ import annotations

import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_STRAIGHT = str.maketrans("\u2018\u2019\u02bc", "'''")
_TABLE = {**_INVISIBLE, **_STRAIGHT}


def fold(text: str) -> str:
    """Return `text` as it is compared: NFC, nothing invisible, single spaces, no case.

    Header cells were seen with trailing spaces, no-break spaces and either apostrophe.
    """
    visible = unicodedata.normalize("NFC", text).translate(_TABLE)
    return " ".join(visible.split()).casefold()
