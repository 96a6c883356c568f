"""Keeping, changing and deleting mappings of columns: each a step that is undone exactly."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from affitrack.book import Book
from affitrack.gui.i18n import QT_TRANSLATE_NOOP
from affitrack.gui.shell import Shell
from affitrack.gui.undoing import Step
from affitrack.ingest.mapping.mapping import TableMapping

_NEW = (
    QT_TRANSLATE_NOOP("MappingSteps", "New mapping"),
    QT_TRANSLATE_NOOP("MappingSteps", "The mapping “{name}” was added."),
)
_CHANGED = (
    QT_TRANSLATE_NOOP("MappingSteps", "Change of a mapping"),
    QT_TRANSLATE_NOOP("MappingSteps", "The mapping “{name}” was saved."),
)
_DELETED = (
    QT_TRANSLATE_NOOP("MappingSteps", "Deletion of a mapping"),
    QT_TRANSLATE_NOOP("MappingSteps", "The mapping “{name}” was deleted."),
)


def put_mapping(
    shell: Shell,
    before: TableMapping | None,
    after: TableMapping | None,
    on_done: Callable[[], None],
    on_not_done: Callable[[], None] | None = None,
) -> None:
    """Put a mapping in the place of another; None is no mapping."""
    step, said = _NEW if before is None else _DELETED if after is None else _CHANGED
    named = after or before
    if named is None:
        return
    shell.do(
        Step(
            lambda: QCoreApplication.translate("MappingSteps", step),
            redo=lambda book: _put(book, before, after),
            undo=lambda book: _put(book, after, before),
        ),
        QCoreApplication.translate("MappingSteps", said).format(name=named.name),
        on_done,
        on_not_done,
    )


def _put(book: Book, before: TableMapping | None, after: TableMapping | None) -> None:
    if before is not None and after is not None:
        book.change_mapping(before.name, after)
    elif after is not None:
        book.save_mapping(after)
    elif before is not None:
        book.delete_mapping(before.name)
