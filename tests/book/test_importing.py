"""Files in by way of the book: all or none, in their own order, rejects mended and dropped."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from affitrack.book import Book, Cancelled, CancelToken, Progress
from affitrack.book.file_result import FileResult
from affitrack.book.importing import ImportCall
from affitrack.domain.changes import stage_on
from affitrack.domain.received import ReceivedEntry
from affitrack.domain.records import Account
from affitrack.domain.stage import Stage
from affitrack.ingest.recognise.recognising import recognise
from affitrack.store.connection import Store
from affitrack.store.imports.importing import ImportRun
from affitrack.store.rules.accounts import add_account
from affitrack.wording.message import UserError
from tests.ingest.samples import sale, sales, write_sales

AS_OF = date(2026, 11, 22)
OPEN = {"settled_at": "/", "final_earned": "/", "actual_base": "/", "actual_standard": "/"}
_OF_THE_PROGRAM = {"imports", "import_names", "line_history", "older_rows", "settings", "accounts"}
_OF_THE_IMPORT = "import_id, created_by, source_row, line_id"


def pending(number: int, ordered_on: str) -> dict[str, str]:
    return sale(
        **{
            "order_id": f"57801288492076{number:04d}",
            "ordered_at": f"{ordered_on} 12:00:00",
            "status": "En attente",
            **OPEN,
        }
    )


def settled(number: int, ordered_on: str, settled_on: str) -> dict[str, str]:
    return sale(
        order_id=f"57801288492076{number:04d}",
        ordered_at=f"{ordered_on} 12:00:00",
        settled_at=f"{settled_on} 12:00:00",
    )


@pytest.fixture
def exports(tmp_path: Path) -> list[Path]:
    """Three exports of one history: each knows more of the same sales than the one before."""
    months = {
        "a.csv": [pending(1, "01/08/2026"), pending(2, "02/08/2026")],
        "b.csv": [settled(1, "01/08/2026", "25/08/2026"), pending(3, "01/09/2026")],
        "c.csv": [
            settled(1, "01/08/2026", "25/08/2026"),
            settled(3, "01/09/2026", "28/09/2026"),
            pending(4, "01/10/2026"),
        ],
    }
    paths = [tmp_path / name for name in months]
    for path, rows in zip(paths, months.values(), strict=True):
        write_sales(path, rows)
    return paths


def content(store: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows of a store, but for what tells imports and row numbers apart."""
    with sqlite3.connect(store) as connection:
        tables = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            if name not in _OF_THE_PROGRAM and not name.startswith(("sqlite_", "_sqlite"))
        ]
        rows = {}
        for table in tables:
            columns = [
                column[1]
                for column in connection.execute(f"PRAGMA table_info({table})")
                if column[1] not in _OF_THE_IMPORT
            ]
            query = f"SELECT {', '.join(columns)} FROM {table}"
            rows[table] = sorted(connection.execute(query).fetchall(), key=repr)
    connection.close()
    return rows


def taken_in(
    store: Path, paths: list[Path], *, together: bool
) -> dict[str, list[tuple[object, ...]]]:
    with Book.open(store, as_of=AS_OF) as book:
        book.add_account("@lea")
        for call in [paths] if together else [[path] for path in paths]:
            book.import_files(call)
    return content(store)


def test_the_order_of_files_makes_no_difference(tmp_path: Path, exports: list[Path]) -> None:
    stores = [
        taken_in(tmp_path / f"{number}-{together}.db", list(order), together=together)
        for number, order in enumerate(permutations(exports))
        for together in (True, False)
    ]
    assert len(stores[0]["order_lines"]) == 4
    assert all(store == stores[0] for store in stores)


def test_files_of_one_call_go_in_by_their_own_dates(tmp_path: Path, exports: list[Path]) -> None:
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        results = book.import_files(exports[::-1], account="@lea")
    assert [result.path.name for result in results] == ["a.csv", "b.csv", "c.csv"]
    assert [(r.new, r.changed, r.older) for r in results] == [(2, 0, 0), (1, 1, 0), (1, 1, 0)]


