from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from affitrack.domain.records import MonthRecord
from affitrack.gui.charts.month_table import MonthTableModel
from affitrack.gui.charts.months import ChartMonth, chart_months
from affitrack.gui.i18n import Translations

pytestmark = pytest.mark.gui

MONTHS = (
    *chart_months([MonthRecord("2026-11", "EUR", paid=45_500, deducted=-500)]),
    ChartMonth(
        "2026-12",
        "EUR",
        cleared=37_000,
        held=6_620,
        new_sales=380,
        total=44_000,
        low80=40_000,
        high80=48_000,
    ),
)


def test_the_table_says_what_the_bars_show(
    translations: Translations, qtmodeltester: ModelTester
) -> None:
    model = MonthTableModel()
    model.show_months(MONTHS)
    qtmodeltester.check(model)
    qtmodeltester.check(model, force_py=True)
    headings = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert headings == [
        "Month",
        "Paid",
        "Cleared",
        "Held back",
        "Forecast of new sales",
        "Taken back",
        "Total",
        "At least",
        "At most",
    ]
    rows = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert rows == [
        ["November 2026", "€455.00", "–", "–", "–", "\u2212€5.00", "€450.00", "–", "–"],
        ["December 2026", "–", "€370.00", "€66.20", "€3.80", "–", "€440.00", "€400.00", "€480.00"],
    ]
