"""Lengths that follow the font, so that 100 to 200 % and the zoom of the View menu just work.

The screens were drawn with text 13 pixels high. `px(n)` turns a length of those drawings into
pixels for the font in use; a device pixel ratio is Qt's own business on top of that.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QWidget

_DRAWN_TEXT_PIXELS: Final = 13


def px(length: float) -> int:
    """Return a length of the drawings in pixels for the application's font; at least 1 if > 0."""
    return scaled(length, QFontInfo(QApplication.font()).pixelSize())


def scaled(length: float, text_height: int) -> int:
    """Return a length of the drawings in pixels, beside text that many pixels high."""
    pixels = round(length * text_height / _DRAWN_TEXT_PIXELS)
    return max(pixels, 1) if length > 0 else pixels


def drawn(pixels: int, text_height: int) -> int:
    """Return which length of the drawings `scaled` made into so many pixels, or one near it."""
    return round(pixels * _DRAWN_TEXT_PIXELS / text_height)


def scaled_font(widget: QWidget, factor: float, weight: QFont.Weight | None = None) -> QFont:
    """Return the application's font, `factor` times as large, for `widget` to paint with."""
    font = QFont(QApplication.font(widget))
    font.setPointSizeF(QApplication.font().pointSizeF() * factor)
    if weight is not None:
        font.setWeight(weight)
    return font
