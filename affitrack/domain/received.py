"""Payouts that arrived, and what they say about the runs they belong to.

domain.md, "Things" (payout) and "Reconciliation". Amounts are integer minor units of the record's
currency. What belongs to what is worked out in `matching`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.money import Money
from affitrack.wording.currency import CURRENCIES
from affitrack.wording.message import Message, message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

GRACE_DAYS: Final = 5
"""Business days that a transfer may take after its run. Official for banks in the US: 3 to 5
(facts/rules.md, section 3); for other markets nothing was found, so the same is assumed."""

LONGEST_TEXT: Final = 500
YEARS: Final = range(2000, 2101)
"""Of the days of payouts and runs: what lies outside is a slip."""
_MOST: Final = 10**15
"""What is more is no payout but a slip, and would not fit into a whole number of SQLite's."""


class Pin(NamedTuple):
    """What the user decided: this payout, or a part of it, is for a run."""

    payout_on: date
    """Day of the run."""
    amount: int | None
    """None: all that other pins leave."""


@dataclass(frozen=True, slots=True)
class ReceivedEntry:
    """A payout as a person or a bank statement states it."""

    received_on: date
    amount: int
    """What arrived; negative where a transfer went back."""
    currency: str | None = None
    """ISO 4217 code; None: that of the account."""
    account: str | None = None
    """Handle; None where only one can be meant."""
    fee: int = 0
    """What bank or PayPal kept on the way: the platform sent `amount` + `fee`."""
    reference: str = ""
    method: str = ""
    note: str = ""
    source: str = ""
    """Name of the statement that states it; "" by hand."""
    source_key: str | None = None
    """What tells it from all other entries of statements; None by hand."""


@dataclass(frozen=True, slots=True)
class Received:
    """Money that arrived. Two that are equal in everything but their number are two payouts."""

    payout_id: int
    account: str
    """Handle."""
    received_on: date
    currency: str
    amount: int
    """Never 0; negative: a transfer that went back."""
    fee: int
    reference: str
    method: str
    """As the user wrote it; "" where unknown."""
    note: str
    source: str
    """File name of the statement; "" by hand."""
    source_key: str | None = None
    pins: tuple[Pin, ...] | None = None
    """What the user decided on the runs it is for, by day: () for none of them; None: AffiTrack
    works it out."""

    @property
    def entry(self) -> ReceivedEntry:
        """What states it."""
        return ReceivedEntry(
            received_on=self.received_on,
            amount=self.amount,
            currency=self.currency,
            account=self.account,
            fee=self.fee,
            reference=self.reference,
            method=self.method,
            note=self.note,
            source=self.source,
            source_key=self.source_key,
        )


class ArrivalState(StrEnum):
    """What became of a payout run."""

    MATCHED = "matched"
    """All that was expected is there, and it came in time."""
    SHORT = "short"
    """Less arrived."""
    OVER = "over"
    """More arrived."""
    LATE = "late"
    """All is there, but came more than `GRACE_DAYS` after the run; or nothing came yet, and those
    days are not over."""
    MISSING = "missing"
    """Nothing came, and those days are over."""


class Share(NamedTuple):
    """The part of a payout that is for one run."""

    payout_id: int
    received_on: date
    amount: int
    fee: int
    """The part of the payout's fee that goes with it."""
    pinned: bool
    """Whether the user said so."""


@dataclass(frozen=True, slots=True)
class RunArrival:
    """What was expected of a payout run, and what of it arrived."""

    account: str
    """Handle."""
    currency: str
    payout_on: date
    lines: int
    """Number of settled lines that it pays."""
    settled: int
    """Their net."""
    taken_back: int
    """Money taken back since the run before, as far as this run can bear it; negative or 0."""
    waiting: int
    """Net of lines that no file tells to be settled yet, but that must be in what arrived."""
    expected: int
    """`settled` + `taken_back` + `waiting`."""
    received: int
    """Sum of `shares`."""
    fees: int
    """Likewise."""
    difference: int
    """`received` + `fees` - `expected`."""
    state: ArrivalState
    shares: tuple[Share, ...]
    """By day."""
    due_on: date
    """Last day on which money of this run is in time."""
    pays_on: date
    """The day from which its lines count as paid: that of the run, or an earlier one on which most
    of it was there. Under this day the run stands in `PayoutRun`."""

    @property
    def is_on_its_way(self) -> bool:
        """Tell whether nothing arrived yet, and need not have."""
        return self.state is ArrivalState.LATE and not self.shares

    @property
    def in_a_word(self) -> Message:
        """Return what became of it."""
        word = "on_its_way" if self.is_on_its_way else self.state.value
        return message(f"received.state.{word}")


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A payout, or what is left of it, that belongs to no run."""

    payout: Received
    amount: int
    """What belongs to none: the payout's amount, or less."""


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Runs and payouts held against each other, as of a day."""

    as_of: date
    runs: tuple[RunArrival, ...]
    """By day, account, currency."""
    unmatched: tuple[Unmatched, ...]
    """By day."""

    def shares_of(self, payout_id: int) -> tuple[tuple[RunArrival, Share], ...]:
        """Return what a payout is matched with."""
        return tuple(
            (run, share)
            for run in self.runs
            for share in run.shares
            if share.payout_id == payout_id
        )

    def before(self, run: RunArrival) -> date | None:
        """Return the day of the run before of the same account and currency; None of the first."""
        return max(
            (
                each.payout_on
                for each in self.runs
                if (each.account, each.currency) == (run.account, run.currency)
                and each.payout_on < run.payout_on
            ),
            default=None,
        )


def faults_of(entry: ReceivedEntry) -> dict[str, Message]:
    """Return what is wrong with a payout, by field of `ReceivedEntry`; nothing where all is well.

    Whether its account exists is for the store to say.
    """
    faults: dict[str, Message] = {}
    if entry.received_on.year not in YEARS:
        faults["received_on"] = message("received.bad.day", given=entry.received_on)
    if entry.amount == 0 or abs(entry.amount) >= _MOST:
        faults["amount"] = message("received.bad.amount")
    if not 0 <= entry.fee < _MOST:
        faults["fee"] = message("received.bad.fee")
    elif entry.source_key is None and 0 < entry.amount < entry.fee:
        faults["fee"] = message("received.bad.fee_above")
    if entry.currency is not None and entry.currency not in CURRENCIES:
        faults["currency"] = message("domain.unknown_currency", given=entry.currency)
    for name in ("reference", "method", "note"):
        if len(getattr(entry, name)) > LONGEST_TEXT:
            faults[name] = message("received.bad.text", n=LONGEST_TEXT)
    return faults


def fault_of_pins(payout: Received, pins: Sequence[Pin]) -> Message | None:
    """Return what is wrong with what the user decides on a payout; None where it can be kept."""
    days = [pin.payout_on for pin in pins]
    stated = [pin.amount for pin in pins if pin.amount is not None]
    if len(set(days)) < len(days):
        return message("received.bad.run_twice")
    if len(pins) - len(stated) > 1:
        return message("received.bad.two_rests")
    has_sign = all(amount and (amount > 0) == (payout.amount > 0) for amount in stated)
    if not has_sign or abs(sum(stated)) > abs(payout.amount):
        return message("received.bad.parts", amount=Money(payout.amount, payout.currency))
    return None
