"""A built wheel is the whole program: code, resources, translations, licence, commands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from email.parser import Parser
from pathlib import Path

import pytest

import affitrack

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel, without a network, from a copy that holds no compiled translation."""
    copy = tmp_path_factory.mktemp("checkout")
    for name in ("affitrack", "resources", "packaging"):
        shutil.copytree(
            ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.qm")
        )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, copy)
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=copy,
        check=True,
        capture_output=True,
        timeout=80,
    )
    (built,) = out.glob("*.whl")
    return built


def names(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_it_holds_every_module_and_every_resource(wheel: Path) -> None:
    modules = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "affitrack").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    resources = {
        f"affitrack/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix != ".qm"
    }
    assert resources
    assert modules | resources <= names(wheel)
    assert "affitrack/py.typed" in modules


def test_it_holds_each_translation_compiled(wheel: Path) -> None:
    sources = (ROOT / "resources" / "translations").glob("*.ts")
    expected = {f"affitrack/resources/translations/{source.stem}.qm" for source in sources}
    assert expected, "the window speaks French and English"
    assert expected <= names(wheel)


def test_it_brings_its_version_its_licence_and_its_commands(wheel: Path) -> None:
    info = f"affitrack-{affitrack.__version__}.dist-info"
    with zipfile.ZipFile(wheel) as archive:
        metadata = Parser().parsestr(archive.read(f"{info}/METADATA").decode())
        commands = archive.read(f"{info}/entry_points.txt").decode()
        archive.getinfo(f"{info}/licenses/LICENSE")
    assert metadata["Version"] == affitrack.__version__
    assert metadata["License-Expression"] == "MIT"
    assert "[console_scripts]\naffitrack = affitrack.__main__:main" in commands
    assert "[gui_scripts]\naffitrack-gui = affitrack.__main__:main" in commands


def test_the_installed_program_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    installed = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(installed)
    code = "from affitrack.bundled import bundled_path as b; print(b('icons', 'affitrack.svg'))"
    ran = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(installed)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    found = installed / "affitrack" / "resources" / "icons" / "affitrack.svg"
    assert Path(ran.stdout.strip()) == found.resolve()
