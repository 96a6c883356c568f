"""What a user does with a table that no format knows: say what its columns mean, and import it."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.i18n import Translations
from affitrack.gui.imports.mapping_step import MappingStep
from affitrack.gui.main_window import MainWindow
from tests.gui.imports.dropped import drop, import_now, lines_in, name_account
from tests.gui.real import AS_OF, fill, held, imports_page, paid, settle
from tests.ingest.samples import write_sales

pytestmark = [pytest.mark.gui, pytest.mark.qt_log_ignore("does not support raise")]

HEADER = "N° de commande;Passée le;Panier TTC;TVA;Ma commission;État;Pays"
ROWS = (
    "CMD-0001;02/11/2026 10:12;1 042,01 €;20 %;86,83 €;Validée;FR",
    "CMD-0002;13/11/2026 09:00;42,01 €;20 %;3,50 €;En attente;FR",
    "CMD-0003;14/11/2026 09:00;42,01 €;20 %;3,50 €;Litige;FR",
    "CMD-0004;15/11/2026 09:00;24,90 €;20 %;2,08 €;En attente;FR",
    "CMD-0005;15/11/2026 10:00;douze;20 %;2,08 €;En attente;FR",
)


def network(tmp_path: Path, *rows: str, name: str = "réseau.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join([HEADER, *(rows or ROWS)]) + "\n", encoding="utf-8")
    return path


def step_of(window: MainWindow, qtbot: QtBot) -> MappingStep:
    settle(qtbot, window)
    step = imports_page(window).mapping
    assert step.isVisible()
    return step


def choose(step: MappingStep, header: str, field: str) -> None:
    """Pick what a column is, as with mouse or keys."""
    draft = step.draft()
    assert draft is not None
    picker = step.columns.pickers[draft.headers.index(header)]
    index = picker.findData(field)
    assert index >= 0
    picker.setCurrentIndex(index)
    picker.activated.emit(index)


def cells(step: MappingStep, column: int) -> list[str]:
    return [str(step.model.index(row, column).data()) for row in range(step.model.rowCount())]


def chosen(step: MappingStep) -> list[str]:
    return [picker.currentText() for picker in step.columns.pickers]


def test_an_unknown_table_is_mapped_and_imported(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, network(tmp_path))
    step = step_of(real_window, qtbot)
    assert real_window.header.title() == "Import"
    assert chosen(step) == [
        "Order number",
        "Day of the order",
        "Amount with tax",
        "VAT rate",
        "Commission",
        "Status",
        "Leave out",
    ]
    assert cells(step, 1)[:2] == ["CMD-0001", "CMD-0002"]
    assert cells(step, 5) == ["€86.83", "€3.50", "€3.50", "€2.08", ""]
    assert cells(step, 6) == ["Cleared", "Held back", "Unknown status", "Held back", "rejected"]
    assert cells(step, 7)[4] == "Panier TTC: “douze” is not an amount."
    assert list(step.statuses.pickers) == ["En attente", "Validée", "Litige"]
    assert step.statuses.pickers["Validée"].currentText() == "settled or paid"

    step.facts.name.setText("Mon réseau")
    qtbot.mouseClick(step.go_on, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    preview = imports_page(real_window).preview
    name_account(preview, qtbot, real_window)
    said = " ".join(preview.files.sentences()).replace("\u200b", "")
    assert "mapping “Mon réseau” · 7 columns" in said
    import_now(preview, qtbot, real_window)
    assert lines_in(store_path) == 4
    with Book.open(store_path, as_of=AS_OF) as book:
        assert [each.name for each in book.mappings()] == ["Mon réseau"]
        assert book.imports()[0].format == "mapping:Mon réseau"


def test_the_next_such_table_goes_straight_to_the_preview(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    first = network(tmp_path)
    with Book.open(store_path, as_of=AS_OF) as book:
        book.save_mapping(book.draft_mapping(first).mapping("Mon réseau"))
    drop(real_window, network(tmp_path, *ROWS[:2], name="décembre.csv"))
    settle(qtbot, real_window)
    page = imports_page(real_window)
    assert not page.mapping.isVisible()
    assert page.preview.confirm.text() == "Import 2 rows"


def test_every_choice_is_answered_at_once(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, network(tmp_path))
    step = step_of(real_window, qtbot)
    choose(step, "Ma commission", "")
    assert cells(step, 5)[:2] == ["€0.00", "€0.00"], "without a rate nothing is earned yet"
    choose(step, "Ma commission", "amount_with_tax")
    assert chosen(step)[2] == "Leave out", "a field belongs to one column"
    assert cells(step, 3)[0] == "€72.36"
    choose(step, "N° de commande", "")
    assert cells(step, 1) == []
    assert step.problem.text().startswith("Which column has the order number?")
    assert not step.go_on.isEnabled()
    choose(step, "N° de commande", "order_id")
    assert step.go_on.isEnabled()
    assert step.problem.text() == ""


def test_a_word_is_given_its_meaning(real_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    drop(real_window, network(tmp_path))
    step = step_of(real_window, qtbot)
    picker = step.statuses.pickers["Litige"]
    assert picker.currentText() == "not known: ask later"
    picker.setCurrentIndex(picker.findData("frozen"))
    picker.activated.emit(picker.currentIndex())
    assert cells(step, 6)[2] == "Frozen"
    choose(step, "État", "")
    assert not step.statuses.isVisible()


def test_signs_dates_and_currency_can_be_said(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "open.csv"
    path.write_text("Order No;Date;Fee\nA-1;05/11/2026;1.234\n", encoding="utf-8")
    drop(real_window, path)
    step = step_of(real_window, qtbot)
    for picker, data in (
        (step.facts.signs, ","),
        (step.facts.dates, "MDY"),
        (step.facts.currency, "USD"),
    ):
        picker.setCurrentIndex(picker.findData(data))
        picker.activated.emit(picker.currentIndex())
    assert (cells(step, 2), cells(step, 5)) == (["11 May 2026"], ["$1,234.00"])


def test_one_rate_can_hold_for_all_rows(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, network(tmp_path))
    step = step_of(real_window, qtbot)
    assert not step.facts.rate.isVisible(), "the file has commissions"
    choose(step, "Ma commission", "")
    qtbot.keyClicks(step.facts.rate, "10 %")
    assert cells(step, 4)[:2] == ["10%", "10%"]
    assert cells(step, 5)[0] == "€86.83", "a tenth of 868.34"
    step.facts.rate.setText("viel")
    assert step.problem.text() == "“viel” is not a rate. A rate looks like 12%."
    assert not step.go_on.isEnabled()
    step.facts.rate.setText("10")
    assert step.go_on.isEnabled()
    choose(step, "Ma commission", "commission")
    draft = step.draft()
    assert draft is not None
    assert draft.constants == {}, "what is not shown does not count"


def test_a_name_that_is_taken_or_empty_is_told(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    other = network(tmp_path)
    other.write_text(other.read_text(encoding="utf-8").replace("Pays", "Land"), encoding="utf-8")
    with Book.open(store_path, as_of=AS_OF) as book:
        book.save_mapping(book.draft_mapping(other).mapping("réseau"))
    drop(real_window, network(tmp_path))
    step = step_of(real_window, qtbot)
    assert step.facts.name.text() == "réseau 2", "the name proposed is free"
    step.facts.name.setText(" ")
    assert step.problem.text() == "Give the mapping a name."
    step.facts.name.setText("réseau")
    assert step.problem.text() == "There is a mapping of this name already. Choose another."
    assert not step.go_on.isEnabled()


def test_escape_leaves_and_nothing_is_kept(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, network(tmp_path))
    step = step_of(real_window, qtbot)
    qtbot.keyClick(step, Qt.Key.Key_Escape)
    page = imports_page(real_window)
    assert not page.is_previewing()
    with Book.open(store_path) as book:
        assert book.mappings() == []


def test_one_of_several_files_can_be_left_out(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    known = write_sales(tmp_path / "next.csv", [held(1)])
    drop(real_window, known, network(tmp_path))
    step = step_of(real_window, qtbot)
    assert step.leave.text() == "Leave this file out"
    qtbot.mouseClick(step.leave, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    preview = imports_page(real_window).preview
    assert preview.confirm.text() == "Import 1 row"
    assert "is a table, but not an export" in " ".join(preview.files.sentences())


def test_a_file_of_several_that_is_no_table_holds_nobody_up(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    empty = tmp_path / "entete.csv"
    empty.write_text("a;b\n", encoding="utf-8")
    told: list[object] = []
    real_window.shell.problem_told.connect(told.append)
    drop(real_window, empty, write_sales(tmp_path / "next.csv", [held(1)]))
    preview = imports_page(real_window).preview
    qtbot.waitUntil(preview.confirm.isVisible, timeout=15_000)
    settle(qtbot, real_window)
    assert told == []
    said = " ".join(preview.files.sentences()).replace("\u200b", "")
    assert "“entete.csv” is not a table of rows and columns." in said


def test_a_text_that_is_no_table_is_refused_in_the_preview(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Bonjour, pense à envoyer le colis\n", encoding="utf-8")
    told: list[object] = []
    real_window.shell.problem_told.connect(told.append)
    drop(real_window, notes)
    preview = imports_page(real_window).preview
    qtbot.waitUntil(preview.others.isVisible, timeout=15_000)
    assert told == []
    assert "“notes.txt” is not a table" in " ".join(preview.files.sentences())


def test_a_table_in_an_archive_is_mapped_as_well(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    archive = tmp_path / "reports.zip"
    with ZipFile(archive, "w") as packed:
        packed.write(network(tmp_path), "november.csv")
    drop(real_window, archive)
    step = step_of(real_window, qtbot)
    assert step.facts.name.text() == "november"
    qtbot.mouseClick(step.go_on, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    assert imports_page(real_window).preview.confirm.text() == "Import 4 rows"


def test_the_step_speaks_french(
    real_window: MainWindow, translations: Translations, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, network(tmp_path))
    step = step_of(real_window, qtbot)
    choose(step, "Pays", "shop_name")
    translations.use("fr")
    qtbot.waitUntil(lambda: step.go_on.text() == "Enregistrer et continuer")
    assert chosen(step)[:2] == ["Numéro de commande", "Jour de la commande"]
    assert chosen(step)[6] == "Boutique"
    assert cells(step, 5)[0] == "86,83\u00a0€"
    assert cells(step, 7)[4] == "Panier TTC\u00a0: «\u00a0douze\u00a0» n’est pas un montant."


def test_keys_alone_are_enough(real_window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    drop(real_window, network(tmp_path))
    step = step_of(real_window, qtbot)
    first = step.columns.pickers[0]
    assert real_window.focusWidget() is first
    qtbot.keyClick(first, Qt.Key.Key_Up)
    assert first.currentData() == "ordered_at"
    draft = step.draft()
    assert draft is not None
    assert draft.fields[0] == "ordered_at"
    step.facts.name.setFocus()
    choose(step, "N° de commande", "order_id")
    choose(step, "Passée le", "ordered_at")
    qtbot.keyClick(step.facts.name, Qt.Key.Key_Return)
    settle(qtbot, real_window)
    assert imports_page(real_window).preview.isVisible()
