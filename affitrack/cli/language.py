"""In which language the command line speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.wording.language import DEFAULT_LANGUAGE, LANGUAGES, language_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from affitrack.wording.language import Language

# The order of POSIX: the first that is set decides.
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")


def spoken_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language asked for by `--lang`, else by the locale, else English.

    Looked for before the arguments are read, so that what is wrong with them can be said in it. A
    language that the program does not speak is refused later, when they are.
    """
    asked = _asked_for(arguments)
    if asked in LANGUAGES:
        return asked
    for name in _LOCALE_VARIABLES:
        tag = environment.get(name)
        if tag:
            return language_of(tag)
    return DEFAULT_LANGUAGE


def _asked_for(arguments: Sequence[str]) -> str | None:
    asked = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked
