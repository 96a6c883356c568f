"""The program in a process of its own, as a user meets it: what it said, and what it cost."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

MIB: Final = 1 << 20
MOST_MEMORY: Final = 300 * MIB
MOST_SECONDS: Final = 8.0
REFUSED, WITH_REJECTS, DONE = 2, 1, 0
_PROGRAM: Final = (sys.executable, "-m", "affitrack", "--lang", "en", "--as-of", "2026-11-22")

# The memory of a process counts from its fork on, when it is still that of all tests before. So a
# small one stands between, and says what its child took: KB, seconds.
_MEASURED: Final = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[2:]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
with open(sys.argv[1], "w") as told:
    told.write(f"{used.ru_maxrss} {used.ru_utime + used.ru_stime}")
sys.exit(code)
"""

Maker = Callable[[Path], Path]
"""Makes a hostile file in a folder."""


def run(store: Path, path: Path, most_seconds: float = MOST_SECONDS) -> tuple[int, str]:
    """Import a file in a process of its own; return its code and what it said."""
    command = [*_PROGRAM, "--data", str(store), "import", str(path), "--account", "me"]
    with tempfile.NamedTemporaryFile("r") as told:
        process = subprocess.run(
            [sys.executable, "-c", _MEASURED, told.name, *command],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            preexec_fn=_limit,
            check=False,
        )
        kilobytes, seconds = map(float, told.read().split())
    words = process.stdout.decode()
    assert kilobytes * 1024 < MOST_MEMORY, f"{kilobytes / 1024:.0f} MB: {words}"
    assert seconds < most_seconds, f"{seconds:.1f} s: {words}"
    return process.returncode, words


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
    resource.setrlimit(resource.RLIMIT_AS, (2048 * MIB, 2048 * MIB))


def content(store: Path) -> list[str]:
    with sqlite3.connect(store) as connection:
        lines = connection.iterdump()
        kept = [line for line in lines if "sqlite_stat" not in line]  # what SQLite counts
    connection.close()
    return kept


def refused(store: Path, path: Path) -> str:
    """Return the one sentence that a file is refused with."""
    before = content(store)
    code, said = run(store, path)
    assert code == REFUSED, said
    assert "Traceback" not in said
    sentence, *hints, kept = said.strip().splitlines()
    assert sentence.startswith("“"), said
    assert sentence.endswith("."), said
    assert len(hints) <= 2, said
    assert kept == "Nothing was imported."
    assert content(store) == before
    return sentence


def noise(size: int, between: bytes = b"") -> bytes:
    """Return bytes in base 16 that pack at two to one, so that no ratio gives them away."""
    return between.join(os.urandom(64).hex().encode() for _ in range(size // 128))
