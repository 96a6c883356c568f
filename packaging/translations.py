"""Compiles the window's translations: each `.ts` beside which no newer `.qm` lies.

`.ts` files are written by people and kept in git; `.qm` files are what Qt reads and are made here,
with the compiler that PySide6 brings. Used by the set-up step and by the build of the wheel.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path


class CompilerMissingError(RuntimeError):
    """PySide6, which brings Qt's translation compiler, is not installed."""


def compile_translations(folder: Path) -> list[Path]:
    """Bring every `.qm` in `folder` up to date and return those that were written.

    Raises `CompilerMissingError` when one is out of date and there is nothing to compile it with,
    and `subprocess.CalledProcessError` when a `.ts` file is faulty.
    """
    stale = [source for source in sorted(folder.glob("*.ts")) if _is_stale(source)]
    written = []
    for source in stale:
        target = source.with_suffix(".qm")
        command = [_compiler(), "-silent", str(source), "-qm", str(target)]
        subprocess.run(command, check=True)
        written.append(target)
    return written


def _is_stale(source: Path) -> bool:
    target = source.with_suffix(".qm")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def _compiler() -> str:
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        message = "PySide6 is needed to compile the translations, and it is not installed."
        raise CompilerMissingError(message)
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    return str(Path(spec.origin).parent / name)


if __name__ == "__main__":
    compile_translations(Path(sys.argv[1]))
