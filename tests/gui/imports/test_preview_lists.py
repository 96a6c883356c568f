"""What a user does with the lists of a preview: pick, search, look closer, save, copy."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from affitrack.gui.imports.difference_model import COMMISSION, PRODUCT, RESULT
from affitrack.gui.imports.difference_rows import Kind
from affitrack.gui.imports.preview import ImportPreview
from affitrack.gui.main_window import MainWindow
from tests.gui.imports.dropped import drop, preview_of, results
from tests.gui.real import OPEN, fill, held, imports_page, paid, settle
from tests.ingest.samples import write_sales

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]


@pytest.fixture
def preview(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> ImportPreview:
    """A file with rows of all five kinds."""
    fill(store_path, held(1), held(2), held(3), paid(1))
    newer = [
        held(1, status="Inéligible", items_refunded="1"),
        held(2, est_standard="1,20"),
        held(3),
        held(4, product_name="Crème de jour", product_id="1729384756102938999"),
        held(5, price="douze"),
        paid(1, status="En attente", **OPEN),
    ]
    drop(real_window, write_sales(tmp_path / "newer.csv", newer))
    return preview_of(real_window, qtbot)


def steps(preview: ImportPreview) -> dict[str, str]:
    return {step.text: step.value for step in preview.row.steps.steps()}


def test_the_cards_tell_counts_and_money(preview: ImportPreview) -> None:
    figures = {kind.value: card.figure()[1:] for kind, card in preview.counts.cards.items()}
    assert figures == {
        "new": ("1", "+€2.49 commission"),
        "changed": ("2", "1 lost (−€2.49), 1 corrected (−€1.29)"),
        "known": ("1", "nothing to do"),
        "older": ("1", "what is known is newer and stays"),
        "rejected": ("1", "kept in a file that you can mend and drop again"),
    }


@pytest.mark.parametrize("kind", ["new", "known", "older", "rejected"])
def test_each_card_shows_its_rows_and_shows_all_again(
    preview: ImportPreview, kind: str, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    card = getattr(preview.counts, kind)
    card.setFocus()
    qtbot.keyClick(card, Qt.Key.Key_Space)
    assert [shown for shown, _ in results(preview)] == [kind]
    assert card.isChecked()
    assert preview.differences.chips.current() == kind
    assert preview.differences.table.hasFocus()
    qtmodeltester.check(preview.differences.model)
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert len(results(preview)) == 6
    assert preview.differences.chips.current() == "all"


def test_rejected_rows_name_column_cell_and_reason(preview: ImportPreview, qtbot: QtBot) -> None:
    qtbot.mouseClick(preview.counts.rejected, Qt.MouseButton.LeftButton)
    model = preview.differences.model
    headings = [
        model.headerData(section, Qt.Orientation.Horizontal)
        for section in (PRODUCT, COMMISSION, RESULT)
    ]
    assert headings == ["Column", "Cell", "Reason"]
    row = [str(model.index(0, section).data()) for section in range(model.columnCount())]
    assert row[1] == "6", "the row as a spreadsheet counts it"
    assert row[PRODUCT] == "Prix"
    assert row[COMMISSION] == "douze"
    assert "“douze”" in row[RESULT]
    assert not preview.differences.table.isColumnHidden(1)
    qtbot.mouseClick(preview.counts.new, Qt.MouseButton.LeftButton)
    assert preview.differences.table.isColumnHidden(1)


def test_words_narrow_the_list(preview: ImportPreview, qtbot: QtBot) -> None:
    search = preview.differences.search
    qtbot.keyClicks(search, "creme jour")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert results(preview) == [("new", "Held until 4 Dec")]
    search.clear()
    qtbot.keyClicks(search, "nothing like it")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert results(preview) == []
    qtbot.keyClick(search, Qt.Key.Key_Escape)
    assert len(results(preview)) == 6


def test_the_chosen_row_is_told_figure_by_figure(preview: ImportPreview, qtbot: QtBot) -> None:
    assert preview.row.isHidden()
    qtbot.mouseClick(preview.counts.changed, Qt.MouseButton.LeftButton)
    preview.differences.table.selectRow(0)
    assert preview.row.isVisible()
    assert steps(preview)["Stage"] == "Held back\n→ Lost"
    assert steps(preview)["Items returned"] == "0\n→ 1"
    qtbot.keyClick(preview.differences.table, Qt.Key.Key_Down)
    assert steps(preview)["Commission"] == "€2.49\n→ €1.20"
    qtbot.mouseClick(preview.counts.older, Qt.MouseButton.LeftButton)
    preview.differences.table.selectRow(0)
    assert steps(preview)["Stage"] == "Paid\nthis row: Cleared"
    qtbot.mouseClick(preview.counts.rejected, Qt.MouseButton.LeftButton)
    preview.differences.table.selectRow(0)
    assert steps(preview)["Cell"] == "douze"


def test_the_list_is_copied_and_saved_as_a_table(
    preview: ImportPreview, real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    qtbot.mouseClick(preview.counts.changed, Qt.MouseButton.LeftButton)
    preview.differences.table.selectAll()
    qtbot.keyClick(preview.differences.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in copied] == ["changed", "changed"]
    qtbot.mouseClick(preview.differences.save, Qt.MouseButton.LeftButton)
    dialog = preview.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "changes.csv"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    settle(qtbot, real_window)
    head, *rows = target.read_text(encoding="utf-8-sig").splitlines()
    assert head.startswith("what,file,row,order,product")
    assert [row.split(",")[0] for row in rows] == ["changed", "changed"]
    assert ",held,lost,2.49,2.49," in rows[0]
    assert ",held,held,2.49,1.20," in rows[1]
    assert real_window.toast.message() == "Saved in changes.csv: 2 rows"


def test_of_several_files_each_says_its_share_in_the_order_of_their_days(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    late = write_sales(tmp_path / "late.csv", [held(1), held(2, status="Inéligible")])
    early = [held(2, ordered_at="01/11/2026 10:00:00"), held(3, ordered_at="02/11/2026 10:00:00")]
    drop(real_window, late, write_sales(tmp_path / "early.csv", early))
    preview = preview_of(real_window, qtbot)
    said = [sentence.replace("\u200b", "") for sentence in preview.files.sentences()]
    assert said.index("early.csv") < said.index("late.csv")
    assert "2 new · +€4.98" in said
    assert "1 new, 1 changed · +€2.49" in said
    assert preview.counts.new.figure()[1:] == ("3", "+€4.98 commission"), "one of them is lost"
    model = preview.differences.model
    listed = [row.order_id for row in model.shown()]
    assert len(listed) == len(set(listed)) == 3
    assert {row.kind for row in model.shown()} == {Kind.NEW}
    assert preview.confirm.text() == "Import 3 rows"


def test_rows_of_a_file_that_came_in_before_are_told_to_be_more_than_the_list(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    known = fill(store_path, paid(1), paid(2))
    drop(real_window, known, write_sales(tmp_path / "new.csv", [paid(1), held(1), held(2)]))
    card = preview_of(real_window, qtbot).differences
    remarks = [each.text() for each in card.findChildren(QLabel) if "does not show" in each.text()]
    assert remarks == ["2 rows more, which the list does not show."]
    card.show_kind(Kind.NEW)
    assert not any("does not show" in each.text() for each in card.findChildren(QLabel))


def test_a_refused_file_does_not_stay_among_the_recent_ones(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    good = write_sales(tmp_path / "good.csv", [held(1)])
    real_window.shell.preview_files([good, empty])
    preview_of(real_window, qtbot)
    assert real_window.shell.preferences.recent_files == [good]


def test_mended_rows_are_counted_in_the_list_of_imports(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1), held(2, price="douze"), name="sales.csv")
    (kept,) = (store_path.parent / "rejected").iterdir()
    mended = tmp_path / kept.name
    text = kept.read_text(encoding="utf-8-sig").replace("douze", "29,90")
    mended.write_text(text, encoding="utf-8-sig")
    drop(real_window, mended)
    preview = preview_of(real_window, qtbot)
    with qtbot.waitSignal(preview.imported, timeout=15_000):
        qtbot.mouseClick(preview.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    model = imports_page(real_window).list.model
    state = model.index(1, model.columnCount() - 1)
    assert state.data() == "1 mended"
    tip = state.data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "1 row rejected, 1 mended and taken in since"
