"""The first page: key figures, months, releases, best videos, and what needs a look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from affitrack.book import Attention, Overview, VideoSales, figures_of, overview_of
from affitrack.book.forecast import expected
from affitrack.clock import local_now
from affitrack.domain.records import DayRelease, LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.home.attention_card import AttentionCard
from affitrack.gui.home.chart_card import MonthlyChartCard
from affitrack.gui.home.figures import FigureCards
from affitrack.gui.home.greeting import greeting
from affitrack.gui.home.list_card import ListCard, ListRow
from affitrack.gui.home.videos_card import VideosCard
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.page import Page
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.widgets import scrolled
from affitrack.wording.numbers import format_day, format_money

if TYPE_CHECKING:
    from affitrack.domain.forecast import Forecast

_READING: Final = "home.overview"
_TWO_COLUMNS_FROM: Final = 760
_SIDE_WIDTH: Final = 300
_ANY_WIDTH: Final = 16_777_215  # Qt's QWIDGETSIZE_MAX


class HomePage(Page):
    """Says at a glance what comes when; everything on it leads to the lines behind it."""

    def __init__(
        self,
        shell: Shell,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        super().__init__(shell, parent)
        self._clock = clock
        self._overview: Overview | None = None
        self._forecast: Forecast | None = None
        self._is_wide: bool | None = None
        self.figures = FigureCards()
        self.chart = MonthlyChartCard(shell)
        self.releases = ListCard()
        self.attention = AttentionCard()
        self.videos = VideosCard()
        self._build()
        self._connect()

    # --- Page -------------------------------------------------------------------------------

    def refresh(self) -> None:
        account = self.shell.account or None
        if self._overview is None:  # a window that opens shows what it can at once
            self._show_overview(figures_of(self.shell.book, account))
        task = Task(lambda work: work.do(lambda book: overview_of(book, account)))
        self.shell.tasks.start(task.on_done(self._show).reading().replacing(_READING))
        self.title_changed.emit()

    def stop_reading(self) -> bool:
        return self.shell.tasks.drop(_READING)

    def title(self) -> str:
        words = greeting(self._clock().hour)
        handles = [self.shell.account] if self.shell.account else self._handles()
        if len(handles) != 1:
            return words
        handle = f"@{handles[0].removeprefix('@')}"
        return self.tr("{greeting}, {account}").format(greeting=words, account=handle)

    def _handles(self) -> list[str]:
        return [account.handle for account in self.shell.book.accounts()]

    def retranslate(self) -> None:
        if self._overview is not None:
            self._show_overview(self._overview)
            self._show_forecast(self._forecast)

    def overview(self) -> Overview | None:
        """Return what is shown, once all of it is."""
        known = self._overview
        return known if known is not None and known.is_complete else None

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self._content = QWidget()
        self._grid = QGridLayout(self._content)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(px(12))
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(px(12))
        side.addWidget(self.releases)
        side.addWidget(self.attention, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(scrolled(self._content))
        self._place(is_wide=True)

    def _place(self, *, is_wide: bool) -> None:
        """Put the lists beside the chart, or below it where the window is narrow."""
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        for part in (self.figures, self.chart, self.videos, self._side):
            self._grid.removeWidget(part)
        if is_wide:
            self._grid.addWidget(self.figures, 0, 0, 1, 2)
            self._grid.addWidget(self.chart, 1, 0)
            self._grid.addWidget(self.videos, 2, 0)
            self._grid.addWidget(self._side, 1, 1, 2, 1)
        else:
            for row, part in enumerate((self.figures, self.chart, self._side, self.videos)):
                self._grid.addWidget(part, row, 0)
        self._side.setMinimumWidth(px(_SIDE_WIDTH) if is_wide else 0)
        self._side.setMaximumWidth(px(_SIDE_WIDTH) if is_wide else _ANY_WIDTH)
        self._grid.setColumnStretch(0, 1)
        for row, stretch in enumerate((0, 3, 2, 0)):
            self._grid.setRowStretch(row, stretch)

    def _connect(self) -> None:
        self.figures.next_payout.clicked.connect(self._open_next_payout)
        self.figures.held.clicked.connect(lambda: self._open(LineFilter(stages=_only(Stage.HELD))))
        self.figures.paid.clicked.connect(self._open_paid)
        self.figures.lost.clicked.connect(self._open_lost)
        self.chart.month_chosen.connect(self._open_month)
        self.videos.opened.connect(self._open_video)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(is_wide=event.size().width() >= px(_TWO_COLUMNS_FROM))

    # --- showing ----------------------------------------------------------------------------

    def _show(self, overview: Overview) -> None:
        self._forecast = None
        self._show_overview(overview)
        if not overview.currencies:
            return
        # It takes as long as all the rest: asked for when that is there already.
        account = self.shell.account or None
        task = Task(lambda work: work.apart(expected, account))
        task.on_done(self._show_forecast)
        self.shell.tasks.start(task.replacing("home.forecast"))
        record = Task(lambda work: work.book.track_record(account))
        record.on_done(lambda found: self.chart.show_record(found.told_months))
        self.shell.tasks.start(record.reading().replacing("home.record"))

    def _show_forecast(self, forecast: Forecast | None) -> None:
        """Show how certain the coming payments are, once that is known."""
        self._forecast = forecast
        if forecast is not None:
            self.figures.show_forecast(forecast)
            self.chart.show_forecast(forecast.months)

    def _show_overview(self, overview: Overview) -> None:
        self._overview = overview
        self.figures.show_overview(overview)
        currencies = [each.currency for each in overview.currencies]
        self.chart.show_months(overview.months, currencies, overview.as_of)
        self.releases.show_rows(
            self.tr("Releases of the coming days"),
            [self._release_row(release) for release in overview.releases],
            self.tr("Nothing is released in the next two weeks."),
        )
        if overview.is_complete:
            self.videos.show_videos(overview.videos, overview.recent_days)
            self.attention.show_attention(overview.attention, overview.as_of, self._open_attention)

    def _release_row(self, release: DayRelease) -> ListRow:
        which = LineFilter(
            stages=_only(Stage.HELD), currency=release.currency, release_on=release.release_on
        )
        return ListRow(
            words=format_day(release.release_on, language(), "weekday", year=False),
            value=format_money(release.net, release.currency, language()),
            open=lambda: self._open(which),
        )

    # --- leading to the lines meant -----------------------------------------------------------

    def _open(self, which: LineFilter) -> None:
        self.shell.show_page("sales", which)

    def _open_attention(self, each: Attention) -> None:
        from affitrack.domain.finding import FindingKind  # none is there when a window opens
        from affitrack.gui.claims.wanted import ClaimWanted
        from affitrack.gui.payouts.section_wanted import UNMATCHED, SectionWanted

        if each.which is not None:
            self._open(each.which)
        elif each.run is not None:
            self.shell.show_page("payouts", SectionWanted("runs", each.run))
        elif each.reminder is not None:
            claim_id = each.reminder.claim_id
            kind = FindingKind.FROZEN if claim_id is None else None
            self.shell.show_page("claims", ClaimWanted(claim_id, kind))
        elif each.kind == "payout_unmatched":
            self.shell.show_page("payouts", SectionWanted("arrived", UNMATCHED))
        else:
            self.shell.show_page("imports")

    def _open_next_payout(self) -> None:
        days = {
            each.next_payout_on
            for each in (self._overview.currencies if self._overview else ())
            if each.next_payout_on is not None
        }
        coming = LineFilter(stages=frozenset({Stage.HELD, Stage.CLEARED}))
        if len(days) == 1:
            coming = replace(coming, payout_on=days.pop())
        elif days:  # each currency has its own day
            coming = replace(coming, payout_month=f"{min(days):%Y-%m}")
        self._open(coming)

    def _open_paid(self) -> None:
        year = f"{self.shell.book.as_of:%Y}"
        paid = frozenset({Stage.PAID, Stage.DEDUCTED})
        self._open(LineFilter(stages=paid, payout_month=year))

    def _open_lost(self) -> None:
        if self._overview is not None:
            last = self._overview.as_of
            first = last - timedelta(days=self._overview.recent_days - 1)
            which = LineFilter(stages=_only(Stage.LOST), ordered_from=first, ordered_to=last)
            self._open(which)

    def _open_month(self, month: str, currency: str) -> None:
        self._open(LineFilter(payout_month=month, currency=currency))

    def _open_video(self, found: VideoSales) -> None:
        self.shell.show_page("videos", found.video.content_id)


def _only(stage: Stage) -> frozenset[Stage]:
    return frozenset({stage})
