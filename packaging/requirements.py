"""Prints the requirements that `pyproject.toml` states, one a line, for `pip install -r`.

`run` gives what the program needs, `dev` adds the tools of the tests. pip can install a package's
requirements only together with the package; the program runs from its checkout without that.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

PYPROJECT = Path(__file__).resolve().parent.parent / "pyproject.toml"


def requirements(kind: str) -> list[str]:
    """Return the requirements of `kind`, "run" or "dev"."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    wanted: list[str] = list(project["dependencies"])
    if kind == "dev":
        wanted += project["optional-dependencies"]["dev"]
    return wanted


if __name__ == "__main__":
    sys.stdout.write("\n".join(requirements(sys.argv[1])) + "\n")
