"""The strip that shows how far work is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from affitrack.book import Book, Progress
from affitrack.gui.frame import progress
from affitrack.gui.frame.progress import ProgressStrip
from affitrack.gui.frame.updating_sign import UpdatingSign
from affitrack.gui.i18n import Translations
from affitrack.gui.tasks import Task, TaskRunner, Work

pytestmark = pytest.mark.gui


@pytest.fixture
def moments(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Let the clock of the strip show what a test wants."""
    now = [0.0]
    monkeypatch.setattr(time, "monotonic", lambda: now[0])

    def show(moment: float) -> None:
        now[0] = moment

    return show


@pytest.fixture
def tasks(tmp_path: Path, translations: Translations) -> Iterator[TaskRunner]:
    """Run nothing by itself: each test says what has begun and ended."""
    translations.use("en")
    runner = TaskRunner(lambda: Book.open(tmp_path / "store.db"))
    yield runner
    runner.close()


@pytest.fixture
def strip(tasks: TaskRunner, qtbot: QtBot) -> ProgressStrip:
    shown = ProgressStrip(tasks)
    qtbot.addWidget(shown)
    return shown


def nothing(_: Work) -> None: ...


def test_rows_speed_and_time_left(
    tasks: TaskRunner, strip: ProgressStrip, moments: Callable[[float], None]
) -> None:

    task = Task(nothing).with_progress("Importing…")
    tasks.started.emit(task)
    for second, (rows, share) in enumerate([(0, 0.0), (8000, 0.01), (16_000, 0.02)]):
        moments(second)
        tasks.progressed.emit(task, Progress("orders.csv", rows, share))
    assert (
        strip.detail() == "orders.csv · 16,000 rows · 8,000 rows per second · about 2 minutes left"
    )
    moments(3)
    tasks.progressed.emit(task, Progress("orders.csv", 24_000, 0.9))
    assert strip.bar().value() == 900
    moments(4)
    tasks.progressed.emit(task, Progress("orders.csv", 30_000, 1.0))
    assert (strip.bar().minimum(), strip.bar().maximum()) == (0, 0)
    tasks.ended.emit(task)


def test_work_that_takes_long_and_its_end_by_hand_are_said_to_who_does_not_see_the_strip(
    qtbot: QtBot, tasks: TaskRunner, strip: ProgressStrip, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(progress, "announce", lambda _, words: said.append(words))

    task = Task(nothing).with_progress("Importing…")
    tasks.started.emit(task)
    assert said == [], "what is over at once is not worth a word"
    qtbot.waitUntil(strip.isVisible)
    strip.cancel_button().click()
    assert said == ["Importing…", "Stopping…"]
    tasks.ended.emit(task)


def test_a_sign_tells_that_figures_are_still_being_read(qtbot: QtBot, tasks: TaskRunner) -> None:
    sign = UpdatingSign(tasks)
    qtbot.addWidget(sign)

    short, long = Task(nothing).reading(), Task(nothing).reading()
    tasks.started.emit(short)
    tasks.ended.emit(short)
    tasks.started.emit(Task(nothing).with_progress("Importing…"))  # has the strip
    qtbot.wait(1_100)
    assert sign.isHidden()
    tasks.started.emit(long)
    qtbot.waitUntil(sign.isVisible, timeout=3_000)
    assert sign.text() == "Updating…"
    tasks.ended.emit(long)
    assert sign.isHidden()


def test_what_does_not_fit_ends_in_dots_and_makes_no_window_wider(
    tasks: TaskRunner, strip: ProgressStrip
) -> None:
    strip.resize(500, 80)
    strip.show()

    task = Task(nothing).with_progress("Comparing with what is known…")
    tasks.started.emit(task)
    name = "orders-of-a-very-long-name" * 8 + ".csv"
    tasks.progressed.emit(task, Progress(name, 8000, 0.1))
    assert strip.detail() == f"{name} · 8,000 rows"
    assert strip.minimumSizeHint().width() <= 500
    shown = [each.text() for each in strip.findChildren(QLabel) if each.text().endswith("…")]
    assert any(each.startswith("orders-of") for each in shown), shown
    tasks.ended.emit(task)
