from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui import shell as shell_module
from affitrack.gui.preferences import Preferences
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.wording.message import UserError
from tests.gui.doubles import PretendedBook

pytestmark = pytest.mark.gui

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)


def test_a_new_day_is_noticed_on_both_threads(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever leaves the window open overnight must not look at yesterday's stages."""
    monkeypatch.setattr(shell_module, "local_today", lambda: MONDAY)
    shell = Shell(tmp_path / "book.db", preferences)
    days: list[date] = []
    shell.tasks.start(Task(lambda work: work.book.as_of).on_done(days.append))
    qtbot.waitUntil(lambda: days == [MONDAY])
    with qtbot.assertNotEmitted(shell.book_changed):
        shell._notice_new_day()
    monkeypatch.setattr(shell_module, "local_today", lambda: TUESDAY)
    with qtbot.waitSignal(shell.book_changed):
        shell._notice_new_day()
    assert shell.book.as_of == TUESDAY
    shell.tasks.start(Task(lambda work: work.book.as_of).on_done(days.append))
    qtbot.waitUntil(lambda: days == [MONDAY, TUESDAY])
    shell.close()


def test_a_day_asked_for_stays(preferences: Preferences, tmp_path: Path) -> None:
    shell = Shell(tmp_path / "book.db", preferences, as_of=MONDAY)
    assert shell.book.as_of == MONDAY
    assert not shell._day_check.isActive()
    shell.close()


def test_what_the_worker_writes_the_window_reads(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    shell = Shell(tmp_path / "book.db", preferences, as_of=MONDAY)
    assert shell.book.accounts() == []
    added: list[object] = []
    shell.tasks.start(Task(lambda work: work.book.add_account("@lea")).on_done(added.append))
    qtbot.waitUntil(lambda: len(added) == 1)
    assert [account.handle for account in shell.book.accounts()] == ["@lea"]
    shell.close()


def test_that_the_store_was_taken_away_is_told_once_by_whoever_only_reads(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    path, elsewhere = tmp_path / "book.db", tmp_path / "elsewhere.db"
    shell = Shell(path, preferences, as_of=MONDAY)
    told: list[UserError] = []
    read: list[object] = []
    shell.problem_told.connect(told.append)
    shell.look_outside()
    assert told == []
    path.rename(elsewhere)
    shell.look_outside()
    assert [error.message.key for error in told] == ["store.gone"]
    shell.look_outside()
    assert len(told) == 1
    elsewhere.rename(path)
    shell.look_outside()
    path.rename(elsewhere)
    shell.tasks.start(Task(lambda _: None).reading().on_done(read.append))
    qtbot.waitUntil(lambda: read == [None])
    assert [error.message.key for error in told] == ["store.gone"] * 2
    shell.close()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="only POSIX forgets locks in this way")
def test_a_store_that_lost_its_log_is_opened_anew(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    path = tmp_path / "book.db"
    shell = Shell(path, preferences, as_of=MONDAY)
    told: list[UserError] = []
    shell.problem_told.connect(told.append)
    work_to_the_end(qtbot, shell, lambda book: book.add_account("@lea"))
    for name in ("book.db", "book.db-shm"):  # what no part of ours may do: the locks are gone
        (tmp_path / name).open("rb").close()
    add = "import sys; from affitrack.cli.main import run; sys.exit(run(sys.argv[1:], print))"
    for handle in ("@max", "@zoe"):
        call = ["--data", str(path), "account", "add", handle, "--market", "FR"]
        subprocess.run([sys.executable, "-c", add, *call], check=True, stdout=subprocess.DEVNULL)
    with qtbot.waitSignal(shell.book_changed):
        shell.look_outside()
    assert [account.handle for account in shell.book.accounts()] == ["@lea", "@max", "@zoe"]
    work_to_the_end(qtbot, shell, lambda book: book.add_account("@kim"))
    assert told == []
    shell.close()
    with closing(sqlite3.connect(path)) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert plain.execute("SELECT count(*) FROM accounts").fetchone() == (4,)


def work_to_the_end(qtbot: QtBot, shell: Shell, order: Callable[[Book], object]) -> None:
    done: list[object] = []
    shell.tasks.start(Task(lambda work: order(work.book)).on_done(done.append))
    qtbot.waitUntil(lambda: bool(done) and not shell.tasks.is_busy())


def test_a_backup_is_restored_into_the_open_book(
    qtbot: QtBot, preferences: Preferences, tmp_path: Path
) -> None:
    store, copy = tmp_path / "book.db", tmp_path / "copy.db"
    with Book.open(store, as_of=MONDAY) as book:
        book.add_account("@lea")
        book.backup(copy)
        book.add_account("@max")
    shell = Shell(store, preferences, as_of=MONDAY)
    assert len(shell.book.accounts()) == 2
    aside: list[Path] = []
    shell.tasks.start(Task(lambda work: work.book.restore(copy)).on_done(aside.append))
    qtbot.waitUntil(lambda: len(aside) == 1)
    shell.switch_book(shell.book.path)
    assert [account.handle for account in shell.book.accounts()] == ["@lea"]
    assert aside[0].is_file()
    shell.close()


def test_the_account_looked_at_is_remembered(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shell.account_changed):
        shell.choose_account("max")
    assert shell.preferences.account == "max"
    with qtbot.assertNotEmitted(shell.account_changed):
        shell.choose_account("max")


def test_no_files_no_preview(shell: Shell, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(shell.page_wanted):
        shell.preview_files([])


def test_another_book_begins_with_all_accounts(
    shell: Shell, book: PretendedBook, tmp_path: Path
) -> None:
    shell.choose_account("max")
    shell.switch_book(tmp_path / "other.db")
    assert shell.account == ""
    assert shell.is_sample
    assert shell.preferences.account == "max"
    shell.switch_book()
    assert not shell.is_sample
