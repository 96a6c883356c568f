from __future__ import annotations

import re
import tomllib
from pathlib import Path

import affitrack

ROOT = Path(__file__).resolve().parents[2]
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_version_is_written_in_one_place() -> None:
    pyproject = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert pyproject["project"]["dynamic"] == ["version"]
    assert "version" not in pyproject["project"]
    assert pyproject["tool"]["hatch"]["version"]["path"] == "affitrack/__init__.py"

    assigned = re.compile(r"^\s*_*version_*\s*[:=].*\d+\.\d+\.\d+", re.IGNORECASE | re.MULTILINE)
    holders = [
        path.relative_to(ROOT).as_posix()
        for folder in ("affitrack", "packaging")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix != ".pyc" and assigned.search(_text(path))
    ]
    assert holders == ["affitrack/__init__.py"]


def test_the_changelog_knows_the_version_or_says_that_it_is_still_to_come() -> None:
    released = re.findall(r"^## \[(\d+\.\d+\.\d+)\] - \d{4}-\d\d-\d\d$", CHANGELOG, re.MULTILINE)
    unreleased = re.search(r"^## \[Unreleased\]$", CHANGELOG, re.MULTILINE)
    assert unreleased, "Keep a Changelog: an Unreleased section on top"
    assert released == sorted(released, key=_ordered, reverse=True)
    newest = released[0] if released else "0.0.0"
    assert _ordered(affitrack.__version__) >= _ordered(newest)


def _ordered(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split("."))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
