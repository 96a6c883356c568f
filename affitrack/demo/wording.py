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


def columns_of(language: str, count: int, format_id: str = FORMAT) -> list[Column]:
    """Return the columns of an export in the order of the file.

    Where the platform's own header is not known in a language, the first guess of the format
    file stands in, else the English header.

    A column of which nothing is known has its number for a header. Raises `KeyError` where no
    export with that many columns is known.
    """
    described = _described(format_id)
    return [
        Column(field, described[field]["type"], _header(described[field], language))
        if field
        else Column("", "text", f"Colonne {place}")
        for place, field in enumerate(_format(format_id)["layouts"][str(count)], start=1)
    ]


@cache
def words_of(language: str, kind: str) -> Mapping[str, str]:
    """Return what a language writes for each value of a kind: "settled" is "Réglée" in French.

    Args:
        language: one of the format's languages.
        kind: "status", "order_type", "content_type" or "indirect".
    """
    return {
        meaning: _first(words, language)
        for meaning, words in _format(FORMAT)["values"][kind].items()
    }


def _header(column: Mapping[str, Any], language: str) -> str:
    guesses: Mapping[str, Sequence[str]] = column.get("aliases", {})
    known = column.get(language) or next(iter(guesses.get(language, ())), None)
    return str(known or column.get(_ENGLISH) or column["field"])


def _first(words: Mapping[str, Sequence[str]], language: str) -> str:
    return (words.get(language) or words.get("any") or words[_ENGLISH])[0]


@cache
def _described(format_id: str) -> dict[str, dict[str, Any]]:
    return {column["field"]: column for column in _format(format_id)["column"]}


@cache
def _format(format_id: str) -> dict[str, Any]:
    with bundled_path("formats", f"{format_id}.toml").open("rb") as file:
        return tomllib.load(file)
