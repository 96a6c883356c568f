"""Boxes to tick and buttons for one of several ways grow with the texts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontInfo, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.gui.widgets.radio_button import RadioButton
from affitrack.gui.widgets.tick_box import TickBox

pytestmark = pytest.mark.gui


@pytest.fixture(params=[10.0, 20.0])
def text_height(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[int]:
    before = qapp.font()
    font = qapp.font()
    font.setPointSizeF(request.param)
    qapp.setFont(font)
    yield QFontInfo(font).pixelSize()
    qapp.setFont(before)


def painted(image: QImage) -> QRect:
    """Return the part of a picture that is not of the colour of its corner."""
    ground = image.pixel(0, 0)
    rows, columns = range(image.height()), range(image.width())
    points = [(x, y) for y in rows for x in columns if image.pixel(x, y) != ground]
    left, right = min(x for x, _ in points), max(x for x, _ in points)
    top, bottom = min(y for _, y in points), max(y for _, y in points)
    return QRect(QPoint(left, top), QPoint(right, bottom))


@pytest.mark.parametrize("kind", [TickBox, RadioButton])
@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_a_mark_is_as_high_as_its_text_in_both_directions(
    qtbot: QtBot, text_height: int, kind: type[TickBox | RadioButton], direction: Qt.LayoutDirection
) -> None:
    button = kind("")
    qtbot.addWidget(button)
    button.setLayoutDirection(direction)
    button.resize(button.sizeHint())
    mark = painted(button.grab().toImage())
    assert mark.height() >= text_height - 1
    assert abs(mark.width() - mark.height()) <= 1
    assert button.rect().contains(mark)
