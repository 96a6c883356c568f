"""The files of a Linux installation beside the program itself, and where they lie.

One tree for the Debian package, the tarball and the AppDir: `<prefix>/lib/affitrack` is the frozen
folder, `<prefix>/bin/affitrack` leads there, `<prefix>/share` is what a desktop reads.
"""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

PACKAGING: Final = Path(__file__).resolve().parents[1]
ROOT: Final = PACKAGING.parent
sys.path[:0] = [str(ROOT), str(PACKAGING), str(PACKAGING / "frozen")]

import components  # noqa: E402 - the path leads there by now
import freeze  # noqa: E402
import identity  # noqa: E402

from affitrack import __version__  # noqa: E402

NAME: Final = "affitrack"
_HERE: Final = Path(__file__).resolve().parent
_LARGEST_ICON: Final = 512


def plant(prefix: Path, *, with_system_libraries: bool) -> None:
    """Put everything below a folder that is `/usr` or stands in for it.

    Args:
        prefix: a folder; what is in it already stays.
        with_system_libraries: keep those that not every desktop has; else the package asks for
            them.
    """
    program = prefix / "lib" / NAME
    program.parent.mkdir(parents=True, exist_ok=True)
    shutil.copytree(freeze.DIST / NAME, program, symlinks=True)
    if not with_system_libraries:
        _remove_system_libraries(program)
    (prefix / "bin").mkdir(exist_ok=True)
    (prefix / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    _plant_desktop(prefix / "share")
    _plant_manual(prefix / "share" / "man")


def _remove_system_libraries(program: Path) -> None:
    """Remove libraries that came from the system of whoever builds, with their licences."""
    inside = program / "_internal"
    for name in (freeze.MADE / "system-libraries.txt").read_text(encoding="utf-8").splitlines():
        (inside / name).unlink()
    components.leave_out(inside / "resources" / "licences", kind="deb")


def _plant_desktop(share: Path) -> None:
    _copy(_HERE / "affitrack.desktop", share / "applications" / f"{NAME}.desktop")
    told = share / "metainfo" / f"{identity.APPLICATION_ID}.metainfo.xml"
    told.parent.mkdir(parents=True)
    told.write_text(metainfo(day()), encoding="utf-8")
    icons = share / "icons" / "hicolor"
    for picture in sorted(freeze.MADE.glob("affitrack-*.png")):
        size = int(picture.stem.rpartition("-")[2])
        if size <= _LARGEST_ICON:
            _copy(picture, icons / f"{size}x{size}" / "apps" / f"{NAME}.png")
    drawing = ROOT / "resources" / "icons" / "affitrack.svg"
    _copy(drawing, icons / "scalable" / "apps" / f"{NAME}.svg")


def metainfo(released_on: str) -> str:
    """Return what shop windows of software show of the program."""
    page = identity.HOMEPAGE
    told = {
        "ID": identity.APPLICATION_ID,
        "AUTHORS": identity.AUTHORS,
        "HOMEPAGE": f'\n  <url type="homepage">{page}</url>' if page else "",
        "VERSION": __version__,
        "DAY": released_on,
    }
    text = (_HERE / "metainfo.xml").read_text(encoding="utf-8")
    for name, value in told.items():
        text = text.replace(f"@{name}@", value)
    return text


def _plant_manual(folder: Path) -> None:
    for lang, place in (("en", folder / "man1"), ("fr", folder / "fr" / "man1")):
        place.mkdir(parents=True)
        page = place / f"{NAME}.1"
        freeze.run(sys.executable, _HERE / "man_page.py", lang, page, day())
        compress(page)


def compress(path: Path) -> None:
    """Put a file into a gzip archive in its place, without a name and a moment."""
    packed = gzip.compress(path.read_bytes(), compresslevel=9, mtime=0)
    path.with_name(f"{path.name}.gz").write_bytes(packed)
    path.unlink()


def settle(root: Path) -> None:
    """Give everything below a folder one moment, and the rights that files of a package have."""
    at = moment()
    for path in (root, *sorted(root.rglob("*"))):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(path) else 0o644)
        os.utime(path, (at, at), follow_symlinks=False)


def _is_program(path: Path) -> bool:
    return path.name == "AppRun" or (path.name == NAME and path.parent.name == NAME)


def moment() -> int:
    """Return the second that everything is dated from: that of the commit."""
    return int(freeze.reproducible()["SOURCE_DATE_EPOCH"])


def day() -> str:
    """Return its day in ISO text."""
    return datetime.fromtimestamp(moment(), tz=UTC).date().isoformat()


def architecture() -> str:
    """Return the machine's architecture in Debian's words."""
    return subprocess.check_output(["dpkg", "--print-architecture"], text=True).strip()


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
