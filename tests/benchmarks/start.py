"""How long until Home shows what there is, against a window of Qt's with one word in it?

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.start --lines 100000

Starts both in turns, several times, each in a process of its own, and takes the time from before
the process to after the first painting: of the one word, and of Home's cards with the figures in
them. Prints the median of each with their ratio, the time until the chart stands, and how much
memory the program took at most until the cards and until the chart. With `--cold`, which needs
root on Linux, the files are read from the disk again each time.

The program is started by its own `main`; what looks on is a filter of the events of Home, put
where the program's own measure would be (a search for Home would load every class of Qt's). Where
there is neither a display nor QT_QPA_PLATFORM, an Xvfb of its own is started, or the lack is told.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from affitrack.gui.main_window import MainWindow

AS_OF: Final = "2026-11-22"
_CACHES: Final = Path("/proc/sys/vm/drop_caches")
_DISPLAYS: Final = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
_STARTED: Final = "AFFITRACK_BENCHMARK_STARTED"


def main() -> None:
    """Measure and print, or be what is measured."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--store", type=Path, help="a store to use instead of a new one")
    parser.add_argument("--times", type=int, default=7)
    parser.add_argument("--cold", action="store_true")
    parser.add_argument("--be", choices=("bare", "home"), help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.be == "bare":
        be_bare()
    elif chosen.be == "home":
        be_home(chosen.store)
    else:
        with tempfile.TemporaryDirectory() as name, display():
            store = chosen.store or written(Path(name), chosen.lines)
            measure(store, chosen.times, is_cold=chosen.cold)


@contextmanager
def display() -> Iterator[None]:
    """Make sure that windows can be shown: on a virtual screen where there is none."""
    if not sys.platform.startswith("linux") or set(os.environ) & _DISPLAYS:
        yield
        return
    xvfb = shutil.which("Xvfb")
    if xvfb is None:
        sys.exit("There is no display: install Xvfb, or set QT_QPA_PLATFORM=offscreen.")
    told, tells = os.pipe()
    command = [xvfb, "-displayfd", str(tells), "-screen", "0", "1920x1080x24"]
    with subprocess.Popen(command, pass_fds=(tells,), stderr=subprocess.DEVNULL) as screen:
        os.close(tells)
        with os.fdopen(told) as number:
            os.environ["DISPLAY"] = f":{number.readline().strip()}"
        try:
            yield
        finally:
            del os.environ["DISPLAY"]
            screen.terminate()


def written(folder: Path, lines: int) -> Path:
    """Return a new store with that many lines."""
    from affitrack.book import Book
    from affitrack.demo import write_large

    csv, store = folder / "large.csv", folder / "store.db"
    write_large(csv, lines)
    with Book.open(store, as_of=date.fromisoformat(AS_OF)) as book:
        book.add_account("@bench")
        book.import_files([csv], account="@bench")
    return store


def measure(store: Path, times: int, *, is_cold: bool) -> None:
    """Start both in turns and print what it took."""
    bare: list[dict[str, float]] = []
    home: list[dict[str, float]] = []
    from tests.benchmarks.compiled import compile_package  # not in what is measured

    compile_package()
    started("home", store)  # the first time ever
    for _ in range(times):
        for what, found in (("bare", bare), ("home", home)):
            if is_cold:
                subprocess.run(["/bin/sync"], check=True)
                _CACHES.write_text("3")
            found.append(started(what, store))
    for name, found in (("bare window", bare), ("home", home)):
        seconds, worked = _median(found, "seconds"), _median(found, "worked")
        memory = _median(found, "memory")
        print(f"{name:<12} {seconds:.3f} s ({worked:.3f} s of work), {memory:.0f} MB at most")
    ratio = _median(home, "seconds") / _median(bare, "seconds")
    work_ratio = _median(home, "worked") / _median(bare, "worked")
    print(f"ratio        {ratio:.2f} ({work_ratio:.2f} by work)")
    chart, memory = _median(home, "chart"), _median(home, "chart_memory")
    stall, late = _median(home, "stall_ms"), _median(home, "late_stall_ms")
    print(f"chart        {chart:.3f} s after that, {memory:.0f} MB at most")
    print(f"longest wait {stall:.0f} ms until the chart, {late:.0f} ms in the 3 s after it")


def _median(found: list[dict[str, float]], name: str) -> float:
    return statistics.median(each[name] for each in found)


def started(what: str, store: Path) -> dict[str, float]:
    """Start one of both, wait for its end and return what it told."""
    command = [sys.executable, "-m", "tests.benchmarks.start", "--be", what, "--store", str(store)]
    environment = {**os.environ, _STARTED: repr(time.time())}
    with tempfile.TemporaryDirectory() as home:
        environment |= {"XDG_CONFIG_HOME": home, "XDG_STATE_HOME": home}
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, env=environment)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def look() -> dict[str, float]:
    """Return how long the process has lived, worked, and how many MB it took at most."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "seconds": time.time() - float(os.environ[_STARTED]),
        "worked": used.ru_utime + used.ru_stime,
        "memory": used.ru_maxrss / 1024,
    }


def be_bare() -> None:
    """Show a window with one word."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QLabel, QMainWindow

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                QTimer.singleShot(0, tell)
            return False

    def tell() -> None:
        print(json.dumps(look()))
        app.quit()

    app = QApplication(sys.argv[:1])
    window, watch = QMainWindow(), Watch()
    window.setCentralWidget(word := QLabel("word"))
    word.installEventFilter(watch)
    window.resize(1280, 800)
    window.show()
    app.exec()


def be_home(store: Path) -> None:
    """Start the program as its command does, and look on from its first window."""
    from affitrack.gui.collecting import put_off

    put_off()
    sys.argv = ["affitrack", "--data", str(store), "--lang", "en", "--as-of", AS_OF]
    from affitrack.__main__ import main as start
    from affitrack.gui import app

    app._tell_times = watch_home
    start()


def watch_home(window: MainWindow) -> None:
    """Tell the times of a window: at the first painting with figures, and with the chart."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from affitrack.gui.home.page import HomePage

    shown = window.pages.current_page
    assert isinstance(shown, HomePage)
    home: HomePage = shown
    QTimer.singleShot(60_000, QApplication.quit)
    told: dict[str, float] = {}
    ticks: list[float] = []

    class Watch(QObject):
        def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and home.figures.held.figure()[1] and not told:
                told.update(look())
                QTimer.singleShot(0, begin)
            return False

    def begin() -> None:
        told.update(look())
        ticks.append(time.perf_counter())
        timer.start()

    def tick() -> None:
        ticks.append(time.perf_counter())
        if "chart" not in told and home.chart.canvas() is not None:
            found = look()
            told["chart"] = found["seconds"] - told["seconds"]
            told["chart_memory"] = found["memory"]
            told["stall_ms"] = longest(ticks)
            ticks.clear()
            QTimer.singleShot(3000, end)

    def end() -> None:
        timer.stop()
        told["late_stall_ms"] = longest(ticks)
        print(json.dumps(told))
        window.close()

    timer = QTimer(window)
    timer.setInterval(5)
    timer.timeout.connect(tick)
    watch = Watch(window)
    home.figures.held.installEventFilter(watch)


def longest(ticks: list[float]) -> float:
    """Return the longest time between two ticks, in ms beyond the timer's own."""
    return max((later - one for one, later in pairwise(ticks)), default=0.0) * 1000 - 5


if __name__ == "__main__":
    main()
