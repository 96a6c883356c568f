"""`backup`, `restore`, `check`: copies of the store, and whether it is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from affitrack.cli import json_output
from affitrack.cli.opening import open_book, path_of
from affitrack.cli.tables import pairs
from affitrack.domain.records import Check
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace
    from pathlib import Path

    from affitrack.cli.console import Console

FAULTS_FOUND: Final = 1


def back_up(chosen: Namespace, console: Console) -> int:
    """Write a copy of the store. Raises `UserError` where there is none."""
    store = path_of(chosen)
    if not store.exists():
        raise UserError(message("cli.no_store", path=str(store)))
    with open_book(chosen, console) as book:
        path = book.backup(chosen.target)
    if console.is_json:
        console.document({"path": str(path)})
    else:
        console.say("store.backed_up", path=str(path))
    return 0


def restore(chosen: Namespace, console: Console) -> int:
    """Put a copy in place of the store."""
    path, aside = _restore(chosen, console)
    if console.is_json:
        console.document({"path": str(path), "set_aside": str(aside)})
    else:
        console.say("store.restored", source=str(chosen.source), aside=str(aside))
    return 0


def check(chosen: Namespace, console: Console) -> int:
    """Check the store; 1 where a fault was found."""
    checks = _checks(chosen, console)
    is_sound = all(each.ok for each in checks)
    if console.is_json:
        console.document({"ok": is_sound, "checks": [json_output.check(each) for each in checks]})
    else:
        named = ((console.words(f"check.{each.name}"), each) for each in checks)
        console.print_all(pairs((name, _found(each, console)) for name, each in named))
        console.say("store.sound" if is_sound else "store.faults")
    return 0 if is_sound else FAULTS_FOUND


def _restore(chosen: Namespace, console: Console) -> tuple[Path, Path]:
    """Put the copy in place; return the store's file and where its content was set aside."""
    from affitrack.book.damage import replace_damaged, tells_of_damage

    try:
        with open_book(chosen, console) as book:
            return book.path, book.restore(chosen.source)
    except UserError as error:
        if not tells_of_damage(error, chosen.data):
            raise
        return replace_damaged(chosen.data, chosen.source)


def _checks(chosen: Namespace, console: Console) -> list[Check]:
    """Return what was checked; damage that lets nothing be read is a finding, not a refusal."""
    from affitrack.book.damage import tells_of_damage

    try:
        with open_book(chosen, console) as book:
            return book.check()
    except UserError as error:
        if not tells_of_damage(error, chosen.data):
            raise
        return [Check("integrity", ok=False, found={"reason": [console.render(error.message)]})]


def _found(each: Check, console: Console) -> str:
    said = console.words("store.check_ok" if each.ok else "store.check_failed")
    details = ", ".join(_detail(name, found, console) for name, found in each.found.items())
    return f"{said}  ({details})" if details else said


def _detail(name: str, found: int | list[str], console: Console) -> str:
    """Return how many of something were found, or what is said of them."""
    if isinstance(found, list):
        return console.words(f"check_found.{name}", what=tuple(found))
    return console.words(f"check_found.{name}", n=found)
