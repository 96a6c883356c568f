"""Numbers, days and amounts are written in one place, `wording.numbers`, for every screen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2] / "affitrack"
SAID_TO_PEOPLE = [
    path for room in ("gui", "cli", "book") for path in sorted((ROOT / room).rglob("*.py"))
]
BY_HAND = re.compile(
    r"strftime\(|toCurrencyString|QLocale\(\)\.to\w*String|\{[^{}]*:[^{}]*,[^{}]*[df]?\}\""
    r"|%[AaBb]\b|%H:%M|%d[./ ]%m"
)


def test_nobody_writes_numbers_or_days_by_hand() -> None:
    faults = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in SAID_TO_PEOPLE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if BY_HAND.search(line)
    ]
    assert faults == []


@pytest.mark.parametrize(
    "line",
    [
        'text = f"{count:,}"',
        'text = f"{moment:%H:%M}"',
        'text = day.strftime("%x")',
        'text = f"{day:%d/%m/%Y}"',
        "QLocale().toString(day)",
    ],
)
def test_the_rule_sees_what_it_forbids(line: str) -> None:
    assert BY_HAND.search(line)


@pytest.mark.parametrize("line", ['month = f"{day:%Y-%m}"', 'text = f"{a}, {b}"', 'f"{rate:f}"'])
def test_the_rule_lets_keys_pass(line: str) -> None:
    assert not BY_HAND.search(line)
