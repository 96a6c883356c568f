"""Correcting sales: the dialog with what it comes to, and taking corrections back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from affitrack.book.correcting import CorrectionEffect, steps_of
from affitrack.domain.correction import Correctable, Corrections, corrections_of
from affitrack.domain.records import LineRecord
from affitrack.gui.i18n import Words, language
from affitrack.gui.metrics import px
from affitrack.gui.sales.effect_steps import effect_steps, unmoved_words
from affitrack.gui.sales.fields import ChoiceField, DayField, Field, RateField
from affitrack.gui.sales.line_words import ordered_words
from affitrack.gui.sales.own_row import OwnRow, status_choices
from affitrack.gui.sales.own_words import otherwise_words
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task, Work
from affitrack.gui.undoing import Step
from affitrack.gui.widgets import Card, SectionHeader, StepsList, label
from affitrack.gui.widgets.scroll import fitting, scrolled, show_whole
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

_PAUSE_MS: Final = 200
_PREVIEW: Final = "sales.correct"
_MOST: Final = 20_000
"""More sales at once would be worked out for minutes."""
_Found = tuple[list[LineRecord], list[Corrections]]


class _Said(Words):
    """What is said once sales are corrected."""

    def corrected(self, count: int) -> str:
        """Say how many."""
        return self.tr("%Ln sale(s) corrected.", "", count)

    def taken_back(self, count: int) -> str:
        """Say of how many."""
        return self.tr("Correction of %Ln sale(s) taken back.", "", count)

    def too_many(self, most: int) -> str:
        """Say how many can be corrected at once."""
        return self.tr("Up to %Ln sale(s) can be corrected at once. Select fewer.", "", most)

    def sales(self, count: int) -> str:
        """Name the sales."""
        return self.tr("%Ln sale(s)", "", count)


def open_correction(
    shell: Shell,
    line_ids: Sequence[int],
    parent: QWidget,
    on_open: Callable[[CorrectDialog], None] | None = None,
) -> None:
    """Open the dialog for some lines, once they are read; nothing happens without any."""

    def read(work: Work) -> _Found:
        lines = work.book.lines_by_id(line_ids)
        return lines, work.book.without_corrections(lines)

    def show(found: _Found) -> None:
        if not found[0] or shell.is_closed:
            return
        dialog = CorrectDialog(shell, *found, parent)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        if on_open is not None:
            on_open(dialog)

    if len(line_ids) > _MOST:
        shell.say(_Said().too_many(_MOST))
    elif line_ids:
        task = Task(read).on_done(show).replacing(f"{_PREVIEW}.open").reading()
        shell.tasks.start(task.with_progress(_Said().sales(len(line_ids))))


def take_back(shell: Shell, line: LineRecord, field: str) -> None:
    """Take one correction of a line back."""
    _do(shell, [line], {Correctable(field): None}, "")


def _do(
    shell: Shell,
    lines: Sequence[LineRecord],
    changes: dict[Correctable, str | None],
    note: str,
) -> None:
    wanted, before = steps_of(lines, changes, note)
    is_taken_back = all(value is None for value in changes.values())
    said = _Said().taken_back if is_taken_back else _Said().corrected
    step = Step(
        _step_name,
        redo=lambda book: book.put_corrections(wanted),
        undo=lambda book: book.put_corrections(before),
    )
    shell.do(step, said(len(lines)))


def _step_name() -> str:
    return QCoreApplication.translate("Corrections", "Correction of sales")


class CorrectDialog(QDialog):
    """Says what the user knows better, with what it comes to before it is saved."""

    def __init__(
        self,
        shell: Shell,
        lines: Sequence[LineRecord],
        otherwise: Sequence[Corrections],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._shell = shell
        self._lines = list(lines)
        self._effect: CorrectionEffect | None = None
        self._is_over = False
        self.rows = {what: self._row(what, otherwise) for what in Correctable}
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("Why, for yourself"))
        self.note.setAccessibleName(self.tr("Note"))
        notes = {each.note for line in lines for each in line.corrections}
        self.note.setText(next(iter(notes)) if len(notes) == 1 else "")
        self.steps = StepsList(self.tr("What it comes to"))
        self.said = label("", "muted", wrap=True)
        buttons = QDialogButtonBox.StandardButton
        self._buttons = QDialogButtonBox(buttons.Save | buttons.Cancel)
        self.save = self._buttons.button(buttons.Save)
        self.save.setProperty("role", "primary")
        self.all_back = QPushButton(self.tr("Take back all corrections"))
        self.all_back.setProperty("role", "link")
        self.all_back.setVisible(any(line.corrections for line in lines))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._build()
        self._connect()
        self._look()

    def effect(self) -> CorrectionEffect | None:
        """Return what is shown."""
        return self._effect

    def showEvent(self, event: QShowEvent) -> None:
        show_whole(self, self._area)
        super().showEvent(event)

    def done(self, result: int) -> None:
        """Close; what is still being worked out has nobody left to tell."""
        self._is_over = True
        super().done(result)

    def _row(self, what: Correctable, otherwise: Sequence[Corrections]) -> OwnRow:
        row = OwnRow(what, self._field(what), self._shell.book.as_of, self)
        own = [getattr(corrections_of(line.corrections), what.value) for line in self._lines]
        others = [getattr(each, what.value) for each in otherwise]
        row.show_own(own, others)
        row.hint.setText(otherwise_words(what, others, self._lines))
        return row

    def _field(self, what: Correctable) -> Field:
        if what is Correctable.STATUS:
            return ChoiceField(status_choices())
        if what in {Correctable.RATE, Correctable.VAT_RATE}:
            return RateField()
        return DayField(self._shell.book.as_of)

    def _build(self) -> None:
        self.setWindowTitle(self.tr("Correct"))
        self.setMinimumSize(fitting(self, 640))
        title = label(self._title(), "section", wrap=True)
        below = label(self._below_title(), "small", wrap=True)
        below.setVisible(bool(below.text()))
        why = label(
            self.tr(
                "Tick what you know better than the files. No import overwrites it, and it can be"
                " taken back at any time."
            ),
            "muted",
            wrap=True,
        )
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(12))
        grid.setVerticalSpacing(px(6))
        grid.setColumnMinimumWidth(2, px(170))
        grid.setColumnStretch(2, 1)
        for place, row in enumerate(self.rows.values()):
            row.place(grid, 2 * place)
        at = 2 * len(self.rows)
        note = label(self.tr("&Note"))
        note.setBuddy(self.note)
        grid.addWidget(note, at, 0)
        grid.addWidget(self.note, at, 1, 1, 2)
        card = Card()
        card.body.addWidget(SectionHeader(self.tr("Before → after")))
        card.body.addWidget(self.said)
        card.body.addWidget(self.steps)
        card.body.addStretch(1)
        card.setMinimumHeight(px(190))  # of all steps: they come as one types
        content = QWidget()
        entries = QVBoxLayout(content)
        entries.setContentsMargins(0, 0, 0, 0)
        entries.setSpacing(px(10))
        for part in (title, below, why):
            entries.addWidget(part)
        entries.addLayout(grid)
        entries.addWidget(card, 1)
        self._area = scrolled(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(18), px(16), px(18), px(16))
        column.setSpacing(px(10))
        column.addWidget(self._area, 1)
        column.addWidget(self.all_back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._buttons)

    def _connect(self) -> None:
        for row in self.rows.values():
            row.edited.connect(self._pause.start)
        self._pause.timeout.connect(self._look)
        self._buttons.accepted.connect(self._save)
        self._buttons.rejected.connect(self.reject)
        self.all_back.clicked.connect(self._take_all_back)

    def _title(self) -> str:
        if len(self._lines) == 1:
            line = self._lines[0]
            return line.product_name or line.facts.product_id or line.facts.order_id
        return _Said().sales(len(self._lines))

    def _below_title(self) -> str:
        if len(self._lines) > 1:
            return ""
        line = self._lines[0]
        template = self.tr("Order {order}, {moment}")
        moment = ordered_words(line, self._shell.book.as_of)
        return template.format(order=line.facts.order_id, moment=moment)

    def _changes(self) -> dict[Correctable, str | None] | None:
        """Return what is to be changed; None where something typed is wrong, which is said."""
        changes: dict[Correctable, str | None] = {}
        is_right = True
        for row in self.rows.values():
            try:
                changes |= row.change()
            except UserError:
                is_right = False
        return changes if is_right else None

    def _look(self) -> None:
        changes = self._changes()
        self._effect = None
        if not changes:
            self.save.setEnabled(False)
            self.steps.set_steps([])
            self._say("" if changes is None else self.tr("Nothing is changed yet."))
            return
        lines = self._lines
        task = Task(lambda work: work.book.preview_correction(lines, changes))
        task.on_done(self._show).on_failed(self._fail)
        self._shell.tasks.start(task.replacing(_PREVIEW).reading())

    def _show(self, effect: CorrectionEffect) -> None:
        if self._is_over:
            return
        self._effect = effect
        self.save.setEnabled(True)
        steps = effect_steps(effect, self._shell.book.as_of)
        self.steps.set_steps(steps)
        said = [] if steps else [self.tr("No amount and no day changes.")]
        self._say("\n".join([*said, *unmoved_words(effect)]))

    def _say(self, text: str) -> None:
        self.said.setText(text)
        self.said.setVisible(bool(text))

    def _fail(self, error: Exception) -> None:
        if self._is_over:
            return
        if not isinstance(error, UserError):
            self._shell.tell(error)
            return
        self.save.setEnabled(False)
        self.steps.set_steps([])
        self._say(render(error.message, language()))

    def _save(self) -> None:
        changes = self._changes()
        if changes and self.save.isEnabled():
            _do(self._shell, self._lines, changes, self.note.text().strip())
            self.accept()

    def _take_all_back(self) -> None:
        corrected = [line for line in self._lines if line.corrections]
        _do(self._shell, corrected, dict.fromkeys(Correctable), "")
        self.accept()
