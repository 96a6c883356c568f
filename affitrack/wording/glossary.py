"""The words of the field, explained once: `resources/glossary.<language>.toml`.

The help lists them, and a tooltip says what the word beside it means. Each language has the same
terms under the same keys.
"""

from __future__ import annotations

import tomllib
from functools import cache
from typing import NamedTuple

from affitrack.bundled import bundled_path
from affitrack.wording.folding import folded
from affitrack.wording.language import Language


class Term(NamedTuple):
    """A word and what it means."""

    key: str
    name: str
    text: str


@cache
def glossary(lang: Language) -> tuple[Term, ...]:
    """Return every term of a language, by name; signs come last."""
    terms = [Term(key, **entry) for key, entry in _read(lang).items()]
    return tuple(sorted(terms, key=lambda term: (not term.name[0].isalpha(), folded(term.name))))


def term(key: str, lang: Language) -> Term:
    """Return one term. Raises `KeyError` where the key is not known."""
    return Term(key, **_read(lang)[key])


@cache
def _read(lang: Language) -> dict[str, dict[str, str]]:
    with bundled_path(f"glossary.{lang}.toml").open("rb") as stream:
        return tomllib.load(stream)
