"""Takes out of the libraries of a frozen folder what only a debugger reads. Linux only.

Python's own library alone is 23 MB with it and 6 without. Libraries that were moved about by the
makers of wheels do not always survive `strip`: their parts then lie where no page begins, and they
are not loaded any more. Such a one stays as it was.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

_ELF = b"\x7fELF"
_PART = re.compile(r"^\s+LOAD\s+(0x[0-9a-f]+)\s+(0x[0-9a-f]+)\s.*\s(0x[0-9a-f]+)$", re.MULTILINE)


def slim(folder: Path) -> int:
    """Strip every library below a folder that survives it; return how many bytes that saves."""
    saved = 0
    for path in sorted(folder.rglob("*.so*")):
        if path.is_file() and not path.is_symlink() and path.read_bytes()[:4] == _ELF:
            saved += _slimmed(path)
    return saved


def remove_dead_links(folder: Path) -> None:
    """Remove links to libraries that were left out: PyInstaller makes them for all it found."""
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() and not path.exists():
            path.unlink()


def _slimmed(path: Path) -> int:
    before = path.stat().st_size
    with tempfile.TemporaryDirectory() as folder:
        slim_one = Path(folder) / path.name
        subprocess.run(["strip", "--strip-unneeded", "-o", slim_one, path], check=True)
        gain = before - slim_one.stat().st_size
        if gain <= 0 or not is_loadable(slim_one):
            return 0
        shutil.copyfile(slim_one, path)
    return gain


def is_loadable(path: Path) -> bool:
    """Tell whether each part of a library lies in the file as it will in memory, by pages."""
    told = subprocess.check_output(["readelf", "--program-headers", "--wide", path], text=True)
    parts = [tuple(int(number, 16) for number in found) for found in _PART.findall(told)]
    return bool(parts) and all((place - offset) % page == 0 for offset, place, page in parts)


if __name__ == "__main__":
    remove_dead_links(Path(sys.argv[1]))
    sys.stdout.write(f"{slim(Path(sys.argv[1])) / 1e6:.0f} MB of notes for debuggers left out\n")
