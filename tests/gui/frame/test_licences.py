"""What a package brings is named in "About", each part with the words of its licence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from affitrack import bundled
from affitrack.book import licences
from affitrack.gui.frame.dialogs import show_about
from affitrack.gui.frame.licences import LicencesDialog

pytestmark = pytest.mark.gui

COMPONENTS = [
    {
        "name": name,
        "version": "6.11.3",
        "licence": "LGPL-3.0-only",
        "homepage": f"https://{name}.example/",
        "kind": "pypi",
        "texts": [f"{name}/a.txt", f"{name}/b.txt"],
    }
    for name in ("pyside6-essentials", "shiboken6")
]


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that brings two things of others."""
    folder = tmp_path / "licences"
    for component in COMPONENTS:
        for text in component["texts"]:
            file = folder / text
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"The words of {text}.\n", encoding="utf-8")
    (folder / "components.json").write_text(json.dumps(COMPONENTS), encoding="utf-8")
    monkeypatch.setattr(bundled, "_resource_folders", lambda: (tmp_path,))
    icons = tmp_path / "icons"
    icons.mkdir()
    drawing = Path(__file__).resolve().parents[3] / "resources" / "icons" / "affitrack.svg"
    (icons / drawing.name).write_bytes(drawing.read_bytes())


def button(dialog: QDialog, words: str) -> QPushButton | None:
    found = [each for each in dialog.findChildren(QPushButton) if each.text() == words]
    return found[0] if found else None


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.usefixtures("packaged")
def test_about_leads_to_every_licence_in_the_package(window: QWidget, tmp_path: Path) -> None:
    about = show_about(window, tmp_path / "affitrack.db")
    leads = button(about, "&Licences…")
    assert leads is not None
    leads.click()
    (dialog,) = about.findChildren(LicencesDialog)
    assert dialog.isVisible()
    assert dialog.names.count() == len(COMPONENTS)
    assert "pyside6-essentials 6.11.3" in dialog.names.item(0).text()
    assert "The words of pyside6-essentials/a.txt." in dialog.words.toPlainText()
    dialog.names.setCurrentRow(1)
    assert dialog.words.toPlainText().endswith("The words of shiboken6/b.txt.")


def test_a_program_that_runs_from_its_sources_brings_nothing(
    window: QWidget, tmp_path: Path
) -> None:
    assert licences.bundled_components() == []
    assert button(show_about(window, tmp_path / "affitrack.db"), "&Licences…") is None
