"""What reconciliation finds: lines whose money is not what it should be (domain.md).

A line is found once, for the one thing that weighs most in it, so that sums over findings count
no money twice. Amounts are integer minor units of the finding's currency.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, Protocol

from affitrack.domain.correction import LineRef
from affitrack.domain.line import LineKey

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from affitrack.wording.message import Message

APPEAL_DAYS: Final = 30
"""How long a creator may appeal after a violation; what is frozen and was not appealed may be kept
(platform academy, US 15 Dec 2025 and VN 28 Nov 2025)."""


class FindingKind(StrEnum):
    """What a line, or a payout run, shows; in the order in which it is told."""

    FROZEN = "frozen"
    """Held by risk control, with a day until which one may appeal."""
    LATE = "late"
    """Pending longer than 95 % of its shop's settled lines took."""
    ZERO = "zero"
    """Estimated above zero, settled at zero, and not returned."""
    RATE = "rate"
    """Settled at a lower rate than agreed."""
    BASE = "base"
    """Settled on a base below the price that it stands for."""
    COMMISSION = "commission"
    """Settled at less than its own base x rate."""
    TAKEN_BACK = "taken_back"
    """Taken back after it was paid."""
    LESS = "less"
    """Settled at less than was estimated, for no reason that the file tells; only looked for in
    the lines of one run."""
    MISSING = "missing_run"
    """Of a run: less arrived than its lines come to."""


@dataclass(frozen=True, slots=True)
class LineFinding:
    """What one line shows."""

    kind: FindingKind
    line_id: int
    account: str
    """Handle."""
    order_id: str
    sku_id: str
    product_id: str
    content_id: str
    shop: str
    currency: str
    expected: int
    """What should stand there."""
    stands: int
    """What does: 0 while nothing is settled, negative where it was taken back."""
    since_on: date
    """The first day on which it was late; the day on which it was settled or taken back; the first
    day on which a file said that it was frozen."""
    deadline_on: date | None
    """Last day to appeal; only of frozen lines."""
    payout_on: date | None
    """The run that pays it, or is to."""
    why: Message
    """One sentence with its figures."""
    ordered_on: date
    product_name: str
    shop_name: str
    file_name: str
    """The file whose word stands, and the row in it."""
    source_row: int
    claim_id: int | None = None
    """The claim that the line is part of, unless that one is lost."""
    told_on: date | None = None
    """Of a late line that was not late yet in the last file that has its day, which is not the
    latest: the day of that file. It may have been paid since."""

    @property
    def difference(self) -> int:
        """What is there too much; negative where it is too little."""
        return self.stands - self.expected

    @property
    def key(self) -> LineKey:
        """What makes the line this line within its account."""
        return LineKey(self.order_id, self.sku_id, self.product_id, self.content_id)

    @property
    def ref(self) -> LineRef:
        """The line by what stays the same when its import is undone and done again."""
        return LineRef(self.account, self.key)


class Shortfall(Protocol):
    """Something that too little stands for: a finding, or a payout run."""

    @property
    def currency(self) -> str:
        """Return the currency of the amounts."""

    @property
    def difference(self) -> int:
        """Return what is there too much; negative where it is too little."""


def missing_in_all(found: Iterable[Shortfall]) -> dict[str, int]:
    """Return how much is missing altogether, in minor units by currency."""
    missing: Counter[str] = Counter()
    for each in found:
        missing[each.currency] -= each.difference
    return dict(missing)
