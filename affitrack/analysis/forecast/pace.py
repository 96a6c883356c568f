"""How much will be sold from tomorrow on: several run rates, each believed as it has deserved.

facts/forecasting.md, "What wins" 5: a blend of run rates weighted by their own past errors; no
single one is best, and series methods on monthly sums lose everywhere. Each way of looking back is
tried on the account's own past (from every week of the last year), for three stretches of days to
come: the next four weeks, the four after, and what follows. Tried in simulated worlds and left out:
a damped trend, which helped steady growth alone; the last 28 or 56 days and a half-life of 30 days,
which lie between the others and only gave their middle more weight.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from affitrack.analysis.forecast.contents import ContentLayers, ContentPace
from affitrack.analysis.forecast.history import Bools, Floats, History, Ints, sums
from affitrack.analysis.forecast.priors import LEVEL_SPREAD, LEVEL_WINDOWS, NEW_DAYS, NEW_SPREAD
from affitrack.analysis.forecast.silence import chance_of_going_on

STRETCHES: Final = ((1, 28), (29, 56), (57, 91))
_LEAST_DAYS: Final = 14
"""Days of sales before a past day is worth trying the ways from."""
_DAYS_BEFORE: Final = 5.0
"""Days without a sale that are thought of before the first one; after so many known ones half."""
_FEW_LINES: Final = 10.0
"""Of more lines the first one tells less of the others, and fewer such days are thought of."""
_AROUND: Final = 15
"""Days that a single day is compared with."""
_STEP: Final = 7
_MOST_ORIGINS: Final = 60
_YEAR: Final = 364
"""52 weeks: weekdays meet weekdays."""
_SHARPNESS: Final = 6.0
_ERROR_HALF_LIFE: Final = 180.0
_PRIOR_TRIES: Final = 4.0
_AWAKE_DAYS: Final = 14
"""Who has sold next to nothing in so many days is not selling."""
_SEASON: Final = 2.0
"""How much more days a year ago tell of the season than today's of the pace."""
_SEASON_DAYS: Final = 45.0
"""So far from a year ago is it nearly the same season."""
_LEAST_TRIES: Final = 12
"""Who has only now become able to tell, as a year ago is, is believed from so many tries on."""
_FLOOR: Final = 0.05
"""Of the usual daily sales: what is below it is as good as nothing, whatever its logarithm."""
_WEEKS: Final = 26
"""Last weeks that tell how much weeks differ."""
_USUAL_UNREST: Final = 0.7
"""Spread of the logarithm of beginners' weeks."""
_USUAL_WEEKS: Final = 3
"""How many weeks it weighs."""


@dataclass(frozen=True, eq=False)
class Pace:
    """What is expected to be ordered per day, by stretch."""

    daily: Floats
    """By stretch of `STRETCHES`; the last one goes on."""
    posted_share: Floats
    """Of that, by contents that have sold already."""
    spread: Floats
    """Standard deviation of log(truth / expected), by stretch."""
    unrest: float
    """Mean square of a day's deviation from its surroundings, by the square of the mean."""


class Paces:
    """What was expected to be ordered, as seen from today and from every week before it."""

    def __init__(self, history: History) -> None:
        self._daily = history.daily()
        self._unevenness = history.unevenness
        ordered = history.ordered - history.first_day
        self._lines = np.cumsum(sums(ordered, history.lines.astype(np.float64), self._daily.size))
        self._first = history.first_day
        count = self._daily.size
        origins = [count]
        while origins[-1] - _STEP >= _LEAST_DAYS and len(origins) < _MOST_ORIGINS:
            origins.append(origins[-1] - _STEP)
        self._origins = np.array(origins[::-1])
        """Number of days known at each; the last one is today."""
        self._contents = contents = ContentPace(history.contents, STRETCHES)
        self._layers = [_layers(contents, self._first, at, origins) for at in origins[::-1]]
        self._tried = np.array(
            [[way(self._daily[:at]) for way in _WAYS.values()] for at in self._origins]
        )
        if contents.is_told:
            lengths = np.array([last - start + 1 for start, last in STRETCHES])
            by_contents = [
                _UNTOLD if each is None else (each.posted + each.new) / lengths
                for each in self._layers
            ]
            self._tried = np.concatenate((self._tried, np.array(by_contents)[:, None, :]), axis=1)

    @property
    def weeks(self) -> int:
        """Return for how many weeks back there is a pace."""
        return self._origins.size - 1

    @property
    def goes_on(self) -> float:
        """Return the chance that one who has sold nothing lately sells again."""
        return chance_of_going_on(np.flatnonzero(self._daily).tolist(), self._daily.size - 1)

    def seen(self, weeks_ago: int = 0) -> Pace:
        """Return what was expected some weeks ago, knowing what was known then."""
        known = self._origins.size - weeks_ago
        days = int(self._origins[known - 1])
        daily = self._daily[:days]
        line_square = self._unevenness * float(daily.sum()) / max(self._lines[days - 1], 1.0)
        layers = self._layers[known - 1]
        of_contents = self._contents.unevenness(self._first + days - 1) if layers else 0.0
        level, spread = np.zeros(len(STRETCHES)), np.zeros(len(STRETCHES))
        for place in range(len(STRETCHES)):
            level[place], spread[place] = _blend(
                self._tried[:known, :, place],
                daily,
                self._origins[:known],
                place,
                line_square,
                of_contents,
            )
        # The first day is one with a sale by its nature: the pace of a few days is no pace.
        few = min(1.0, _FEW_LINES / max(float(self._lines[days - 1]), 1.0))
        level *= days / (days + few * _DAYS_BEFORE * 0.5 ** (days / _DAYS_BEFORE))
        return Pace(level, _posted_shares(layers), spread, _unrest(daily))


