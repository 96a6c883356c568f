"""The weeks to come as a model: a cell for each day, with what it releases and pays."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from affitrack.book import PayoutsOverview
from affitrack.domain.money import Money
from affitrack.domain.payout_run import PayoutRun, ReleaseDay, RunState
from affitrack.gui.i18n import language
from affitrack.gui.payouts.run_words import RunWords
from affitrack.gui.widgets import Role
from affitrack.gui.widgets.sheet import Sheet
from affitrack.reports.csv_table import Cell
from affitrack.wording.numbers import format_day

_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_WEEK: Final = 7
_FEWEST_WEEKS: Final = 5
_MOST_WEEKS: Final = 53


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One cell."""

    day: date
    is_past: bool
    is_today: bool
    release: ReleaseDay | None
    runs: tuple[PayoutRun, ...]
    share: float
    """What is released, as a share of the day that releases most: for the picture only."""


class CalendarModel(QAbstractTableModel):
    """The days from this week's Monday on, in one currency."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._first = date.min
        self._as_of = date.min
        self._weeks = 0
        self._currency = ""
        self._most = 1
        self._releases: dict[date, ReleaseDay] = {}
        self._runs: dict[date, tuple[PayoutRun, ...]] = {}
        self.beyond: tuple[ReleaseDay, ...] = ()
        """Days of release after the last one shown."""

    def show_overview(self, overview: PayoutsOverview, currency: str) -> None:
        """Show the days of an overview, in one currency."""
        self.beginResetModel()
        self._as_of = overview.as_of
        self._currency = currency
        self._first = overview.as_of - timedelta(days=overview.as_of.weekday())
        own = [each for each in overview.releases if each.currency == currency]
        runs: defaultdict[date, list[PayoutRun]] = defaultdict(list)
        for run in overview.runs:
            is_payout = run.state is not RunState.TAKEN_BACK
            if is_payout and run.currency == currency and run.pays_on >= overview.as_of:
                runs[run.pays_on].append(run)
        self._runs = {day: tuple(of_day) for day, of_day in runs.items()}
        self._releases = {each.release_on: each for each in own}
        self._most = max([each.net for each in own], default=1)
        last = max([*self._releases, *self._runs], default=overview.as_of)
        needed = (last - self._first).days // _WEEK + 1
        self._weeks = min(max(needed, _FEWEST_WEEKS), _MOST_WEEKS)
        after = self._first + timedelta(days=self._weeks * _WEEK)
        self.beyond = tuple(each for each in own if each.release_on >= after)
        self.endResetModel()

    def day_at(self, index: _AnyIndex) -> CalendarDay:
        """Return the day of a cell."""
        day = self._first + timedelta(days=index.row() * _WEEK + index.column())
        release = self._releases.get(day)
        net = max(release.net, 0) if release is not None else 0
        return CalendarDay(
            day=day,
            is_past=day < self._as_of,
            is_today=day == self._as_of,
            release=release,
            runs=self._runs.get(day, ()),
            share=net / self._most if self._most > 0 else 0.0,
        )

    def index_of(self, day: date) -> QModelIndex:
        """Return the cell of a day; no valid one where the day is not shown."""
        place = (day - self._first).days
        if not 0 <= place < self._weeks * _WEEK:
            return QModelIndex()
        return self.index(place // _WEEK, place % _WEEK)

    def sheet(self) -> Sheet:
        """Return the days that release something as they go into a file."""
        headings = [
            self.tr("Released on"),
            self.tr("Currency"),
            self.tr("Sales"),
            self.tr("Net"),
            self.tr("Paid on"),
        ]
        rows: list[list[Cell]] = [
            [
                each.release_on,
                each.currency,
                each.lines,
                Money(each.net, each.currency),
                " ".join(f"{on}" for on in each.pays_on),
            ]
            for each in self._releases.values()
        ]
        return Sheet(headings, rows)

    def retranslate(self) -> None:
        """Ask views to read every text again."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _WEEK - 1)
        if self._weeks:
            self.dataChanged.emit(self.index(0, 0), self.index(self._weeks - 1, _WEEK - 1))

    def rowCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._weeks

    def columnCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else _WEEK

    def flags(self, index: _AnyIndex) -> Qt.ItemFlag:
        if not index.isValid() or self.day_at(index).is_past:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        is_heading = orientation is Qt.Orientation.Horizontal and 0 <= section < _WEEK
        if not is_heading or role != Qt.ItemDataRole.DisplayRole:
            return None
        return QLocale().dayName(section + 1, QLocale.FormatType.ShortFormat)

    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        found = self.day_at(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(found.day.day)
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._words(found)
            case Role.RAW:
                return found.day
            case _:
                return None

    def _words(self, found: CalendarDay) -> str:
        said = [format_day(found.day, language(), "weekday")]
        words = RunWords()
        if found.release is not None:
            released = words.release(found.release, self._as_of)
            said.append(self.tr("Released: {sales}").format(sales=released))
        if found.runs:
            said.append(words.runs(found.runs))
        if len(said) == 1 and not found.is_past:
            said.append(self.tr("Nothing is released"))
        return "\n".join(said)
