"""Builds the Debian package from the frozen folder, without debhelper.

What it depends on is worked out by `dpkg-shlibdeps` from the program's own libraries; those of the
system are left out of it. Called by `build.py`.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

import tree
from components import Component, read
from tree import identity

_MAINTAINER: Final = f"{identity.AUTHORS} <{identity.ADDRESS}>"
_OVERRIDES: Final = Path(__file__).resolve().parent / "lintian-overrides"
_DESCRIPTION: Final = """\
Description: what each video earned, what is held back, when it will be paid
 AffiTrack shows creators of TikTok Shop what each of their videos earned, what
 is held back, and when it will be paid. It takes in the exports that the
 platform offers, as they are, and shows before anything is kept what would
 change. Everything stays on this computer, in one file.
 .
 Not made by TikTok.
"""
# Not linked, but asked for at work: printing, a font that has every sign, and one for the pictures
# that titles of videos are full of.
_RECOMMENDED: Final = "fonts-dejavu-core, fonts-noto-color-emoji, libcups2, xdg-utils"
_LONG_TEXTS: Final = re.compile(
    r"GNU (LESSER )?GENERAL PUBLIC LICENSE\s+Version|Apache License\s+Version 2\.0, January 2004"
)
_COMMON: Final = "/usr/share/common-licenses"
_INSIDE: Final = f"/usr/lib/{tree.NAME}/_internal/resources/licences"


def build(target: Path) -> Path:
    """Write the package into a folder and return its path."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name) / "root"
        usr = root / "usr"
        usr.mkdir(parents=True)
        tree.plant(usr, with_system_libraries=False)
        _plant_documents(usr / "share")
        _write_control(root, _depends(root))
        tree.settle(root)
        package = target / f"{tree.NAME}_{tree.__version__}_{tree.architecture()}.deb"
        target.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", root, package],
            check=True,
            stdout=subprocess.DEVNULL,
            env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": str(tree.moment())},
        )
    return package


def _plant_documents(share: Path) -> None:
    documents = share / "doc" / tree.NAME
    documents.mkdir(parents=True)
    licences = share.parent / "lib" / tree.NAME / "_internal" / "resources" / "licences"
    (documents / "copyright").write_text(_copyright(licences), encoding="utf-8")
    shutil.copyfile(tree.ROOT / "CHANGELOG.md", documents / "NEWS.md")
    tree.compress(documents / "NEWS.md")
    changes = documents / "changelog"
    changes.write_text(_changes(), encoding="utf-8")
    tree.compress(changes)
    overrides = share / "lintian" / "overrides" / tree.NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(_OVERRIDES, overrides)


def _changes() -> str:
    """Return the changelog in Debian's form. People read `NEWS.md.gz`, which is ours."""
    at = subprocess.check_output(
        ["date", "--utc", "--rfc-email", f"--date=@{tree.moment()}"], text=True
    ).strip()
    return (
        f"{tree.NAME} ({tree.__version__}) unstable; urgency=medium\n\n"
        f"  * See /usr/share/doc/{tree.NAME}/NEWS.md.gz.\n\n"
        f" -- {_MAINTAINER}  {at}\n"
    )


def _copyright(licences: Path) -> str:
    own = (tree.ROOT / "LICENSE").read_text(encoding="utf-8")
    where = f"Longer licences stand in\n{_INSIDE} and in {_COMMON}."
    parts = [
        "AffiTrack is free software under the following licence.\n",
        own,
        f"The package brings what others made, in the versions named here. {where}\n",
        *(_told(component, licences) for component in read(licences)),
    ]
    return "\n".join(parts)


def _told(component: Component, licences: Path) -> str:
    head = f"{component.name} {component.version}"
    lines = [
        "-" * 72,
        head,
        f"Source: {component.homepage}",
        f"License: {component.licence}",
        *(f"Text: {_INSIDE}/{text}" for text in component.texts),
        "",
    ]
    for text in component.texts:
        words = (licences / text).read_text(encoding="utf-8", errors="replace")
        if not _LONG_TEXTS.search(words) and len(words) < 20_000:  # noqa: PLR2004 - a few pages
            lines += [words]
    return "\n".join(lines)


# --- what it needs -------------------------------------------------------------------------------


def _write_control(root: Path, depends: str) -> None:
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    kib = sum(path.lstat().st_size for path in root.rglob("*") if not path.is_dir()) // 1024
    control.write_text(
        f"Package: {tree.NAME}\n"
        f"Version: {tree.__version__}\n"
        f"Architecture: {tree.architecture()}\n"
        f"Maintainer: {_MAINTAINER}\n"
        f"Installed-Size: {kib}\n"
        f"Depends: {depends}\n"
        f"Recommends: {_RECOMMENDED}\n"
        + (f"Homepage: {identity.HOMEPAGE}\n" if identity.HOMEPAGE else "")
        + "Section: misc\nPriority: optional\n"
        + _DESCRIPTION,
        encoding="utf-8",
    )
    sums = "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {path.relative_to(root).as_posix()}\n"
        for path in sorted((root / "usr").rglob("*"))
        if path.is_file() and not path.is_symlink()
    )
    (root / "DEBIAN" / "md5sums").write_text(sums, encoding="utf-8")


def _depends(root: Path) -> str:
    """Return the packages that bring the libraries which the program is linked with."""
    inside = root / "usr" / "lib" / tree.NAME
    linked = [path for path in sorted(inside.rglob("*")) if _is_linked(path)]
    folders = sorted({path.parent for path in linked})
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / "debian").mkdir()
        (Path(name) / "debian" / "control").write_text(
            f"Source: {tree.NAME}\n\nPackage: {tree.NAME}\nArchitecture: any\n", encoding="utf-8"
        )
        told = subprocess.check_output(
            [
                "dpkg-shlibdeps",
                "-O",
                "--ignore-missing-info",
                *(f"-l{folder}" for folder in folders),
                *(f"-e{path}" for path in linked),
            ],
            cwd=name,
            text=True,
            stderr=subprocess.DEVNULL,
        )
    return told.strip().removeprefix("shlibs:Depends=")


def _is_linked(path: Path) -> bool:
    """Tell whether it is a program or library that may ask for others; a plugin may be missing."""
    if path.is_symlink() or not path.is_file() or "printsupport" in path.parts:
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"
