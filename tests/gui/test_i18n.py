from __future__ import annotations

import ast
import re
import string
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from affitrack.gui.i18n import Translations, language, system_language
from affitrack.gui.widgets import Chip, ChipBar
from tests.gui.conftest import TRANSLATIONS

pytestmark = pytest.mark.gui

GUI = Path(__file__).parents[2] / "affitrack" / "gui"
SOURCES = sorted(GUI.rglob("*.py"))
LANGUAGES = ("fr", "en")
TRANSLATING = {"tr", "translate", "QT_TRANSLATE_NOOP"}
BEFORE_HIGH_MARKS = re.compile(r"[^\u202f;!?«][;!?]")
NUMBER = re.compile("%L?n")
BEFORE_COLON = re.compile(r"[^\u00a0\d]:(?!/)")


def test_language_switches_at_run_time(qtbot: QtBot, translations: Translations) -> None:
    bar = ChipBar()
    qtbot.addWidget(bar)
    bar.set_chips([Chip("all", "All", 1284)])
    assert bar.texts() == ["All 1,284"]
    with qtbot.waitSignal(translations.changed):
        translations.use("fr")
    assert language() == "fr"
    assert QCoreApplication.translate("Header", "Import…") == "Importer…"
    bar.set_chips([Chip("all", "All", 1284)])
    assert bar.texts() == ["All 1\u202f284"]
    translations.use("en")
    assert language() == "en"
    assert QCoreApplication.translate("Header", "Import…") == "Import…"


def test_qts_own_words_are_french_too(qtbot: QtBot, translations: Translations) -> None:
    translations.use("fr")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    text = box.button(QDialogButtonBox.StandardButton.Cancel).text()
    assert text.replace("&", "") == "Annuler"


@pytest.mark.parametrize(
    ("tongue", "number", "words"),
    [
        ("en", 1, "1 row"),
        ("en", 1500, "1,500 rows"),
        ("fr", 0, "0 ligne"),
        ("fr", 2, "2 lignes"),
        ("fr", 1500, "1\u202f500 lignes"),
    ],
)
def test_plurals(translations: Translations, tongue: str, number: int, words: str) -> None:
    translations.use("fr" if tongue == "fr" else "en")
    said = QCoreApplication.translate("ProgressStrip", "%Ln row(s)", "", number)
    assert said == words


def test_desktops_language_is_used_where_it_is_spoken(monkeypatch: pytest.MonkeyPatch) -> None:
    desktop = QLocale("fr_CA")
    monkeypatch.setattr(QLocale, "system", staticmethod(lambda: desktop))
    assert system_language() == "fr"
    desktop = QLocale("ja_JP")
    assert system_language() == "en"


