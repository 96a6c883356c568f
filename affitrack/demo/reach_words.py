"""Days without a year as TikTok Studio writes them, in the language of the app."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Final

from affitrack.bundled import bundled_path

_PATTERNS: Final = {
    "en": "{month} {day}",
    "en-GB": "{day} {month}",
    "es": "{day} de {month}",
    "pt": "{day} de {month}",
    "de": "{day}. {month}",
    "vi": "{day} tháng {month}",
    "ja": "{number}月{day}日",
}
_CAPITAL: Final = frozenset({"en", "en-GB", "de", "id", "vi", "el"})

STUDIO_LANGUAGES: Final = (
    "en", "en-GB", "fr", "es", "pt", "de", "it", "vi", "id", "el", "pl", "th", "tr", "ja",
)  # fmt: skip
"""Languages that `studio_day` writes."""


def studio_day(day: date, language: str) -> str:
    """Write a day without its year: "February 28", "8 de marzo", "18 tháng Sáu".

    Raises `KeyError` for a language whose months are not known.
    """
    pattern = _PATTERNS.get(language, "{day} {month}")
    name = ""
    if "{month}" in pattern:
        name = _months()[language.partition("-")[0]][day.month - 1].split("|")[0]
        if language == "vi":
            name = name.title() if day.month > 1 else "Một"
        elif language in _CAPITAL:
            name = name.capitalize()
    return pattern.format(month=name, day=day.day, number=day.month)


@cache
def _months() -> Mapping[str, list[str]]:
    with bundled_path("months.toml").open("rb") as stream:
        months: Mapping[str, list[str]] = tomllib.load(stream)["months"]
    return months
