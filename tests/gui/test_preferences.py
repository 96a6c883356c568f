from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from affitrack.gui.preferences import RECENT_FILES, Preferences
from affitrack.gui.theme import Theme

pytestmark = pytest.mark.gui


def test_nothing_is_set_at_first(preferences: Preferences) -> None:
    assert preferences.theme is Theme.SYSTEM
    assert preferences.language is None
    assert preferences.zoom_percent == 100
    assert preferences.page == ""
    assert preferences.recent_files == []
    assert preferences.last_folder is None
    assert preferences.state("window").isEmpty()


def test_all_is_there_at_the_next_start(preferences: Preferences, tmp_path: Path) -> None:
    preferences.theme = Theme.DARK
    preferences.language = "fr"
    preferences.zoom_percent = 125
    preferences.page = "sales"
    preferences.account = "lea"
    preferences.last_folder = tmp_path
    preferences.add_recent_files([tmp_path / "é 1,5.csv"])
    preferences.keep_state("sales/table", QByteArray(b"\x00\xffstate"))
    preferences.save()
    again = Preferences(preferences.path)
    assert again.theme is Theme.DARK
    assert again.language == "fr"
    assert again.zoom_percent == 125
    assert again.page == "sales"
    assert again.account == "lea"
    assert again.last_folder == tmp_path
    assert again.recent_files == [tmp_path / "é 1,5.csv"]
    assert again.state("sales/table") == QByteArray(b"\x00\xffstate")


def test_the_desktops_language_can_be_chosen_again(preferences: Preferences) -> None:
    preferences.language = "fr"
    preferences.language = None
    assert preferences.language is None


def test_recent_files_are_newest_first_without_repeats(
    preferences: Preferences, tmp_path: Path
) -> None:
    for number in range(RECENT_FILES + 3):
        preferences.add_recent_files([tmp_path / f"{number}.csv"])
    preferences.add_recent_files([tmp_path / "5.csv"])
    recent = [path.stem for path in preferences.recent_files]
    assert recent == ["5", "10", "9", "8", "7", "6", "4", "3"]
    preferences.clear_recent_files()
    assert preferences.recent_files == []


def test_a_damaged_file_costs_settings_not_the_start(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text(
        "[window]\ntheme=purple\nlanguage=tlh\nzoom=-3x\n[state]\nwindow=oops\n"
        "[files]\nfolder=/nowhere/at/all\nrecent=@Invalid()\n",
        encoding="utf-8",
    )
    preferences = Preferences(path)
    assert preferences.theme is Theme.SYSTEM
    assert preferences.language is None
    assert preferences.zoom_percent == 100
    assert preferences.state("window").isEmpty()
    assert preferences.last_folder is None
    assert preferences.recent_files == []


def test_zoom_out_of_bounds_is_brought_back(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text("[window]\nzoom=9000\n", encoding="utf-8")
    assert Preferences(path).zoom_percent == 200
