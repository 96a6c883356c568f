"""Which shared libraries a bundle needs: those that a module or plugin in it loads, and theirs.

PyInstaller collects what any plugin of Qt's wants, a whole GTK among it. Once plugins are left out,
what only they wanted is left out here.
"""

from __future__ import annotations

import re
import subprocess
import sys
import sysconfig
from pathlib import Path, PurePath
from typing import TypeAlias

Entry: TypeAlias = tuple[str, str, str]
"""Where it goes in the bundle, where it lies now, and its kind in PyInstaller's words."""


def needed(entries: list[Entry]) -> list[Entry]:
    """Return the entries that are loaded by their name or are linked by those that are."""
    by_name: dict[str, list[Entry]] = {}
    for entry in entries:
        by_name.setdefault(_name(entry[0]), []).append(entry)
    waiting = [entry for entry in entries if _is_loaded_by_name(entry)]
    found = {entry[0] for entry in waiting}
    while waiting:
        _, source, kind = waiting.pop()
        for name in () if kind == "SYMLINK" else _linked(source):
            for entry in by_name.get(_name(name), ()):
                if entry[0] not in found:
                    found.add(entry[0])
                    waiting.append(entry)
    return [entry for entry in entries if entry[0] in found]


def of_the_system(entries: list[Entry]) -> list[str]:
    """Return where in the bundle the libraries lie that came from the system, not from a wheel."""
    ours = [Path(sys.prefix), Path(sysconfig.get_path("stdlib"))]
    if sys.base_prefix != "/usr":
        ours.append(Path(sys.base_prefix))
    return [
        place
        for place, source, kind in entries
        if kind == "BINARY"
        and not PurePath(place).name.startswith("libpython")  # the program brings its own Python
        and not any(Path(source).is_relative_to(folder) for folder in ours)
    ]


def _is_loaded_by_name(entry: Entry) -> bool:
    place, _, kind = entry
    path = PurePath(place)
    is_python = path.name.lower().startswith(("libpython", "python3")) or path.name == "Python"
    return kind == "EXTENSION" or "plugins" in path.parts or is_python


def _name(path: str) -> str:
    """Return what a library is found by. Windows asks for MSVCP140.dll and takes msvcp140.dll."""
    return PurePath(path).name.casefold()


def _linked(source: str) -> set[str]:
    """Return the names of the libraries that one is linked with; not those that these want."""
    if sys.platform == "linux":  # PyInstaller's own asks `ldd`, which follows to the end
        told = subprocess.check_output(["readelf", "--dynamic", source], text=True)
        return set(re.findall(r"\(NEEDED\)[^\[]*\[(.+)\]", told))
    from PyInstaller.depend.bindepend import get_imports  # noqa: PLC0415 - there only in a build

    return {name for name, _ in get_imports(source)}
