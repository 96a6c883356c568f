"""The ways to payouts that arrived: drops, menus, the jump box, the help."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.gui.main_window import MainWindow
from affitrack.gui.received.entry_dialog import EntryDialog
from affitrack.gui.received.section import ArrivedSection
from affitrack.gui.received.statement_dialog import StatementDialog
from tests.gui.imports.dropped import import_now, name_account, preview_of
from tests.gui.real import fill, imports_page, paid, read_again, settle
from tests.gui.received.shown import OCTOBER, receive, section
from tests.gui.received.test_statements import STATEMENT, STRANGE, written
from tests.ingest.samples import write_sales
from tests.ingest.statements.samples import MOVES, camt, write_all

pytestmark = pytest.mark.gui


def statements(count: int) -> list[StatementDialog]:
    """Return the statements that are looked at."""
    found = looked_at()
    assert len(found) == count
    return found


def looked_at() -> list[StatementDialog]:
    """Return the statements that are looked at, however many."""
    return [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, StatementDialog) and each.isVisible()
    ]


def test_a_statement_dropped_on_the_page_is_shown(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    real_window.file_drop.dropped.emit([written(tmp_path, STATEMENT)])
    settle(qtbot, real_window)
    (dialog,) = statements(1)
    assert dialog.take.text() == "Take in 2 payouts"
    dialog.reject()
    assert real_window.shell.book.received() == [], "nothing is written by looking"


def test_an_unknown_table_dropped_on_the_page_is_asked_about_as_a_statement(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    real_window.file_drop.dropped.emit([written(tmp_path, STRANGE)])
    settle(qtbot, real_window)
    (dialog,) = statements(1)
    assert dialog.columns.isVisible()
    dialog.reject()


def test_an_export_dropped_on_the_page_is_an_import(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    export = write_sales(tmp_path / "more.csv", [paid(9)])
    real_window.file_drop.dropped.emit([export])
    settle(qtbot, real_window)
    assert imports_page(real_window).is_previewing()
    statements(0)


def test_a_statement_dropped_with_exports_is_shown_once_they_are_in(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    """On the very first drop there is no account yet that its payouts could belong to."""
    export = write_sales(tmp_path / "more.csv", [paid(9)])
    files = write_all(tmp_path)
    real_window.file_drop.dropped.emit([export, files["camt08"]])
    preview = preview_of(real_window, qtbot)
    assert "A bank statement: it is shown once the sales are in." in preview.files.sentences()
    name_account(preview, qtbot, real_window)
    statements(0)
    import_now(preview, qtbot, real_window)
    settle(qtbot, real_window)
    (dialog,) = statements(1)
    draft = dialog.draft()
    assert draft is not None
    assert draft.kind == "camt"
    dialog.reject()


def test_a_statement_given_to_the_imports_goes_its_way(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    real_window.shell.preview_files([written(tmp_path, STATEMENT)])
    settle(qtbot, real_window)
    qtbot.waitUntil(lambda: not imports_page(real_window).is_previewing())
    settle(qtbot, real_window)
    (dialog,) = statements(1)
    dialog.reject()


@pytest.mark.parametrize("page", ["payouts", "home"])
def test_a_zip_of_statements_dropped_on_any_page_is_shown_as_one(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot, page: str
) -> None:
    path = tmp_path / "statements.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for version in ("02", "08"):
            archive.writestr(f"{version}.xml", camt(version))
    real_window.pages.show_page(page)
    real_window.file_drop.dropped.emit([path])
    qtbot.waitUntil(lambda: bool(looked_at()))
    (dialog,) = statements(1)
    draft = dialog.draft()
    assert draft is not None
    assert len(draft.lines) == len(MOVES), "both tell the same movements"
    dialog.reject()


def test_the_menu_adds_a_payout_from_any_page(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    read_again(real_window)
    real_window.pages.show_page("home")
    real_window.menus.add_payout.trigger()
    settle(qtbot, real_window)
    (dialog,) = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, EntryDialog) and each.isVisible()
    ]
    dialog.save.click()
    settle(qtbot, real_window)
    arrived = section(real_window, qtbot)
    row = arrived.table.current()
    assert row is not None
    assert row.payout.amount == 249


def test_without_an_account_the_menu_says_what_is_needed_first(
    real_window: MainWindow, qtbot: QtBot
) -> None:
    real_window.menus.add_payout.trigger()
    settle(qtbot, real_window)
    assert "a payout is somebody’s" in real_window.toast.message()


def test_the_jump_box_leads_to_a_payout_and_to_the_section(
    arrived: ArrivedSection, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    wanted = receive(store_path, OCTOBER, 498, reference="TTS 0511")
    read_again(real_window)
    real_window.pages.show_page("home")
    real_window.menus.jump.trigger()
    jumping = real_window._jumping
    assert jumping is not None
    entries = {entry.key: entry for entry in jumping._entries()}
    found = entries[f"received.{wanted.payout_id}"]
    assert found.title == "€4.98 of 5 Oct"
    assert "TTS 0511" in found.other_words
    assert {"add_payout", "statement", "payouts.arrived"} <= set(entries)
    found.run()
    settle(qtbot, real_window)
    row = arrived.table.current()
    assert row is not None
    assert row.payout.payout_id == wanted.payout_id
    assert arrived.isVisible()


def test_the_help_of_the_page_says_how_to_find_out(
    arrived: ArrivedSection, real_window: MainWindow, qtbot: QtBot
) -> None:
    real_window.menus.help.trigger()
    helping = real_window._help()
    assert helping.window.isVisible()
    assert helping.window.text.toPlainText().startswith("Did I get what I was owed?")
    helping.window.close()
