"""What a bank statement leaves open: asked with two of its cells, read in both ways."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.widgets import label
from affitrack.ingest.recognise.questions import Question
from affitrack.wording.catalogue import render
from affitrack.wording.message import message


class StatementQuestion(QWidget):
    """Asks one thing.

    Signals:
        answered(str, str): what it is about, and the answer.
    """

    answered = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = label("", "section", wrap=True)
        self.buttons: list[QPushButton] = []
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(24))
        self._grid.setVerticalSpacing(px(8))
        why = self.tr("The file can be read in both ways, and a wrong guess would go unnoticed.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.title)
        column.addWidget(label(why, "muted", wrap=True))
        column.addLayout(self._grid)
        column.addStretch(1)

    def ask(self, question: Question) -> None:
        """Show a question."""
        self.title.setText(self._asked(question))
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        self.buttons = [QPushButton(_called(answer)) for answer in question.answers]
        for place, (button, answer) in enumerate(
            zip(self.buttons, question.answers, strict=True), start=1
        ):
            button.clicked.connect(partial(self._answer, question.about, answer))
            self._grid.addWidget(button, 0, place)
        cell_words = self.tr("“{cell}” · {column}")
        for row, example in enumerate(question.examples, start=1):
            words = cell_words.format(cell=example.cell, column=example.column)
            self._grid.addWidget(label(words), row, 0)
            for place, reading in enumerate(example.readings, start=1):
                said = (
                    self.tr("cannot be read")
                    if reading is None
                    else render(message("ingest.question.reading", value=reading), language())
                )
                self._grid.addWidget(label(said), row, place)
                self.buttons[place - 1].setAccessibleDescription(f"{example.cell}: {said}")
        self.buttons[0].setFocus()

    def _asked(self, question: Question) -> str:
        if question.about == "decimal_sign":
            return self.tr("Which sign stands before the cents?")
        return self.tr("In which order are the days written?")

    def _answer(self, about: str, answer: str) -> None:
        self.answered.emit(about, answer)


def _called(answer: str) -> str:
    match answer:
        case ",":
            return QCoreApplication.translate("QuestionCard", "Decimal comma")
        case ".":
            return QCoreApplication.translate("QuestionCard", "Decimal point")
        case "DMY":
            return QCoreApplication.translate("QuestionCard", "Day/month/year")
        case _:
            return QCoreApplication.translate("QuestionCard", "Month/day/year")
