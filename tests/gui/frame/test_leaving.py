"""Who goes to another page does not wait for what the one before was reading."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from affitrack.gui.claims.page import ClaimsPage
from affitrack.gui.home.page import HomePage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.tasks import Task
from affitrack.gui.videos.page import VideosPage
from tests.gui.real import fill, frozen, held, page, paid, read_again, settle

pytestmark = pytest.mark.gui


def has_read(shown: object) -> bool:
    """Tell whether a page shows what it was to read."""
    if isinstance(shown, VideosPage):
        return shown.overview() is not None
    if isinstance(shown, ClaimsPage):
        return bool(shown.to_claim.figure()[1])
    assert isinstance(shown, HomePage)
    return bool(shown.videos.isVisible())


@pytest.mark.parametrize("name", ["home", "videos", "claims"])
def test_what_a_page_reads_is_stopped_with_it_and_read_when_one_comes_back(
    real_window: MainWindow, store_path: Path, qtbot: QtBot, name: str
) -> None:
    tasks, gate = real_window.shell.tasks, threading.Event()
    real_window.pages.show_page("settings")
    fill(store_path, paid(1), held(1), frozen(2))
    read_again(real_window)
    settle(qtbot, real_window)
    tasks.start(Task(lambda _: gate.wait(10)).reading())
    shown = page(real_window, name)
    real_window.pages.show_page("imports")
    gate.set()
    settle(qtbot, real_window)
    real_window.pages.show_page("settings")
    settle(qtbot, real_window)
    assert not has_read(shown)
    real_window.pages.show_page(name)
    qtbot.waitUntil(lambda: has_read(shown), timeout=10_000)


def test_what_was_read_is_not_read_again(
    real_window: MainWindow, store_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store_path, paid(1), held(1))
    read_again(real_window)
    shown = page(real_window, "videos")
    settle(qtbot, real_window)
    asked: list[int] = []
    monkeypatch.setattr(type(shown), "refresh", lambda _: asked.append(1))
    for name in ("imports", "videos", "home", "videos"):
        real_window.pages.show_page(name)
    assert not asked
    assert has_read(shown)
