"""Does the window stay alive while a large file is looked at, imported and stopped?

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.window_stall --lines 100000

Opens the real window on a store of its own and lets a timer of 5 ms tick: what lies between two
ticks beyond that is a stall. Prints, for each step, how long it took, its longest stall, how many
ticks came late, and how long stopping took to answer at several points of the import. The first
step does nothing: what it shows is the machine's, not ours. "Own work" is the processor time of the
window's thread between two ticks. "Ours" is the longest stall without the time in which that thread
could have gone on but had no processor, which Linux tells: what others do on the machine is in the
stalls, but not in there. What is beyond own work was waiting for another thread of ours.

`--file` uses an export instead of writing one; `--where` writes to a file what every thread did
when a stall passed 50 ms.
"""

from __future__ import annotations

import argparse
import faulthandler
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import IO, Final

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from affitrack.book import Book
from affitrack.demo import write_large
from affitrack.domain.records import LineFilter
from affitrack.gui.app import SWITCH_SECONDS
from affitrack.gui.collecting import look_at_new_only
from affitrack.gui.i18n import Translations
from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.pages import page_specs
from affitrack.gui.preferences import Preferences
from affitrack.gui.shell import Shell
from affitrack.gui.theme import STYLE, Appearance

TICK_MS: Final = 5
LONGEST_STALL_MS: Final = 50
LONGEST_STOP_MS: Final = 300
AS_OF: Final = date(2026, 11, 22)
HANDLE: Final = "@bench"
STOP_AT: Final = (0.1, 0.5, 0.9, 0.999)


def seconds_queued() -> float:
    """Return how long this thread has waited for a processor so far; 0 where nobody tells."""
    try:
        with Path("/proc/thread-self/schedstat").open(encoding="ascii") as told:
            return int(told.read().split()[1]) / 1e9
    except OSError:
        return 0.0


@dataclass
class Pulse:
    """A timer that ticks on the window's thread, and how late it came at worst."""

    where: IO[str] | None = None
    worst_ms: float = 0.0
    stalls: int = 0
    ticks: int = 0
    own_ms: float = 0.0
    """The most that the window's thread itself worked between two ticks; the rest is waiting."""
    ours_ms: float = 0.0
    """The longest stall without the time in which its thread waited for a processor."""
    _last: float = field(default_factory=time.perf_counter)
    _worked: float = field(default_factory=time.thread_time)
    _queued: float = field(default_factory=seconds_queued)

    def start(self) -> QTimer:
        """Return the running timer."""
        timer = QTimer()
        timer.setInterval(TICK_MS)
        timer.timeout.connect(self._tick)
        timer.start()
        return timer

    def reset(self) -> None:
        """Forget what was until now."""
        self.worst_ms, self.own_ms, self.ours_ms, self.stalls, self.ticks = 0.0, 0.0, 0.0, 0, 0
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._queued = seconds_queued()

    def _tick(self) -> None:
        now = time.perf_counter()
        late_ms = (now - self._last) * 1000 - TICK_MS
        self.worst_ms = max(self.worst_ms, late_ms)
        self.stalls += late_ms > LONGEST_STALL_MS
        self.ticks += 1
        worked, queued = time.thread_time(), seconds_queued()
        self.own_ms = max(self.own_ms, (worked - self._worked) * 1000)
        self.ours_ms = max(self.ours_ms, late_ms - (queued - self._queued) * 1000)
        self._last, self._worked, self._queued = now, worked, queued
        if self.where is not None:
            faulthandler.dump_traceback_later(
                (TICK_MS + LONGEST_STALL_MS) / 1000, file=self.where, exit=False
            )


