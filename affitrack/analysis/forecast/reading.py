"""From the store to arrays: the sales of one account, by currency, as they are known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Final

import numpy as np

from affitrack.analysis.forecast.flows import courses_of
from affitrack.analysis.forecast.history import (
    LOST,
    OPEN,
    SETTLED,
    UNKNOWN_DAY,
    ContentSales,
    History,
)
from affitrack.analysis.forecast.journeys import loss_ages
from affitrack.analysis.forecast.priors import Usual
from affitrack.analysis.forecast.silence import is_chance, share_told
from affitrack.domain.coverage import coverage, last_told
from affitrack.store.forecasts.forecasting import content_days, last_import_on, line_sums
from affitrack.store.imports.history import covering_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from affitrack.analysis.forecast.history import Ints
    from affitrack.domain.coverage import CoveringFile
    from affitrack.domain.records import Account
    from affitrack.store.connection import Store
    from affitrack.store.forecasts.forecasting import ContentDay, LineSum

_STATES: Final = {"pending": OPEN, "settled": SETTLED, "lost": LOST}
_LONGEST_SILENCE: Final = 30
_LAST_ORDERS: Final = 14
"""Days of orders that tell whether one had stopped selling when a file was made."""
_HARDLY_OPEN: Final = 0.2
_LEAST_SILENCE: Final = 7
_ENOUGH_SETTLED: Final = 30
_LEAST_GOING_ON: Final = 7
"""Days of sales entered by hand after the last file from which on one goes on so."""
_AHEAD_OF_THE_CLOCK: Final = 1
"""Days by which the wall clock of a market may be ahead of that of the program."""


@dataclass(frozen=True, eq=False)
class Known:
    """The sales of an account in one currency."""

    history: History
    held_for: dict[int, int]
    """Days from settlement to release -> settled lines."""
    shops: tuple[str, ...]
    """Those of `history.shop` by their places there: codes, or names."""
    is_looked_back: bool = False
    """Whether the store knows more than there was to know on the day on which one looks: then
    `history` is what there was."""
    is_by_rules: bool = False
    """Whether no file tells of settlements: those of `history` are what the rules say."""
    has_stopped: bool = False
    """Whether nothing was sold any more when the files were made, as far as they tell."""

    @property
    def says_what_waits(self) -> bool:
        """Tell whether `history`, not the store, says what is settled and waits for its run."""
        return self.is_looked_back or self.is_by_rules


def known_sales(store: Store, account: Account, as_of: date) -> dict[str, Known]:
    """Return the sales of an account by currency, as they were known; no currency without any.

    Where lines were ordered or settled after the day on which one looks, they are not looked at
    (`History.on` says how the others are seen).
    """
    number = account.account_id
    rows = line_sums(store, number, as_of)
    contents = {
        currency: list(of_currency)
        for currency, of_currency in groupby(content_days(store, number), attrgetter("currency"))
    }
    telling = _telling(rows)
    files = covering_files(store, number)
    known_on = known_until(_days_told(telling), last_import_on(store, number), as_of)
    is_settled_alone = _is_settled_alone(telling, known_on)
    has_stopped = _has_stopped(telling) and not is_settled_alone
    today = as_of.toordinal()
    found: dict[str, Known] = {}
    for currency, group in groupby(rows, attrgetter("currency")):
        of_currency, is_by_rules = _settled_by_rules(list(group))
        of_currency = [_as_arrived(row, as_of) for row in of_currency]
        history = _history(of_currency, contents[currency], known_on)
        if is_settled_alone:
            history = _by_settlement(history)
        elif not is_by_rules:
            told_on, gaps = _told_on(history, files), _gaps(history, files, as_of)
            history = replace(history, told_on=told_on, gaps=gaps)
        is_looked_back = known_on > today + _AHEAD_OF_THE_CLOCK
        if is_looked_back:
            courses = courses_of(history, Usual.by_rules(account.rules), is_by_shop=False)
            history = history.on(today, loss_ages(courses.usual.lost_at))
            if not history.ordered.size:
                continue
        found[currency] = Known(
            history,
            _held_for(of_currency),
            _shops(of_currency),
            is_looked_back,
            is_by_rules,
            has_stopped,
        )
    return found


def _told_on(history: History, files: Sequence[CoveringFile]) -> Ints:
    """Return by line the last day on which a file that has the orders of its day told of any."""
    left = {day.toordinal(): told.toordinal() for day, told in last_told(files).items()}
    known_on = history.known_on
    days = [min(left.get(day, known_on), known_on) for day in history.ordered.tolist()]
    return np.array(days, np.int64)


def _gaps(
    history: History, files: Sequence[CoveringFile], as_of: date
) -> tuple[tuple[int, int], ...]:
    """Return the days between files of which it is hardly chance that nothing was sold."""
    ordered = np.unique(history.ordered)
    gaps: list[tuple[int, int]] = []
    for span in coverage(files, as_of).gaps:
        first, last = (day.toordinal() for day in span)
        before = ordered[ordered < first].tolist()
        is_empty = not np.any((ordered >= first) & (ordered <= last))
        if before and is_empty and not is_chance(before, last - first + 1):
            gaps.append((first, last))
    return tuple(gaps)


def _telling(rows: Sequence[LineSum]) -> Sequence[LineSum]:
    """Return the lines that tell up to which day sales are known: those of files.

    A sale entered by hand says nothing of the others of its day. Taken for the word of a file it
    would make the days before it days without sales and without settlements. Only who has no files,
    or goes on by hand where they end, tells by hand how it goes on.
    """
    of_files = [row for row in rows if not row.is_by_hand]
    if not of_files:
        return rows
    told = _days_told(of_files)
    later = {day for day in _days_told([row for row in rows if row.is_by_hand]) if day > max(told)}
    if len(later) < _LEAST_GOING_ON:
        return of_files
    goes_on = len(later) / (max(later) - max(told)) >= share_told(told) / 2
    return rows if goes_on else of_files


def _days_told(rows: Sequence[LineSum]) -> set[int]:
    """Return the days of which lines tell something that is no reckoning of ours, as ordinals."""
    days = {row.ordered_on for row in rows} | {row.settled_on for row in rows}
    days |= {row.delivered_on for row in rows}
    days |= {row.ended_on for row in rows if row.outcome == "lost"}
    return {date.fromisoformat(day).toordinal() for day in days if day is not None}


def _settled_by_rules(rows: list[LineSum]) -> tuple[list[LineSum], bool]:
    """Return the lines of a currency; where no file tells of settlements, as the rules have it.

    A list of orders, deliveries and returns has no statuses: its lines would be pending for ever,
    and the forecast would learn that nothing is ever paid. There, what is released counts as
    settled on that day; where deliveries are stated, only what has been delivered.

    Returns:
        The lines, and whether any was settled so.
    """
    if any(
        row.outcome == "settled" or (row.outcome == "pending" and row.is_status_stated)
        for row in rows
    ):
        return rows, False
    states_deliveries = any(row.delivered_on is not None for row in rows)
    settled = [
        row._replace(outcome="settled", ended_on=row.release_on)
        if row.is_released and (row.delivered_on is not None or not states_deliveries)
        else row
        for row in rows
    ]
    return settled, settled != rows


def _has_stopped(rows: Sequence[LineSum]) -> bool:
    """Tell whether nothing was sold any more when the files were made.

    Who goes on selling has sales that are still open when a file is made. Where of the last ones
    hardly any is, and files tell of days well after them, either nobody ordered in those days or
    one left them out of the file.
    """
    if not rows:
        return False
    last = max(row.ordered_on for row in rows)
    since = (date.fromisoformat(last) - timedelta(days=_LAST_ORDERS)).isoformat()
    lately = [row for row in rows if row.ordered_on > since]
    still_open = sum(
        row.lines for row in lately if row.outcome == "pending" and not row.has_arrived
    )
    silence = max(_days_told(rows)) - date.fromisoformat(last).toordinal()
    hardly = still_open <= _HARDLY_OPEN * sum(row.lines for row in lately)
    return silence >= _LEAST_SILENCE and hardly


def _is_settled_alone(rows: Sequence[LineSum], known_on: int) -> bool:
    """Tell whether files list sales once they are settled, and no others.

    Of real sales some wait and some are lost. Where none does, although the last ones are younger
    than most were when they were settled, others of their days are not in the list yet. Where the
    last ones are older than that, one may well have stopped selling.
    """
    if sum(row.lines for row in rows) < _ENOUGH_SETTLED:
        return False
    if any(row.outcome != "settled" or row.settled_on is None for row in rows):
        return False
    took = sorted(
        (date.fromisoformat(row.settled_on or "") - date.fromisoformat(row.ordered_on)).days
        for row in rows
    )
    last = max(row.ordered_on for row in rows)
    return known_on - date.fromisoformat(last).toordinal() < took[len(took) // 2]


def _by_settlement(history: History) -> History:
    """Return settled sales as if they had been made when they were settled.

    How many are settled a day is known up to the last day; how many are ordered is not.
    """
    none = np.zeros(0, np.int64)
    nothing = ContentSales(none, none, np.zeros(0))
    return replace(history, ordered=history.ended, contents=nothing)


def _as_arrived(row: LineSum, as_of: date) -> LineSum:
    """Return pending lines whose money is there as settled; others as they are."""
    if not row.has_arrived:
        return row
    paid_on = min(row.payout_on or "", as_of.isoformat())
    return row._replace(outcome="settled", ended_on=row.release_on, payout_on=paid_on)


def told_until(store: Store, account: Account, as_of: date) -> date | None:
    """Return the day up to which an account's sales are known, as `known_until`; None: no sales."""
    rows = line_sums(store, account.account_id, as_of)
    if not rows:
        return None
    imported = last_import_on(store, account.account_id)
    return date.fromordinal(known_until(_days_told(_telling(rows)), imported, as_of))


