"""What the files of `export` hold: their columns, in order, named as the keys of cli.md are.

Their headings are the messages `cli.export.column.<name>`. Amounts, counts and rates are numbers,
days are days, ids text; what is not known is left empty.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Generic, NamedTuple, TypeAlias, TypeVar

from affitrack.domain.forecast import ForecastMonth
from affitrack.domain.money import Money
from affitrack.domain.records import LineRecord, MonthRecord, VideoRecord
from affitrack.domain.stage import Stage

if TYPE_CHECKING:
    from affitrack.cli.console import Console
    from affitrack.reports.csv_table import Cell

Row = TypeVar("Row")
Month: TypeAlias = MonthRecord | ForecastMonth


class Column(NamedTuple, Generic[Row]):
    """One column."""

    name: str
    cell: Callable[[Row, Console], Cell]


def _plain(name: str, value: Callable[[Row], Cell | None]) -> Column[Row]:
    """Return a column of what needs no words."""
    return Column(name, lambda row, _: _or_empty(value(row)))


def _or_empty(value: Cell | None) -> Cell:
    return "" if value is None else value


def _day(iso: str | None) -> date | None:
    return None if iso is None else date.fromisoformat(iso[:10])


def _of_line(name: str, amount: Callable[[LineRecord], int | None]) -> Column[LineRecord]:
    return _plain(name, lambda line: _money(amount(line), line.facts.currency))


def _of_month(name: str) -> Column[Month]:
    def amount(month: Month) -> int:
        # Of a month that is known nothing is to come, and every range is its total.
        known = 0 if name == "new_sales" else month.total
        return int(getattr(month, name, known))

    return _plain(name, lambda month: _money(amount(month), month.currency))


def _of_video(name: str, amount: Callable[[VideoRecord], int | None]) -> Column[VideoRecord]:
    return _plain(name, lambda video: _money(amount(video), video.currency))


def _of_stage(stage: Stage) -> Column[VideoRecord]:
    def net(video: VideoRecord) -> int:
        return video.stages[stage].net if stage in video.stages else 0

    return _of_video(stage.value, net)


def _money(minor: int | None, currency: str) -> Cell | None:
    return None if minor is None else Money(minor, currency)


def _stage_words(line: LineRecord, console: Console) -> str:
    return console.words(f"stage.{line.stage.value}")


def _flag_words(line: LineRecord, console: Console) -> str:
    return ", ".join(
        console.words(f"flag.{flag}") for flag in line.flags if flag != "unknown_status"
    )


LINES: Final[tuple[Column[LineRecord], ...]] = (
    _plain("ordered_at", lambda line: line.facts.ordered_at.replace("T", " ")),
    _plain("order_id", lambda line: line.facts.order_id),
    _plain("sku_id", lambda line: line.facts.sku_id),
    _plain("product_id", lambda line: line.facts.product_id),
    _plain("product", lambda line: line.product_name),
    _plain("content_id", lambda line: line.facts.content_id),
    _plain("content_type", lambda line: line.facts.content_type),
    _plain("title", lambda line: line.content_title),
    _plain("account", lambda line: line.account.removeprefix("@")),  # a formula to spreadsheets
    _plain("shop", lambda line: line.facts.shop),
    _plain("shop_name", lambda line: line.shop_name),
    _plain("status_raw", lambda line: line.facts.status_raw),
    Column("stage", _stage_words),
    _plain("items_sold", lambda line: line.facts.items_sold),
    _plain("items_refunded", lambda line: line.facts.items_refunded),
    _plain("currency", lambda line: line.facts.currency),
    _of_line("price", lambda line: line.facts.price),
    _of_line("base", lambda line: line.derived.base),
    _plain("rate", lambda line: None if line.derived.rate is None else Decimal(line.derived.rate)),
    _of_line("commission", lambda line: line.derived.commission),
    _of_line("net", lambda line: line.derived.net),
    _plain("delivered_on", lambda line: _day(line.derived.delivered_on)),
    _plain("window_closes_on", lambda line: _day(line.derived.window_closes_on)),
    _plain("release_on", lambda line: _day(line.derived.release_on)),
    _plain("payout_on", lambda line: line.payout_on),
    _plain("settled_on", lambda line: _day(line.facts.settled_at)),
    Column("flags", _flag_words),
    _plain("file", lambda line: line.file_name),
    _plain("row", lambda line: line.source_row),
)

MONTHS: Final[tuple[Column[Month], ...]] = (
    _plain("month", lambda month: month.month),
    _plain("currency", lambda month: month.currency),
    *(
        _of_month(name)
        for name in (
            "paid", "cleared", "held", "deducted", "new_sales", "total", "low80", "high80",
            "low95", "high95",
        )
    ),
)  # fmt: skip

VIDEOS: Final[tuple[Column[VideoRecord], ...]] = (
    _plain("content_id", lambda video: video.content_id),
    _plain("type", lambda video: video.content_type),
    _plain("title", lambda video: video.title),
    _plain("posted_at", lambda video: (video.posted_at or "").replace("T", " ")),
    _plain("currency", lambda video: video.currency),
    _plain("orders", lambda video: video.orders),
    _plain("items", lambda video: video.items),
    _plain("refunded", lambda video: video.refunded),
    _of_video("gmv", lambda video: video.gmv),
    _of_video("net", lambda video: video.net),
    *map(_of_stage, Stage),
    _plain("views", lambda video: video.views),
    _of_video("epm", lambda video: video.epm),
    _of_video("gpm", lambda video: video.gpm),
    _plain("conversion", lambda video: video.conversion),
)
