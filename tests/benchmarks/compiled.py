"""The program as it is installed: with its modules compiled, whatever the environment says."""

from __future__ import annotations

import compileall
from pathlib import Path

import affitrack


def compile_package() -> None:
    """Compile what is not, as pip and the set-up do: Python does not, where it is told so."""
    compileall.compile_dir(Path(affitrack.__file__).parent, quiet=1)
