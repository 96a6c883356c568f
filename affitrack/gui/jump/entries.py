"""What one can jump to, and which of it a few letters mean most likely."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise
from typing import Final

from affitrack.domain.found import Thing
from affitrack.wording.folding import folded


class Kind(IntEnum):
    """What an entry is; of two that fit as well, the lesser one comes first."""

    PAGE = 0
    COMMAND = 1
    CONTENT = 2
    PRODUCT = 3
    SHOP = 4
    ORDER = 5
    HELP = 6
    SEARCH = 7


@dataclass(frozen=True, eq=False)
class Entry:
    """A line of the jump box."""

    kind: Kind
    key: str
    """What it is remembered by, in every language."""
    title: str
    icon: str
    run: Callable[[], None]
    about: str = ""
    """What or where it is, said after the title."""
    keys: str = ""
    """The keys that do the same, as the desktop writes them."""
    other_words: str = ""
    """Words that lead here and are not shown."""
    thing: Thing | None = None
    """What of the book it stands for, where it does."""

    @property
    def identity(self) -> str:
        """The entry among all others, for remembering it."""
        return f"{self.kind.name.lower()}:{self.key}"


_WHOLE, _START, _WORD, _WITHIN, _BESIDE = range(5)
_RECENT_BONUS: Final = 1
_MOST: Final = 40


def ranked(entries: Iterable[Entry], text: str, recent: Sequence[str] = ()) -> list[Entry]:
    """Return the entries that have all words of `text`, those that fit best first.

    A title that begins so goes before one with a word that begins so, and that before one that
    has the letters somewhere; what was gone to lately goes up by one. Without words everything
    fits: what was gone to lately, then the others as they come.
    """
    words = folded(text).split()
    places = {identity: place for place, identity in enumerate(recent)}
    whole = " ".join(words)
    found = []
    for place, entry in enumerate(entries):
        fit = _fit(entry, words, whole)
        if fit is None:
            continue
        lately = places.get(entry.identity)
        is_last = entry.kind is Kind.SEARCH
        if words:
            better = fit - _RECENT_BONUS * (lately is not None)
            order = (is_last, better, entry.kind, _lately(lately), place)
        else:
            order = (is_last, _lately(lately), entry.kind, 0, place)
        found.append((order, entry))
    found.sort(key=lambda pair: pair[0])
    return [entry for _, entry in found[:_MOST]]


def _fit(entry: Entry, words: Sequence[str], whole: str) -> int | None:
    """Return how well an entry fits: 0 is best, None is not at all."""
    title = folded(entry.title)
    if whole and title == whole:
        return _WHOLE
    if whole and title.startswith(whole):
        return _START
    beside = folded(f"{entry.about} {entry.other_words} {entry.key}")
    fits = [_fit_of_word(title, beside, word) for word in words]
    known = [fit for fit in fits if fit is not None]
    return max(known, default=_WITHIN) if len(known) == len(fits) else None


def _fit_of_word(title: str, beside: str, word: str) -> int | None:
    if _begins_a_word(title, word):
        return _WORD
    if word in title:
        return _WITHIN
    return _BESIDE if word in beside else None


def _begins_a_word(title: str, word: str) -> bool:
    if title.startswith(word):
        return True
    return any(
        not before.isalnum() and title.startswith(word, place + 1)
        for place, (before, _) in enumerate(pairwise(title))
    )


def _lately(place: int | None) -> int:
    return 1_000_000 if place is None else place
