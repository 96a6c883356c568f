"""The rules that keep the code readable, as far as they can be counted."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_LINES = 400
NAMES_THAT_SAY_NOTHING = {"util", "utils", "helper", "helpers", "misc", "common", "tools"}


def modules() -> list[Path]:
    found = [
        path
        for folder in ("affitrack", "packaging", "tests")
        for path in sorted((ROOT / folder).rglob("*.py"))
    ]
    assert found
    return found


def test_no_module_is_longer_than_a_reader_can_hold() -> None:
    lengths = {
        path.relative_to(ROOT).as_posix(): len(path.read_text(encoding="utf-8").splitlines())
        for path in modules()
    }
    assert {name: lines for name, lines in lengths.items() if lines > MOST_LINES} == {}


def test_a_name_says_what_it_is_in_the_words_of_the_field() -> None:
    named = {
        part
        for path in modules()
        for part in path.relative_to(ROOT).with_suffix("").parts
        if part in NAMES_THAT_SAY_NOTHING
    }
    assert named == set()


def test_only_the_documented_things_lie_on_top() -> None:
    allowed = {
        "affitrack",
        "packaging",
        "resources",
        "tests",
        "pyproject.toml",
        "README.md",
        "LICENSE",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "build",
        "dist",
    }
    lying = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert lying <= allowed
