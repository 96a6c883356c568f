"""Cost of `affitrack import` beside public tools that read the same file.

    python -m tests.benchmarks.import_speed [--lines 1000000] [--xlsx-lines 100000]
        [--own-amounts] [--skip-sqlite-utils]

Prints user + system seconds and peak memory of each, and the ratios to `sqlite3 .import`, which
only copies text into columns; AffiTrack checks every cell, works out every amount and date, and
indexes. A re-import reads the same lines from another file; a newer export changes some of them.
With --own-amounts hardly two rows are equal: each has a price and amounts of its own, where the
rows of an export recur. With --xlsx-lines the same lines come as a workbook too, beside what
python-calamine takes to read its sheet.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from csv import reader as reader_of
from csv import writer as writer_of
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from affitrack.demo import write_large
from affitrack.demo.creator import DAYS_IN_THE_YEAR, creator_year
from affitrack.demo.exports import export
from affitrack.demo.workbook import write_xlsx
from tests.benchmarks.compiled import compile_package

SEED = 1
_OWN_AMOUNTS = {
    "price": "Prix",
    "base expected": "Base de commission estimée",
    "commission expected": "Commission standard estimée",
    "base": "Base de commission réelle",
    "commission": "Commission standard",
    "commission in the end": "Montant total gagné au final",
}
UNTIL = date(2026, 11, 15)


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


def imported(store: Path, file: Path) -> Cost:
    """Return the cost of taking a file in."""
    return cost_of(affitrack(store, "import", str(file)))


def new_store(path: Path) -> Path:
    """Make a store with one account."""
    command = affitrack(path, "account", "add", "bench", "--market", "FR")
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return path


def measure(csv: Path, folder: Path, *, with_sqlite_utils: bool) -> dict[str, Cost]:
    """Run every tool on the file, each on a store of its own."""
    compile_package()
    store = new_store(folder / "affitrack.db")
    commands = ("-cmd", ".mode csv", "-cmd", ".separator ;", f".import {csv} lines")
    costs = {
        "sqlite3 .import": cost_of(["sqlite3", str(folder / "plain.db"), *commands]),
        "affitrack import": imported(store, csv),
        "affitrack import, all known": imported(store, twin_of(csv)),
        "affitrack import, some changed": imported(store, newer_than(csv)),
    }
    if with_sqlite_utils:
        tool = str(Path(sys.executable).with_name("sqlite-utils"))
        arguments = ("insert", str(folder / "su.db"), "lines", str(csv), "--csv", "--delimiter=;")
        costs["sqlite-utils insert --csv"] = cost_of([tool, *arguments])
    return costs


def measure_workbook(csv: Path, lines: int, folder: Path) -> dict[str, Cost]:
    """Take the same lines in from text and from a workbook, and let calamine read the workbook."""
    workbook = csv.with_name("orders.xlsx")
    sales = creator_year(SEED, UNTIL, lines).sales()
    write_xlsx(export(sales, UNTIL, DAYS_IN_THE_YEAR), workbook)
    reading = (
        "import sys, python_calamine as c;"
        "c.CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()"
    )
    return {
        "affitrack import, CSV": imported(new_store(folder / "text.db"), csv),
        "affitrack import, XLSX": imported(new_store(folder / "workbook.db"), workbook),
        "python-calamine, reading the XLSX": cost_of(
            [sys.executable, "-c", reading, str(workbook)]
        ),
    }


def twin_of(csv: Path) -> Path:
    """Write the same lines as a file of other bytes, so that it is read and compared again."""
    twin = csv.with_name("twin.csv")
    with csv.open("rb") as original, twin.open("wb") as copy:
        shutil.copyfileobj(original, copy)
        copy.write(b"\n")
    return twin


def newer_than(csv: Path) -> Path:
    """Write the same lines as a later export does: of the pending ones every third is settled."""
    newer = csv.with_name("newer.csv")
    with (
        csv.open(encoding="utf-8-sig", newline="") as original,
        newer.open("w", encoding="utf-8-sig", newline="") as copy,
    ):
        for number, line in enumerate(original):
            changed = line
            if ";En attente;" in line and number % 3 == 0 and line.rstrip().endswith(";/"):
                settled = line.replace(";En attente;", ";Réglée;").rstrip()
                changed = f"{settled[:-1]}21/11/2026 10:00:00\n"
            copy.write(changed)
    return newer


def with_own_amounts(csv: Path) -> None:
    """Give each line a price of its own, and the amounts that follow: of 12 % before 20 % VAT."""
    plain = csv.with_name("plain.csv")
    csv.rename(plain)
    chance = Random(SEED)
    with (
        plain.open(encoding="utf-8-sig", newline="") as original,
        csv.open("w", encoding="utf-8-sig", newline="") as copy,
    ):
        reader = reader_of(original, delimiter=";")
        writer = writer_of(copy, delimiter=";", lineterminator="\n")
        headers = next(reader)
        writer.writerow(headers)
        places = {name: headers.index(header) for name, header in _OWN_AMOUNTS.items()}
        for row in reader:
            price = chance.randrange(500, 9_000)
            base = price * 5 // 6
            amounts = {"price": price, "base": base, "commission": base * 12 // 100}
            for name, place in places.items():
                if row[place] != "/":
                    amount = amounts[name.partition(" ")[0]]
                    row[place] = f"{amount // 100},{amount % 100:02d}"
            writer.writerow(row)
    plain.unlink()


def show(costs: dict[str, Cost]) -> None:
    """Print costs, with ratios to the first."""
    reference = next(iter(costs.values())).seconds
    for tool, cost in costs.items():
        ratio = cost.seconds / reference
        print(f"{tool:36} {cost.seconds:7.2f} s  {cost.peak_mb:6.0f} MB  {ratio:5.2f} x")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--lines", type=int, default=100_000)
    parser.add_argument("--xlsx-lines", type=int, default=0)
    parser.add_argument("--own-amounts", action="store_true")
    parser.add_argument("--skip-sqlite-utils", action="store_true")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        csv = folder / "orders.csv"
        if chosen.lines:
            write_large(csv, chosen.lines, SEED, UNTIL)
            if chosen.own_amounts:
                with_own_amounts(csv)
            print(f"{chosen.lines:,} lines, {csv.stat().st_size / 1e6:.1f} MB")
            show(measure(csv, folder, with_sqlite_utils=not chosen.skip_sqlite_utils))
        if chosen.xlsx_lines:
            write_large(csv, chosen.xlsx_lines, SEED, UNTIL)
            print(f"{chosen.xlsx_lines:,} lines as text and as a workbook")
            show(measure_workbook(csv, chosen.xlsx_lines, folder))


if __name__ == "__main__":
    if not hasattr(resource, "getrusage"):
        sys.exit("this benchmark needs a POSIX system")
    main()
