"""Does this installation work? What a user does, tried on a store that is thrown away afterwards.

For packages: a frozen program may lack a module, a file or a library that its sources have, which
shows only when it is asked for. Each step asks for some of them and compares what comes out.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
import zipfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from affitrack.book.apart import WorkApart
from affitrack.book.book import Book
from affitrack.book.work import CancelToken
from affitrack.demo import HANDLE, write_demo
from affitrack.domain.bank_holidays import KNOWN_YEARS, asked
from affitrack.domain.money import Money
from affitrack.domain.records import LineFilter
from affitrack.reports.table_file import write_table
from affitrack.store.migrations import LATEST
from affitrack.store.oldest import write_oldest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from affitrack.book.work import Progress

    Found = dict[str, str | int]
    Try = Callable[["Trial"], Found]

_LINES: Final = 400
_AS_OF: Final = date(2026, 11, 22)
_FEWEST_LINES: Final = 200


class FailedError(AssertionError):
    """Something came out otherwise than it must."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Where it is tried: a folder that is removed afterwards."""

    folder: Path
    as_of: date = _AS_OF

    @property
    def store(self) -> Path:
        """The store that all steps share."""
        return self.folder / "store.db"

    def open(self) -> Book:
        """Open that store."""
        return Book.open(self.store, as_of=self.as_of)


@dataclass(frozen=True, slots=True)
class StepResult:
    """How one step went."""

    name: str
    ok: bool
    seconds: float
    found: Found = field(default_factory=dict)


def run_steps(more: tuple[tuple[str, Try], ...] = ()) -> Iterator[StepResult]:
    """Try one thing after the other; `more` are the windows' steps, tried before the backup.

    A step that fails does not keep the next ones from being tried. The user's own store and
    settings are not touched.
    """
    steps = (*_FIRST_STEPS, *more, *_LAST_STEPS)
    with tempfile.TemporaryDirectory(prefix="affitrack-self-test-") as name:
        trial = Trial(Path(name))
        for step_name, attempt in steps:
            yield _tried(step_name, attempt, trial)


def expect(what: str, *, holds: bool) -> None:
    """Raise `FailedError` with what was expected, unless it holds."""
    if not holds:
        raise FailedError(what)


def _tried(name: str, attempt: Try, trial: Trial) -> StepResult:
    begun = time.perf_counter()
    try:
        found = attempt(trial)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what the test is for
        told: Found = {"error": f"{type(error).__name__}: {error}"}
        return StepResult(name, ok=False, seconds=time.perf_counter() - begun, found=told)
    return StepResult(name, ok=True, seconds=time.perf_counter() - begun, found=found)


# --- the steps ------------------------------------------------------------------------------------


def _open(trial: Trial) -> Found:
    with trial.open() as book:
        expect("a new store is empty", holds=book.is_empty())
        book.add_account(HANDLE, "FR")
    return {"schema": LATEST, "sqlite": sqlite3.sqlite_version}


def _migrate(trial: Trial) -> Found:
    path = trial.folder / "oldest" / "store.db"
    path.parent.mkdir()
    write_oldest(path)
    with Book.open(path, as_of=trial.as_of) as book:
        copies = book.dated_copies()
        expect("a copy was made before the store was changed", holds=len(copies) == 1)
        expect("the store is sound afterwards", holds=all(check.ok for check in book.check()))
    return {"from": 1, "to": LATEST}


def _import(trial: Trial) -> Found:
    files = write_demo(trial.folder / "exports", lines=_LINES, until=trial.as_of)
    kinds = {file.suffix for file in files}
    expect("the sample has both kinds of files", holds={".csv", ".xlsx"} <= kinds)
    with trial.open() as book:
        results = book.import_files(files, account=HANDLE)
        rejected = sum(result.rejected for result in results)
        lines = len(book.lines())
    expect(f"no row is rejected, but {rejected} are", holds=rejected == 0)
    expect(f"the sample has more than {lines} lines", holds=lines >= _FEWEST_LINES)
    return {"files": len(files), "lines": lines}


