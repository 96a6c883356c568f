"""Which language the command line speaks."""

from __future__ import annotations

import pytest

from affitrack.cli.language import spoken_language


@pytest.mark.parametrize(
    ("words", "environment", "lang"),
    [
        ([], {}, "en"),
        ([], {"LANG": "fr_FR.UTF-8"}, "fr"),
        ([], {"LANG": "de_DE.UTF-8"}, "en"),
        ([], {"LANG": "C.UTF-8"}, "en"),
        ([], {"LC_ALL": "fr_CA", "LANG": "en_US"}, "fr"),
        ([], {"LC_ALL": "C", "LANG": "fr_FR"}, "en"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "fr_FR", "LANG": "en_US"}, "fr"),
        (["--lang", "fr"], {"LANG": "en_US"}, "fr"),
        (["summary", "--lang=en"], {"LANG": "fr_FR"}, "en"),
        (["--lang", "en", "summary", "--lang", "fr"], {}, "fr"),
        (["--lang"], {"LANG": "fr_FR"}, "fr"),
        (["--lang", "de"], {"LANG": "fr_FR"}, "fr"),
        (["import", "--", "--lang=fr"], {}, "en"),
    ],
)
def test_the_option_decides_then_the_locale(
    words: list[str], environment: dict[str, str], lang: str
) -> None:
    assert spoken_language(words, environment) == lang
