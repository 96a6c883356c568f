"""Whose each file of a bundle is, and under which licence: nothing may be in it that is nobody's.

From this come the licence texts in the bundle, the list that "About" shows, Debian's copyright file
and the bill of materials (`sbom.py`).
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import asdict, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).resolve().parents[2]
TEXTS: Final = Path(__file__).resolve().parent / "licences"

_LICENCE_FILE: Final = re.compile(r"(licen[cs]e|copying|notice)", re.IGNORECASE)
# Where the metadata of a package does not say it in SPDX's words; read in its licence file.
_LICENCES: Final = {
    "click-default-group": "BSD-3-Clause",
    "contourpy": "BSD-3-Clause",
    "cycler": "BSD-3-Clause",
    "kiwisolver": "BSD-3-Clause",
    "matplotlib": "PSF-2.0",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
    "pyinstaller-hooks-contrib": "GPL-2.0-or-later AND Apache-2.0",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "python-dateutil": "Apache-2.0 AND BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "sqlite-fts4": "Apache-2.0",
}
# What Qt's wheels do not bring: its licence, and those of what is built into its libraries.
_QT_TEXTS: Final = ("LGPL-3.0", "GPL-3.0", "qtbase", "qtsvg", "qtwayland", "icu")
_OWN_TEXTS: Final = {"pyside6-essentials": _QT_TEXTS, "shiboken6": ("LGPL-3.0", "GPL-3.0")}
_MICROSOFT: Final = re.compile(
    r"(vcruntime|msvcp|ucrtbase|api-ms-win|concrt)[^/]*\.dll$", re.IGNORECASE
)


class NobodysError(Exception):
    """A file would be shipped of which it is not known whose it is."""


@dataclass(frozen=True, slots=True, order=True)
class Component:
    """Something that others made."""

    name: str
    version: str
    licence: str
    """In SPDX's words where its makers use them."""
    homepage: str
    kind: str
    """`pypi`, `python`, `deb`, `microsoft` or `appimage`."""
    texts: tuple[str, ...]
    """Files below the folder of licences."""


class _Owner(NamedTuple):
    kind: str
    name: str


def components(sources: set[Path], target: Path) -> list[Component]:
    """Return whose files these are, and put their licence texts into the folder `target`.

    Raises `NobodysError` with the names of those that nobody owns.
    """
    owners = {source: _owner_of(source) for source in sources if not _is_ours(source)}
    nobodys = sorted(str(source) for source, owner in owners.items() if owner is None)
    if nobodys:
        raise NobodysError("\n".join(nobodys))
    found = {owner for owner in owners.values() if owner is not None}
    found |= {owner for owner in (_Owner("python", "python"), _loader()) if owner is not None}
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", target / "affitrack.txt")
    return sorted(_component(owner, target) for owner in found)


# --- whose it is ---------------------------------------------------------------------------------


def _loader() -> _Owner | None:
    """Return whose the program is that starts Python: it is no file of the environment."""
    return _Owner("pypi", "pyinstaller")


def _is_ours(source: Path) -> bool:
    return source.is_relative_to(ROOT) and not source.is_relative_to(sys.prefix)


def _owner_of(source: Path) -> _Owner | None:
    distribution = _distributions().get(source) or _distributions().get(source.resolve())
    if distribution is not None:
        return _Owner("pypi", distribution)
    for folder in {Path(sys.base_prefix), Path(sysconfig.get_path("stdlib"))}:
        inside = source.is_relative_to(folder) or source.resolve().is_relative_to(folder.resolve())
        if folder != Path("/usr") and inside:
            return _Owner("python", "python")
    # The latter is made by PyInstaller, of Python's own modules.
    if source.name.startswith("libpython") or source.name == "base_library.zip":
        return _Owner("python", "python")
    if sys.platform == "win32" and _MICROSOFT.search(source.name):
        return _Owner("microsoft", "vcruntime")
    package = _debian_package(source)
    return None if package is None else _Owner("deb", package)


@cache
def _distributions() -> dict[Path, str]:
    """Return the distribution that brought each file of the environment."""
    return {
        Path(str(distribution.locate_file(file))): name
        for distribution in metadata.distributions()
        for name in [_normal(distribution.metadata["Name"])]  # read once, not for each file
        for file in distribution.files or ()
    }


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _debian_package(source: Path) -> str | None:
    if sys.platform != "linux":
        return None
    for path in (source.resolve(), source, Path(str(source.resolve()).removeprefix("/usr"))):
        asked = subprocess.run(
            ["/usr/bin/dpkg", "-S", str(path)], capture_output=True, text=True, check=False
        )
        if asked.returncode == 0:
            return asked.stdout.splitlines()[0].rpartition(": ")[0].partition(":")[0]
    return None


