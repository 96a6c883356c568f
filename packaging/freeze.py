"""Freezes the program: one folder, `dist/affitrack`, that needs no Python, on each platform.

    python3.11 packaging/freeze.py

Uses an environment of its own (`build/freeze`) with the versions of `requirements.lock`, checked by
their hashes. Two runs on one commit with one Python give the same bytes. What goes into the folder
is said in `frozen/keeping.py`, whose it is in `build/made/licences/components.json`.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
ROOT = PACKAGING.parent
BUILD = ROOT / "build"
MADE = BUILD / "made"
DIST = ROOT / "dist"
LOCK = PACKAGING / "requirements.lock"
WANTED = (3, 11)
"""One Python for all packages, so that what is tried on one platform runs on the others."""


def freeze() -> Path:
    """Build the folder anew and return it."""
    if sys.version_info[:2] != WANTED:
        sys.exit(f"Please use Python {WANTED[0]}.{WANTED[1]}; this is {sys.version.split()[0]}.")
    python = environment(BUILD / "freeze")
    environ = {**os.environ, **reproducible(), "AFFITRACK_MADE": str(MADE)}
    environ["PYTHONNODEBUGRANGES"] = "1"  # columns within lines, for those who have the sources
    shutil.rmtree(MADE, ignore_errors=True)
    MADE.mkdir(parents=True)
    run(python, PACKAGING / "translations.py", ROOT / "resources" / "translations", env=environ)
    run(python, PACKAGING / "frozen" / "icons.py", MADE, env=environ)
    if sys.platform == "win32":
        script = PACKAGING / "windows" / "version_resource.py"
        run(python, script, MADE / "version.txt", env=environ)
    options = ["--noconfirm", "--clean", "--log-level", "ERROR"]
    places = ["--distpath", DIST, "--workpath", BUILD / "pyinstaller"]
    spec = PACKAGING / "frozen" / "affitrack.spec"
    run(python, "-m", "PyInstaller", *options, *places, spec, env=environ)
    if sys.platform == "linux":
        run(python, PACKAGING / "frozen" / "slimming.py", DIST / "affitrack", env=environ)
    return DIST / "affitrack"


def environment(folder: Path) -> Path:
    """Return the Python of an environment that holds what the lock names, and nothing else."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp = folder / "locked"
    wanted = hashlib.sha256(LOCK.read_bytes()).hexdigest() + sys.version
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        # Copied, the Python of macOS does not find its library any more; Windows wants a copy.
        venv.create(folder, clear=True, symlinks=sys.platform != "win32", with_pip=True)
        install = ["install", "--quiet", "--disable-pip-version-check", "--no-deps"]
        run(python, "-m", "pip", *install, "--only-binary", ":all:", "--require-hashes", "-r", LOCK)
        stamp.write_text(wanted, encoding="utf-8")
    return python


def reproducible() -> dict[str, str]:
    """Return what makes two builds of one commit alike: its moment, and a fixed order of sets."""
    moment = os.environ.get("SOURCE_DATE_EPOCH")
    if moment is None:
        asked = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
        moment = subprocess.check_output(asked, text=True).strip()
    return {"SOURCE_DATE_EPOCH": moment, "PYTHONHASHSEED": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def run(*command: str | Path, env: dict[str, str] | None = None) -> None:
    """Run a command; what it complains about is seen, and a failure ends this program."""
    subprocess.run(list(map(str, command)), check=True, env=env)


if __name__ == "__main__":
    sys.stdout.write(f"{freeze()}\n")
