"""A store of an older program: somebody says that it is brought up to date."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.book.book import looks_older
from affitrack.gui.updating import UpdateNotice, bring_up_to_date
from affitrack.wording.message import UserError, message

pytestmark = pytest.mark.gui


def test_only_a_store_of_an_older_program_looks_so(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    assert not looks_older(path)
    Book.open(path).close()
    assert not looks_older(path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 13")
    connection.close()
    assert looks_older(path)
    path.write_text("no store", encoding="ascii")
    assert not looks_older(path)


def test_what_takes_long_is_said_until_it_is_done(qtbot: QtBot, tmp_path: Path) -> None:
    seen: list[UpdateNotice] = []
    may_end = threading.Event()

    def look() -> None:
        seen.extend(
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, UpdateNotice) and each.isVisible()
        )
        if seen:
            seen[0].close()
            assert seen[0].isVisible()
            may_end.set()

    def slow(path: Path | None) -> Book:
        assert may_end.wait(timeout=20)
        return Book.open(path)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(50)
    bring_up_to_date(tmp_path / "a.db", slow)
    timer.stop()
    assert seen
    qtbot.waitUntil(
        lambda: not any(isinstance(e, UpdateNotice) for e in QApplication.topLevelWidgets())
    )


def test_why_it_cannot_be_opened_is_told(qapp: QApplication, tmp_path: Path) -> None:
    def refuse(_: Path | None) -> Book:
        raise UserError(message("store.busy", path="a.db"))

    with pytest.raises(UserError, match=r"store\.busy"):
        bring_up_to_date(tmp_path / "a.db", refuse)
