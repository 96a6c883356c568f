"""Asks the worker for the lines of a filter: first what one sees at once, then the rest.

While nothing else is asked it prepares, in short pieces, what makes the next question fast.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from affitrack.book import Book
from affitrack.book.sales import FoundLines
from affitrack.domain.records import LineFilter, LineRecord, StageTotal
from affitrack.domain.stage import Stage
from affitrack.gui.sales.model import PAGE
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task, Work

_AT_ONCE: Final = 4 * PAGE
_PAUSE_MS: Final = 400
"""What was found is painted and explained before anything is prepared."""
_BREATH_MS: Final = 5
"""Between two pieces the window has the machine for itself."""
_AROUND: Final = 32
"""Rows above and below the cursor that a window may show too."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which lines, in which order."""

    which: LineFilter
    order_by: str
    falling: bool
    kept: int | None = None
    """The line that the cursor is to stay on."""


@dataclass(frozen=True, slots=True)
class Found:
    """The answer of the worker."""

    question: Question
    ids: Sequence[int]
    is_whole: bool
    totals: Mapping[str, Mapping[Stage, StageTotal]]
    """By currency and stage, the filter's own stages left aside."""
    place: int
    """Of the line that the cursor stays on; the first where that is not among them."""
    pages: Mapping[int, Sequence[LineRecord]]
    """The pages that will be looked at first, by number."""

    def counts(self) -> dict[Stage, int]:
        """Return how many lines there are in each stage."""
        counts = dict.fromkeys(Stage, 0)
        for of_currency in self.totals.values():
            for stage, total in of_currency.items():
                counts[stage] += total.lines
        return counts

    def first_line(self) -> LineRecord | None:
        """Return a line of those that will be looked at first, where there is any."""
        return next((line for lines in self.pages.values() for line in lines), None)

    def all_totals(self) -> dict[str, dict[Stage, StageTotal]]:
        """Return what all lines found come to."""
        stages = self.question.which.stages
        return {
            currency: {
                stage: total
                for stage, total in of_currency.items()
                if not stages or stage in stages
            }
            for currency, of_currency in self.totals.items()
        }


class SalesFinder(QObject):
    """Answers the last question only.

    Signals:
        found(Found): the lines, or the first of very many.
        rest_found(Found): all of them, where `found` brought the first.
        prepared(): nothing more can be done ahead.
    """

    found = Signal(object)
    rest_found = Signal(object)
    prepared = Signal()

    def __init__(self, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._rest: Task[Found] | None = None
        self._prepare_soon = QTimer(self)
        self._prepare_soon.setSingleShot(True)
        self._prepare_soon.timeout.connect(self._prepare)

    def ask(self, question: Question) -> None:
        """Ask for lines; what was asked before is of no interest any more."""
        self._prepare_soon.stop()
        if self._rest is not None:
            self._rest.forget()
            self._shell.tasks.cancel(self._rest)
            self._rest = None
        task = Task(lambda work: _find(work, question, _AT_ONCE)).on_done(self._on_found)
        self._shell.tasks.start(task.replacing("sales.find").reading())

    def _on_found(self, found: Found) -> None:
        self.found.emit(found)
        if found.is_whole:
            self._prepare_soon.start(_PAUSE_MS)
            return
        task = Task(lambda work: _find(work, found.question, None)).on_done(self._on_rest_found)
        self._rest = task
        self._shell.tasks.start(task.reading())

    def _on_rest_found(self, found: Found) -> None:
        self._rest = None
        self.rest_found.emit(found)
        self._prepare_soon.start(_PAUSE_MS)

    def _prepare(self) -> None:
        task = Task(lambda work: work.book.step_sales_index())
        task.on_done(self._on_prepared).replacing("sales.prepare")
        self._shell.tasks.start(task.reading())

    def _on_prepared(self, has_more: bool) -> None:
        if not has_more:
            self.prepared.emit()
        elif not self._prepare_soon.isActive():
            self._prepare_soon.start(_BREATH_MS)


def _find(work: Work, question: Question, at_once: int | None) -> Found:
    book: Book = work.book
    lines: FoundLines = book.find_sales(
        question.which,
        order_by=question.order_by,
        descending=question.falling,
        at_once=at_once,
        kept=question.kept,
        cancel=work.cancel,
    )
    ids, place = lines.ids, lines.place
    numbers = {row // PAGE for row in (place - _AROUND, place, place + _AROUND)}
    wanted = {
        number: ids[number * PAGE : (number + 1) * PAGE]
        for number in sorted(numbers)
        if 0 <= number * PAGE < len(ids)
    }
    # Read in one go: each reading works out anew which runs have moved.
    read = {line.line_id: line for line in book.lines_by_id(list(chain(*wanted.values())))}
    pages = {
        number: [read[line_id] for line_id in of_page if line_id in read]
        for number, of_page in wanted.items()
    }
    return Found(question, ids, lines.is_whole, lines.totals, place, pages)
