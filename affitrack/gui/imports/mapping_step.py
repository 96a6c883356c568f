"""The step before the preview of a table that nobody knows: what do its columns mean?"""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from affitrack.gui.i18n import language
from affitrack.gui.imports.mapping_columns import ColumnsCard
from affitrack.gui.imports.mapping_result import SPECS, TriedRowsModel
from affitrack.gui.imports.mapping_statuses import StatusesCard
from affitrack.gui.metrics import px
from affitrack.gui.sales.line_words import breakable
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import Card, Picker, SectionHeader, Table, label
from affitrack.ingest.mapping import LONGEST_NAME
from affitrack.ingest.mapping_draft import MappingDraft
from affitrack.wording.catalogue import render
from affitrack.wording.currency import CURRENCIES
from affitrack.wording.message import UserError

_TRIED_ROWS: Final = 20


class MappingStep(QWidget):
    """Asks what the columns of one table mean, and keeps the answer.

    Signals:
        left(): the user does not want to map this table.
        saved(): the mapping is kept, and the table is known from now on.
    """

    left = Signal()
    saved = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._draft: MappingDraft | None = None
        self._others = False
        self._rate_problem = ""
        self._task: Task[MappingDraft] | None = None
        self._title = label("", "section", wrap=True)
        self._why = label("", "muted", wrap=True)
        self._name_label, self._signs_label = label("", "key"), label("", "key")
        self._dates_label, self._currency_label = label("", "key"), label("", "key")
        self._rate_label = label("", "key")
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.textChanged.connect(lambda _: self._check())
        self.name.returnPressed.connect(self._save)
        self.signs, self.dates, self.currency = Picker(), Picker(), Picker()
        for picker in (self.signs, self.dates, self.currency):
            picker.activated.connect(lambda _: self._on_dialect())
        self.rate = QLineEdit()
        self.rate.setMaximumWidth(px(90))
        self.rate.textChanged.connect(lambda _: self._on_rate())
        self.columns = ColumnsCard()
        self.columns.chosen.connect(self._on_field)
        self.statuses = StatusesCard()
        self.statuses.chosen.connect(self._on_status)
        self._result_header = SectionHeader()
        self.model = TriedRowsModel(self)
        self.table = Table()
        self.table.setModel(self.model)
        self.table.set_columns(SPECS)
        self.problem = label("", "danger", wrap=True)
        self.leave = QPushButton()
        self.leave.clicked.connect(self._leave)
        self.go_on = QPushButton()
        self.go_on.setProperty("role", "primary")
        self.go_on.clicked.connect(self._save)
        for button in (self.leave, self.go_on):
            button.setAutoDefault(True)
        self._build()
        self.retranslate()

    def start(self, path: Path, *, others: bool) -> None:
        """Look at a table. `others`: whether more files wait, which go on without this one."""
        self._draft, self._others = None, others
        self._show_leave()
        self.setEnabled(False)
        self._title.setText(breakable(path.name))
        task = Task(lambda work: work.book.draft_mapping(path))
        self._task = task
        task.on_done(self._on_draft).on_failed(self._on_failed).on_cancelled(self._leave)
        self._shell.tasks.start(task.with_progress(self.tr("Reading the table…")))

    def draft(self) -> MappingDraft | None:
        """Return the draft as it is now."""
        return self._draft

    def retranslate(self) -> None:
        """Set all texts."""
        self._why.setText(
            self.tr(
                "No format knows this table. Say once what its columns mean; the next file with"
                " the same headers is read without asking."
            )
        )
        self._name_label.setText(self.tr("Name"))
        self._signs_label.setText(self.tr("Decimal sign"))
        self._dates_label.setText(self.tr("Dates"))
        self._currency_label.setText(self.tr("Currency"))
        self._rate_label.setText(self.tr("Rate of all rows"))
        self.rate.setAccessibleName(self._rate_label.text())
        self.rate.setPlaceholderText(self.tr("12%"))
        self.rate.setToolTip(
            self.tr(
                "The commission rate where no column has one. Empty: the rates that you agreed."
            )
        )
        self.name.setAccessibleName(self.tr("Name of the mapping"))
        self.name.setPlaceholderText(self.tr("My network"))
        for picker, words in (
            (self.signs, self._signs_label),
            (self.dates, self._dates_label),
            (self.currency, self._currency_label),
        ):
            picker.setAccessibleName(words.text())
        self._fill_pickers()
        self._result_header.set_text(self.tr("What AffiTrack understands"))
        self.table.setAccessibleName(self._result_header.text())
        self.go_on.setText(self.tr("Save and go on"))
        self._show_leave()
        self.model.retranslate()
        if self._draft is not None and not self._shell.is_closed:
            self._show_draft(self._draft)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    # --- showing ----------------------------------------------------------------------------

    def _build(self) -> None:
        head = Card()
        head.body.addWidget(self._title)
        head.body.addWidget(self._why)
        fields = QHBoxLayout()
        fields.setSpacing(px(14))
        for words, field, stretch in (
            (self._name_label, self.name, 2),
            (self._signs_label, self.signs, 0),
            (self._dates_label, self.dates, 0),
            (self._currency_label, self.currency, 0),
            (self._rate_label, self.rate, 0),
        ):
            box = QVBoxLayout()
            box.setSpacing(px(3))
            box.addWidget(words)
            box.addWidget(field)
            fields.addLayout(box, stretch)
        head.body.addLayout(fields)
        middle = QHBoxLayout()
        middle.setSpacing(px(12))
        middle.addWidget(self.columns, 3)
        middle.addWidget(self.statuses, 2)
        result = Card()
        result.body.setContentsMargins(px(16), px(12), px(8), px(8))
        result.body.addWidget(self._result_header)
        result.body.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.problem, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(head)
        column.addLayout(middle, 4)
        column.addWidget(result, 3)
        column.addLayout(foot)

    def _fill_pickers(self) -> None:
        dates: list[tuple[str, str]] = [
            (self.tr("as the file shows"), ""),
            (self.tr("day/month/year"), "DMY"),
            (self.tr("month/day/year"), "MDY"),
        ]
        signs = [
            (self.tr("as the file shows"), ""),
            (self.tr("comma: 1.234,56"), ","),
            (self.tr("point: 1,234.56"), "."),
        ]
        currencies = [
            (self.tr("the account’s"), ""),
            *((code, code) for code in sorted(CURRENCIES)),
        ]
        for picker, items in (
            (self.signs, signs),
            (self.dates, dates),
            (self.currency, currencies),
        ):
            chosen = picker.currentData()
            picker.clear()
            for text, data in items:
                picker.addItem(text, data)
            picker.setCurrentIndex(max(picker.findData(chosen), 0))
            picker.updateGeometry()

    def _show_draft(self, draft: MappingDraft) -> None:
        self._draft = draft
        self._title.setText(
            self.tr("What do the columns of “{file}” mean?").format(file=breakable(draft.path.name))
        )
        self.columns.show_draft(draft)
        words = draft.status_words()
        self.statuses.show_words(words)
        self.statuses.setVisible(bool(words))
        has_column = "currency" in draft.fields
        self.currency.setVisible(not has_column)
        self._currency_label.setVisible(not has_column)
        needs_rate = not {"standard_rate", "commission"} & set(draft.fields)
        self.rate.setVisible(needs_rate)
        self._rate_label.setVisible(needs_rate)
        rows = self._shell.book.try_mapping(draft, account=self._account(), rows=_TRIED_ROWS)
        self.model.show_rows(rows)
        rejected = sum(row.fault is not None for row in rows)
        remark = self.tr("%Ln of the first rows cannot be taken", "", rejected) if rejected else ""
        self._result_header.set_remark(remark)
        self._check()
        if not needs_rate:
            self.rate.clear()  # what is not shown must not count

    def _show_leave(self) -> None:
        self.leave.setText(self.tr("Leave this file out") if self._others else self.tr("Cancel"))

    def _check(self) -> None:
        """Say what is lacking, and offer to go on where nothing is."""
        problems = self._problems()
        self.problem.setText(problems[0] if problems else "")
        self.go_on.setEnabled(self._draft is not None and not problems)

    def _problems(self) -> list[str]:
        if self._draft is None:
            return []
        problems = [render(each, language()) for each in self._draft.missing()]
        problems += [self._rate_problem] if self._rate_problem else []
        name = " ".join(self.name.text().split())
        if not name:
            problems.append(self.tr("Give the mapping a name."))
        elif any(each.name == name for each in self._shell.book.mappings()):
            problems.append(self.tr("There is a mapping of this name already. Choose another."))
        return problems

    def _account(self) -> str | None:
        default = self._shell.book.default_account()
        return self._shell.account or (None if default is None else default.handle)

    # --- doing ------------------------------------------------------------------------------

    def _on_draft(self, draft: MappingDraft) -> None:
        if self._task is None:  # the user may have left in the meantime
            return
        self._task = None
        self.setEnabled(True)
        self.name.setText(self._free_name(draft.path.stem))
        for picker in (self.signs, self.dates, self.currency):
            picker.setCurrentIndex(0)
        self.rate.clear()
        self._show_draft(draft)
        self.columns.first_focus()

    def _on_failed(self, error: Exception) -> None:
        self._leave()
        self._shell.tell(error)

    def _free_name(self, stem: str) -> str:
        taken = {each.name for each in self._shell.book.mappings()}
        name = stem[: LONGEST_NAME - 4]
        number = 1
        while name in taken:
            number += 1
            name = f"{stem[: LONGEST_NAME - 4]} {number}"
        return name

    def _on_field(self, column: int, field: str) -> None:
        if self._draft is not None:
            self._show_draft(self._draft.with_field(column, field or None))

    def _on_status(self, word: str, status: str) -> None:
        if self._draft is not None:
            self._show_draft(self._draft.with_word(word, status))

    def _on_dialect(self) -> None:
        if self._draft is None:
            return
        draft = self._draft.with_dialect(
            decimal_sign=cast("Literal[',', '.'] | None", self.signs.currentData() or None),
            date_order=cast("Literal['DMY', 'MDY'] | None", self.dates.currentData() or None),
        )
        self._show_draft(draft.with_constant("currency", self.currency.currentData() or None))

    def _on_rate(self) -> None:
        if self._draft is None:
            return
        try:
            draft = self._draft.with_rate(self.rate.text())
        except UserError as error:
            self._rate_problem = render(error.message, language())
            self._check()
        else:
            self._rate_problem = ""
            self._show_draft(draft)

    def _save(self) -> None:
        if self._draft is None or not self.go_on.isEnabled():
            return
        mapping = self._draft.mapping(" ".join(self.name.text().split()))
        self.go_on.setEnabled(False)
        task = Task(lambda work: work.book.save_mapping(mapping))
        task.on_done(lambda _: self.saved.emit()).on_failed(self._on_not_saved)
        self._shell.tasks.start(task)

    def _on_not_saved(self, error: Exception) -> None:
        self._check()
        if isinstance(error, UserError):
            self.problem.setText(render(error.message, language()))
        else:
            self._shell.tell(error)

    def _leave(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            self._shell.tasks.cancel(task)
        self._draft = None
        self.left.emit()
