"""Rendering, and the rules that every catalogue keeps."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from string import Formatter

import pytest

import affitrack
from affitrack.domain.money import Money
from affitrack.wording import catalogue
from affitrack.wording.catalogue import Plural, Wording, render, wordings
from affitrack.wording.language import LANGUAGES, Language
from affitrack.wording.message import Message, Month, Param, Rate, UserError, message

PACKAGE = Path(affitrack.__file__).parent


def test_values_are_written_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, {"t.all": "{text}|{n}|{money}|{rate}|{day}|{at}|{month}|{share}|{names}"})
    msg = message(
        "t.all",
        text="x",
        n=1284,
        money=Money(123456, "EUR"),
        rate=Rate(Decimal("0.12")),
        day=date(2026, 12, 5),
        at=datetime(2026, 11, 14, 21, 4),
        month=Month(date(2026, 12, 1)),
        share=Decimal("0.5"),
        names=("a", "b"),
    )
    assert render(msg, "en") == (
        "x|1,284|€1,234.56|12%|5 Dec 2026|14 Nov 2026, 21:04|December 2026|0.5|a, b"
    )
    assert render(msg, "fr") == (
        "x|1\u202f284|1\u202f234,56\u00a0€|12\u202f%|5 déc. 2026|14 nov. 2026 à 21:04"
        "|décembre 2026|0,5|a, b"
    )


@pytest.mark.parametrize(
    ("n", "english", "french"),
    [(0, "0 rows", "0 ligne"), (1, "1 row", "1 ligne"), (2, "2 rows", "2 lignes")],
)
def test_numbers_pick_the_form(
    n: int, english: str, french: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _only(monkeypatch, {"t.rows": Plural("{n} row", "{n} rows")}, "en")
    assert render(message("t.rows", n=n), "en") == english
    _only(monkeypatch, {"t.rows": Plural("{n} ligne", "{n} lignes")}, "fr")
    assert render(message("t.rows", n=n), "fr") == french


def test_a_message_within_a_message_is_rendered_too(monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, {"t.outer": "<{inner}>", "t.inner": "{n}"})
    assert render(message("t.outer", inner=message("t.inner", n=3)), "en") == "<3>"


def test_an_unknown_key_is_our_fault() -> None:
    with pytest.raises(KeyError, match=r"no\.such\.key"):
        render(message("no.such.key"), "en")


def test_a_missing_value_is_our_fault() -> None:
    with pytest.raises(KeyError, match=r"domain\.unknown_market.*given"):
        render(message("domain.unknown_market"), "en")


def test_a_plural_without_its_number_is_our_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, {"t.rows": Plural("one", "other")})
    with pytest.raises(KeyError, match=r"t\.rows"):
        render(message("t.rows"), "en")


def test_a_bool_is_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    _only(monkeypatch, {"t.flag": "{flag}"})
    with pytest.raises(TypeError):
        render(message("t.flag", flag=True), "en")


def test_a_user_error_survives_another_process() -> None:
    error = UserError(message("a.b", n=1), message("a.hint"))
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert copy.message == error.message
    assert copy.hints == error.hints
    assert str(copy) == "a.b(n=1); a.hint()"
    assert len({error.message, copy.message}) == 1


def test_the_languages_have_the_same_keys() -> None:
    english, french = set(wordings("en")), set(wordings("fr"))
    assert english, "no catalogue was found"
    assert english - french == set(), "only in English"
    assert french - english == set(), "only in French"


def test_the_languages_have_the_same_placeholders() -> None:
    french = wordings("fr")
    different = {
        key
        for key, wording in wordings("en").items()
        if key in french and _placeholders(wording) != _placeholders(french[key])
    }
    assert different == set()


def test_the_languages_have_the_same_plurals() -> None:
    french = wordings("fr")
    different = {
        key
        for key, wording in wordings("en").items()
        if key in french and isinstance(wording, Plural) != isinstance(french[key], Plural)
    }
    assert different == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_wording_is_empty(lang: Language) -> None:
    assert [key for key, text in _texts(lang) if not text.strip()] == []


def test_french_spaces_do_not_break() -> None:
    faults = [(key, text) for key, text in _texts("fr") if ORDINARY_SPACE.search(text)]
    assert faults == []


@pytest.mark.parametrize(
    "text", ["Prêt ?", "Bravo !", "Ici : là", "Un ; deux", "« mot\u00a0»", "«\u00a0mot »", "12 %"]
)
def test_the_rule_for_french_spaces_sees_a_fault(text: str) -> None:
    assert ORDINARY_SPACE.search(text)


@pytest.mark.parametrize(
    "text", ["Prêt\u202f?", "Ici\u00a0: là", "«\u00a0mot\u00a0» ou pas", "à 21:04", "https://x"]
)
def test_the_rule_for_french_spaces_lets_good_text_pass(text: str) -> None:
    assert not ORDINARY_SPACE.search(text)


def test_french_has_its_own_quotation_marks() -> None:
    assert [key for key, text in _texts("fr") if re.search('["“”]', text)] == []


def test_every_message_in_the_program_has_words() -> None:
    known = wordings("en")
    calls = list(_messages_in_the_program())
    assert calls, "no call of message() was found"
    faults = [f"{where}: {key} has no words" for where, key, _ in calls if key not in known]
    for where, key, given in calls:
        if given is not None and key in known:
            wanted = _placeholders(known[key])
            if isinstance(known[key], Plural):
                wanted |= {"n"}
            faults += [f"{where}: {key} wants {name}" for name in sorted(wanted - given)]
    assert faults == []


ORDINARY_SPACE = re.compile(r" [;:!?»%€]|« ")
"""An ordinary space where French wants one that does not break a line. No space at all is fine
(21:04, an address)."""


def _only(
    monkeypatch: pytest.MonkeyPatch, texts: dict[str, Wording], lang: Language | None = None
) -> None:
    def load(asked: Language, _room: str) -> dict[str, Wording]:
        return texts if lang in (None, asked) else {}

    monkeypatch.setattr(catalogue, "_room", load)


def _forms(wording: Wording) -> tuple[str, ...]:
    return (wording,) if isinstance(wording, str) else tuple(wording)


def _texts(lang: Language) -> Iterator[tuple[str, str]]:
    for key, wording in wordings(lang).items():
        for text in _forms(wording):
            yield key, text


def _placeholders(wording: Wording) -> set[str]:
    return {
        name
        for text in _forms(wording)
        for _, name, _, _ in Formatter().parse(text)
        if name is not None
    }


def _messages_in_the_program() -> Iterator[tuple[str, str, set[str] | None]]:
    """Yield place, key and given values (None where they are not written out) of each message."""
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and _called(node) in {"message", "Message"}):
                continue
            if not (node.args and isinstance(node.args[0], ast.Constant)):
                continue
            names = {keyword.arg for keyword in node.keywords}
            where = f"{path.relative_to(PACKAGE)}:{node.lineno}"
            written_out = _called(node) == "message" and None not in names
            given = {name for name in names if name is not None} if written_out else None
            yield where, str(node.args[0].value), given


def _called(node: ast.Call) -> str:
    function = node.func
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def test_params_are_typed() -> None:
    params: dict[str, Param] = {"n": 1, "names": ("a", Rate(Decimal("0.1")))}
    assert Message("a.b", params).params["n"] == 1
