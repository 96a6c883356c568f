"""When payouts run, in plain words, and the next days on which they do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from affitrack.domain.coming_runs import ComingRun, coming_runs
from affitrack.domain.schedule import PayoutCalendar, PayoutSchedule
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.settings.editors import Editor
from affitrack.gui.widgets import FlowLayout, Picker, label
from affitrack.wording.catalogue import render
from affitrack.wording.message import Message, UserError
from affitrack.wording.numbers import format_day

_ONCE: Final = "once"
_MONTH_AFTER: Final = "month_after"
_TWICE: Final = "twice"
_WEEKLY: Final = "weekly"
_RELEASE: Final = "release"
_OTHER: Final = "other"

_BY_DAY: Final = frozenset({_ONCE, _MONTH_AFTER, _TWICE})
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAYS: Final = range(1, 32)
_PAIR: Final = 2


class ScheduleEditor(Editor):
    """A payout schedule: how often, then the days; what these do not reach is typed as text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Picker()
        self.first, self.second, self.weekday = Picker(), Picker(), Picker()
        self.written = QLineEdit()
        self.written.setFixedWidth(px(150))
        self._and = label("")
        parts = QWidget()
        flow = FlowLayout(parts, gap=6)
        for part in (self.kind, self.first, self._and, self.second, self.weekday, self.written):
            flow.addWidget(part)
        self._and.setMinimumHeight(self.kind.sizeHint().height())
        self._row.addWidget(parts, 1)
        self.retranslate()
        for picker in (self.kind, self.first, self.second, self.weekday):
            picker.activated.connect(lambda _: self._change())
        self.written.textEdited.connect(lambda _: self.edited.emit())

    def text(self) -> str:
        kind = self.kind.currentData()
        first, second = self.first.currentData(), self.second.currentData()
        if kind == _ONCE:
            return f"monthly:{first}"
        if kind == _MONTH_AFTER:
            return f"monthly+1:{first}"
        if kind == _TWICE:
            return f"monthly:{','.join(str(day) for day in sorted({first, second}))}"
        if kind == _WEEKLY:
            return f"weekly:{self.weekday.currentData()}"
        return _RELEASE if kind == _RELEASE else self.written.text().strip()

    def show_text(self, text: str) -> None:
        schedule = PayoutSchedule.parse(text)
        self.written.setText(schedule.text)
        days = schedule.days
        kind = _kind_of(schedule)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        if kind in _BY_DAY:
            self.first.setCurrentIndex(self.first.findData(days[0]))
            self.second.setCurrentIndex(self.second.findData(days[-1] if len(days) > 1 else 16))
        elif kind == _WEEKLY:
            self.weekday.setCurrentIndex(days[0])
        self._fit()

    def field(self) -> QWidget:
        return self.kind

    def fields(self) -> list[QWidget]:
        return [self.kind, self.first, self.second, self.weekday, self.written]

    def retranslate(self) -> None:
        kept = self.kind.currentData(), self.weekday.currentIndex()
        days = self.first.currentData() or 5, self.second.currentData() or 16
        self.kind.clear()
        for kind, words in (
            (_ONCE, self.tr("Once a month, on")),
            (_MONTH_AFTER, self.tr("In the month after release, on")),
            (_TWICE, self.tr("Twice a month, on")),
            (_WEEKLY, self.tr("Every week, on")),
            (_RELEASE, self.tr("As soon as it is released")),
            (_OTHER, self.tr("Otherwise:")),
        ):
            self.kind.addItem(words, kind)
        self.kind.setCurrentIndex(max(self.kind.findData(kept[0]), 0))
        for picker, day in zip((self.first, self.second), days, strict=True):
            picker.clear()
            for number in _DAYS:
                picker.addItem(_day_of_month(number), number)
            picker.setCurrentIndex(picker.findData(day))
        self.weekday.clear()
        for name in _WEEKDAYS:
            self.weekday.addItem(render(Message(f"domain.weekday.{name}"), language()), name)
        self.weekday.setCurrentIndex(max(kept[1], 0))
        self._and.setText(self.tr("and"))
        self.first.setAccessibleName(self.tr("Day of the month"))
        self.second.setAccessibleName(self.tr("Second day of the month"))
        self.weekday.setAccessibleName(self.tr("Day of the week"))
        self.written.setAccessibleName(self.tr("Schedule as text"))
        self.written.setPlaceholderText("monthly:1,11,21")
        for picker in (self.kind, self.first, self.second, self.weekday):
            picker.updateGeometry()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.written.setFixedWidth(px(150))

    def _change(self) -> None:
        self._fit()
        self.edited.emit()

    def _fit(self) -> None:
        kind = self.kind.currentData()
        self.first.setVisible(kind in _BY_DAY)
        self._and.setVisible(kind == _TWICE)
        self.second.setVisible(kind == _TWICE)
        self.weekday.setVisible(kind == _WEEKLY)
        self.written.setVisible(kind == _OTHER)


