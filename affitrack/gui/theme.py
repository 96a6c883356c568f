"""Light or dark, and how large: one palette, one style sheet, one font for the whole program.

Fusion with our own palette looks the same everywhere and follows a change at run time. The
desktop's own scheme is asked for as well, so that title bars and file dialogs match where the
platform can do it (`QStyleHints.setColorScheme` does nothing without a platform theme).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QBoxLayout, QFormLayout, QGridLayout, QLayout

from affitrack.garbage import without_garbage_collection
from affitrack.gui.metrics import drawn, px, scaled
from affitrack.gui.stylesheet import style_sheet
from affitrack.gui.tokens import DARK, DARK_CLEAR, LIGHT, LIGHT_CLEAR, Tokens, mixed

STYLE: Final = ("-style", "Fusion")
"""Arguments for the application. `setStyle` would load all of `QStyle`: a fiftieth of a start."""
ZOOM_STEPS: Final = (80, 90, 100, 110, 125, 150, 175, 200)
_NO_LIMIT: Final = 16_777_215  # Qt's QWIDGETSIZE_MAX
_SMALLEST_POINTS: Final = 10.0
_GENERIC_FAMILIES: Final = {"", "sans serif", "sans-serif", "sans"}
_PREFERRED_FAMILIES: Final = ("Inter", "Noto Sans", "DejaVu Sans")


class Theme(StrEnum):
    """What the user chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Appearance(QObject):
    """Dresses the application, and dresses it anew when theme, zoom or desktop change."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        theme: Theme = Theme.SYSTEM,
        zoom_percent: int = 100,
        *,
        more_contrast: bool = False,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._theme = theme
        self._zoom_percent = zoom_percent
        self._more_contrast = more_contrast
        self._base_font = _base_font(app)
        self._text_height = QFontInfo(self._font()).pixelSize()
        """What the sizes of the widgets were made for, in pixels."""
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._on_desktop_scheme_changed)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._dress)
        self._apply()

    @property
    def theme(self) -> Theme:
        """The theme that the user chose."""
        return self._theme

    @property
    def zoom_percent(self) -> int:
        """The size of text and everything that follows from it; 100 is the desktop's."""
        return self._zoom_percent

    @property
    def tokens(self) -> Tokens:
        """The colours in use."""
        if self._is_clear():
            return DARK_CLEAR if self._is_dark() else LIGHT_CLEAR
        return DARK if self._is_dark() else LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Change the theme of all windows."""
        if theme is not self._theme:
            self._theme = theme
            self._apply()

    def set_more_contrast(self, wanted: bool) -> None:
        """Draw everything more clearly, or as the desktop asks for."""
        if wanted != self._more_contrast:
            self._more_contrast = wanted
            self._dress()

    def set_zoom(self, percent: int) -> None:
        """Change the size of everything, within the zoom steps."""
        percent = min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if percent != self._zoom_percent:
            self._zoom_percent = percent
            self._apply()

    def zoom_by(self, steps: int) -> None:
        """Go `steps` up or down the zoom steps."""
        self.set_zoom(zoom_after(self._zoom_percent, steps))

    def _font(self) -> QFont:
        font = QFont(self._base_font)
        font.setPointSizeF(self._base_font.pointSizeF() * self._zoom_percent / 100)
        return font

    def _is_dark(self) -> bool:
        if self._theme is Theme.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._theme is Theme.DARK

    def _is_clear(self) -> bool:
        asked = self._hints.accessibility().contrastPreference()
        return self._more_contrast or asked is Qt.ContrastPreference.HighContrast

    def _on_desktop_scheme_changed(self) -> None:
        if self._theme is Theme.SYSTEM:
            self._dress()

    def _apply(self) -> None:
        wanted = {
            Theme.SYSTEM: Qt.ColorScheme.Unknown,
            Theme.LIGHT: Qt.ColorScheme.Light,
            Theme.DARK: Qt.ColorScheme.Dark,
        }[self._theme]
        with without_garbage_collection():  # as in `_dress`
            QGuiApplication.styleHints().setColorScheme(wanted)
        self._dress()

    def _dress(self) -> None:
        # Qt walks through a list of all widgets and asks those of ours on the way: what the
        # collector took away meanwhile would end the program.
        with without_garbage_collection():
            self._dress_all()
        self.changed.emit()

    def _dress_all(self) -> None:
        font = self._font()
        # A sheet in the place of another costs three times as much: Qt matches each widget with
        # both, once more for each widget above it.
        self._app.setStyleSheet("")
        text_height = QFontInfo(font).pixelSize()
        if text_height != self._text_height:
            _resize(self._app, self._text_height, text_height)
            self._text_height = text_height
        self._app.setFont(font)
        self._app.setPalette(palette_of(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, px))


def _resize(app: QApplication, before: int, after: int) -> None:
    """Let sizes, margins and gaps that widgets were given follow the height of their texts."""

    def resized(length: int) -> int:
        # By way of the length that was drawn: steps up and down again lead to where they began.
        is_given = 0 < length < _NO_LIMIT
        return scaled(drawn(length, before), after) if is_given else length

    for widget in app.allWidgets():
        if not widget.isWindow():
            least, most = widget.minimumSize(), widget.maximumSize()
            widget.setMinimumSize(resized(least.width()), resized(least.height()))
            widget.setMaximumSize(resized(most.width()), resized(most.height()))
        layout = widget.layout()
        if layout is not None:
            for each in (layout, *layout.findChildren(QLayout)):
                if isinstance(each, QBoxLayout | QGridLayout | QFormLayout):
                    _respace(each, resized)


def _respace(layout: QBoxLayout | QGridLayout | QFormLayout, resized: Callable[[int], int]) -> None:
    around = layout.contentsMargins()
    layout.setContentsMargins(
        resized(around.left()),
        resized(around.top()),
        resized(around.right()),
        resized(around.bottom()),
    )
    if not isinstance(layout, QBoxLayout):
        layout.setHorizontalSpacing(resized(layout.horizontalSpacing()))
        layout.setVerticalSpacing(resized(layout.verticalSpacing()))
        return
    # Not Qt's spacers: to hold one in Python ends the program when its layout goes. A `gap` is a
    # widget, which follows by itself.
    layout.setSpacing(resized(layout.spacing()))


def zoom_after(percent: int, steps: int) -> int:
    """Return the size that is `steps` up or down the zoom steps from another one, in per cent."""
    nearest = min(ZOOM_STEPS, key=lambda step: abs(step - percent))
    index = ZOOM_STEPS.index(nearest) + steps
    return ZOOM_STEPS[min(max(index, 0), len(ZOOM_STEPS) - 1)]


def palette_of(tokens: Tokens) -> QPalette:
    """Return the Qt palette made from one set of colours."""
    role = QPalette.ColorRole
    palette = QPalette()
    colours = {
        role.Window: tokens.bg,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.soft,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.muted,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.danger,
        role.ToolTipBase: tokens.surface,
        role.ToolTipText: tokens.ink,
        role.Highlight: tokens.accent_soft,
        role.HighlightedText: tokens.ink,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.surface,
        role.Midlight: tokens.soft,
        role.Mid: tokens.line,
        role.Dark: tokens.forecast,
        role.Shadow: tokens.line,
    }
    for colour_role, colour in colours.items():
        palette.setColor(colour_role, QColor(colour))
    faded = QColor(mixed(tokens.muted, tokens.surface, 0.6))
    for text_role in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, text_role, faded)
    return palette


def _base_font(app: QApplication) -> QFont:
    """Return the desktop's font with figures of equal width, so that amounts stand in columns."""
    font = QFont(app.font())
    if sys.platform.startswith("linux") and font.family().casefold() in _GENERIC_FAMILIES:
        # No desktop told Qt its font: name a good one rather than the toolkit's tiny default.
        installed = set(QFontDatabase.families())
        families = [family for family in _PREFERRED_FAMILIES if family in installed]
        if families:
            font.setFamilies(families)
        font.setPointSizeF(max(font.pointSizeF(), _SMALLEST_POINTS))
    if font.pointSizeF() <= 0:
        font.setPointSizeF(QFontInfo(font).pointSizeF())
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
