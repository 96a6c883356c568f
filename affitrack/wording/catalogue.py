"""Messages in words: the catalogues `resources/messages/<language>/<room>.toml`.

One file per room and language. `id_damaged = "..."` in `ingest.toml` has the key
"ingest.id_damaged"; tables add a part each ("[home.card]" in `gui.toml` is "gui.home.card...").
Placeholders are names in braces, `{name}`; "{{" and "}}" are literal braces. A table with the
keys `one` and `other`, and no more, is one message with two numbers: the value `n` picks.

A key or a placeholder that does not exist is a fault of the program and raises `KeyError`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Final, NamedTuple, TypeAlias

from affitrack.bundled import bundled_path
from affitrack.wording.language import Language
from affitrack.wording.message import Message, MoneyLike, Month, Param, Rate
from affitrack.wording.numbers import (
    format_count,
    format_day,
    format_decimal,
    format_moment,
    format_money,
    format_month,
    format_rate,
)

_PLURAL_KEYS: Final = {"one", "other"}


class Plural(NamedTuple):
    """One message in two numbers."""

    one: str
    other: str


Wording: TypeAlias = str | Plural


def render(msg: Message, lang: Language) -> str:
    """Return the words of `msg` in `lang`.

    Raises `KeyError` with the key, and the placeholder if it is that, when either is unknown.
    """
    template = _template(msg, lang)
    values = _Values(msg, lang)
    return template.format_map(values)


def wordings(lang: Language) -> Mapping[str, Wording]:
    """Return every message of one language by its dotted key."""
    rooms = sorted(path.stem for path in bundled_path("messages", lang).glob("*.toml"))
    return {key: words for room in rooms for key, words in _room(lang, room).items()}


class _Values(dict[str, str]):
    """Formats a value only when the template asks for it."""

    def __init__(self, msg: Message, lang: Language) -> None:
        super().__init__()
        self._msg = msg
        self._lang = lang

    def __missing__(self, name: str) -> str:
        if name not in self._msg.params:
            raise KeyError(f"{self._msg.key}: no value for {{{name}}}")
        return _in_words(self._msg.params[name], self._lang)


def _template(msg: Message, lang: Language) -> str:
    room = msg.key.partition(".")[0]
    catalogue = _room(lang, room)
    if msg.key not in catalogue:
        raise KeyError(msg.key)
    wording = catalogue[msg.key]
    if isinstance(wording, str):
        return wording
    return wording.one if _is_singular(msg, lang) else wording.other


def _is_singular(msg: Message, lang: Language) -> bool:
    count = msg.params.get("n")
    if not isinstance(count, int):
        raise KeyError(f"{msg.key}: a number n must pick the form")
    # "0 ligne", "1 ligne", "2 lignes"; "0 lines", "1 line", "2 lines".
    return abs(count) < 2 if lang == "fr" else abs(count) == 1  # noqa: PLR2004


def _in_words(value: Param, lang: Language) -> str:
    match value:
        case str():
            return value
        case Message():
            return render(value, lang)
        case tuple():
            return ", ".join(_in_words(part, lang) for part in value)
        case date() | Month():
            return _time_in_words(value, lang)
        case _:
            return _number_in_words(value, lang)


def _time_in_words(value: date | Month, lang: Language) -> str:
    match value:
        case datetime():
            return format_moment(value, lang)
        case date():
            return format_day(value, lang)
        case Month():
            return format_month(value.day, lang)


def _number_in_words(value: int | Decimal | Rate | MoneyLike, lang: Language) -> str:
    match value:
        case bool():
            raise TypeError("a message holds no bool: write two messages")
        case int():
            return format_count(value, lang)
        case Decimal():
            return format_decimal(value, lang)
        case Rate():
            return format_rate(value.value, lang)
        case _:
            return format_money(value.minor, value.currency, lang)


@cache
def _room(lang: Language, room: str) -> Mapping[str, Wording]:
    """Return the messages of one file: few rooms say anything before a window is there."""
    path = bundled_path("messages", lang) / f"{room}.toml"
    if not path.is_file():
        return {}
    with path.open("rb") as stream:
        tree = tomllib.load(stream)
    return dict(_flatten(room, tree))


def _flatten(key: str, node: Any) -> list[tuple[str, Wording]]:  # noqa: ANN401 - TOML
    if isinstance(node, str):
        return [(key, node)]
    if not isinstance(node, dict):
        raise TypeError(f"{key}: a message is text, not {node!r}")
    if set(node) == _PLURAL_KEYS:
        return [(key, Plural(**node))]
    return [entry for name, child in node.items() for entry in _flatten(f"{key}.{name}", child)]
