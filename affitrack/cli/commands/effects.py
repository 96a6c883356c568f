"""What a change of rules would come to: the answer of `--dry-run`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_rules
from affitrack.cli.commands.differences import print_stages

if TYPE_CHECKING:
    from collections.abc import Callable

    from affitrack.book import Book
    from affitrack.cli.console import Console
    from affitrack.domain.rule_records import NextPayout, RuleEffect


def tell_effect(book: Book, change: Callable[[Book], object], console: Console) -> int:
    """Tell what a change would come to, and change nothing; returns the exit code."""
    effect = book.effect_of(change)
    if console.is_json:
        console.document(json_rules.effect(effect))
        return 0
    if effect.is_nothing:
        console.say("effect.nothing")
    else:
        print_stages(effect.before.stages, effect.after.stages, console)
        _print_payouts(effect, console)
        _print_flags(effect, console)
    console.say("import.trial")
    return 0


def _print_payouts(effect: RuleEffect, console: Console) -> None:
    for currency, after in effect.after.payouts.items():
        before = effect.before.payouts.get(currency)
        if before is not None and before != after:
            console.say(
                "effect.next_payout",
                before=_words(before, currency, console),
                after=_words(after, currency, console),
            )


def _print_flags(effect: RuleEffect, console: Console) -> None:
    before, after = effect.before.flags, effect.after.flags
    for flag in dict.fromkeys([*before, *after]):
        old, new = before.get(flag, 0), after.get(flag, 0)
        if old != new:
            name = console.words(f"flag.{flag}")
            console.say("effect.flag", flag=name, before=old, after=new)


def _words(payout: NextPayout, currency: str, console: Console) -> str:
    money = console.money(payout.net, currency)
    return money if payout.on is None else f"{console.day(payout.on)} {money}"