def _work_apart(trial: Trial) -> Found:
    apart = WorkApart()
    try:
        with trial.open() as book:
            here = len(book.lines())
            there, process = apart.run(
                lines_there, book, progress=_nobody_listens, cancel=CancelToken(), writes=False
            )
    finally:
        apart.close()
    expect(f"{here} lines here, {there} in the other process", holds=here == there)
    expect("it was another process", holds=process != os.getpid())
    return {"lines": there}


def lines_there(
    book: Book,
    *,
    progress: Callable[[Progress], None],  # noqa: ARG001 - every order is given both
    cancel: CancelToken,  # noqa: ARG001
) -> tuple[int, int]:
    """Return how many lines a book has, and the number of the process that counted them."""
    return len(book.lines(LineFilter())), os.getpid()


def _nobody_listens(_: Progress) -> None:
    """Take what is told, and do nothing with it."""


def _ask_for_holidays(_: Trial) -> Found:
    year = KNOWN_YEARS.stop  # the first that only the library knows
    expect("the fourteenth of July is one", holds=date(year, 7, 14) in asked("FR", None, year))
    expect("so is Christmas in England", holds=date(year, 12, 25) in asked("GB", "ENG", year))
    return {"year": year}


def _forecast(trial: Trial) -> Found:
    with trial.open() as book:
        forecast = book.forecast(months=3)
    expect("three months are forecast", holds=len(forecast.months) >= 3)  # noqa: PLR2004
    return {"months": len(forecast.months)}


def _claim(trial: Trial) -> Found:
    with trial.open() as book:
        found = [each for each in book.findings() if each.claim_id is None]
        expect("the sample has something to claim", holds=bool(found))
        claim = book.make_claim([each for each in found if each.currency == found[0].currency])
        file = book.save_claim(claim.claim_id, trial.folder / "claim.pdf", "pdf", "fr")
    written = file.read_bytes()
    expect("a PDF file begins as one", holds=written.startswith(b"%PDF"))
    expect("the file brings its font", holds=b"DejaVu" in written)
    return {"lines": len(claim.lines), "bytes": len(written)}


def _table(trial: Trial) -> Found:
    path = trial.folder / "sales.xlsx"
    with trial.open() as book:
        rows = [(line.facts.order_id, Money(line.derived.net, "EUR")) for line in book.lines()]
    write_table(path, ["Order", "Net"], rows, "en")
    with zipfile.ZipFile(path) as workbook:
        sheet = workbook.read("xl/worksheets/sheet1.xml").decode()
    expect("a workbook holds every id as text", holds=all(f">{row[0]}<" in sheet for row in rows))
    return {"rows": len(rows)}


def _backup(trial: Trial) -> Found:
    with trial.open() as book:
        before = _totals(book)
        copy = book.backup(trial.folder / "copy.db")
        book.undo_import(book.imports()[0].import_id)
        expect("the undo of an import changes the totals", holds=_totals(book) != before)
        book.restore(copy)
        after = _totals(book)
    expect(f"the totals are {before} before and {after} after", holds=before == after)
    return {"totals": ", ".join(sorted(before))}


def _check(trial: Trial) -> Found:
    with trial.open() as book:
        checks = book.check()
    faulty = [check.name for check in checks if not check.ok]
    expect(f"no fault in {', '.join(faulty)}", holds=not faulty)
    return {"checks": len(checks)}


def _totals(book: Book) -> dict[str, dict[str, tuple[int, int]]]:
    """Return lines and net of each stage by currency."""
    return {
        each.currency: {
            stage.value: (total.lines, total.net) for stage, total in each.stages.items()
        }
        for each in book.summary()
    }


_FIRST_STEPS: Final[tuple[tuple[str, Try], ...]] = (
    ("open", _open),
    ("migrate", _migrate),
    ("import", _import),
    ("work_apart", _work_apart),
    ("holidays", _ask_for_holidays),
    ("forecast", _forecast),
    ("claim", _claim),
    ("table", _table),
)
_LAST_STEPS: Final[tuple[tuple[str, Try], ...]] = (
    ("backup", _backup),
    ("check", _check),
)
