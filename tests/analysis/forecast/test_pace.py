"""How much will be sold from tomorrow on, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.analysis.forecast.history import ContentSales, History
from affitrack.analysis.forecast.outlook import outlook
from affitrack.analysis.forecast.pace import STRETCHES, Pace, Paces
from affitrack.analysis.forecast.priors import Usual
from affitrack.domain.account import rules_for

FIRST = 738_000
LEVEL = 1000.0


def sold(daily: list[float], content: list[int] | None = None) -> History:
    """Return an order on each day, by one content or by those told."""
    day = np.arange(FIRST, FIRST + len(daily))
    value, none = np.array(daily, np.float64), np.zeros(len(daily), np.int64)
    by = none if content is None else np.array(content, np.int64)
    known_on = FIRST + len(daily) - 1
    return History(
        known_on=known_on, ordered=day, state=none, ended=none, told_on=none + known_on,
        delivered=none, shop=none, is_released=none, lines=none + 1, value=value, paid=value,
        pays_on=none, contents=ContentSales(by, day, value),
    )  # fmt: skip


def seen(daily: list[float], content: list[int] | None = None) -> Pace:
    return Paces(sold(daily, content)).seen()


@pytest.mark.parametrize("days", [40, 100, 400, 900])
def test_who_sells_evenly_goes_on(days: int) -> None:
    assert seen([LEVEL] * days).daily == pytest.approx([LEVEL] * len(STRETCHES), rel=1e-3)


def test_a_few_days_of_sales_are_no_pace_yet() -> None:
    """There are no days before the first sale, which is one for each day that there is."""
    found = [float(seen([LEVEL] * days).daily[0]) for days in (1, 3, 7, 14, 28)]
    assert found == sorted(found)
    assert 0.1 * LEVEL < found[0] < 0.25 * LEVEL
    assert 0.7 * LEVEL < found[2] < 0.85 * LEVEL
    assert found[-1] > 0.99 * LEVEL


def test_one_month_of_ten_times_as_much_is_not_taken_to_go_on() -> None:
    """The last 28 days alone would say 10 000."""
    hit = seen([LEVEL] * 300 + [10 * LEVEL] * 28)
    assert LEVEL < hit.daily[0] < 6 * LEVEL
    assert hit.spread[0] > seen([LEVEL] * 328).spread[0]


def yearly(days: int) -> list[float]:
    """Return sales that are four times as high in the twelfth four weeks of each year."""
    return [LEVEL * (4 if day % 364 // 28 == 11 else 1) for day in range(days)]


def test_a_season_is_believed_once_it_has_come_again() -> None:
    """facts/forecasting.md, "What wins" 8: a yearly season helps only once 13 payouts exist."""
    before_peak = 11 * 28
    first, second, third = (seen(yearly(364 * year + before_peak)) for year in range(3))
    assert first.daily[0] == pytest.approx(LEVEL, rel=1e-6)
    assert second.daily[0] > 1.2 * LEVEL
    assert third.daily[0] > second.daily[0]


def test_a_season_that_came_every_year_is_followed() -> None:
    """How ways fared at this time of a year ago counts more than how they did in quiet months."""
    before_peak = 11 * 28
    assert seen(yearly(364 + before_peak)).daily[0] > 2 * LEVEL
    assert seen(yearly(2 * 364 + before_peak)).daily[0] > 2.5 * LEVEL


def test_that_sales_began_again_makes_no_pace_less_sure() -> None:
    """A year of sales, a year without, half a year of them: as sure as of half a year alone."""
    back = seen([LEVEL] * 364 + [0.0] * 364 + [LEVEL] * 182)
    alone = seen([LEVEL] * 182)
    assert back.daily == pytest.approx(alone.daily, rel=0.05)
    assert (back.spread < 1.5 * alone.spread).all()


def test_of_many_lines_a_week_is_a_pace() -> None:
    few = sold([LEVEL] * 7)
    many = replace(few, lines=few.lines * 10)
    assert Paces(few).seen().daily[0] < 0.85 * LEVEL
    assert 0.9 * LEVEL < Paces(many).seen().daily[0] < LEVEL


def test_last_year_says_nothing_before_it_has_been_tried() -> None:
    """As a year ago: the peak of the first month would come again."""
    days = [4 * LEVEL] * 28 + [LEVEL] * (364 - 28)
    assert seen(days).daily[0] < 1.5 * LEVEL


def test_who_lives_of_single_hits_is_told_wider_ranges() -> None:
    days = 280
    evenly = seen([LEVEL] * days, list(range(days)))
    by_hits = seen([LEVEL] * days, [day // 28 for day in range(days)])
    assert by_hits.daily[0] > 0
    # Ten hits in ten months: a month's sales are as likely to be those of none or of two.
    assert by_hits.spread[0] > 0.8 > evenly.spread[0]


def four_a_month(days: int) -> list[int]:
    """Return contents, four new ones for each four weeks counted back from today."""
    return [(days - 1 - day) // 28 * 4 + day % 4 for day in range(days)]


@pytest.mark.parametrize("days", [20, 45, 120])
def test_few_contents_widen_what_little_is_known(days: int) -> None:
    """What single contents bring by chance comes on top of how far any level may move."""
    evenly = seen([LEVEL] * days, list(range(days)))
    by_few = seen([LEVEL] * days, four_a_month(days))
    by_chance = np.log1p(1 / 4) ** 0.5  # four contents of the same size a month
    assert (by_few.spread > evenly.spread).all()
    assert (by_few.spread >= 0.95 * by_chance).all()


def test_what_few_contents_sell_month_after_month_is_no_chance() -> None:
    days = 336
    lasting = seen([LEVEL] * days, [day % 4 for day in range(days)])
    changing = seen([LEVEL] * days, four_a_month(days))
    assert (lasting.spread < 0.75 * changing.spread).all()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from([0.0, 0.01, 3.0, 500.0, 1e7]), min_size=1, max_size=120),
    st.integers(1, 9),
)
def test_whatever_was_sold_the_pace_is_sound(part: list[float], times: int) -> None:
    daily = (part * times)[:500]
    pace = seen(daily, [day % 7 for day in range(len(daily))])
    assert np.isfinite(pace.daily).all()
    assert (pace.daily >= 0).all()
    # Contents alone may say somewhat more than was ever sold: old ones go on, new ones come.
    assert (pace.daily <= 1.2 * max(daily) + 1e-9).all()
    assert (pace.spread > 0).all()
    assert np.isfinite(pace.spread).all()


def test_what_is_seen_of_the_past_knows_nothing_of_what_came() -> None:
    start = [LEVEL + 10 * (day % 9) for day in range(300)]
    then, now = Paces(sold(start)), Paces(sold(start + [50 * LEVEL] * 28))
    assert now.seen(weeks_ago=4).daily == pytest.approx(then.seen().daily)
    assert now.seen(weeks_ago=4).spread == pytest.approx(then.seen().spread)


def test_who_sells_few_lines_is_told_wider_ranges() -> None:
    """As much a month, of five lines or of hundreds: chance alone moves the former."""
    many = sold([LEVEL] * 140)
    few = replace(many, lines=many.lines * (many.ordered % 7 == 0), unevenness=2.0)
    assert Paces(few).seen().spread[0] > 1.2 * Paces(many).seen().spread[0]


def test_what_a_year_ago_could_not_tell_in_the_first_year_is_no_miss() -> None:
    """Every year the same peak: where the last one is believed, the first year has no gap of it."""
    year = [LEVEL * (1 + 3 * (150 <= day < 190)) for day in range(364)]
    told = seen((year * 2)[: 364 + 215])
    assert told.daily == pytest.approx([LEVEL] * len(STRETCHES), rel=0.05)
    assert told.spread.max() < 0.6


@pytest.mark.parametrize("days", [20, 90])
def test_who_begins_with_weeks_alike_is_told_narrower_ranges(days: int) -> None:
    """An export of the last months of someone who has sold for long looks like a beginning."""
    alike = seen([LEVEL] * days)
    restless = seen([LEVEL * (2.0 if day // 7 % 2 else 0.2) for day in range(days)])
    assert (alike.spread < 0.9 * restless.spread).all()


def going_on(daily: list[float]) -> float:
    return Paces(sold(daily)).goes_on


def test_who_sold_every_day_and_sells_no_more_has_perhaps_stopped() -> None:
    chances = [going_on([100.0] * 200 + [0.0] * silence) for silence in (0, 14, 30, 60, 120)]
    assert chances[:2] == [1, 1]
    assert chances == sorted(chances, reverse=True)
    assert 0.5 < chances[2] < 0.8
    assert chances[4] < 0.1


def test_who_has_come_back_from_as_long_a_silence_has_not_stopped() -> None:
    closed = [0.0] * 40
    assert going_on([100.0] * 200 + closed + [100.0] * 200 + closed) == 1
    assert going_on([100.0] * 440 + closed) < 0.6


def test_a_silence_that_is_chance_tells_nothing() -> None:
    once_a_fortnight = ([100.0] + [0.0] * 13) * 20
    assert going_on(once_a_fortnight + [0.0] * 10) == 1


def test_there_is_no_pace_between_going_on_and_having_stopped() -> None:
    """The 80 % range of who had sold evenly and stopped a month ago began well above nothing."""
    history = sold([1000.0] * 200 + [0.0] * 32)
    prior = Usual.by_rules(rules_for("a", "FR", None, {}))
    found = outlook(history, prior, np.array([30, 60]), seed=1)
    assert float(np.quantile(found.sales_drawn[:, 1], 0.1)) == 0
    assert float(np.quantile(found.sales_drawn[:, 1], 0.9)) > 0


def test_ends_of_ranges_hardly_hang_on_the_seed() -> None:
    """Whose name alone differed was told other ranges."""
    history = sold([LEVEL + 10 * (day % 9) for day in range(140)])
    prior = Usual.by_rules(rules_for("a", "FR", None, {}))
    ends = [
        np.quantile(outlook(history, prior, np.array([30, 60, 90]), seed).draws, (0.1, 0.9), axis=0)
        for seed in range(12)
    ]
    away = np.std(ends, axis=0) / np.mean(ends, axis=0)
    assert (away < [0.03, 0.01, 0.01]).all()
