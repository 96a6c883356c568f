from __future__ import annotations

import pytest

from affitrack.gui.jump.entries import Entry, Kind, ranked


def entry(title: str, kind: Kind = Kind.COMMAND, about: str = "") -> Entry:
    return Entry(kind, title, title, "command", lambda: None, about)


PAGES = [entry("Accueil", Kind.PAGE), entry("Ventes", Kind.PAGE), entry("Réglages", Kind.PAGE)]
THEMES = [
    entry("Clair", about="Apparence"),
    entry("Sombre", about="Apparence"),
    entry("Agrandir", about="Affichage"),
]
ALL = [*PAGES, *THEMES, entry("Crème éclat", Kind.PRODUCT, about="1729384756")]


def titles(text: str, recent: tuple[str, ...] = ()) -> list[str]:
    return [each.title for each in ranked(ALL, text, recent)]


def test_without_words_everything_is_there_what_was_gone_to_lately_first() -> None:
    assert titles("") == [each.title for each in ALL]
    assert titles("", ("command:Sombre", "page:Ventes"))[:3] == ["Sombre", "Ventes", "Accueil"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("reglages", ["Réglages"]),
        ("CREME", ["Crème éclat"]),
        ("ecl cre", ["Crème éclat"]),
        ("apparence", ["Clair", "Sombre"]),
        ("sombre apparence", ["Sombre"]),
        ("9384", ["Crème éclat"]),
        ("nothing like it", []),
    ],
)
def test_all_words_have_to_be_there_somehow(text: str, found: list[str]) -> None:
    assert titles(text) == found


def test_what_begins_so_goes_before_what_has_it_within() -> None:
    known = [entry("Lunar sale"), entry("Resale"), entry("Sale of the year"), entry("Sale")]
    found = [each.title for each in ranked(known, "sale")]
    assert found == ["Sale", "Sale of the year", "Lunar sale", "Resale"]


def test_what_was_gone_to_lately_goes_up_by_one_only() -> None:
    known = [entry("Salamander"), entry("A saloon"), entry("Unsalted")]
    found = [each.title for each in ranked(known, "sal", ("command:A saloon", "command:Unsalted"))]
    assert found == ["A saloon", "Salamander", "Unsalted"]


def test_a_search_comes_last_and_is_never_cut_off() -> None:
    search = entry("Search the sales for “e”", Kind.SEARCH)
    found = ranked([search, *ALL], "e")
    assert found[-1] is search
    assert len(found) > 1