def known_until(told: set[int], imported: str | None, as_of: date) -> int:
    """Return the day up to which an account's sales are known, as an ordinal.

    That is the day of the last import: an export holds what there is by then. But where days of
    which nothing is told are so rare that the silence before it is hardly chance, the file was made
    before those days, and speaks up to its last one. A day too many would look like one without
    sales, and like deliveries that are all a day later.

    Args:
        told: the days of which lines tell something, as ordinals.
        imported: day of the last import; None without any.
        as_of: the day on which one looks.
    """
    if not told:
        return as_of.toordinal()
    told_on = max(told)
    imported_on = date.fromisoformat(imported).toordinal() if imported else told_on
    known_on = max(min(imported_on, as_of.toordinal()), told_on)
    silence = known_on - told_on
    is_usual = silence <= _LONGEST_SILENCE and is_chance(told, silence)
    return known_on if is_usual else told_on


def _held_for(rows: Sequence[LineSum]) -> dict[int, int]:
    spans: Counter[int] = Counter()
    for row in rows:
        if row.outcome == "settled" and row.ended_on is not None and row.release_on is not None:
            held = date.fromisoformat(row.release_on) - date.fromisoformat(row.ended_on)
            spans[held.days] += row.lines
    return dict(spans)


def _shops(rows: Iterable[LineSum]) -> tuple[str, ...]:
    return tuple(sorted({row.shop for row in rows}))


