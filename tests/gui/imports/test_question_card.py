"""A file that leaves something open: the question, the two readings, the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.records import LineFilter
from affitrack.gui.i18n import Translations
from affitrack.gui.imports.preview import ImportPreview
from affitrack.gui.main_window import MainWindow
from tests.gui.imports.dropped import drop, import_now, name_account, preview_of
from tests.gui.real import AS_OF, fill, paid, settle
from tests.ingest.samples import Shape, sale, sales, write_sales
from tests.ingest.test_questions import OPEN_AMOUNTS

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]

ENGLISH = Shape("en", 47)
OPEN = {**OPEN_AMOUNTS, "gmv": "8.400"}


@pytest.fixture
def undecided(tmp_path: Path) -> Path:
    return write_sales(tmp_path / "open.csv", [sale(**OPEN)], ENGLISH)


def answer(preview: ImportPreview, place: int, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.mouseClick(preview.question.buttons[place], Qt.MouseButton.LeftButton)
    settle(qtbot, window)


def prices(store: Path) -> list[int | None]:
    with Book.open(store, as_of=AS_OF) as book:
        return [line.facts.price for line in book.lines(LineFilter())]


def test_the_question_shows_two_cells_in_both_readings(
    real_window: MainWindow, store_path: Path, undecided: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    drop(real_window, undecided)
    preview = preview_of(real_window, qtbot)
    assert preview.question.isVisible()
    assert preview.question.sentences() == [
        "Which sign stands before the cents in “open.csv”?",
        "The file can be read in both ways, and a wrong guess would go unnoticed.",
        "In the file",
        "“9.510” · Price",
        "€9,510.00",
        "€9.51",
        "“8.400” · GMV",
        "€8,400.00",
        "€8.40",
    ]
    comma, point = preview.question.buttons
    assert (comma.text(), point.text()) == ("Decimal comma", "Decimal point")
    assert comma.accessibleDescription() == "“9.510” means €9,510.00, “8.400” means €8,400.00"
    assert comma.hasFocus()
    assert not preview.confirm.isVisible(), "nothing can be imported before it is answered"
    assert not preview.form.isVisible()
    assert not preview.counts.isVisible()
    (said,) = (text for text in preview.files.sentences() if "separator" in text)
    assert said == "separator “;” · dates day/month/year", "what is asked is not told"


@pytest.mark.parametrize(("place", "price"), [(0, 951000), (1, 951)])
def test_the_answer_leads_to_the_preview_and_to_the_import(
    real_window: MainWindow,
    store_path: Path,
    undecided: Path,
    qtbot: QtBot,
    place: int,
    price: int,
) -> None:
    fill(store_path, paid(1))
    drop(real_window, undecided)
    preview = preview_of(real_window, qtbot)
    answer(preview, place, real_window, qtbot)
    assert preview.question.sentences() == [f"As you said: Decimal {('comma', 'point')[place]}"]
    assert preview.confirm.hasFocus()
    sign = ("decimal comma", "decimal point")[place]
    assert sign in " ".join(preview.files.sentences())
    import_now(preview, qtbot, real_window)
    assert price in prices(store_path)


def test_an_answer_can_be_changed(
    real_window: MainWindow, store_path: Path, undecided: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    drop(real_window, undecided)
    preview = preview_of(real_window, qtbot)
    answer(preview, 0, real_window, qtbot)
    qtbot.mouseClick(preview.question.change, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    assert preview.question.sentences()[3] == "“9.510” · Price"
    assert not preview.confirm.isVisible()
    assert preview.question.buttons[0].hasFocus()
    answer(preview, 1, real_window, qtbot)
    assert preview.question.sentences() == ["As you said: Decimal point"]
    import_now(preview, qtbot, real_window)
    assert 951 in prices(store_path)


def test_the_card_is_not_there_where_nothing_was_asked(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    drop(real_window, write_sales(tmp_path / "sound.csv", [paid(2)]))
    preview = preview_of(real_window, qtbot)
    assert not preview.question.isVisible()


def test_the_first_file_of_all_asks_for_the_account_too(
    real_window: MainWindow, store_path: Path, undecided: Path, qtbot: QtBot
) -> None:
    drop(real_window, undecided)
    preview = preview_of(real_window, qtbot)
    assert preview.question.isVisible()
    name_account(preview, qtbot, real_window)
    assert preview.question.isVisible()
    answer(preview, 1, real_window, qtbot)
    import_now(preview, qtbot, real_window)
    assert prices(store_path) == [951]


def test_the_keyboard_answers(
    real_window: MainWindow, store_path: Path, undecided: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    drop(real_window, undecided)
    preview = preview_of(real_window, qtbot)
    comma, point = preview.question.buttons
    qtbot.keyClick(comma, Qt.Key.Key_Tab)
    assert point.hasFocus()
    qtbot.keyClick(point, Qt.Key.Key_Return)
    settle(qtbot, real_window)
    assert not preview.question.wants_answer()
    assert preview.look().answers == {undecided: {"decimal_sign": "."}}


def test_one_answer_may_serve_all_files_that_ask(
    real_window: MainWindow, store_path: Path, undecided: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    other = write_sales(tmp_path / "other.csv", [sale(order_id="1", **OPEN)], ENGLISH)
    sound = write_sales(tmp_path / "sound.csv", [paid(2)])
    drop(real_window, undecided, other, sound)
    preview = preview_of(real_window, qtbot)
    assert preview.question.for_all.text() == "Also for 1 other file that leaves it open"
    answer(preview, 1, real_window, qtbot)
    assert preview.question.isVisible()
    assert "“other.csv”" in preview.question.sentences()[0]
    assert not preview.question.for_all.isVisible()

    drop(real_window, undecided, other, sound)
    preview = preview_of(real_window, qtbot)
    preview.question.for_all.setChecked(True)
    answer(preview, 0, real_window, qtbot)
    assert not preview.question.wants_answer()
    assert set(preview.look().answers) == {undecided, other}


def test_a_file_with_both_ways_says_what_becomes_of_the_other_rows(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    other_way = {"price": "24.90", "gmv": "25.90", "final_earned": "3.49"}
    mixed = [*sales(6)[:3], *sales(6, **other_way)[3:]]
    drop(real_window, write_sales(tmp_path / "mixed.csv", mixed))
    preview = preview_of(real_window, qtbot)
    said = preview.question.sentences()
    assert said[1] == "It has both. Rows that do not fit your answer are rejected, with the reason."
    assert "cannot be read" in said
    answer(preview, 0, real_window, qtbot)
    assert preview.counts.rejected.figure()[1] == "3"


def test_the_question_in_french(
    real_window: MainWindow,
    translations: Translations,
    store_path: Path,
    undecided: Path,
    qtbot: QtBot,
) -> None:
    fill(store_path, paid(1))
    drop(real_window, undecided)
    preview = preview_of(real_window, qtbot)
    translations.use("fr")
    QApplication.processEvents()
    said = preview.question.sentences()
    assert said[0] == "Quel signe précède les centimes dans «\u00a0open.csv\u00a0»\u202f?"
    assert "9\u202f510,00\u00a0€" in said
    assert [button.text() for button in preview.question.buttons] == [
        "Virgule décimale",
        "Point décimal",
    ]


def test_how_a_rate_without_a_percent_sign_is_read_is_said(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    drop(real_window, write_sales(tmp_path / "bare.csv", [paid(2, standard_rate="0,12")]))
    preview = preview_of(real_window, qtbot)
    assert "rates: 0.12 means 12%" in " ".join(preview.files.sentences())


def test_a_table_of_ones_own_is_asked_one_thing_after_the_other(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    own = tmp_path / "own.csv"
    rows = "Date,Order,Amount with tax,Rate\n05/11/2026,A1,1.200,12%\n06/11/2026,A2,2.500,12%\n"
    own.write_text(rows, encoding="utf-8")
    drop(real_window, own)
    preview = preview_of(real_window, qtbot)
    assert preview.question.sentences()[0] == "Which sign stands before the cents in “own.csv”?"
    answer(preview, 1, real_window, qtbot)
    said = preview.question.sentences()
    assert said[0] == "In which order are the dates of “own.csv” written?"
    assert said[3:] == [
        "“05/11/2026” · Date",
        "5 Nov 2026",
        "11 May 2026",
        "“06/11/2026” · Date",
        "6 Nov 2026",
        "11 Jun 2026",
    ]
    answer(preview, 0, real_window, qtbot)
    assert preview.question.sentences() == ["As you said: Decimal point · Day/month/year"]
    import_now(preview, qtbot, real_window)
    with Book.open(store_path, as_of=AS_OF) as book:
        ordered = {line.facts.order_id: line.facts for line in book.lines(LineFilter())}
    assert (ordered["A1"].ordered_at, ordered["A1"].price) == ("2026-11-05T00:00:00", 120)


def test_letters_are_asked_in_three_readings(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    words = {"status": "Settled", "order_type": "Affiliate order", "content_type": "Video"}
    cells = {**words, "shop_name": "Shop", "product_name": "Kem đêm"}
    path = write_sales(tmp_path / "e.csv", [sale(**cells)], Shape("en", encoding="cp1258"))
    fill(store_path, paid(1))
    drop(real_window, path)
    preview = preview_of(real_window, qtbot)
    said = preview.question.sentences()
    assert said[0] == "With which letters are the names in “e.csv” written?"
    assert said[2:] == ["In the file", "Product name", "Kem ðêm", "Kem đêm", "Kem ๐๊m"]
    assert [button.text() for button in preview.question.buttons] == [
        "Western European",
        "Vietnamese",
        "Thai",
    ]
    assert preview.question.buttons[1].accessibleDescription() == "Kem đêm"
    answer(preview, 1, real_window, qtbot)
    assert preview.question.sentences() == ["As you said: Vietnamese"]
    import_now(preview, qtbot, real_window)
    with Book.open(store_path, as_of=AS_OF) as book:
        (line,) = [line for line in book.lines(LineFilter()) if line.file_name == "e.csv"]
        assert line.product_name == "Kem đêm"
        row = dict(book.source_row(line).cells)
    assert row["Product name"] == "Kem đêm"  # as it was read, though nobody is asked here
