"""Which payout pays which run: the likeliest reading of amounts and days.

A pure function of runs and payouts of one account and currency. What the user decided comes before
all else; then what fits to the cent, nearest in days first: one payout for one run, one for several
runs, several for one run; what is left goes to a run that is still open. The order in which payouts
were entered says nothing: equal ones may change places, and that is all.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from affitrack.domain.adding_up import MOST_IN_A_ROW, apart, in_a_row
from affitrack.domain.received import Share

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from affitrack.domain.adding_up import AddingUp
    from affitrack.domain.received import Pin

Parts: TypeAlias = "Sequence[tuple[date, int]]"
"""Days of runs, each with the part of a payout that is for it: of what arrived, or of what the
platform sent."""

# Money may come long after its run where a platform holds it back, and a little before. Days, the
# first for what fits to the cent, the second for what only may be meant.
_LATEST: Final = timedelta(days=120), timedelta(days=45)
_EARLIEST: Final = timedelta(days=31), timedelta(days=10)
# A transfer before the run is rarer than one after it, so its days count more.
_WEIGHT_OF_EARLY: Final = 4
# A payout that fits nothing is for a run so many days before it whatever it comes to, and for an
# earlier one only where it is not more than so many times as large.
_SOON: Final = 10
_TIMES_AS_LARGE: Final = 2
# One payout for several runs whose sum differs by no more than this share of it.
_ABOUT: Final = 20
# A hundredth more or less counts like a day; not half as large, or twice, tells no more than that.
_A_DAY: Final = 100
_MOST_APART_IN_SIZE: Final = 5000


class RunDue(NamedTuple):
    """A payout run, as far as it matters here."""

    on: date
    amounts: tuple[int, ...]
    """What it may come to, the likeliest first; all above 0, or none."""
    is_settled: bool = True
    """Whether any of it is known to be settled, or may well be."""


class Arrived(NamedTuple):
    """A payout, as far as it matters here. Sorted by what it is, and by its number last."""

    received_on: date
    amount: int
    fee: int
    words: tuple[str, ...]
    """What else tells payouts of one day and amount apart."""
    payout_id: int
    pins: tuple[Pin, ...] | None

    @property
    def sent(self) -> int:
        """What the platform sent."""
        return self.amount + self.fee


@dataclass
class Matched:
    """Which parts of which payouts are for which run."""

    shares: dict[date, list[Share]] = field(default_factory=dict)
    """By day of the run; those of one run by day."""
    left: dict[int, int] = field(default_factory=dict)
    """By number of the payout: what is for no run; only where that is not 0."""


def match(runs: Iterable[RunDue], payouts: Iterable[Arrived]) -> Matched:
    """Return which payout pays which run; of one account and currency.

    The shares of a payout and what is left of it always sum to its amount, and those of its fee
    never to more than the fee.
    """
    matching = _Matching(runs, payouts)
    matching.pinned()
    bounced = matching.set_bounced_aside()
    matching.one_for_one(_LATEST[1])
    # Neighbours that add up are likelier than one that fits months later, and both than a sum of
    # what has others between it: the less likely, the more often it only happens to fit.
    matching.one_for_several(in_a_row)
    matching.several_for_one(in_a_row)
    matching.one_for_one(_LATEST[0])
    matching.one_for_several(apart)
    matching.several_for_one(apart)
    matching.what_is_left()
    matching.went_back(bounced)
    return matching.matched()


class _Matching:
    """The runs that are still open, and the payouts that are for none yet."""

    def __init__(self, runs: Iterable[RunDue], payouts: Iterable[Arrived]) -> None:
        known = sorted(run for run in runs if run.amounts)
        self._open = {run.on: run.amounts for run in known}
        self._unsettled = {run.on for run in known if not run.is_settled}
        self._payouts = sorted(payouts, key=lambda payout: payout[:5])
        self._free = {payout.payout_id: payout for payout in self._payouts}
        self._run_days = list(self._open)
        self._payout_days = [payout.received_on for payout in self._payouts]
        self._shares: defaultdict[date, list[Share]] = defaultdict(list)

    def matched(self) -> Matched:
        """Return what was found."""
        left = {payout.payout_id: payout.amount for payout in self._payouts}
        for shares in self._shares.values():
            for share in shares:
                left[share.payout_id] -= share.amount
        by_run = {
            on: sorted(shares, key=lambda share: (share.received_on, share.payout_id))
            for on, shares in sorted(self._shares.items())
        }
        return Matched(by_run, {number: rest for number, rest in left.items() if rest})

    # --- what the user decided --------------------------------------------------------------------

    def pinned(self) -> None:
        """Put payouts where the user wants them; what a pin leaves over is for no run."""
        for payout in self._payouts:
            if payout.pins is None:
                continue
            del self._free[payout.payout_id]
            parts = list(_pinned_parts(payout))
            self._put(payout, parts, pinned=True)
            for on, amount in parts:
                self._pay(on, amount)

    def _pay(self, on: date, amount: int) -> None:
        """Let a run need less; one that needs no more is open no more."""
        rest = [each - amount for each in self._open.get(on, ())]
        if rest and rest[0] > 0:
            self._open[on] = tuple(each for each in rest if each > 0)
        else:
            self._open.pop(on, None)

    # --- what fits to the cent --------------------------------------------------------------------

    def one_for_one(self, latest: timedelta) -> None:
        """Match a payout with the run that it fits, at most so long after it; nearest first."""
        for counts_fee in (True, False):
            by_amount: defaultdict[int, list[date]] = defaultdict(list)
            for on, amounts in self._open.items():
                for amount in amounts:
                    by_amount[amount].append(on)
            free = list(self._free.values())
            pairs = sorted(
                (_distance(payout, on), place, on)
                for place, payout in enumerate(free)
                for on in by_amount.get(payout.sent if counts_fee else payout.amount, ())
                if _is_within(payout, on) and payout.received_on - on <= latest
            )
            for _, place, on in pairs:
                if on in self._open and free[place].payout_id in self._free:
                    self._close(free[place], [(on, free[place].sent)])

    def one_for_several(self, adding_up: AddingUp) -> None:
        """Match a payout with the runs that it pays together."""
        for payout in list(self._free.values()):
            near = self._runs_near(payout)
            sizes = [self._open[on][0] for on in near]
            nearness = [_distance(payout, on) for on in near]
            for sent in dict.fromkeys((payout.sent, payout.amount)):
                places = adding_up(sizes, nearness, sent)
                if places:
                    self._close(payout, [(near[place], sizes[place]) for place in places])
                    break

    def several_for_one(self, adding_up: AddingUp) -> None:
        """Match a run with the payouts that pay it together."""
        for on, amounts in list(self._open.items()):
            near = self._payouts_near(on)
            sizes = [payout.sent for payout in near]
            nearness = [_distance(payout, on) for payout in near]
            for amount in amounts:
                places = adding_up(sizes, nearness, amount)
                if places:
                    for place in places:
                        self._take(near[place], [(on, sizes[place])])
                    del self._open[on]
                    break

    # --- what does not fit ------------------------------------------------------------------------

    def what_is_left(self) -> None:
        """Match what fits nothing with the likeliest open run, or with some about as large.

        What is far from all runs comes last: it takes none from a payout that is near.
        """
        for payout in sorted(self._free.values(), key=self._is_far):
            found = self._likeliest(payout)
            if not found:
                continue
            _, nearest = found
            parts: Parts = [(nearest, payout.sent)]
            if payout.sent > max(self._open[nearest]):
                parts = self._about_as_large(payout, nearest) or self._filled(payout, nearest)
            self._take(payout, parts)
            for on, amount in parts:
                self._pay(on, amount)

    def _is_far(self, payout: Arrived) -> bool:
        found = self._likeliest(payout)
        return not found or found[0] > _SOON * _A_DAY

    def _likeliest(self, payout: Arrived) -> tuple[int, date] | tuple[()]:
        """Return the open run that a payout is for, after how far it is from it; () for none."""
        near = self._runs_near(payout, fits=False)
        meant = [on for on in near if self._may_be_meant(payout, on)]
        return min(((self._unlikeness(payout, on), on) for on in meant), default=())

    def _may_be_meant(self, payout: Arrived, on: date) -> bool:
        """Tell whether a payout that fits nothing may be for a run."""
        is_soon = _distance(payout, on) <= _SOON and on not in self._shares
        return is_soon or payout.sent <= _TIMES_AS_LARGE * max(self._open[on])

    def _unlikeness(self, payout: Arrived, on: date) -> int:
        """Return how far a payout is from a run, in days and in size."""
        sizes = sorted((payout.sent, max(self._open[on])))
        in_size = 100 * _A_DAY * (sizes[1] - sizes[0]) // sizes[1]
        return _A_DAY * _distance(payout, on) + min(in_size, _MOST_APART_IN_SIZE)

    def _about_as_large(self, payout: Arrived, nearest: date) -> Parts:
        """Return runs in a row up to the nearest that come to about a payout, and their parts.

        They come at least twice as near to it as the nearest alone. A run that came short is not
        among them, as a few more cents would always fit one, and none of which nothing is settled.
        """
        near = [on for on in self._runs_near(payout) if on <= nearest]
        taken = self._shares.keys() | self._unsettled
        earlier = [on for on in near if on == nearest or on not in taken]
        parts: list[tuple[date, int]] = []
        best: tuple[int, Parts] = ((payout.sent - self._open[nearest][0]) // 2, ())
        for on in reversed(earlier[-MOST_IN_A_ROW:]):
            parts.append((on, self._open[on][0]))
            rest = payout.sent - sum(amount for _, amount in parts[1:])
            if len(parts) > 1 and rest > 0:
                best = min(best, (abs(rest - parts[0][1]), ((nearest, rest), *parts[1:])))
        return best[1] if best[0] * _ABOUT <= payout.sent else ()

    def _filled(self, payout: Arrived, nearest: date) -> Parts:
        """Return the nearest run, with those before it that what is over pays.

        That is a run of which nothing came, where it is covered as a whole, and one that came
        short, where it is covered to the cent: anything else says that too much came of this run.
        What is not settled is paid by nothing that does not fit.
        """
        rest = payout.sent - self._open[nearest][0]
        parts: list[tuple[date, int]] = []
        near = self._runs_near(payout, fits=False)
        for on in reversed([on for on in near if on < nearest and on not in self._unsettled]):
            amount = self._open[on][0]
            is_short = on in self._shares
            if amount > rest or (is_short and amount != rest):
                break
            parts.append((on, amount))
            rest -= amount
        return [(nearest, self._open[nearest][0] + rest), *parts]

    # --- transfers that went back -----------------------------------------------------------------

    def set_bounced_aside(self) -> list[tuple[Arrived, Arrived | None]]:
        """Take transfers that went back out, each with the payout that went back."""
        found: list[tuple[Arrived, Arrived | None]] = []
        for back in [payout for payout in self._free.values() if payout.amount < 0]:
            came = [
                payout
                for payout in self._free.values()
                if payout.amount == -back.amount
                and timedelta() <= back.received_on - payout.received_on <= _LATEST[1]
            ]
            bounced = came[-1] if came else None
            found.append((back, bounced))
            for payout in (back, bounced):
                if payout is not None:
                    del self._free[payout.payout_id]
        return found

    def went_back(self, bounced: Iterable[tuple[Arrived, Arrived | None]]) -> None:
        """Put transfers that went back to the run that they were for, or that was paid last."""
        for back, came in bounced:
            first = came or back
            runs = {*self._shares, *(self._open if came is not None else ())}
            known = [on for on in runs if on <= first.received_on and _is_within(first, on)]
            for payout in (came, back):
                if payout is not None and known:
                    self._put(payout, [(max(known), payout.amount)])

    # --- inside -----------------------------------------------------------------------------------

    def _runs_near(self, payout: Arrived, *, fits: bool = True) -> list[date]:
        """Return the open runs that a payout may be for by its day, in order."""
        which = 0 if fits else 1
        first = bisect_left(self._run_days, payout.received_on - _LATEST[which])
        after = bisect_right(self._run_days, payout.received_on + _EARLIEST[which])
        return [on for on in self._run_days[first:after] if on in self._open]

    def _payouts_near(self, on: date) -> list[Arrived]:
        """Return the payouts that are for no run yet and may be for one by its day, in order."""
        first = bisect_left(self._payout_days, on - _EARLIEST[0])
        after = bisect_right(self._payout_days, on + _LATEST[0])
        near = self._payouts[first:after]
        return [payout for payout in near if payout.payout_id in self._free]

    def _close(self, payout: Arrived, parts: Parts) -> None:
        """Match a payout with runs, which need no more."""
        self._take(payout, parts)
        for on, _ in parts:
            del self._open[on]

    def _take(self, payout: Arrived, parts: Parts) -> None:
        self._put(payout, parts)
        del self._free[payout.payout_id]

    def _put(self, payout: Arrived, parts: Parts, *, pinned: bool = False) -> None:
        """Add shares; the fee goes with them, each by its size."""
        sizes = [abs(size) for _, size in parts]
        is_of_sent = payout.fee > 0 and sum(sizes) == payout.sent
        fees = _split(payout.fee, sizes, payout.sent if is_of_sent else abs(payout.amount))
        for (on, size), fee in zip(parts, fees, strict=True):
            amount = size - fee if is_of_sent else size
            number, day = payout.payout_id, payout.received_on
            self._shares[on].append(Share(number, day, amount, fee, pinned))


def _pinned_parts(payout: Arrived) -> Iterator[tuple[date, int]]:
    """Yield run and amount of each pin; together never more than the payout has."""
    sign = 1 if payout.amount > 0 else -1
    left = abs(payout.amount)
    for pin in sorted(payout.pins or (), key=lambda pin: (pin.amount is None, pin.payout_on)):
        amount = left if pin.amount is None else min(abs(pin.amount), left)
        left -= amount
        if amount:
            yield pin.payout_on, sign * amount


def _distance(payout: Arrived, on: date) -> int:
    days = (payout.received_on - on).days
    return days if days >= 0 else -days * _WEIGHT_OF_EARLY


def _is_within(payout: Arrived, on: date) -> bool:
    return -_EARLIEST[0] <= payout.received_on - on <= _LATEST[0]


def _split(whole: int, sizes: Sequence[int], total: int) -> list[int]:
    """Return the parts of a whole that go with sizes, of which all there are come to a total."""
    if not whole:
        return [0] * len(sizes)
    parts: list[int] = []
    reached = given = 0
    for size in sizes:
        reached += size
        upto = whole * reached // total
        parts.append(upto - given)
        given = upto
    return parts