def test_a_trial_tells_what_the_import_does_and_leaves_everything_as_it_was(
    tmp_path: Path, exports: list[Path]
) -> None:
    store = tmp_path / "store.db"
    with Book.open(store, as_of=AS_OF) as book:
        book.import_files(exports[:1], account="@lea")
        before = content(store)
        trial = book.import_files(exports[1:], dry_run=True)
        assert content(store) == before
        assert len(book.imports()) == 1
        done = book.import_files(exports[1:])
    assert [r.import_id for r in trial] == [None, None]
    for told, did in zip(trial, done, strict=True):
        assert (told.new, told.changed, told.unchanged) == (did.new, did.changed, did.unchanged)
        assert told.stages_before == did.stages_before
        assert told.stages_after == did.stages_after


def test_a_trial_of_the_first_import_makes_no_account(tmp_path: Path, exports: list[Path]) -> None:
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        assert book.import_files(exports, account="@lea", dry_run=True)[0].new == 2
        assert book.accounts() == []


def test_stopping_at_the_second_file_keeps_nothing_of_the_first(
    tmp_path: Path, exports: list[Path]
) -> None:
    token = CancelToken()

    def stop_at_b(progress: Progress) -> None:
        if progress.file_name == "b.csv":
            token.cancel()

    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        with pytest.raises(Cancelled):
            book.import_files(exports, account="@lea", progress=stop_at_b, cancel=token)
        assert book.is_empty()
        assert book.accounts() == []


def test_progress_grows_to_the_whole(tmp_path: Path, exports: list[Path]) -> None:
    shares: list[float | None] = []
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        book.import_files(exports, account="@lea", progress=lambda step: shares.append(step.share))
    assert shares == sorted(shares, key=lambda share: share or 0)
    assert shares[-1] == pytest.approx(1)


def test_rejected_rows_are_mended_and_dropped_again(tmp_path: Path) -> None:
    good, damaged = pending(1, "01/08/2026"), pending(2, "02/08/2026")
    write_sales(tmp_path / "export.csv", [good, {**damaged, "order_id": "5,76945E+17"}])
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        (first,) = book.import_files([tmp_path / "export.csv"], account="@lea")
        assert (first.new, first.rejected, first.rejects[0].row) == (1, 1, 3)
        assert first.rejects_file is not None
        mended = tmp_path / "mended.csv"
        text = first.rejects_file.read_text(encoding="utf-8-sig")
        mended.write_text(text.replace("5,76945E+17", damaged["order_id"]), encoding="utf-8-sig")
        (second,) = book.import_files([mended])
        assert (second.new, second.rejected) == (1, 0)
        assert {line.facts.order_id for line in book.lines()} == {
            good["order_id"],
            damaged["order_id"],
        }


def test_the_file_of_rejected_rows_is_found_from_everywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_sales(tmp_path / "export.csv", [{**pending(1, "01/08/2026"), "price": "12,3O"}])
    monkeypatch.chdir(tmp_path)
    with Book.open(Path("store.db"), as_of=AS_OF) as book:
        (result,) = book.import_files([Path("export.csv")], account="@lea")
        (record,) = book.imports()
    assert result.rejects_file is not None
    assert result.rejects_file.parent == tmp_path / "rejected"
    assert record.rejects_file == str(result.rejects_file)


def test_the_file_of_rejected_rows_says_why_in_the_users_language(tmp_path: Path) -> None:
    write_sales(tmp_path / "export.csv", [{**pending(1, "01/08/2026"), "price": "12,3O"}])
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        (result,) = book.import_files([tmp_path / "export.csv"], account="@lea", lang="fr")
    assert result.rejects_file is not None
    with result.rejects_file.open(encoding="utf-8-sig", newline="") as file:
        header, row = csv.reader(file, delimiter=";")
    assert len(header) == len(row)
    assert "Prix" in row[-1]
    assert "12,3O" in row[-1]


