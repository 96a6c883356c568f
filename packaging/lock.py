"""Writes `requirements.lock`: every package that a frozen program is made of, with its hashes.

    python -m pip install uv && python packaging/lock.py

One file for all platforms and for Python 3.11 onwards. `freeze.py` installs exactly this. To be
run whenever the requirements in `pyproject.toml` change (a test fails until then), and before a
release, for the newest versions: `python packaging/lock.py --upgrade`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGING = Path(__file__).resolve().parent
LOCK = PACKAGING / "requirements.lock"
_WORDS = "# Made by packaging/lock.py from pyproject.toml; not to be edited.\n"


def lock(*, upgrade: bool) -> None:
    """Write the file anew; without `upgrade` no version changes that need not."""
    command = [
        *_uv(),
        *("pip", "compile", "--quiet", "--no-header", "--no-annotate"),
        *("--universal", "--python-version", "3.11", "--generate-hashes"),
        *("--default-index", "https://pypi.org/simple"),
        *("--group", "package", "--output-file", str(LOCK), "pyproject.toml"),
    ]
    if upgrade:
        command.append("--upgrade")
    environment = {name: value for name, value in os.environ.items() if not _is_index(name)}
    subprocess.run(command, cwd=PACKAGING.parent, env=environment, check=True)
    LOCK.write_text(_WORDS + LOCK.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


def _uv() -> list[str]:
    found = shutil.which("uv")
    return [found] if found else [sys.executable, "-m", "uv"]


def _is_index(name: str) -> bool:
    """Tell whether a setting of this machine would look for packages in places of its own."""
    return name.startswith("UV_") and ("INDEX" in name or "FIND_LINKS" in name)


if __name__ == "__main__":
    lock(upgrade="--upgrade" in sys.argv[1:])
