"""Where the files of `resources/` are: in an installed package, a checkout or a frozen program."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


class ResourcesMissingError(FileNotFoundError):
    """The installation lacks a file that the program cannot do without."""


def bundled_path(*parts: str) -> Path:
    """Return the existing file or folder `resources/<parts...>`.

    Raises `ResourcesMissingError`, which names every place looked at, when it is in none of them.
    """
    candidates = [folder.joinpath(*parts) for folder in _resource_folders()]
    for candidate in candidates:
        if candidate.exists():
            return candidate
    wanted = "/".join(("resources", *parts))
    places = "\n".join(f"  {candidate}" for candidate in candidates)
    raise ResourcesMissingError(f"{wanted} is missing from this installation. Looked at:\n{places}")


@cache
def _resource_folders() -> tuple[Path, ...]:
    package = Path(__file__).resolve().parent
    folders = [package / "resources", package.parent / "resources"]
    unpacked = getattr(sys, "_MEIPASS", None)  # set by PyInstaller in a frozen program
    if unpacked is not None:
        folders.append(Path(unpacked) / "resources")
    return tuple(folders)
