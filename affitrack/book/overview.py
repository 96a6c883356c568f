"""The answers of the first page, worked out together, so that they are all of one moment."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from affitrack.book.videos import with_their_lines
from affitrack.domain.forecast import EXPORTS_OLD_DAYS
from affitrack.domain.records import LineFilter, StageTotal
from affitrack.domain.stage import Stage
from affitrack.later import later

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from affitrack.book.book import Book
    from affitrack.book.videos import VideoSales
    from affitrack.domain import followed_runs, received
    from affitrack.domain.claim import Reminder
    from affitrack.domain.coverage import Coverage, Span
    from affitrack.domain.exchange import Approximate
    from affitrack.domain.received import RunArrival
    from affitrack.domain.records import CurrencySummary, DayRelease, LostProduct, MonthRecord
else:
    followed_runs, received = (
        later(f"affitrack.domain.{name}") for name in ("followed_runs", "received")
    )

RECENT_DAYS: Final = 90
RELEASE_DAYS: Final = 14
MOST_RELEASES: Final = 6
MOST_VIDEOS: Final = 8
_NOTHING: Final = StageTotal()

_FLAGS: Final = (
    "late",
    "commission_mismatch",
    "rate_mismatch",
    "base_mismatch",
    "rate_missing",
    "base_missing",
    "settled_before_order",
)
"""What needs a look, the most pressing first; frozen and unknown lines are stages of their own."""


@dataclass(frozen=True, slots=True)
class CurrencyOverview:
    """The key figures of one currency."""

    currency: str
    next_payout_on: date | None
    next_payout_net: int
    too_small: int
    """So much of it is below the minimum payout by what is known, and waits for more."""
    next_payout_kept: int
    """What of money taken back is to be kept from it; 0, or below."""
    held: StageTotal
    next_release: DayRelease | None
    paid_this_year: int
    """Paid in this calendar year, less what was taken back in it."""
    paid_change: Decimal | None
    """Against the same months of last year: Decimal("0.31") is 31 % more. None where nothing was
    paid then."""
    lost: StageTotal
    """Of the lines ordered in the last `Overview.recent_days` days."""
    lost_share: Decimal | None
    """Of the number of those lines; None where there are none."""
    lost_most: LostProduct | None
    """The product that lost most of it; None where nothing was lost, or only one sale."""

    @property
    def next_payout_arrives(self) -> int:
        """What is to arrive with it, by what is known: less what is kept of money taken back."""
        return self.next_payout_net + self.next_payout_kept


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs a look, all for the same reason: lines, or something about files."""

    kind: str
    """A flag of `LineRecord.flags`, "frozen" or "unknown_status"; of files "rejected",
    "left", "export_by" or "out_of_reach"; of payouts "run_missing", "run_short" or
    "payout_unmatched"; "claim"."""
    count: int
    """Lines, also of "left"; of "rejected" rows, of the other two of files days, of payouts runs or
    payouts."""
    which: LineFilter | None
    """The lines meant; None of files and payouts."""
    about: str = ""
    """Name of the file, of "rejected"."""
    day: date | None = None
    """Of "export_by": the last day on which nothing is lost yet."""
    days: Span | None = None
    """Of "left": the days to export again."""
    run: RunArrival | None = None
    """Of "run_missing" and "run_short": the last of those runs."""
    reminder: Reminder | None = None
    """Of "claim": a day of a claim, or of frozen lines in none, that is near or over."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What the first page shows."""

    as_of: date
    currencies: tuple[CurrencyOverview, ...]
    """That with most lines first."""
    months: tuple[MonthRecord, ...]
    releases: tuple[DayRelease, ...]
    videos: tuple[VideoSales, ...]
    attention: tuple[Attention, ...]
    about: Mapping[str, Approximate] = field(default_factory=dict)
    """What the figures of several currencies come to by the user's own exchange rates: "held",
    "paid", "lost", and "next_payout" where it is on the same day; only what can be told."""
    recent_days: int = RECENT_DAYS
    exports_end_on: date | None = None
    """The last day of the exports, where that is long ago; of several accounts the first to end."""
    is_complete: bool = True
    """False where it has only what the store keeps the sums of: nothing of the last days, no video,
    nothing that needs a look."""