def test_a_call_that_stops_at_a_bad_row_writes_nothing(tmp_path: Path, exports: list[Path]) -> None:
    bad = tmp_path / "z.csv"
    write_sales(bad, [{**pending(9, "01/11/2026"), "price": "??"}])
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        with pytest.raises(UserError):
            book.import_files([*exports, bad], account="@lea", stop_on_reject=True)
        assert book.is_empty()
        assert not list(tmp_path.glob("rejected/*"))


def test_one_refused_file_keeps_the_others_out(tmp_path: Path, exports: list[Path]) -> None:
    broken = tmp_path / "page.csv"
    broken.write_text("<!DOCTYPE html><html><body>503</body></html>", encoding="utf-8")
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        with pytest.raises(UserError):
            book.import_files([*exports, broken], account="@lea")
        assert book.is_empty()


def test_the_same_file_again_changes_nothing_and_says_when_it_came(
    tmp_path: Path, exports: list[Path]
) -> None:
    store = tmp_path / "store.db"
    with Book.open(store, as_of=AS_OF) as book:
        (first,) = book.import_files(exports[:1], account="@lea")
        before = content(store)
        (again,) = book.import_files(exports[:1])
        assert again.known == book.imports()[0]
        assert (again.new, again.unchanged, again.currencies) == (0, first.rows, ("EUR",))
        assert content(store) == before


def test_an_undone_file_comes_in_again_as_if_for_the_first_time(
    tmp_path: Path, exports: list[Path]
) -> None:
    store = tmp_path / "store.db"
    with Book.open(store, as_of=AS_OF) as book:
        book.import_files(exports, account="@lea")
        before = content(store)
        book.undo_import(3)
        assert content(store) != before
        (again,) = book.import_files([exports[2]])
        assert not again.already_imported
        assert content(store) == before


def test_undoing_an_import_takes_nothing_that_a_later_one_states_as_well(
    tmp_path: Path, exports: list[Path]
) -> None:
    without_b = taken_in(tmp_path / "without.db", [exports[0], exports[2]], together=True)
    store = tmp_path / "store.db"
    with Book.open(store, as_of=AS_OF) as book:
        book.import_files(exports, account="@lea")
        book.undo_import(2)
    assert content(store) == without_b


def test_an_older_file_stands_for_all_its_rows_once_the_newer_one_is_undone(
    tmp_path: Path, exports: list[Path]
) -> None:
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        for path in (exports[1], exports[0]):
            book.import_files([path], account="@lea")
        (again,) = book.import_files([exports[0]])
        assert again.already_imported
        book.undo_import(1)
        (again,) = book.import_files([exports[0]])
        assert again.already_imported
        assert {line.facts.status for line in book.lines()} == {"pending"}


def test_whose_sales_they_are_is_never_guessed(tmp_path: Path, exports: list[Path]) -> None:
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        with pytest.raises(UserError):
            book.import_files(exports)
        book.add_account("@lea")
        book.add_account("@tom")
        with pytest.raises(UserError):
            book.import_files(exports)
        with pytest.raises(UserError):
            book.import_files(exports, account="@unknown")
        book.import_files(exports[:1], account="TOM")
        assert {line.account for line in book.lines()} == {"@tom"}
        default = book.default_account()
        assert default is not None
        assert default.handle == "@tom"


def test_the_garbage_collector_is_left_as_it_was(tmp_path: Path, exports: list[Path]) -> None:
    import gc

    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        book.import_files(exports, account="@lea")
    assert gc.isenabled()


