"""What the bars of the monthly chart look like; no mouse and no keys here.

Amounts become floats here and only here, to say how high a bar is; every figure that is written
comes from the integers. No widget here either: drawing takes longer than a blink and is done on a
thread of its own, from a `Sketch` that was taken on the window's.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date
from typing import Final

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import fontManager
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from matplotlib.transforms import blended_transform_factory
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontInfo, QFontMetrics, QImage
from PySide6.QtWidgets import QApplication, QWidget

from affitrack.domain.records import MonthRecord
from affitrack.domain.stage import Stage
from affitrack.gui.charts.look import look_of
from affitrack.gui.charts.months import SERIES, amount_of, first_day, months_before_today
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px, scaled_font
from affitrack.gui.tokens import Tokens, tokens_of
from affitrack.wording.currency import exponent
from affitrack.wording.language import Language
from affitrack.wording.numbers import format_money, format_month

# A font that matplotlib lacks is replaced; saying so on every draw helps nobody.
logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)

_BAR_WIDTH: Final = 0.56
_FEWEST_SLOTS: Final = 6
_HEADROOM: Final = 1.22
_LABEL_PIXELS: Final = 10.5
_TICKS: Final = 6
_DPI: Final = 100


@dataclass(frozen=True, slots=True)
class Sketch:
    """All that a drawing depends on; two that are equal look the same."""

    months: tuple[MonthRecord, ...]
    """Of one currency."""
    as_of: date
    today: str
    """The word at the line of that day."""
    lang: Language
    tokens: Tokens
    font: QFont
    """That of the labels."""
    families: tuple[str, ...]
    width: int
    height: int
    """In pixels of the widget, as are all lengths here."""
    ratio: float
    """Pixels of the screen in one of the widget."""
    scale: float
    """Pixels of the widget in one of the drawings (see `metrics.px`)."""

    def points(self, pixels: float) -> float:
        """Return a length of the drawings in points of the figure."""
        return pixels * self.scale * 72 / _DPI

    def pixels(self, length: float) -> float:
        """Return a length of the drawings in pixels of the widget."""
        return length * self.scale


def sketch_for(widget: QWidget, months: tuple[MonthRecord, ...], as_of: date, today: str) -> Sketch:
    """Return what to draw for a widget, in its size, colours and font. On the window's thread."""
    return Sketch(
        months=months,
        as_of=as_of,
        today=today,
        lang=language(),
        tokens=tokens_of(widget.palette()),
        font=scaled_font(widget, _LABEL_PIXELS / 13),
        families=_families(),
        width=widget.width(),
        height=widget.height(),
        ratio=widget.devicePixelRatioF(),
        scale=px(1000) / 1000,
    )


