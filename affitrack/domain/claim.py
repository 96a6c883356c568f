"""Claims: what a creator asks the platform or a shop to pay, and what became of it.

A claim is of one account and one currency. Its lines are known by their keys and keep the figures
that stood when it was made, so that it outlives an undone import. Amounts are integer minor units
of the claim's currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from affitrack.domain.finding import FindingKind
from affitrack.domain.line import LineKey
from affitrack.domain.money import Money
from affitrack.wording.message import Message, UserError, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from affitrack.domain.received import RunArrival

MOST_ATTACHED_BYTES: Final = 10 * 1024 * 1024
"""How large one attachment may be: a picture or a letter, which every backup copies."""


class ClaimState(StrEnum):
    """How far a claim is."""

    TO_SEND = "to_send"
    SENT = "sent"
    ANSWERED = "answered"
    WON = "won"
    LOST = "lost"


OPEN: Final = frozenset({ClaimState.TO_SEND, ClaimState.SENT, ClaimState.ANSWERED})
"""The states in which something is still to come."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One line of a claim, as it stood when the claim was made."""

    order_id: str
    sku_id: str
    product_id: str
    content_id: str
    kind: FindingKind
    shop: str
    shop_name: str
    product_name: str
    ordered_on: date
    since_on: date
    deadline_on: date | None
    expected: int
    stands: int
    file_name: str
    source_row: int
    line_id: int | None = None
    """The line by its number now; None where no import that stands has it."""
    now: int | None = None
    """What stands there now; None where the line is gone."""
    since: Message | None = None
    """What has become of it since the claim was made; None where nothing has changed."""

    @property
    def claimed(self) -> int:
        """What is asked for."""
        return self.expected - self.stands

    @property
    def key(self) -> LineKey:
        """What makes the line this line within its account."""
        return LineKey(self.order_id, self.sku_id, self.product_id, self.content_id)


