"""Does the page of sales answer at once, whatever it is asked of how many lines?

    QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.sales_page --lines 100000

Opens the real window on a store of so many lines (`--store` takes a copy of one instead), shows the
page of sales and asks it as a user does: sort by every column, narrow by every filter, search, jump
to the middle, select all. As in the program the pages are made ahead, so that showing one reads and
paints only. Prints how long it takes until the first rows of the answer are painted,
and the longest stall of the window meanwhile (see `window_stall`). First comes what the page shows
before its index is made, and how long the making takes beside it. For each sorting stands how long
the plain SQL takes that sqlite-utils or Datasette would run: ORDER BY that column, first page only.
"""

from __future__ import annotations

import argparse
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from affitrack.book import Book
from affitrack.demo import write_large
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.app import SWITCH_SECONDS
from affitrack.gui.collecting import look_at_new_only
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.pages import page_specs
from affitrack.gui.preferences import Preferences
from affitrack.gui.sales.columns import COLUMNS
from affitrack.gui.sales.page import SalesPage
from affitrack.gui.shell import Shell
from affitrack.gui.theme import STYLE, Appearance
from tests.benchmarks.window_stall import AS_OF, HANDLE, Bench, Pulse

LONGEST_ANSWER_MS: Final = 100
_QUIET_SECONDS: Final = 1.0
_READY_SECONDS: Final = 5.0
"""Until the pages are made, at leisure."""
_STORED: Final = {"stage": "outcome", "product_name": "product_id", "shop": "shop", "rate": "rate",
                  "account": "account_id", "settled_on": "settled_at"}  # fmt: skip


