"""What a user does with files about reach: drop, look, import, undo."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.imports.list_model import SPECS
from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.imports.preview import ImportPreview
from affitrack.gui.main_window import MainWindow
from tests.gui.real import AS_OF, fill, imports_page, paid, read_again, settle

pytestmark = [
    pytest.mark.gui,
    pytest.mark.qt_log_ignore("does not support raise"),
]

GOLDEN = Path(__file__).parents[2] / "golden" / "reach"
_ROWS = 4


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (path,) = GOLDEN.glob("fr/Content_*.zip")
    return Path(shutil.copy(path, tmp_path))


@pytest.fixture
def preview(
    real_window: MainWindow, store_path: Path, archive: Path, qtbot: QtBot
) -> ImportPreview:
    fill(store_path, paid(1))
    read_again(real_window)
    settle(qtbot, real_window)
    real_window.shell.preview_files([archive, GOLDEN / "user_data_tiktok.json"])
    settle(qtbot, real_window)
    shown = real_window.pages.current_page
    assert isinstance(shown, ImportsPage)
    return shown.preview


def import_now(preview: ImportPreview, qtbot: QtBot, window: MainWindow) -> ImportsPage:
    with qtbot.waitSignal(preview.imported, timeout=15_000):
        qtbot.mouseClick(preview.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    page = imports_page(window)
    settle(qtbot, window)
    return page


def test_the_preview_says_what_the_files_are(preview: ImportPreview) -> None:
    said = " ".join(preview.files.sentences()).replace("\u200b", "")
    assert "TikTok Studio videos · English · 8 columns" in said
    assert "separator “,” · 13 videos · 27 Feb 2026" in said
    assert "TikTok account data: posts · English · 4 columns" in said
    assert "JSON file · 11 posts" in said
    assert "decimal" not in said
    assert preview.counts.new.figure()[1] == "24"
    assert preview.confirm.text() == "Import 24 rows"


def test_a_file_out_of_an_archive_is_undone_and_imported_again(
    preview: ImportPreview, archive: Path, real_window: MainWindow, qtbot: QtBot
) -> None:
    shell = real_window.shell
    import_now(preview, qtbot, real_window)

    def standing() -> set[str]:
        return {each.file_name for each in shell.book.imports() if each.undone_at is None}

    before = standing()
    for _ in range(2):
        real_window.menus.undo.trigger()
        settle(qtbot, real_window)
    assert len(standing()) == len(before) - 2
    for _ in range(2):
        real_window.menus.redo.trigger()
        settle(qtbot, real_window)
        import_now(preview, qtbot, real_window)
    assert standing() == before
    assert archive in shell.preferences.recent_files
    assert all(path.is_file() for path in shell.preferences.recent_files)


def test_the_list_of_imports_says_videos_and_undo_says_figures(
    preview: ImportPreview, real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    page = import_now(preview, qtbot, real_window)
    model = page.list.model
    rows = [model.index(row, _ROWS).data() for row in range(model.rowCount())]
    assert rows == ["13 videos", "11 posts", "1"]
    assert model.columnCount() == len(SPECS)
    page.list.table.selectRow(0)
    assert not page.list.lines.isEnabled(), "it brought no sales"
    qtbot.mouseClick(page.list.undo, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    assert page.list.undo_card.isVisible()
    assert page.list.undo_card.words() == "13 videos: the figures are removed."
    qtbot.mouseClick(page.list.undo_card.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, real_window)
    with Book.open(store_path, as_of=AS_OF) as book:
        assert [record.undone_at is None for record in book.imports()] == [True, True, False]


def test_the_same_words_in_french(
    preview: ImportPreview, real_window: MainWindow, qtbot: QtBot
) -> None:
    def said() -> str:
        return " ".join(preview.files.sentences()).replace("\u200b", "")

    real_window.actions_on_looks.choose_language("fr")
    title = "Vidéos TikTok Studio · anglais · 8 colonnes"
    qtbot.waitUntil(lambda: title in said(), timeout=5_000)
    assert "13 vidéos · 27 févr. 2026" in said()
    assert "fichier JSON · 11 publications" in said()
    real_window.actions_on_looks.choose_language("en")
    qtbot.waitUntil(lambda: title not in said(), timeout=5_000)
