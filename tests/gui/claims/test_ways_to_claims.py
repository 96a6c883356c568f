"""How people come to claims from elsewhere: Home, Sales, the jump box, the number at the page."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.domain.claim import Claim
from affitrack.gui.claims.jumps import claim_entries
from affitrack.gui.claims.page import ClaimsPage
from affitrack.gui.home.rows import RowButton
from affitrack.gui.main_window import MainWindow
from tests.gui.claims.shown import ZERO, dialog, kept_claims
from tests.gui.real import AS_OF, fill, frozen, home_page, paid, read_again, sales_page, settle

pytestmark = pytest.mark.gui


@pytest.fixture
def kept(store_path: Path, real_window: MainWindow) -> Claim:
    """A claim that is to be sent within three days."""
    fill(store_path, paid(1), paid(2, **ZERO), frozen(1))
    with Book.open(store_path, as_of=AS_OF) as book:
        zero = [each for each in book.findings() if each.kind == "zero"]
        made = book.make_claim(zero, title="Nothing for a serum")
        made = book.set_claim(made.claim_id, deadline_on=AS_OF + timedelta(days=3))
    read_again(real_window)
    return made


def test_home_tells_of_days_that_are_near_and_leads_to_the_claim(
    kept: Claim, real_window: MainWindow, qtbot: QtBot
) -> None:
    home = home_page(real_window)
    settle(qtbot, real_window)
    (row,) = [
        each
        for each in home.attention.findChildren(RowButton)
        if "Nothing for a serum" in each.accessibleName()
    ]
    assert "€2.49" in row.accessibleName()
    row.click()
    settle(qtbot, real_window)
    shown = real_window.pages.current_page
    assert isinstance(shown, ClaimsPage)
    claim = shown.claim.claim()
    assert claim is not None
    assert claim.claim_id == kept.claim_id


def test_the_number_at_the_page_is_there_before_it_is_shown(
    kept: Claim, real_window: MainWindow, qtbot: QtBot
) -> None:
    assert kept.deadline_on == date(2026, 11, 25)
    told: list[tuple[str, int]] = []
    real_window.pages.badge_changed.connect(lambda name, count: told.append((name, count)))
    real_window.pages.get_ready()
    qtbot.waitUntil(lambda: ("claims", 1) in told, timeout=30_000)


def test_a_flagged_sale_is_claimed_from_its_menu(
    real_window: MainWindow, store_path: Path, qtbot: QtBot
) -> None:
    fill(store_path, paid(1), paid(2, **ZERO))
    read_again(real_window)
    sales = sales_page(real_window)
    settle(qtbot, real_window)
    for row in range(sales.model.rowCount()):
        sales.table.selectRow(row)
        (claim,) = [each for each in sales.line_menu.choices() if each and "claim" in each.text]
        line = sales.current_line()
        assert line is not None
        assert claim.is_possible == (line.derived.net == 0)
        if claim.is_possible:
            claim.do()
            qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
            dialog().make.click()
            settle(qtbot, real_window)
    (made,) = kept_claims(store_path)
    assert made.claimed == 249
    shown = real_window.pages.current_page
    assert isinstance(shown, ClaimsPage)
    assert shown.claim.claim() == made


def test_the_jump_box_finds_a_claim_by_its_title_and_by_an_order_in_it(
    kept: Claim, real_window: MainWindow, qtbot: QtBot
) -> None:
    (entry,) = claim_entries(real_window.shell)
    assert entry.title == "Nothing for a serum"
    assert entry.about == "Claim · To send · €2.49"
    real_window._jump()
    assert real_window._jumping is not None
    box = real_window._jumping.box
    QTest.keyClicks(box.field, kept.lines[0].order_id)
    settle(qtbot, real_window)
    assert any("Nothing for a serum" in title for title in box.titles())
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
