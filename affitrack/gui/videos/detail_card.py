"""The card that looks closely at one content: everything that it sold since it was posted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from affitrack.book import VideoSales
from affitrack.domain.records import LineFilter, StageTotal
from affitrack.domain.stage import Stage
from affitrack.domain.video import VideoDetail
from affitrack.gui.charts.room import ChartRoom
from affitrack.gui.home.rows import RowButton
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.sales.line_words import NOTHING, content_type_name, day_words, money_words
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Task
from affitrack.gui.videos.columns import title_words
from affitrack.gui.widgets import Card, label
from affitrack.wording.numbers import format_rate, format_time

if TYPE_CHECKING:
    from affitrack.gui.charts.days_canvas import DaysCanvas

_CHART_HEIGHT: Final = 130


class DetailCard(Card):
    """What one content sold, in rows that lead to their lines.

    Signals:
        lines_wanted(LineFilter): show these lines.
    """

    lines_wanted = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._chosen: VideoSales | None = None
        self._detail: VideoDetail | None = None
        self._as_of = date.min
        self.title = label("", "section", wrap=True)
        self.words = label("", "small", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self.room: ChartRoom[DaysCanvas] = ChartRoom(
            shell, self._make_canvas, self._file_name, self.title.text
        )
        self.room.setFixedHeight(px(_CHART_HEIGHT))
        self._chart_words = label("", "small", wrap=True)
        self._products_words = label("", "key")
        self._products = QVBoxLayout()
        self._products.setSpacing(0)
        self.lines = QPushButton()
        self.lines.clicked.connect(self._ask_for_lines)
        self._build()
        self.retranslate()

    def show_video(self, chosen: VideoSales | None, as_of: date) -> None:
        """Look closely at a content; at none, say what to do."""
        is_other = chosen is None or self._chosen is None or _key(chosen) != _key(self._chosen)
        self._chosen = chosen
        self._as_of = as_of
        if is_other:
            self._detail = None
        self._show()
        if chosen is not None:
            video, account = chosen.video, self._shell.account or None
            task = Task(lambda work: work.book.video_detail(video, account))
            self._shell.tasks.start(
                task.on_done(self._show_detail).reading().replacing("videos.detail")
            )

    def detail(self) -> VideoDetail | None:
        """Return what is shown, None while it is being asked for."""
        return self._detail

    def rows(self) -> list[RowButton]:
        """Return the rows of figures."""
        return _buttons(self._rows)

    def product_rows(self) -> list[RowButton]:
        """Return the rows of products."""
        return _buttons(self._products)

    def retranslate(self) -> None:
        """Set all texts."""
        self.lines.setText(self.tr("Show its sales"))
        self._products_words.setText(self.tr("What it sold"))
        self._show()

    def _build(self) -> None:
        for part in (self.title, self.words):
            self.body.addWidget(part)
        self.body.addLayout(self._rows)
        self.body.addWidget(self.room)
        self.body.addWidget(self._chart_words)
        self.body.addWidget(self._products_words)
        self.body.addLayout(self._products)
        self.body.addWidget(self.lines)
        self.body.addStretch(1)

    # --- showing ----------------------------------------------------------------------------

    def _show_detail(self, detail: VideoDetail) -> None:
        self._detail = detail
        self._show()

    def _show(self) -> None:
        chosen, detail = self._chosen, self._detail
        has_sales = detail is not None and detail.orders > 0
        for part in (self.room, self._chart_words, self._products_words, self.lines):
            part.setVisible(has_sales)
        _clear(self._rows)
        _clear(self._products)
        if chosen is None:
            self.title.setText(self.tr("One video, closely"))
            self.words.setText(self.tr("Choose a video in the table."))
            return
        self.title.setText(title_words(chosen))
        self.words.setText(self._about(chosen))
        if detail is None:
            return
        if not has_sales:
            nothing = self.tr("It has not sold anything yet.")
            self.words.setText(f"{self._about(chosen)}\n{nothing}")
            return
        everything = self.tr("All its sales, whatever the period of the table")
        self.words.setText(f"{self._about(chosen)}\n{everything}")
        is_posted_known = chosen.video.posted_at is not None
        since_posted = self.tr("Orders per day since it was posted")
        since_sold = self.tr("Orders per day since its first one")
        self._chart_words.setText(since_posted if is_posted_known else since_sold)
        self._add_figures(detail)
        self.room.show_chart(lambda canvas: canvas.show_days(detail.days))
        self._add_products(detail)

    def _about(self, chosen: VideoSales) -> str:
        video = chosen.video
        said = [name] if (name := content_type_name(video.content_type)) else []
        if video.posted_at is not None:
            moment = datetime.fromisoformat(video.posted_at)
            day = day_words(moment.date(), self._as_of)
            said.append(self.tr("posted {day}, {time}").format(day=day, time=format_time(moment)))
        return " · ".join(said)

    def _add_figures(self, detail: VideoDetail) -> None:
        share = detail.first_hours_share
        if share is not None:
            value = format_rate(share, language(), places=0)
            self._add(self.tr("Orders in the first 48 hours"), value, LineFilter())
        money = self._money(detail.organic), self._money(detail.shop_ads)
        words = self.tr("{organic} / {ads}").format(organic=money[0], ads=money[1])
        self._add(self.tr("Without / with Shop Ads"), words, LineFilter())
        held, lost = frozenset({Stage.HELD}), frozenset({Stage.LOST})
        self._add(self.tr("Still held back"), self._money(detail.held), LineFilter(stages=held))
        self._add(self.tr("Lost"), self._money(detail.lost), LineFilter(stages=lost))

    def _add(self, words: str, value: str, which: LineFilter) -> None:
        row = RowButton(words, value)
        row.clicked.connect(lambda: self._ask_for(which))
        self._rows.addWidget(row)

    def _add_products(self, detail: VideoDetail) -> None:
        for product in detail.products:
            name = product.name or product.product_id or NOTHING
            items = self.tr("%Ln item(s)", "", product.items)
            words = self.tr("{product} · {items}").format(product=name, items=items)
            row = RowButton(words, money_words(product.net, detail.currency))
            which = LineFilter(product_id=product.product_id)
            row.clicked.connect(lambda _=False, which=which: self._ask_for(which))
            self._products.addWidget(row)

    def _money(self, total: StageTotal) -> str:
        currency = self._detail.currency if self._detail is not None else ""
        return money_words(total.net, currency) if total.lines else NOTHING

    # --- leading to the lines meant -----------------------------------------------------------

    def _ask_for_lines(self) -> None:
        self._ask_for(LineFilter())

    def _ask_for(self, which: LineFilter) -> None:
        if self._chosen is not None:
            video = self._chosen.video
            own = replace(which, content_id=video.content_id, currency=video.currency)
            self.lines_wanted.emit(own)

    def _make_canvas(self) -> DaysCanvas:
        from affitrack.gui.charts.days_canvas import DaysCanvas

        made = DaysCanvas()
        made.chosen.connect(lambda place: self._ask_for_day(made.day_at(place).day))
        return made

    def _ask_for_day(self, day: date) -> None:
        self._ask_for(LineFilter(ordered_from=day, ordered_to=day))

    def _file_name(self) -> str:
        content_id = self._chosen.video.content_id if self._chosen is not None else ""
        return self.tr("orders-per-day-{video}").format(video=content_id)


def _key(chosen: VideoSales) -> tuple[str, str]:
    return chosen.video.content_id, chosen.video.currency


def _buttons(column: QVBoxLayout) -> list[RowButton]:
    items = [column.itemAt(place) for place in range(column.count())]
    widgets = [item.widget() for item in items if item is not None]
    return [widget for widget in widgets if isinstance(widget, RowButton)]


def _clear(column: QVBoxLayout) -> None:
    for button in _buttons(column):
        column.removeWidget(button)
        button.hide()
        button.deleteLater()
