"""What the store keeps and answers with, as values that every floor above can hold.

The store's queries return these; book, command line and windows pass them on. Nothing here
computes. Amounts are integer minor units of the record's currency, days are `datetime.date`,
moments are ISO text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

    from affitrack.domain.account import AccountRules
    from affitrack.domain.correction import Correction
    from affitrack.domain.derive import DerivedLine
    from affitrack.domain.line import LineFacts, LineKey
    from affitrack.domain.stage import Stage


BY_HAND: Final = "by_hand"
"""The format of an import that is one sale entered by hand."""


@dataclass(frozen=True, slots=True)
class Account:
    """One creator profile with the rules that hold for it."""

    account_id: int
    handle: str
    market: str
    currency: str
    settings: Mapping[str, str]
    """What the user set otherwise than the market's presets."""
    rules: AccountRules


@dataclass(frozen=True, slots=True)
class LineFilter:
    """Which lines are meant. Empty fields do not narrow; days are both included."""

    account: str | None = None
    stages: frozenset[Stage] = frozenset()
    shop: str | None = None
    """Shop code or name."""
    shops: frozenset[str] = frozenset()
    """Any of these shops, by code or name; likewise with the other sets."""
    content_id: str | None = None
    content_ids: frozenset[str] = frozenset()
    product_id: str | None = None
    product_ids: frozenset[str] = frozenset()
    order_id: str | None = None
    currency: str | None = None
    ordered_from: date | None = None
    ordered_to: date | None = None
    payout_month: str | None = None
    """"2026-12": lines that are or were paid in that month; "2026": in that year."""
    payout_on: date | None = None
    """Lines of the payout runs of that day, and those of which money was taken back on it."""
    release_on: date | None = None
    """Lines that stop, or stopped, being held back on that day."""
    flag: str | None = None
    flags: frozenset[str] = frozenset()
    import_id: int | None = None
    corrected: bool = False
    """Lines in which the user has corrected something."""
    text: str = ""
    """Words searched in order id, product, shop, content id and title; all must occur."""


@dataclass(frozen=True, slots=True)
class LineRecord:
    """One order line as it stands on a day: facts, what follows from them, names, origin."""

    line_id: int
    account: str
    facts: LineFacts
    derived: DerivedLine
    stage: Stage
    payout_on: date | None
    """As `derived.payout_on`, but for a line whose run passed unsettled: the run it waits for."""
    flags: tuple[str, ...]
    """Audit flags, `Oddity` values, then "late", "at_risk", "unknown_status" as of the day."""
    product_name: str
    shop_name: str
    content_title: str
    import_id: int
    file_name: str
    source_row: int
    corrections: tuple[Correction, ...] = ()
    """What the user has corrected; `derived` follows from it, `facts` are as files state them."""

    @property
    def corrected(self) -> frozenset[str]:
        """The fields that are the user's own: values of `Correctable`."""
        return frozenset(each.field for each in self.corrections)


@dataclass(frozen=True, slots=True)
class StageTotal:
    """Lines and money of one stage."""

    lines: int = 0
    net: int = 0


@dataclass(frozen=True, slots=True)
class CurrencySummary:
    """What there is in one currency on a day."""

    currency: str
    stages: Mapping[Stage, StageTotal]
    """All eight stages, in the order of `Stage`."""
    next_payout_on: date | None
    """First coming run that pays something; None where nothing is cleared or held."""
    next_payout_net: int
    too_small: int
    """So much of it is below the minimum payout by what is known, and waits for more."""
    unsettled: int
    """So much of it comes only if it is settled by then."""


@dataclass(frozen=True, slots=True)
class MonthRecord:
    """What one month pays in one currency, by payout month."""

    month: str
    """"2026-12"."""
    currency: str
    paid: int = 0
    cleared: int = 0
    held: int = 0
    deducted: int = 0
    """Money taken back, by its own date; negative."""

    @property
    def total(self) -> int:
        """Everything that the month pays by what is known."""
        return self.paid + self.cleared + self.held + self.deducted


@dataclass(frozen=True, slots=True)
class DayRelease:
    """What stops being held back on one day."""

    release_on: date
    currency: str
    lines: int
    net: int


@dataclass(frozen=True, slots=True)
class LostProduct:
    """A product of which sales were lost, in one currency."""

    product_id: str
    name: str
    lines: int
    net: int
    """What they would have paid."""


@dataclass(frozen=True, slots=True)
class VideoRecord:
    """What one content brought in, in one currency. Returned items are part of `items`."""

    content_id: str
    content_type: str
    title: str
    currency: str
    orders: int
    """Distinct order ids, whatever became of them."""
    items: int
    refunded: int
    gmv: int
    net: int
    """Earned: held + cleared + paid + deducted."""
    stages: Mapping[Stage, StageTotal]
    first_sale_at: str
    """Of the sales counted, like the last one; "" where there are none."""
    last_sale_at: str
    posted_at: str | None = None
    """On the market's wall clock; stated by a file, or told by the id of a video."""
    views: int | None = None
    """The newest that a file states; None where none does."""
    views_from: str | None = None
    """First day of the views; None: since it was posted."""
    views_to: str | None = None
    epm: int | None = None
    """Earned per 1 000 views, by the sales of the views' days (domain/reach.py)."""
    gpm: int | None = None
    """GMV per 1 000 views, likewise."""
    conversion: Decimal | None = None
    """Orders per view, likewise: Decimal("0.0012")."""


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """One file that was taken in."""

    import_id: int
    account: str
    path: str
    file_name: str
    sha256: str
    format: str
    language: str
    imported_at: str
    from_on: str | None
    """First and last day of its orders, ISO; of figures, those that the file speaks of."""
    to_on: str | None
    rows: int
    new: int
    changed: int
    unchanged: int
    older: int
    rejected: int
    rejects_file: str | None
    basis: str | None
    undone_at: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """What an import does to one line. `kind` is new, changed, known or older.

    Of an older row `before` is what stands, and `after` what the row said, which changes nothing.
    """

    kind: str
    row: int
    product_name: str
    shop_name: str
    before: LineFacts | None
    after: LineFacts
    derived_before: DerivedLine | None
    derived_after: DerivedLine
    stood_as: LineKey | None = None
    """The key under which it was known when its row came; None where that is the key of `before`,
    or it was not known."""


@dataclass(frozen=True, slots=True)
class UndoneLine:
    """What undoing an import does to one line. `kind` is removed, restored or kept."""

    kind: str
    product_name: str
    before: LineFacts
    derived_before: DerivedLine
    after: LineFacts | None
    """None where the line is removed."""
    derived_after: DerivedLine | None
    file_name: str
    """The file whose word stands afterwards; "" where the line is removed."""


@dataclass(frozen=True, slots=True)
class UndoPreview:
    """What undoing an import would do, in lines."""

    removed: int
    restored: int
    kept: int
    """Lines of which other imports say what stands: their present value stays."""
    lines: tuple[UndoneLine, ...] = field(default=(), compare=False)
    """The first removed, restored and kept lines."""
    stages_before: Mapping[str, Mapping[Stage, StageTotal]] = field(
        default_factory=dict, compare=False
    )
    """By currency, of the whole account; empty where nobody asked as of a day."""
    stages_after: Mapping[str, Mapping[Stage, StageTotal]] = field(
        default_factory=dict, compare=False
    )


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the store and what it found."""

    name: str
    ok: bool
    found: Mapping[str, int | list[str]] = field(default_factory=dict)
