"""The line icons of `resources/icons`, drawn in the colour that they are needed in.

`paint` draws sharply at any size; `icon` makes a `QIcon` for buttons and actions. A `QIcon` keeps
its colour, so a widget that shows one calls `keep_icon`, which renews it when the palette changes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication

from affitrack.bundled import bundled_path
from affitrack.gui.metrics import px
from affitrack.gui.tokens import mixed, tokens_of

_GAP: Final = 0.25  # between an icon and the text after it, as a share of the icon
_POINTING: Final = frozenset({"undo"})
"""Icons that point along the line: mirrored where lines run from right to left."""
_LOOK_CHANGES: Final = (
    QEvent.Type.LayoutDirectionChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.StyleChange,
    QEvent.Type.DevicePixelRatioChange,
)
_SIZES: Final = (14, 16, 18, 20, 22, 24, 27, 30, 32, 36, 40, 48, 64)


def paint(painter: QPainter, name: str, where: QRectF, colour: str) -> None:
    """Draw icon `name` into `where` in `colour` (`#rrggbb`)."""
    if name in _POINTING and QApplication.layoutDirection() == Qt.LayoutDirection.RightToLeft:
        painter.save()
        painter.translate(2 * where.center().x(), 0)
        painter.scale(-1, 1)
        _renderer(name, colour).render(painter, where)
        painter.restore()
    else:
        _renderer(name, colour).render(painter, where)


def pixmap(name: str, size: int, colour: str) -> QPixmap:
    """Return icon `name` as a picture of `size` pixels."""
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(0, 0, picture.width(), picture.height()), colour)
    painter.end()
    return picture


def icon(name: str, colour_role: str = "ink") -> QIcon:
    """Return icon `name` in a colour of the present palette, by its name in `tokens.Tokens`."""
    tokens = tokens_of(QApplication.palette())
    colour = str(getattr(tokens, colour_role))
    return _icon(name, colour, mixed(colour, tokens.surface, 0.45), 0, _SIZES)


def keep_icon(button: QAbstractButton, name: str, colour_role: str = "ink") -> None:
    """Give `button` an icon that follows theme and zoom from now on."""
    _IconKeeper(button, name, colour_role)


def application_icon() -> QIcon:
    """Return the program's own icon, which has its own colours."""
    return QIcon(str(bundled_path("icons", "affitrack.svg")))


class _IconKeeper(QObject):
    """Lives as a child of a button and renews its icon."""

    def __init__(self, button: QAbstractButton, name: str, colour_role: str) -> None:
        super().__init__(button)
        self._button = button
        self._name = name
        self._colour_role = colour_role
        self._gap = 0.0
        button.installEventFilter(self)
        self._renew()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_shown_anew = event.type() == QEvent.Type.Show and self._gap != self._gap_wanted()
        if event.type() in _LOOK_CHANGES or is_shown_anew:
            self._renew()
        return False

    def _gap_wanted(self) -> float:
        """Return the room between icon and text, for which there may be none when it is made."""
        if not self._button.text():
            return 0.0
        is_mirrored = self._button.layoutDirection() == Qt.LayoutDirection.RightToLeft
        return -_GAP if is_mirrored else _GAP

    def _renew(self) -> None:
        self._gap = self._gap_wanted()
        tokens = tokens_of(QApplication.palette())
        colour = str(getattr(tokens, self._colour_role))
        faded = mixed(colour, tokens.surface, 0.45)
        size = round(px(16) * self._button.devicePixelRatioF())  # the one that will be shown
        self._button.setIcon(_icon(self._name, colour, faded, self._gap, (size,)))
        self._button.setIconSize(QSize(px(16 * (1 + abs(self._gap))), px(16)))


@cache
def _icon(name: str, colour: str, faded: str, gap: float, sizes: Sequence[int]) -> QIcon:
    made = QIcon()
    for size in sizes:
        made.addPixmap(_with_gap(pixmap(name, size, colour), gap), QIcon.Mode.Normal)
        made.addPixmap(_with_gap(pixmap(name, size, faded), gap), QIcon.Mode.Disabled)
    return made


def _with_gap(picture: QPixmap, gap: float) -> QPixmap:
    """Return a picture with room beside it, a share of its width; styles leave too little.

    It is at its right; at its left where the share is negative, for lines from right to left.
    """
    if not gap:
        return picture
    wide = QPixmap(round(picture.width() * (1 + abs(gap))), picture.height())
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0 if gap > 0 else wide.width() - picture.width(), 0, picture)
    painter.end()
    return wide


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    drawing = bundled_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
