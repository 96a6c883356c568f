"""Every French text is set as French printers do, whatever file it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from affitrack.bundled import bundled_path
from affitrack.wording.catalogue import Plural, wordings
from affitrack.wording.glossary import glossary

FAULTS = {
    "a high mark without its narrow no-break space": re.compile(r"[^\u202f;!?«][;!?]"),
    "a colon without its no-break space": re.compile(r"[^\u00a0]:(?=\s|$)"),
    "an English apostrophe": re.compile("'"),
    "an English quotation mark": re.compile('["“”]'),
    "a quotation that may break": re.compile("« | »|«[^\u00a0]|[^\u00a0]»"),
    "three dots for an ellipsis": re.compile(r"\.\.\."),
    "a percent sign that may break off": re.compile(" %"),
    "a currency that may break off": re.compile("[ 0-9]€"),
    "a thousand that may break": re.compile(r"\d \d{3}\b"),
}
CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|\{[^}]*\}|--\w[\w-]*|\|[-|]+\|")


def texts() -> Iterator[tuple[str, str]]:
    for key, wording in wordings("fr").items():
        if not key.startswith("cli."):  # commands and file names are no French
            for text in wording if isinstance(wording, Plural) else (wording,):
                yield key, text
    for term in glossary("fr"):
        yield f"glossary.{term.key}", f"{term.name} {term.text}"
    for path in sorted(bundled_path("help", "fr").glob("*.md")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield f"{path.name}:{number}", line


@pytest.mark.parametrize("fault", FAULTS)
def test_french_is_set_as_french_printers_do(fault: str) -> None:
    found = [(where, text) for where, text in texts() if FAULTS[fault].search(CODE.sub("x", text))]
    assert found == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Vraiment ?", "a high mark without its narrow no-break space"),
        ("Total : 3", "a colon without its no-break space"),
        ("12 %", "a percent sign that may break off"),
        ("« oui »", "a quotation that may break"),
        ("1 000 vues", "a thousand that may break"),
    ],
)
def test_the_rules_see_what_they_forbid(text: str, fault: str) -> None:
    assert FAULTS[fault].search(text)
