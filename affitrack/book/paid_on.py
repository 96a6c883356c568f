"""The days on which lines are paid, before and after something, where runs have moved.

Lines are stored with the day that is planned; a run that stays below the minimum pays later, and
one whose money came early has paid already. What an import or its undo does to lines is told by
the day that counts, as every page tells it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from affitrack.store.payouts.paying_runs import Run, paying_runs

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from affitrack.domain.changes import ChangeTally, StageMove
    from affitrack.domain.records import Difference, UndoneLine
    from affitrack.store.connection import Store


class PaidOn:
    """The runs of an account before something is done; `look_again` after it."""

    def __init__(self, store: Store, as_of: date, account_id: int) -> None:
        self._store = store
        self._as_of = as_of
        self._account_id = account_id
        self._before = self._after = paying_runs(store, as_of)

    def look_again(self) -> None:
        """Look at the runs after it was done."""
        self._after = paying_runs(self._store, self._as_of)

    def moves(self, tally: ChangeTally) -> tuple[StageMove, ...]:
        """Return where lines went."""
        return tally.moves(
            self._as_of,
            lambda *run: self._before.as_arrived(Run(self._account_id, *run)),
            lambda *run: self._after.as_arrived(Run(self._account_id, *run)),
        )

    def differences(self, found: Iterable[Difference]) -> list[Difference]:
        """Return what an import does to lines, with the days on which they are paid."""
        return [self._difference(each) for each in found]

    def undone(self, lines: Iterable[UndoneLine]) -> tuple[UndoneLine, ...]:
        """Return what an undo does to lines, likewise."""
        return tuple(self._undone(each) for each in lines)

    def _difference(self, found: Difference) -> Difference:
        was, known = found.derived_before, found.before
        if was is not None and known is not None:
            was = self._before.as_paid(self._account_id, known.currency, was)
        now = self._after.as_paid(self._account_id, found.after.currency, found.derived_after)
        return replace(found, derived_before=was, derived_after=now)

    def _undone(self, line: UndoneLine) -> UndoneLine:
        was = self._before.as_paid(self._account_id, line.before.currency, line.derived_before)
        now, stands = line.derived_after, line.after
        if now is not None and stands is not None:
            now = self._after.as_paid(self._account_id, stands.currency, now)
        return replace(line, derived_before=was, derived_after=now)
