"""The card of a claim: its title, days, files and lines, and how it is saved."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from affitrack.gui.claims.page import ClaimsPage
from affitrack.gui.main_window import MainWindow
from tests.gui.claims.shown import (
    kept_claims,
    make_a_claim,
)
from tests.gui.real import AS_OF, fill, held, paid, read_again, settle

pytestmark = pytest.mark.gui


def test_title_note_and_days_are_kept_when_one_leaves_them(
    claims: ClaimsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    make_a_claim(claims, real_window, qtbot, "zero")
    card = claims.claim
    card.title.setFocus()
    QTest.keyClicks(card.title, "Zero is not 2.49")
    QTest.keyClick(card.title, Qt.Key.Key_Return)
    settle(qtbot, real_window)
    assert card.header.text() == "Zero is not 2.49"
    card.note.setFocus()
    QTest.keyClicks(card.note, "asked the shop")
    card.title.setFocus()
    settle(qtbot, real_window)
    card.reminder.tick.click()
    settle(qtbot, real_window)
    assert kept_claims(store_path)[0].remind_on == AS_OF + timedelta(days=7)
    card.reminder.edit.setDate(QDate(2026, 11, 22))
    card.reminder.edit.editingFinished.emit()
    settle(qtbot, real_window)
    (claim,) = kept_claims(store_path)
    assert (claim.title, claim.note) == ("Zero is not 2.49", "asked the shop")
    assert claim.remind_on == date(2026, 11, 22)
    assert real_window.navigation.button("claims").accessibleName() != "Claims"
    real_window.shell.undo_stack.undo()
    settle(qtbot, real_window)
    assert kept_claims(store_path)[0].remind_on == AS_OF + timedelta(days=7)


def test_files_are_kept_dropped_saved_and_taken_away(
    claims: ClaimsPage,
    real_window: MainWindow,
    store_path: Path,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    make_a_claim(claims, real_window, qtbot, "zero")
    files = claims.claim.files
    first, second = tmp_path / "answer.txt", tmp_path / "screen.png"
    first.write_bytes(b"no")
    second.write_bytes(b"x" * 5000)
    files.keep(first)
    settle(qtbot, real_window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(second))])
    drop = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    files.dropEvent(drop)
    settle(qtbot, real_window)
    shown = [files.files.item(n).text() for n in range(files.files.count())]
    assert shown == ["answer.txt · 1 kB", "screen.png · 5 kB"]
    files.files.setCurrentRow(1)
    attachment = files.current()
    assert attachment is not None
    files.save(attachment, tmp_path / "copy.png")
    settle(qtbot, real_window)
    assert (tmp_path / "copy.png").read_bytes() == b"x" * 5000
    files.files.setFocus()
    QTest.keyClick(files.files, Qt.Key.Key_Delete)
    settle(qtbot, real_window)
    assert files.files.count() == 1
    real_window.shell.undo_stack.undo()
    settle(qtbot, real_window)
    (claim,) = kept_claims(store_path)
    assert [each.name for each in claim.attachments] == ["answer.txt", "screen.png"]


def test_a_line_says_what_has_become_of_it_since(
    claims: ClaimsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    make_a_claim(claims, real_window, qtbot, "zero")
    fill(store_path, paid(2), held(9, ordered_at="20/11/2026 10:00:00"), name="later.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    claim = claims.claim.claim()
    assert claim is not None
    assert claim.changed == 1
    model = claims.claim.lines.model
    assert "2.49" in str(model.index(0, model.columnCount() - 1).data())


@pytest.mark.parametrize(("form", "begins"), [("pdf", b"%PDF"), ("csv", b"")])
def test_a_claim_is_saved_to_be_sent(
    claims: ClaimsPage,
    real_window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    form: str,
    begins: bytes,
) -> None:
    made = make_a_claim(claims, real_window, qtbot, "zero")
    asked = claims.claim.ask_for_file(form)
    assert asked is not None
    assert asked.selectedFiles()[0].endswith(f"claim-1.{form}")
    asked.reject()
    target = tmp_path / f"sent.{form}"
    claims.claim.save(target, form)
    settle(qtbot, real_window)
    qtbot.waitUntil(lambda: real_window.toast.message() == f"Saved as sent.{form}")
    content = target.read_bytes()
    assert content.startswith(begins)
    assert form == "pdf" or made.lines[0].order_id.encode() in content


def test_an_undone_title_does_not_come_back_when_one_leaves_its_field(
    claims: ClaimsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    make_a_claim(claims, real_window, qtbot, "zero")
    card = claims.claim
    card.title.setFocus()
    QTest.keyClicks(card.title, "Too early")
    QTest.keyClick(card.title, Qt.Key.Key_Return)
    settle(qtbot, real_window)
    real_window.shell.undo_stack.undo()
    settle(qtbot, real_window)
    assert card.title.text() == ""
    card.note.setFocus()
    settle(qtbot, real_window)
    assert kept_claims(store_path)[0].title == ""


def test_a_line_of_a_claim_says_step_by_step_how_what_is_expected_comes_about(
    claims: ClaimsPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    make_a_claim(claims, real_window, qtbot, "zero")
    lines = claims.claim.lines
    qtbot.waitUntil(lambda: bool(lines.steps.steps()))
    assert (
        lines.why.text()
        == "Settled at zero, although €2.49 had been estimated for what was not returned."
    )
    said = [(step.text, step.value) for step in lines.steps.steps()]
    assert ("Rate 12%", "× 0.12") in said
    assert [step.value for step in lines.steps.steps() if step.total] == ["€2.49"]
