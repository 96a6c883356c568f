"""The steps of a computation or of a course of dates, as rows with a total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from affitrack.gui.metrics import px
from affitrack.gui.widgets.labels import LabelRole, label, rule


@dataclass(frozen=True, slots=True)
class Step:
    """One row: what, where it comes from, how much."""

    text: str
    value: str = ""
    origin: str = ""
    strong: bool = False
    """The value in bold."""
    total: bool = False
    """A row in bold and larger, without a line below it."""


class StepsList(QWidget):
    """Rows of text and value with thin lines between them.

    Rows are kept for the next steps that look like theirs: making and styling a dozen of them
    takes as long as a picture of the whole window.
    """

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._steps: tuple[Step, ...] = ()
        self._shown: list[_Row] = []
        self._spare: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def get_ready(self, steps: Sequence[Step]) -> None:
        """Make rows for steps that look like these, to be shown later."""
        self._spare += [_Row(_look_of(step), self) for step in steps]

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these rows."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        before, self._shown = self._shown, []
        self._spare += before
        for place, step in enumerate(self._steps):
            row = self._row_for(step)
            row.say(step, is_last=step.total or place + 1 == len(self._steps))
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show()  # at once: Qt would show it later, and lay out around it
            self._shown.append(row)
        for row in self._spare:
            row.hide()

    def steps(self) -> tuple[Step, ...]:
        """Return the rows shown."""
        return self._steps

    def _row_for(self, step: Step) -> _Row:
        look = _look_of(step)
        found = next((row for row in self._spare if row.look == look), None)
        if found is None:
            return _Row(look, self)
        self._spare.remove(found)
        return found


class _Look(NamedTuple):
    """What rows have in common of which one can say what the other said."""

    text: LabelRole
    value: LabelRole
    has_origin: bool
    is_value_longer: bool
    """The longer side takes the room and wraps; the shorter one keeps to one line.

    What is said below them has the whole width.
    """


def _look_of(step: Step) -> _Look:
    return _Look(
        text="total" if step.total else "body",
        value="total" if step.total else "strong" if step.strong else "body",
        has_origin=bool(step.origin),
        is_value_longer=len(step.value) > len(step.text),
    )


class _Row(QWidget):
    """One step, with the line below it."""

    def __init__(self, look: _Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self.look = look
        wraps = not look.is_value_longer
        self._text = label("", look.text, wrap=wraps)
        self._origin = label("", "tiny", wrap=True) if look.has_origin else None
        self._value = label("", look.value, wrap=look.is_value_longer)
        self._value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._rule = rule(soft=True)
        self._build()

    def say(self, step: Step, *, is_last: bool) -> None:
        """Say a step that has the look of the row."""
        self._text.setText(step.text)
        self._value.setText(step.value)
        if self._origin is not None:
            self._origin.setText(step.origin)
        self._rule.setVisible(not is_last)
        self.setAccessibleName(f"{step.text}: {step.value}" if step.value else step.text)

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(10))
        line.addWidget(self._text, 0 if self.look.is_value_longer else 1)
        line.addWidget(self._value, 1 if self.look.is_value_longer else 0)
        said = QVBoxLayout()
        said.setContentsMargins(0, px(6), 0, px(6))
        said.setSpacing(px(1))
        said.addLayout(line)
        if self._origin is not None:
            said.addWidget(self._origin)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(said)
        column.addWidget(self._rule)
