"""Tests of files that other programs open."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from affitrack.gui.main_window import MainWindow
from affitrack.gui.outside import open_outside, say_saved


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return what the desktop is asked to open; it opens folders, and no file."""
    paths: list[Path] = []

    def open_url(url: QUrl) -> bool:
        paths.append(Path(url.toLocalFile()))
        return paths[-1].is_dir()

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return paths


def test_the_folder_of_what_was_saved_is_one_click_away(
    window: MainWindow, asked: list[Path], tmp_path: Path
) -> None:
    say_saved(window.shell, tmp_path / "claim-3.pdf")
    assert window.toast.message() == "Saved as claim-3.pdf"
    window.toast.action_button().click()
    assert asked == [tmp_path]
    assert window.toast.message() != f"No program opens “{tmp_path.name}” here."


def test_a_file_that_nothing_opens_is_told_with_its_folder(
    window: MainWindow, asked: list[Path], tmp_path: Path
) -> None:
    file = tmp_path / "claim-3.pdf"
    open_outside(window.shell, file)
    assert asked == [file]
    assert window.toast.message() == f"No program opens “claim-3.pdf” here. It is in {tmp_path}"
