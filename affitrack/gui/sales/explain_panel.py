"""The panel beside the table: why a line pays what it pays, and when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QEvent, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.domain.explain import AmountStep, DateStep, Explanation
from affitrack.gui import icons
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.line_words import (
    breakable,
    day_words,
    stage_pill,
    stage_words,
    video_words,
)
from affitrack.gui.sales.own_list import OwnList
from affitrack.gui.widgets import Card, Pill, Step, StepsList, label, scrolled
from affitrack.gui.widgets.gap import gap
from affitrack.wording.catalogue import render


class ExplainPanel(Card):
    """Shows one `Explanation`, or how to get one.

    Signals:
        closed(): the user closed it, by its button or Escape.
        correct_asked(), edit_asked(), delete_asked(): what is to happen to the sale; the last two
            are of sales that were entered by hand.
        taken_back(str): a correction is to be taken back; a `Correctable` value.
        origin_asked(): the file, and the row in it, are to be shown.
    """

    closed = Signal()
    correct_asked = Signal()
    edit_asked = Signal()
    delete_asked = Signal()
    taken_back = Signal(str)
    origin_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanation: Explanation | None = None
        self._place = (1, 1)
        self._as_of = date.min
        self._headline = label("", "section", wrap=True)
        self._copy = _icon_button("copy")
        self._copy.clicked.connect(self.copy)
        self._close = _icon_button("close")
        self._close.clicked.connect(self.closed)
        self._order = label("", "small", wrap=True)
        self._product = label("", "body", wrap=True)
        self._video = label("", "small", wrap=True)
        self._stage = Pill()
        self._amount = StepsList()
        self._when = label("", "section", wrap=True)
        self._dates = StepsList()
        self._warnings = label("", "danger", wrap=True)
        self._own = OwnList()
        self._own.taken_back.connect(self.taken_back)
        self._origin = label("", "small", wrap=True)
        self.correct, self.edit, self.delete = QPushButton(), QPushButton(), QPushButton()
        self.show_origin = QPushButton()
        self.show_origin.setProperty("role", "link")
        self.correct.clicked.connect(self.correct_asked)
        self.edit.clicked.connect(self.edit_asked)
        self.delete.clicked.connect(self.delete_asked)
        self.show_origin.clicked.connect(self.origin_asked)
        self._hint = label("", "muted", wrap=True)
        for part in (self._order, self._product, self._video, self._origin, self._warnings):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._build()
        self.retranslate()

    def get_ready(self) -> None:
        """Make the rows that most explanations have, while nobody waits for one."""
        noted = Step("A step", "1,00 €", "Where it comes from")
        total = Step("Commission", "1,00 €", "How sure it is", total=True)
        self._amount.get_ready([noted] * 4 + [total])
        ordered = Step("14 Nov", "The day of the order")
        returned = Step("14 Nov", "The last day of returns", "Where it comes from")
        paid = Step("5 December", "Paid", strong=True)
        self._dates.get_ready([ordered, noted, noted, returned, paid])

    def show_explanation(
        self, explanation: Explanation, place: tuple[int, int], as_of: date
    ) -> None:
        """Explain a line, the n-th of m lines of its order, as of a day."""
        self._explanation = explanation
        self._place = place
        self._as_of = as_of
        self._show()

    def clear(self) -> None:
        """Explain nothing."""
        self._explanation = None
        self._show()

    def explanation(self) -> Explanation | None:
        """Return what is explained."""
        return self._explanation

    def amount_steps(self) -> StepsList:
        """Return the list of "Why this amount?"."""
        return self._amount

    def date_steps(self) -> StepsList:
        """Return the list of "When is it paid?"."""
        return self._dates

    def own_list(self) -> OwnList:
        """Return the list of corrections."""
        return self._own

    def take_focus(self) -> None:
        """Let the keys scroll the explanation."""
        self._area.setFocus()

    def copy(self) -> None:
        """Put everything on the clipboard as text."""
        if self._explanation is not None:
            QGuiApplication.clipboard().setText(self.as_text())

    def as_text(self) -> str:
        """Return everything that the panel says, a line each."""
        if self._explanation is None:
            return ""
        lines = [self._headline.text(), self._order.text(), self._product.text()]
        lines += [self._video.text(), self._stage.text, *self._own.texts()]
        lines += _steps_as_text(self._amount.steps())
        lines += [self._when.text(), *_steps_as_text(self._dates.steps())]
        lines += [self._warnings.text(), self._origin.text()]
        return "\n".join(line for line in lines if line).replace("\u200b", "") + "\n"

    def retranslate(self) -> None:
        """Set all texts."""
        self._copy.setToolTip(self.tr("Copy this explanation"))
        self._copy.setAccessibleName(self.tr("Copy this explanation"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self.tr("Close the explanation"))
        self._when.setText(self.tr("When is it paid?"))
        self._amount.setAccessibleName(self.tr("Why this amount?"))
        self._dates.setAccessibleName(self.tr("When is it paid?"))
        self.correct.setText(self.tr("&Correct…"))
        self.correct.setToolTip(self.tr("Say what you know better than the files"))
        self.edit.setText(self.tr("&Edit…"))
        self.delete.setText(self.tr("Delete"))
        self.show_origin.setText(self.tr("Show the row in the file"))
        self._own.setAccessibleName(self.tr("Your corrections"))
        self._hint.setText(
            self.tr("Choose a sale to see why it pays what it pays, and when it is paid.")
        )
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(2))
        head.addWidget(self._headline, 1)
        head.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, px(8), 0)
        column.setSpacing(px(3))
        for part in (self._order, self._product, self._video):
            column.addWidget(part)
        column.addWidget(gap(0))
        column.addWidget(self._stage)
        column.addWidget(self._own)
        column.addWidget(gap(3))
        column.addWidget(self._amount)
        column.addWidget(self._warnings)
        column.addWidget(gap(11))
        column.addWidget(self._when)
        column.addWidget(self._dates)
        column.addWidget(gap(7))
        column.addWidget(self._origin)
        column.addWidget(self.show_origin, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(gap(1))
        buttons = QHBoxLayout()
        buttons.setSpacing(px(6))
        for button in (self.correct, self.edit, self.delete):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)
        self._area = scrolled(self._content)
        self._area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.body.setContentsMargins(px(16), px(10), px(8), px(10))
        self.body.addLayout(head)
        self.body.addWidget(self._hint)
        self.body.addWidget(self._area, 1)
        self.body.addStretch(0)

    def _show(self) -> None:
        explanation = self._explanation
        self._hint.setVisible(explanation is None)
        self._copy.setEnabled(explanation is not None)
        self._area.setAccessibleName(self.tr("Why this amount?"))
        if explanation is None:
            self._area.hide()
            self._headline.setText(self.tr("Why this amount?"))
            return
        self._show_line(explanation)
        self._amount.set_steps([_amount_step(step) for step in explanation.amount_steps])
        self._dates.set_steps(_date_steps(explanation.date_steps, self._as_of))
        has_dates = bool(explanation.date_steps)
        self._when.setVisible(has_dates)
        self._dates.setVisible(has_dates)
        lang = language()
        self._warnings.setText("\n".join(render(found, lang) for found in explanation.warnings))
        self._warnings.setVisible(bool(explanation.warnings))
        self._origin.setText(breakable(render(explanation.origin, lang)))
        self._own.show_words(explanation.own_words)
        is_by_hand = explanation.is_by_hand
        self.show_origin.setVisible(not is_by_hand)
        self.correct.setVisible(not is_by_hand)
        self.edit.setVisible(is_by_hand)
        self.delete.setVisible(is_by_hand)
        self._area.show()  # now that all is in it: what is seen already is laid out part by part
        self._lay_out()

    def _lay_out(self) -> None:
        """Give all rows their room before they are painted; else they look squeezed at first."""
        if self._content.isVisible():
            for part in (self, self._content):
                layout = part.layout()
                if layout is not None:
                    layout.activate()
            # The area around the content learns from this event how high the content is now.
            QCoreApplication.sendEvent(self._content, QEvent(QEvent.Type.LayoutRequest))

    def _show_line(self, explanation: Explanation) -> None:
        line = explanation.line
        self._headline.setText(render(explanation.headline, language()))
        nth, count = self._place
        template = self.tr("Order {order} · line {nth} of {count}")
        self._order.setText(template.format(order=line.facts.order_id, nth=nth, count=count))
        self._product.setText(line.product_name)
        self._product.setVisible(bool(line.product_name))
        self._video.setText(video_words(line))
        self._stage.set_pill(stage_words(line, self._as_of), stage_pill(line))


def _amount_step(step: AmountStep) -> Step:
    lang = language()
    return Step(
        text=render(step.label, lang),
        value=render(step.value, lang),
        origin=render(step.note, lang) if step.note is not None else "",
        total=step.is_total,
    )


def _date_steps(steps: Sequence[DateStep], as_of: date) -> list[Step]:
    lang = language()
    made = []
    for step in steps:
        day = day_words(step.on, as_of)
        made.append(
            Step(
                text=f"≈ {day}" if step.is_estimated else day,
                value=render(step.label, lang),
                origin=render(step.note, lang) if step.note is not None else "",
                strong=len(steps) > 1 and step is steps[-1],
            )
        )
    return made


def _steps_as_text(steps: Sequence[Step]) -> list[str]:
    return ["\t".join(part for part in (s.text, s.value, s.origin) if part) for s in steps]


def _icon_button(name: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("role", "link")
    icons.keep_icon(button, name, "muted")
    return button
