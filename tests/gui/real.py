"""The pages on a real book: exports of a few sales, a window on a store of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from affitrack.book import Book
from affitrack.gui.home.page import HomePage
from affitrack.gui.i18n import Translations
from affitrack.gui.imports.page import ImportsPage
from affitrack.gui.main_window import MainWindow
from affitrack.gui.pages import page_specs
from affitrack.gui.preferences import Preferences
from affitrack.gui.sales.page import SalesPage
from affitrack.gui.shell import Shell
from affitrack.gui.theme import Appearance
from tests.ingest.samples import sale, write_sales

AS_OF = date(2026, 11, 22)
HANDLE = "lea.naturelle"

OPEN = {
    "settled_at": "/",
    "final_earned": "/",
    "actual_base": "/",
    "actual_standard": "/",
}
"""What the file leaves open while a sale is not settled."""


def paid(number: int = 1, **cells: str) -> dict[str, str]:
    """A sale of August that was settled in September, and paid on 5 October: €2.49."""
    return sale(**{"order_id": f"57694494926829{number:04d}", **cells})


def held(number: int, **cells: str) -> dict[str, str]:
    """A sale of 14 November that the buyer may still return: €2.49."""
    ordered = {"ordered_at": "14/11/2026 21:04:00", "status": "En attente"}
    return sale(**{"order_id": f"57801288492076{number:04d}", **OPEN, **ordered, **cells})


def lost(number: int, **cells: str) -> dict[str, str]:
    """A sale of 2 November that came back: it would have paid €2.49."""
    back = {"ordered_at": "02/11/2026 08:00:00", "status": "Inéligible", "items_refunded": "1"}
    return sale(**{"order_id": f"57790000000000{number:04d}", **OPEN, **back, **cells})


def frozen(number: int, **cells: str) -> dict[str, str]:
    """A sale that the platform's risk control looks at."""
    return held(number, **{"status": "Gelée", **cells})


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return tmp_path / "book" / "store.db"


@pytest.fixture
def real_shell(store_path: Path, preferences: Preferences) -> Iterator[Shell]:
    """The surroundings of the pages, on a book that is empty until a test fills it."""
    made = Shell(store_path, preferences, as_of=AS_OF)
    yield made
    made.close()
    made.deleteLater()  # what it calls back goes with it: else every window of the tests stays
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def first_page() -> str:
    """The page that the window shows at first: folders that test another one are spared Home."""
    return "home"


@pytest.fixture
def real_window(
    qtbot: QtBot,
    real_shell: Shell,
    appearance: Appearance,
    translations: Translations,
    first_page: str,
) -> MainWindow:
    """The window with the pages that the program has."""
    real_shell.preferences.page = first_page
    made = MainWindow(real_shell, appearance, translations, page_specs())
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    return made


def fill(store: Path, *sold: dict[str, str], name: str = "sales.csv") -> Path:
    """Import some sales into a store, as the command line would; returns the export."""
    export = write_sales(store.parent.parent / name, sold)
    with Book.open(store, as_of=AS_OF) as book:
        book.import_files([export], account=HANDLE)
    return export


def read_again(window: MainWindow) -> None:
    """Tell the window that its book was filled behind its back."""
    window.shell.book_changed.emit()


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Wait until nothing is asked of the worker any more."""
    qtbot.waitUntil(lambda: not window.shell.tasks.is_busy(), timeout=15_000)


def page(window: MainWindow, name: str) -> QWidget:
    """Show a page and return it."""
    window.pages.show_page(name)
    shown = window.pages.current_page
    assert shown is not None
    return shown


def home_page(window: MainWindow) -> HomePage:
    shown = page(window, "home")
    assert isinstance(shown, HomePage)
    return shown


def sales_page(window: MainWindow) -> SalesPage:
    shown = page(window, "sales")
    assert isinstance(shown, SalesPage)
    return shown


def imports_page(window: MainWindow) -> ImportsPage:
    shown = page(window, "imports")
    assert isinstance(shown, ImportsPage)
    return shown


def cells_of(model: QAbstractItemModel, *columns: str) -> list[tuple[str, ...]]:
    """Return what a table says in some columns, which are named by their headings."""
    names = [
        str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())
    ]
    return [
        tuple(str(model.index(row, names.index(name)).data()) for name in columns)
        for row in range(model.rowCount())
    ]
