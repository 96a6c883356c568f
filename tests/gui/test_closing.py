"""The window is closed while something is being written."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.tasks import Task, Work
from tests.gui.doubles import PretendedBook

pytestmark = pytest.mark.gui


def test_closing_on_what_is_being_written_asks_first(
    window: MainWindow, book: PretendedBook, qtbot: QtBot
) -> None:
    def endless(work: Work) -> None:
        while True:
            work.cancel.check()
            time.sleep(0.01)

    window.shell.tasks.start(Task(endless).with_progress("Importing…").finishing())
    assert not window.close()
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "“Importing…” is not finished."
    assert box.defaultButton().text() == "&Let it finish"
    box.defaultButton().click()
    assert window.isVisible()
    assert "close" not in book.done
    assert not window.close()
    box = window.findChildren(QMessageBox)[-1]
    next(each for each in box.buttons() if each.text() == "&Stop it and close").click()
    assert not window.isVisible()
    assert "close" in book.done


def test_the_question_goes_when_the_work_is_done(window: MainWindow, qtbot: QtBot) -> None:
    go_on = threading.Event()
    task = Task(lambda _: go_on.wait(5)).with_progress("Importing…").finishing()
    window.shell.tasks.start(task)
    assert not window.close()
    assert window.findChildren(QMessageBox)
    go_on.set()
    qtbot.waitUntil(lambda: not window.findChildren(QMessageBox))
    assert window.isVisible()


def test_work_that_only_reads_keeps_no_window_open(window: MainWindow) -> None:
    window.shell.tasks.start(Task(lambda _: None).with_progress("Reading the files…"))
    assert window.close()
