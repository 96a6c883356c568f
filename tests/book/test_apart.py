"""Work in a process of its own: results, progress, refusals, cancelling, and unexpected ends."""

from __future__ import annotations

import faulthandler
import os
import threading
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from affitrack.book import Book, Cancelled, CancelToken, Progress
from affitrack.book.apart import ApartError, WorkApart, _Stop
from affitrack.ingest.recognise.questions import Example, Question, UndecidedError
from affitrack.ingest.recognise.unknown import UnknownTableError
from affitrack.wording.message import UserError, message

AS_OF = date(2026, 11, 15)
LONG = 60.0
MUCH = 20_000_000


@pytest.fixture
def apart() -> Iterator[WorkApart]:
    made = WorkApart()
    yield made
    made.close()


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as opened:
        yield opened


def nobody_listens(_: Progress) -> None:
    """Take what is told, and do nothing with it."""


def handles_of(
    book: Book, extra: str, *, progress: Callable[[Progress], None], cancel: CancelToken
) -> tuple[list[str], date, int, str]:
    progress(Progress("file", 7, 0.5))
    cancel.check()
    print("what is printed reaches nobody")
    return [account.handle for account in book.accounts()], book.as_of, os.getpid(), extra


def until_stopped(book: Book, begun: Path, **calls: object) -> None:
    book.add_account("@from-the-other-process")
    begun.touch()
    cancel = calls["cancel"]
    assert isinstance(cancel, CancelToken)
    while True:
        cancel.check()
        time.sleep(0.01)


def deaf(_book: Book, begun: Path, **_: object) -> None:
    begun.touch()
    time.sleep(LONG)


def deaf_for_a_second(_book: Book, begun: Path, **_: object) -> str:
    begun.touch()
    time.sleep(1)
    return "done all the same"


def write_much(book: Book, **_: object) -> int:
    """Write far more than SQLite leaves in its log; return how large the file is now."""
    with book._store.write() as db:
        db.execute("CREATE TABLE much (content BLOB)")
        db.execute("INSERT INTO much VALUES (randomblob(?))", (MUCH,))
    return book.path.stat().st_size


def size_of(book: Book, **_: object) -> int:
    return book.path.stat().st_size


def refused(_book: Book, error: Exception, **_: object) -> NoReturn:
    raise error


class Homeless(Exception):  # noqa: N818 - it stands for any
    def __init__(self, lock: object) -> None:
        super().__init__(lock)


def refused_with_a_lock(_book: Book, **_: object) -> NoReturn:
    raise Homeless(threading.Lock())


def crash(_book: Book, **_: object) -> None:
    faulthandler._sigsegv()  # type: ignore[attr-defined]


def stop_when(exists: Path, cancel: CancelToken) -> threading.Thread:
    """Cancel as soon as a file exists, from another thread."""

    def wait() -> None:
        end = time.monotonic() + LONG
        while not exists.exists() and time.monotonic() < end:
            time.sleep(0.005)
        cancel.cancel()

    thread = threading.Thread(target=wait)
    thread.start()
    return thread


