"""Why something was claimed of a line, as it is kept: the sentence and the computation of that day.

Messages are kept rather than words, so that the file of a claim can be made in either language.
Ids and names stand in them as they stood then; amounts are integer minor units.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.explain import AmountStep
from affitrack.domain.money import Money
from affitrack.wording.catalogue import render
from affitrack.wording.message import Message, Month, Rate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from affitrack.wording.message import Param

_SAID: Final = ("label", "note", "value")
"""What of a step is a message."""


@dataclass(frozen=True, slots=True)
class ClaimReason:
    """Why something is claimed of a line, and how what is expected of it comes about."""

    why: Message
    steps: tuple[AmountStep, ...]


def reason_text(reason: ClaimReason) -> str:
    """Return a reason as it is kept: JSON."""
    steps = [_step(step) for step in reason.steps]
    return json.dumps({"why": _plain(reason.why), "steps": steps}, ensure_ascii=False)


def reason_of(text: str | None) -> ClaimReason | None:
    """Return a reason that was kept; None where there is none, or none that can still be said."""
    if text is None:
        return None
    kept = json.loads(text)
    reason = ClaimReason(_message(kept["why"]), tuple(_read_step(step) for step in kept["steps"]))
    return reason if all(map(_can_be_said, _messages(reason))) else None


def _messages(reason: ClaimReason) -> Iterator[Message]:
    yield reason.why
    for step in reason.steps:
        yield step.label
        yield step.value
        if step.note is not None:
            yield step.note


def _can_be_said(said: Message) -> bool:
    """Tell whether there are words for a message: another version may have had others."""
    try:
        render(said, "en")
    except KeyError:
        return False
    return True


def _step(step: AmountStep) -> dict[str, Any]:
    said = {name: _plain(getattr(step, name)) for name in _SAID if getattr(step, name) is not None}
    others = {
        field.name: getattr(step, field.name)
        for field in fields(step)
        if field.name not in _SAID and getattr(step, field.name) != field.default
    }
    return said | others


def _read_step(kept: dict[str, Any]) -> AmountStep:
    said = {name: _message(kept[name]) if name in kept else None for name in _SAID}
    return AmountStep(**{**kept, **said})


class _Kind(NamedTuple):
    """How JSON has one kind of what a message holds: under its name."""

    name: str
    is_of: type
    written: Callable[[Any], object]
    read: Callable[[Any], Param]


_KINDS: Final = (
    _Kind("moment", datetime, datetime.isoformat, datetime.fromisoformat),  # each is a day, too
    _Kind("day", date, date.isoformat, date.fromisoformat),
    _Kind(
        "month",
        Month,
        lambda month: month.day.isoformat(),
        lambda day: Month(date.fromisoformat(day)),
    ),
    _Kind("rate", Rate, lambda rate: str(rate.value), lambda text: Rate(Decimal(text))),
    _Kind("decimal", Decimal, str, Decimal),
    _Kind("money", Money, lambda money: [money.minor, money.currency], lambda kept: Money(*kept)),
)


def _plain(value: Param) -> object:
    if isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, Message):
        params = {name: _plain(param) for name, param in value.params.items()}
        return {"message": value.key, "params": params}
    kind = next(kind for kind in _KINDS if isinstance(value, kind.is_of))
    return {kind.name: kind.written(value)}


def _param(kept: Any) -> Param:  # noqa: ANN401 - JSON
    if isinstance(kept, str | int):
        return kept
    if isinstance(kept, list):
        return tuple(map(_param, kept))
    if "message" in kept:
        return _message(kept)
    ((name, value),) = kept.items()
    return next(kind for kind in _KINDS if kind.name == name).read(value)


def _message(kept: dict[str, Any]) -> Message:
    return Message(kept["message"], {name: _param(each) for name, each in kept["params"].items()})
