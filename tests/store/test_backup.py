from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.store.backup import (
    BEFORE_UNDO,
    BY_HAND,
    automatic_backup,
    back_up,
    contents,
    keep,
    last_backup_at,
    restore,
)
from affitrack.store.connection import Store
from affitrack.store.migrations import LATEST
from affitrack.store.settings import set_setting, setting
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.stores import dump, take_in

NOW = datetime(2026, 11, 14, 21, 4, 9)


def error_of(call: object, *values: object, **named: object) -> str:
    with pytest.raises(UserError) as caught:
        call(*values, **named)  # type: ignore[operator]
    return caught.value.message.key


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_backup_is_the_store_in_one_file(store: Store, tmp_path: Path) -> None:
    take_in(store, [sale()])
    target = back_up(store, tmp_path / "copies" / "à garder.db")
    assert files(target.parent) == ["à garder.db"]
    with Store.open(target) as copy:
        assert dump(copy) == dump(store)


def test_a_backup_holds_what_is_still_in_the_log(store: Store, tmp_path: Path) -> None:
    store.connection.execute("PRAGMA wal_autocheckpoint = 0")
    set_setting(store, "one", "1")
    with Store.open(back_up(store, tmp_path / "copy.db")) as copy:
        assert setting(copy, "one") == "1"


def test_a_backup_tells_what_it_holds(store: Store, tmp_path: Path) -> None:
    empty = back_up(store, tmp_path / "empty.db")
    take_in(store, [sale()])
    full = back_up(store, tmp_path / "full.db")
    assert contents(empty, store.path)[1:] == (0, None)
    (imported_at,) = store.connection.execute("SELECT imported_at FROM imports").fetchone()
    assert contents(full, store.path)[1:] == (1, imported_at)
    made = datetime.fromisoformat(contents(full, store.path).made_at)
    assert made.timestamp() == pytest.approx(full.stat().st_mtime)
    assert error_of(contents, store.path, store.path) == "store.restore_from_itself"


