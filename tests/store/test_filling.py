"""A first large import goes straight into the file, where nobody else has it open."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from affitrack.book import Book, importing
from affitrack.store.connection import Store
from affitrack.store.settings import set_setting, setting
from affitrack.wording.message import UserError
from tests.ingest.samples import sales, write_sales
from tests.store.stores import dump, new_store


def mode(store: Store) -> tuple[object, object]:
    """Return how changes are kept: by which journal, and how surely (1 normal, 2 full)."""
    (journal,) = store.connection.execute("PRAGMA journal_mode").fetchone()
    (sureness,) = store.connection.execute("PRAGMA synchronous").fetchone()
    return journal, sureness


AS_USUAL = ("wal", 1)
STRAIGHT = ("delete", 2)


def test_who_is_alone_writes_straight_into_the_file(store: Store) -> None:
    with store.filling(), store.write():
        assert mode(store) == STRAIGHT
        set_setting(store, "language", "fr")
    assert mode(store) == AS_USUAL
    with Store.open(store.path) as other:
        assert setting(other, "language") == "fr"
        set_setting(store, "language", "en")
        assert setting(other, "language") == "en"


def test_who_is_not_alone_writes_as_usual(store: Store) -> None:
    with Store.open(store.path) as other, store.filling(), store.write():
        assert mode(store) == AS_USUAL
        set_setting(store, "language", "fr")
        assert setting(other, "language") is None
    assert mode(store) == AS_USUAL


def test_who_works_for_a_window_writes_as_usual(store: Store) -> None:
    store.leave_log()
    with store.filling(), store.write():
        assert mode(store) == AS_USUAL


def test_what_fails_is_taken_back(store: Store) -> None:
    def failing() -> None:
        with store.filling(), store.write():
            set_setting(store, "language", "fr")
            raise KeyError

    before = dump(store)
    with pytest.raises(KeyError):
        failing()
    assert mode(store) == AS_USUAL
    assert dump(store) == before


def test_who_comes_meanwhile_is_told_to_wait(store: Store) -> None:
    with store.filling(), store.write():
        set_setting(store, "language", "fr")
        with pytest.raises(UserError) as caught:
            Store.open(store.path, seconds_to_wait=0)
    assert caught.value.message.key == "store.busy"
    with Store.open(store.path, seconds_to_wait=0) as other:
        assert setting(other, "language") == "fr"


def test_who_reads_in_the_end_leaves_the_log_to_whoever_comes_next(store: Store) -> None:
    with closing(sqlite3.connect(store.path)) as reader:
        with store.filling():
            set_setting(store, "language", "fr")
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM settings").fetchone()
        assert mode(store) == STRAIGHT
        reader.execute("COMMIT")
    with Store.open(store.path) as other:
        assert mode(other) == AS_USUAL
        assert setting(other, "language") == "fr"
    set_setting(store, "language", "en")
    assert mode(store)[0] == "wal"


_KILLED = """
import os, signal, sys
from pathlib import Path
from affitrack.store import connection
from affitrack.store.connection import Store

store = Store.open(Path(sys.argv[1]))
connection._WRITING_CACHE_KIB = 80  # so that pages reach the disk early
with store.filling(), store.write():
    rows = ((f"key {number}", "x" * 500) for number in range(5_000))
    store.connection.executemany("INSERT INTO settings VALUES (?, ?)", rows)
    assert Path(sys.argv[1]).stat().st_size > 1_000_000
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_who_is_killed_leaves_the_old_state(tmp_path: Path) -> None:
    path = tmp_path / "affitrack.db"
    with new_store(path) as store:
        set_setting(store, "language", "fr")
        before = dump(store)
    size = path.stat().st_size
    root = Path(__file__).parents[2]
    died = subprocess.run(
        [sys.executable, "-c", _KILLED, str(path)],
        env={**os.environ, "PYTHONPATH": str(root)},
        check=False,
    )
    assert died.returncode == -signal.SIGKILL
    assert path.stat().st_size > size
    with Store.open(path) as again:
        assert mode(again) == AS_USUAL
        assert dump(again) == before
    assert path.stat().st_size == size


@pytest.mark.parametrize(
    ("least_bytes", "lines_before", "dry_run", "expected"),
    [
        (1, False, False, STRAIGHT),
        (1, True, False, AS_USUAL),
        (1, False, True, AS_USUAL),
        (10**9, False, False, AS_USUAL),
    ],
)
def test_only_a_first_large_import_does_without_the_log(
    least_bytes: int,
    lines_before: bool,
    dry_run: bool,
    expected: tuple[str, int],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(importing, "_MANY_BYTES", least_bytes)
    earlier, later = (
        write_sales(tmp_path / f"{name}.csv", [{**each, "order_id": f"{name}{place}"}])
        for name, place in (("5781", 1), ("5782", 2))
        for each in sales(1)
    )
    seen: list[tuple[object, object]] = []
    with Book.open(tmp_path / "affitrack.db") as book:
        book.add_account("@lea", market="FR")
        if lines_before:
            book.import_files([earlier])
        store = book._store
        book.import_files([later], dry_run=dry_run, progress=lambda _: seen.append(mode(store)))
        assert set(seen) == {expected}
        assert mode(store) == AS_USUAL


def test_what_was_filled_so_is_sound(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No reference was looked up on the way; from then on they are again."""
    monkeypatch.setattr(importing, "_MANY_BYTES", 1)
    export = write_sales(tmp_path / "e.csv", sales(20))
    with Book.open(tmp_path / "affitrack.db") as book:
        book.import_files([export], market="FR", account="@lea")
        found = book._store.connection
        assert found.execute("SELECT count(*) FROM order_lines").fetchone() == (20,)
        assert found.execute("PRAGMA foreign_key_check").fetchall() == []
        assert found.execute("PRAGMA foreign_keys").fetchone() == (1,)
