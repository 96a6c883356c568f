"""`coverage`: which days the order exports of each account cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_output
from affitrack.cli.opening import open_book

if TYPE_CHECKING:
    from argparse import Namespace

    from affitrack.book import AccountCoverage
    from affitrack.cli.console import Console


def show(chosen: Namespace, console: Console) -> int:
    """Show covered days, gaps and overlaps, and when the next export is due."""
    with open_book(chosen, console) as book:
        if chosen.account is not None:
            book.account(chosen.account)  # a name that is not known is said to be so
        found = book.coverage(chosen.account)
    if console.is_json:
        console.document({"coverage": [json_output.coverage(each) for each in found]})
        return 0
    if not found:
        console.say("account.none")
    for each in found:
        _print(each, console)
    return 0


def _print(of_account: AccountCoverage, console: Console) -> None:
    console.print(of_account.account.handle)
    found = of_account.coverage
    if not found.covered:
        console.print(f"  {console.words('coverage.nothing')}")
    for key, spans in (
        ("covered", found.covered),
        ("gap", found.gaps),
        ("overlap", found.overlaps),
    ):
        for span in spans:
            words = console.words(f"coverage.{key}", start=span.first, end=span.last, n=span.days)
            console.print(f"  {words}")
    lost = found.out_of_reach
    if lost is not None:
        words = console.words("coverage.out_of_reach", start=lost.first, end=lost.last)
        console.print(f"  {words}")
    elif found.export_by is not None:
        console.print(f"  {console.words('coverage.export_by', on=found.export_by)}")
    if found.left is not None:
        days, lines = found.left
        words = console.words("coverage.left", start=days.first, end=days.last, n=lines)
        console.print(f"  {words}")