# --- what it is ----------------------------------------------------------------------------------


def _component(owner: _Owner, target: Path) -> Component:
    make = {"pypi": _of_registry, "python": _of_python, "deb": _of_debian}
    return make.get(owner.kind, _of_microsoft)(owner.name, target)


def _of_registry(name: str, target: Path) -> Component:
    distribution = metadata.distribution(name)
    told = distribution.metadata
    licence = _LICENCES.get(name) or told.get("License-Expression") or told.get("License") or ""
    if not licence or "\n" in licence:
        raise NobodysError(f"the licence of {name} is not known; see {__file__}")
    texts = [
        (Path(str(distribution.locate_file(file))), "-".join(file.parts[1:]))
        for file in distribution.files or ()
        if file.parts[0].endswith(".dist-info") and _LICENCE_FILE.search(file.name)
    ]
    texts += [(TEXTS / f"{text}.txt", f"{text}.txt") for text in _OWN_TEXTS.get(name, ())]
    if not texts:
        raise NobodysError(f"{name} brings no licence text; see {__file__}")
    kept = tuple(sorted(_kept(source, target / name, called) for source, called in texts))
    return Component(name, distribution.version, licence, _homepage(told), "pypi", kept)


def _homepage(told: metadata.PackageMetadata) -> str:
    pages = {
        key.strip().lower(): page.strip()
        for key, _, page in (each.partition(",") for each in told.get_all("Project-URL") or ())
    }
    wanted = ("homepage", "home", "repository", "source", "source code", "documentation")
    given = next((pages[key] for key in wanted if key in pages), told.get("Home-page"))
    return given or f"https://pypi.org/project/{told['Name']}/"


def _of_python(name: str, target: Path) -> Component:
    version = ".".join(map(str, sys.version_info[:3]))
    candidates = [
        *Path(sysconfig.get_path("stdlib")).glob("LICENSE*"),
        *Path(sys.base_prefix).glob("LICENSE*"),
        *Path("/usr/share/doc").glob(
            f"python{sys.version_info[0]}.{sys.version_info[1]}/copyright"
        ),
    ]
    text = _kept(candidates[0], target / name, "LICENSE.txt")
    return Component(name, version, "Python-2.0.1", "https://www.python.org/", "python", (text,))


def _of_debian(name: str, target: Path) -> Component:
    asked = ["/usr/bin/dpkg-query", "-W", "-f=${Version}\n${source:Package}\n", name]
    version, source = subprocess.check_output(asked, text=True).splitlines()[:2]
    copyright_file = Path("/usr/share/doc") / name / "copyright"
    told = re.findall(r"^License: *(.+)$", copyright_file.read_text(errors="replace"), re.MULTILINE)
    licences = " AND ".join(dict.fromkeys(map(str.strip, told))) or "see its text"
    text = _kept(copyright_file, target / name, "copyright.txt")
    page = f"https://tracker.debian.org/pkg/{source}"
    return Component(name, version, licences, page, "deb", (text,))


def _of_microsoft(name: str, target: Path) -> Component:
    text = _kept(TEXTS / "vcruntime.txt", target / name, "notice.txt")
    page = "https://learn.microsoft.com/cpp/windows/latest-supported-vc-redist"
    return Component(
        name, "14", "LicenseRef-Microsoft-Visual-Cpp-Runtime", page, "microsoft", (text,)
    )


def _kept(source: Path, folder: Path, called: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    kept = folder / (called if called.endswith((".txt", ".md")) else f"{called}.txt")
    shutil.copyfile(source, kept)
    return kept.relative_to(folder.parent).as_posix()


# --- what was written down -----------------------------------------------------------------------


def read(licences: Path) -> list[Component]:
    """Return the components of a frozen program by its folder of licences."""
    told = json.loads((licences / "components.json").read_text(encoding="utf-8"))
    return [Component(**{**each, "texts": tuple(each["texts"])}) for each in told]


def write(found: list[Component], licences: Path) -> None:
    """Write down the components of a frozen program."""
    document = json.dumps([asdict(each) for each in found], indent=1, ensure_ascii=False)
    (licences / "components.json").write_text(f"{document}\n", encoding="utf-8")


def add(component: Component, licences: Path) -> None:
    """Add what a package brings beside the frozen program to that one's list, with its texts."""
    for text in component.texts:
        _kept(TEXTS / Path(text).name, licences / component.name, Path(text).name)
    write(sorted([*read(licences), component]), licences)


def leave_out(licences: Path, *, kind: str) -> None:
    """Take the components of a kind out of a frozen program's list, with their texts."""
    found = read(licences)
    for each in found:
        if each.kind == kind:
            shutil.rmtree(licences / each.name)
    write([each for each in found if each.kind != kind], licences)
