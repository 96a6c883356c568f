"""Lists that are searched and sorted where they are, however long."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from affitrack.domain.rule_records import ProductRecord
from affitrack.gui.i18n import Translations
from affitrack.gui.settings.list_model import ListModel
from affitrack.gui.settings.products_section import PRODUCT_COLUMNS
from affitrack.gui.widgets import Role

pytestmark = pytest.mark.gui

MANY = 10_000
SLOW = 1.0  # seconds; a hundredth of it is usual


def product(number: int, name: str = "") -> ProductRecord:
    return ProductRecord(
        product_id=f"17304958672130{number:05d}",
        name=name or f"Sérum n° {number}",
        lines=number % 7,
        held={"EUR": number} if number % 2 else {},
        settings={"vat_rate": "0.055"} if number % 3 == 0 else {},
        rate_rules=0,
    )


@pytest.fixture
def model(qtbot: QtBot, translations: Translations) -> ListModel[ProductRecord]:
    return ListModel(
        PRODUCT_COLUMNS, lambda row: row.product_id, lambda row: f"{row.name} {row.product_id}"
    )


def names(model: ListModel[ProductRecord]) -> list[str]:
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_a_model_as_qt_wants_it(
    model: ListModel[ProductRecord], qtmodeltester: ModelTester
) -> None:
    model.show_rows([product(number) for number in range(20)])
    qtmodeltester.check(model)


def test_words_are_found_without_accents_and_in_any_order(
    model: ListModel[ProductRecord],
) -> None:
    model.show_rows([product(1, "Sérum éclat"), product(2, "Crème éclat"), product(3, "Mug")])
    model.narrow("eclat SERUM")
    assert names(model) == ["Sérum éclat"]
    model.narrow("00003")
    assert names(model) == ["Mug"]
    model.narrow("")
    assert (model.rowCount(), model.count()) == (3, 3)


def test_rows_are_sorted_by_their_values(model: ListModel[ProductRecord]) -> None:
    model.show_rows([product(1, "b"), product(9, "É"), product(3, "a")])
    model.sort(0)
    assert names(model) == ["a", "b", "É"]
    model.sort(3, Qt.SortOrder.DescendingOrder)
    assert [model.index(row, 3).data() for row in range(3)] == ["€0.09", "€0.03", "€0.01"]
    model.sort(4)
    assert [model.index(row, 4).data() for row in range(3)] == ["", "5.5%", "5.5%"]


def test_numbers_stay_numbers_in_files(model: ListModel[ProductRecord]) -> None:
    model.show_rows([product(5)])
    assert model.index(0, 2).data(Role.CELL) == 5
    assert model.index(0, 1).data(Role.RAW) == "1730495867213000005"


def test_ten_thousand_rows_stay_quick(model: ListModel[ProductRecord]) -> None:
    rows = [product(number) for number in range(MANY)]
    begun = time.perf_counter()
    model.show_rows(rows)
    model.sort(2, Qt.SortOrder.DescendingOrder)
    model.narrow("99 serum")
    found = model.rowCount()
    model.narrow("")
    assert time.perf_counter() - begun < SLOW
    assert found == len([row for row in rows if "99" in f"{row.name} {row.product_id}"])
    assert model.rowCount() == MANY
