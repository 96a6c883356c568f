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

Maker = Callable[[Path], Path]
"""Makes a hostile file in a folder."""


def run(store: Path, path: Path, most_seconds: float = MOST_SECONDS) -> tuple[int, str]:
    """Import a file in a process of its own; return its code and what it said."""
    command = [*_PROGRAM, "--data", str(store), "import", str(path), "--account", "me"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, preexec_fn=_limit)  # noqa: PLW1509
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode()
    assert usage.ru_maxrss * 1024 < MOST_MEMORY, f"{usage.ru_maxrss / 1024:.0f} MB: {words}"
    seconds = usage.ru_utime + usage.ru_stime
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
    sentence, *hints = said.strip().splitlines()
    assert sentence.startswith("“"), said
    assert sentence.endswith("."), said
    assert len(hints) <= 2, said
    assert content(store) == before
    return sentence


def noise(size: int, between: bytes = b"") -> bytes:
    """Return bytes in base 16 that pack at two to one, so that no ratio gives them away."""
    return between.join(os.urandom(64).hex().encode() for _ in range(size // 128))
