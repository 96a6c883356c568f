"""From what was typed to an exit code: the window, or one command."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from affitrack.cli.arguments import (
    asks_about_program,
    command_names,
    first_word,
    parse,
    parse_for_window,
)
from affitrack.cli.commands import function_of
from affitrack.cli.console import Console, drop_output, finish_output
from affitrack.cli.interrupts import interruptible
from affitrack.cli.language import spoken_language
from affitrack.wording.message import UserError, message
from affitrack.wording.system import reason_of

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Sequence
    from datetime import date

    from affitrack.book.self_test import Try
    from affitrack.wording.language import Language

    # A store or none, files to offer for import, a language, a day; gives the exit code.
    OpenWindow = Callable[[Path | None, Sequence[Path], Language | None, date | None], int]
    # What the self-test is to try beside what needs no window, by name.
    WindowSteps = Callable[[], tuple[tuple[str, Try], ...]]

DONE: Final = 0
REFUSED: Final = 2
OUR_FAULT: Final = 70
"""EX_SOFTWARE of sysexits.h: cli.md leaves the program's own faults open."""
INTERRUPTED: Final = 130


def run(
    arguments: Sequence[str], open_window: OpenWindow, window_steps: WindowSteps = tuple
) -> int:
    """Do what was typed and return the exit code (cli.md, "Exit codes").

    The window is handed in, so that the command line runs where no Qt is installed.
    """
    console = Console(spoken_language(arguments, os.environ))
    try:
        code = _obey(arguments, console, open_window, window_steps)
        finish_output()
    except UserError as error:
        console.refuse(error)
        return REFUSED
    except KeyboardInterrupt:
        console.note(message("cli.interrupted"))
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the answer has seen enough of it (`affitrack lines | head`).
        drop_output()
        return DONE
    except OSError as error:
        return _tell_of_system(error, console)
    except Exception:  # noqa: BLE001 - the last resort: the traceback is for a report
        import traceback

        traceback.print_exc()
        console.note(message("cli.our_fault"))
        return OUR_FAULT
    return code


def _obey(
    arguments: Sequence[str],
    console: Console,
    open_window: OpenWindow,
    window_steps: WindowSteps,
) -> int:
    """Open the window, or run a command, or the self-test."""
    word = first_word(arguments)
    is_command = asks_about_program(arguments) if word is None else word in command_names()
    if word is not None and not is_command and not Path(word).exists():
        raise UserError(message("cli.usage.command", names=word), message("cli.usage.help"))
    try:
        chosen = (parse if is_command else parse_for_window)(arguments, console.lang)
    except SystemExit as leaving:  # --help and --version
        return int(leaving.code or DONE)
    console.is_json = chosen.json
    if chosen.self_test is not None:
        from affitrack.cli.self_testing import self_test

        return self_test(chosen.self_test, console, window_steps())
    if not is_command:
        return _show(chosen, open_window)
    with interruptible():
        return function_of(chosen)(chosen, console)


def _show(chosen: Namespace, open_window: OpenWindow) -> int:
    files: list[Path] = getattr(chosen, "files", [])
    missing = [path for path in files if not path.exists()]
    if missing:
        raise UserError(message("ingest.missing", file=str(missing[0])))
    if not _has_screen():
        raise UserError(message("cli.no_screen"), message("cli.usage.help"))
    return open_window(chosen.data, files, chosen.lang, chosen.as_of)


def _has_screen() -> bool:
    """Tell whether a window can be shown; Qt itself would only abort."""
    if sys.platform != "linux":
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _tell_of_system(error: OSError, console: Console) -> int:
    """Say what the system refused: a folder that cannot be written, a disk that is full."""
    reason = reason_of(error)
    if error.filename is None:
        console.note(message("cli.system", reason=reason))
    else:
        console.note(message("cli.system_file", path=str(error.filename), reason=reason))
    return REFUSED
