"""A payout that arrived, with the runs that it is for: a row of the table of payouts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.domain.received import Arrivals, ArrivalState, Received, RunArrival, Share
from affitrack.gui.i18n import QT_TRANSLATE_NOOP
from affitrack.gui.received.words import PILL_OF_ARRIVAL, arrival_meaning, arrival_name
from affitrack.gui.tokens import PillKind


class Place(StrEnum):
    """Whether a payout has found the run that it is for."""

    RUN = "run"
    """All of it is for runs."""
    PART = "part"
    """A part of it is for none."""
    NONE = "none"
    """It fits no run."""
    SET_ASIDE = "set_aside"
    """The user said that it is for none."""
    TO_COME = "to_come"
    """Its day is still to come: until then it is held against no run."""


_NAMES: Final = {
    Place.PART: QT_TRANSLATE_NOOP("ArrivedRows", "Partly unmatched"),
    Place.NONE: QT_TRANSLATE_NOOP("ArrivedRows", "No run"),
    Place.SET_ASIDE: QT_TRANSLATE_NOOP("ArrivedRows", "Set aside"),
    Place.TO_COME: QT_TRANSLATE_NOOP("ArrivedRows", "Still to come"),
}
_MEANINGS: Final = {
    Place.PART: QT_TRANSLATE_NOOP("ArrivedRows", "A part of this payout is for no payout run."),
    Place.NONE: QT_TRANSLATE_NOOP(
        "ArrivedRows", "This payout fits no payout run. Say which one it is for, or set it aside."
    ),
    Place.SET_ASIDE: QT_TRANSLATE_NOOP(
        "ArrivedRows", "You said that this payout is for no payout run."
    ),
    Place.TO_COME: QT_TRANSLATE_NOOP(
        "ArrivedRows",
        "The day of this payout is still to come. From then on it is matched to its payout run.",
    ),
}
_WORST_FIRST: Final = (
    ArrivalState.MISSING,
    ArrivalState.SHORT,
    ArrivalState.OVER,
    ArrivalState.LATE,
    ArrivalState.MATCHED,
)


@dataclass(frozen=True, slots=True)
class ArrivedRow:
    """One payout."""

    payout: Received
    shares: tuple[tuple[RunArrival, Share], ...]
    """The runs that it is for, and how much of it each gets."""
    left: int
    """What of it is for no run, in minor units."""
    is_to_come: bool = False
    """Its day is still to come."""

    @property
    def place(self) -> Place:
        """Whether it has found its runs."""
        if self.is_to_come and self.payout.pins != ():
            return Place.TO_COME
        if self.shares:
            return Place.PART if self.left else Place.RUN
        return Place.SET_ASIDE if self.payout.pins == () else Place.NONE

    @property
    def run(self) -> RunArrival | None:
        """The run that needs a look most, of those that it is for."""
        runs = [run for run, _ in self.shares]
        return min(runs, key=lambda run: _WORST_FIRST.index(run.state), default=None)

    @property
    def needs_a_look(self) -> bool:
        """Whether the user may want to say where it belongs."""
        return self.place in {Place.NONE, Place.PART}

    def name(self) -> str:
        """Return its state in a word or two."""
        run = self.run
        if self.place is Place.RUN and run is not None:
            return arrival_name(run)
        name = _NAMES[self.place]
        return QCoreApplication.translate("ArrivedRows", name)

    def meaning(self) -> str:
        """Return its state in a sentence."""
        run = self.run
        if self.place is Place.RUN and run is not None:
            return arrival_meaning(run)
        meaning = _MEANINGS[self.place]
        return QCoreApplication.translate("ArrivedRows", meaning)

    def pill(self) -> PillKind:
        """Return the colour of its state."""
        run = self.run
        if self.place is Place.RUN and run is not None:
            return PILL_OF_ARRIVAL[run.state]
        return PillKind.CHECK if self.needs_a_look else PillKind.NEUTRAL


def arrived_rows(payouts: Sequence[Received], arrivals: Arrivals) -> list[ArrivedRow]:
    """Return a row for each payout, in their order."""
    shares: dict[int, list[tuple[RunArrival, Share]]] = {}
    for run in arrivals.runs:
        for share in run.shares:
            shares.setdefault(share.payout_id, []).append((run, share))
    left = {each.payout.payout_id: each.amount for each in arrivals.unmatched}
    return [
        ArrivedRow(
            payout,
            tuple(shares.get(payout.payout_id, ())),
            left.get(payout.payout_id, 0),
            payout.received_on > arrivals.as_of,
        )
        for payout in payouts
    ]


def row_key(row: ArrivedRow) -> int:
    """Return what tells a payout from all others."""
    return row.payout.payout_id
