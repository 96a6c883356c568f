"""Files dragged with the mouse from another program, through a real X server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from typing import Any

import pytest

from affitrack.book import Book
from tests.gui.real import held, paid
from tests.ingest.samples import write_sales

pytestmark = [
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X is the screen of Linux"),
    pytest.mark.slow,
]

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATIENCE = 60.0
STEPS = 12


class Program:
    """A process that says on standard output what happens, a line of JSON each."""

    def __init__(self, script: str, display: str, *arguments: str) -> None:
        surroundings = {
            **os.environ,
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "PYTHONPATH": str(ROOT),
        }
        command = [sys.executable, str(HERE / script), *arguments]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=surroundings
        )
        self.seen: list[dict[str, Any]] = []
        self._patience = Timer(PATIENCE, self._process.kill)  # who waits for its words goes on then
        self._patience.start()

    def waits_for(self, what: str) -> Any:  # noqa: ANN401 - whatever it says
        """Read on until something is said, and return it."""
        assert self._process.stdout is not None
        for line in self._process.stdout:
            said = json.loads(line)
            self.seen.append(said)
            if what in said:
                return said[what]
        assert self._process.stderr is not None
        raise AssertionError(f"it ended without {what}: {self.seen} {self._process.stderr.read()}")

    def end(self) -> None:
        self._patience.cancel()
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def display() -> Iterator[str]:
    """A screen that nobody sees. `packaging/setup.sh` brings both programs where they lack."""
    server, mouse = shutil.which("Xvfb"), shutil.which("xdotool")
    assert server, "Xvfb is not installed: packaging/test installs it"
    assert mouse, "xdotool is not installed: packaging/test installs it"
    read, write = os.pipe()
    process = subprocess.Popen(
        [server, "-displayfd", str(write), "-screen", "0", "1280x800x24", "-nolisten", "tcp"],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    process.kill()
    process.wait()


def mouse(display: str, *what: str) -> None:
    subprocess.run(["xdotool", *what], env={**os.environ, "DISPLAY": display}, check=True)
    time.sleep(0.08)


def drag(display: str, start: tuple[int, int], end: tuple[int, int]) -> None:
    """Press at one place, go to the other in small steps as a hand does, and let go."""
    mouse(display, "mousemove", *map(str, start))
    mouse(display, "mousedown", "1")
    for step in range(1, STEPS + 1):
        x, y = (round(a + (b - a) * step / STEPS) for a, b in zip(start, end, strict=True))
        mouse(display, "mousemove", str(x), str(y))
    time.sleep(0.5)
    mouse(display, "mouseup", "1")


def test_files_of_another_program_are_dropped_and_previewed(display: str, tmp_path: Path) -> None:
    first = write_sales(tmp_path / "a first export.csv", [paid(1), held(1)])
    second = write_sales(tmp_path / "zweiter – été.csv", [held(2)])
    window = Program("x_window.py", display, str(tmp_path))
    source = Program("x_source.py", display, str(first), str(second))
    try:
        start, end = source.waits_for("ready"), window.waits_for("ready")
        drag(display, tuple(start), tuple(end))
        assert window.waits_for("over") is True, "the window says that files can be dropped"
        assert window.waits_for("dropped") == [str(first), str(second)]
        assert source.waits_for("ended") == "CopyAction", "the other program keeps its files"
        assert window.waits_for("previewing") is True
        said = " ".join(window.seen[-1]["said"]).replace("\u200b", "")
        assert first.name in said
        assert second.name in said
    finally:
        source.end()
        window.end()
    with Book.open(tmp_path / "book.db") as book:
        assert book.is_empty(), "nothing is written before Import is pressed"
