"""What users do on the page of settings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.main_window import MainWindow
from affitrack.gui.settings.effect_card import EffectCard
from affitrack.gui.settings.form import Section
from affitrack.gui.settings.page import SettingsPage
from affitrack.gui.widgets import Picker
from tests.gui.real import AS_OF, HANDLE, fill, held, page, paid, read_again, settle

Kind = TypeVar("Kind", bound=Section)


@pytest.fixture
def window(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> MainWindow:
    """The window on a store with a paid sale and two that are held back."""
    fill(store_path, paid(1), held(2), held(3, shop_code="FRUNBR", shop_name="Unbrush"))
    read_again(real_window)
    settle(qtbot, real_window)
    return real_window


@pytest.fixture
def settings(window: MainWindow, qtbot: QtBot) -> SettingsPage:
    shown = page(window, "settings")
    assert isinstance(shown, SettingsPage)
    settle(qtbot, window)
    return shown


def open_section(settings: SettingsPage, name: str, kind: type[Kind], qtbot: QtBot) -> Kind:
    chips = settings.chips.findChildren(QPushButton)
    keys = ["accounts", "shops", "products", "rates", "program", "certainty"]
    qtbot.mouseClick(chips[keys.index(name)], Qt.MouseButton.LeftButton)
    settle_page(settings, qtbot)
    shown = settings.current()
    assert isinstance(shown, kind)
    return shown


def settle_page(settings: SettingsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not settings.shell.tasks.is_busy(), timeout=15_000)


def type_into(field: QWidget, text: str) -> None:
    """Replace what a field holds, key by key."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, text)


def pick(picker: Picker, value: object) -> None:
    """Choose an entry as a click in its list does."""
    picker.setCurrentIndex(picker.findData(value))
    picker.activated.emit(picker.currentIndex())


def foretold(effect: EffectCard, qtbot: QtBot) -> list[tuple[str, str]]:
    """Wait for the preview and return its rows."""
    qtbot.waitUntil(effect.save.isEnabled, timeout=15_000)
    return [(step.text, step.value.replace("\n", " ")) for step in effect.steps.steps()]


def save(effect: EffectCard, settings: SettingsPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(effect.save.isEnabled, timeout=15_000)
    qtbot.mouseClick(effect.save, Qt.MouseButton.LeftButton)
    settle_page(settings, qtbot)


def in_store(settings: SettingsPage, ask: Callable[[Book], object]) -> object:
    with Book.open(settings.shell.book.path, as_of=AS_OF) as book:
        return ask(book)


def own_rules(settings: SettingsPage) -> object:
    return in_store(settings, lambda book: dict(book.account(HANDLE).settings))
