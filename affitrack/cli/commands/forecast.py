"""`payouts`, `forecast`: what each month paid, pays by what is known, is expected to pay."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_forecast
from affitrack.cli.commands import what_if
from affitrack.cli.json_output import day
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.domain.records import MonthRecord
from affitrack.wording.message import UserError
from affitrack.wording.numbers import format_rate

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from affitrack.book import Book
    from affitrack.cli.console import Console
    from affitrack.cli.json_output import Document
    from affitrack.domain.forecast import Forecast, ForecastMonth, TrackRecord
    from affitrack.domain.return_chance import ReturnChance

    KnownAndComing = tuple[MonthRecord, ForecastMonth | None]

_MONTHS_AHEAD = 3
_MOST_MONTHS_AHEAD = 24
_OF_THIS_MONTH = ("paid", "deducted")
"""Parts of a month that are known, shown only where there are any."""


def payouts(chosen: Namespace, console: Console) -> int:
    """Show what each month paid or is expected to pay."""
    with open_book(chosen, console) as book:
        months = known_and_coming(book, chosen.account)
    if console.is_json:
        console.document_of("months", json_forecast.months(in_order(months)))
    elif months:
        _print_payouts(months, console)
    else:
        console.say("empty")
    return 0


def forecast(chosen: Namespace, console: Console) -> int:
    """Show what the coming months are expected to pay, and how earlier forecasts fared."""
    change = what_if.asked(chosen)
    with open_book(chosen, console) as book:
        handle = chosen.account
        outlook = book.outlook(handle, chosen.months)
        base = outlook.base
        found = base if change is None else what_if.played_on(outlook, change)
        try:
            book.keep_forecast(base if handle is None else None)
        except UserError as error:  # another program writes: the next forecast of the month is kept
            console.note(error.message)
        record = book.track_record(handle)
        replayed = book.backtest(handle) if chosen.backtest else None
        returns = book.return_chances(handle) if chosen.returns else None
        has_sales = book.first_judged_in(handle) is not None
    if console.is_json:
        document = _document(found, record, replayed, returns)
        if change is not None:
            document["what_if"] = what_if.document(change, base)
        console.document(document)
    elif base.months:
        if change is None:
            _print_forecast(found, console)
        else:
            what_if.print_played(found, base, console)
        _print_said(record, console)
        if replayed is not None:
            _print_scores(replayed, console)
        if returns is not None:
            _print_returns(returns, console)
    else:
        console.say("forecast.nothing" if has_sales else "empty")
    return 0


def _document(
    found: Forecast,
    record: TrackRecord,
    replayed: TrackRecord | None,
    returns: Sequence[ReturnChance] | None,
) -> Document:
    document = {
        "made_on": found.made_on.isoformat(),
        "known_until": day(found.known_until),
        "months": [json_forecast.forecast_month(each) for each in found.months],
        "stopped_shops": [
            {
                "account": each.account,
                "shop": each.shop,
                "shop_name": each.name,
                "currency": each.currency,
                "settled_until": day(each.since),
            }
            for each in found.stopped_shops
        ],
        "next_payouts": [json_forecast.payout_range(each) for each in found.next_payouts],
        "track_record": json_forecast.track_record(record),
    }
    if replayed is not None:
        document["backtest"] = json_forecast.track_record(replayed)
    if returns is not None:
        document["return_chances"] = [json_forecast.return_chance(each) for each in returns]
    return document


def known_and_coming(book: Book, account: str | None = None) -> list[KnownAndComing]:
    """Return all months in order, each as it is known and, as far as there is one, as forecast."""
    known = book.months(account)
    now = f"{book.as_of:%Y-%m}"
    last = known[-1].month if known else now
    ahead = (int(last[:4]) - int(now[:4])) * 12 + int(last[5:]) - int(now[5:])
    months = min(max(ahead, _MONTHS_AHEAD), _MOST_MONTHS_AHEAD)
    records = {(each.month, each.currency): each for each in known}
    coming = {(each.month, each.currency): each for each in book.forecast(account, months).months}
    return [
        (records.get(key, MonthRecord(*key)), coming.get(key))
        for key in sorted({*records, *coming})
    ]


def in_order(months: Iterable[KnownAndComing]) -> list[MonthRecord | ForecastMonth]:
    """Return one row for each month: as forecast, with its ranges, else as it is known."""
    return [known if coming is None else coming for known, coming in months]


def _range(month: ForecastMonth, console: Console) -> str:
    return console.words(
        "payouts.range",
        low=console.money(month.low80, month.currency),
        high=console.money(month.high80, month.currency),
    )


def _print_payouts(months: Sequence[KnownAndComing], console: Console) -> None:
    parts = ("paid", "cleared", "held", "deducted", "total")
    names = ("month", *parts, "expected", "range80")
    columns = [
        Column(console.words(f"payouts.{name}"), is_number=name != "month") for name in names
    ]
    rows = [
        (
            console.month(each.month),
            *(console.money(getattr(each, part), each.currency) for part in parts),
            "" if ahead is None else console.money(ahead.total, each.currency),
            "" if ahead is None else _range(ahead, console),
        )
        for each, ahead in months
    ]
    console.print_all(table(columns, rows))


def _print_forecast(found: Forecast, console: Console) -> None:
    known = [name for name in _OF_THIS_MONTH if any(getattr(each, name) for each in found.months)]
    parts = (*known, "cleared_expected", "held_expected", "posted_videos", "new_videos", "total")
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
    if found.unknown_since is not None:
        console.say("forecast.unknown_since", day=found.unknown_since)
    for each in found.stopped_shops:
        console.say("forecast.stopped_shop", shop=each.name or each.shop, day=each.since)
    for run in found.next_payouts:
        console.say(
            "forecast.next_payout",
            on=run.on,
            expected=console.money(run.expected, run.currency),
            low=console.money(run.low80, run.currency),
            high=console.money(run.high80, run.currency),
        )


def _print_said(record: TrackRecord, console: Console) -> None:
    """Say what was expected of the last month that is over, and what it paid."""
    last = max((each.month for each in record.months), default=None)
    for each in record.months:
        if each.month == last:
            console.say(
                "forecast.said" if each.is_told else "forecast.said_so_far",
                on=each.made_on,
                month=console.month(each.month),
                low=console.money(each.low80, each.currency),
                high=console.money(each.high80, each.currency),
                paid=console.money(each.paid, each.currency),
            )
    if record.months and record.by_rules:
        console.say("forecast.by_rules")


def _print_scores(record: TrackRecord, console: Console) -> None:
    console.print()
    if not record.scores:
        console.say("forecast.no_backtest")
        return
    console.say("forecast.backtest")
    shares = ("error", "same_as_last_month", "mean_of_three_months", "within80", "within95")
    columns = [
        Column(console.words("forecast.currency")),
        Column(console.words("forecast.ahead")),
        *(
            Column(console.words(f"forecast.{name}"), is_number=True)
            for name in ("forecasts", *shares)
        ),
    ]
    rows = [
        (
            each.currency,
            console.count(each.ahead) if each.ahead else console.words("forecast.all"),
            console.count(each.forecasts),
            *(_percent(getattr(each, name), console) for name in shares),
        )
        for each in record.scores
    ]
    console.print_all(table(columns, rows))
    if record.by_rules:
        console.say("forecast.by_rules")


def _print_returns(returns: Sequence[ReturnChance], console: Console) -> None:
    console.print()
    if not returns:
        console.say("forecast.no_returns")
        return
    console.say("forecast.returns")
    columns = [
        Column(console.words("forecast.shop")),
        Column(console.words("forecast.product")),
        *(
            Column(console.words(f"forecast.{name}"), is_number=True)
            for name in ("over", "lost", "chance")
        ),
    ]
    rows = [
        (
            each.shop_name or each.shop,
            (each.product_name or each.product_id)
            if each.product_id
            else console.words("forecast.all"),
            console.count(each.lines),
            console.count(each.lost),
            _percent(each.chance, console),
        )
        for each in returns
    ]
    console.print_all(table(columns, rows))


def _percent(share: Decimal | None, console: Console) -> str:
    return "" if share is None else format_rate(share, console.lang, places=0)
