"""The texts of the help say the same in both languages, and none of their links is dead."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from affitrack.domain.market import markets
from affitrack.gui.help.made_topics import rules_topic
from affitrack.gui.help.terms import term_tip
from affitrack.gui.help.topics import Topic, written_topics
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.pages import page_specs
from affitrack.wording.glossary import glossary
from affitrack.wording.language import LANGUAGES, Language

pytestmark = pytest.mark.gui

LINK = re.compile(r"\]\(([^)]*)\)")


def links_of(topics: list[Topic]) -> Iterator[tuple[str, str]]:
    for topic in topics:
        for link in LINK.findall(topic.text):
            yield topic.name, link


def outline(topic: Topic) -> list[str]:
    """Return the kinds of lines of a text: both languages have them in the same order."""
    marks = (re.match(r"#+ |\* |\d+\. |\||.", line) for line in topic.text.splitlines())
    return [
        mark.group() if mark.group() in {"* ", "|"} else mark.group()[:1] for mark in marks if mark
    ]


def test_both_languages_have_the_same_topics_built_alike() -> None:
    english, french = written_topics("en"), written_topics("fr")
    assert [topic.name for topic in english] == [topic.name for topic in french]
    for one, other in zip(english, french, strict=True):
        assert [line[:1] in "#*|" for line in outline(one)] == [
            line[:1] in "#*|" for line in outline(other)
        ], one.name
        assert LINK.findall(one.text) == LINK.findall(other.text), one.name


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_topic_begins_with_its_title(lang: Language) -> None:
    for topic in written_topics(lang):
        assert topic.text.startswith(f"# {topic.title}\n"), topic.name
        assert "{languages}" not in topic.text


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_link_is_dead(window: MainWindow, translations: Translations, lang: Language) -> None:
    translations.use(lang)
    topics = window._help()._topics()
    names = {topic.name for topic in topics}
    pages = {spec.name for spec in page_specs()}
    terms = {f"glossary#{each.key}" for each in glossary(lang)}
    for topic, link in links_of(topics):
        kind, _, name = link.partition(":")
        if kind == "help":
            assert name in names | terms, (topic, link)
        elif kind == "page":
            assert name in pages, (topic, link)
        else:
            assert kind == "command", (topic, link)
            assert window.menus.findChild(QAction, name) is not None, (topic, link)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_rules_of_every_market_can_be_told(
    translations: Translations, lang: Language, qtbot: QtBot
) -> None:
    translations.use(lang)
    text = rules_topic(list(markets().values())).text
    assert text.count("\n## ") == len(markets()) + 1
    assert "{" not in text


def test_a_tip_says_what_the_glossary_says(translations: Translations) -> None:
    translations.use("fr")
    assert "Retenue" in term_tip("held")
    translations.use("en")
    assert "Held back" in term_tip("held")
    with pytest.raises(KeyError):
        term_tip("no such term")
