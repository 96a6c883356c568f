"""Folding: when two spellings of a header or a word of a file count as the same."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

from affitrack.ingest.read.block import UNSEEN

_NOT_SEEN = dict.fromkeys(map(ord, UNSEEN))
_STRAIGHT = str.maketrans("\u2018\u2019\u02bc", "'''")
_TABLE = {**_NOT_SEEN, **_STRAIGHT}


# Longer texts are no headers: they do not recur, and many of them fill the memory.
_LONGEST_REMEMBERED: Final = 100


def fold(text: str) -> str:
    """Return `text` as it is compared: NFC, nothing invisible, single spaces, no case.

    Header cells were seen with trailing spaces, no-break spaces and either apostrophe.
    """
    # The first rows of a file are compared with every format in every language.
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _folded(text)


def visible(text: str) -> str:
    """Return `text` without what nobody sees: marks of width nothing, and of direction."""
    return text.translate(_NOT_SEEN)


def _folded(text: str) -> str:
    straight = unicodedata.normalize("NFC", text).translate(_TABLE)
    return " ".join(straight.split()).casefold()


_remembered = lru_cache(maxsize=4096)(_folded)
