"""A layout from right to left: everything changes sides, and texts stay what they are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from affitrack.gui import icons
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.mirroring import at_end, at_start, let_texts_keep_their_direction, mirrored
from affitrack.gui.shell import Shell
from affitrack.gui.theme import Appearance
from tests.gui.doubles import pretended_pages

pytestmark = pytest.mark.gui


@pytest.fixture
def right_to_left(qapp: QApplication) -> Iterator[None]:
    before = qapp.layoutDirection()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    yield
    qapp.setLayoutDirection(before)


def picture(draw: object, *, rtl: bool) -> QImage:
    image = QImage(120, 30, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(direction)
    assert callable(draw)
    draw(painter)
    painter.end()
    return image


def test_amounts_and_dates_read_the_same_in_both_directions(qapp: QApplication) -> None:
    def draw(painter: QPainter) -> None:
        let_texts_keep_their_direction(painter)
        painter.drawText(QRect(0, 0, 120, 30), Qt.AlignmentFlag.AlignLeft, "1,40\u00a0€ · 5 oct.")

    def draw_carelessly(painter: QPainter) -> None:
        painter.drawText(QRect(0, 0, 120, 30), Qt.AlignmentFlag.AlignLeft, "1,40\u00a0€ · 5 oct.")

    assert picture(draw, rtl=True) == picture(draw, rtl=False)
    assert picture(draw_carelessly, rtl=True) != picture(draw_carelessly, rtl=False)


def test_places_change_sides(qtbot: QtBot, right_to_left: None) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(100, 20)
    assert mirrored(widget, QRect(0, 0, 10, 20)) == QRect(90, 0, 10, 20)
    assert at_start(widget) & Qt.AlignmentFlag.AlignRight
    assert at_end(widget) & Qt.AlignmentFlag.AlignLeft


def test_icons_that_point_are_mirrored_and_others_are_not(qapp: QApplication) -> None:
    def drawn(name: str) -> QImage:
        return icons.pixmap(name, 40, "#000000").toImage()

    before = qapp.layoutDirection()
    undo, search = drawn("undo"), drawn("search")
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        turned = _ink(drawn("undo"))
        assert _share_in_common(turned, _ink(undo.flipped(Qt.Orientation.Horizontal))) > 0.8
        assert _share_in_common(turned, _ink(undo)) < 0.6
        assert drawn("search") == search
    finally:
        qapp.setLayoutDirection(before)


def test_the_window_starts_from_right_to_left(
    qtbot: QtBot,
    right_to_left: None,
    shell: Shell,
    appearance: Appearance,
    translations: Translations,
) -> None:
    window = MainWindow(shell, appearance, translations, pretended_pages())
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)

    def left(widget: QWidget) -> int:
        return widget.mapTo(window, QPoint(0, 0)).x()

    assert left(window.navigation) > left(window.pages)
    assert left(window.header.import_button) < left(window.header.jump)
    assert window.grab().toImage().width() == 1280


def _ink(image: QImage) -> set[tuple[int, int]]:
    """Return the dark points, counted from the first of them."""
    points = {
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() > 128 and image.pixelColor(x, y).lightness() < 100
    }
    left, top = min(x for x, _ in points), min(y for _, y in points)
    return {(x - left, y - top) for x, y in points}


def _share_in_common(one: set[tuple[int, int]], other: set[tuple[int, int]]) -> float:
    return len(one & other) / len(one | other)
