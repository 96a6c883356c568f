from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from types import TracebackType

import pytest
from pytestqt.qtbot import QtBot

from affitrack.book import Book, Cancelled, CancelToken, Progress
from affitrack.gui.tasks import Task, TaskRunner, Work, raise_later
from tests.gui.doubles import PretendedBook

pytestmark = pytest.mark.gui

WAIT_SECONDS = 5


@pytest.fixture
def opened() -> list[tuple[PretendedBook, int]]:
    """The books that the worker opened, each with the thread it was opened on."""
    return []


@pytest.fixture
def runner(opened: list[tuple[PretendedBook, int]], tmp_path: Path) -> Iterator[TaskRunner]:
    def open_book() -> PretendedBook:
        book = PretendedBook(tmp_path / f"{len(opened)}.sqlite")
        opened.append((book, threading.get_ident()))
        return book

    made = TaskRunner(open_book)
    yield made
    made.close()


def test_result_comes_back_on_the_windows_thread(qtbot: QtBot, runner: TaskRunner) -> None:
    threads: list[int] = []
    results: list[str] = []

    def work(_: Work) -> str:
        threads.append(threading.get_ident())
        return "done"

    def take(result: str) -> None:
        threads.append(threading.get_ident())
        results.append(result)

    with qtbot.waitSignal(runner.ended):
        runner.start(Task(work).on_done(take))
    assert results == ["done"]
    assert threads[0] != threading.get_ident()
    assert threads[1] == threading.get_ident()
    assert not runner.is_busy()


def test_all_tasks_share_one_thread_and_one_book_in_order(
    qtbot: QtBot, runner: TaskRunner, opened: list[tuple[PretendedBook, int]]
) -> None:
    seen: list[tuple[int, Path, int]] = []

    def work_of(number: int) -> Task[None]:
        return Task(lambda work: seen.append((number, work.book.path, threading.get_ident())))

    for number in range(5):
        runner.start(work_of(number))
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert [number for number, _, _ in seen] == [0, 1, 2, 3, 4]
    assert len({(path, thread) for _, path, thread in seen}) == 1
    assert len(opened) == 1


def test_failure_goes_to_its_handler(qtbot: QtBot, runner: TaskRunner) -> None:
    errors: list[Exception] = []
    with qtbot.waitSignal(runner.ended):
        runner.start(Task(_fail).on_failed(errors.append))
    assert [str(error) for error in errors] == ["broken"]


def test_failure_without_a_handler_is_told(qtbot: QtBot, runner: TaskRunner) -> None:
    with qtbot.waitSignal(runner.failed) as told:
        runner.start(Task(_fail))
    assert isinstance(told.args[0], ValueError)


def test_the_worker_outlives_a_failure(qtbot: QtBot, runner: TaskRunner) -> None:
    results: list[int] = []
    runner.start(Task(_fail).on_failed(lambda _: None))
    runner.start(Task(lambda _: 7).on_done(results.append))
    qtbot.waitUntil(lambda: results == [7])


