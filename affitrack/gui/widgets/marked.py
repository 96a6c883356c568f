"""What a box to tick and a button for one of several ways have in common: they are painted here.

The platform's own outlines do not show in every theme.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QStyle, QStyleOptionButton

from affitrack.gui.metrics import px
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
    place, contents = _grown(button, look, option)
    painter = QPainter(button)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = tokens.accent if is_marked or button.hasFocus() else tokens.muted
    painter.setPen(QPen(QColor(edge), 2 if button.hasFocus() else 1))
    paint(painter, QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), tokens)
    option.rect = contents
    style.drawControl(look.label, option, painter, button)


def with_room(button: QCheckBox | QRadioButton, look: Look, hint: QSize) -> QSize:
    """Return the size that a button wants once its mark has grown with the texts."""
    option = QStyleOptionButton()
    button.initStyleOption(option)
    mark = button.style().subElementRect(look.indicator, option, button).height()
    return QSize(hint.width() + px(mark) - mark, max(hint.height(), px(mark)))


def _grown(
    button: QCheckBox | QRadioButton, look: Look, option: QStyleOptionButton
) -> tuple[QRect, QRect]:
    """Return where the mark and the text are: the platform's mark does not grow with the texts."""
    style = button.style()
    mark = style.subElementRect(look.indicator, option, button)
    contents = style.subElementRect(look.contents, option, button)
    size = px(mark.height())
    more = size - mark.height()
    place = QRect(mark.left(), button.rect().center().y() - (size - 1) // 2, size, size)
    if button.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return place.translated(-more, 0), contents.adjusted(0, 0, -more, 0)
    return place, contents.adjusted(more, 0, 0, 0)
