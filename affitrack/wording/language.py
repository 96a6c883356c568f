"""The languages that AffiTrack speaks."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

Language: TypeAlias = Literal["en", "fr"]

LANGUAGES: Final[tuple[Language, ...]] = ("en", "fr")
DEFAULT_LANGUAGE: Final[Language] = "en"


def language_of(tag: str) -> Language:
    """Return the spoken language nearest to a locale tag such as "fr_FR.UTF-8" or "en-GB".

    A language that the program does not speak gives English.
    """
    return "fr" if tag.replace("-", "_").split("_")[0].casefold() == "fr" else DEFAULT_LANGUAGE