def test_where_no_process_can_be_started_the_work_is_done_here(
    apart: WorkApart, book: Book, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def no_room(*_: object, **__: object) -> NoReturn:
        raise BlockingIOError("Resource temporarily unavailable")

    def run(tell: Callable[[Progress], None]) -> tuple[list[str], date, int, str]:
        cancel = CancelToken()
        return apart.run(handles_of, book, "more", progress=tell, cancel=cancel, writes=False)

    with monkeypatch.context() as patched:
        patched.setattr("subprocess.Popen", no_room)
        told: list[Progress] = []
        assert run(told.append) == ([], AS_OF, os.getpid(), "more")
        assert [each.share for each in told] == [0.5]
        assert "no process can be started" in caplog.text
    assert run(nobody_listens)[2] != os.getpid(), "later there is room again"


def test_another_process_does_it_on_the_same_store_and_day(apart: WorkApart, book: Book) -> None:
    book.add_account("@lea")
    told: list[Progress] = []
    for extra in ("one", "two"):
        handles, as_of, process, came = apart.run(
            handles_of, book, extra, progress=told.append, cancel=CancelToken(), writes=False
        )
        assert (handles, as_of, came) == (["@lea"], AS_OF, extra)
        assert process != os.getpid()
    assert told[0] == Progress("file", 7, 0.5)


def test_who_waits_for_much_that_is_written_does_not_wait_for_the_tidying(
    apart: WorkApart, book: Book
) -> None:
    """Bringing a million lines from the log into the file takes two seconds more."""

    def ask(order: Callable[..., int]) -> int:
        nobody = CancelToken()
        return apart.run(order, book, progress=nobody_listens, cancel=nobody, writes=True)

    assert ask(write_much) < MUCH
    assert ask(size_of) > MUCH  # in the next order's turn it has been done


def test_what_it_raises_is_raised_here(apart: WorkApart, book: Book) -> None:
    example = Example("Date", "01/02/2026", (date(2026, 2, 1), date(2026, 1, 2)))
    question = Question("date_order", (example,), ("DMY", "MDY"))
    errors = (
        UserError(message("ingest.empty", file="a.csv"), message("store.newer_hint")),
        UnknownTableError(message("ingest.empty", file="a.csv"), path=Path("a.zip/b.csv")),
        UndecidedError("a.csv", [question]),
    )
    for error in errors:
        with pytest.raises(type(error)) as caught:
            apart.run(
                refused, book, error, progress=nobody_listens, cancel=CancelToken(), writes=False
            )
        assert vars(caught.value) == vars(error)
        assert isinstance(caught.value.__cause__, ApartError)
        assert "in refused" in caught.value.__cause__.last_words


def test_what_cannot_travel_is_told_by_its_kind(apart: WorkApart, book: Book) -> None:
    with pytest.raises(ApartError, match="Homeless"):
        apart.run(
            refused_with_a_lock, book, progress=nobody_listens, cancel=CancelToken(), writes=True
        )


@pytest.mark.parametrize("writes", [True, False])
def test_a_cancelled_order_stops_and_the_next_one_does_not(
    apart: WorkApart, book: Book, tmp_path: Path, *, writes: bool
) -> None:
    begun, cancel = tmp_path / "begun", CancelToken()
    waiting = stop_when(begun, cancel)
    with pytest.raises(Cancelled):
        apart.run(until_stopped, book, begun, progress=nobody_listens, cancel=cancel, writes=writes)
    waiting.join()
    handles, *_ = apart.run(
        handles_of, book, "", progress=nobody_listens, cancel=CancelToken(), writes=False
    )
    assert handles == ["@from-the-other-process"], "what was committed before is another matter"


def test_one_that_only_reads_and_does_not_stop_is_ended(
    apart: WorkApart, book: Book, tmp_path: Path
) -> None:
    begun, cancel = tmp_path / "begun", CancelToken()
    waiting = stop_when(begun, cancel)
    with pytest.raises(Cancelled):
        apart.run(deaf, book, begun, progress=nobody_listens, cancel=cancel, writes=False)
    waiting.join()
    handles, *_ = apart.run(
        handles_of, book, "", progress=nobody_listens, cancel=CancelToken(), writes=False
    )
    assert handles == [], "a new process does what comes next"


def test_one_that_writes_is_never_ended(apart: WorkApart, book: Book, tmp_path: Path) -> None:
    """Whether what it committed last was kept, nobody could tell then."""
    begun, cancel = tmp_path / "begun", CancelToken()
    waiting = stop_when(begun, cancel)
    result = apart.run(
        deaf_for_a_second, book, begun, progress=nobody_listens, cancel=cancel, writes=True
    )
    waiting.join()
    assert result == "done all the same"


def test_a_crash_is_told_with_its_stack_and_the_next_order_is_done(
    apart: WorkApart, book: Book
) -> None:
    with pytest.raises(ApartError) as caught:
        apart.run(crash, book, progress=nobody_listens, cancel=CancelToken(), writes=True)
    assert "in crash" in caught.value.last_words
    handles, *_ = apart.run(
        handles_of, book, "", progress=nobody_listens, cancel=CancelToken(), writes=False
    )
    assert handles == []


def test_the_process_ends_with_the_window(apart: WorkApart, book: Book) -> None:
    _, _, process, _ = apart.run(
        handles_of, book, "", progress=nobody_listens, cancel=CancelToken(), writes=False
    )
    apart.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
    apart.close()


def test_a_wish_that_comes_too_late_does_no_harm(apart: WorkApart, book: Book) -> None:
    for _ in range(2):
        apart.run(handles_of, book, "", progress=nobody_listens, cancel=CancelToken(), writes=False)
        apart._ask_to_stop()
        apart._send(_Stop(1))


def test_orders_of_two_threads_are_done_one_after_the_other(apart: WorkApart, book: Book) -> None:
    path, done = book.path, []

    def ask(name: str) -> None:
        with Book.open(path, as_of=AS_OF) as own:
            *_, came = apart.run(
                handles_of, own, name, progress=nobody_listens, cancel=CancelToken(), writes=False
            )
        done.append((name, came))

    threads = [threading.Thread(target=ask, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [("a", "a"), ("b", "b"), ("c", "c")]


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open")
def test_no_store_is_made_where_the_one_of_the_book_is_gone(apart: WorkApart, book: Book) -> None:
    book.path.unlink()
    with pytest.raises(UserError) as caught:
        apart.run(handles_of, book, "", progress=nobody_listens, cancel=CancelToken(), writes=False)
    assert caught.value.message.key == "store.gone"
    assert not book.path.exists()
