"""The steps of a computation or of a course of dates, as rows with a total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    """Rows of text and value with thin lines between them."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._steps: tuple[Step, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_steps(self, steps: Sequence[Step]) -> None:
        """Show these rows."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for index, step in enumerate(self._steps):
            self._add(_row(step))
            if not step.total and index + 1 < len(self._steps):
                self._add(rule(soft=True))

    def steps(self) -> tuple[Step, ...]:
        """Return the rows shown."""
        return self._steps

    def _add(self, part: QWidget) -> None:
        """Add a part that has its size at once: Qt would show it later, and lay out around it."""
        self._column.addWidget(part)
        part.show()


def _row(step: Step) -> QWidget:
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, px(6), 0, px(6))
    line.setSpacing(px(10))
    # The longer side takes the room and wraps; the shorter one keeps to one line.
    is_value_longer = len(step.value) > max(len(step.text), len(step.origin))
    left = QVBoxLayout()
    left.setSpacing(px(1))
    text_role: LabelRole = "total" if step.total else "body"
    left.addWidget(label(step.text, text_role, wrap=not is_value_longer))
    if step.origin:
        left.addWidget(label(step.origin, "tiny", wrap=not is_value_longer))
    value_role: LabelRole = "total" if step.total else "strong" if step.strong else "body"
    value = label(step.value, value_role, wrap=is_value_longer)
    value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    line.addLayout(left, 0 if is_value_longer else 1)
    line.addWidget(value, 1 if is_value_longer else 0)
    row.setAccessibleName(f"{step.text}: {step.value}" if step.value else step.text)
    return row
