"""Files that wait to be imported: again, beside others, while one works elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.imports.look import NewAccount
from affitrack.gui.main_window import MainWindow
from tests.gui.imports.dropped import (
    drop,
    preview_of,
)
from tests.gui.real import (
    AS_OF,
    HANDLE,
    fill,
    held,
    home_page,
    imports_page,
    paid,
    read_again,
    settle,
)
from tests.ingest.samples import write_sales

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]


def test_what_is_imported_again_goes_to_the_account_that_it_was_of(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    first = fill(store_path, paid(1))
    with Book.open(store_path, as_of=AS_OF) as book:
        book.add_account("@second", "FR")
    read_again(real_window)
    settle(qtbot, real_window)
    real_window.menus.undo.trigger()
    settle(qtbot, real_window)
    real_window.menus.redo.trigger()
    preview = preview_of(real_window, qtbot)
    assert preview.look().paths == [first]
    assert preview.look().handle == HANDLE.removeprefix("@")
    assert preview.confirm.isVisible()
    drop(real_window, write_sales(tmp_path / "other.csv", [held(1)]))
    preview = preview_of(real_window, qtbot)
    assert real_window.focusWidget() is preview.form.known
    qtbot.keyClick(preview.form.known, Qt.Key.Key_Return)
    settle(qtbot, real_window)
    assert preview.confirm.isVisible()


def test_files_that_wait_are_counted_beside_the_name_of_their_page(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, write_sales(tmp_path / "first.csv", [held(1)]))
    preview = preview_of(real_window, qtbot)
    real_window.activateWindow()
    button = real_window.navigation.button("imports")
    assert button.accessibleName() == "Imports"
    real_window.pages.show_page("settings")
    settle(qtbot, real_window)
    assert button.accessibleName().startswith("Imports, 1 ")
    real_window.pages.show_page("imports")
    settle(qtbot, real_window)
    assert button.accessibleName() == "Imports"
    assert real_window.focusWidget() is preview.form.handle, "one types the name on"
    preview.cancel.click()
    real_window.pages.show_page("settings")
    assert button.accessibleName() == "Imports"


def test_files_that_were_imported_wait_no_more(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    read_again(real_window)
    drop(real_window, write_sales(tmp_path / "first.csv", [held(1)]))
    preview = preview_of(real_window, qtbot)
    preview.confirm.click()
    settle(qtbot, real_window)
    assert real_window.pages.current_name == "home"
    assert real_window.navigation.button("imports").accessibleName() == "Imports"


def test_a_file_dropped_on_others_that_wait_is_added_to_them(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    one = write_sales(tmp_path / "one.csv", [held(1)])
    two = write_sales(tmp_path / "two.csv", [held(2)])
    drop(real_window, one)  # and while it is being looked at
    drop(real_window, two)
    preview = preview_of(real_window, qtbot)
    assert preview.look().paths == [one, two]
    assert real_window.toast.message() == "Added to the 1 file that waits here."
    three = write_sales(tmp_path / "three.csv", [held(3)])
    drop(real_window, three, two)
    preview = preview_of(real_window, qtbot)
    assert preview.confirm.text() == "Import 3 rows"
    qtbot.mouseClick(preview.cancel, Qt.MouseButton.LeftButton)
    drop(real_window, three)
    assert preview_of(real_window, qtbot).confirm.text() == "Import 1 row"


def test_what_another_program_takes_in_is_shown(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    read_again(real_window)
    page = imports_page(real_window)
    settle(qtbot, real_window)
    assert page.list.model.rowCount() == 1
    changed: list[None] = []
    real_window.shell.book_changed.connect(lambda: changed.append(None))
    real_window.shell.look_outside()
    assert changed == [], "all that was written is shown"
    fill(store_path, held(1), name="second.csv")
    home_page(real_window)
    settle(qtbot, real_window)
    page = imports_page(real_window)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 2, timeout=5_000)
    settle(qtbot, real_window)
    seen = len(changed)
    real_window.shell.look_outside()
    assert len(changed) == seen


def test_files_that_were_read_while_one_works_elsewhere_are_told_of(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    drop(real_window, write_sales(tmp_path / "more.csv", [held(1)]))
    home_page(real_window)
    settle(qtbot, real_window)
    qtbot.waitUntil(lambda: real_window.toast.message().startswith("The files have been read."))
    assert real_window.pages.current_name == "home"
    qtbot.mouseClick(real_window.toast.action_button(), Qt.MouseButton.LeftButton)
    assert imports_page(real_window).preview.confirm.text() == "Import 1 row"


def test_while_files_are_compared_there_is_one_way_to_stop(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, write_sales(tmp_path / "sales.csv", [held(1)]))
    preview = preview_of(real_window, qtbot)
    assert preview.cancel.isVisible()
    preview.form.chosen.emit(NewAccount("ana", "FR"))
    assert preview.cancel.isHidden(), "the strip below has one"
    settle(qtbot, real_window)
    assert preview.cancel.isVisible()
    preview.form.chosen.emit(NewAccount("ana", "FR"))
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not preview.isVisible()
