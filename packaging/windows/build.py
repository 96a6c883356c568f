"""Builds what Windows is given: an installer, and a folder in a zip archive that needs none.

    py -3.11 packaging/windows/build.py

On Windows, with NSIS 3 (`makensis`) in the PATH. With `--frozen`, `dist/affitrack` is used as it
lies there. Anywhere else only the installer's script can be compiled (a test does).
"""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

PACKAGING: Final = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PACKAGING.parent), str(PACKAGING), str(PACKAGING / "frozen")]

import identity  # noqa: E402 - the path leads there by now
import sbom  # noqa: E402
from freeze import DIST, MADE, freeze  # noqa: E402

from affitrack import __version__  # noqa: E402

NAME: Final = "affitrack"


def installer(frozen: Path, made: Path, target: Path) -> Path:
    """Compile the installer of a frozen folder, with the pictures in the folder `made`."""
    defines = {
        "VERSION": __version__,
        "FROZEN": frozen,
        "ICON": made / f"{NAME}.ico",
        "SIDE": made / f"{NAME}.bmp",
        "TARGET": target,
        "AUTHORS": identity.AUTHORS,
        "COPYRIGHT": identity.COPYRIGHT,
    }
    command = ["makensis", "-V2", "-WX", "-INPUTCHARSET", "UTF8"]
    command += [f"-D{name}={value}" for name, value in defines.items()]
    subprocess.run([*command, str(Path(__file__).with_name("affitrack.nsi"))], check=True)
    return target


def portable(frozen: Path, target: Path) -> Path:
    """Write a frozen folder into an archive, in an order that does not change."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in sorted(frozen.rglob("*")):
            if path.is_file():
                name = (Path("AffiTrack") / path.relative_to(frozen)).as_posix()
                entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, path.read_bytes())
    return target


def main() -> None:
    """Build both, and the bill of materials."""
    frozen = DIST / NAME if "--frozen" in sys.argv[1:] else freeze()
    name = f"{NAME}-{__version__}-windows-x64"
    built = (
        installer(frozen, MADE, DIST / f"{name}-setup.exe"),
        portable(frozen, DIST / f"{name}-portable.zip"),
    )
    sbom.main(MADE / "licences" / "components.json", DIST / f"{name}.cdx.json")
    sys.stdout.write("".join(f"{path}\n" for path in built))


if __name__ == "__main__":
    main()
