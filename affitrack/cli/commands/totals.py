"""`summary`, `videos`: totals by stage, by content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_output
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.domain.stage import Stage
from affitrack.wording.numbers import format_rate

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator, Sequence

    from affitrack.cli.console import Console
    from affitrack.domain.records import CurrencySummary, VideoRecord

_REACH = ("views", "epm", "gpm", "conversion")
_SHOWN_OF_VIDEOS = (Stage.HELD, Stage.CLEARED, Stage.PAID, Stage.LOST)


def summary(chosen: Namespace, console: Console) -> int:
    """Show totals by currency and stage."""
    with open_book(chosen, console) as book:
        found, as_of = book.summary(chosen.account), book.as_of
        taken_back = book.kept_from_next(found, chosen.account)
    if console.is_json:
        currencies = {
            each.currency: json_output.currency_summary(each, taken_back[each.currency])
            for each in found
        }
        console.document({"as_of": as_of.isoformat(), "currencies": currencies})
        return 0
    console.say("summary.as_of", on=as_of)
    if not found:
        console.say("empty")
    for each in found:
        _print_summary(each, taken_back[each.currency], console)
    return 0


def videos(chosen: Namespace, console: Console) -> int:
    """Show what each content brought in."""
    with open_book(chosen, console) as book:
        account = None if chosen.account is None else book.account(chosen.account)
        found = book.videos(None if account is None else account.handle)
    if console.is_json:
        console.document_of("videos", map(json_output.video, found))
    elif found:
        _print_videos(found, console)
    else:
        console.say("empty")
    return 0


def _print_summary(found: CurrencySummary, taken_back: int, console: Console) -> None:
    columns = [
        Column(found.currency),
        Column(console.words("summary.lines"), is_number=True),
        Column(console.words("summary.net"), is_number=True),
    ]
    rows = [
        (
            console.words(f"stage.{stage.value}"),
            console.count(total.lines),
            console.money(total.net, found.currency),
        )
        for stage, total in found.stages.items()
    ]
    console.print()
    console.print_all(table(columns, rows))
    if found.next_payout_on is None:
        console.say("summary.no_payout")
    else:
        net = console.money(found.next_payout_net, found.currency)
        console.say("summary.next_payout", on=found.next_payout_on, net=net)
        if found.unsettled > 0:
            amount = console.money(found.unsettled, found.currency)
            console.say("summary.unsettled", amount=amount)
        if found.too_small:
            amount = console.money(found.too_small, found.currency)
            console.say("summary.too_small", amount=amount)
        if taken_back:
            amount = console.money(-taken_back, found.currency)
            left = console.money(found.next_payout_net + taken_back, found.currency)
            console.say("summary.kept_from_it", amount=amount, left=left)


def _reach_cells(video: VideoRecord, console: Console) -> Iterator[str]:
    """Yield the cells of `_REACH`; empty where no file states the views of a content."""
    yield "" if video.views is None else console.count(video.views)
    for minor in (video.epm, video.gpm):
        yield "" if minor is None else console.money(minor, video.currency)
    yield "" if video.conversion is None else format_rate(video.conversion, console.lang)


def _print_videos(found: Sequence[VideoRecord], console: Console) -> None:
    reach = _REACH if any(video.views is not None for video in found) else ()
    taken_back = any(video.stages[Stage.DEDUCTED].lines for video in found)
    shown = (*_SHOWN_OF_VIDEOS, Stage.DEDUCTED) if taken_back else _SHOWN_OF_VIDEOS
    columns = [
        Column(console.words("videos.content")),
        Column(console.words("videos.type"), width=10),
        *(
            Column(console.words(f"videos.{name}"), is_number=True)
            for name in ("orders", "items", "refunded", "gmv", "net")
        ),
        *(Column(console.words(f"videos.{name}"), is_number=True) for name in reach),
        *(Column(console.words(f"stage.{stage.value}"), is_number=True) for stage in shown),
    ]
    rows = [
        (
            each.content_id,
            each.content_type,
            console.count(each.orders),
            console.count(each.items),
            console.count(each.refunded),
            console.money(each.gmv, each.currency),
            console.money(each.net, each.currency),
            *(_reach_cells(each, console) if reach else ()),
            *(
                console.money(each.stages[stage].net, each.currency) if stage in each.stages else ""
                for stage in shown
            ),
        )
        for each in found
    ]
    console.print_all(table(columns, rows))
