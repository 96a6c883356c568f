"""What others made that this program brings with it, and under which licences.

The list is written when a package is built (`packaging/frozen/components.py`). A program that runs
from its sources brings nothing: what it uses was installed beside it, with its own licences.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from affitrack.bundled import ResourcesMissingError, bundled_path

if TYPE_CHECKING:
    from pathlib import Path

_FOLDER: Final = "licences"
_OWN: Final = "affitrack.txt"


@dataclass(frozen=True, slots=True)
class Bundled:
    """Something that others made."""

    name: str
    version: str
    licence: str
    """In SPDX's words where its makers use them."""
    homepage: str
    texts: tuple[Path, ...]
    """Files of the licence's words."""

    def text(self) -> str:
        """Return the licence's words, one file after the other."""
        return "\n\n".join(
            path.read_text(encoding="utf-8", errors="replace").strip() for path in self.texts
        )


def bundled_components() -> list[Bundled]:
    """Return all of them by name; none where the program runs from its sources."""
    try:
        told = json.loads(bundled_path(_FOLDER, "components.json").read_text(encoding="utf-8"))
    except ResourcesMissingError:
        return []
    return [
        Bundled(
            name=each["name"],
            version=each["version"],
            licence=each["licence"],
            homepage=each["homepage"],
            texts=tuple(bundled_path(_FOLDER, *text.split("/")) for text in each["texts"]),
        )
        for each in told
    ]
