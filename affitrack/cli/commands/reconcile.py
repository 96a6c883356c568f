"""`reconcile`: what was expected of each run, what of it arrived, and what single lines show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_claims, json_output, json_received
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.domain.finding import FindingKind
from affitrack.domain.received import ArrivalState
from affitrack.wording.message import message

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Sequence

    from affitrack.cli.console import Console
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.received import Arrivals
    from affitrack.domain.run_explanation import RunExplanation

_TO_EXPLAIN = frozenset({ArrivalState.SHORT, ArrivalState.OVER})
_MOST_OF_A_KIND = 10


def show(chosen: Namespace, console: Console) -> int:
    """Hold runs and payouts against each other, and tell what single lines show."""
    with open_book(chosen, console) as book:
        found = book.reconcile(chosen.account)
        arrivals = found.arrivals
        explained = [book.explain_run(run) for run in arrivals.runs if run.state in _TO_EXPLAIN]
    if console.is_json:
        findings = [json_claims.finding(each, console.lang) for each in found.findings]
        console.document(
            {
                "as_of": json_output.day(arrivals.as_of),
                "runs": [json_received.run(each) for each in arrivals.runs],
                "unmatched": [json_received.unmatched(each) for each in arrivals.unmatched],
                "late": [each for each in findings if each["kind"] == FindingKind.LATE],
                "findings": findings,
                "explained": [json_claims.explanation(each, console.lang) for each in explained],
            }
        )
        return 0
    print_runs(arrivals, console)
    for each in explained:
        _print_explanation(each, console)
    for kind in FindingKind:
        own = [each for each in found.findings if each.kind is kind]
        if own:
            _print_kind(kind, own, console, is_whole=chosen.all)
    return 0


def _print_explanation(found: RunExplanation, console: Console) -> None:
    """Print how a run came to what arrived: the steps add up, and what none explains is told."""
    run = found.run
    console.print()
    console.say(
        "reconcile.why",
        on=run.payout_on,
        account=run.account,
        should=console.money(found.should, run.currency),
        expected=console.money(run.expected, run.currency),
        difference=console.money(run.difference, run.currency),
    )
    for said in (*(step.said for step in found.steps), *(fit.said for fit in found.fits)):
        console.print(f"  {console.render(said)}")
    if found.unexplained:
        unexplained = console.money(found.unexplained, run.currency)
        console.print(f"  {console.words('reconcile.unexplained', amount=unexplained)}")


def _print_kind(
    kind: FindingKind, found: Sequence[LineFinding], console: Console, *, is_whole: bool
) -> None:
    """Print the lines of a kind, and what they come to in each currency."""
    console.print()
    sums = ", ".join(_sums(found, console))
    name = console.render(message(f"reconcile.kind.{kind.value}"))
    console.print(console.words("reconcile.kind", name=name, n=len(found), amount=sums))
    shown = found if is_whole else found[:_MOST_OF_A_KIND]
    columns = [
        Column(console.words("claims.order")),
        Column(console.words("claims.shop"), width=22),
        Column(console.words("reconcile.missing"), is_number=True),
        Column(console.words("reconcile.why_so")),
    ]
    rows = [
        (
            each.order_id,
            each.shop_name or each.shop,
            console.money(-each.difference, each.currency),
            console.render(each.why),
        )
        for each in shown
    ]
    console.print_all(table(columns, rows))
    if len(shown) < len(found):
        console.say("reconcile.more", n=len(found) - len(shown))


def _sums(found: Iterable[LineFinding], console: Console) -> list[str]:
    by_currency: dict[str, int] = {}
    for each in found:
        by_currency[each.currency] = by_currency.get(each.currency, 0) - each.difference
    return [console.money(minor, currency) for currency, minor in sorted(by_currency.items())]


def print_runs(arrivals: Arrivals, console: Console) -> None:
    """Print the runs that are past, and the payouts that are for none."""
    if not arrivals.runs:
        console.say("reconcile.no_run")
    else:
        columns = [
            Column(console.words("reconcile.run")),
            Column(console.words("payout.account")),
            Column(console.words("reconcile.expected"), is_number=True),
            Column(console.words("reconcile.received"), is_number=True),
            Column(console.words("payout.fee"), is_number=True),
            Column(console.words("reconcile.difference"), is_number=True),
            Column(console.words("reconcile.state")),
        ]
        rows = [
            (
                console.day(run.payout_on),
                run.account,
                console.money(run.expected, run.currency),
                console.money(run.received, run.currency) if run.shares else "",
                console.money(run.fees, run.currency) if run.fees else "",
                console.money(run.difference, run.currency) if run.difference else "",
                console.render(run.in_a_word),
            )
            for run in arrivals.runs
        ]
        console.print_all(table(columns, rows))
    for each in arrivals.unmatched:
        console.say(
            "reconcile.unmatched",
            amount=console.money(each.amount, each.payout.currency),
            on=each.payout.received_on,
            number=str(each.payout.payout_id),
        )
