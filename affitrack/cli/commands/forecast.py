"""`payouts`, `forecast`: what each month paid, pays by what is known, is expected to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_forecast
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.domain.records import MonthRecord

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from affitrack.book import Book
    from affitrack.cli.console import Console
    from affitrack.domain.forecast import Forecast, ForecastMonth

_MONTHS_AHEAD = 3
_MOST_MONTHS_AHEAD = 24


def payouts(chosen: Namespace, console: Console) -> int:
    """Show what each month paid or is expected to pay."""
    with open_book(chosen) as book:
        known = book.months()
        coming = _coming(book, known) if known else ()
    if console.is_json:
        console.document_of("months", json_forecast.months(known, coming))
    elif known:
        _print_payouts(known, coming, console)
    else:
        console.say("empty")
    return 0


def forecast(chosen: Namespace, console: Console) -> int:
    """Show what the coming months are expected to pay."""
    with open_book(chosen) as book:
        found = book.forecast(months=chosen.months)
    if console.is_json:
        console.document(
            {
                "made_on": found.made_on.isoformat(),
                "months": [json_forecast.forecast_month(each) for each in found.months],
                "next_payouts": [json_forecast.payout_range(each) for each in found.next_payouts],
            }
        )
    elif found.months:
        _print_forecast(found, console)
    else:
        console.say("empty")
    return 0


def _coming(book: Book, known: Sequence[MonthRecord]) -> tuple[ForecastMonth, ...]:
    """Return the forecast of the coming months, as far as something is known of them."""
    last, now = known[-1].month, f"{book.as_of:%Y-%m}"
    ahead = (int(last[:4]) - int(now[:4])) * 12 + int(last[5:]) - int(now[5:])
    return book.forecast(months=min(max(ahead, _MONTHS_AHEAD), _MOST_MONTHS_AHEAD)).months


def _range(month: ForecastMonth, console: Console) -> str:
    return console.words(
        "payouts.range",
        low=console.money(month.low80, month.currency),
        high=console.money(month.high80, month.currency),
    )


def _print_payouts(
    known: Sequence[MonthRecord], coming: Sequence[ForecastMonth], console: Console
) -> None:
    parts = ("paid", "cleared", "held", "deducted", "total")
    names = ("month", *parts, "expected", "range80")
    columns = [
        Column(console.words(f"payouts.{name}"), is_number=name != "month") for name in names
    ]
    expected = {(each.month, each.currency): each for each in coming}
    records = {(each.month, each.currency): each for each in known}
    rows = []
    for key in sorted({*records, *expected}):
        each, ahead = records.get(key, MonthRecord(*key)), expected.get(key)
        amounts = (each.paid, each.cleared, each.held, each.deducted, each.total)
        rows.append(
            (
                console.month(each.month),
                *(console.money(minor, each.currency) for minor in amounts),
                "" if ahead is None else console.money(ahead.total, each.currency),
                "" if ahead is None else _range(ahead, console),
            )
        )
    console.print_all(table(columns, rows))


def _print_forecast(found: Forecast, console: Console) -> None:
    parts = ("cleared_expected", "held_expected", "posted_videos", "new_videos", "total")
    names = ("month", *parts, "range80", "range95")
    columns = [
        Column(console.words(f"forecast.{name}"), is_number=name != "month") for name in names
    ]
    rows = [
        (
            console.month(each.month),
            *(console.money(getattr(each, part), each.currency) for part in parts),
            _range(each, console),
            console.words(
                "payouts.range",
                low=console.money(each.low95, each.currency),
                high=console.money(each.high95, each.currency),
            ),
        )
        for each in found.months
    ]
    console.say("forecast.made_on", on=found.made_on)
    console.print_all(table(columns, rows))
    for run in found.next_payouts:
        console.say(
            "forecast.next_payout",
            on=run.on,
            expected=console.money(run.expected, run.currency),
            low=console.money(run.low80, run.currency),
            high=console.money(run.high80, run.currency),
        )
