"""`--self-test`: tries this installation out, and says of each step how it went.

It ends by itself: where something hangs, what hangs is written to standard error after the time
limit, and the exit code is 1.
"""

from __future__ import annotations

import faulthandler
import os
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from affitrack import __version__
from affitrack.cli.console import printable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from affitrack.book.self_test import StepResult, Try
    from affitrack.cli.console import Console

FAILED: Final = 1
_GRACE_SECONDS: Final = 10


def self_test(seconds: int, console: Console, more: tuple[tuple[str, Try], ...] = ()) -> int:
    """Try everything and return the exit code: 1 where a step failed."""
    with _within(seconds):
        from affitrack.book.self_test import run_steps

        results = []
        for result in run_steps(more):
            results.append(result)
            if not console.is_json:
                console.print(_line(result, console))
                sys.stdout.flush()
    is_ok = all(result.ok for result in results)
    if console.is_json:
        console.document(_document(results, is_ok=is_ok))
    else:
        console.say("self_test.passed" if is_ok else "self_test.failed", version=__version__)
    return 0 if is_ok else FAILED


@contextmanager
def _within(seconds: int) -> Iterator[None]:
    """End the process with exit code 1 if it takes longer, whatever it is waiting for."""
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123 - a device
        told = nowhere if sys.__stderr__ is None else sys.__stderr__
        # Told by a thread of Python's, while the others stand still. Where one of them never lets
        # go of the interpreter the watchdog tells it without asking, which may itself go wrong.
        timer = threading.Timer(seconds, _give_up, (seconds, told))
        timer.daemon = True
        timer.start()
        faulthandler.dump_traceback_later(seconds + _GRACE_SECONDS, exit=True, file=told)
        try:
            yield
        finally:
            timer.cancel()
            faulthandler.cancel_dump_traceback_later()


def _give_up(seconds: int, told: TextIO) -> None:
    told.write(f"Timeout: {seconds} s\n")
    told.flush()
    faulthandler.dump_traceback(told)
    os._exit(FAILED)


def _line(result: StepResult, console: Console) -> str:
    said = console.words("store.check_ok" if result.ok else "store.check_failed")
    name = console.words(f"self_test.{result.name}")
    found = ", ".join(f"{key}: {printable(str(value))}" for key, value in result.found.items())
    return f"{said:<8} {name}  ({found})  {result.seconds:.2f} s"


def _document(results: list[StepResult], *, is_ok: bool) -> dict[str, object]:
    return {
        "ok": is_ok,
        "version": __version__,
        "frozen": bool(getattr(sys, "frozen", False)),
        "steps": [
            {
                "name": result.name,
                "ok": result.ok,
                "seconds": round(result.seconds, 3),
                "found": result.found,
            }
            for result in results
        ],
    }