def _history(sums: Sequence[LineSum], contents: Sequence[ContentDay], known_on: int) -> History:
    shops = {shop: place for place, shop in enumerate(_shops(sums))}
    titles = {name: place for place, name in enumerate(sorted({e.content_id for e in contents}))}
    days: dict[str | None, int] = {None: UNKNOWN_DAY}

    def day(text: str | None) -> int:
        known = days.get(text)
        if known is None:
            known = days[text] = date.fromisoformat(text or "").toordinal()
        return known

    def by_then(texts: Iterable[str | None]) -> Ints:
        """Return days; what was entered by hand after `known_on` counts with that day."""
        return np.minimum(np.array([day(text) for text in texts], np.int64), known_on)

    lines, net = sum(each.lines for each in sums), sum(each.net for each in sums)
    squares = sum(each.squares for each in sums)
    return History(
        known_on=known_on,
        ordered=by_then(each.ordered_on for each in sums),
        state=np.array([_STATES[each.outcome] for each in sums], np.int64),
        # What is settled has been settled by now, also where no file says when.
        ended=by_then(each.ended_on for each in sums),
        told_on=np.full(len(sums), known_on),
        delivered=by_then(each.delivered_on for each in sums),
        shop=np.array([shops[each.shop] for each in sums], np.int64),
        is_released=np.array([each.is_released or 0 for each in sums], np.int64),
        lines=np.array([each.lines for each in sums], np.int64),
        value=np.array([max(each.estimate, 0) for each in sums], np.float64),
        paid=np.array([each.net for each in sums], np.float64),
        pays_on=np.array(
            [day(each.payout_on if each.outcome == "settled" else None) for each in sums], np.int64
        ),
        contents=ContentSales(
            np.array([titles[each.content_id] for each in contents], np.int64),
            by_then(each.ordered_on for each in contents),
            np.array([max(each.net, 0) for each in contents], np.float64),
        ),
        unevenness=max(lines * squares / net**2, 1.0) if net else 1.0,
    )
