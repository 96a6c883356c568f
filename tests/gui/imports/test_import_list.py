from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui.imports.list_model import ACCOUNT, OLDER, REJECTED, STATE
from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.page import SalesPage
from tests.gui.real import AS_OF, fill, held, imports_page, read_again, settle
from tests.ingest.samples import write_sales

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]


@pytest.fixture
def imports(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> ImportsPage:
    fill(store_path, held(1), held(2), name="first.csv")
    later = [held(1, status="Inéligible"), held(3), held(4, price="douze")]
    fill(store_path, *later, name="second.csv")
    read_again(real_window)
    shown = imports_page(real_window)
    settle(qtbot, real_window)
    return shown


def cells(page: ImportsPage, row: int) -> list[str]:
    model = page.list.model
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def test_the_list_shows_also_where_it_was_made_ahead(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1), name="first.csv")
    page = ImportsPage(real_window.shell)
    qtbot.addWidget(page)
    page.show()
    while page.make_part():
        pass
    page.refresh()
    qtbot.waitUntil(page.list.isVisible)
    qtbot.waitUntil(lambda: page.list.model.rowCount() == 1)


def test_the_newest_import_stands_first(imports: ImportsPage, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(imports.list.model)
    newest = cells(imports, 0)
    assert newest[0] == "second.csv"
    assert newest[1] == "@lea.naturelle"
    assert newest[4:] == ["3", "1", "1", "0", "0", "1", ""]
    assert cells(imports, 1)[4:] == ["2", "2", "0", "0", "0", "0", ""]


def test_the_newest_import_is_chosen_when_it_came(
    imports: ImportsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    imports.list.table.selectRow(1)
    fill(store_path, held(9), name="third.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    chosen = imports.list.current()
    assert chosen is not None
    assert chosen.file_name == "third.csv"
    imports.list.table.selectRow(2)
    read_again(real_window)
    settle(qtbot, real_window)
    assert imports.list.table.currentIndex().row() == 2


def test_undo_says_what_it_would_do_and_does_it(
    imports: ImportsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    imports.list.undo.click()
    settle(qtbot, real_window)
    assert imports.list.undo_card.isVisible()
    assert imports.list.undo_card.words() == (
        "1 sale that it brought is removed. 1 sale gets its earlier values back."
    )
    with Book.open(store_path, as_of=AS_OF) as book:
        assert len(book.line_ids(LineFilter())) == 3, "asking changes nothing"
    qtbot.mouseClick(imports.list.undo_card.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    with Book.open(store_path, as_of=AS_OF) as book:
        assert {line.stage for line in book.lines()} == {Stage.HELD}
        assert len(book.line_ids(LineFilter())) == 2
    assert cells(imports, 0)[-1] == "undone"
    assert not imports.list.undo.isEnabled()
    assert real_window.toast.action_button().text() == "Import again…"


def test_an_undone_file_can_be_imported_again(
    imports: ImportsPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    imports.list.undo.click()
    settle(qtbot, real_window)
    imports.list.undo_card.confirm.click()
    settle(qtbot, real_window)
    real_window.toast.action_button().click()
    settle(qtbot, real_window)
    assert imports.is_previewing()
    assert imports.preview.confirm.text() == "Import 2 rows"


def test_ctrl_z_brings_an_undone_import_back(
    imports: ImportsPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    imports.list.undo.click()
    settle(qtbot, real_window)
    imports.list.undo_card.confirm.click()
    settle(qtbot, real_window)
    assert real_window.menus.undo.text() == "&Import “second.csv” again…"
    assert real_window.toast.isVisible()
    real_window.menus.undo.trigger()
    settle(qtbot, real_window)
    assert imports.is_previewing()
    assert real_window.toast.isHidden(), "what it offered is done"


def test_keeping_an_import_changes_nothing(
    imports: ImportsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    imports.list.undo.click()
    settle(qtbot, real_window)
    qtbot.keyClick(imports.list.undo_card, Qt.Key.Key_Escape)
    assert imports.list.undo_card.isHidden()
    with Book.open(store_path, as_of=AS_OF) as book:
        assert all(record.undone_at is None for record in book.imports())


def test_the_lines_of_an_import_can_be_shown(
    imports: ImportsPage, real_window: MainWindow, qtbot: QtBot
) -> None:
    imports.list.lines.click()
    settle(qtbot, real_window)
    shown = real_window.pages.current_page
    assert isinstance(shown, SalesPage)
    assert shown.model.rowCount() == 2
    assert shown.filters.tags().texts() == ["From the import second.csv"]


def test_the_rejected_rows_and_the_folder_can_be_opened(
    imports: ImportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []

    def open_url(url: QUrl) -> bool:
        opened.append(Path(url.toLocalFile()))
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    imports.list.rejects.click()
    imports.list.folder.click()
    assert opened[0].name == "second-rejected.csv"
    assert "douze" in opened[0].read_text(encoding="utf-8-sig")
    assert opened[1].is_dir()
    imports.list.table.selectRow(1)
    first = imports.list.rejects, imports.list.rejects_folder
    assert all(button.isHidden() for button in first), "the first import rejected nothing"


def test_each_account_has_its_imports_and_a_column_while_all_are_shown(
    imports: ImportsPage, real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    table = imports.list.table
    assert table.isColumnHidden(ACCOUNT)
    file = write_sales(tmp_path / "third.csv", [held(7)])
    with Book.open(store_path, as_of=AS_OF) as book:
        book.add_account("marc", "FR")
        book.import_files([file], account="marc")
    read_again(real_window)
    settle(qtbot, real_window)
    assert [cells(imports, row)[1] for row in range(3)] == ["@marc", *["@lea.naturelle"] * 2]
    assert not table.isColumnHidden(ACCOUNT)
    real_window.shell.choose_account("marc")
    settle(qtbot, real_window)
    assert imports.list.model.rowCount() == 1
    assert table.isColumnHidden(ACCOUNT)


def test_older_rows_have_a_column_once_there_are_any(
    imports: ImportsPage, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    assert imports.list.table.isColumnHidden(OLDER)
    newer = held(3, ordered_at="21/11/2026 09:00:00"), held(8)
    fill(store_path, *newer, held(2, est_standard="9,99"), name="2026-11-21.csv")
    fill(store_path, held(2, est_standard="1,11"), name="2026-11-02.csv")
    read_again(real_window)
    settle(qtbot, real_window)
    assert any(each.older for each in imports.list.model.shown())
    assert not imports.list.table.isColumnHidden(OLDER)


def test_rejected_rows_and_states_have_a_column_once_there_are_any(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1), name="good.csv")
    read_again(real_window)
    page = imports_page(real_window)
    settle(qtbot, real_window)
    table = page.list.table
    assert table.isColumnHidden(REJECTED)
    assert table.isColumnHidden(STATE)
    fill(store_path, held(2), held(3, price="douze"), name="bad.csv")
    with Book.open(store_path, as_of=AS_OF) as book:
        book.undo_import(book.imports()[0].import_id)
    read_again(real_window)
    settle(qtbot, real_window)
    assert not table.isColumnHidden(REJECTED)
    assert not table.isColumnHidden(STATE)


def test_without_imports_the_page_says_what_to_do(real_window: MainWindow, qtbot: QtBot) -> None:
    shown = imports_page(real_window)
    settle(qtbot, real_window)
    qtbot.waitUntil(shown.list.nothing.isVisible)