def _layers(
    contents: ContentPace, first: int, days: int, origins: list[int]
) -> ContentLayers | None:
    on = first + days - 1
    if not contents.is_told or not contents.has_sold(on):
        return None
    return contents.expected(on, [first + at - 1 for at in origins])


def _posted_shares(layers: ContentLayers | None) -> Floats:
    if layers is None:
        return np.zeros(len(STRETCHES))
    both = layers.posted + layers.new
    return np.where(both > 0, layers.posted / np.maximum(both, 1e-9), 0.0)


def _blend(
    tried: Floats,
    daily: Floats,
    origins: Ints,
    place: int,
    line_square: float,
    of_contents: float,
) -> tuple[float, float]:
    """Return the expected level of a stretch, and the spread of log(truth / expected).

    Args:
        tried: expected daily sales by origin and way; the last origin is today.
        daily: sales of each day.
        origins: number of days known at each origin.
        place: which stretch.
        line_square: mean square of the lines' amounts by their mean.
        of_contents: spread that contents make by coming by chance.
    """
    start, last = STRETCHES[place]
    days = last - start + 1
    past = origins + last <= daily.size
    reached = np.concatenate(([0.0], np.cumsum(daily)))
    at = origins[past]
    truth = (reached[at + last] - reached[at + start - 1]) / days
    fade = _counted(daily.size, at)
    as_today = _as_awake_as_today(reached, at)
    if as_today.sum() >= _LEAST_TRIES:
        fade = fade * as_today
    scale = max(float(daily.mean()), 1e-9)
    floor = _FLOOR * scale
    # Levels are mistaken by a factor, so ways are judged and put together by their logarithms: the
    # blend is a middle that single hits do not pull up.
    said, came = np.log(tried + floor), np.log(truth + floor)
    tells = ~np.isnan(said)
    weights = _weights(said[past] - came[:, None], tells[-1], fade)
    # Where a way could not tell yet, the others speak for it.
    blend = (np.nan_to_num(said) @ weights) / (tells @ weights)
    level = float(np.exp(blend[-1])) - floor
    # Who has only begun may grow severalfold, or stop; less so whose weeks are alike, as in an
    # export of the last months of someone who has sold for long.
    is_new = 0.5 ** (daily.size / NEW_DAYS) * _restlessness(daily)
    # Few lines, and few contents, come unevenly by chance alone, however even the pace; past months
    # tell it late, as the best and the worst may not have been among them.
    by_lines = np.log1p(line_square / max(level * days, line_square, 1e-9)) ** 0.5
    by_chance = max(by_lines, of_contents)
    prior_spread = float(np.hypot(LEVEL_SPREAD[place] * (1 + NEW_SPREAD * is_new), by_chance))
    if not at.size or level <= 0:
        return max(level, 0.0), prior_spread
    ratio = came - blend[past]
    windows = float(fade.sum()) * _STEP / days
    square = float((ratio**2 * fade).sum() / fade.sum())
    spread = np.sqrt(
        (windows * square + LEVEL_WINDOWS * prior_spread**2) / (windows + LEVEL_WINDOWS)
    )
    return level, max(float(spread), of_contents)


def _counted(today: int, at: Ints) -> Floats:
    """Return how much past days count: the late ones, and those of this time of a year ago."""
    age = today - at
    late = 0.5 ** (age / _ERROR_HALF_LIFE)
    if today < _YEAR + 28 + _STEP * _LEAST_TRIES:  # nobody can be asked yet how it was a year ago
        return np.asarray(late)
    return np.maximum(late, _SEASON * np.exp(-(((age - _YEAR) / _SEASON_DAYS) ** 2)))


