"""The JSON documents of `payouts` and `forecast` (cli.md): rows of months, known and expected.

Amounts and days are written as `json_output` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli.json_output import Document, day, month
from affitrack.domain.money import decimal_text
from affitrack.domain.rate import rate_text
from affitrack.domain.records import MonthRecord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from affitrack.domain.forecast import (
        ForecastMonth,
        PayoutRange,
        Score,
        ScoredMonth,
        TrackRecord,
    )
    from affitrack.domain.return_chance import ReturnChance

_AMOUNTS = (
    "paid", "cleared", "held", "new_sales", "total", "low80", "high80", "low95", "high95",
    "deducted", "cleared_expected", "held_expected", "posted_videos", "new_videos",
)  # fmt: skip


def forecast_month(expected: ForecastMonth) -> Document:
    """Return one month to come."""
    amounts = {name: decimal_text(getattr(expected, name), expected.currency) for name in _AMOUNTS}
    return {"month": expected.month, "currency": expected.currency, **amounts}


def months(found: Iterable[MonthRecord | ForecastMonth]) -> Iterator[Document]:
    """Yield months: what is forecast with its ranges, the others as they are known."""
    for each in found:
        yield month(each) if isinstance(each, MonthRecord) else forecast_month(each)


def payout_range(expected: PayoutRange) -> Document:
    """Return what the next payout run is expected to pay."""
    return {
        "currency": expected.currency,
        "on": day(expected.on),
        **{
            name: decimal_text(getattr(expected, name), expected.currency)
            for name in ("expected", "low80", "high80")
        },
    }


def return_chance(chance: ReturnChance) -> Document:
    """Return how likely a sale of a shop, or of one of its products, is to be lost."""
    return {
        "shop": chance.shop,
        "shop_name": chance.shop_name,
        "product_id": chance.product_id or None,  # null: all of them together
        "product_name": chance.product_name,
        "lines": chance.lines,
        "lost": chance.lost,
        "chance": rate_text(chance.chance),
    }


def track_record(record: TrackRecord) -> Document:
    """Return how forecasts fared: scores by currency and months ahead, and every month compared."""
    return {
        "scores": [_score(each) for each in record.scores],
        "months": [_scored_month(each) for each in record.months],
        "by_rules": list(record.by_rules),  # currencies of which no file tells what was paid
    }


def _score(score: Score) -> Document:
    shares = {
        name: None if share is None else rate_text(share)
        for name in ("error", "same_as_last_month", "mean_of_three_months", "within80", "within95")
        for share in [getattr(score, name)]
    }
    return {
        "currency": score.currency,
        "months_ahead": score.ahead or None,  # null: all of them together
        "forecasts": score.forecasts,
        **shares,
    }


def _scored_month(scored: ScoredMonth) -> Document:
    amounts = {
        name: decimal_text(getattr(scored, name), scored.currency)
        for name in ("total", "low80", "high80", "low95", "high95", "paid")
    }
    return {
        "made_on": day(scored.made_on),
        "month": scored.month,
        "currency": scored.currency,
        **amounts,
        "is_told": scored.is_told,
    }
