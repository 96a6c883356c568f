"""What the user chooses of how the window looks: done at once, and remembered."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer

from affitrack.gui.frame.menus import Menus
from affitrack.gui.i18n import Translations
from affitrack.gui.shell import Shell
from affitrack.gui.theme import Appearance, Theme, zoom_after
from affitrack.wording.language import Language, language_of

_STEPS_COME_WITHIN_MS: Final = 150


class LookActions(QObject):
    """Sets the theme, the contrast, the language and the size of texts."""

    def __init__(
        self, shell: Shell, menus: Menus, appearance: Appearance, translations: Translations
    ) -> None:
        super().__init__(menus)
        self._preferences = shell.preferences
        self._menus = menus
        self._appearance = appearance
        self._translations = translations
        self._zooming = QTimer(self)
        self._zooming.setSingleShot(True)
        self._zooming.setInterval(_STEPS_COME_WITHIN_MS)
        self._zooming.timeout.connect(
            lambda: self._appearance.set_zoom(self._preferences.zoom_percent)
        )

    def choose_theme(self, theme: Theme) -> None:
        """Show the window in a theme."""
        self._preferences.theme = theme
        self._appearance.set_theme(theme)

    def choose_contrast(self, more: bool) -> None:
        """Show the window with more contrast, or as usual."""
        self._preferences.more_contrast = more
        self._appearance.set_more_contrast(more)

    def choose_language(self, language: Language | None) -> None:
        """Speak a language; None is that of the desktop."""
        self._preferences.language = language
        self._translations.use(language)

    def choose(self, what: str, value: object) -> None:
        """Set "theme", "language" or "zoom"; the marks in the menus follow."""
        if what == "theme" and isinstance(value, Theme):
            self._menus.themes[value].trigger()
        elif what == "language":
            self._menus.languages[None if value is None else language_of(str(value))].trigger()
        elif what == "zoom" and isinstance(value, int):
            self.zoom_to(value)

    def zoom_by(self, steps: int) -> None:
        """Make all texts larger by some steps, or smaller by less than none.

        Several steps at once are collected: every window is laid out and every chart drawn anew for
        each size, which a slow computer would do long after the last key.
        """
        self._preferences.zoom_percent = zoom_after(self._preferences.zoom_percent, steps)
        self._zooming.start()

    def zoom_to(self, percent: int) -> None:
        """Show all texts in a size, in per cent of the usual one."""
        self._zooming.stop()
        self._appearance.set_zoom(percent)
        self._preferences.zoom_percent = percent
