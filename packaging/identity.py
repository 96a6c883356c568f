"""Under whose name, id and address the packages go out: the one place that says so.

    python packaging/identity.py    # exit code 1 while they must not be published

Nobody has an account or a domain for AffiTrack yet, and those of strangers are not named in their
place: `.invalid` is reserved for what leads nowhere (RFC 2606). Whoever publishes writes their own.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
_PROJECT: Final = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

AUTHORS: Final[str] = _PROJECT["authors"][0]["name"]
COPYRIGHT: Final = f"{AUTHORS}. {_PROJECT['license']} licence."
ADDRESS: Final = "authors@affitrack.invalid"
"""Of the maintainer, whom Debian's packages name."""
APPLICATION_ID: Final = "invalid.affitrack.affitrack"
"""A domain of ours, turned around, and the program's name. Not to be changed after a release."""
HOMEPAGE: Final[str | None] = None


def is_public() -> bool:
    """Tell whether address and id are of those who publish."""
    return "invalid" not in f"{ADDRESS} {APPLICATION_ID}"


if __name__ == "__main__":
    if not is_public():
        sys.exit(f"{ADDRESS} and {APPLICATION_ID} lead nowhere: see {__file__}")
