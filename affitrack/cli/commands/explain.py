"""`explain`: why an order pays what it pays, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_output
from affitrack.cli.opening import open_book
from affitrack.cli.tables import display_width

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from affitrack.cli.console import Console
    from affitrack.domain.explain import Explanation


def show(chosen: Namespace, console: Console) -> int:
    """Explain each line of an order."""
    with open_book(chosen, console) as book:
        explained = book.explain(chosen.order_id)
    if console.is_json:
        lines = [json_output.explanation(each, console.lang) for each in explained]
        console.document({"order_id": chosen.order_id, "lines": lines})
        return 0
    for number, each in enumerate(explained, start=1):
        if number > 1:
            console.print()
        console.say(
            "explain.order",
            order=chosen.order_id,
            number=str(number),
            total=str(len(explained)),
            product=each.line.product_name,
        )
        _print(each, console)
    return 0


def _print(explained: Explanation, console: Console) -> None:
    console.print()
    console.print(console.render(explained.headline))
    _print_steps(
        [
            (
                console.render(step.label),
                console.render(step.value),
                "" if step.note is None else console.render(step.note),
            )
            for step in explained.amount_steps
        ],
        console,
        are_numbers=True,
    )
    console.print()
    console.say("explain.when")
    _print_steps(
        [
            (
                ("≈ " if step.is_estimated else "") + console.day(step.on),
                console.render(step.label),
                "" if step.note is None else console.render(step.note),
            )
            for step in explained.date_steps
        ],
        console,
    )
    console.print()
    for own in explained.own_words:
        note = f" ({own.note})" if own.note else ""
        console.print(f"* {console.render(own.said)}{note}")
    for said in explained.warnings:
        console.print(f"! {console.render(said)}")
    console.print(console.render(explained.origin))


def _print_steps(
    steps: Sequence[tuple[str, str, str]], console: Console, *, are_numbers: bool = False
) -> None:
    """Print what, how much or when, and why, each below each."""
    first = max(display_width(what) for what, _, _ in steps)
    second = max(display_width(value) for _, value, _ in steps)
    for what, value, note in steps:
        fill = " " * (second - display_width(value))
        shown = fill + value if are_numbers else value + fill
        gap = " " * (first - display_width(what))
        console.print(f"  {what}{gap}  {shown}  {note}".rstrip())