class ComingRuns(QWidget):
    """The next payout days of a schedule, and which of them moved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._market = ""
        self._after = date.min
        self._said = label("", "small", wrap=True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, px(2), 0, px(4))
        self._grid.setHorizontalSpacing(px(18))
        self._grid.setVerticalSpacing(px(2))
        self._grid.addWidget(self._said, 0, 0, 1, 2)
        self._cells = [label("", "small", wrap=True) for _ in range(6)]
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, 1 + place % 3, place // 3, Qt.AlignmentFlag.AlignTop)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)

    def show_schedule(self, text: str, market: str, after: date) -> None:
        """Show the days of a schedule that is written so; of none where it cannot be read."""
        self._text, self._market, self._after = text, market, after
        self.retranslate()

    def texts(self) -> list[str]:
        """Return what is said of each day."""
        return [cell.text() for cell in self._cells if cell.text()]

    def retranslate(self) -> None:
        """Set all texts."""
        runs = self._runs()
        if runs is None:
            self._said.setText("")
        elif runs:
            self._said.setText(self.tr("The next six:"))
        else:
            self._said.setText(self.tr("No days of its own: paid on the first business day."))
        self._said.setVisible(bool(self._said.text()))
        for place, cell in enumerate(self._cells):
            cell.setText(self._words(runs[place]) if runs and place < len(runs) else "")
            cell.setVisible(bool(cell.text()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _runs(self) -> Sequence[ComingRun] | None:
        try:
            schedule = PayoutSchedule.parse(self._text)
        except UserError:
            return None
        return coming_runs(PayoutCalendar(schedule, self._market), self._after)

    def _words(self, run: ComingRun) -> str:
        lang = language()
        on = format_day(run.on, lang, "weekday")
        if run.reason is None:
            return on
        planned = format_day(run.planned_on, lang, year=False)
        if run.reason == "weekend":
            name = _WEEKDAYS[run.planned_on.weekday()]
            weekday = render(Message(f"domain.weekday.{name}"), lang)
            why = self.tr("{day} is a {weekday}").format(day=planned, weekday=weekday)
        else:
            why = self.tr("{day} is a bank holiday").format(day=planned)
        return f"{on} · {why}"


def _kind_of(schedule: PayoutSchedule) -> str:
    if schedule.kind == "release":
        return _RELEASE
    if schedule.kind == "weekly":
        return _WEEKLY if len(schedule.days) == 1 else _OTHER
    if len(schedule.days) == 1:
        return _MONTH_AFTER if schedule.is_month_after else _ONCE
    return _TWICE if len(schedule.days) == _PAIR else _OTHER


def _day_of_month(number: int) -> str:
    """Return a day of the month as people say it: "the 5th", « le 5 »."""
    if language() == "fr":
        return "le 1er" if number == 1 else f"le {number}"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"the {number}{'th' if number in {11, 12, 13} else ending}"
