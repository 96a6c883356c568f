"""What the coming payout runs pay to one account in one currency, with its chances.

Three layers (facts/forecasting.md, "What wins" 1): what is ordered already, what contents that have
sold will sell, and what new ones bring.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from affitrack.analysis.forecast.chances import EARLIER, Flow, draw, stretched
from affitrack.analysis.forecast.flows import courses_of, new_sales
from affitrack.analysis.forecast.history import Floats, History, Ints
from affitrack.analysis.forecast.pace import Paces
from affitrack.analysis.forecast.replay import ENDS, fitting_scale
from affitrack.analysis.forecast.survival import Course

DRAWS: Final = 2000


@dataclass(frozen=True, eq=False)
class Outlook:
    """What each coming run is expected to pay, of all that is not settled yet."""

    cleared: Floats
    """By run: of open lines that are cleared by the rules."""
    held: Floats
    """By run: of open lines that are held back."""
    posted: Floats
    """By run: of sales not made yet, of contents that have sold already."""
    new: Floats
    """By run: of sales not made yet, of contents that have not."""
    draws: Floats
    """By draw and run: all of it together, as it may come."""

    @property
    def expected(self) -> Floats:
        """Return what each run is expected to pay."""
        return self.cleared + self.held + self.posted + self.new


def outlook(history: History, prior: Course, last_days: Ints, seed: int) -> Outlook:
    """Return what coming runs pay of what is not settled yet.

    Args:
        history: the lines as they are known.
        prior: what becomes of lines by the rules alone.
        last_days: by run, how many of the days after `history.known_on` end with a settlement
            that this run, or one before it, pays; never falling.
        seed: of the draws.
    """
    courses = courses_of(history, prior)
    paces = Paces(history)
    pace = paces.seen()
    days = int(last_days.max(initial=0)) + EARLIER
    cleared = courses.settling(history, history.is_released > 0, days)
    held = courses.settling(history, history.is_released == 0, days)
    sold = [Flow(each, last_days) for each in new_sales(courses, pace, days)]
    by_stretch = np.array([flow.by_run() for flow in sold])
    posted = (by_stretch * pace.posted_share[:, None]).sum(axis=0)
    waiting = Flow(cleared + held, last_days)
    draws = draw(history, courses, pace, waiting, sold, count=DRAWS, seed=seed)
    scale = np.interp(last_days, ENDS, fitting_scale(history, paces, prior))
    return Outlook(
        cleared=Flow(cleared, last_days).by_run(),
        held=Flow(held, last_days).by_run(),
        posted=posted,
        new=by_stretch.sum(axis=0) - posted,
        draws=stretched(draws, scale),
    )