def figures_of(book: Book, account: str | None = None) -> Overview:
    """Return what of the first page can be told in a blink, however many lines there are.

    Raises `UserError` where there is no such account.
    """
    summaries, months, releases = book.at_once(RELEASE_DAYS, account)
    return Overview(
        as_of=book.as_of,
        currencies=tuple(
            _currency(summary, months, releases, {}, None, 0, book.as_of) for summary in summaries
        ),
        months=tuple(months),
        releases=tuple(releases[:MOST_RELEASES]),
        videos=(),
        attention=(),
        is_complete=False,
    )


def overview_of(book: Book, account: str | None = None) -> Overview:
    """Return the answers of the first page, as of the book's day; of one account or of all.

    Raises `UserError` where there is no such account.
    """
    summaries, months, releases = book.at_once(RELEASE_DAYS, account)
    since = book.as_of - timedelta(days=RECENT_DAYS - 1)
    lost_most = book.lost_most(since, account)
    recent = book.stage_counts(
        LineFilter(account=account, ordered_from=since, ordered_to=book.as_of)
    )
    kept = book.kept_from_next(summaries, account)
    currencies = tuple(
        _currency(
            summary,
            months,
            releases,
            recent.get(summary.currency, {}),
            lost_most.get(summary.currency),
            kept[summary.currency],
            book.as_of,
        )
        for summary in summaries
    )
    return Overview(
        as_of=book.as_of,
        currencies=currencies,
        months=tuple(months),
        releases=tuple(releases[:MOST_RELEASES]),
        videos=with_their_lines(
            book.videos(account, ordered_from=since)[:MOST_VIDEOS], since, None
        ),
        attention=tuple(_attention(book, account)),
        about=_about(book, currencies),
        exports_end_on=_end_of_old_exports(book, account),
    )


def _about(book: Book, currencies: Sequence[CurrencyOverview]) -> dict[str, Approximate]:
    """Return what the figures come to together, where that can be told."""
    figures: dict[str, Mapping[str, int]] = {
        "held": {each.currency: each.held.net for each in currencies},
        "paid": {each.currency: each.paid_this_year for each in currencies},
        "lost": {each.currency: each.lost.net for each in currencies},
    }
    if len({each.next_payout_on for each in currencies}) == 1:
        figures["next_payout"] = {each.currency: each.next_payout_arrives for each in currencies}
    known = {
        name: book.approximate({key: minor for key, minor in amounts.items() if minor})
        for name, amounts in figures.items()
    }
    return {name: about for name, about in known.items() if about is not None}


def _currency(
    summary: CurrencySummary,
    months: Sequence[MonthRecord],
    releases: Sequence[DayRelease],
    recent: Mapping[Stage, StageTotal],
    lost_most: LostProduct | None,
    kept: int,
    as_of: date,
) -> CurrencyOverview:
    own = [month for month in months if month.currency == summary.currency]
    paid, change = _paid_this_year(own, as_of)
    lost = recent.get(Stage.LOST, _NOTHING)
    ordered = sum(total.lines for total in recent.values())
    return CurrencyOverview(
        currency=summary.currency,
        next_payout_on=summary.next_payout_on,
        next_payout_net=summary.next_payout_net,
        too_small=summary.too_small,
        next_payout_kept=kept,
        held=summary.stages.get(Stage.HELD, _NOTHING),
        next_release=next((each for each in releases if each.currency == summary.currency), None),
        paid_this_year=paid,
        paid_change=change,
        lost=lost,
        lost_share=_share(lost.lines, ordered),
        lost_most=lost_most if lost.lines > 1 else None,
    )


