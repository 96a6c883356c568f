"""`backup`, `restore`, `check`: copies of the store, and whether it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from affitrack.cli import json_output
from affitrack.cli.opening import open_book
from affitrack.cli.tables import pairs

if TYPE_CHECKING:
    from argparse import Namespace

    from affitrack.cli.console import Console
    from affitrack.domain.records import Check

FAULTS_FOUND: Final = 1


def back_up(chosen: Namespace, console: Console) -> int:
    """Write a copy of the store."""
    with open_book(chosen) as book:
        path = book.backup(chosen.target)
    if console.is_json:
        console.document({"path": str(path)})
    else:
        console.say("store.backed_up", path=str(path))
    return 0


def restore(chosen: Namespace, console: Console) -> int:
    """Put a copy in place of the store."""
    with open_book(chosen) as book:
        aside = book.restore(chosen.source)
        path = book.path
    if console.is_json:
        console.document({"path": str(path), "set_aside": str(aside)})
    else:
        console.say("store.restored", source=str(chosen.source), aside=str(aside))
    return 0


def check(chosen: Namespace, console: Console) -> int:
    """Check the store; 1 where a fault was found."""
    with open_book(chosen) as book:
        checks = book.check()
    is_sound = all(each.ok for each in checks)
    if console.is_json:
        console.document({"ok": is_sound, "checks": [json_output.check(each) for each in checks]})
    else:
        console.print_all(pairs((each.name, _found(each, console)) for each in checks))
        console.say("store.sound" if is_sound else "store.faults")
    return 0 if is_sound else FAULTS_FOUND


def _found(each: Check, console: Console) -> str:
    said = console.words("store.check_ok" if each.ok else "store.check_failed")
    details = ", ".join(f"{name}: {value}" for name, value in each.found.items())
    return f"{said}  ({details})" if details else said
