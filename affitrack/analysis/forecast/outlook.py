"""What the coming payout runs pay to one account in one currency, with its chances.

Three layers (facts/forecasting.md, "What wins" 1): what is ordered already, what contents that have
sold will sell, and what new ones bring.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from affitrack.analysis.forecast.chances import draw, some_ended, stretched
from affitrack.analysis.forecast.flows import (
    EARLIER,
    Flow,
    Opened,
    courses_of,
    missing_sales,
    new_sales,
)
from affitrack.analysis.forecast.history import Floats, History, Ints
from affitrack.analysis.forecast.pace import Paces
from affitrack.analysis.forecast.priors import Usual
from affitrack.analysis.forecast.replay import fitting_scale

DRAWS: Final = 8000


@dataclass(frozen=True, eq=False)
class AccountOutlook:
    """What each coming run is expected to pay, of all that is not settled yet."""

    cleared: Opened
    """Open lines that are cleared by the rules."""
    held: Opened
    """Open lines that are held back."""
    posted: Floats
    """By run: of sales not made yet, of contents that have sold already."""
    new: Floats
    """By run: of sales not made yet, of contents that have not."""
    lost: float
    """Of sales not made yet, the share that is lost."""
    open_drawn: Floats
    """By draw and run: what open lines may pay."""
    sales_drawn: Floats
    """By draw and run: what sales not made yet may pay."""
    scale: Floats
    """By run: by how much the draws of both together are to be stretched."""
    stopped: tuple[int, ...]
    """Shops that pay no more."""

    @property
    def expected(self) -> Floats:
        """Return what each run is expected to pay."""
        return self.cleared.paid.by_run() + self.held.paid.by_run() + self.posted + self.new

    @property
    def draws(self) -> Floats:
        """Return by draw and run all of it together, as it may come."""
        return stretched(self.open_drawn + self.sales_drawn, self.scale)


def outlook(
    history: History,
    prior: Usual,
    last_days: Ints,
    seed: int,
    passed: int = 0,
    unpaid: int = 0,
    goes_on: float = 1.0,
) -> AccountOutlook:
    """Return what coming runs pay of what is not settled yet.

    Args:
        history: the lines as they are known.
        prior: what becomes of lines by the rules alone.
        last_days: by run, how many of the days after `history.known_on` end with a settlement
            that this run, or one before it, pays; never falling.
        seed: of the draws.
        passed: how many of these days runs that have passed have paid, unseen: sales that were
            made since, and lines that were open when one last looked and have been settled since.
        unpaid: how many of the last days no run has paid yet: what was settled on them, unheard of,
            the first run pays.
        goes_on: the chance that there are sales of which nobody has told yet.
    """
    courses = courses_of(history, prior)
    paces = Paces(history.closed())
    pace = paces.seen()
    # Who sells nothing any more has stopped, or only pauses: there is no pace between the two.
    goes_on *= paces.goes_on
    days = int(last_days.max(initial=0)) + EARLIER
    cleared = courses.opened(history, history.is_released > 0, last_days, passed, unpaid)
    held = courses.opened(history, history.is_released == 0, last_days, passed, unpaid)
    sold = [Flow(each, last_days, passed) for each in new_sales(courses, pace, days)]
    sold[0] += missing_sales(courses, pace, history, sold[0], unpaid)
    by_stretch = goes_on * np.array([flow.by_run() for flow in sold])
    posted = (by_stretch * pace.posted_share[:, None]).sum(axis=0)
    open_drawn, sales_drawn = draw(
        history, courses, pace, cleared + held, sold, count=DRAWS, seed=seed
    )
    return AccountOutlook(
        cleared=cleared,
        held=held,
        posted=posted,
        new=by_stretch.sum(axis=0) - posted,
        lost=courses.lost,
        open_drawn=open_drawn,
        sales_drawn=some_ended(sales_drawn, goes_on, seed),
        scale=fitting_scale(history, paces, prior, last_days),
        stopped=courses.stopped,
    )
