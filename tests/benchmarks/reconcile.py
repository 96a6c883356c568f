"""How long does it take to hold all sales against what should be?

    python -m tests.benchmarks.reconcile --lines 100000

Makes a store of so many lines (`--store` takes a copy of one instead), enters a payout for each run
that is ten short, and prints the processor time of: all findings, the explanation of the largest
run, the reminders that the first page asks for, and the file of a claim of 500 sales. Beside each
stands how often SQLite could read all lines meanwhile, as a plain query would have to.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, TypeVar

from affitrack.book import Book
from affitrack.demo import write_large
from affitrack.domain.received import ReceivedEntry

AS_OF: Final = date(2026, 11, 22)
_T = TypeVar("_T")
_SHORT_BY: Final = 1000
_IN_THE_CLAIM: Final = 500


def timed(work: Callable[[], _T]) -> tuple[float, _T]:
    """Return the seconds of processor time that something takes, and what it gives."""
    start = time.process_time()
    answer = work()
    return time.process_time() - start, answer


def prepare(path: Path, lines: int) -> None:
    """Make a store of so many lines."""
    with tempfile.TemporaryDirectory() as folder, Book.open(path, as_of=AS_OF) as book:
        export = Path(folder) / "orders.csv"
        write_large(export, lines=lines)
        book.import_files([export], account="@bench", market="FR")


def pay_short(book: Book) -> None:
    """Enter a payout for each run that is past, ten short."""
    for run in book.arrivals().runs:
        if run.expected > _SHORT_BY and not run.shares:
            amount = run.expected - _SHORT_BY
            book.add_received(ReceivedEntry(run.payout_on, amount, run.currency, run.account))


def measure(book: Book, folder: Path) -> None:
    """Print what each question takes."""
    scan = "SELECT sum(net), count(*) FROM order_lines NOT INDEXED"
    once, (_, lines) = timed(lambda: book._store.connection.execute(scan).fetchone())
    print(f"{lines:,} lines; reading all of them once: {once:.3f} s")
    pay_short(book)
    seconds, found = timed(book.reconcile)
    _tell(f"all findings ({len(found.findings):,})", seconds, once)
    run = max(found.arrivals.runs, key=lambda run: run.lines)
    seconds, explained = timed(lambda: book.explain_run(run))
    _tell(f"a run of {run.lines:,} sales, {len(explained.steps)} steps", seconds, once)
    seconds, reminders = timed(book.reminders)
    _tell(f"reminders ({len(reminders)})", seconds, once)
    first = found.findings[0]
    own = (first.account, first.currency)
    some = [each for each in found.findings if (each.account, each.currency) == own]
    claim = book.make_claim(some[:_IN_THE_CLAIM])
    for form in ("csv", "pdf"):
        path = folder / f"claim.{form}"
        seconds, _ = timed(lambda: book.save_claim(claim.claim_id, path, form, "en"))  # noqa: B023
        size = f"{path.stat().st_size / 1024:,.0f} KiB"
        _tell(f"claim of {len(claim.lines)} sales as {form}, {size}", seconds, once)


def _tell(what: str, seconds: float, once: float) -> None:
    print(f"{what:<48} {seconds:7.3f} s {seconds / once:6.1f} x")


def main(arguments: list[str]) -> int:
    """Make or copy a store, and measure."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--store", type=Path)
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "store.db"
        if chosen.store is None:
            prepare(path, chosen.lines)
        else:
            shutil.copy(chosen.store, path)
        with Book.open(path, as_of=AS_OF) as book:
            measure(book, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