class MonthlyDrawing:
    """The bars of a sketch, drawn. May be made on any thread, one at a time."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self._months = sketch.months
        self._tops: list[float] = []
        size = (sketch.width / _DPI, sketch.height / _DPI)
        self.figure = Figure(figsize=size, dpi=_DPI * sketch.ratio)
        self._canvas = FigureCanvasAgg(self.figure)
        self.axes = self.figure.add_subplot()
        self.figure.set_facecolor(sketch.tokens.surface)
        self.axes.set_facecolor(sketch.tokens.surface)
        if self._months:
            self._draw_bars(sketch.tokens)
            self._draw_scale(sketch.tokens)
            self._draw_totals(sketch.tokens)
            self._draw_today(sketch.tokens)
        self._place_axes()
        self.image = self._painted()
        self.columns = [self._column(place) for place in range(len(self._months))]
        """Where the column of each month stands, in pixels of the widget."""

    def _painted(self) -> QImage:
        self._canvas.draw()  # type: ignore[no-untyped-call]
        width, height = self._canvas.get_width_height(physical=True)
        pixels = self._canvas.buffer_rgba()  # type: ignore[no-untyped-call]
        # A copy: the pixels are matplotlib's.
        image = QImage(pixels, width, height, QImage.Format.Format_RGBA8888).copy()
        image.setDevicePixelRatio(self.sketch.ratio)
        return image

    def _column(self, place: int) -> QRectF:
        ratio, height = self.sketch.ratio, self.image.height()
        bottom, top = self.axes.get_ylim()
        left, low = self.axes.transData.transform((place - 0.5, bottom))
        right, high = self.axes.transData.transform((place + 0.5, top))
        return QRectF(
            left / ratio, (height - high) / ratio, (right - left) / ratio, (high - low) / ratio
        )

    def _draw_bars(self, tokens: Tokens) -> None:
        unit = 10 ** exponent(self._months[0].currency)
        places = range(len(self._months))
        above = [0.0] * len(self._months)
        for series in SERIES:
            heights = [amount_of(month, series) / unit for month in self._months]
            if not any(heights):
                continue
            look = look_of(series, tokens)
            # An amount below zero hangs from the axis, whatever series it belongs to.
            bottoms = [
                0.0 if height < 0 else base for height, base in zip(heights, above, strict=True)
            ]
            bars = self.axes.bar(
                places,
                heights,
                _BAR_WIDTH,
                bottom=bottoms,
                color=look.colour,
                edgecolor=look.hatch_colour,
                linewidth=0,
                hatch=look.hatch or None,
                zorder=2,
            )
            for bar in bars:
                bar.set_hatch_linewidth(1.0)
            above = [base + max(height, 0.0) for base, height in zip(above, heights, strict=True)]
        self._tops = above

    def _draw_scale(self, tokens: Tokens) -> None:
        axes = self.axes
        currency = self._months[0].currency
        unit = 10 ** exponent(currency)
        lowest = min((amount_of(month, Stage.DEDUCTED) / unit for month in self._months), default=0)
        highest = max(*self._tops, unit / 100 if unit > 1 else 1.0)
        axes.set_ylim(min(lowest, 0.0) * _HEADROOM, highest * _HEADROOM)
        # A few months stand in the middle, with bars as wide as those of many.
        aside = max(_FEWEST_SLOTS - len(self._months), 0) / 2
        axes.set_xlim(-0.5 - aside, len(self._months) - 0.5 + aside)
        axes.yaxis.set_major_locator(MaxNLocator(_TICKS, integer=True, steps=[1, 2, 2.5, 5, 10]))
        axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: self._tick(value, unit)))
        axes.xaxis.set_major_locator(FixedLocator(list(range(len(self._months)))))
        names = self._month_names()
        axes.set_xticklabels(names)
        axes.tick_params(
            length=0,
            pad=self.sketch.points(6),
            labelsize=self.sketch.points(_LABEL_PIXELS),
            labelcolor=tokens.muted,
            labelfontfamily=list(self.sketch.families),
        )
        for spine in axes.spines.values():
            spine.set_visible(False)
        axes.set_axisbelow(True)
        axes.grid(visible=True, axis="y", color=tokens.line, linewidth=0.8)
        if lowest < 0:
            axes.axhline(0, color=tokens.muted, linewidth=0.8, zorder=3)

    def _draw_totals(self, tokens: Tokens) -> None:
        lang = self.sketch.lang
        metrics = QFontMetrics(self.sketch.font)
        room = self.sketch.width / max(len(self._months) + 1, 1)
        for place, month in enumerate(self._months):
            text = format_money(month.total, month.currency, lang, whole=True)
            if metrics.horizontalAdvance(text) > room:
                continue  # it would run into its neighbours; the tooltip and the table have it
            self.axes.annotate(
                text,
                (place, self._tops[place]),
                xytext=(0, self.sketch.points(4)),
                textcoords="offset points",
                ha="center",
                va="bottom",
                color=tokens.ink,
                fontsize=self.sketch.points(_LABEL_PIXELS),
                fontweight=600,
                fontfamily=list(self.sketch.families),
                zorder=4,
            )

    def _draw_today(self, tokens: Tokens) -> None:
        place = months_before_today(self._months, self.sketch.as_of) - 0.5
        self.axes.axvline(
            place, color=tokens.accent, linewidth=1, linestyle=(0, (3, 3)), zorder=1, ymax=1.0
        )
        is_late = place > len(self._months) - 1
        self.axes.annotate(
            self.sketch.today,
            (place, 1.0),
            xycoords=blended_transform_factory(self.axes.transData, self.axes.transAxes),
            xytext=(self.sketch.points(-5 if is_late else 5), 0),
            textcoords="offset points",
            ha="right" if is_late else "left",
            va="top",
            color=tokens.accent,
            fontsize=self.sketch.points(_LABEL_PIXELS),
            fontweight=600,
            fontfamily=list(self.sketch.families),
            zorder=4,
        )

    def _tick(self, value: float, unit: int) -> str:
        currency = self._months[0].currency
        return format_money(round(value * unit), currency, self.sketch.lang, whole=True)

    def _month_names(self) -> list[str]:
        """Return short names, with the year where it is another than that of the month before."""
        lang = self.sketch.lang
        names, year = [], self.sketch.as_of.year
        for month in self._months:
            day = first_day(month)
            name = format_month(day, lang, "short", year=False)
            names.append(name if day.year == year else f"{name}\n{day.year}")
            year = day.year
        return names

    def _place_axes(self) -> None:
        """Give the labels the room that they need, and the bars the rest."""
        sketch = self.sketch
        metrics = QFontMetrics(sketch.font)
        ticks = [label.get_text() for label in self.axes.get_yticklabels()] if self._months else []
        left = max((metrics.horizontalAdvance(tick) for tick in ticks), default=0)
        two_lines = any("\n" in name for name in self._month_names()) if self._months else False
        bottom = metrics.height() * (2 if two_lines else 1) + sketch.pixels(9)
        self.figure.subplots_adjust(
            left=min((left + sketch.pixels(10)) / sketch.width, 0.4),
            right=1 - sketch.pixels(4) / sketch.width,
            bottom=min(bottom / sketch.height, 0.4),
            top=1 - sketch.pixels(4) / sketch.height,
        )


def _families() -> tuple[str, ...]:
    """Return the window's font, and one that has every sign where that one lacks some."""
    wanted = QFontInfo(QApplication.font()).family()
    known = {entry.name for entry in fontManager.ttflist}
    return tuple(name for name in (wanted, "DejaVu Sans") if name in known)
