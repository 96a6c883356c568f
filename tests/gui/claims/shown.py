"""The page of claims on a small book: frozen sales, one settled at zero, one taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.claim import Claim
from affitrack.gui.claims.make_dialog import MakeClaimDialog
from affitrack.gui.claims.page import ClaimsPage
from affitrack.gui.main_window import MainWindow
from tests.gui.real import AS_OF, cells_of, fill, frozen, held, page, paid, read_again, settle

ZERO = {"final_earned": "0,00", "actual_standard": "0,00"}
BRUSH = {"shop_name": "Unbrush", "shop_code": "U1"}


def claims_page(window: MainWindow, qtbot: QtBot) -> ClaimsPage:
    shown = page(window, "claims")
    assert isinstance(shown, ClaimsPage)
    settle(qtbot, window)
    return shown


@pytest.fixture
def claims(real_window: MainWindow, store_path: Path, qtbot: QtBot) -> ClaimsPage:
    fill(
        store_path,
        paid(1),
        paid(2, **ZERO),
        paid(3, final_earned="-1,00", settled_at="05/10/2026 09:00:00"),
        held(1),
        frozen(2),
        frozen(3, **BRUSH),
    )
    read_again(real_window)
    return claims_page(real_window, qtbot)


def cells(shown: ClaimsPage, *columns: str) -> list[tuple[str, ...]]:
    """Return what the table of what could be claimed says in some columns."""
    return cells_of(shown.findings.model, *columns)


def dialog() -> MakeClaimDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, MakeClaimDialog)
    return found


def make_a_claim(shown: ClaimsPage, window: MainWindow, qtbot: QtBot, kind: str) -> Claim:
    """Claim everything of a kind, as by mouse, and return the claim."""
    QTest.mouseClick(shown.findings.chips._buttons[kind], Qt.MouseButton.LeftButton)
    QTest.mouseClick(shown.findings.make, Qt.MouseButton.LeftButton)
    dialog().make.click()
    settle(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = shown.claim.claim()
    assert made is not None
    return made


def kept_claims(store: Path) -> list[Claim]:
    with Book.open(store, as_of=AS_OF) as book:
        return book.claims()
