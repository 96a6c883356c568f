from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlite_utils import Database, Migrations

from affitrack.store import connection as connection_module
from affitrack.store import identity
from affitrack.store.connection import Store
from affitrack.store.identity import APPLICATION_ID
from affitrack.store.migrations import LATEST, numbered
from affitrack.store.migrations.numbered import migrations
from affitrack.store.oldest import write_oldest
from affitrack.store.settings import set_setting, setting
from affitrack.store.sql.errors import Interrupted, known_problem
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.stores import new_store, take_in, taken_back


def pragma(store: Store, name: str) -> object:
    return store.connection.execute(f"PRAGMA {name}").fetchone()[0]


def refusal(path: Path) -> UserError:
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(UserError) as caught:
        Store.open(path)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert render(caught.value.message, "fr") != render(caught.value.message, "en")
    return caught.value


def test_a_missing_store_is_created_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "créatrice à Évry" / "data" / "affitrack.db"
    with Store.open(path) as store:
        assert pragma(store, "application_id") == APPLICATION_ID
        assert pragma(store, "user_version") == LATEST
        assert pragma(store, "foreign_keys") == 1
        assert pragma(store, "journal_mode") == "wal"
        assert pragma(store, "trusted_schema") == 0
    assert [file.name for file in path.parent.iterdir()] == ["affitrack.db"]


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    with Store.open(path) as store:
        assert setting(store, "anything") is None


def test_a_store_keeps_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "affitrack.db"
    with Store.open(path) as store:
        set_setting(store, "language", "fr")
    with Store.open(path) as store:
        assert setting(store, "language") == "fr"
    assert not (tmp_path / "backups").exists()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    path.write_text("Order ID,SKU ID\n" * 100)
    assert refusal(path).message.key == "store.not_a_database"


def test_a_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE notes (text)")
    other.close()
    assert refusal(path).message.key == "store.not_ours"


def test_another_program_that_marks_its_files_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("PRAGMA application_id = 123456")
    other.close()
    assert refusal(path).message.key == "store.not_ours"


def test_a_newer_store_is_refused_with_both_versions(tmp_path: Path) -> None:
    path = tmp_path / "affitrack.db"
    with Store.open(path) as store:
        store.connection.execute(f"PRAGMA user_version = {LATEST + 7}")
    error = refusal(path)
    assert error.message.key == "store.newer"
    assert error.message.params["found"] == str(LATEST + 7)
    assert error.message.params["known"] == str(LATEST)
    assert error.hints


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert refusal(tmp_path).message.key == "store.cannot_open"


def test_a_path_below_a_file_cannot_be_reached(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    error = refusal(tmp_path / "file" / "affitrack.db")
    assert error.message.key == "store.unreachable"


def test_a_damaged_store_is_told_so(tmp_path: Path) -> None:
    path = tmp_path / "affitrack.db"
    with Store.open(path) as store:
        set_setting(store, "language", "fr")
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\x00" * (4096 - 100)
    path.write_bytes(content)
    assert refusal(path).message.key == "store.damaged"


def test_an_error_takes_everything_back(store: Store) -> None:
    with taken_back(store):
        set_setting(store, "one", "1")
    assert setting(store, "one") is None


def test_a_part_of_a_transaction_can_fail_alone(store: Store) -> None:
    with store.write():
        set_setting(store, "one", "1")
        with taken_back(store):
            set_setting(store, "two", "2")
        assert setting(store, "two") is None
    assert setting(store, "one") == "1"


def test_others_see_only_what_was_committed(store: Store) -> None:
    with Store.open(store.path) as other:
        with store.write():
            set_setting(store, "one", "1")
            assert setting(other, "one") is None
        assert setting(other, "one") == "1"


def test_a_second_writer_is_told_to_wait(store: Store) -> None:
    with Store.open(store.path, seconds_to_wait=0.05) as other, store.write():
        with pytest.raises(UserError) as caught:
            set_setting(other, "one", "1")
        assert caught.value.message.key == "store.busy"


def test_a_read_only_store_says_so_when_it_is_written(store: Store) -> None:
    store.connection.execute("PRAGMA query_only = ON")
    with pytest.raises(UserError) as caught:
        set_setting(store, "one", "1")
    assert caught.value.message.key == "store.read_only"


def test_a_full_disk_is_told_and_nothing_is_kept(store: Store) -> None:
    pages = pragma(store, "page_count")
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(UserError) as caught:
        set_setting(store, "long", "x" * 1_000_000)
    assert caught.value.message.key == "store.disk_full"
    assert setting(store, "long") is None


@pytest.mark.parametrize(("free", "key"), [(0, "disk_full"), (1 << 30, "disk_error")])
def test_a_disk_without_a_byte_left_is_full_for_whoever_reads_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, free: int, key: str
) -> None:
    (tmp_path / "a.db").touch()
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=free))
    told = known_problem(error, tmp_path / "a.db")
    assert told is not None
    assert told.message.key == f"store.{key}"


