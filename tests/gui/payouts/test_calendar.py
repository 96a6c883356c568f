"""The days of the calendar, without a window."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from affitrack.book import PayoutsOverview
from affitrack.domain.payout_run import PayoutRun, ReleaseDay, RunState
from affitrack.domain.records import StageTotal
from affitrack.domain.stage import EARNED, Stage
from affitrack.gui.payouts.calendar_model import CalendarModel
from affitrack.gui.payouts.calendar_view import FAINTEST, STRONGEST, fitting_amount
from affitrack.gui.tokens import DARK, LIGHT, Tokens, contrast, mixed

AS_OF = date(2026, 11, 22)  # a Sunday
RUN_ON = date(2026, 12, 7)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def release(days_ahead: int, net: int, currency: str = "EUR") -> ReleaseDay:
    return ReleaseDay(AS_OF + timedelta(days=days_ahead), currency, 1, net, (RUN_ON,))


def run(pays_on: date, currency: str = "EUR") -> PayoutRun:
    stages = {**dict.fromkeys(EARNED, StageTotal()), Stage.HELD: StageTotal(1, 500)}
    return PayoutRun("lea", currency, pays_on, RunState.COMING, stages, StageTotal(), StageTotal())


def calendar(*releases: ReleaseDay, runs: tuple[PayoutRun, ...] = ()) -> CalendarModel:
    model = CalendarModel()
    model.show_overview(PayoutsOverview(AS_OF, runs, releases, ("EUR",)), "EUR")
    return model


def test_it_begins_on_the_monday_of_this_week_and_its_past_days_are_out_of_reach() -> None:
    model = calendar(release(1, 100))
    monday = model.index(0, 0)
    assert model.day_at(monday).day == date(2026, 11, 16)
    assert model.flags(monday) == Qt.ItemFlag.NoItemFlags
    today = model.index_of(AS_OF)
    assert (today.row(), today.column()) == (0, 6)
    assert model.flags(today) & Qt.ItemFlag.ItemIsSelectable
    assert model.day_at(today).is_today
    headings = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(7)]
    assert headings == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]


def test_it_reaches_as_far_as_something_is_released_or_paid() -> None:
    assert calendar().rowCount() == 5
    model = calendar(release(80, 100))
    assert model.index_of(AS_OF + timedelta(days=80)).isValid()
    model = calendar(runs=(run(date(2027, 2, 5)),))
    assert model.day_at(model.index_of(date(2027, 2, 5))).runs


def test_days_in_years_to_come_are_counted_not_shown() -> None:
    far = release(3000, 100)
    model = calendar(release(1, 100), far)
    assert model.rowCount() == 53
    assert model.beyond == (far,)


def test_each_currency_has_its_own_days() -> None:
    model = calendar(release(1, 100), release(2, 100, "USD"), runs=(run(RUN_ON, "USD"),))
    assert model.day_at(model.index_of(AS_OF + timedelta(days=1))).release
    assert model.day_at(model.index_of(AS_OF + timedelta(days=2))).release is None
    assert model.day_at(model.index_of(RUN_ON)).runs == ()
    assert len(model.sheet().rows) == 1


def test_a_day_is_filled_by_its_share_of_the_fullest_day() -> None:
    model = calendar(release(1, 100), release(2, 400), release(3, -50))
    shares = [model.day_at(model.index_of(AS_OF + timedelta(days=n))).share for n in (1, 2, 3, 4)]
    assert shares == [0.25, 1.0, 0.0, 0.0]


def test_a_large_amount_is_told_more_shortly_and_never_left_out(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    large = release(1, 10_755_12)
    room = metrics.horizontalAdvance("€10.8k")
    assert fitting_amount(large, metrics, metrics.horizontalAdvance("€10,755")) == "€10,755"
    assert fitting_amount(large, metrics, room) == "€10.8k"
    assert fitting_amount(large, metrics, room - 1) == "€11k"
    assert fitting_amount(large, metrics, 1) == "11k"


@pytest.mark.parametrize("tokens", [LIGHT, DARK])
def test_words_on_any_day_reach_the_contrast_of_wcag_aa(tokens: Tokens) -> None:
    for strength in (FAINTEST, STRONGEST):
        assert contrast(tokens.ink, mixed(tokens.held, tokens.surface, strength)) >= 4.5
    assert contrast(tokens.muted_text, tokens.soft) >= 4.5
    assert contrast(tokens.muted_text, tokens.surface) >= 4.5
