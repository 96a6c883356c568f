"""The section that looks ahead: coming months with their ranges, what if, earlier forecasts."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from affitrack.book.forecast import looked_ahead, replayed
from affitrack.domain.records import LineFilter
from affitrack.domain.what_if import played
from affitrack.gui.metrics import px
from affitrack.gui.outlook.months_card import MonthsCard
from affitrack.gui.outlook.months_table import MonthsTableCard
from affitrack.gui.outlook.record_card import RecordCard
from affitrack.gui.outlook.what_if_card import WhatIfCard
from affitrack.gui.page import Page
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task, Work
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import EmptyState, Picker, Pill, label, scrolled
from affitrack.gui.widgets.announcing import announce
from affitrack.gui.widgets.rows_model import WIDTHS_CHANGE
from affitrack.gui.widgets.waiting_stack import WaitingStack

if TYPE_CHECKING:
    from affitrack.book import Progress
    from affitrack.domain.forecast import Forecast, ForecastMonth, ScoredMonth, TrackRecord
    from affitrack.domain.what_if import Outlook

_SIDE_BY_SIDE_FROM: Final = 900
_SIDE_WIDTH: Final = 300
_SAID_AFTER_MS: Final = 600  # a slider that is still moving is not talked over
_ANY_WIDTH: Final = 16_777_215  # Qt's QWIDGETSIZE_MAX

_ReplayKey: TypeAlias = tuple[Path, str, date]


class AheadSection(Page):
    """What will arrive, how sure that is, what would change it, and how far to believe it."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._outlook: Outlook | None = None
        self._shown: Forecast | None = None
        self._replays: dict[_ReplayKey, TrackRecord] = {}
        self._replaying: tuple[_ReplayKey, Task[TrackRecord]] | None = None
        self._is_wide: bool | None = None
        self.nothing = EmptyState("payouts", dashed=False)
        self.currency = Picker(chip=True)
        self.months = MonthsCard(shell)
        self.table = MonthsTableCard(shell)
        self.what_if = WhatIfCard()
        self.record = RecordCard(shell)
        self.banner = QFrame()
        self._banner_words = label("", wrap=True)
        self.game = Pill()
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._is_to_be_said = False
        self._saying = QTimer(self, singleShot=True, interval=_SAID_AFTER_MS)
        self._build()
        self._connect()
        self.retranslate()

    # --- Page -------------------------------------------------------------------------------

    def refresh(self) -> None:
        account, ahead = self.shell.account or None, self.months.months_ahead()
        task = Task(lambda work: work.apart(looked_ahead, account, ahead)).on_done(self._show)
        self.shell.tasks.start(task.replacing("outlook.base"))

    def retranslate(self) -> None:
        self._stack.set_words(self.tr("Looking ahead…"))
        self.currency.setAccessibleName(self.tr("Currency"))
        self._banner_words.setText(
            self.tr(
                "What if: these months are a game, not the forecast. The dashed line is where the"
                " forecast itself stands."
            )
        )
        self.game.set_pill(self.tr("A game, not the forecast"), PillKind.HELD)
        self.nothing.set_texts(
            self.tr("There is nothing to look ahead from yet"),
            self.tr("Once sales are imported, it says here what the coming months will pay."),
        )

    def undo(self) -> bool:
        """Leave the game of what if, where one is on."""
        if not self.what_if.is_game():
            return False
        self.what_if.go_back()
        return True

    def undo_text(self) -> str:
        return self.tr("&Leave “What if?”") if self.what_if.is_game() else ""

    def shown(self) -> Forecast | None:
        """Return what is shown: the forecast itself, or what if."""
        return self._shown

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.banner.setProperty("role", "banner")
        line = QHBoxLayout(self.banner)
        line.setContentsMargins(px(14), px(8), px(14), px(8))
        line.addWidget(self._banner_words, 1)
        self.banner.hide()
        self.game.hide()
        self.months.header.add_after_title(self.game)
        self.months.header.add_at_end(self.currency)
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self._stack = WaitingStack(scrolled(self._content), self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._stack, 1)
        # Below all that scrolls: it comes and goes, and must move nothing that is under the mouse.
        column.addWidget(self.banner)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._place(is_wide=True)

    def _connect(self) -> None:
        self.currency.activated.connect(lambda _: self._choose_currency())
        self.months.months_wanted.connect(lambda _: self.refresh())
        self.months.opened.connect(self._open_month)
        self.table.opened.connect(self._open_month)
        self.what_if.played.connect(self._on_played)
        self._saying.timeout.connect(self._say_totals)
        self._escape.activated.connect(self.what_if.go_back)
        self.record.replay_wanted.connect(self._replay)
        self.record.stop_wanted.connect(self._stop_replay)
        self.record.opened.connect(self._open_scored)
        self.shell.tasks.progressed.connect(self._tell_progress)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(is_wide=event.size().width() >= px(_SIDE_BY_SIDE_FROM))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in WIDTHS_CHANGE:
            self._place(is_wide=self.width() >= px(_SIDE_BY_SIDE_FROM))
            self._keep_width()

    def _place(self, *, is_wide: bool) -> None:
        """Put what if beside the months, or below them where the window is narrow."""
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for part in (self.months, self.what_if, self.table, self.record):
            self._grid.removeWidget(part)
        self._grid.addWidget(self.months, 0, 0, 1, 1 if is_wide else 2)
        if is_wide:
            self._grid.addWidget(self.what_if, 0, 1)
        else:
            self._grid.addWidget(self.what_if, 1, 0, 1, 2)
        self._grid.addWidget(self.table, 3, 0, 1, 2)
        self._grid.addWidget(self.record, 4, 0, 1, 2)
        self._grid.setColumnStretch(0, 1)
        self._keep_width()

    def _keep_width(self) -> None:
        """Keep what if as narrow as its texts allow, where it stands beside the months."""
        self.what_if.setMinimumWidth(px(_SIDE_WIDTH) if self._is_wide else 0)
        self.what_if.setMaximumWidth(px(_SIDE_WIDTH) if self._is_wide else _ANY_WIDTH)

    # --- showing ----------------------------------------------------------------------------

    def _show(self, outlook: Outlook) -> None:
        self._outlook = outlook
        has_months = bool(outlook.base.months)
        self._stack.show_found(is_any=has_months)
        if not has_months:
            self._shown = outlook.base
            self.banner.hide()
            return
        self._offer_currencies(outlook.base)
        self._teach_what_if()
        self._play()
        self._read_record()

    def _offer_currencies(self, base: Forecast) -> None:
        known = list(dict.fromkeys(month.currency for month in base.months))
        chosen = self.currency.currentText()
        self.currency.clear()
        self.currency.addItems(known)
        self.currency.setCurrentIndex(max(self.currency.findText(chosen), 0))
        self.currency.setVisible(len(known) > 1)

    def _choose_currency(self) -> None:
        self._teach_what_if()
        self._play()
        self.record.show_currency(self.currency.currentText())

    def _teach_what_if(self) -> None:
        outlook, currency = self._outlook, self.currency.currentText()
        if outlook is not None:
            learned = outlook.return_rates.get(currency, Decimal(0))
            runs = outlook.run_days.get(currency, ())
            self.what_if.show_learned(learned, runs, outlook.base.made_on)

    def _on_played(self) -> None:
        self._is_to_be_said = True
        self._play()

    def _play(self) -> None:
        """Show what is asked; worked out off the window's thread, the last question alone."""
        outlook = self._outlook
        is_game = self.what_if.is_game()
        self._escape.setEnabled(is_game)
        self.title_changed.emit()
        if outlook is None:
            return
        change = self.what_if.what_if()
        task: Task[Forecast] = Task(lambda _: played(outlook, change) if is_game else outlook.base)
        self.shell.tasks.start(task.reading().on_done(self._show_months).replacing("outlook.game"))

    def _show_months(self, forecast: Forecast) -> None:
        outlook = self._outlook
        if outlook is None:
            return
        self._shown = forecast
        is_game = forecast is not outlook.base
        self.banner.setVisible(is_game)
        self.game.setVisible(is_game)
        months = self._of_currency(forecast)
        # A payout that comes earlier may lead into a month that the forecast itself begins after.
        known = {month.month: month for month in self._of_currency(outlook.base)}
        usual = tuple(known.get(month.month) for month in months) if is_game else ()
        currency = months[0].currency if months else ""
        stopped = [each for each in forecast.stopped_shops if each.currency == currency]
        made_on = forecast.made_on
        self.months.show_months(months, usual, made_on, forecast.unknown_since, stopped)
        self.table.show_months(months, forecast.made_on)
        if self._is_to_be_said:  # the focus stays on what is played with
            self._is_to_be_said = False
            self._saying.start()

    def _say_totals(self) -> None:
        announce(self.months, self.months.totals())

    def _of_currency(self, forecast: Forecast) -> tuple[ForecastMonth, ...]:
        wanted = self.currency.currentText()
        of_currency = tuple(month for month in forecast.months if month.currency == wanted)
        # Of several accounts one may still pay this month and the others no more.
        is_paid = bool(of_currency) and of_currency[0].paid and of_currency[0].is_over
        return of_currency[1:] if is_paid else of_currency

    # --- earlier forecasts --------------------------------------------------------------------

    def _read_record(self) -> None:
        account = self.shell.account or None

        def read(work: Work) -> tuple[TrackRecord, date | None]:
            return work.book.track_record(account), work.book.first_judged_in(account)

        def show(found: tuple[TrackRecord, date | None]) -> None:
            as_of = self.shell.book.as_of
            self.record.show_kept(found[0], self.currency.currentText(), as_of, found[1])
            self._show_replay_of_today()

        self.shell.tasks.start(Task(read).reading().on_done(show).replacing("outlook.record"))

    def _replay_key(self) -> _ReplayKey:
        return self.shell.book.path, self.shell.account, self.shell.book.as_of

    def _show_replay_of_today(self) -> None:
        """Show the replay that was made today; begin it where there is none."""
        known = self._replays.get(self._replay_key())
        self.record.show_replay(known)
        if known is None:
            self._replay()

    def _replay(self) -> None:
        key = self._replay_key()
        if self._replaying is not None and self._replaying[0] == key:
            self.record.show_progress(0)
            return
        account = self.shell.account or None
        task = Task(lambda work: work.apart(replayed, account)).aside().replacing("outlook.replay")
        task.on_done(lambda found: self._keep_replay(key, found))
        task.on_failed(self._fail_replay).on_cancelled(self._end_replay)
        self._replaying = key, task
        self.record.show_progress(0)
        self.shell.tasks.start(task)

    def _stop_replay(self) -> None:
        if self._replaying is not None:
            self.shell.tasks.cancel(self._replaying[1])

    def _keep_replay(self, key: _ReplayKey, record: TrackRecord) -> None:
        self._replays = {known: each for known, each in self._replays.items() if known[2] == key[2]}
        self._replays[key] = record
        self._end_replay()
        if key == self._replay_key():
            self.record.show_replay(record)

    def _fail_replay(self, error: Exception) -> None:
        self._end_replay()
        self.shell.tell(error)

    def _end_replay(self) -> None:
        self._replaying = None
        self.record.show_progress(None)

    def _tell_progress(self, task: Task[TrackRecord], progress: Progress) -> None:
        if self._replaying is not None and task is self._replaying[1]:
            self.record.show_progress(progress.share)

    # --- leading to the lines meant -----------------------------------------------------------

    def _open_month(self, month: ForecastMonth) -> None:
        if month.known:
            self._open(month.month, month.currency)
        else:
            self.shell.say(self.tr("These sales are not made yet: there is nothing to list."))

    def _open_scored(self, month: ScoredMonth) -> None:
        self._open(month.month, month.currency)

    def _open(self, month: str, currency: str) -> None:
        account = self.shell.account or None
        which = LineFilter(account=account, payout_month=month, currency=currency)
        self.shell.show_page("sales", which)
