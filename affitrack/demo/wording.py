"""The platform's headers and words in each language, as the program's own format file has them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from affitrack.bundled import bundled_path

FORMAT = "tiktok_creator_orders"
_ENGLISH = "en"


@dataclass(frozen=True)
class Column:
    """A column of an export."""

    field: str
    type: str
    """What its cells hold: "id", "text", "money", "rate", "count", "moment", ..."""
    header: str


def columns_of(language: str, count: int) -> list[Column]:
    """Return the columns of an export in the order of the file.

    Where the platform's own header is not known in a language, the first guess of the format
    file stands in, else the English header.

    Raises `KeyError` where no export with that many columns is known.
    """
    described = _described()
    return [
        Column(field, described[field]["type"], _header(described[field], language))
        for field in _format()["layouts"][str(count)]
    ]


@cache
def words_of(language: str, kind: str) -> Mapping[str, str]:
    """Return what a language writes for each value of a kind: "settled" is "Réglée" in French.

    Args:
        language: one of the format's languages.
        kind: "status", "order_type", "content_type" or "indirect".
    """
    return {
        meaning: _first(words, language) for meaning, words in _format()["values"][kind].items()
    }


def _header(column: Mapping[str, Any], language: str) -> str:
    guesses: Mapping[str, Sequence[str]] = column.get("aliases", {})
    known = column.get(language) or next(iter(guesses.get(language, ())), None)
    return str(known or column[_ENGLISH])


def _first(words: Mapping[str, Sequence[str]], language: str) -> str:
    return (words.get(language) or words.get("any") or words[_ENGLISH])[0]


@cache
def _described() -> dict[str, dict[str, Any]]:
    return {column["field"]: column for column in _format()["column"]}


@cache
def _format() -> dict[str, Any]:
    with bundled_path("formats", f"{FORMAT}.toml").open("rb") as file:
        return tomllib.load(file)
