"""The order in which people look for names: numbers by value, accents and case apart."""

from __future__ import annotations

import re
from typing import Final

from affitrack.wording.folding import folded

_NUMBERS: Final = re.compile(r"(\d+)")


def natural_key(text: str) -> tuple[tuple[str | int, ...], str]:
    """Return what sorts "4 sales" before "14 sales", and "écart" before "Trop"."""
    # Words and numbers take turns, words first: so like is always compared with like.
    parts = _NUMBERS.split(folded(text))
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts)), text
