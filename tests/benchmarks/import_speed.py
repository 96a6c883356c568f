"""Cost of `affitrack import` beside two public tools that read the same file.

    python -m tests.benchmarks.import_speed [--lines 100000] [--skip-sqlite-utils]

Prints user + system seconds and peak memory of each, and the ratios. `sqlite3 .import` only copies
text into columns; AffiTrack checks every cell, works out every amount and date, and indexes.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from affitrack.demo import write_large


@dataclass(frozen=True)
class Cost:
    """What one run of a program cost."""

    seconds: float
    peak_mb: float


def cost_of(command: list[str]) -> Cost:
    """Run a command and return its user + system time and its peak memory."""
    pid = os.posix_spawnp(
        command[0],
        command,
        dict(os.environ),
        file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)],
    )
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        sys.exit(f"failed: {' '.join(command)}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def affitrack(store: Path, *arguments: str) -> list[str]:
    """Return a call of the program on a store."""
    return [sys.executable, "-m", "affitrack", "--data", str(store), *arguments]


def measure(csv: Path, folder: Path, *, with_sqlite_utils: bool) -> dict[str, Cost]:
    """Run every tool on the file, each on a store of its own."""
    store = folder / "affitrack.db"
    subprocess.run(affitrack(store, "account", "add", "bench", "--market", "FR"), check=True)
    costs = {
        "sqlite3 .import": cost_of(
            [
                "sqlite3",
                str(folder / "plain.db"),
                "-cmd",
                ".mode csv",
                "-cmd",
                ".separator ;",
                f".import {csv} lines",
            ]
        ),
        "affitrack import": cost_of(affitrack(store, "import", str(csv))),
        "affitrack import, changed nothing": cost_of(affitrack(store, "import", str(twin_of(csv)))),
    }
    if with_sqlite_utils:
        tool = Path(sys.executable).with_name("sqlite-utils")
        costs["sqlite-utils insert --csv"] = cost_of(
            [
                str(tool),
                "insert",
                str(folder / "su.db"),
                "lines",
                str(csv),
                "--csv",
                "--delimiter=;",
            ]
        )
    return costs


def twin_of(csv: Path) -> Path:
    """Write the same lines as a file of other bytes, so that it is read and compared again."""
    twin = csv.with_name("twin.csv")
    with csv.open("rb") as original, twin.open("wb") as copy:
        shutil.copyfileobj(original, copy)
        copy.write(b"\n")
    return twin


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--skip-sqlite-utils", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        csv = folder / "orders.csv"
        write_large(csv, chosen.lines, seed=1)
        size = csv.stat().st_size / 1e6
        print(f"{chosen.lines:,} lines, {size:.1f} MB")
        costs = measure(csv, folder, with_sqlite_utils=not chosen.skip_sqlite_utils)
        reference = costs["sqlite3 .import"].seconds
        for tool, cost in costs.items():
            ratio = cost.seconds / reference
            print(f"{tool:34} {cost.seconds:7.2f} s  {cost.peak_mb:6.0f} MB  {ratio:5.2f} x")


if __name__ == "__main__":
    if not hasattr(resource, "getrusage"):
        sys.exit("this benchmark needs a POSIX system")
    main()