def test_a_fault_of_ours_is_not_dressed_up(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.write() as db:
        db.execute("INSERT INTO account_settings VALUES (99, 'learn', 'on')")


def test_where_no_write_ahead_log_is_possible_the_store_still_works(tmp_path: Path) -> None:
    class WithoutSharedMemory(sqlite3.Connection):
        def execute(self, sql: str, values: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401
            if sql == "PRAGMA journal_mode = WAL":
                raise sqlite3.OperationalError("unable to open shared memory")
            return super().execute(sql, values)

    path = tmp_path / "network disk.db"
    connection = sqlite3.connect(path, isolation_level=None, factory=WithoutSharedMemory)
    with Store(path, connection) as store:
        store.make_ready()
        set_setting(store, "one", "1")
        assert pragma(store, "journal_mode") == "delete"
        assert pragma(store, "synchronous") == 2
    with Store.open(path) as store:
        assert setting(store, "one") == "1"


def all_migrations() -> list[Any]:
    with closing(Database(memory=True, execute_plugins=False)) as empty:
        return migrations.pending(empty)


def next_version(monkeypatch: pytest.MonkeyPatch, *, fails: bool = False) -> None:
    """Let the program know one more migration than it does."""
    later = Migrations(migrations.name)
    for known in all_migrations():
        later(name=known.name)(known.fn)

    @later()
    def m9999_colour(db: Database) -> None:
        db.executescript("ALTER TABLE shops ADD COLUMN colour TEXT;")
        if fails:
            raise RuntimeError("the migration breaks")

    for module in (connection_module, identity):
        monkeypatch.setattr(module, "LATEST", LATEST + 1)
    monkeypatch.setattr(numbered, "migrations", later)


def test_an_older_store_is_backed_up_and_brought_up_to_date(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_setting(store, "one", "1")
    store.close()
    next_version(monkeypatch)
    with Store.open(store.path) as newer:
        assert pragma(newer, "user_version") == LATEST + 1
        assert "colour" in newer.db["shops"].columns_dict
        assert setting(newer, "one") == "1"
    (copy,) = (store.path.parent / "backups").iterdir()
    assert "before-update" in copy.name
    monkeypatch.undo()
    with Store.open(copy) as older:
        assert setting(older, "one") == "1"
        assert pragma(older, "user_version") == LATEST


def test_several_programs_bring_an_older_store_up_to_date_once(tmp_path: Path) -> None:
    path = tmp_path / "affitrack.db"
    write_oldest(path)
    holding = identity.connect(path)
    holding.execute("PRAGMA journal_mode = WAL")
    holding.execute("BEGIN IMMEDIATE")  # till all of them wait
    program = (
        "import sys; from pathlib import Path\n"
        "from affitrack.store.connection import Store\n"
        "sys.stdout.write('.'); sys.stdout.flush()\n"
        "Store.open(Path(sys.argv[1])).close()\n"
    )
    command = [sys.executable, "-c", program, str(path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
    for each in running:
        assert each.stdout is not None
        assert each.stdout.read(1) == b"."
    time.sleep(1)
    holding.execute("COMMIT")
    holding.close()
    for each in running:
        each.communicate(timeout=60)
    assert [each.returncode for each in running] == [0, 0, 0]
    (copy,) = (tmp_path / "backups").iterdir()
    assert "before-update" in copy.name


def test_a_migration_that_breaks_leaves_the_old_store(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_setting(store, "one", "1")
    store.close()
    next_version(monkeypatch, fails=True)
    with pytest.raises(RuntimeError):
        Store.open(store.path)
    monkeypatch.undo()
    with Store.open(store.path) as old:
        assert setting(old, "one") == "1"
        assert "colour" not in old.db["shops"].columns_dict


def test_the_latest_version_is_the_number_of_the_newest_migration() -> None:
    numbers = [int(each.name[1:5]) for each in all_migrations()]
    assert numbers == sorted(set(numbers))
    assert numbers[-1] == LATEST


_LONG = """
WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers LIMIT 1000000000)
INSERT INTO settings SELECT n, '' FROM numbers
"""


def test_a_long_statement_is_broken_off_at_once_and_taken_back(store: Store) -> None:
    began = time.monotonic()
    with (
        pytest.raises(Interrupted),
        store.interruptible(lambda: time.monotonic() > began + 0.05),
        store.write() as db,
    ):
        db.execute(_LONG)
    assert time.monotonic() - began < 1.0
    assert store.connection.execute("SELECT count(*) FROM settings").fetchone() == (0,)
    assert not store.connection.in_transaction


def test_nothing_is_broken_off_unless_it_is_wished(store: Store) -> None:
    with store.interruptible(lambda: False), store.write() as db:
        db.execute(_LONG.replace("1000000000", "300000"))
    assert store.connection.execute("SELECT count(*) FROM settings").fetchone() == (300000,)


def test_a_trial_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "affitrack.db"
    with new_store(path) as store:
        take_in(store, [sale()])
    before = path.read_bytes()
    with Store.open(path) as store, taken_back(store):
        take_in(store, [sale(order_id=str(number)) for number in range(2000)])
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX forgets locks in this way")
def test_nothing_is_written_into_a_log_that_was_taken_away(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    leave = f"import sqlite3; sqlite3.connect({str(path)!r}).execute('SELECT * FROM settings')"
    with Store.open(path) as store:
        set_setting(store, "kept", "yes")
        subprocess.run([sys.executable, "-c", leave], check=True)
        set_setting(store, "kept", "still")
        path.open("rb").close()  # what no part of ours may do: the locks are gone
        subprocess.run([sys.executable, "-c", leave], check=True)
        with pytest.raises(UserError) as caught:
            set_setting(store, "lost", "no")
        assert caught.value.message.key == "store.log_gone"
        done: list[str] = []
        store.connection.set_trace_callback(done.append)
    assert done == [], "what closing tidies up would go there, too"
    with Store.open(path) as store:
        assert (setting(store, "kept"), setting(store, "lost")) == ("still", None)
        set_setting(store, "lost", "no longer")


@pytest.mark.skipif(os.name == "nt", reason="Windows moves no file that is open")
@pytest.mark.parametrize("is_removed", [True, False])
def test_a_store_that_is_gone_is_told_so_and_not_made_anew(
    tmp_path: Path, *, is_removed: bool
) -> None:
    path = tmp_path / "a.db"
    with Store.open(path) as store:
        set_setting(store, "kept", "yes")
        if is_removed:
            for each in tmp_path.iterdir():
                each.unlink()
        else:
            path.rename(tmp_path / "b.db")
        with pytest.raises(UserError) as caught:
            set_setting(store, "lost", "no")
        assert caught.value.message.key == "store.gone"
    with pytest.raises(UserError) as caught:
        Store.open(path, create=False)
    assert caught.value.message.key == "store.gone"
    assert not path.exists()
