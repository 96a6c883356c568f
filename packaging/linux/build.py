"""Builds what Linux is given: `dist/affitrack_<version>_amd64.deb`, a tarball, an AppDir.

    python3.11 packaging/linux/build.py            # freezes the program, then makes all three
    python3.11 packaging/linux/build.py deb        # one of: deb, tarball, appdir
    python3.11 packaging/linux/build.py deb --frozen   # with dist/affitrack as it lies there

Needs dpkg-dev, binutils and xz-utils. Reproducible: everything is dated from the commit.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import deb
import sbom
import tree
from components import Component, add
from freeze import DIST, MADE, freeze

_HERE: Final = Path(__file__).resolve().parent
_LICENCES: Final = Path("usr/lib", tree.NAME, "_internal/resources/licences")
RUNTIME: Final = Component(
    name="appimage-runtime",
    version="20251108",  # the release that the workflow takes
    licence="MIT AND BSD-2-Clause AND BSD-3-Clause AND Zlib AND LGPL-2.1-only",
    homepage="https://github.com/AppImage/type2-runtime",
    kind="appimage",
    texts=("appimage-runtime/appimage-runtime.txt",),
)
"""What stands before the AppDir in an AppImage."""
_RUN: Final = """\
#!/bin/sh
exec "$(dirname "$(readlink -f "$0")")/usr/lib/affitrack/affitrack" "$@"
"""


def tarball(target: Path) -> Path:
    """Write one folder to be unpacked anywhere, as an archive."""
    name = f"{tree.NAME}-{tree.__version__}-linux-{_machine()}"
    archive = target / f"{name}.tar.xz"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / name
        root.mkdir()
        tree.plant(root, with_system_libraries=True)
        shutil.copyfile(_HERE / "README.txt", root / "README.txt")
        shutil.copyfile(tree.ROOT / "LICENSE", root / "LICENSE")
        tree.settle(root)
        packing = ["tar", "--create", "--sort=name", "--owner=0", "--group=0", "--numeric-owner"]
        subprocess.run(
            [*packing, "--file", archive, "--use-compress-program=xz -9", "-C", folder, name],
            check=True,
        )
    return archive


def appdir(target: Path) -> Path:
    """Write the folder that an AppImage is made of."""
    root = target / "AffiTrack.AppDir"
    shutil.rmtree(root, ignore_errors=True)
    (root / "usr").mkdir(parents=True)
    tree.plant(root / "usr", with_system_libraries=True)
    add(RUNTIME, root / _LICENCES)
    (root / "AppRun").write_text(_RUN, encoding="utf-8")
    shutil.copyfile(_HERE / "affitrack.desktop", root / "affitrack.desktop")
    shutil.copyfile(MADE / "affitrack-256.png", root / "affitrack.png")
    (root / ".DirIcon").symlink_to("affitrack.png")
    tree.settle(root)
    return root


def _machine() -> str:
    return subprocess.check_output(["uname", "-m"], text=True).strip()


KINDS: Final = {"deb": deb.build, "tarball": tarball, "appdir": appdir}


def main() -> None:
    """Build what is asked for and print where it lies."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kinds", nargs="*", choices=[*KINDS, []], metavar="deb|tarball|appdir")
    parser.add_argument("--frozen", action="store_true", help="use dist/affitrack as it is")
    chosen = parser.parse_args()
    if not chosen.frozen:
        freeze()
    built = {kind: KINDS[kind](DIST) for kind in chosen.kinds or KINDS}
    licences = built["appdir"] / _LICENCES if "appdir" in built else MADE / "licences"
    sbom.main(licences / "components.json", DIST / f"{tree.NAME}.cdx.json")
    sys.stdout.write("".join(f"{path}\n" for path in built.values()))


if __name__ == "__main__":
    main()
