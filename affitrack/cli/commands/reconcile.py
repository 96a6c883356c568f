"""`reconcile`: what was expected of each run, and what of it arrived."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_output, json_received
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.wording.message import message

if TYPE_CHECKING:
    from argparse import Namespace

    from affitrack.cli.console import Console
    from affitrack.domain.received import Arrivals


def show(chosen: Namespace, console: Console) -> int:
    """Hold runs and payouts against each other."""
    with open_book(chosen) as book:
        arrivals = book.arrivals(chosen.account)
    if console.is_json:
        console.document(
            {
                "as_of": json_output.day(arrivals.as_of),
                "runs": [json_received.run(each) for each in arrivals.runs],
                "unmatched": [json_received.unmatched(each) for each in arrivals.unmatched],
                "late": [],
            }
        )
    else:
        print_runs(arrivals, console)
    return 0


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
                console.render(message(f"received.state.{run.state.value}")),
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
