"""What a box to tick and a button for one of several ways have in common: they are painted here.

The platform's own outlines do not show in every theme.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QStyleOptionButton

from affitrack.gui.tokens import Tokens, tokens_of


class Look(NamedTuple):
    """What a style calls the parts of such a button."""

    indicator: QStyle.SubElement
    contents: QStyle.SubElement
    label: QStyle.ControlElement


def paint_marked(
    button: QCheckBox | QRadioButton,
    look: Look,
    paint: Callable[[QPainter, QRectF, Tokens], None],
    *,
    is_marked: bool,
) -> None:
    """Paint a button; `paint` is given a painter with a pen for the outline, and its place."""
    tokens = tokens_of(button.palette())
    option = QStyleOptionButton()
    button.initStyleOption(option)
    style = button.style()
    place = QRectF(style.subElementRect(look.indicator, option, button))
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = tokens.accent if is_marked or button.hasFocus() else tokens.muted
    painter.setPen(QPen(QColor(edge), 2 if button.hasFocus() else 1))
    paint(painter, place.adjusted(0.5, 0.5, -0.5, -0.5), tokens)
    option.rect = style.subElementRect(look.contents, option, button)
    style.drawControl(look.label, option, painter, button)
