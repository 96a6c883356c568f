"""What is to be said, before it is said in a language: a key and typed values.

The floors below the windows and the command line never hold sentences. They pass a `Message`, or
raise a `UserError` that carries one; `catalogue.render` turns it into words at the very end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol, TypeAlias, Union


class MoneyLike(Protocol):
    """An amount: `domain.money.Money`, seen from a floor that does not know the domain."""

    @property
    def minor(self) -> int:
        """Return the count of minor units."""
        ...

    @property
    def currency(self) -> str:
        """Return the ISO 4217 code."""
        ...


@dataclass(frozen=True, slots=True)
class Rate:
    """A share shown as a percentage: Rate(Decimal("0.12")) reads "12%"."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Month:
    """A month of a year, by any day in it."""

    day: date


Param: TypeAlias = Union[
    str, int, Decimal, date, datetime, MoneyLike, Rate, Month, "Message", tuple["Param", ...]
]
"""What a message may hold. Integers are grouped by thousands (give ids and row numbers that must
not be as text); a tuple becomes a list "a, b, c"; a message within a message is rendered too."""


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say: a dotted key of the catalogues and the values for its placeholders."""

    key: str
    params: Mapping[str, Param] = field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        """Show key and values, for logs; people get `catalogue.render`."""
        values = ", ".join(f"{name}={value}" for name, value in self.params.items())
        return f"{self.key}({values})"


def message(key: str, /, **params: Param) -> Message:
    """Return the message `key` with its values."""
    return Message(key, params)


class UserError(Exception):
    """A problem that is known and expected, told to the user as a plain sentence.

    `message` says what is wrong, `hints` what can be done about it. Anything that is our own fault
    is another kind of exception, which reaches the crash report.
    """

    def __init__(self, message: Message, *hints: Message) -> None:
        super().__init__(message, *hints)
        self.message = message
        self.hints = hints

    def __str__(self) -> str:
        """Show the keys and values, for logs."""
        return "; ".join(str(part) for part in (self.message, *self.hints))
