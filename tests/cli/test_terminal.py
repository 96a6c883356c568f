"""What somebody at a terminal is shown and asked, beside the answer."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from affitrack.demo import write_large
from tests.cli.conftest import AS_OF, HANDLE
from tests.cli.program import PROGRAM, call, environment

if sys.platform == "win32":
    pytest.skip("Windows has no such terminals", allow_module_level=True)

import pty


def at_terminal(*words: str | Path, typed: str = "") -> tuple[int, bytes, str]:
    """Run the program with keyboard and standard error at a terminal; return code and output."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [*PROGRAM, *map(str, words)],
        env=environment(),
        stdin=theirs,
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        os.write(ours, typed.encode())
        shown = _read_all(ours, time.monotonic() + 60)
        assert process.stdout is not None
        out = process.stdout.read()
    os.close(ours)
    return process.returncode, out, shown.decode()


def _read_all(terminal: int, deadline: float) -> bytes:
    shown = b""
    while time.monotonic() < deadline:
        readable, _, _ = select.select([terminal], [], [], 0.1)
        if not readable:
            continue
        try:
            read = os.read(terminal, 4096)
        except OSError:  # how Linux says that the other end is closed
            break
        if not read:
            break
        shown += read
    return shown


def test_the_account_is_asked_for_once(exports: list[Path], tmp_path: Path) -> None:
    words = ("--data", tmp_path / "store.db", "--lang", "en", "import")
    code, out, shown = at_terminal(*words, exports[-1], typed=f"{HANDLE}\n")
    assert code == 0
    assert "Whose sales are these? Your TikTok name:" in shown
    assert f"Account {HANDLE} was added" in shown
    assert HANDLE in out.decode()
    code, _, shown = at_terminal(*words, exports[-2])
    assert code == 0
    assert "Whose sales" not in shown


def test_no_answer_is_no_account(exports: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    code, _, _ = at_terminal("--data", store, "import", exports[-1], typed="\n")
    assert code == 2
    assert b"[]" in call("--data", store, "account", "list", "--json").stdout


def test_progress_is_shown_and_wiped(tmp_path: Path) -> None:
    large = tmp_path / "large.csv"
    write_large(large, 20_000)
    words = ("--data", tmp_path / "store.db", "--as-of", AS_OF, "--lang", "en", "--json")
    code, out, shown = at_terminal(*words, "import", large, "--account", HANDLE)
    assert code == 0
    assert out.startswith(b"{")
    assert "large.csv: " in shown
    assert "%" in shown
    assert "\x1b[K" in shown