def test_cancelling_breaks_off_what_sqlite_does_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also after the last row has passed the wish is heard, in the middle of a statement."""
    token = CancelToken()

    def endless(run: ImportRun, **_told: object) -> int:
        token.cancel()
        run._store.connection.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
        )
        return 0

    monkeypatch.setattr(ImportRun, "finish", endless)
    with Store.open(tmp_path / "affitrack.db") as store:
        source = recognise(write_sales(tmp_path / "e.csv", sales(3)))
        call = ImportCall(store, AS_OF, cancel=token)
        add = partial(add_account, store, handle="@lea", market="FR", created_at="2026-01-01")
        with pytest.raises(Cancelled):
            call.run([source], lambda _source: add())
        assert store.connection.execute("SELECT count(*) FROM order_lines").fetchone() == (0,)
        assert store.connection.execute("SELECT count(*) FROM accounts").fetchone() == (0,)


def test_an_import_tells_lines_of_a_run_that_has_paid_early_as_paid(tmp_path: Path) -> None:
    """As its totals do: the run of 5 November is there on the 3rd, its sales are settled after."""
    sold = [settled(number, "01/10/2026", "12/10/2026") for number in (1, 2, 3)]
    before = write_sales(tmp_path / "before.csv", sold[:2])
    after = write_sales(tmp_path / "after.csv", sold)
    with Book.open(tmp_path / "store.db", as_of=date(2026, 11, 4)) as book:
        book.import_files([before], account="@lea")
        (month,) = book.payouts().runs
        book.add_received(ReceivedEntry(date(2026, 11, 3), month.net))
        (result,) = book.import_files([after], dry_run=True)
        (new,) = [each for each in result.differences if each.kind == "new"]
        stages = result.stages_after["EUR"]
        assert stages[Stage.PAID].lines == 3
        assert stage_on(new.derived_after, book.as_of) is Stage.PAID
        book.import_files([after])
        undone = book.preview_undo(2)
        assert [stage_on(line.derived_before, book.as_of) for line in undone.lines] == [Stage.PAID]


def test_an_import_tells_pending_lines_that_what_arrived_has_paid_as_paid(tmp_path: Path) -> None:
    """The file that calls them settled changes their status, and not where their money is."""
    before = write_sales(
        tmp_path / "before.csv", [pending(1, "01/08/2026"), pending(2, "02/08/2026")]
    )
    after = write_sales(
        tmp_path / "after.csv",
        [settled(1, "01/08/2026", "25/08/2026"), settled(2, "02/08/2026", "25/08/2026")],
    )
    with Book.open(tmp_path / "store.db", as_of=date(2026, 9, 10)) as book:
        book.import_files([before], account="@lea")
        (run,) = book.payouts().runs
        book.add_received(ReceivedEntry(date(2026, 9, 8), run.net))
        (result,) = book.import_files([after], dry_run=True)
        assert result.stages_before["EUR"][Stage.PAID].lines == 2
        for each in result.differences:
            assert each.derived_before is not None
            stages = [stage_on(of, book.as_of) for of in (each.derived_before, each.derived_after)]
            assert stages == [Stage.PAID, Stage.PAID]
        assert [move.stage for move in result.effect.moves] == [None]


@pytest.mark.parametrize("handle", ["@lea", None])
def test_rules_that_another_program_changes_before_the_first_row_hold(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, handle: str | None
) -> None:
    write_sales(tmp_path / "export.csv", sales(40))
    run = ImportCall.run
    with (
        Book.open(tmp_path / "store.db", as_of=AS_OF) as book,
        Book.open(tmp_path / "store.db", as_of=AS_OF) as other,
    ):
        book.add_account("@lea", "FR")

        def changed_before(
            call: ImportCall, sources: Sequence[Any], owner: Callable[[Any], Account]
        ) -> list[FileResult]:
            other.set_account("@lea", {"return_window_days": "20"})
            return run(call, sources, owner)

        monkeypatch.setattr(ImportCall, "run", changed_before)
        book.import_files([tmp_path / "export.csv"], account=handle)
        (line, *_) = book.lines()
        assert line.derived.delivered_on is not None
        closes_on = date.fromisoformat(line.derived.delivered_on) + timedelta(days=20)
        assert line.derived.window_closes_on == closes_on.isoformat()
        assert [check for check in book.check() if not check.ok] == []
