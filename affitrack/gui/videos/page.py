"""The page of contents: a table of what each brought in, and one of them looked at closely."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QByteArray, QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from affitrack.book import VideoSales, VideosOverview
from affitrack.domain.records import LineFilter
from affitrack.gui import icons
from affitrack.gui.metrics import px
from affitrack.gui.page import Page
from affitrack.gui.sales.line_words import content_type_name, no_content_words
from affitrack.gui.sales.period import Days, Period
from affitrack.gui.shell import Shell
from affitrack.gui.table_actions import TableActions
from affitrack.gui.tasks import Task
from affitrack.gui.videos.columns import (
    COLUMNS,
    COMMISSION,
    NEVER_CUT,
    columns_at_first,
    title_words,
    video_key,
)
from affitrack.gui.videos.detail_card import DetailCard
from affitrack.gui.videos.period_picker import PeriodPicker
from affitrack.gui.videos.types_card import TypesCard
from affitrack.gui.widgets import Card, Chip, ChipBar, ChipRow, EmptyState, Table, scrolled
from affitrack.gui.widgets.rows_model import WIDTHS_CHANGE, RowsModel
from affitrack.gui.widgets.waiting_stack import WaitingStack
from affitrack.wording.folding import folded

_SIDE_BY_SIDE_FROM: Final = 860
_SIDE_WIDTH: Final = 306
_ROOM_FOR_TYPES: Final = 760
_ROWS_MEASURED: Final = 200
_ALL: Final = "all"
_READING: Final = "videos.overview"
_PERIOD_KEY: Final = "videos/period"
_COLUMNS_KEY: Final = "videos/columns"
_SPLITTER_KEY: Final = "videos/splitter"


class VideosPlace(NamedTuple):
    """What of the videos is shown, and the content that is looked at."""

    content_id: str | None
    text: str = ""
    chip: str = _ALL
    period: Period | Days = Period.ALL


class VideosPage(Page):
    """Lists contents of a period. `show_what` takes the id of a content, or a `VideosPlace`."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self._overview: VideosOverview | None = None
        self._text = ""
        self._wanted: str | None = None
        """The content asked for; "" is none: there are sales without a video."""
        self._columns_are_set = False
        self._is_quiet = False
        self.chips = ChipBar()
        self.period = PeriodPicker(_kept_period(shell), shell.book.as_of)
        self.columns_button = QPushButton()
        self.model: RowsModel[VideoSales] = RowsModel(COLUMNS, video_key, self)
        self.table = Table()
        self.table.setModel(self.model)
        self.actions_on_table = TableActions(
            self.table, shell, name=self._file_name, show=self._show_lines
        )
        self.nothing = EmptyState("videos", dashed=False)
        self.types = TypesCard(shell)
        self.detail = DetailCard(shell)
        self._build()
        self._connect()
        self.retranslate()

    # --- Page -------------------------------------------------------------------------------

    def search_hint(self) -> str:
        return self.tr("Search videos…")

    def search(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._show_rows()

    def show_what(self, what: object) -> None:
        place = VideosPlace(what) if isinstance(what, str) else what
        if isinstance(place, VideosPlace):
            self._wanted, self._text, chip, period = place
            self.search_changed.emit(self._text)
            self.chips.set_current(chip)
            self.period.set_period(period)
            self.refresh()

    def place(self) -> VideosPlace:
        current, content_id = self._current(), self._wanted
        if content_id is None and current is not None:
            content_id = current.video.content_id
        period = self.period.period() or self.period.days()
        return VideosPlace(content_id, self._text, self.chips.current(), period)

    def refresh(self) -> None:
        self.period.set_day(self.shell.book.as_of)
        account, days = self.shell.account or None, self.period.days()
        task = Task(
            lambda work: work.do(
                lambda book: book.videos_overview(
                    account, ordered_from=days.first, ordered_to=days.last
                )
            )
        )
        self.shell.tasks.start(task.on_done(self._show).reading().replacing(_READING))

    def stop_reading(self) -> bool:
        return self.shell.tasks.drop(_READING)

    def retranslate(self) -> None:
        self._waiting.set_words(self.tr("Reading the videos…"))
        self.chips.setAccessibleName(self.tr("Type"))
        self.columns_button.setText(self.tr("Columns"))
        self.columns_button.setToolTip(self.tr("Choose the columns of the table"))
        self.table.setAccessibleName(self.tr("Videos"))
        self.nothing.set_texts(
            self.tr("No video fits"),
            self.tr("Widen the period, choose another type, or search for something else."),
            first=self.tr("Show all videos"),
        )
        self.model.retranslate()
        self._show_chips()

    def overview(self) -> VideosOverview | None:
        """Return what is shown."""
        return self._overview

    # --- building ---------------------------------------------------------------------------

    def _build(self) -> None:
        self.columns_button.setProperty("role", "chip")
        icons.keep_icon(self.columns_button, "columns", "muted")
        self._head = ChipRow(self.chips, (self.period, self.columns_button))
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.nothing)
        self._listing = Card(flush=True)
        self._listing.body.addWidget(self._list)
        self._listing.setMinimumWidth(px(300))
        side = QWidget()
        cards = QVBoxLayout(side)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(px(12))
        cards.addWidget(self.types)
        cards.addWidget(self.detail, 1)
        self._side = scrolled(side)
        self._side.setMinimumWidth(px(250))
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(px(12))
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self._listing)
        self._splitter.addWidget(self._side)
        self._splitter.setStretchFactor(0, 1)
        self._splitter.setStretchFactor(1, 0)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self._head)
        column.addWidget(self._splitter, 1)
        self.ground = scrolled(ground)
        self._waiting = WaitingStack(self.ground)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._waiting)

    def _connect(self) -> None:
        self.chips.chosen.connect(lambda _: self._show_rows())
        self.period.changed.connect(self._on_period_changed)
        self.columns_button.clicked.connect(self._open_column_menu)
        self.nothing.first_chosen.connect(self._show_all)
        self.table.row_opened.connect(lambda _: self._show_lines())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._look_closely())
        self.detail.lines_wanted.connect(self._open)
        keep = self.shell.preferences.keep_state
        self._splitter.splitterMoved.connect(
            lambda: keep(_SPLITTER_KEY, self._splitter.saveState())
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards beside the table, or below it where the window is narrow."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= px(_SIDE_BY_SIDE_FROM)
        wanted = Qt.Orientation.Horizontal if is_wide else Qt.Orientation.Vertical
        if self._splitter.orientation() is not wanted or event.oldSize().width() <= 0:
            self._splitter.setOrientation(wanted)
            for part, beside, stacked in ((self._listing, 220, 260), (self._side, 0, 420)):
                part.setMinimumHeight(px(beside if is_wide else stacked))
            kept = self.shell.preferences.state(_SPLITTER_KEY)
            if is_wide and not self._splitter.restoreState(kept):
                side = px(_SIDE_WIDTH)
                self._splitter.setSizes([max(event.size().width() - side, side), side])

    # --- showing ----------------------------------------------------------------------------

    def _show(self, overview: VideosOverview) -> None:
        self._overview = overview
        self._waiting.show_found()
        currencies = list(dict.fromkeys(each.video.currency for each in overview.videos))
        self.types.show_types(overview.types, next(iter(currencies), ""), overview.as_of)
        self._show_chips()
        if not self._columns_are_set and overview.videos:
            self._columns_are_set = True
            self._set_columns(overview.videos)
        self._show_rows()

    def _set_columns(self, videos: Sequence[VideoSales]) -> None:
        has_views = any(each.video.views is not None for each in videos)
        is_wide = self.table.width() >= px(_ROOM_FOR_TYPES)
        specs = columns_at_first(has_views=has_views, is_wide=is_wide)
        self.table.setSortingEnabled(True)
        header = self.table.horizontalHeader()
        header.setSortIndicator(COMMISSION, Qt.SortOrder.DescendingOrder)
        self.table.set_columns(specs, self.shell.preferences, _COLUMNS_KEY)

    def _show_chips(self) -> None:
        videos = self._overview.videos if self._overview is not None else ()
        counts: dict[str, int] = {}
        for each in videos:
            kind = each.video.content_type
            counts[kind] = counts.get(kind, 0) + 1
        kinds = sorted(counts, key=lambda kind: (-counts[kind], kind))
        chips = [Chip(_ALL, self.tr("All"), len(videos))]
        chips += [
            Chip(f"type:{kind}", content_type_name(kind) or no_content_words(), counts[kind])
            for kind in kinds
        ]
        self.chips.set_chips(chips)
        self._head.fit()

    def _show_rows(self) -> None:
        if self._overview is None:
            return
        kept = self._current()
        wanted = self.chips.current()
        words = folded(self._text).split()
        found = [
            each
            for each in self._overview.videos
            if wanted in {_ALL, "", f"type:{each.video.content_type}"} and _has_words(each, words)
        ]
        self._is_quiet = True
        self.model.show_rows(found, self._overview.as_of)
        self._is_quiet = False
        self._list.setCurrentWidget(self.table if found else self.nothing)
        self._widen()
        self._select(kept)
        self._look_closely()

    def _select(self, kept: VideoSales | None) -> None:
        """Select the content asked for, else the one before, else the first."""
        rows = self.model.rows()
        place = next(
            (n for n, each in enumerate(rows) if each.video.content_id == self._wanted), -1
        )
        self._wanted = None if place >= 0 else self._wanted
        if place < 0 and kept is not None:
            place = self.model.row_of(video_key(kept))
        if rows:
            row = max(place, 0)
            self._is_quiet = True
            self.table.selectRow(row)
            self._is_quiet = False
            self.table.scrollTo(self.model.index(row, 0))

    def _widen(self) -> None:
        if self._columns_are_set:
            self.table.widen(NEVER_CUT, range(min(self.model.rowCount(), _ROWS_MEASURED)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in WIDTHS_CHANGE:
            self._widen()

    def _current(self) -> VideoSales | None:
        return self.model.row_at(self.table.currentIndex().row())

    def _look_closely(self) -> None:
        if self._is_quiet or self._overview is None:
            return
        chosen = self._current()
        if chosen is not None:
            self.types.show_currency(chosen.video.currency)
        self.detail.show_video(chosen, self._overview.as_of)

    # --- choosing ---------------------------------------------------------------------------

    def _on_period_changed(self) -> None:
        period = self.period.period()
        kept = QByteArray() if period is None else QByteArray(period.value.encode())
        self.shell.preferences.keep_state(_PERIOD_KEY, kept)
        self.refresh()

    def _show_all(self) -> None:
        self._text = ""
        self.search_changed.emit("")
        self.chips.set_current(_ALL)
        self.period.set_period(Period.ALL)
        self._on_period_changed()

    # --- leading to the lines meant -----------------------------------------------------------

    def _show_lines(self) -> None:
        chosen = self._current()
        if chosen is not None:
            self._open(chosen.which)

    def _open(self, which: LineFilter) -> None:
        self.shell.show_page("sales", which)

    def _open_column_menu(self) -> None:
        button, menu = self.columns_button, self.table.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _file_name(self) -> str:
        day = self.shell.book.as_of
        return self.tr("videos-{day}").format(day=day.isoformat())


def _has_words(found: VideoSales, words: Sequence[str]) -> bool:
    video = found.video
    said = folded(
        f"{title_words(found)} {video.content_id} {content_type_name(video.content_type)}"
    )
    return all(word in said for word in words)


def _kept_period(shell: Shell) -> Period:
    kept = bytes(shell.preferences.state(_PERIOD_KEY).data()).decode()
    return Period(kept) if kept in set(Period) else Period.LAST_90_DAYS