def _as_awake_as_today(reached: Floats, at: Ints) -> Bools:
    """Return at which past days somebody was selling, or was not, as is so today.

    That sales began again after a year is no miss of a pace: it says nothing of one who sells now.

    Args:
        reached: sum of the sales of the first days, by number of days; the last is today.
        at: number of days known at each of the past days.
    """
    today = reached.size - 1
    days = np.append(at, today)
    since = np.maximum(days - _AWAKE_DAYS, 0)
    sold = (reached[days] - reached[since]) / np.maximum(days - since, 1)
    awake = sold >= _FLOOR * reached[-1] / max(today, 1)
    return np.asarray(awake[:-1] == awake[-1])


def _weights(misses: Floats, tells: Bools, fade: Floats) -> Floats:
    """Return how much each way is believed, the better the less it has missed.

    Args:
        misses: log(said / truth) by origin and way; not a number where a way could not tell.
        tells: the ways that tell anything today.
        fade: how much each origin counts.
    """
    tried = ~np.isnan(misses)
    counted = fade[:, None] * tried
    missed = np.abs(np.nan_to_num(misses)) * counted
    usual = float(missed.sum() / counted.sum()) if counted.any() else 1.0
    error = (missed.sum(axis=0) + _PRIOR_TRIES * usual) / (counted.sum(axis=0) + _PRIOR_TRIES)
    believed = tells & (tried.sum(axis=0) >= min(_LEAST_TRIES, fade.size))
    weights = np.where(believed, np.maximum(error, 1e-9) ** -_SHARPNESS, 0.0)
    return np.asarray(weights / weights.sum())


def _restlessness(daily: Floats) -> float:
    """Return by how much more, or less, than those of usual beginners the weeks differ."""
    weeks = min(daily.size // 7, _WEEKS)
    if weeks < 2:  # noqa: PLR2004 - a single week differs from none
        return 1.0
    sold = daily[-7 * weeks :].reshape(weeks, 7).sum(axis=1)
    if not sold.any():
        return 1.0
    spread = float(np.std(np.log(sold + _FLOOR * sold.mean())))
    return (weeks * spread / _USUAL_UNREST + _USUAL_WEEKS) / (weeks + _USUAL_WEEKS)


def _unrest(daily: Floats) -> float:
    """Return how much single days differ from the mean of their surroundings."""
    if daily.size < _AROUND:
        return 2.0
    recent = daily[-182:]
    around = np.convolve(recent, np.ones(_AROUND) / _AROUND, mode="same") + 0.02 * recent.mean()
    square = float(np.mean((recent - around) ** 2) / max(float(recent.mean()) ** 2, 1e-9))
    return min(max(square, 0.05), 50.0)


# --- the ways of looking back: days known (at least one) -> expected daily sales by stretch -----


def _last(days: int) -> Callable[[Floats], Floats]:
    def way(daily: Floats) -> Floats:
        return np.full(len(STRETCHES), float(daily[-days:].mean()))

    return way


def _fading(half_life: float) -> Callable[[Floats], Floats]:
    def way(daily: Floats) -> Floats:
        weights = 0.5 ** (np.arange(daily.size)[::-1] / half_life)
        return np.full(len(STRETCHES), float(daily @ weights / weights.sum()))

    return way


def _middle(daily: Floats) -> Floats:
    """Return the median of four weeks' sales: hits come, but not in most months."""
    reached = np.concatenate(([0.0], np.cumsum(daily[-182:])))
    days = min(28, daily.size)
    sums = reached[days:] - reached[:-days]
    return np.full(len(STRETCHES), float(np.median(sums)) / days)


def _last_year(daily: Floats) -> Floats:
    """Go on as a year ago, or in the mean of more years, where a year and a month are known."""
    changes = [
        _change_then(daily, daily.size - years * _YEAR)
        for years in range(1, (daily.size - 28) // _YEAR + 1)
    ]
    told = [change for change in changes if change is not None]
    if not told:
        return _UNTOLD
    return np.asarray(float(daily[-28:].mean()) * np.exp(np.mean(np.log(told), axis=0)))


def _change_then(daily: Floats, then: int) -> Floats | None:
    """Return by what factor each stretch after a past day was above the four weeks before it."""
    before = float(daily[then - 28 : then].mean())
    if before <= 0:
        return None
    after = [float(daily[then + start - 1 : then + last].mean()) for start, last in STRETCHES]
    return np.asarray(np.clip(np.array(after) / before, 0.25, 4.0))


_UNTOLD: Final = np.full(len(STRETCHES), np.nan)

_WAYS: Final[dict[str, Callable[[Floats], Floats]]] = {
    "last 14 days": _last(14),
    "half-life 10 days": _fading(10),
    "all time": _last(100_000),
    "middle month": _middle,
    "last year": _last_year,
}
