"""The columns of the table of contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Final, TypeAlias

from PySide6.QtCore import QCoreApplication

from affitrack.book import VideoSales
from affitrack.domain.money import Money
from affitrack.domain.records import VideoRecord
from affitrack.domain.stage import Stage
from affitrack.gui.i18n import QT_TRANSLATE_NOOP, language
from affitrack.gui.sales.line_words import (
    NOTHING,
    content_type_name,
    day_words,
    money_words,
    seller_words,
)
from affitrack.gui.widgets import ColumnSpec
from affitrack.gui.widgets.rows_model import Column
from affitrack.reports.csv_table import Cell
from affitrack.wording.folding import folded
from affitrack.wording.numbers import format_count, format_rate

VideoKey: TypeAlias = tuple[str, str]


def _said(words: str) -> str:
    return QCoreApplication.translate("VideoColumns", words)


def video_key(found: VideoSales) -> VideoKey:
    """Return what tells a content in one currency from all others."""
    return found.video.content_id, found.video.currency


def title_words(found: VideoSales) -> str:
    """Return the title of a content, else its kind and id."""
    video = found.video
    return seller_words(video.title, video.content_type, video.content_id)


def posted_on(video: VideoRecord) -> date | None:
    """Return the day on which a content was posted, None where nobody knows it."""
    return None if video.posted_at is None else datetime.fromisoformat(video.posted_at).date()


def _posted_words(found: VideoSales, as_of: date) -> str:
    day = posted_on(found.video)
    return NOTHING if day is None else day_words(day, as_of)


def _count(
    title: str, value: Callable[[VideoRecord], int | None], width: int, tip: str = "",
    *, hidden: bool = False,
) -> Column[VideoSales]:  # fmt: skip
    def text(found: VideoSales, _: date) -> str:
        count = value(found.video)
        return NOTHING if count is None else format_count(count, language())

    def cell(found: VideoSales) -> Cell:
        count = value(found.video)
        return "" if count is None else count

    return Column(
        title,
        text=text,
        cell=cell,
        sort_by=lambda found: _known_first(value(found.video)),
        spec=ColumnSpec(width, hidden=hidden),
        tip=tip,
        is_number=True,
        say=_said,
    )


def _money(
    title: str, value: Callable[[VideoRecord], int | None], width: int, tip: str = "",
    *, hidden: bool = False, is_strong: bool = False, term: str = "",
) -> Column[VideoSales]:  # fmt: skip
    def cell(found: VideoSales) -> Cell:
        minor = value(found.video)
        return "" if minor is None else Money(minor, found.video.currency)

    return Column(
        title,
        text=lambda found, _: money_words(value(found.video), found.video.currency),
        cell=cell,
        sort_by=lambda found: _known_first(value(found.video)),
        group=lambda found: found.video.currency,
        spec=ColumnSpec(width, hidden=hidden),
        tip=tip,
        is_number=True,
        is_strong=is_strong,
        say=_said,
        term=term,
    )


def _share(
    title: str, value: Callable[[VideoSales], Decimal | None], width: int, tip: str,
    *, places: int, hidden: bool = False, term: str = "",
) -> Column[VideoSales]:  # fmt: skip
    def text(found: VideoSales, _: date) -> str:
        share = value(found)
        return NOTHING if share is None else format_rate(share, language(), places=places)

    def cell(found: VideoSales) -> Cell:
        share = value(found)
        return "" if share is None else share

    return Column(
        title,
        text=text,
        cell=cell,
        sort_by=lambda found: _known_first(value(found)),
        spec=ColumnSpec(width, hidden=hidden),
        tip=tip,
        is_number=True,
        say=_said,
        term=term,
    )


def _known_first(value: int | Decimal | None) -> tuple[bool, int | Decimal]:
    """Return what to sort by: where nothing is known it is less than nothing."""
    return value is not None, value or 0


def _in_stage(stage: Stage, video: VideoRecord) -> int:
    return video.stages[stage].net


_SINCE_POSTED: Final = QT_TRANSLATE_NOOP(
    "VideoColumns",
    "For each 1,000 views, by all that was sold while they were counted, whatever the period is.",
)

COLUMNS: Final[tuple[Column[VideoSales], ...]] = (
    Column(
        QT_TRANSLATE_NOOP("VideoColumns", "Video"),
        text=lambda found, _: title_words(found),
        cell=title_words,
        sort_by=lambda found: folded(title_words(found)),
        spec=ColumnSpec(170, elastic=True),
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("VideoColumns", "Id"),
        text=lambda found, _: found.video.content_id or NOTHING,
        cell=lambda found: found.video.content_id,
        sort_by=lambda found: found.video.content_id,
        spec=ColumnSpec(150, hidden=True),
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("VideoColumns", "Posted"),
        text=_posted_words,
        cell=lambda found: posted_on(found.video) or "",
        sort_by=lambda found: found.video.posted_at or "",
        spec=ColumnSpec(92),
        tip=QT_TRANSLATE_NOOP(
            "VideoColumns", "As a file states it, or as the id of the video tells."
        ),
        say=_said,
    ),
    Column(
        QT_TRANSLATE_NOOP("VideoColumns", "Type"),
        text=lambda found, _: content_type_name(found.video.content_type) or NOTHING,
        cell=lambda found: content_type_name(found.video.content_type),
        sort_by=lambda found: folded(content_type_name(found.video.content_type)),
        spec=ColumnSpec(80),
        say=_said,
    ),
    _count(
        QT_TRANSLATE_NOOP("VideoColumns", "Views"),
        lambda video: video.views,
        70,
        QT_TRANSLATE_NOOP("VideoColumns", "The newest that a file states."),
    ),
    _count(
        QT_TRANSLATE_NOOP("VideoColumns", "Orders"),
        lambda video: video.orders,
        62,
        QT_TRANSLATE_NOOP("VideoColumns", "Whatever became of them."),
    ),
    _count(QT_TRANSLATE_NOOP("VideoColumns", "Items"), lambda video: video.items, 62, hidden=True),
    _count(
        QT_TRANSLATE_NOOP("VideoColumns", "Items returned"),
        lambda video: video.refunded,
        100,
        hidden=True,
    ),
    _money(
        QT_TRANSLATE_NOOP("VideoColumns", "GMV"),
        lambda video: video.gmv,
        90,
        QT_TRANSLATE_NOOP("VideoColumns", "What the buyers paid for all items."),
        hidden=True,
        term="gmv",
    ),
    _money(
        QT_TRANSLATE_NOOP("VideoColumns", "Commission"),
        lambda video: video.net,
        92,
        QT_TRANSLATE_NOOP(
            "VideoColumns", "Earned: paid, cleared and held back, less what was taken back."
        ),
        is_strong=True,
    ),
    _money(
        QT_TRANSLATE_NOOP("VideoColumns", "Held back"),
        partial(_in_stage, Stage.HELD),
        90,
        QT_TRANSLATE_NOOP("VideoColumns", "The part of it that buyers may still return."),
        hidden=True,
        term="held",
    ),
    _money(
        QT_TRANSLATE_NOOP("VideoColumns", "Lost"),
        partial(_in_stage, Stage.LOST),
        80,
        QT_TRANSLATE_NOOP("VideoColumns", "What returned and cancelled sales would have paid."),
        hidden=True,
        term="lost",
    ),
    _money(
        QT_TRANSLATE_NOOP("VideoColumns", "EPM"),
        lambda video: video.epm,
        70,
        _SINCE_POSTED,
        term="epm",
    ),
    _money(
        QT_TRANSLATE_NOOP("VideoColumns", "GPM"),
        lambda video: video.gpm,
        76,
        QT_TRANSLATE_NOOP("VideoColumns", "GMV for each 1,000 views, likewise."),
        hidden=True,
        term="gpm",
    ),
    _share(
        QT_TRANSLATE_NOOP("VideoColumns", "Conversion"),
        lambda found: found.video.conversion,
        86,
        QT_TRANSLATE_NOOP("VideoColumns", "Orders for each view, likewise."),
        places=2,
        hidden=True,
        term="conversion",
    ),
    _share(
        QT_TRANSLATE_NOOP("VideoColumns", "Returned"),
        lambda found: found.returned_share,
        76,
        QT_TRANSLATE_NOOP("VideoColumns", "The share of the items sold that came back."),
        places=1,
        term="return_rate",
    ),
    Column(
        QT_TRANSLATE_NOOP("VideoColumns", "Currency"),
        text=lambda found, _: found.video.currency,
        cell=lambda found: found.video.currency,
        sort_by=lambda found: found.video.currency,
        spec=ColumnSpec(70, hidden=True),
        say=_said,
    ),
)

TYPE: Final = next(place for place, each in enumerate(COLUMNS) if each.title == "Type")
COMMISSION: Final = next(place for place, each in enumerate(COLUMNS) if each.is_strong)
_VIEWED: Final = {"Views", "EPM"}
VIEWED: Final = tuple(place for place, each in enumerate(COLUMNS) if each.title in _VIEWED)
"""Of no use where no file states the views of any content."""
NEVER_CUT: Final = tuple(place for place, each in enumerate(COLUMNS) if each.is_number)


def columns_at_first(*, has_views: bool, is_wide: bool) -> list[ColumnSpec]:
    """Return how the columns are shown until the user chooses."""
    specs = [column.spec for column in COLUMNS]
    for place in VIEWED:
        specs[place] = replace(specs[place], hidden=not has_views)
    if has_views and not is_wide:  # a title says more than its type
        specs[TYPE] = replace(specs[TYPE], hidden=True)
    return specs
