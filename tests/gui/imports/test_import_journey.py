"""What a user does: drop files, look at what they would do, import, undo."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.stage import Stage
from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.imports.preview import ImportPreview
from affitrack.gui.main_window import MainWindow
from affitrack.gui.tasks import Task, Work
from tests.gui.imports.dropped import (
    drop,
    import_now,
    lines_in,
    name_account,
    preview_of,
    results,
)
from tests.gui.real import (
    AS_OF,
    HANDLE,
    fill,
    held,
    home_page,
    imports_page,
    lost,
    paid,
    settle,
)
from tests.ingest.samples import write_rows, write_sales

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]


def chip(preview: ImportPreview, text: str) -> QPushButton:
    buttons = preview.differences.chips.findChildren(QPushButton)
    return next(button for button in buttons if button.text() == text)


def test_the_first_file_from_the_drop_to_home(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    export = write_sales(tmp_path / "affiliate_orders_1.csv", [paid(1), held(1), held(2), lost(1)])
    drop(real_window, export)
    preview = preview_of(real_window, qtbot)
    assert real_window.header.title() == "Import"
    name_account(preview, qtbot, real_window)
    said = " ".join(preview.files.sentences()).replace("\u200b", "")
    assert "affiliate_orders_1.csv" in said
    assert "TikTok Shop creator orders · French · 48 columns" in said
    assert "separator “;” · decimal comma · dates day/month/year · EUR" in said
    assert "31 Aug – 14 Nov 2026" in said
    assert preview.counts.new.figure()[1] == "4"
    assert ("new", "Held until 4 Dec") in results(preview)
    assert ("new", "Paid on 5 Oct") in results(preview)
    assert preview.confirm.text() == "Import 4 rows"
    assert lines_in(store_path) == 0, "nothing is written until Import is pressed"
    with Book.open(store_path) as book:
        assert book.accounts() == [], "not even the account"

    import_now(preview, qtbot, real_window)
    assert real_window.pages.current_name == "home"
    assert real_window.toast.message() == "Imported: 4 new rows"
    home = home_page(real_window)
    settle(qtbot, real_window)
    with Book.open(store_path, as_of=AS_OF) as book:
        (summary,) = book.summary()
        assert book.default_account() is not None
    assert summary.stages[Stage.HELD].net == 498
    assert home.figures.held.figure()[1] == "€4.98"
    assert "€4.98" in " ".join(home.figures.next_payout.figure())
    assert home.figures.paid.figure()[1] == "€2.49"


def test_who_works_on_another_page_meanwhile_stays_there(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, write_sales(tmp_path / "affiliate_orders_1.csv", [paid(1)]))
    preview = preview_of(real_window, qtbot)
    name_account(preview, qtbot, real_window)
    with qtbot.waitSignal(preview.imported, timeout=15_000):
        qtbot.mouseClick(preview.confirm, Qt.MouseButton.LeftButton)
        real_window.pages.show_page("settings")
    settle(qtbot, real_window)
    assert real_window.pages.current_name == "settings"
    assert real_window.toast.message() == "Imported: 1 new row"


def test_the_account_is_asked_for_once(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    drop(real_window, write_sales(tmp_path / "next.csv", [paid(1), held(1)]))
    preview = preview_of(real_window, qtbot)
    assert not preview.form.isVisible()
    assert preview.files.account_button().text() == f"For @{HANDLE} · Change…"
    assert preview.counts.known.figure()[1] == "1"
    assert preview.confirm.text() == "Import 1 row"


def test_another_account_can_be_chosen_in_the_preview(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    drop(real_window, write_sales(tmp_path / "next.csv", [paid(1)]))
    preview = preview_of(real_window, qtbot)
    preview.files.account_button().click()
    preview.form.known.setCurrentIndex(preview.form.known.findData(""))
    preview.form.known.activated.emit(preview.form.known.currentIndex())
    qtbot.keyClicks(preview.form.handle, "second shop")
    preview.form.go_on.click()
    said = [each.text() for each in preview.form.findChildren(QLabel) if each.isVisible()]
    assert "“second shop” is not a TikTok name. Write it like @name." in said
    preview.form.handle.clear()
    qtbot.keyClicks(preview.form.handle, "second.shop")
    preview.form.market.setCurrentIndex(preview.form.market.findData("DE"))
    preview.form.go_on.click()
    settle(qtbot, real_window)
    assert preview.counts.new.figure()[1] == "1", "the line is known of the other account only"
    import_now(preview, qtbot, real_window)
    with Book.open(store_path) as book:
        assert [each.handle for each in book.accounts()] == [HANDLE, "second.shop"]
        assert book.account("second.shop").market == "DE"


def test_what_changes_is_said_in_words_and_money(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1), held(2), held(3))
    newer = [
        held(1, status="Inéligible", items_refunded="1"),
        held(2, est_standard="1,20"),
        held(3),
        held(4, price="douze"),
    ]
    drop(real_window, write_sales(tmp_path / "newer.csv", newer))
    preview = preview_of(real_window, qtbot)
    assert preview.counts.changed.figure()[1] == "2"
    assert preview.counts.rejected.figure()[1] == "1"
    said = dict(results(preview))
    assert "“douze”" in said["rejected"]
    assert "row 5" in said["rejected"]
    changes = [words for kind, words in results(preview) if kind == "changed"]
    assert "Held back → Lost · items returned 0 → 1" in changes
    assert "commission €2.49 → €1.20" in changes
    totals = {step.text: step.value for step in preview.totals.steps.steps()}
    assert totals == {"Held back": "€7.47\n→ €3.69", "Lost": "€0.00\n→ €2.49"}
    assert preview.totals.steps.steps()[0].origin == "3 → 2 sales"


def test_chips_narrow_the_list_of_differences(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1))
    newer = [held(1, status="Inéligible"), held(2), held(3, price="douze")]
    drop(real_window, write_sales(tmp_path / "newer.csv", newer))
    preview = preview_of(real_window, qtbot)
    chips = preview.differences.chips
    assert chips.texts() == ["All 3", "New 1", "Changed 1", "Rejected 1"]
    chip(preview, "Rejected 1").click()
    assert [kind for kind, _ in results(preview)] == ["rejected"]
    chip(preview, "All 3").click()
    assert len(results(preview)) == 3


def test_an_older_file_moves_nothing_back(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    drop(real_window, write_sales(tmp_path / "older.csv", [paid(1, status="En attente", **OPEN)]))
    preview = preview_of(real_window, qtbot)
    assert preview.counts.older.figure() == ("Older", "1", "what is known is newer and stays")
    assert results(preview) == [
        ("older", "Stays: Paid. This older row says: Cleared, settled on –"),
    ]
    import_now(preview, qtbot, real_window)
    with Book.open(store_path, as_of=AS_OF) as book:
        (line,) = book.lines()
    assert line.stage is Stage.PAID


OPEN = {"settled_at": "/", "final_earned": "/", "actual_base": "/", "actual_standard": "/"}


def test_a_wrong_file_is_refused_in_a_sentence_and_does_not_block_the_others(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    wrong = write_rows(tmp_path / "shopping.csv", [["what", "how much"], ["bread", "2,00"]])
    page_saved = tmp_path / "error.csv"
    page_saved.write_text("<!DOCTYPE html><html><body>403</body></html>", encoding="utf-8")
    good = write_sales(tmp_path / "good.csv", [held(1)])
    drop(real_window, wrong, good, page_saved)
    preview = preview_of(real_window, qtbot)
    mapping = imports_page(real_window).mapping
    assert mapping.isVisible(), "a table that nobody knows can be mapped"
    qtbot.mouseClick(mapping.leave, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    assert len(preview.look().refused) == 2
    said = " ".join(preview.files.sentences()).replace("\u200b", "")
    assert said.index("good.csv") < said.index("shopping.csv") < said.index("error.csv")
    assert "drop it once more and say what its columns mean" in said
    assert preview.files._how_many.text() == "1 file recognised, 2 not taken"
    assert preview.confirm.text() == "Import 1 row"
    import_now(preview, qtbot, real_window)
    assert lines_in(store_path) == 2


def test_only_wrong_files_leave_nothing_to_import(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    drop(real_window, empty)
    preview = preview_of(real_window, qtbot)
    assert not preview.confirm.isVisible()
    assert not preview.form.isVisible()
    assert preview.cancel.text() == "Close"
    assert any("empty" in sentence for sentence in preview.files.sentences())
    wishes: list[tuple[str, object]] = []
    real_window.shell.look_wanted.disconnect()
    real_window.shell.look_wanted.connect(lambda *wish: wishes.append(wish))
    for button in (preview.others, preview.where):
        assert button.isVisible()
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert wishes == [("files", None), ("help", "export")]
    qtbot.keyClick(preview.cancel, Qt.Key.Key_Return)
    assert not imports_page(real_window).is_previewing()


def test_a_file_with_nothing_new_is_not_pressed_on_one(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1), held(1))
    drop(real_window, write_sales(tmp_path / "part.csv", [paid(1)]))
    preview = preview_of(real_window, qtbot)
    assert preview.confirm.text() == "Import"
    assert preview.confirm.property("role") != "primary"
    drop(real_window, write_sales(tmp_path / "more.csv", [paid(1), held(2)]))
    preview = preview_of(real_window, qtbot)
    assert preview.confirm.property("role") == "primary"


def test_the_same_file_again_says_when_it_came(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    export = fill(store_path, paid(1))
    drop(real_window, export)
    preview = preview_of(real_window, qtbot)
    assert any(
        sentence.startswith("This very file was imported on ")
        for sentence in preview.files.sentences()
    )
    assert not preview.confirm.isVisible()
    assert preview.cancel.text() == "Close"


def test_two_files_are_taken_together_and_undone_together(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    one = write_sales(tmp_path / "one.csv", [held(1), held(2)])
    two = write_sales(tmp_path / "two.csv", [held(2, status="Inéligible"), held(3)])
    drop(real_window, one, two)
    preview = preview_of(real_window, qtbot)
    assert preview.counts.new.figure()[1] == "3"
    assert preview.counts.changed.figure()[1] == "0", "what one file brings is new"
    import_now(preview, qtbot, real_window)
    assert lines_in(store_path) == 4
    real_window.toast.action_button().click()
    settle(qtbot, real_window)
    assert lines_in(store_path) == 1
    assert real_window.toast.message().startswith("Import undone.")


def test_cancel_before_the_import_leaves_nothing(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, write_sales(tmp_path / "sales.csv", [held(1)]))
    preview = preview_of(real_window, qtbot)
    name_account(preview, qtbot, real_window)
    qtbot.keyClick(preview, Qt.Key.Key_Escape)
    assert not imports_page(real_window).is_previewing()
    with Book.open(store_path) as book:
        assert book.is_empty()
        assert book.accounts() == []
        assert book.imports() == []


def test_cancel_during_the_import_leaves_nothing(
    real_window: MainWindow,
    store_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    many = [held(number) for number in range(9_000)]
    drop(real_window, write_sales(tmp_path / "many.csv", many))
    preview = preview_of(real_window, qtbot)
    name_account(preview, qtbot, real_window)
    before = store_path.read_bytes()

    report = Work.report

    def cancel_at_first_report(work: Work, progress: object) -> None:
        work.cancel.cancel()
        report(work, progress)  # type: ignore[arg-type]

    monkeypatch.setattr(Work, "report", cancel_at_first_report)
    qtbot.mouseClick(preview.confirm, Qt.MouseButton.LeftButton)
    assert preview.cancel.isHidden(), "the strip below has one"
    settle(qtbot, real_window)
    assert real_window.toast.message() == "Stopped. Nothing was written."
    assert preview.isVisible(), "the preview is still there to try again"
    assert preview.confirm.isEnabled()
    assert preview.cancel.isVisible()
    assert lines_in(store_path) == 0
    with Book.open(store_path) as book:
        assert book.accounts() == []
    assert store_path.read_bytes() == before


def test_the_import_can_be_stopped_in_the_strip(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    shown: list[str] = []
    real_window.shell.tasks.started.connect(lambda task: shown.append(_text_of(task)))
    drop(real_window, write_sales(tmp_path / "sales.csv", [held(1)]))
    preview = preview_of(real_window, qtbot)
    name_account(preview, qtbot, real_window)
    import_now(preview, qtbot, real_window)
    assert "Importing…" in shown


def _text_of(task: object) -> str:
    assert isinstance(task, Task)
    return task.text


def test_french_window(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, held(1))
    real_window.actions_on_looks.choose_language("fr")
    export = write_sales(tmp_path / "sales.csv", [held(1, status="Inéligible"), held(2)])
    drop(real_window, export)
    preview = preview_of(real_window, qtbot)
    assert preview.confirm.text() == "Importer 2 lignes"
    assert ("nouvelle", "Retenue jusqu’au 4 déc.") in results(preview)
    real_window.actions_on_looks.choose_language("en")
    qtbot.waitUntil(lambda: preview.confirm.text() == "Import 2 rows", timeout=5_000)
    qtbot.waitUntil(lambda: ("new", "Held until 4 Dec") in results(preview), timeout=5_000)


def test_leaving_while_files_are_read_stops_the_reading(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, write_sales(tmp_path / "many.csv", [held(n) for n in range(3_000)]))
    shown = real_window.pages.current_page
    assert isinstance(shown, ImportsPage)
    qtbot.keyClick(shown.preview, Qt.Key.Key_Escape)
    assert not shown.is_previewing()
    settle(qtbot, real_window)
    assert not shown.is_previewing()
    assert shown.preview.look().sources == ()


def test_the_account_that_came_in_is_the_one_looked_at(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    with Book.open(store_path) as book:
        book.add_account("second.shop", "FR")
    real_window.shell.book_changed.emit()
    real_window.shell.choose_account("second.shop")
    drop(real_window, write_sales(tmp_path / "next.csv", [held(1)]))
    preview = preview_of(real_window, qtbot)
    assert preview.look().handle == "second.shop"
    preview.files.account_button().click()
    preview.form.known.setCurrentIndex(preview.form.known.findData(HANDLE))
    preview.form.go_on.click()
    settle(qtbot, real_window)
    import_now(preview, qtbot, real_window)
    assert real_window.shell.account == HANDLE
    assert home_page(real_window).figures.held.figure()[1] == "€2.49"
