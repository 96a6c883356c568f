"""What a trial or an undo would change, in a few lines: the stages, and the largest changes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from affitrack.book import before_and_after
from affitrack.domain.changes import DAYS, MONEY, Change, Figure, changes, together
from affitrack.domain.records import Difference, StageTotal
from affitrack.domain.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from affitrack.book import FileResult
    from affitrack.cli.console import Console
    from affitrack.domain.records import UndoneLine

_SHOWN: Final = 10
_NOTHING: Final = "–"

Stages: TypeAlias = "Mapping[str, Mapping[Stage, StageTotal]]"


def print_differences(results: Sequence[FileResult], as_of: date, console: Console) -> None:
    """Print what files would change together."""
    effect = together(result.adds.effect for result in results)
    for currency, net in effect.earned_by_new.items():
        console.say("differences.new", net=_signed(net, currency, console))
    for move in effect.moves:
        stage = "corrected" if move.stage is None else move.stage.value
        console.say(
            "differences.move",
            n=move.lines,
            stage=console.words(f"differences.stage.{stage}"),
            net=_signed(move.earned, move.currency, console),
        )
    changed = [each for result in results for each in result.differences if each.kind == "changed"]
    largest = sorted(changed, key=_weight, reverse=True)[:_SHOWN]
    if len(changed) > len(largest):
        console.say("differences.largest", n=len(largest))
    for each in largest:
        console.print(f"  {each.after.order_id}  {_words(each, as_of, console)}")
    if results:
        print_stages(*before_and_after(results), console)


def print_undone(lines: Iterable[UndoneLine], as_of: date, console: Console) -> None:
    """Print the first lines that an undo restores, and those that it leaves."""
    shown = {"restored": 0, "kept": 0}
    for each in lines:
        if each.kind not in shown or each.after is None or each.derived_after is None:
            continue
        shown[each.kind] += 1
        if shown[each.kind] > _SHOWN:
            continue
        if each.kind == "kept":
            said = console.words("undo.kept_by", file=each.file_name)
        else:
            told = changes(
                (each.before, each.derived_before), (each.after, each.derived_after), as_of
            )
            said = _joined(told, each.before.currency, console)
        console.print(f"  {each.before.order_id}  {said}")


def print_stages(before: Stages, after: Stages, console: Console) -> None:
    """Print the stages that change, with their money before and after."""
    nothing = StageTotal()
    for currency in dict.fromkeys([*before, *after]):
        for stage in Stage:
            old = before.get(currency, {}).get(stage, nothing)
            new = after.get(currency, {}).get(stage, nothing)
            if old != new:
                console.say(
                    "differences.total",
                    stage=console.words(f"stage.{stage.value}"),
                    before=console.money(old.net, currency),
                    after=console.money(new.net, currency),
                    lines_before=old.lines,
                    lines_after=new.lines,
                )


def _weight(difference: Difference) -> tuple[int, int]:
    """Return how much a change weighs: by how much money, then the earlier row first."""
    before = difference.derived_before
    net = 0 if before is None else before.net
    has_moved = before is not None and before.outcome != difference.derived_after.outcome
    at_stake = max(abs(net), abs(difference.derived_after.net)) if has_moved else 0
    return max(at_stake, abs(difference.derived_after.net - net)), -difference.row


def _words(difference: Difference, as_of: date, console: Console) -> str:
    if difference.before is None or difference.derived_before is None:
        return ""
    told = changes(
        (difference.before, difference.derived_before),
        (difference.after, difference.derived_after),
        as_of,
    )
    return _joined(told, difference.after.currency, console)


def _joined(told: Sequence[Change], currency: str, console: Console) -> str:
    if not told:
        return console.words("differences.details")
    return " · ".join(_change(each, currency, console) for each in told)


def _change(change: Change, currency: str, console: Console) -> str:
    figure = change.figure
    before = _value(figure, change.before, currency, console)
    after = _value(figure, change.after, currency, console)
    if figure is Figure.STAGE:
        return f"{before} → {after}"
    return f"{console.words(f'figure.{figure.value}')} {before} → {after}"


def _value(figure: Figure, value: str | int | None, currency: str, console: Console) -> str:
    if value is None or value == "":
        return _NOTHING
    if isinstance(value, int):
        return console.money(value, currency) if figure in MONEY else console.count(value)
    if figure is Figure.STAGE:
        return console.words(f"stage.{value}")
    if figure is Figure.RATE:
        return console.rate(Decimal(value))
    return console.day(date.fromisoformat(value)) if figure in DAYS else value


def _signed(net: int, currency: str, console: Console) -> str:
    return f"{'+' if net > 0 else ''}{console.money(net, currency)}"
