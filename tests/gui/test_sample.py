"""Looking around with sample data, on real books: the user's own is never touched."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from affitrack import demo
from affitrack.book import Cancelled
from affitrack.demo import HANDLE, write_demo
from affitrack.gui.i18n import Translations
from affitrack.gui.main_window import MainWindow
from affitrack.gui.preferences import Preferences
from affitrack.gui.sample import make_sample, remove_sample
from affitrack.gui.shell import Shell
from affitrack.gui.tasks import Work
from affitrack.gui.theme import Appearance
from tests.gui.conftest import AS_OF
from tests.gui.doubles import pretended_pages
from tests.ingest.samples import sale, write_sales

pytestmark = pytest.mark.gui

LINES = 60


@pytest.fixture(autouse=True)
def _small_year(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(demo, "write_demo", partial(write_demo, lines=LINES))
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))


@pytest.fixture
def window(
    qtbot: QtBot,
    preferences: Preferences,
    appearance: Appearance,
    translations: Translations,
    tmp_path: Path,
) -> Iterator[MainWindow]:
    shell = Shell(tmp_path / "own.db", preferences, as_of=AS_OF)
    made = MainWindow(shell, appearance, translations, pretended_pages())
    qtbot.addWidget(made)
    made.show()
    yield made
    made.close()


def folders(tmp_path: Path) -> list[Path]:
    return list((tmp_path / "temporary").glob("affitrack-sample-*"))


def test_sample_is_shown_apart_and_goes_without_a_trace(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    assert window.pages.currentWidget() is window.welcome
    _, look_around = window.welcome.area.buttons()
    with qtbot.waitSignal(window.shell.book_changed, timeout=30_000):
        QTest.mouseClick(look_around, Qt.MouseButton.LeftButton)
    assert window.shell.is_sample
    assert window.banner.isVisible()
    assert window.pages.currentWidget() is not window.welcome
    assert [account.handle for account in window.shell.book.accounts()] == [HANDLE]
    lines = sum(
        total.lines
        for currency in window.shell.book.summary()
        for total in currency.stages.values()
    )
    assert lines == LINES
    with qtbot.waitSignal(window.shell.book_changed):
        QTest.mouseClick(window.banner.back_button(), Qt.MouseButton.LeftButton)
    assert not window.shell.is_sample
    assert not window.banner.isVisible()
    assert window.pages.currentWidget() is window.welcome
    assert window.shell.book.accounts() == []
    qtbot.waitUntil(lambda: folders(tmp_path) == [])


def test_files_of_ones_own_go_into_ones_own_data(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    shell = window.shell
    with qtbot.waitSignal(shell.book_changed, timeout=30_000):
        window.actions_on_data.open_sample()
    of_sample = next(shell.book.path.parent.glob("*.csv"))
    shell.preview_files([of_sample])
    assert shell.is_sample, "to import one of its files again is part of looking around"
    own = write_sales(tmp_path / "own.csv", [sale()])
    for offer in (shell.preview_files, window.actions_on_received.take_dropped):
        with (
            qtbot.waitSignal(shell.said) as told,
            qtbot.waitSignal(shell.page_wanted) as wanted,
        ):
            offer([own])
        assert not shell.is_sample
        assert shell.book.path == tmp_path / "own.db"
        assert told.args[0] == "Sample data is closed: these files are for your own data."
        assert wanted.args[0] == "imports"
        with qtbot.waitSignal(shell.book_changed, timeout=30_000):
            window.actions_on_data.open_sample()
    window.close()
    assert folders(tmp_path) == []


def test_closing_on_the_sample_removes_it(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    with qtbot.waitSignal(window.shell.book_changed, timeout=30_000):
        window.actions_on_data.open_sample()
    assert len(folders(tmp_path)) == 1
    window.close()
    assert folders(tmp_path) == []


def test_a_sample_that_was_stopped_leaves_nothing(tmp_path: Path) -> None:
    def no_book() -> None:
        pytest.fail("the sample has a book of its own")

    work = Work(no_book)  # type: ignore[arg-type]  # never opened
    work.cancel.cancel()
    with pytest.raises(Cancelled):
        make_sample(AS_OF, work)
    assert folders(tmp_path) == []


def test_nothing_but_a_sample_is_removed(tmp_path: Path) -> None:
    own = tmp_path / "data" / "affitrack.db"
    own.parent.mkdir()
    own.touch()
    remove_sample(own)
    assert own.exists()
