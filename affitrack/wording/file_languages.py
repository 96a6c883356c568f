"""What the languages of files are called: `resources/file_languages.toml`."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from affitrack.bundled import bundled_path
from affitrack.wording.language import Language


def language_name(code: str, lang: Language) -> str:
    """Return the name of the language of a file; "" where it is not known."""
    known = _known().get(code)
    return "" if known is None else str(known["called"][lang])


def own_name(code: str) -> str:
    """Return what a language calls itself. Raises `KeyError` where it is not known."""
    return str(_known()[code]["own"])


@cache
def _known() -> dict[str, dict[str, Any]]:
    with bundled_path("file_languages.toml").open("rb") as stream:
        return tomllib.load(stream)
