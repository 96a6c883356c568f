"""What the windows remember between two starts, in one INI file.

Nothing of the user's data is in it, except the paths of recent files. A value that cannot be read
counts as never set: a damaged file costs settings, never a start.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from affitrack.gui.theme import ZOOM_STEPS, Theme
from affitrack.wording.language import LANGUAGES, Language, language_of

RECENT_FILES: Final = 8
_MORE: Final = "more"


class Preferences:
    """Typed access to the INI file at `path`, which is created on first use."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Theme:
        """Light, dark, or as the desktop has it."""
        text = self._text("window/theme")
        return Theme(text) if text in set(Theme) else Theme.SYSTEM

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._settings.setValue("window/theme", theme.value)

    @property
    def more_contrast(self) -> bool:
        """Whether more contrast is wanted than the theme has by itself."""
        return self._text("window/contrast") == _MORE

    @more_contrast.setter
    def more_contrast(self, wanted: bool) -> None:
        self._settings.setValue("window/contrast", _MORE if wanted else "")

    @property
    def language(self) -> Language | None:
        """The language chosen; None is the desktop's."""
        text = self._text("window/language")
        return language_of(text) if text in LANGUAGES else None

    @language.setter
    def language(self, language: Language | None) -> None:
        self._settings.setValue("window/language", language or "")

    @property
    def zoom_percent(self) -> int:
        """Size of text and everything else; 100 is the desktop's."""
        text = self._text("window/zoom")
        percent = int(text) if text.isdecimal() else 100
        return min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])

    @zoom_percent.setter
    def zoom_percent(self, percent: int) -> None:
        self._settings.setValue("window/zoom", str(percent))

    @property
    def page(self) -> str:
        """The name of the page shown last."""
        return self._text("window/page")

    @page.setter
    def page(self, name: str) -> None:
        self._settings.setValue("window/page", name)

    @property
    def account(self) -> str:
        """The handle of the account looked at; "" is all of them."""
        return self._text("window/account")

    @account.setter
    def account(self, handle: str) -> None:
        self._settings.setValue("window/account", handle)

    @property
    def last_folder(self) -> Path | None:
        """The folder that files were chosen from last, if it is still there."""
        text = self._text("files/folder")
        folder = Path(text)
        return folder if text and folder.is_dir() else None

    @last_folder.setter
    def last_folder(self, folder: Path) -> None:
        self._settings.setValue("files/folder", str(folder))

    @property
    def recent_files(self) -> list[Path]:
        """The files opened last, newest first."""
        value = self._settings.value("files/recent")
        texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(text) for text in texts if isinstance(text, str) and text]

    def add_recent_files(self, paths: Sequence[Path]) -> None:
        """Put files at the head of the recent ones."""
        known = [path for path in self.recent_files if path not in paths]
        self._settings.setValue(
            "files/recent", [str(path) for path in (*paths, *known)][:RECENT_FILES]
        )

    def forget_recent_files(self, paths: Collection[Path]) -> None:
        """Take files off the list of the recent ones."""
        known = self.recent_files
        kept = [path for path in known if path not in paths]
        if kept != known:
            self._settings.setValue("files/recent", [str(path) for path in kept])

    def clear_recent_files(self) -> None:
        """Forget the recent files."""
        self._settings.remove("files/recent")

    def state(self, key: str) -> QByteArray:
        """Return the state of a window, splitter or header kept under `key`, or empty bytes."""
        value = self._settings.value(f"state/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_state(self, key: str, state: QByteArray) -> None:
        """Keep the state of a window, splitter or header under `key`."""
        self._settings.setValue(f"state/{key}", state)

    def save(self) -> None:
        """Write what is not written yet."""
        self._settings.sync()

    def _text(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""
