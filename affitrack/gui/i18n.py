"""The language of the windows: Qt translations, changed at run time.

Source texts are English. `affitrack_fr.qm` holds the French, `affitrack_en.qm` the English plural
forms; Qt's own texts come from its `qtbase` translations. Widgets set their texts in a method that
`changeEvent` calls on `LanguageChange`. Sentences of the floors below come from
`affitrack.wording`, in `language()`.

`lupdate` reads the sources: words are written out, never put together, and a text that depends on
a number is `self.tr("%Ln row(s)", "", n)` in a class. In `translate` it overlooks plural forms, so
words with a number that no widget says stand in a `Words` class.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from affitrack.bundled import ResourcesMissingError, bundled_path
from affitrack.wording.language import DEFAULT_LANGUAGE, LANGUAGES, Language, language_of

_LOG: Final = logging.getLogger(__name__)

LANGUAGE_NAMES: Final[dict[Language, str]] = {"en": "English", "fr": "Français"}
"""Each language by its own name: whoever cannot read the present one finds the way back."""

_LOCALES: Final = {"en": "en_GB", "fr": "fr_FR"}


def QT_TRANSLATE_NOOP(context: str, words: str) -> str:  # noqa: ARG001 - lupdate reads it
    """Return `words`, which `lupdate` finds by the name of this function; translated when shown.

    PySide6 has the same function, but says that it returns any object.
    """
    return words


def language() -> Language:
    """Return the language in use."""
    return language_of(QLocale().name())


def system_language() -> Language:
    """Return the spoken language that the desktop's user prefers."""
    for tag in QLocale.system().uiLanguages():
        prefix = tag.replace("-", "_").split("_")[0].casefold()
        if prefix in LANGUAGES:
            return language_of(tag)
    return DEFAULT_LANGUAGE


class Words(QObject):
    """Texts with a number outside of widgets: a subclass says each in a method, with `self.tr`."""


class Translations(QObject):
    """Owns the translators of the running program."""

    changed = Signal()

    def __init__(self, app: QCoreApplication, folder: Path | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._folder = folder
        self._installed: list[QTranslator] = []

    def use(self, wanted: Language | None) -> None:
        """Speak a language; None is the desktop's."""
        chosen = wanted or system_language()
        self.remove()
        # Before the translators: LanguageChange makes widgets ask `language()` for numbers.
        QLocale.setDefault(QLocale(_LOCALES[chosen]))
        self._installed = [
            translator
            for translator in (self._qt_texts(chosen), self._own_texts(chosen))
            if translator is not None
        ]
        for translator in self._installed:
            self._app.installTranslator(translator)
        self.changed.emit()

    def remove(self) -> None:
        """Fall back to the texts as they are written in the program."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
            translator.deleteLater()
        self._installed = []

    def _qt_texts(self, wanted: Language) -> QTranslator | None:
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        return self._load(f"qtbase_{wanted}.qm", [qt_folder])

    def _own_texts(self, wanted: Language) -> QTranslator | None:
        return self._load(f"affitrack_{wanted}.qm", self._own_folders())

    def _own_folders(self) -> Sequence[Path]:
        if self._folder is not None:
            return [self._folder]
        try:
            return [bundled_path("translations")]
        except ResourcesMissingError:
            return []

    def _load(self, name: str, folders: Sequence[Path]) -> QTranslator | None:
        for folder in folders:
            translator = QTranslator(self)
            if translator.load(str(folder / name)):
                return translator
        _LOG.warning("The translation %s is not installed; texts stay as written.", name)
        return None
