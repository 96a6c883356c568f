"""The contracts of the house hold, name every room, and would notice a breach."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def contracts() -> dict[str, dict[str, Any]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    code = "from importlinter.cli import lint_imports_command as run; run()"
    return subprocess.run(
        [sys.executable, "-c", code, "--no-cache"],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        timeout=80,
        check=False,
    )


def rooms() -> set[str]:
    package = ROOT / "affitrack"
    found = {path.stem for path in package.glob("*.py") if not path.stem.startswith("__")}
    return found | {path.parent.name for path in package.glob("*/__init__.py")}


def test_every_room_is_on_a_floor_and_every_floor_is_there() -> None:
    named = {room.strip() for layer in contracts()["floors"]["layers"] for room in layer.split("|")}
    still_to_be_built = {room.strip("()") for room in named if room.startswith("(")}
    assert not still_to_be_built & rooms(), "a room that is there is named without brackets"
    assert {room for room in named if not room.startswith("(")} == rooms()


def test_no_room_below_the_windows_is_left_out_of_the_ban_on_qt() -> None:
    banned = contracts()["no-qt-below-the-windows"]["source_modules"]
    assert {name.removeprefix("affitrack.") for name in banned} == rooms() - {"gui"}


def test_every_import_keeps_to_the_floors() -> None:
    ran = lint_imports(ROOT)
    assert ran.returncode == 0, ran.stdout


@pytest.mark.parametrize(
    ("module", "breach"),
    [
        ("domain/money.py", "import PySide6.QtCore"),
        ("domain/money.py", "import affitrack.store"),
        ("book/__init__.py", "from matplotlib import figure"),
        ("ingest/__init__.py", "import affitrack.demo"),
        ("gui/__init__.py", "import sqlite3"),
        ("gui/__init__.py", "import affitrack.store"),
    ],
)
def test_a_breach_is_noticed(module: str, breach: str, tmp_path: Path) -> None:
    shutil.copytree(
        ROOT / "affitrack", tmp_path / "affitrack", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / "affitrack" / module).open("a", encoding="utf-8") as source:
        source.write(f"\n{breach}\n")
    ran = lint_imports(tmp_path)
    assert ran.returncode == 1, ran.stdout
    assert "BROKEN" in ran.stdout


BLOCK = """
import importlib, pkgutil, sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {"PySide6", "shiboken6", "matplotlib"}:
            raise ImportError(f"{name} is not to be imported here")

sys.meta_path.insert(0, Blocked())
import affitrack
imported = []
for room in sys.argv[1:]:
    module = importlib.import_module(f"affitrack.{room}")
    imported.append(module.__name__)
    for found in pkgutil.walk_packages(getattr(module, "__path__", []), f"{module.__name__}."):
        importlib.import_module(found.name)
        imported.append(found.name)
print(len(imported))
"""


def test_the_core_and_the_command_line_run_where_qt_is_not_installed() -> None:
    ran = run_python(BLOCK, *sorted(rooms() - {"gui"}))
    assert ran.returncode == 0, ran.stderr
    assert int(ran.stdout) > len(rooms())


def test_starting_the_program_loads_nothing_that_it_may_not_need() -> None:
    heavy = "PySide6", "matplotlib", "holidays"
    code = "import sys, affitrack.__main__, affitrack.cli, affitrack.book\n"
    ran = run_python(code + "print(*sorted(set(sys.argv[1:]) & set(sys.modules)))", *heavy)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.split() == []


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-c", code, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=80,
        check=False,
    )
