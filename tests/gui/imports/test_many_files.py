"""The preview of many files: what they do has the room, the files themselves stand in a line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.changes import StageMove
from affitrack.domain.stage import Stage
from affitrack.gui.imports.count_cards import CountCards
from affitrack.gui.main_window import MainWindow
from tests.gui.imports.dropped import drop, import_now, name_account, preview_of
from tests.gui.real import AS_OF, HANDLE, fill, held, paid, settle
from tests.ingest.samples import write_sales

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]


def test_three_files_are_summed_up_in_a_line_that_opens(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    files = [
        write_sales(tmp_path / f"{day}.csv", [held(day, ordered_at=f"{day}/11/2026 10:00:00")])
        for day in (11, 12, 13)
    ]
    wrong = tmp_path / "wrong.csv"
    wrong.write_bytes(b"")
    drop(real_window, *files, wrong)
    preview = preview_of(real_window, qtbot)
    name_account(preview, qtbot, real_window)
    settle(qtbot, real_window)
    card = preview.files
    assert card._how_many.text() == "3 files recognised, 1 not taken · 11 Nov – 13 Nov 2026"
    said = " ".join(card.sentences()).replace("\u200b", "")
    assert "wrong.csv" in said, "what was not taken is told at once"
    assert "11.csv" not in said
    low = card.height()
    card.opener.click()
    said = " ".join(card.sentences()).replace("\u200b", "")
    assert said.index("11.csv") < said.index("12.csv") < said.index("13.csv")
    qtbot.waitUntil(lambda: card.height() > low)
    card.opener.click()
    assert "11.csv" not in " ".join(card.sentences())


def test_where_there_was_nothing_only_what_there_will_be_is_shown(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(real_window, write_sales(tmp_path / "first.csv", [held(1), held(2)]))
    preview = preview_of(real_window, qtbot)
    name_account(preview, qtbot, real_window)
    settle(qtbot, real_window)
    (step,) = preview.totals.steps.steps()
    assert (step.text, step.value, step.origin) == ("Held back", "€4.98", "2 sales")


def test_a_card_names_some_moves_and_its_tip_all(qtbot: QtBot) -> None:
    stages = (Stage.PAID, Stage.LOST, Stage.FROZEN, Stage.CLEARED, Stage.AWAITING)
    moves = tuple(StageMove("EUR", stage, n, 0) for n, stage in enumerate(stages, 1))
    cards = CountCards()
    qtbot.addWidget(cards)
    moves = moves[::-1]
    said = [cards._words(move) for move in moves]
    assert said[0].startswith("5 ")
    assert cards._first(moves) == ", ".join([*said[:3], "3 more"]), "sales are counted"
    assert cards._first(moves[:4]) == ", ".join(said[:4])


def test_refused_files_keep_the_height_that_they_need_in_a_small_window(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    real_window.resize(1280, 800)
    wrong = [tmp_path / f"{n}.csv" for n in range(3)]
    for path in wrong:
        path.touch()
    drop(real_window, *wrong, write_sales(tmp_path / "e.csv", [held(1)]))
    preview = preview_of(real_window, qtbot)
    name_account(preview, qtbot, real_window)
    files = preview.files
    qtbot.waitUntil(lambda: files.height() >= files.heightForWidth(files.width()))


def test_rows_that_contradict_each_other_are_told_before_anything_is_taken_in(
    real_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    twice = write_sales(tmp_path / "twice.csv", [held(1), held(2), held(1, price="29,90")])
    once = [write_sales(tmp_path / f"once{n}.csv", [held(n)]) for n in (3, 4)]
    drop(real_window, twice, *once)
    preview = preview_of(real_window, qtbot)
    name_account(preview, qtbot, real_window)
    settle(qtbot, real_window)
    said = " ".join(preview.files.sentences()).replace("\u200b", "")
    order = held(1)["order_id"]
    assert f"an earlier row of this file: rows 2 and 4, order {order}" in said
    assert "once" not in said.replace("counts once", ""), "what is in order stays in the line"


def test_files_of_several_accounts_go_each_to_its_own(
    real_window: MainWindow, store_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1))
    with Book.open(store_path, as_of=AS_OF) as book:
        book.add_account("@zoe", "FR")
        book.import_files([write_sales(tmp_path / "z.csv", [held(1)])], account="@zoe")
    real_window.shell.book_changed.emit()
    real_window.shell.choose_account("@zoe")
    files = [
        write_sales(tmp_path / "zoe.csv", [held(1), held(2)]),
        write_sales(tmp_path / "lea.csv", [paid(1), paid(2), paid(3)]),
    ]
    drop(real_window, *files)
    preview = preview_of(real_window, qtbot)
    assert preview.files.account_button().text() == "Each for its account · Change…"
    said = " ".join(preview.files.sentences()).replace("\u200b", "")
    assert said.index("lea.csv") < said.index(f"For @{HANDLE}")
    assert said.index("zoe.csv") < said.index("For @zoe")
    values = {step.text: step.value for step in preview.totals.steps.steps()}
    assert values == {"Held back": "€2.49\n→ €4.98", "Paid": "€2.49\n→ €7.47"}
    import_now(preview, qtbot, real_window)
    assert real_window.shell.account == "", "all that came in is looked at"
    with Book.open(store_path, as_of=AS_OF) as book:
        assert Counter(line.account for line in book.lines()) == {HANDLE: 3, "@zoe": 2}