def test_a_file_is_not_overwritten_unasked(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")
    assert error_of(back_up, store, target) == "store.backup_exists"
    assert target.read_text() == "precious"
    assert back_up(store, target, overwrite=True) == target
    Store.open(target).close()


def test_the_store_is_no_backup_of_itself(store: Store) -> None:
    key = error_of(back_up, store, store.path, overwrite=True)
    assert key == "store.backup_onto_itself"


def test_a_backup_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert error_of(back_up, store, tmp_path / "file" / "copy.db") == "store.unreachable"
    (tmp_path / "folder.db").mkdir()
    assert error_of(back_up, store, tmp_path / "folder.db", overwrite=True) == "store.unreachable"
    assert [name for name in files(tmp_path) if "part" in name] == []


def test_a_restored_store_is_the_backup_and_the_present_is_set_aside(
    store: Store, tmp_path: Path
) -> None:
    set_setting(store, "one", "1")
    copy = back_up(store, tmp_path / "copy.db")
    set_setting(store, "one", "2")
    aside = restore(store, copy, NOW)
    assert setting(store, "one") == "1"
    assert re.search(r"2026-11-14T21-04-09-before-restore\.db$", aside.name)
    set_setting(store, "two", "2")
    store.close()
    with Store.open(store.path) as again:
        assert (setting(again, "one"), setting(again, "two")) == ("1", "2")
        assert again.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    with Store.open(aside) as before:
        assert setting(before, "one") == "2"


def test_who_has_the_store_open_sees_the_restored_content(store: Store, tmp_path: Path) -> None:
    set_setting(store, "one", "1")
    copy = back_up(store, tmp_path / "copy.db")
    set_setting(store, "one", "2")
    with Store.open(store.path) as other:
        restore(store, copy)
        assert setting(other, "one") == "1"


@pytest.mark.parametrize("kind", ["missing", "folder", "text", "other", "empty", "newer", "same"])
def test_what_is_no_backup_is_refused_and_changes_nothing(
    store: Store, tmp_path: Path, kind: str
) -> None:
    set_setting(store, "one", "1")
    source = tmp_path / "source.db"
    expected = "store.not_ours"
    if kind in {"missing", "folder"}:
        expected = "store.no_such_file"
        source = tmp_path / "nothing.db" if kind == "missing" else tmp_path
    elif kind == "text":
        source.write_text("Order ID,SKU ID\n" * 100)
        expected = "store.not_a_database"
    elif kind == "empty":
        source.touch()
    elif kind == "same":
        source, expected = store.path, "store.restore_from_itself"
    else:
        back_up(store, source)
        with Store.open(source) as copy:
            pragma = "application_id = 1" if kind == "other" else f"user_version = {LATEST + 1}"
            copy.connection.execute(f"PRAGMA {pragma}")
        expected = "store.newer" if kind == "newer" else expected
    assert error_of(restore, store, source) == expected
    assert setting(store, "one") == "1"
    assert not (tmp_path / "backups").exists()


def test_a_damaged_backup_is_refused(store: Store, tmp_path: Path) -> None:
    take_in(store, [sale(order_id=str(number)) for number in range(2000)])
    source = back_up(store, tmp_path / "copy.db")
    content = bytearray(source.read_bytes())
    content[-40 * 4096 : -4096] = b"\x17" * (39 * 4096)
    source.write_bytes(content)
    before = dump(store)
    assert error_of(restore, store, source) == "store.damaged"
    assert dump(store) == before


def test_a_store_that_opens_but_is_damaged_is_restored_and_set_aside_as_it_is(
    store: Store, tmp_path: Path
) -> None:
    take_in(store, [sale(order_id=str(number)) for number in range(2000)])
    before = dump(store)
    source = back_up(store, tmp_path / "copy.db")
    store.close()
    content = bytearray(source.read_bytes())
    content[-40 * 4096 : -4096] = b"\x17" * (39 * 4096)
    store.path.write_bytes(content)
    with Store.open(store.path) as damaged:
        assert error_of(automatic_backup, damaged.connection, store.path, BY_HAND, NOW) == (
            "store.damaged"
        )
        aside = restore(damaged, source, NOW)
        assert dump(damaged) == before
    assert aside.read_bytes()[4096:] == content[4096:]  # before it is told who wrote last
    assert aside.name.endswith("2026-11-14T21-04-09-before-restore-damaged.db")
    assert not list(aside.parent.glob("*.part*"))


def test_automatic_backups_are_dated_and_let_old_ones_go(store: Store) -> None:
    assert last_backup_at(store.path) is None
    folder = store.path.parent / "backups"
    for days in (800, 30, 29, 1, 0):
        automatic_backup(store.connection, store.path, BY_HAND, NOW - timedelta(days=days))
    automatic_backup(store.connection, store.path, BEFORE_UNDO, NOW)
    automatic_backup(store.connection, store.path, BEFORE_UNDO, NOW)
    assert files(folder) == [
        "affitrack-2026-10-16T21-04-09-by-hand.db",
        "affitrack-2026-11-13T21-04-09-by-hand.db",
        "affitrack-2026-11-14T21-04-09-before-undo-2.db",
        "affitrack-2026-11-14T21-04-09-before-undo.db",
        "affitrack-2026-11-14T21-04-09-by-hand.db",
    ]
    assert last_backup_at(store.path) == "2026-11-14T21:04:09"


def test_what_a_killed_program_left_of_a_copy_goes_a_day_later(store: Store) -> None:
    folder = store.path.parent / "backups"
    folder.mkdir()
    names = ("affitrack-1-x.db.part", "affitrack-2-x.db.part-journal", "other-1.db.part")
    for name in names:
        (folder / name).write_bytes(b"")
        os.utime(folder / name, (NOW.timestamp(), NOW.timestamp()))
    automatic_backup(store.connection, store.path, BY_HAND, NOW)
    assert {*names} < {*files(folder)}
    automatic_backup(store.connection, store.path, BY_HAND, NOW + timedelta(days=2))
    assert {*names} & {*files(folder)} == {"other-1.db.part"}


TODAY = date(2026, 11, 14)  # a Saturday


def named(*days_ago: int, hour: int = 8) -> list[str]:
    days = [TODAY - timedelta(days=ago) for ago in days_ago]
    return [f"affitrack-{day}T{hour:02d}-00-00-by-hand.db" for day in days]


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        ([], []),
        (["notes.db"], ["notes.db"]),
        (named(0) + named(0, hour=9), named(0) + named(0, hour=9)),
        (named(1) + named(1, hour=9), named(1) + named(1, hour=9)),
        (named(2) + named(2, hour=9), named(2, hour=9)),
        (named(12, 13), named(12, 13)),
        (named(15, 16, 17, 18, 19), named(15)),
        (named(15, 22), named(15, 22)),
        (named(74, 80, 100, 110), named(74, 80, 110)),
        (named(399, 500), named(399)),
        (named(-1), named(-1)),
    ],
)
def test_which_backups_are_kept(names: Sequence[str], kept: Sequence[str]) -> None:
    assert keep(TODAY, names) == set(kept)


def test_many_undos_in_a_row_leave_few_copies() -> None:
    undone = [f"affitrack-{TODAY}T08-00-{second:02d}-before-undo.db" for second in range(20)]
    names = [*undone, *named(0), "mine-before-undo.db"]
    assert keep(TODAY, names) == {*undone[-3:], *named(0), "mine-before-undo.db"}


@given(st.lists(st.integers(0, 600), unique=True))
def test_the_newest_backup_is_kept_and_letting_go_twice_changes_nothing(ages: list[int]) -> None:
    names = named(*ages)
    kept = keep(TODAY, names)
    assert kept <= set(names)
    assert keep(TODAY, kept) == kept
    if ages and min(ages) < 400:
        assert max(names) in kept


@given(st.integers(0, 800))
def test_a_backup_every_day_never_fills_the_disk(start: int) -> None:
    kept: set[str] = set()
    for day in range(start, start + 60):
        today = TODAY + timedelta(days=day)
        kept = keep(today, {*kept, f"affitrack-{today}T08-00-00-by-hand.db"})
    assert len(kept) <= 14 + 9
