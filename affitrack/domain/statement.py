"""A bank statement: its lines, and what each is proposed to be.

Amounts are integer minor units of the line's currency.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

from affitrack.wording.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from pathlib import Path

    from affitrack.domain.received import Received

StatementKind: TypeAlias = Literal["table", "ofx", "camt"]


class Proposed(StrEnum):
    """What a line of a statement is proposed to be."""

    PAYOUT = "payout"
    """Its text names the platform, or who pays for it."""
    WENT_BACK = "went_back"
    """It names the payer likewise, and as much came from there shortly before: it was sent back."""
    FITS = "fits"
    """A credit to the cent of a run, near its day."""
    KNOWN = "known"
    """It was taken in already."""
    ALIKE = "alike"
    """A payout of the same amount and about the same day is there, entered by hand or taken from a
    statement of another format."""
    OTHER = "other"
    """Nothing says that it is a payout."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One line of a statement."""

    row: int
    """Where it stands: the row of a table, else the how-manieth entry; 1-based."""
    received_on: date
    currency: str
    amount: int
    """Below zero: money that went out."""
    fee: int = 0
    text: str = ""
    """What the statement says of it, on one line."""
    bank_id: str = ""
    """The bank's own number of the entry; "" where it gives none."""
    key: str = ""
    """Tells it from all other entries of statements; see `with_keys`."""
    proposed: Proposed = Proposed.OTHER
    payout_id: int | None = None
    """The payout that it is (known), or seems to be (alike)."""
    there_on: date | None = None
    """The day of that payout, as it is kept."""
    is_by_hand: bool = False
    """Whether that payout was entered by hand."""
    run_on: date | None = None
    """The day of the run that it fits."""
    account: str | None = None
    """Handle of the account whose run it fits; None where that does not tell."""

    @property
    def is_ticked(self) -> bool:
        """Whether it is taken in unless the user says otherwise."""
        return self.proposed in {Proposed.PAYOUT, Proposed.WENT_BACK, Proposed.FITS}

    @property
    def said(self) -> Message:
        """What it is proposed to be, in a few words."""
        if self.is_by_hand and self.there_on is not None:
            return message("received.proposed.by_hand", on=self.there_on)
        return message(f"received.proposed.{self.proposed.value}")


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line that cannot be read."""

    row: int
    reason: Message


@dataclass(frozen=True, slots=True)
class StatementTable:
    """The columns of a statement that is a table."""

    headers: tuple[str, ...]
    """As the file has them; "" for columns without one."""
    rows: tuple[tuple[str, ...], ...]
    """The first rows below them."""
    columns: tuple[str | None, ...]
    """What each column is taken for, one of `FIELDS`; None: nothing."""


FIELDS = (
    "received_on",
    "amount",
    "debit",
    "credit",
    "direction",
    "text",
    "fee",
    "currency",
    "bank_id",
)
"""What a column of a statement may be. Several may be `text`; of the others one each."""


@dataclass(frozen=True, slots=True)
class StatementDraft:
    """A statement that was read, and what is proposed to take in of it. Nothing is written yet."""

    path: Path
    file_name: str
    kind: StatementKind
    title: str
    """Whose layout it has: "Revolut", "OFX", "camt.053"; "" for a table known by its headers."""
    bank_account: str
    """The account number that it states; "" where it states none."""
    lines: tuple[StatementLine, ...]
    """As the file has them."""
    rejected: tuple[RejectedLine, ...] = ()
    left_out: int = 0
    """Lines that are no movement: not done yet, or without any amount."""
    table: StatementTable | None = None
    """None of other formats."""
    account: str | None = None
    """Handle that it was read for; None: the one that each line tells."""

    @property
    def ticked(self) -> frozenset[int]:
        """Return the places in `lines` of what is proposed to be taken in."""
        return frozenset(place for place, line in enumerate(self.lines) if line.is_ticked)


@dataclass(frozen=True, slots=True)
class StatementResult:
    """What was taken in of a statement; removing `added` undoes it exactly."""

    added: tuple[Received, ...]
    known: int
    """Lines that were chosen, but are there already."""


def with_keys(lines: Iterable[StatementLine], bank_account: str) -> tuple[StatementLine, ...]:
    """Return lines with what tells each from all other entries of statements.

    The bank's own number where there is one; else day, amount and text, counted, so that of two
    equal transfers on one day both survive, and neither comes in twice by an overlapping statement.
    """
    seen: Counter[str] = Counter()
    keyed: list[StatementLine] = []
    for line in lines:
        words = " ".join(line.text.casefold().split())
        stated = line.bank_id or f"{line.received_on}\n{words}"
        text = "\n".join((bank_account, line.currency, str(line.amount), stated))
        seen[text] += 1
        digest = hashlib.sha256(f"{text}\n{seen[text]}".encode()).hexdigest()
        keyed.append(replace(line, key=digest[:32]))
    return tuple(keyed)
