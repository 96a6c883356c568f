"""Windows' Vietnamese text, known by its spelling where no header or word of the file proves it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Final

VIETNAMESE: Final = "cp1258"

_FEWEST_WORDS: Final = 8
_MOST_WORDS: Final = 5_000
_WRONG_ONE_IN: Final = 10

_TONES: Final = "\u0300\u0301\u0303\u0309\u0323"
_WORD: Final = re.compile(rf"(?:[^\W\d_]|[{_TONES}]){{2,}}")
_TONE: Final = re.compile(rf"[{_TONES}]")
_FIRST: Final = "b ch c d đ gh gi g h kh k l m ngh ng nh n ph p qu r s th tr t v x"
_MIDDLE: Final = (
    "a ă â e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iê iu oa oă oe oi ôi ơi oo ua uâ ue uê ui "
    "uô uơ uy ưa ươ ưi ưu yê iêu oai oao oay oeo uây uôi uya uyê uyu ươi ươu yêu"
)
_LAST: Final = "ch c m ng nh n p t"
_NEEDS_AN_END: Final = "(?:ă|â|oă)$"


def is_vietnamese(pieces: Iterable[bytes]) -> bool:
    """Tell whether 8-bit text can only be Vietnamese, whatever it is about.

    Each of its words is one syllable: a beginning, a vowel and an end out of few, with one tone at
    most. No text of another system has many words that keep to that in its place.
    """
    words: set[str] = set()
    for piece in pieces:
        text = unicodedata.normalize("NFC", piece.decode(VIETNAMESE, "replace"))
        words.update(filter(_tells, _WORD.findall(text)))
        if len(words) > _MOST_WORDS:
            break
    wrong = sum(not _is_syllable(word) for word in words)
    return len(words) >= _FEWEST_WORDS and wrong * _WRONG_ONE_IN <= len(words)


def _tells(word: str) -> bool:
    """Tell whether a word reads otherwise in Western letters."""
    try:
        word.encode("cp1252")
    except UnicodeEncodeError:
        return True
    return False


def _is_syllable(word: str) -> bool:
    bare, tones = _TONE.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and _syllable().fullmatch(unicodedata.normalize("NFC", bare)) is not None


@cache
def _syllable() -> re.Pattern[str]:
    first, middle, last = (words.replace(" ", "|") for words in (_FIRST, _MIDDLE, _LAST))
    return re.compile(rf"(?!.*{_NEEDS_AN_END})(?:{first})?(?:{middle})(?:{last})?")
