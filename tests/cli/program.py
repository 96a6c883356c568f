"""The program as a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = (sys.executable, "-m", "affitrack")


def environment(**changed: str) -> dict[str, str]:
    return os.environ | {"PYTHONPATH": str(ROOT), "LANG": "C.UTF-8"} | changed


def call(*words: str | Path, **changed: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*PROGRAM, *map(str, words)],
        env=environment(**changed),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