class Bench:
    """The window and what is done with it."""

    def __init__(self, window: MainWindow, pulse: Pulse) -> None:
        self.window = window
        self.pulse = pulse

    def wait_until(self, is_so: Callable[[], bool]) -> None:
        """Let the window live until something is so."""
        loop = QEventLoop()
        look = QTimer()
        look.setInterval(1)
        look.timeout.connect(lambda: loop.quit() if is_so() else None)
        look.start()
        loop.exec()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Measure a step and print it."""
        self.pulse.reset()
        started = time.perf_counter()
        yield
        seconds = time.perf_counter() - started
        pulse = self.pulse
        print(
            f"{name:<26} {seconds:6.2f} s   longest stall {pulse.worst_ms:6.1f} ms"
            f" (ours {pulse.ours_ms:5.1f} ms, own work {pulse.own_ms:5.1f} ms)"
            f"   above {LONGEST_STALL_MS} ms: {pulse.stalls} of {pulse.ticks} ticks",
            flush=True,
        )

    def is_idle(self) -> bool:
        """Tell whether nothing runs."""
        return not self.window.shell.tasks.is_busy()

    def imports_page(self) -> ImportsPage:
        """Return the page in front, which must be the one of imports."""
        page = self.window.pages.current_page
        assert isinstance(page, ImportsPage)
        return page

    def look_at(self, path: Path) -> None:
        """Bring a file to the window and wait for the preview."""
        self.window.shell.preview_files([path])
        self.wait_until(self.is_idle)

    def press_import(self) -> None:
        """Press the button of the preview."""
        self.imports_page().preview.confirm.click()

    def stop_at(self, share: float) -> float:
        """Press Import, then stop at a share of the work; return how many ms that took."""
        reached: list[float] = []
        tasks = self.window.shell.tasks
        connection = tasks.progressed.connect(
            lambda _, progress: reached.append(progress.share or 0.0)
        )
        self.press_import()
        self.wait_until(lambda: self.is_idle() or bool(reached and reached[-1] >= share))
        started = time.perf_counter()
        self.window.progress.cancel_button().click()
        self.wait_until(self.is_idle)
        tasks.progressed.disconnect(connection)
        return (time.perf_counter() - started) * 1000


def lines_in(store: Path) -> int:
    """Return how many lines a store has."""
    with Book.open(store, as_of=AS_OF) as book:
        return len(book.line_ids(LineFilter()))


def run(csv: Path, folder: Path, where: IO[str] | None) -> None:
    """Run all steps."""
    store = folder / "store.db"
    with Book.open(store, as_of=AS_OF) as book:
        book.add_account(HANDLE)
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication([sys.argv[0], *STYLE])
    preferences = Preferences(folder / "window.ini")
    translations = Translations(app)
    translations.use("en")
    appearance = Appearance(app, preferences.theme, preferences.zoom_percent)
    shell = Shell(store, preferences, as_of=AS_OF, works_apart=True)
    window = MainWindow(shell, appearance, translations, page_specs())
    window.resize(1280, 800)
    window.pages.all_made.connect(look_at_new_only)  # as the program does
    window.show()
    window.pages.get_ready()
    pulse = Pulse(where)
    timer = pulse.start()
    bench = Bench(window, pulse)
    bench.wait_until(bench.is_idle)
    with bench.step("nothing"):
        nothing_until = time.perf_counter() + 4
        bench.wait_until(lambda: time.perf_counter() > nothing_until)
    for share in STOP_AT:
        with bench.step("preview"):
            bench.look_at(csv)
        with bench.step(f"stopped at {share:.1%}"):
            took = bench.stop_at(share)
        kept = lines_in(store)
        print(f"{'':<26} answered in {took:.0f} ms, {kept} lines kept", flush=True)
        if kept:  # it was done before the wish to stop was heard
            break
    else:
        with bench.step("import"):
            bench.press_import()
            bench.wait_until(bench.is_idle)
    for name in ("home", "sales", "imports"):
        with bench.step(f"page {name}"):
            window.pages.show_page(name)
            bench.wait_until(bench.is_idle)
    with bench.step("preview of the known file"):
        bench.look_at(csv)
    timer.stop()
    faulthandler.cancel_dump_traceback_later()
    window.close()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--file", type=Path, help="an export to use instead of a new one")
    parser.add_argument("--where", type=Path, help="where to tell what ran during stalls")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        csv = chosen.file or folder / "large.csv"
        if chosen.file is None:
            write_large(csv, chosen.lines)
        if chosen.where is None:
            run(csv, folder, None)
        else:
            with chosen.where.open("w") as where:
                run(csv, folder, where)


if __name__ == "__main__":
    main()
