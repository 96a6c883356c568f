"""Texts in the styles of the drawings."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from affitrack.gui.theme import Appearance
from affitrack.gui.widgets import KeyFigureCard

pytestmark = pytest.mark.gui


def test_no_line_of_a_card_ends_in_a_dot(qtbot: QtBot, appearance: Appearance) -> None:
    card = KeyFigureCard()
    qtbot.addWidget(card)
    card.show_figure("Next payout", "€120.00", "in 14 days · likely €100 to €140")
    (detail,) = [each for each in card.findChildren(QLabel) if each.text().startswith("in 14")]
    layout = QTextLayout(detail.text(), detail.font())
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(detail.fontMetrics().horizontalAdvance("in 14 days ·") + 2)
    layout.endLayout()
    assert detail.text()[: first.textLength()].strip() == "in 14 days"
    assert card.figure()[2] == "in 14 days · likely €100 to €140"