def test_cancel_reaches_the_work_and_only_on_cancelled_is_called(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    begun = threading.Event()
    calls: list[str] = []

    def work(work: Work) -> None:
        begun.set()
        deadline = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < deadline:
            work.cancel.check()
            time.sleep(0.005)

    task = Task(work).on_done(lambda _: calls.append("done"))
    task.on_failed(lambda _: calls.append("failed")).on_cancelled(lambda: calls.append("stopped"))
    runner.start(task)
    assert begun.wait(WAIT_SECONDS)
    with qtbot.waitSignal(runner.ended):
        runner.cancel(task)
    assert calls == ["stopped"]


def test_a_task_cancelled_before_its_turn_never_begins(qtbot: QtBot, runner: TaskRunner) -> None:
    gate = threading.Event()
    begun: list[str] = []
    calls: list[str] = []
    runner.start(Task(lambda _: gate.wait(WAIT_SECONDS)))
    waiting = Task(lambda _: begun.append("begun")).on_cancelled(lambda: calls.append("stopped"))
    runner.start(waiting)
    runner.cancel(waiting)
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert begun == []
    assert calls == ["stopped"]


def test_work_that_was_done_before_it_saw_the_cancel_counts(
    qtbot: QtBot, runner: TaskRunner
) -> None:
    gate = threading.Event()
    results: list[object] = []
    task = Task(lambda _: gate.wait(WAIT_SECONDS)).on_done(results.append)
    runner.start(task)
    time.sleep(0.02)
    runner.cancel(task)
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert results == [True]


def test_progress_is_told_ten_times_a_second_at_most(qtbot: QtBot, runner: TaskRunner) -> None:
    moments: list[tuple[float, int]] = []
    runner.progressed.connect(lambda _, progress: moments.append((time.monotonic(), progress.rows)))

    def work(work: Work) -> None:
        for row in range(600):
            work.report(Progress("orders.csv", row, row / 600))
            time.sleep(0.001)

    with qtbot.waitSignal(runner.ended, timeout=10_000):
        runner.start(Task(work))
    assert 2 <= len(moments) <= 20
    gaps = [later - sooner for (sooner, _), (later, _) in pairwise(moments)]
    assert min(gaps) > 0.03
    assert sorted(rows for _, rows in moments) == [rows for _, rows in moments]


def test_only_the_last_answer_of_a_key_counts(qtbot: QtBot, runner: TaskRunner) -> None:
    gate = threading.Event()
    answers: list[str] = []
    runner.start(Task(lambda _: gate.wait(WAIT_SECONDS)))
    for text in ("s", "sé", "sérum"):
        runner.start(_saying(text).on_done(answers.append).replacing("search"))
    gate.set()
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert answers == ["sérum"]


def test_tasks_of_a_key_are_dropped(qtbot: QtBot, runner: TaskRunner) -> None:
    begun = threading.Event()
    answers: list[str] = []

    def long(work: Work) -> str:
        begun.set()
        while True:
            work.cancel.check()

    runner.start(Task(long).on_done(answers.append).replacing("page"))
    runner.start(_saying("of another").on_done(answers.append).replacing("search"))
    assert begun.wait(WAIT_SECONDS)
    assert runner.drop("page")
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert answers == ["of another"]
    assert not runner.drop("page")


def test_close_cancels_joins_and_closes_the_book(
    qtbot: QtBot, runner: TaskRunner, opened: list[tuple[PretendedBook, int]]
) -> None:
    begun = threading.Event()
    ended: list[str] = []
    answers: list[object] = []

    def work(work: Work) -> None:
        assert work.book is not None
        begun.set()
        deadline = time.monotonic() + WAIT_SECONDS
        while not work.cancel.is_cancelled and time.monotonic() < deadline:
            time.sleep(0.002)
        ended.append("cancelled" if work.cancel.is_cancelled else "ran out")

    runner.start(Task(work).on_done(answers.append))
    assert begun.wait(WAIT_SECONDS)
    runner.close()
    assert ended == ["cancelled"]
    assert opened[0][0].done == ["close"]
    assert answers == []
    assert not any(thread.name.startswith("book") for thread in threading.enumerate())
    runner.start(Task(lambda _: ended.append("too late")))
    assert ended == ["cancelled"]


def test_another_book_is_used_after_reopening(
    qtbot: QtBot, runner: TaskRunner, opened: list[tuple[PretendedBook, int]], tmp_path: Path
) -> None:
    paths: list[Path] = []
    runner.start(Task(lambda work: work.book.path).on_done(paths.append))
    qtbot.waitUntil(lambda: len(paths) == 1)
    runner.reopen_book(lambda: PretendedBook(tmp_path / "other.sqlite"))
    runner.start(Task(lambda work: work.book.path).on_done(paths.append))
    qtbot.waitUntil(lambda: len(paths) == 2)
    assert paths[1].name == "other.sqlite"
    assert opened[0][0].done == ["close"]


def test_a_fault_goes_to_the_exception_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    caught: list[type[BaseException]] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        caught.append(kind)

    monkeypatch.setattr(sys, "excepthook", hook)
    raise_later(ValueError("ours"))
    assert caught == [ValueError]


def test_a_cancelled_task_without_a_handler_is_no_failure(qtbot: QtBot, runner: TaskRunner) -> None:
    told: list[object] = []
    runner.failed.connect(told.append)

    def work(_: Work) -> None:
        raise Cancelled

    with qtbot.waitSignal(runner.ended):
        runner.start(Task(work))
    assert told == []


def _saying(text: str) -> Task[str]:
    return Task(lambda _: text)


def _fail(_: Work) -> None:
    message = "broken"
    raise ValueError(message)


def test_held_tasks_begin_when_the_first_picture_stands(qtbot: QtBot, runner: TaskRunner) -> None:
    done: list[int] = []
    runner.hold()
    for number in range(3):
        runner.start(Task(partial(_note, done, number)))
    qtbot.wait(50)
    assert runner.is_busy()
    assert done == []
    runner.go_on()
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert done == [0, 1, 2]
    runner.start(Task(partial(_note, done, 3)))
    qtbot.waitUntil(lambda: done == [0, 1, 2, 3])


def test_reading_goes_on_while_another_task_writes(
    qtbot: QtBot, runner: TaskRunner, opened: list[tuple[PretendedBook, int]]
) -> None:
    may_end = threading.Event()
    seen: list[Path] = []

    def write(work: Work) -> Path:
        assert may_end.wait(WAIT_SECONDS)
        return work.book.path

    runner.start(Task(write).on_done(seen.append))
    with qtbot.waitSignal(runner.ended):
        runner.start(Task(lambda work: work.book.path).reading().on_done(seen.append))
    assert len(seen) == 1
    may_end.set()
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert len(set(seen)) == 2, "each thread has a book of its own"
    assert len({thread for _, thread in opened}) == 2


def test_nothing_waits_for_what_is_done_aside(qtbot: QtBot, runner: TaskRunner) -> None:
    may_end = threading.Event()
    done: list[int] = []

    def wait(_: Work) -> None:
        assert may_end.wait(WAIT_SECONDS)

    runner.start(Task(wait).on_done(lambda _: done.append(0)).aside())
    runner.start(Task(partial(_note, done, 1)).reading())
    runner.start(Task(partial(_note, done, 2)))
    qtbot.waitUntil(lambda: sorted(done) == [1, 2])
    may_end.set()
    qtbot.waitUntil(lambda: not runner.is_busy())
    assert done[-1] == 0


def _note(done: list[int], number: int, _: Work) -> None:
    done.append(number)


@pytest.fixture
def apart_runner(tmp_path: Path) -> Iterator[TaskRunner]:
    """A runner on a real store, with a process of its own for long work."""
    made = TaskRunner(lambda: Book.open(tmp_path / "store.db"), works_apart=True)
    yield made
    made.close()


def test_long_work_is_done_in_another_process_and_tells_how_far_it_is(
    qtbot: QtBot, apart_runner: TaskRunner
) -> None:
    told: list[Progress] = []
    processes: list[int] = []
    apart_runner.progressed.connect(lambda _, progress: told.append(progress))
    apart_runner.expect_files()
    task = Task(lambda work: work.apart(half_done)).on_done(processes.append)
    apart_runner.start(task)
    qtbot.waitUntil(lambda: not apart_runner.is_busy(), timeout=30_000)
    assert processes
    assert processes[0] != os.getpid()
    assert told == [Progress("sales.csv", 7, 0.5)]


def test_a_process_without_work_is_ended(qtbot: QtBot, apart_runner: TaskRunner) -> None:
    processes: list[int] = []
    apart_runner._idle.setInterval(50)
    apart_runner.start(Task(lambda work: work.apart(half_done)).on_done(processes.append))
    qtbot.waitUntil(lambda: bool(processes), timeout=30_000)
    qtbot.waitUntil(lambda: not _lives(processes[0]), timeout=5_000)


def half_done(_: Book, *, progress: Callable[[Progress], None], cancel: CancelToken) -> int:
    progress(Progress("sales.csv", 7, 0.5))
    cancel.check()
    time.sleep(0.3)
    return os.getpid()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True
