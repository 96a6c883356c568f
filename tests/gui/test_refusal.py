"""What is asked where a damaged store lets no window open."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from affitrack.book.book import Book
from affitrack.gui.refusal import is_mended
from affitrack.store.backup import BEFORE_UNDO, automatic_backup, back_up
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.stores import new_store, take_in

pytestmark = [pytest.mark.gui, pytest.mark.usefixtures("qtbot")]


@pytest.fixture
def damaged(tmp_path: Path) -> Path:
    """A store with rubbish where its tables are described, and a copy of it beside it."""
    path = tmp_path / "book.db"
    with new_store(path) as store:
        take_in(store, [sale(order_id="1")])
        automatic_backup(store.connection, path, BEFORE_UNDO, datetime(2026, 11, 14, 21, 4, 9))
        back_up(store, tmp_path / "elsewhere.db")
    content = bytearray(path.read_bytes())
    content[200 : len(content) // 2] = b"A" * (len(content) // 2 - 200)
    path.write_bytes(content)
    return path


def refused(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        Book.open(path)
    return caught.value


class Answers:
    """Presses the buttons that are named, one for each question, and keeps what was said."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *buttons: str) -> None:
        self.said: list[str] = []
        self._buttons = list(buttons)

        def answer(box: QMessageBox) -> int:  # a function of the class, so that it gets the box
            return self._answer(box)

        monkeypatch.setattr(QMessageBox, "exec", answer)

    def _answer(self, box: QMessageBox) -> int:
        self.said.append(f"{box.text()} {box.informativeText()}")
        button = self._buttons.pop(0) if self._buttons else ""
        if button:  # or it is only read
            {each.text(): each for each in box.buttons()}[button].click()
        return 0


def test_a_copy_beside_a_damaged_store_takes_its_place(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = Answers(monkeypatch, "&Restore this backup")
    assert is_mended(damaged, refused(damaged))
    assert "Sales in it: 1." in answers.said[0]
    assert "The damaged file is not deleted" in answers.said[0]
    with Book.open(damaged) as book:
        assert not book.is_empty()
        # What was set aside is no copy that one goes back to.
        assert [copy.reason for copy in book.dated_copies()] == [BEFORE_UNDO]


def test_who_wants_no_backup_loses_nothing(damaged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rubbish = damaged.read_bytes()
    Answers(monkeypatch, "&Close")
    assert not is_mended(damaged, refused(damaged))
    assert damaged.read_bytes() == rubbish


def test_a_backup_from_elsewhere_may_be_chosen_after_one_that_is_none(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for copy in (damaged.parent / "backups").glob("*.db"):
        copy.unlink()
    text = damaged.parent / "text.db"
    text.write_text("no backup", encoding="utf-8")
    chosen = [str(text), str(damaged.parent / "elsewhere.db")]
    monkeypatch.setattr(QFileDialog, "exec", lambda _: QFileDialog.DialogCode.Accepted)
    monkeypatch.setattr(QFileDialog, "selectedFiles", lambda _: [chosen.pop(0)])
    answers = Answers(monkeypatch, "Choose a &backup…", "", "Choose a &backup…")
    assert is_mended(damaged, refused(damaged))
    assert "text.db" in answers.said[1]
    with Book.open(damaged) as book:
        assert not book.is_empty()


def test_a_store_without_its_first_bytes_is_one_where_it_has_a_copy(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = bytearray(damaged.read_bytes())
    content[:100] = bytes(100)
    damaged.write_bytes(content)
    error = refused(damaged)
    answers = Answers(monkeypatch, "&Restore this backup")
    assert is_mended(damaged, error)
    assert f"“{damaged}” is damaged." in answers.said[0]
    assert "Sales in it: 1." in answers.said[0]
    with Book.open(damaged) as book:
        assert not book.is_empty()
    (aside,) = (damaged.parent / "backups").glob("*-damaged.db")
    assert aside.read_bytes() == content


def test_an_empty_store_is_damaged_where_it_has_a_copy(
    damaged: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged.write_bytes(b"")
    answers = Answers(monkeypatch, "&Restore this backup")
    assert is_mended(damaged, refused(damaged))
    assert "Sales in it: 1." in answers.said[0]
    with Book.open(damaged) as book:
        assert not book.is_empty()


def test_an_empty_file_becomes_a_store_where_it_has_none(tmp_path: Path) -> None:
    path = tmp_path / "book.db"
    path.touch()
    with Book.open(path) as book:
        assert book.is_empty()


def test_what_is_no_damage_is_only_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.db"
    path.write_text("this is no store", encoding="utf-8")
    answers = Answers(monkeypatch)
    assert not is_mended(path, refused(path))
    assert "book.db" in answers.said[0]