def test_missing_translations_leave_the_words_as_written(
    qapp: QApplication, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    before = QLocale()
    made = Translations(qapp, tmp_path)
    made.use("fr")
    assert QCoreApplication.translate("Header", "Import…") == "Import…"
    assert "affitrack_fr.qm is not installed" in caplog.text
    made.remove()
    QLocale.setDefault(before)


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_translation_files_hold_the_words_of_the_program(tongue: str, tmp_path: Path) -> None:
    """Run `lupdate` as CONTRIBUTING.md says when this fails."""
    fresh = tmp_path / f"affitrack_{tongue}.ts"
    name = "lupdate.exe" if sys.platform == "win32" else "lupdate"
    command = [str(Path(PySide6.__file__).parent / name), "-silent", "-noobsolete"]
    command += ["-locations", "none", "-source-language", "en", "-target-language", tongue]
    command += ["-pluralonly"] if tongue == "en" else []
    command += [str(source) for source in SOURCES]
    subprocess.run([*command, "-ts", str(fresh)], check=True)
    kept = TRANSLATIONS / fresh.name
    assert _sources(kept) == _sources(fresh)


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_every_text_is_translated(tongue: str) -> None:
    unfinished = [
        message.findtext("source")
        for message in _messages(TRANSLATIONS / f"affitrack_{tongue}.ts")
        if _is_unfinished(message)
    ]
    assert unfinished == []


@pytest.mark.parametrize("tongue", LANGUAGES)
def test_translations_have_the_placeholders_and_keys_of_their_source(tongue: str) -> None:
    for message in _messages(TRANSLATIONS / f"affitrack_{tongue}.ts"):
        source = message.findtext("source") or ""
        for text in _texts(message):
            assert _placeholders(text) == _placeholders(source), source
            assert NUMBER.findall(text) == NUMBER.findall(source), source
            assert text.count("&") == source.count("&"), source
            assert text.endswith("…") == source.endswith("…"), source


def test_french_is_set_as_french_printers_do() -> None:
    for message in _messages(TRANSLATIONS / "affitrack_fr.ts"):
        for text in _texts(message):
            assert not BEFORE_HIGH_MARKS.search(text), text
            assert not BEFORE_COLON.search(text), text
            assert "'" not in text, text
            assert '"' not in text, text
            assert "« " not in text, text
            assert " »" not in text, text


def test_words_to_translate_are_written_out() -> None:
    """`lupdate` reads sources without running them: what is put together is never found."""
    faults = [
        where for where, call in _calls() if _is_translating(call) and not _is_written_out(call)
    ]
    assert faults == []


def test_the_rule_above_sees_what_it_forbids() -> None:
    tree = ast.parse(
        'self.tr(f"Hello {x}")\n'
        'self.tr("Hello {}".format(x))\n'
        'self.tr("Hello %s" % x)\n'
        'QCoreApplication.translate("Menu", "a" + b)\n'
        'self.tr("fine")\n'
        'translate("Menu", "fine " "too")\n'
    )
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    verdicts = {call.lineno: _is_written_out(call) for call in calls if _is_translating(call)}
    assert verdicts == {1: False, 2: False, 3: False, 4: False, 5: True, 6: True}


def test_tr_is_always_that_of_a_widget() -> None:
    """For `lupdate` a bare `tr("Context", "words")` says "Context"; it is called `translate`."""
    faults = [
        where
        for where, call in _calls()
        if _called_name(call) == "tr" and isinstance(call.func, ast.Name)
    ]
    assert faults == []


def test_numbers_are_said_by_self_tr() -> None:
    """`lupdate` sees that a text has plural forms in `self.tr("%n ...", "", n)` only."""
    faults = [
        where
        for where, call in _calls()
        if _called_name(call) == "translate" and _is_translating(call)
        if len(call.args) + len(call.keywords) > 2  # context and words
    ]
    assert faults == []


def test_nobody_spins_the_event_loop_by_hand() -> None:
    faults = [where for where, call in _calls() if _called_name(call) == "processEvents"]
    assert faults == []


def _messages(path: Path) -> Iterator[ET.Element]:
    yield from ET.parse(path).getroot().iter("message")  # noqa: S314 - our own file


def _sources(path: Path) -> set[tuple[str, str, str]]:
    return {
        (
            context.findtext("name") or "",
            message.findtext("source") or "",
            message.get("numerus", ""),
        )
        for context in ET.parse(path).getroot().iter("context")  # noqa: S314 - our own file
        for message in context.iter("message")
    }


def _texts(message: ET.Element) -> list[str]:
    translation = message.find("translation")
    assert translation is not None
    forms = [form.text or "" for form in translation.iter("numerusform")]
    return forms or [translation.text or ""]


def _is_unfinished(message: ET.Element) -> bool:
    translation = message.find("translation")
    return translation is None or "type" in translation.attrib or not all(_texts(message))


def _placeholders(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


@cache
def _calls() -> list[tuple[str, ast.Call]]:
    """Return all calls in the windows, each with its file and line."""
    return [
        (f"{source.relative_to(GUI)}:{node.lineno}", node)
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]


def _called_name(call: ast.Call) -> str:
    return getattr(call.func, "attr", getattr(call.func, "id", ""))


def _is_translating(call: ast.Call) -> bool:
    """Tell whether a call asks for a translation; a painter's `translate` does not."""
    owner = getattr(getattr(call.func, "value", None), "id", "")
    if _called_name(call) == "translate" and isinstance(call.func, ast.Attribute):
        return owner in {"QCoreApplication", "QApplication"}
    return _called_name(call) in TRANSLATING


def _is_written_out(call: ast.Call) -> bool:
    """Tell whether `lupdate` can read the words: here, or where QT_TRANSLATE_NOOP marked them."""
    if _called_name(call) == "tr":
        return _is_text(call.args[0])
    context, words = call.args[:2]
    return _is_text(context) and (_is_text(words) or isinstance(words, ast.Attribute | ast.Name))


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)
