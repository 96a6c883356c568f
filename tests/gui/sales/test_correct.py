"""Correcting sales as a user does: tick, type, see what it comes to, save, undo, take back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from affitrack.domain.correction import Correctable
from affitrack.domain.records import LineFilter
from affitrack.gui.main_window import MainWindow
from affitrack.gui.sales.columns import COLUMNS
from affitrack.gui.sales.correct import CorrectDialog, open_correction
from affitrack.gui.sales.fields import ChoiceField, RateField
from affitrack.gui.sales.page import SalesPage
from affitrack.gui.widgets.table import Role
from tests.gui.real import fill, held, paid, read_again, sales_page, settle

pytestmark = pytest.mark.gui

NAMES = [column.order_by for column in COLUMNS]


@pytest.fixture
def sales(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> SalesPage:
    fill(store_path, paid(1), *[held(number) for number in range(1, 5)])
    read_again(real_window)
    shown = sales_page(real_window)
    settle(qtbot, real_window)
    return shown


@pytest.fixture
def dialog(sales: SalesPage, qtbot: QtBot) -> CorrectDialog:
    """The dialog for the first sale, a held one."""
    return opened(sales, sales.model.ids(0, 0), qtbot)


def opened(sales: SalesPage, ids: list[int], qtbot: QtBot) -> CorrectDialog:
    found: list[CorrectDialog] = []
    open_correction(sales.shell, ids, sales, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def cell(page: SalesPage, row: int, column: str, role: int = Qt.ItemDataRole.DisplayRole) -> str:
    return str(page.model.index(row, NAMES.index(column)).data(role))


def wait(qtbot: QtBot, page: SalesPage) -> None:
    qtbot.waitUntil(lambda: not page.shell.tasks.is_busy(), timeout=15_000)


def type_rate(dialog: CorrectDialog, text: str, qtbot: QtBot) -> None:
    field = dialog.rows[Correctable.RATE].field
    assert isinstance(field, RateField)
    field.line.clear()
    qtbot.keyClicks(field.line, text)
    qtbot.waitUntil(lambda: dialog.effect() is not None)


def save(dialog: CorrectDialog, page: SalesPage, qtbot: QtBot) -> None:
    assert dialog.save.isEnabled()
    qtbot.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    wait(qtbot, page)


def test_a_rate_is_typed_previewed_saved_marked_undone_and_done_again(
    sales: SalesPage, dialog: CorrectDialog, qtbot: QtBot
) -> None:
    assert not dialog.save.isEnabled()
    assert "12" in dialog.rows[Correctable.RATE].hint.text()
    status = dialog.rows[Correctable.STATUS].hint.text()
    assert "En attente" not in status, "the file is French, the window is not"
    type_rate(dialog, "40", qtbot)
    assert dialog.rows[Correctable.RATE].box.isChecked()
    assert ("Commission", "€2.49 → €8.30") in [(s.text, s.value) for s in dialog.steps.steps()]
    dialog.note.setText("agreed by mail")
    save(dialog, sales, qtbot)
    assert cell(sales, 0, "net") == "✎ €8.30"
    assert cell(sales, 0, "rate") == "✎ 40%"
    assert cell(sales, 0, "net", Role.COPY) == "€8.30"
    assert "your correction of" in cell(sales, 0, "net", Qt.ItemDataRole.ToolTipRole)
    qtbot.waitUntil(lambda: "agreed by mail" in sales.panel.as_text())
    sales.shell.undo_stack.undo()
    wait(qtbot, sales)
    assert cell(sales, 0, "net") == "€2.49"
    sales.shell.undo_stack.redo()
    wait(qtbot, sales)
    assert cell(sales, 0, "net") == "✎ €8.30"
    assert all(check.ok for check in sales.shell.book.check())


def test_all_that_a_correction_comes_to_is_in_view(dialog: CorrectDialog, qtbot: QtBot) -> None:
    type_rate(dialog, "40", qtbot)
    area = dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert len(dialog.steps.steps()) > 1
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def test_a_correction_is_taken_back_beside_its_words(
    sales: SalesPage, dialog: CorrectDialog, qtbot: QtBot
) -> None:
    sales.panel.show()
    type_rate(dialog, "40", qtbot)
    save(dialog, sales, qtbot)
    row = list(sales.model.ids()).index(sales.shell.book.line_ids(LineFilter(corrected=True))[0])
    sales.table.selectRow(row)
    qtbot.waitUntil(lambda: bool(sales.panel.own_list().buttons()))
    (back,) = sales.panel.own_list().buttons()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    wait(qtbot, sales)
    assert sales.shell.book.line_ids(LineFilter(corrected=True)) == []
    assert cell(sales, 0, "net") == "€2.49"


def test_what_is_typed_wrong_is_said_beside_it(dialog: CorrectDialog, qtbot: QtBot) -> None:
    row = dialog.rows[Correctable.RATE]
    assert isinstance(row.field, RateField)
    row.field.line.clear()
    qtbot.keyClicks(row.field.line, "250")
    qtbot.waitUntil(lambda: not row.error.isHidden())
    assert "250" in row.error.text()
    assert not dialog.save.isEnabled()


def test_days_that_cannot_be_are_said(dialog: CorrectDialog, qtbot: QtBot) -> None:
    row = dialog.rows[Correctable.RETURNED_ON]
    row.field.show_value("2026-11-01")
    row.box.click()
    qtbot.waitUntil(lambda: "cannot have come back" in dialog.said.text())
    assert not dialog.save.isEnabled()


def test_a_return_after_today_is_refused_beside_its_field(
    dialog: CorrectDialog, qtbot: QtBot
) -> None:
    row = dialog.rows[Correctable.RETURNED_ON]
    row.field.show_value("2026-11-23")
    row.box.click()
    qtbot.waitUntil(lambda: "cannot have come back later" in row.error.text())
    assert not row.error.isHidden()
    assert not dialog.save.isEnabled()
    row.field.show_value("2026-11-22")
    row.edited.emit()
    qtbot.waitUntil(lambda: dialog.effect() is not None)
    assert row.error.isHidden()
    assert dialog.save.isEnabled()


def test_of_several_sales_only_what_is_ticked_is_changed(sales: SalesPage, qtbot: QtBot) -> None:
    ids = sales.model.ids()
    first = opened(sales, ids[:1], qtbot)
    type_rate(first, "40", qtbot)
    save(first, sales, qtbot)
    several = opened(sales, ids, qtbot)
    assert several.rows[Correctable.RATE].box.checkState() is Qt.CheckState.PartiallyChecked
    status = several.rows[Correctable.STATUS]
    assert isinstance(status.field, ChoiceField)
    status.field.show_value("ineligible")
    status.box.click()
    qtbot.waitUntil(lambda: several.effect() is not None)
    assert [step.text for step in several.steps.steps()] == ["Held back", "Paid", "Lost"]
    save(several, sales, qtbot)
    lines = sales.shell.book.lines_by_id(ids)
    assert {line.corrected for line in lines} == {
        frozenset({"rate", "status"}),
        frozenset({"status"}),
    }
    again = opened(sales, ids, qtbot)
    assert not again.all_back.isHidden()
    again.all_back.click()
    wait(qtbot, sales)
    assert sales.shell.book.line_ids(LineFilter(corrected=True)) == []


def test_what_was_paid_stays_and_that_is_said_before_saving(sales: SalesPage, qtbot: QtBot) -> None:
    settled = opened(sales, sales.model.ids()[-1:], qtbot)
    type_rate(settled, "40", qtbot)
    assert "what it paid stays as it is, and the sale is listed" in settled.said.text()
    assert ("Commission",) not in [(step.text,) for step in settled.steps.steps()]


def test_that_an_estimate_stays_is_said_before_saving(dialog: CorrectDialog, qtbot: QtBot) -> None:
    vat = dialog.rows[Correctable.VAT_RATE]
    vat.field.show_value("0.055")
    vat.box.click()
    qtbot.waitUntil(lambda: dialog.effect() is not None)
    assert "the platform’s own estimate: it stays as it is" in dialog.said.text()
    assert not dialog.steps.steps()


def test_the_page_corrects_what_is_selected(
    sales: SalesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[list[int]] = []
    monkeypatch.setattr(
        "affitrack.gui.sales.page.open_correction", lambda _shell, ids, _parent: asked.append(ids)
    )
    flags = QItemSelectionModel.SelectionFlag
    for row in (0, 2):
        index = sales.model.index(row, 0)
        sales.table.selectionModel().select(index, flags.Select | flags.Rows)
    sales.panel.show()
    sales.panel.correct_asked.emit()
    ids = sales.model.ids()
    assert [sorted(each) for each in asked] == [sorted([ids[0], ids[2]])]
    assert sales.panel.correct.isEnabled()
