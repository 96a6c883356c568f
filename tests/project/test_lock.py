"""Packages are built from versions that are locked: all that `pyproject.toml` asks for, by hash."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from packaging.utils import canonicalize_name

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ANEW = "the lock does not fit pyproject.toml any more: python -m pip install uv, packaging/lock.py"


def locked() -> list[tuple[Requirement, int]]:
    """Return each entry of the lock, and by how many hashes it is held."""
    entries = re.split(r"\n(?=[a-z0-9])", LOCK.split("\n", 1)[1])
    return [(Requirement(entry.split("\\")[0]), entry.count("--hash=sha256:")) for entry in entries]


def wanted(python: str) -> list[Requirement]:
    asked = PYPROJECT["project"]["dependencies"] + PYPROJECT["dependency-groups"]["package"]
    found = map(Requirement, asked)
    return [each for each in found if each.marker is None or each.marker.evaluate(on(python))]


def on(python: str) -> dict[str, str]:
    return {"python_version": python, "python_full_version": f"{python}.7"}


def test_every_requirement_of_the_program_is_locked_in_a_version_that_fits() -> None:
    for python in ("3.11", "3.13"):
        versions = {
            canonicalize_name(entry.name): next(iter(entry.specifier)).version
            for entry, _ in locked()
            if entry.marker is None or entry.marker.evaluate(on(python))
        }
        for requirement in wanted(python):
            version = versions.get(canonicalize_name(requirement.name))
            assert version is not None, f"{requirement}: {ANEW}"
            assert requirement.specifier.contains(version), f"{requirement}: {ANEW}"


def test_every_entry_is_one_version_held_by_hashes() -> None:
    entries = locked()
    assert len(entries) > 20
    for entry, hashes in entries:
        assert [each.operator for each in entry.specifier] == ["=="], entry
        assert hashes > 0, entry
