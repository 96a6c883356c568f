from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from affitrack.book import Book
from affitrack.domain.records import LineFilter, LineRecord
from affitrack.gui.i18n import Translations
from affitrack.gui.sales.columns import COLUMNS
from affitrack.gui.sales.model import PAGE, SalesModel
from affitrack.gui.widgets import Role
from affitrack.gui.widgets.rows import alignment_of, look_of
from tests.gui.real import AS_OF, fill, held

pytestmark = pytest.mark.gui


class Shelf:
    """Hands out lines and writes down which were asked for."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.asked: list[int] = []

    def fetch(self, line_ids: Sequence[int]) -> Sequence[LineRecord]:
        self.asked.append(len(line_ids))
        return self.book.lines_by_id(line_ids)


@pytest.fixture
def book(store_path: Path) -> Iterator[Book]:
    fill(store_path, *(held(number) for number in range(3 * PAGE)))
    with Book.open(store_path, as_of=AS_OF) as book:
        yield book


def test_the_model_keeps_qts_contract(
    book: Book, translations: Translations, qtmodeltester: ModelTester
) -> None:
    model = SalesModel(book.lines_by_id)
    model.show_ids(book.line_ids(LineFilter())[:20], AS_OF)
    qtmodeltester.check(model)
    qtmodeltester.check(model, force_py=True)
    book.close()


def test_only_the_pages_looked_at_are_fetched(book: Book, translations: Translations) -> None:
    shelf = Shelf(book)
    model = SalesModel(shelf.fetch)
    model.show_ids(book.line_ids(LineFilter()), AS_OF)
    assert model.rowCount() == 3 * PAGE
    assert shelf.asked == [], "counting rows reads none"
    for row in range(30):
        assert model.index(row, 7).data() == "€2.49"
    assert shelf.asked == [PAGE]
    assert model.index(3 * PAGE - 1, 0).data() == "14 Nov 21:04"
    assert shelf.asked == [PAGE, PAGE]
    book.close()


def test_a_line_that_left_the_store_is_an_empty_row(book: Book, translations: Translations) -> None:
    model = SalesModel(lambda _: [])
    model.show_ids([1, 2, 3], AS_OF)
    assert model.index(0, 0).data() is None
    assert model.line_at(0) is None
    book.close()


def test_values_stand_behind_the_words(book: Book, translations: Translations) -> None:
    model = SalesModel(book.lines_by_id)
    model.show_ids(book.line_ids(LineFilter()), AS_OF)
    names = [column.order_by for column in COLUMNS]
    net, stage = model.index(0, names.index("net")), model.index(0, names.index("stage"))
    assert net.data(Role.RAW) == 249
    assert net.data(Role.STRONG) is True
    assert Qt.AlignmentFlag.AlignRight & net.data(Qt.ItemDataRole.TextAlignmentRole)
    video = model.index(0, names.index("content_id"))
    assert video.data() == "Video 0293"
    assert video.data(Role.COPY) == "Video 7660102938475610293"
    assert stage.data(Role.PILL) == "held"
    assert "TikTok says: En attente" in stage.data(Qt.ItemDataRole.ToolTipRole)
    book.close()


def test_a_cell_looks_as_its_roles_say(book: Book, translations: Translations) -> None:
    model = SalesModel(book.lines_by_id)
    model.show_ids(book.line_ids(LineFilter())[:3], AS_OF)
    for section in range(len(COLUMNS)):
        index = model.index(1, section)
        look = look_of(index)
        assert look.text == index.data()
        assert look.pill == index.data(Role.PILL)
        assert look.is_strong == bool(index.data(Role.STRONG))
        assert look.is_muted == bool(index.data(Role.MUTED))
        assert look.aligned | Qt.AlignmentFlag.AlignVCenter == alignment_of(index)
    book.close()
