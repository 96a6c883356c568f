from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from affitrack.gui.faults import FaultWatch, crash_report, report_of
from affitrack.gui.frame.fault_dialog import FaultDialog
from affitrack.gui.tasks import Task, TaskRunner, Work, raise_later
from affitrack.wording.message import UserError, message
from tests.gui.doubles import PretendedBook

pytestmark = pytest.mark.gui

PRIVATE = "Léa Dupont 436,20 € /home/lea"


class LostAmountError(Exception):
    """A fault with the user's values in its words."""


@pytest.fixture
def watch(qapp: object, tmp_path: Path) -> Iterator[FaultWatch]:
    made = FaultWatch(tmp_path / "logs")
    assert made.install() == ""
    yield made
    made.uninstall()


def log_text(watch: FaultWatch) -> str:
    for handler in logging.getLogger().handlers:
        handler.flush()
    return watch.log_path.read_text(encoding="utf-8")


def fall() -> None:
    raise LostAmountError(PRIVATE)


def fall_twice() -> None:
    try:
        fall()
    except LostAmountError as error:
        raise RuntimeError(PRIVATE) from error


def test_report_says_where_and_keeps_values_to_itself() -> None:
    with pytest.raises(LostAmountError) as caught:
        fall()
    report = report_of(caught.value)
    assert "LostAmountError" in report
    assert "test_faults.py:" in report
    assert " in fall" in report
    assert "AffiTrack " in report
    for part in (*PRIVATE.split(), str(Path(__file__).parent)):
        assert part not in report


def test_report_names_the_causes_too() -> None:
    with pytest.raises(RuntimeError) as caught:
        fall_twice()
    report = report_of(caught.value)
    assert "RuntimeError" in report
    assert "LostAmountError" in report


def test_what_people_can_mend_is_no_fault(qtbot: QtBot, watch: FaultWatch) -> None:
    watch.known = lambda _error: UserError(message("store.damaged", path="lea.db"))
    with qtbot.assertNotEmitted(watch.caught), qtbot.waitSignal(watch.problem_caught) as told:
        raise_later(LostAmountError(PRIVATE))
    assert told.args[0].message == message("store.damaged", path="lea.db")
    assert "LostAmountError" in log_text(watch)
    assert "436,20" not in log_text(watch)


def test_exception_of_a_slot_is_logged_and_told(qtbot: QtBot, watch: FaultWatch) -> None:
    with qtbot.waitSignal(watch.caught) as caught:
        raise_later(LostAmountError(PRIVATE))
    assert "LostAmountError" in caught.args[0]
    assert "LostAmountError" in log_text(watch)
    assert "436,20" not in log_text(watch)


def test_exception_of_a_thread_is_told_on_the_windows_thread(
    qtbot: QtBot, watch: FaultWatch
) -> None:
    threads: list[int] = []
    watch.caught.connect(lambda _: threads.append(threading.get_ident()))
    thread = threading.Thread(target=fall)
    with qtbot.waitSignal(watch.caught):
        thread.start()
        thread.join()
    assert threads == [threading.get_ident()]


def test_exception_of_a_task_reaches_the_report(
    qtbot: QtBot, watch: FaultWatch, tmp_path: Path
) -> None:
    runner = TaskRunner(lambda: PretendedBook(tmp_path / "a.sqlite"))
    runner.failed.connect(raise_later)

    def work(_: Work) -> None:
        fall()

    with qtbot.waitSignal(watch.caught) as caught:
        runner.start(Task(work))
    assert " in fall" in caught.args[0]
    runner.close()


@pytest.mark.no_qt_log
def test_warnings_of_qt_are_logged(watch: FaultWatch) -> None:
    qWarning("a warning of Qt")
    assert "WARNING qt: a warning of Qt" in log_text(watch)


def test_a_crash_is_found_at_the_next_start(tmp_path: Path) -> None:
    (tmp_path / "crash.log").write_text(
        'Fatal Python error: Segmentation fault\n\nThread 0x1:\n  File "/home/lea/x/affitrack/gui'
        '/app.py", line 3 in run\n  File "/usr/lib/python3.11/runpy.py", line 88 in _run_code\n',
        encoding="utf-8",
    )
    watch = FaultWatch(tmp_path)
    left = watch.install()
    watch.uninstall()
    report = crash_report(left)
    assert "Segmentation fault" in report
    assert 'File "affitrack/gui/app.py", line 3 in run' in report
    assert 'File "runpy.py", line 88' in report
    assert "/home/lea" not in report
    again = FaultWatch(tmp_path)
    assert again.install() == ""
    again.uninstall()


def test_hooks_are_put_back(tmp_path: Path) -> None:
    before = sys.excepthook
    watch = FaultWatch(tmp_path)
    watch.install()
    assert sys.excepthook is not before
    watch.uninstall()
    assert sys.excepthook is sys.__excepthook__
    sys.excepthook = before


def test_details_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = FaultDialog("where it happened", tmp_path / "affitrack.log")
    qtbot.addWidget(dialog)
    dialog.copy_details()
    assert QGuiApplication.clipboard().text() == "where it happened"
    assert dialog.details.isReadOnly()
