from __future__ import annotations

from affitrack.ingest.recognise.formats import UNKNOWN_LANGUAGE, known_formats, metric_formats
from affitrack.wording.file_languages import language_name, own_name
from affitrack.wording.language import LANGUAGES


def test_every_language_of_a_format_has_its_names() -> None:
    codes = {code for each in (*known_formats(), *metric_formats()) for code in each.languages}
    for code in codes - {UNKNOWN_LANGUAGE}:
        assert own_name(code)
        assert all(language_name(code, lang) for lang in LANGUAGES), code


def test_names_are_in_the_language_of_the_reader() -> None:
    assert [language_name("vi", lang) for lang in ("en", "fr")] == ["Vietnamese", "vietnamien"]
    assert own_name("vi") == "Tiếng Việt"
    assert language_name(UNKNOWN_LANGUAGE, "en") == ""
