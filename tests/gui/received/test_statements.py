"""Bank statements, as people take them in: looked at, ticked, undone; asked about if need be."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.domain.received import ReceivedEntry
from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.received.section import ArrivedSection
from affitrack.gui.received.statement import choose_statement, open_statements
from affitrack.gui.received.statement_dialog import StatementDialog
from affitrack.gui.received.statement_model import AMOUNT, TEXT, TICK, WHAT
from tests.gui.real import settle
from tests.gui.received.shown import cells

pytestmark = pytest.mark.gui

STATEMENT = """Date;Libellé;Montant
06/10/2026;VIR SEPA TIKTOK SHOP CREATOR;4,98
13/10/2026;CARTE LIBRAIRIE;-54,90
30/10/2026;VIR SALAIRE ATELIER;1800,00
06/11/2026;VIREMENT REF 99812;2,49
"""
STRANGE = """When;One;Two;Words
06/10/2026;4,98;100,00;TIKTOK
13/10/2026;-54,90;45,10;BOOKS
"""
UNCLEAR = """Date;Description;Amount
06/10/2026;TIKTOK SHOP CREATOR;4.98
07/11/2026;VIREMENT;2.49
"""


def written(folder: Path, text: str, name: str = "statement.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def dialog_on(
    arrived: ArrivedSection, window: MainWindow, qtbot: QtBot, path: Path
) -> StatementDialog:
    """Read a statement and return the dialog that shows it."""
    open_statements(window.shell, window, [path])
    settle(qtbot, window)
    (found,) = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, StatementDialog) and each.isVisible()
    ]
    return found


def rows(dialog: StatementDialog) -> list[tuple[bool, str, str, str]]:
    model = dialog.preview.model
    return [
        (
            model.index(row, TICK).data(Qt.ItemDataRole.CheckStateRole) is Qt.CheckState.Checked,
            str(model.index(row, AMOUNT).data()),
            str(model.index(row, WHAT).data()),
            str(model.index(row, TEXT).data()),
        )
        for row in range(model.rowCount())
    ]


def test_likely_payouts_are_ticked_and_taken_in_and_that_is_undone(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = dialog_on(arrived, real_window, qtbot, written(tmp_path, STATEMENT))
    assert dialog.preview.chips.texts() == ["All 4", "Likely payouts 2", "Something else 2"]
    assert rows(dialog) == [
        (True, "€4.98", "payout", "VIR SEPA TIKTOK SHOP CREATOR"),
        (True, "€2.49", "fits a run", "VIREMENT REF 99812"),
    ]
    assert dialog.take.text() == "Take in 2 payouts"
    dialog.take.click()
    settle(qtbot, real_window)
    assert cells(arrived, "Arrived", "Amount", "State", "Statement") == [
        ("6 Nov", "€2.49", "All there", "statement.csv"),
        ("6 Oct", "€4.98", "All there", "statement.csv"),
    ]
    assert real_window.toast.message() == "2 payouts of statement.csv taken in."
    before = real_window.shell.book.received()
    real_window.menus.undo.trigger()
    settle(qtbot, real_window)
    assert real_window.shell.book.received() == []
    real_window.menus.redo.trigger()
    settle(qtbot, real_window)
    assert real_window.shell.book.received() == before


def test_the_same_statement_adds_nothing_twice(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(tmp_path, STATEMENT)
    dialog_on(arrived, real_window, qtbot, path).take.click()
    settle(qtbot, real_window)
    again = dialog_on(arrived, real_window, qtbot, path)
    assert again.preview.chips.texts() == ["All 4", "There already 2", "Something else 2"]
    assert again.preview.words.text() == "4 lines read. 2 of them are there already."
    assert not again.take.isEnabled()
    assert [tick for tick, *_ in rows(again)] == [False] * 4
    again.preview.model.toggle([0])
    assert again.preview.model.ticked() == frozenset(), "what is there cannot be ticked"
    again.reject()


def test_what_was_entered_by_hand_is_told_and_not_ticked(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    real_window.shell.book.add_received(ReceivedEntry(date(2026, 11, 5), 249))
    dialog = dialog_on(arrived, real_window, qtbot, written(tmp_path, STATEMENT))
    assert "1 seems to be there already and is not ticked." in dialog.preview.words.text()
    QTest.mouseClick(dialog.preview.chips._buttons["alike"], Qt.MouseButton.LeftButton)
    assert rows(dialog) == [(False, "€2.49", "entered by hand on 5 Nov 2026", "VIREMENT REF 99812")]
    dialog.reject()


def test_lines_are_ticked_by_key_and_found_by_words(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = dialog_on(arrived, real_window, qtbot, written(tmp_path, STATEMENT))
    QTest.mouseClick(dialog.preview.chips._buttons["all"], Qt.MouseButton.LeftButton)
    dialog.preview.search.setText("salaire")
    qtbot.waitUntil(lambda: len(rows(dialog)) == 1)
    table = dialog.preview.table
    dialog.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert rows(dialog) == [(True, "€1,800.00", "something else", "VIR SALAIRE ATELIER")]
    assert dialog.take.text() == "Take in 3 payouts"
    QTest.keyClick(table, Qt.Key.Key_Return)  # presses the button, as in all dialogs
    settle(qtbot, real_window)
    assert len(real_window.shell.book.received()) == 3


def test_an_unknown_table_is_asked_about_and_known_from_then_on(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(tmp_path, STRANGE, "odd.csv")
    dialog = dialog_on(arrived, real_window, qtbot, path)
    assert dialog.columns.isVisible()
    assert dialog.columns.title.text().startswith("What do the columns of")
    for picker in dialog.columns.pickers:
        picker.setCurrentIndex(0)
    dialog.columns.changed.emit()
    qtbot.waitUntil(lambda: not dialog.take.isEnabled())
    assert dialog.columns.result.text() == ("Say which column holds the day, and which the amount.")
    for picker, field in zip(
        dialog.columns.pickers, ("received_on", "amount", "", "text"), strict=True
    ):
        place = picker.findData(field)
        picker.setCurrentIndex(place)
        picker.activated.emit(place)
    qtbot.waitUntil(lambda: dialog.columns.result.text() == "2 lines can be read so.")
    dialog.columns.name.setText("Odd bank")
    dialog.take.click()
    settle(qtbot, real_window)
    qtbot.waitUntil(dialog.preview.isVisible)
    assert dialog.take.text() == "Take in 1 payout"
    dialog.reject()
    assert list(real_window.shell.book.statement_mappings()) == ["Odd bank"]
    again = dialog_on(arrived, real_window, qtbot, path)
    assert again.preview.isVisible(), "nothing is asked twice"
    QTest.mouseClick(again.preview.columns, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    assert again.columns.columns() == ["received_on", "amount", None, "text"]
    assert not again.columns.sales.isVisible()
    QTest.keyClick(again.columns.pickers[0], Qt.Key.Key_Escape)
    assert again.preview.isVisible(), "one comes back to the list"
    QTest.mouseClick(again.preview.columns, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    QTest.keyClick(again.columns.pickers[0], Qt.Key.Key_Return)
    settle(qtbot, real_window)
    qtbot.waitUntil(again.preview.isVisible)
    QTest.keyClick(again, Qt.Key.Key_Escape)
    assert not again.isVisible()


def test_a_table_of_sales_taken_for_a_statement_leads_to_its_import(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(tmp_path, STRANGE, "sales.csv")
    dialog = dialog_on(arrived, real_window, qtbot, path)
    dialog.columns.sales.click()
    assert not dialog.isVisible()
    settle(qtbot, real_window)
    shown = real_window.pages.current_page
    assert isinstance(shown, ImportsPage)
    assert shown.mapping.isVisible(), "what its columns mean for sales is asked"


def test_what_a_statement_leaves_open_is_asked(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = dialog_on(arrived, real_window, qtbot, written(tmp_path, UNCLEAR))
    assert dialog.question.isVisible()
    assert dialog.question.title.text() == "In which order are the days written?"
    assert not dialog.take.isVisible()
    dialog.question.buttons[0].click()
    settle(qtbot, real_window)
    qtbot.waitUntil(dialog.preview.isVisible)
    draft = dialog.draft()
    assert draft is not None
    assert [line.received_on for line in draft.lines] == [date(2026, 10, 6), date(2026, 11, 7)]
    dialog.reject()


def test_what_is_no_statement_is_told_in_a_sentence(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "empty.ofx"
    path.write_bytes(b"OFXHEADER:100\n<OFX></OFX>")
    with qtbot.waitSignal(real_window.shell.problem_told):
        open_statements(real_window.shell, real_window, [path])
    settle(qtbot, real_window)
    assert real_window.shell.book.received() == []


def test_statements_are_chosen_with_a_dialog(
    arrived: ArrivedSection, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = written(tmp_path, STATEMENT)
    chosen = choose_statement(real_window.shell, real_window)
    chosen.filesSelected.emit([str(path)])
    chosen.close()
    settle(qtbot, real_window)
    (dialog,) = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, StatementDialog) and each.isVisible()
    ]
    assert real_window.shell.preferences.last_folder == tmp_path
    dialog.reject()
