"""`undo`: one import back, or what that would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_output
from affitrack.cli.commands.differences import print_stages, print_undone
from affitrack.cli.opening import open_book
from affitrack.cli.values import identifier

if TYPE_CHECKING:
    from argparse import Namespace

    from affitrack.cli.console import Console


def undo(chosen: Namespace, console: Console) -> int:
    """Undo one import."""
    import_id = identifier(chosen.import_id)
    with open_book(chosen) as book:
        ask = book.preview_undo if chosen.dry_run else book.undo_import
        done, as_of = ask(import_id), book.as_of
    if console.is_json:
        console.document(json_output.undone(import_id, done))
        return 0
    tense = "would_undo" if chosen.dry_run else "undo"
    console.say(f"{tense}.removed", n=done.removed)
    console.say(f"{tense}.restored", n=done.restored)
    if done.kept:
        console.say(f"{tense}.kept", n=done.kept)
    if chosen.dry_run:
        print_undone(done.lines, as_of, console)
    print_stages(done.stages_before, done.stages_after, console)
    if chosen.dry_run:
        console.say("import.trial")
    return 0
