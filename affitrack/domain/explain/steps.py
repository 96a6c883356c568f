"""What an explanation consists of: steps of an amount, steps of dates, warnings, origin."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from affitrack.domain.records import LineRecord
    from affitrack.wording.message import Message


@dataclass(frozen=True, slots=True)
class AmountStep:
    """One step of "Why this amount?": a label, what it means or where it stands, a value."""

    label: Message
    note: Message | None
    value: Message
    """Money, a rate, or a difference, rendered like any message ("{amount}")."""
    is_total: bool = False
    name: str = ""
    """What the step is, in a word for programs: "price", "vat", "base", "rate", "net" ..."""
    amount: int | None = None
    """Minor units of the line's currency, negative where it is taken away; None for a rate."""
    rate: str | None = None
    """Canonical decimal text; None for an amount."""
    is_sum: bool = False
    """Whether the steps before it lead to it, rather than that it is added to them."""


@dataclass(frozen=True, slots=True)
class DateStep:
    """One step of "When is it paid?"."""

    on: date
    is_estimated: bool
    label: Message
    note: Message | None = None
    name: str = ""
    """What the step is, in a word for programs: "ordered", "delivered", "released" ..."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """Something that the user has corrected in the line."""

    field: str
    """A `Correctable` value."""
    said: Message
    """What it is now, since when, and what the files say instead."""
    note: str
    """The user's own, "" where there is none."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a line pays what it pays, and when."""

    line: LineRecord
    headline: Message
    """"Why 5,24 €?"."""
    amount_steps: tuple[AmountStep, ...]
    date_steps: tuple[DateStep, ...]
    warnings: tuple[Message, ...]
    """What the audit found and what threatens the money, in sentences."""
    origin: Message
    """File, row and day of the import that the figures come from."""
    own_words: tuple[OwnWord, ...] = ()
    """What the user has corrected."""
    is_by_hand: bool = False
    """Whether the user entered the sale, rather than a file."""
