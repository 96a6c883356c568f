"""What a file leaves open: asked with two of its own cells, read in each way, and a button each."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from affitrack.gui.i18n import language
from affitrack.gui.imports import looking
from affitrack.gui.imports.file_words import AnyFile
from affitrack.gui.imports.looking import Look
from affitrack.gui.imports.preview_card import PreviewCard
from affitrack.gui.metrics import px
from affitrack.gui.widgets import label
from affitrack.ingest.recognise.questions import Example, Question
from affitrack.ingest.values.dialect import About, Answers
from affitrack.wording.catalogue import render
from affitrack.wording.message import message

_MOST_EXAMPLES: Final = 2
_MOST_ANSWERS: Final = 3


class QuestionCard(PreviewCard):
    """Asks one thing after the other; then says what was answered, and takes another answer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look()
        self._title = label("", "section", wrap=True)
        self._why = label("", "muted", wrap=True)
        self._in_file = label("", "key")
        self._cells = [label("", "body") for _ in range(_MOST_EXAMPLES)]
        self._readings = [
            [label("", "body") for _ in range(_MOST_ANSWERS)] for _ in range(_MOST_EXAMPLES)
        ]
        self._buttons = [QPushButton() for _ in range(_MOST_ANSWERS)]
        self.for_all = QCheckBox()
        self._said = label("", "muted", wrap=True)
        self.change = QPushButton()
        self.change.setAutoDefault(True)
        self.change.clicked.connect(self._ask_again)
        self._build()

    def show_look(self, look: Look) -> bool:
        self._look = look
        self.for_all.setChecked(False)
        self.retranslate()
        return bool(look.questions) or bool(look.answered)

    def wants_answer(self) -> bool:
        return bool(self._look.questions)

    def first_focus(self) -> None:
        self._buttons[0].setFocus()

    @property
    def buttons(self) -> list[QPushButton]:
        """The buttons of the answers that can be given."""
        return [button for button in self._buttons if not button.isHidden()]

    def sentences(self) -> list[str]:
        """Return what the card says, from top to bottom."""
        if not self._look.questions:
            return [self._said.text()]
        shown = [self._title, self._why, self._in_file]
        for cell, readings in zip(self._cells, self._readings, strict=True):
            shown += [cell, *readings]
        return [part.text() for part in shown if part.text()]

    def retranslate(self) -> None:
        """Set all texts."""
        self._said.setText(self.tr("As you said: {answers}").format(answers=self._what_was_said()))
        self.change.setText(self.tr("Answer otherwise…"))
        is_asking = bool(self._look.questions)
        self._question.setVisible(is_asking)
        self._answer_line.setVisible(not is_asking)
        if not is_asking:
            return
        source, question = self._look.questions[0]
        self._title.setText(self._asked(question.about).format(file=source.name))
        self._why.setText(self._reason(question))
        self._in_file.setText(self.tr("In the file"))
        for row in range(_MOST_EXAMPLES):
            self._show_example(row, question)
        for place, button in enumerate(self._buttons):
            is_there = place < len(question.answers)
            button.setVisible(is_there)
            if is_there:
                button.setText(self._called(question.answers[place]))
                self._describe(button, question)
        others = len(self._asking_the_same(question)) - 1
        self.for_all.setVisible(others > 0)
        self.for_all.setText(self.tr("Also for %Ln other file(s) that leave it open", "", others))

    # --- inside -------------------------------------------------------------------------------

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(24))
        grid.setVerticalSpacing(px(6))
        grid.addWidget(self._in_file, 0, 0, Qt.AlignmentFlag.AlignBottom)
        for column, button in enumerate(self._buttons, start=1):
            button.setAutoDefault(True)  # Return presses the one with the focus
            button.clicked.connect(partial(self._answer, column - 1))
            grid.addWidget(button, 0, column)
        for row, (cell, readings) in enumerate(
            zip(self._cells, self._readings, strict=True), start=1
        ):
            grid.addWidget(cell, row, 0)
            for column, reading in enumerate(readings, start=1):
                grid.addWidget(reading, row, column, Qt.AlignmentFlag.AlignHCenter)
        grid.setColumnStretch(_MOST_ANSWERS + 1, 1)
        self._question, self._answer_line = QWidget(), QWidget()
        above = QVBoxLayout(self._question)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(self.body.spacing())
        above.addWidget(self._title)
        above.addWidget(self._why)
        above.addLayout(grid)
        above.addWidget(self.for_all)
        beside = QHBoxLayout(self._answer_line)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self._said, 1)
        beside.addWidget(self.change)
        self.body.addWidget(self._question)
        self.body.addWidget(self._answer_line)

    def _asked(self, about: About) -> str:
        match about:
            case "encoding":
                return self.tr("With which letters are the names in “{file}” written?")
            case "decimal_sign":
                return self.tr("Which sign stands before the cents in “{file}”?")
            case "date_order":
                return self.tr("In which order are the dates of “{file}” written?")

    def _called(self, answer: str) -> str:
        words = {
            "cp1252": self.tr("Western European"),
            "cp1258": self.tr("Vietnamese"),
            "cp874": self.tr("Thai"),
            ",": self.tr("Decimal comma"),
            ".": self.tr("Decimal point"),
            "DMY": self.tr("Day/month/year"),
            "MDY": self.tr("Month/day/year"),
        }
        return words[answer]

    def _what_was_said(self) -> str:
        """Return the answers, each once, in the order of the files."""
        answers = self._look.answers.values()
        said = dict.fromkeys(value for given in answers for value in given.values())
        return " · ".join(map(self._called, said))

    def _reason(self, question: Question) -> str:
        if question.is_mixed:
            return self.tr(
                "It has both. Rows that do not fit your answer are rejected, with the reason."
            )
        if question.about == "encoding":
            return self.tr(
                "The file does not tell, and a wrong guess would garble them. Where none of these "
                "reads right, leave the file out and save it anew as “CSV UTF-8”."
            )
        return self.tr("The file can be read in both ways, and a wrong guess would go unnoticed.")

    def _show_example(self, row: int, question: Question) -> None:
        is_there = row < len(question.examples)
        labels: list[QLabel] = [self._cells[row], *self._readings[row]]
        for part in labels:
            part.setVisible(is_there)
            part.clear()
        if not is_there:
            return
        example = question.examples[row]
        cell = self.tr("“{cell}” · {column}")
        is_text = question.about == "encoding"  # of which there is nothing but its readings
        self._cells[row].setText(
            example.column if is_text else cell.format(cell=example.cell, column=example.column)
        )
        readings = self._readings_of(example)
        for place, part in enumerate(self._readings[row]):
            part.setVisible(place < len(readings))
            part.setText("".join(readings[place : place + 1]))

    def _readings_of(self, example: Example) -> list[str]:
        """Return what a cell means by each answer, as the program writes amounts and days."""
        return [
            self.tr("cannot be read")
            if reading is None
            else render(message("ingest.question.reading", value=reading), language())
            for reading in example.readings
        ]

    def _describe(self, button: QPushButton, question: Question) -> None:
        """Tell those who do not see the table what the answer makes of the cells."""
        place = self._buttons.index(button)
        if question.about == "encoding":
            readings = [self._readings_of(example)[place] for example in question.examples]
            button.setAccessibleDescription(", ".join(readings))
            return
        meant = self.tr("“{cell}” means {reading}")
        parts = [
            meant.format(cell=example.cell, reading=self._readings_of(example)[place])
            for example in question.examples
        ]
        button.setAccessibleDescription(", ".join(parts))

    def _asking_the_same(self, question: Question) -> list[AnyFile]:
        return [source for source, asked in self._look.questions if asked.about == question.about]

    def _ask_again(self) -> None:
        look = self._look
        self.again.emit(lambda _work: looking.ask_again(look))

    def _answer(self, place: int) -> None:
        look = self._look
        source, question = look.questions[0]
        asking = self._asking_the_same(question) if self.for_all.isChecked() else [source]
        paths = [each.path for each in asking]
        given: Answers = {question.about: question.answers[place]}
        self.again.emit(lambda work: looking.answer(work, look, paths, given))