@dataclass(frozen=True, slots=True)
class ClaimRun:
    """A payout run of which less arrived than its lines come to."""

    payout_on: date
    expected: int
    received: int
    fees: int
    """What bank or PayPal kept on the way: the platform sent it."""
    since: Message | None = None
    """What has become of it since the claim was made; None where nothing has changed."""

    @property
    def claimed(self) -> int:
        """What is asked for."""
        return self.expected - self.received - self.fees


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that is kept with a claim: a screenshot, a letter."""

    attachment_id: int
    claim_id: int
    name: str
    size: int
    """In bytes."""
    added_on: date


@dataclass(frozen=True, slots=True)
class GoneAttachment:
    """An attachment that was taken away, with all that brings it back."""

    attachment: Attachment
    content: bytes


@dataclass(frozen=True, slots=True)
class Claim:
    """What is asked for, of whom, and what became of it."""

    claim_id: int
    title: str
    """The user's own; "" where there is none. See `name`."""
    account: str
    currency: str
    state: ClaimState
    made_on: date
    lines: tuple[ClaimLine, ...] = ()
    runs: tuple[ClaimRun, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    sent_on: date | None = None
    answered_on: date | None = None
    closed_on: date | None = None
    """The day on which it was won or lost."""
    won: int | None = None
    """What it brought in; only of a claim that is won."""
    deadline_on: date | None = None
    """Last day to send it."""
    remind_on: date | None = None
    """The user's own day to be reminded."""
    note: str = ""

    @property
    def claimed(self) -> int:
        """What is asked for in all."""
        of_lines = sum(line.claimed for line in self.lines)
        return of_lines + sum(run.claimed for run in self.runs)

    @property
    def brought_more(self) -> bool:
        """Whether it brought in more than was asked for: mostly a slip of the pen."""
        return (self.won or 0) > self.claimed

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        return self.state in OPEN

    @property
    def name(self) -> Message:
        """Its title, else what it is about."""
        if self.title:
            return message("claims.name.own", title=self.title)
        if len(self.runs) == 1 and not self.lines:
            return message("claims.name.run", on=self.runs[0].payout_on)
        if self.runs:
            return message("claims.name.cases", n=len(self.runs) + len(self.lines))
        kinds = {line.kind for line in self.lines}
        kind = kinds.pop().value if len(kinds) == 1 else "mixed"
        return Message(f"claims.name.{kind}", {"n": len(self.lines)})

    @property
    def changed(self) -> int:
        """Number of its lines and runs of which something has become since."""
        lines = sum(line.since is not None for line in self.lines)
        return lines + sum(run.since is not None for run in self.runs)


@dataclass(frozen=True, slots=True)
class GoneClaim:
    """A claim that was removed, with all that brings it back."""

    claim: Claim
    attachments: tuple[GoneAttachment, ...]
    reasons: Mapping[LineKey, str]
    """Why each of its lines was claimed, as `claim_reason` writes it."""


@dataclass(frozen=True, slots=True)
class ClaimTotals:
    """What the claims in one currency ask for, and what they brought in."""

    currency: str
    claims: int
    claimed: int
    """By all of them: `open` + `claimed_and_won` + `claimed_and_lost`."""
    open_claims: int
    open: int
    won_claims: int
    claimed_and_won: int
    """What those that were won had asked for."""
    won: int
    """What they brought in."""
    lost_claims: int
    claimed_and_lost: int


class ReminderKind(StrEnum):
    """What has a day that is near or over."""

    FROZEN = "frozen"
    """Frozen lines that are in no claim: the last day to appeal."""
    DEADLINE = "deadline"
    """A claim that is still to be sent: its last day."""
    OWN = "own"
    """A claim: the user's own day."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something whose day is near or over."""

    kind: ReminderKind
    on: date
    days_left: int
    """Negative where the day is over."""
    account: str
    currency: str
    lines: int
    amount: int
    """What it is about, in minor units."""
    claim_id: int | None
    """None of frozen lines that are in no claim."""
    what: Message
    """One sentence."""


def totals_of(claims: Iterable[Claim]) -> list[ClaimTotals]:
    """Return what claims ask for and brought in, by currency."""
    by_currency: dict[str, list[Claim]] = {}
    for claim in claims:
        by_currency.setdefault(claim.currency, []).append(claim)
    return [_totals(currency, by_currency[currency]) for currency in sorted(by_currency)]


def _totals(currency: str, claims: list[Claim]) -> ClaimTotals:
    still_open = [claim for claim in claims if claim.is_open]
    won = [claim for claim in claims if claim.state is ClaimState.WON]
    lost = [claim for claim in claims if claim.state is ClaimState.LOST]
    return ClaimTotals(
        currency=currency,
        claims=len(claims),
        claimed=sum(claim.claimed for claim in claims),
        open_claims=len(still_open),
        open=sum(claim.claimed for claim in still_open),
        won_claims=len(won),
        claimed_and_won=sum(claim.claimed for claim in won),
        won=sum(claim.won or 0 for claim in won),
        lost_claims=len(lost),
        claimed_and_lost=sum(claim.claimed for claim in lost),
    )


def since_then(line: ClaimLine, currency: str, outcome: str) -> Message | None:
    """Return what has become of a line since it was claimed; None where nothing has changed.

    Args:
        line: the line with what stands there now.
        currency: of its amounts.
        outcome: what its facts lead to now (`stage.Outcome`); "" where the line is gone.
    """
    if line.now is None:
        return message("claims.since.gone")
    if line.now != line.stands:
        return message(
            "claims.since.taken_back" if line.now < 0 else "claims.since.settled_at",
            amount=Money(abs(line.now), currency),
        )
    if line.kind in {FindingKind.LATE, FindingKind.FROZEN} and outcome != _OUTCOMES[line.kind]:
        return Message(f"claims.since.{outcome}")
    return None


_OUTCOMES: Final = {FindingKind.LATE: "pending", FindingKind.FROZEN: "frozen"}


def run_since_then(run: ClaimRun, currency: str, now: RunArrival | None) -> Message | None:
    """Return what has become of a run since it was claimed; None where nothing has changed.

    Args:
        run: the run as it was claimed.
        currency: of its amounts.
        now: the run by what is known now; None where it has no sales any more.
    """
    if now is None:
        return message("claims.since.no_sales")
    said = []
    if now.expected != run.expected:
        said.append(message("claims.since.comes_to", amount=Money(now.expected, currency)))
    more = now.received + now.fees - run.received - run.fees
    if more:
        key = "arrived" if more > 0 else "went_back"
        said.append(message(f"claims.since.{key}", amount=Money(abs(more), currency)))
    if len(said) > 1:
        return message("claims.since.both", first=said[0], second=said[1])
    return said[0] if said else None


def check_won(state: ClaimState, won: int | None, claimed: int) -> int | None:
    """Return what a claim brought in, as it is kept: all that was asked for unless one says else.

    Raises:
        UserError: it is not won and is to have brought something in, or it brought in nothing.
    """
    if state is not ClaimState.WON:
        if won is not None:
            raise UserError(message("claims.won_too_early"))
        return None
    if won is None:
        return claimed
    if won <= 0:
        raise UserError(message("claims.won_nothing"))
    return won