def _paid_this_year(months: Sequence[MonthRecord], as_of: date) -> tuple[int, Decimal | None]:
    """Return what this year paid, and how much more that is than in the same months last year.

    The months compared go up to the last one that paid something this year: the run of the
    present month may still be to come.
    """
    this_year = {m.month: m.paid + m.deducted for m in months if m.month[:4] == f"{as_of:%Y}"}
    last_year = {m.month: m.paid + m.deducted for m in months if m.month[:4] == f"{as_of.year - 1}"}
    paid = sum(this_year.values())
    last_paid = max((month[5:] for month, amount in this_year.items() if amount), default="00")
    before = sum(amount for month, amount in last_year.items() if month[5:] <= last_paid)
    return paid, Decimal(paid - before) / Decimal(before) if before > 0 else None


def _attention(book: Book, account: str | None) -> list[Attention]:
    flagged = book.flag_counts(account)
    found = [Attention(flag, flagged.get(flag, 0), LineFilter(flag=flag)) for flag in _FLAGS]
    summaries = book.summary(account)
    for kind, stage in (("unknown_status", Stage.UNKNOWN), ("frozen", Stage.FROZEN)):
        lines = sum(summary.stages[stage].lines for summary in summaries)
        found.append(Attention(kind, lines, LineFilter(stages=frozenset({stage}))))
    found += [*_arrivals(book, account), *_rejected(book, account)]
    covered = [each.coverage for each in book.coverage(account)]
    found = [*_reminders(book, account), *_left(covered), *found, *_coverage(covered, book.as_of)]
    return [each for each in found if each.count]


def _reminders(book: Book, account: str | None) -> list[Attention]:
    """Return what has a day that is near or over, the first day first."""
    handle = None if account is None else book.account(account).handle
    return [
        Attention("claim", 1, None, reminder=each)
        for each in book.reminders()
        if handle in {None, each.account}
    ]


def _arrivals(book: Book, account: str | None) -> list[Attention]:
    """Return runs that are short or missing, and payouts for none, once payouts are kept."""
    if not book.received(account):
        return []
    arrivals = book.arrivals(account)
    runs = [run for run in followed_runs.followed(arrivals.runs) if run.difference < 0]
    found: list[Attention] = []
    for kind, state in (
        ("run_missing", received.ArrivalState.MISSING),
        ("run_short", received.ArrivalState.SHORT),
    ):
        meant = [run for run in runs if run.state is state]
        found.append(Attention(kind, len(meant), None, run=meant[-1] if meant else None))
    unmatched = [each for each in arrivals.unmatched if each.payout.pins is None]
    return [*found, Attention("payout_unmatched", len(unmatched), None)]


def _rejected(book: Book, account: str | None) -> list[Attention]:
    """Return the rows of the last import that were rejected and are not mended yet."""
    handle = None if account is None else book.account(account).handle
    standing = [
        each for each in book.imports() if each.undone_at is None and handle in {None, each.account}
    ]
    if not standing or not standing[-1].rejected:
        return []
    last = standing[-1]
    left = last.rejected - book.mended_rows().get(last.import_id, 0)
    return [Attention("rejected", left, None, about=last.file_name)]


def _left(covered: Iterable[Coverage]) -> list[Attention]:
    """Return the sales of which only another export can tell whether they are paid."""
    left = [each.left for each in covered if each.left is not None]
    return [Attention("left", lines, None, days=days) for days, lines in left]


def _coverage(covered: Iterable[Coverage], as_of: date) -> list[Attention]:
    """Return the days of which exports will soon be too late, or are so already."""
    found: list[Attention] = []
    for each in covered:
        if each.out_of_reach is not None:
            found.append(Attention("out_of_reach", each.out_of_reach.days, None))
        elif each.export_by is not None:
            left = (each.export_by - as_of).days + 1
            found.append(Attention("export_by", left, None, day=each.export_by))
    return found


def _end_of_old_exports(book: Book, account: str | None) -> date | None:
    ends = [covered.covered[-1].last for _, covered in book.coverage(account) if covered.covered]
    old = [end for end in ends if (book.as_of - end).days > EXPORTS_OLD_DAYS]
    return min(old, default=None)


def _share(part: int, whole: int) -> Decimal | None:
    return Decimal(part) / Decimal(whole) if whole else None
