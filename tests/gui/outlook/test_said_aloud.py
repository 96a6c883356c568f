"""What is said of a game of what if to people who hear the screen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.outlook import section as section_module
from affitrack.gui.outlook.section import AheadSection
from affitrack.wording.numbers import format_money
from tests.gui.real import cells_of, read_again, settle

pytestmark = pytest.mark.gui


def test_what_a_game_makes_of_the_months_is_said_to_who_does_not_see_them(
    ahead: AheadSection, real_window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(section_module, "announce", lambda _, words: said.append(words))
    read_again(real_window)
    settle(qtbot, real_window)
    assert not ahead._saying.isActive(), "nobody played yet"
    for pace in (60, 40, 0):
        ahead.what_if.pace.slider.setValue(pace)
        settle(qtbot, real_window)
    forecast = ahead.shown()
    assert forecast is not None
    months = [cell for (cell,) in cells_of(ahead.table.model, "Month")]
    totals = [
        f"{name}, {format_money(month.total, 'EUR', 'en')}"
        for name, month in zip(months, forecast.months, strict=True)
    ]
    qtbot.waitUntil(lambda: said[-1:] == [". ".join(totals)])
