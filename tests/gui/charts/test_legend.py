"""The legend keeps its ground while a chart is played with."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from affitrack.gui.charts.layers import Layer
from affitrack.gui.charts.legend import Legend

pytestmark = pytest.mark.gui

_TWO = ((Layer.HELD, "Held back"), (None, "80% range"))


def _words(legend: Legend) -> list[str]:
    return [each.text() for each in legend.findChildren(QLabel) if each.isVisible()]


def test_what_is_named_already_stays(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_parts(_TWO)
    legend.show()
    before = legend.findChildren(QLabel)
    legend.show_parts(list(_TWO))
    assert legend.findChildren(QLabel) == before
    assert _words(legend) == ["Held back", "80% range"]


def test_another_part_has_its_room_at_once(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_parts(_TWO)
    legend.show()
    height = legend.heightForWidth(400)
    assert height > 0
    legend.show_parts([(Layer.PAID, "Paid"), *_TWO])
    assert legend.heightForWidth(400) == height
    assert _words(legend) == ["Paid", "Held back", "80% range"]
