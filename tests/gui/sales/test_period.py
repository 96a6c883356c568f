from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate
from pytestqt.qtbot import QtBot

from affitrack.gui.i18n import Translations
from affitrack.gui.sales.days_dialog import DaysDialog
from affitrack.gui.sales.period import Days, Period, days_in_words

pytestmark = pytest.mark.gui

TODAY = date(2026, 3, 31)


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (Period.ALL, Days()),
        (Period.LAST_30_DAYS, Days(date(2026, 3, 2), TODAY)),
        (Period.LAST_90_DAYS, Days(date(2026, 1, 1), TODAY)),
        (Period.THIS_MONTH, Days(date(2026, 3, 1), date(2026, 3, 31))),
        (Period.LAST_MONTH, Days(date(2026, 2, 1), date(2026, 2, 28))),
        (Period.THIS_YEAR, Days(date(2026, 1, 1), date(2026, 12, 31))),
        (Period.LAST_YEAR, Days(date(2025, 1, 1), date(2025, 12, 31))),
    ],
)
def test_periods_are_whole_days(period: Period, days: Days) -> None:
    assert period.days(TODAY) == days


def test_days_in_words(translations: Translations) -> None:
    assert days_in_words(Days(date(2026, 9, 1), date(2026, 11, 14))) == "1 Sep – 14 Nov 2026"
    assert days_in_words(Days(date(2025, 9, 1), date(2026, 1, 4))) == "1 Sep 2025 – 4 Jan 2026"
    assert days_in_words(Days(date(2026, 9, 1), date(2026, 9, 1))) == "1 Sep 2026"
    assert days_in_words(Days(first=date(2026, 9, 1))) == "since 1 Sep 2026"
    assert days_in_words(Days(last=date(2026, 9, 1))) == "until 1 Sep 2026"
    assert days_in_words(Days()) == "All time"


def test_the_first_day_never_comes_after_the_last(qtbot: QtBot, translations: Translations) -> None:
    dialog = DaysDialog(Days(), TODAY)
    qtbot.addWidget(dialog)
    assert dialog.days() == Days(date(2026, 3, 1), TODAY)
    dialog.first.setDate(QDate(2026, 5, 4))
    assert dialog.days() == Days(date(2026, 5, 4), date(2026, 5, 4))
    dialog.last.setDate(QDate(2026, 4, 1))
    assert dialog.days() == Days(date(2026, 4, 1), date(2026, 4, 1))
