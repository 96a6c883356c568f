"""Writes what Windows shows as the properties of the programs, for PyInstaller.

Called as `version_resource.py build/made/version.txt`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import identity  # noqa: E402 - the path leads there by now

from affitrack import __version__  # noqa: E402

_ENGLISH_UNICODE: Final = "040904B0"
_LANGUAGE: Final = (0x0409, 1200)


def resource(version: str) -> str:
    """Return the resource in the form that PyInstaller reads."""
    numbers = tuple([*map(int, version.split(".")), 0, 0, 0][:4])
    words = {
        "CompanyName": identity.AUTHORS,
        "FileDescription": "AffiTrack",
        "FileVersion": version,
        "InternalName": "affitrack",
        "LegalCopyright": identity.COPYRIGHT,
        "ProductName": "AffiTrack",
        "ProductVersion": version,
    }
    structs = ", ".join(f"StringStruct({name!r}, {value!r})" for name, value in words.items())
    return (
        "VSVersionInfo(\n"
        f"  ffi=FixedFileInfo(filevers={numbers}, prodvers={numbers}, mask=0x3f, flags=0x0,"
        " OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)),\n"
        "  kids=[\n"
        f"    StringFileInfo([StringTable({_ENGLISH_UNICODE!r}, [{structs}])]),\n"
        f"    VarFileInfo([VarStruct('Translation', [{_LANGUAGE[0]}, {_LANGUAGE[1]}])]),\n"
        "  ],\n"
        ")\n"
    )


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(resource(__version__), encoding="utf-8")
