"""`demo`: fictional exports in the real formats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.clock import local_today
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace

    from affitrack.cli.console import Console


def write(chosen: Namespace, console: Console) -> int:
    """Write a fictional creator's year into a folder."""
    from affitrack.demo import DEFAULT_LINES, write_demo, write_others, write_reach

    if chosen.out.exists() and not chosen.out.is_dir():
        raise UserError(message("cli.bad.no_folder", given=str(chosen.out)))
    lines = DEFAULT_LINES if chosen.lines is None else chosen.lines
    until = chosen.until or chosen.as_of or local_today()
    files = write_demo(chosen.out, seed=chosen.seed, lines=lines, until=until)
    files += write_others(chosen.out, seed=chosen.seed, lines=lines, until=until)
    files += write_reach(chosen.out, seed=chosen.seed, lines=lines, until=until)
    if console.is_json:
        console.document({"files": [str(path) for path in files]})
    else:
        console.say("demo.written", n=len(files), folder=str(chosen.out))
        console.print_all(f"  {path.name}" for path in files)
    return 0
