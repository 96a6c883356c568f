"""A window for each test: own settings, own language, and a book that is pretended or real."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import PySide6
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.garbage import without_garbage_collection
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.preferences import Preferences
from affitrack.gui.shell import Shell
from affitrack.gui.theme import Appearance, Theme
from tests.gui.doubles import PretendedBook, pretended_pages
from tests.gui.real import first_page, real_shell, real_window, store_path

__all__ = ["first_page", "real_shell", "real_window", "store_path"]

TRANSLATIONS = Path(__file__).parents[2] / "resources" / "translations"
AS_OF = date(2026, 11, 15)


@pytest.fixture(scope="session")
def translations_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The translations of this checkout, compiled apart from it."""
    folder = tmp_path_factory.mktemp("translations")
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    compiler = Path(PySide6.__file__).parent / name
    for source in TRANSLATIONS.glob("*.ts"):
        target = folder / f"{source.stem}.qm"
        command = [str(compiler), "-silent", str(source), "-qm", str(target)]
        subprocess.run(command, check=True)
    return folder


@pytest.fixture
def translations(qapp: QApplication, translations_folder: Path) -> Iterator[Translations]:
    """English at first; `use` switches."""
    before = QLocale()
    made = Translations(qapp, translations_folder)
    made.use("en")
    yield made
    made.remove()
    QLocale.setDefault(before)


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    """The light theme at its usual size."""
    font, palette = qapp.font(), qapp.palette()
    made = Appearance(qapp, Theme.LIGHT)
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # nobody is dressed anew
    with without_garbage_collection():  # as `Appearance` does
        qapp.setStyleSheet("")
        qapp.setPalette(palette)
        qapp.setFont(font)


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    """Settings that nobody set yet."""
    return Preferences(tmp_path / "settings" / "window.ini")


@pytest.fixture
def book(tmp_path: Path) -> PretendedBook:
    """A book with one account and one import; `is_bare` empties it."""
    return PretendedBook(tmp_path / "book.sqlite")


@pytest.fixture
def shell(book: PretendedBook, preferences: Preferences) -> Iterator[Shell]:
    """The surroundings of the pages, on the pretended book."""

    def open_book(path: Path | None, /, *, as_of: date | None, create: bool) -> Book:
        return book if path in (None, book.path) else PretendedBook(path)

    made = Shell(None, preferences, as_of=AS_OF, open_book=open_book)
    yield made
    made.close()
    made.deleteLater()  # what it calls back goes with it: else every window of the tests stays
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(
    qtbot: QtBot, shell: Shell, appearance: Appearance, translations: Translations
) -> MainWindow:
    """The main window with three pretended pages, shown."""
    made = MainWindow(shell, appearance, translations, pretended_pages())
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made
