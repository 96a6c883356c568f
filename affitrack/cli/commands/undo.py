"""`undo`: one import back, or what that would do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_output
from affitrack.cli.commands.differences import print_stages, print_undone
from affitrack.cli.interrupts import cancelling
from affitrack.cli.opening import open_book
from affitrack.cli.values import identifier
from affitrack.ingest.recognise.formats import rows_of
from affitrack.wording.message import message

if TYPE_CHECKING:
    from argparse import Namespace

    from affitrack.cli.console import Console
    from affitrack.domain.records import UndoPreview


def undo(chosen: Namespace, console: Console) -> int:
    """Undo one import."""
    import_id = identifier(chosen.import_id)
    with open_book(chosen, console) as book, cancelling() as token:
        ask = book.preview_undo if chosen.dry_run else book.undo_import
        done, as_of = ask(import_id, token), book.as_of
        record = next(each for each in book.imports() if each.import_id == import_id)
    if console.is_json:
        console.document(json_output.undone(import_id, done))
        return 0
    rows_are = rows_of(record.format)
    if rows_are != "sales":
        _tell_of_figures(done, rows_are, console)
        if chosen.dry_run:
            console.say("import.trial")
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


def _tell_of_figures(done: UndoPreview, rows_are: str, console: Console) -> None:
    """Say what undoing an import of figures removes, puts back and leaves."""
    counts = {"removed": done.removed, "restored": done.restored, "kept": done.kept}
    told = {fate: count for fate, count in counts.items() if count}
    for fate, count in told.items():
        what = message(f"reach.rows.{rows_are}", n=count)
        console.print(console.render(message(f"reach.undo.{fate}", what=what)))
    if not told:
        console.print(console.render(message("reach.undo.nothing")))