class Painted(QObject):
    """Counts how many times something was painted."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self._count)  # it is about to be
        return super().eventFilter(watched, event)

    def _count(self) -> None:
        self.times += 1


class SalesBench(Bench):
    """The page of sales and what it is asked."""

    page: SalesPage
    painted: Painted

    def wait_for_paint(self, before: int) -> None:
        """Wait until the rows were painted once more than so many times."""
        if self.page.table.isVisible():
            self.wait_until(lambda: self.painted.times > before)

    @contextmanager
    def answer(self, name: str) -> Iterator[None]:
        """Measure from a question until its answer is painted."""
        found: list[int] = []
        connection = self.page.finder.found.connect(lambda _: found.append(self.painted.times))
        self.pulse.reset()
        started, worked = time.perf_counter(), time.process_time()
        yield
        self.wait_until(lambda: bool(found))
        self.wait_for_paint(found[-1])
        took = (time.perf_counter() - started) * 1000
        work = (time.process_time() - worked) * 1000
        self.page.finder.found.disconnect(connection)
        self.wait_until(self.is_idle)
        self._tell(name, took, work)

    @contextmanager
    def at_once(self, name: str) -> Iterator[None]:
        """Measure what asks nobody."""
        self.pulse.reset()
        started, worked = time.perf_counter(), time.process_time()
        yield
        self.page.table.viewport().repaint()
        took = (time.perf_counter() - started) * 1000
        self._tell(name, took, (time.process_time() - worked) * 1000)

    def _tell(self, name: str, took: float, work: float) -> None:
        late = "" if took <= LONGEST_ANSWER_MS else "   TOO LONG"
        pulse = self.pulse
        stall = f"longest stall {pulse.worst_ms:5.1f} ms (ours {pulse.ours_ms:5.1f} ms)"
        print(f"{name:<34} {took:7.1f} ms ({work:5.1f} ms of work)   {stall}{late}", flush=True)


def plain_sql_ms(store: Path, order_by: str) -> float:
    """Return how long a general tool takes for the first page in an order."""
    column = _STORED.get(order_by, order_by)
    connection = sqlite3.connect(f"file:{store}?mode=ro", uri=True)
    started = time.perf_counter()
    connection.execute(f"SELECT * FROM order_lines ORDER BY {column} DESC LIMIT 100").fetchall()
    took = (time.perf_counter() - started) * 1000
    connection.close()
    return took


def questions(book: Book) -> dict[str, LineFilter]:
    """Return one filter of each kind."""
    (line,) = book.lines_by_id(book.line_ids(LineFilter())[:1])
    facts = line.facts
    year = date(2026, 1, 1), date(2026, 6, 30)
    return {
        "stage": LineFilter(stages=frozenset({Stage.HELD})),
        "two stages": LineFilter(stages=frozenset({Stage.PAID, Stage.CLEARED})),
        "period": LineFilter(ordered_from=year[0], ordered_to=year[1]),
        "shop": LineFilter(shop=facts.shop),
        "product": LineFilter(product_id=facts.product_id),
        "video": LineFilter(content_id=facts.content_id),
        "late": LineFilter(flag="late"),
        "at risk": LineFilter(flag="at_risk"),
        "rate is not the agreed one": LineFilter(flag="rate_mismatch"),
        "corrected by me": LineFilter(corrected=True),
        "payout month": LineFilter(payout_month="2026-05"),
        "currency": LineFilter(currency=facts.currency),
        "everything": LineFilter(),
    }


def ask(bench: SalesBench, window: MainWindow, store: Path) -> None:
    """Ask whatever can be asked."""
    page, table = bench.page, bench.page.table
    for section, column in enumerate(COLUMNS):
        beside = plain_sql_ms(store, column.order_by)
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            way = "rising" if order is Qt.SortOrder.AscendingOrder else "falling"
            with bench.answer(f"sort by {column.order_by}, {way}"):
                table.sortByColumn(section, order)
        print(f"{'':<34} {beside:7.1f} ms   plain SQL", flush=True)
    for name, which in questions(window.shell.book).items():
        with bench.answer(f"filter: {name}"):
            page.show_what(which)
    for word in ("5", "57", "577478", "a", "serum", "no such thing"):
        with bench.answer(f"search: {word}"):
            page.show_what(LineFilter(text=word))
    with bench.answer("clear all"):
        page.show_what(LineFilter())
    rows = page.model.rowCount()
    for share in (0.5, 0.25, 0.99):
        with bench.at_once(f"jump to {share:.0%}"):
            table.scrollTo(page.model.index(int(rows * share), 0))
    with bench.at_once("select all"):
        table.selectAll()
    print(f"{'':<34} {page.totals.text()}")


def run(store: Path, folder: Path) -> None:
    """Run all steps."""
    sys.setswitchinterval(SWITCH_SECONDS)
    app = QApplication([sys.argv[0], *STYLE])
    preferences = Preferences(folder / "window.ini")
    translations = Translations(app)
    translations.use("en")
    appearance = Appearance(app, preferences.theme, preferences.zoom_percent)
    shell = Shell(store, preferences, as_of=AS_OF)
    window = MainWindow(shell, appearance, translations, page_specs())
    window.resize(1280, 800)
    window.pages.all_made.connect(look_at_new_only)  # as the program does
    window.show()
    pulse = Pulse()
    timer = pulse.start()
    bench = SalesBench(window, pulse)
    bench.wait_until(bench.is_idle)
    window.pages.get_ready()
    ready_at = time.perf_counter() + _READY_SECONDS
    bench.wait_until(lambda: time.perf_counter() > ready_at)
    pulse.reset()
    started = time.perf_counter()
    window.pages.show_page("sales")
    page = window.pages.current_page
    assert isinstance(page, SalesPage)
    bench.page = page
    bench.painted = Painted()
    page.table.viewport().installEventFilter(bench.painted)
    bench.wait_until(lambda: page.model.rowCount() > 0)
    page.table.viewport().repaint()
    first = time.perf_counter() - started
    steps = _wait_for_index(bench)
    made = time.perf_counter() - started - _QUIET_SECONDS
    print(f"first page {first:.2f} s; index made after {made:.2f} s")
    print(
        f"longest stall meanwhile {pulse.worst_ms:.1f} ms"
        f" (ours {pulse.ours_ms:.1f} ms, own work {pulse.own_ms:.1f} ms)"
    )
    print(f"{steps} lines", flush=True)
    ask(bench, window, store)
    timer.stop()
    window.close()


def _wait_for_index(bench: SalesBench) -> int:
    """Wait until nothing was done for so long that nothing is left to do."""
    busy_at = time.perf_counter()

    def is_quiet() -> bool:
        nonlocal busy_at
        now = time.perf_counter()
        if not bench.is_idle():
            busy_at = now
        return now - busy_at > _QUIET_SECONDS

    bench.wait_until(is_quiet)
    return bench.page.model.rowCount()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--store", type=Path, help="a store to use a copy of")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = folder / "store.db"
        if chosen.store is not None:
            shutil.copy(chosen.store, store)
        else:
            csv = folder / "large.csv"
            write_large(csv, chosen.lines)
            with Book.open(store, as_of=AS_OF) as book:
                book.add_account(HANDLE)
                book.import_files([csv], account=HANDLE)
        run(store, folder)


if __name__ == "__main__":
    main()
