"""Which currency a row is in: codes, signs, several in one file, none."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.ingest.orders.cells import read_currency
from affitrack.ingest.recognise.recognising import recognise
from affitrack.ingest.values.bad import Bad
from affitrack.ingest.values.numbers import currencies_named
from affitrack.wording.catalogue import render
from tests.ingest.samples import SALE, Shape, all_lines, only_line, read, sale, write_sales

IN_DONG = {
    "currency": "VND",
    **{name: "140.000" if text != "0,00" else "0" for name, text in SALE.items() if "," in text},
}


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("EUR", "EUR"),
        (" eur ", "EUR"),
        ("€", "EUR"),
        ("£", "GBP"),
        ("₫", "VND"),
        ("đ", "VND"),
        ("Rp", "IDR"),
        ("rp", "IDR"),
        ("RM", "MYR"),
        ("฿", "THB"),
        ("zł", "PLN"),
        ("R$", "BRL"),
        ("US$", "USD"),
    ],
)
def test_a_code_or_a_sign_of_one_currency_names_it(cell: str, code: str) -> None:
    assert read_currency(cell) == code


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("$", "“$” can be several currencies. Write its code of three letters."),
        ("¥", "“¥” can be several currencies. Write its code of three letters."),
        ("XQZ", "“XQZ” is not a currency code."),
        ("dollars", "“dollars” is not a currency code."),
        ("/", "there is no currency."),
    ],
)
def test_what_names_no_currency_or_several_is_said(cell: str, words: str) -> None:
    value = read_currency(cell)
    assert isinstance(value, Bad)
    assert render(value.reason, "en") == words
    assert render(value.reason, "fr") != words


def test_a_sign_that_many_share_means_all_of_them() -> None:
    assert currencies_named("$") > {"USD", "MXN"}
    assert currencies_named("dollars") == frozenset()


def test_several_currencies_in_one_file_are_read_in_its_one_dialect(tmp_path: Path) -> None:
    sold = [sale(), sale(**IN_DONG, order_id="2"), sale(order_id="3", currency="usd")]
    source = recognise(write_sales(tmp_path / "e.csv", sold))
    assert source.questions() == ()
    found = all_lines(source)
    assert found.rejects == []
    assert [(line.currency, line.price) for line in found.facts()] == [
        ("EUR", 2490),
        ("VND", 140000),
        ("USD", 2490),
    ]
    assert found.currencies == {"EUR", "VND", "USD"}


def test_a_currency_of_whole_units_decides_for_another_that_leaves_it_open(tmp_path: Path) -> None:
    open_ = {name: "9.510" for name, text in SALE.items() if "," in text and text != "0,00"}
    zeros = {name: "0" for name, text in SALE.items() if text == "0,00"}
    sold = [sale(**open_, **zeros), sale(**IN_DONG, order_id="2")]
    source = recognise(write_sales(tmp_path / "e.csv", sold, Shape("en", 47)))
    assert source.questions() == ()
    assert [line.price for line in all_lines(source).facts()] == [951000, 140000]


@pytest.mark.parametrize("sign", ["₫", "vnd", "đ"])
def test_the_sign_tells_how_many_digits_an_amount_has(tmp_path: Path, sign: str) -> None:
    cells = {**IN_DONG, "currency": sign}
    line = only_line(write_sales(tmp_path / "e.csv", [sale(**cells)], Shape("en", 47)))
    assert (line.currency, line.price) == ("VND", 140000)


@pytest.mark.parametrize("cell", ["", "/", "N/A", "null"])
def test_a_row_without_a_currency_is_set_aside_and_the_others_are_taken(
    tmp_path: Path, cell: str
) -> None:
    found = read(write_sales(tmp_path / "e.csv", [sale(), sale(order_id="2", currency=cell)]))
    assert found.rows == [2]
    (reject,) = found.rejects
    assert (reject.row, reject.column) == (3, "Devise")
    assert render(reject.reason, "en") == "there is no currency."


def test_the_sign_at_an_amount_tells_the_currency_where_its_cell_is_empty(tmp_path: Path) -> None:
    sold = [
        sale(),
        sale(order_id="2", currency="/", price="24,90 €"),
        sale(order_id="3", currency="", gmv="£24,90", price="24,90"),
        sale(order_id="4", currency="/", price="$24,90"),
        sale(order_id="5", currency="?", price="24,90 €"),
        sale(order_id="6", currency="/", price="24,90 €", gmv="£24,90"),
    ]
    found = read(write_sales(tmp_path / "e.csv", sold))
    assert [(line.order_id, line.currency) for line in found.facts()][1:] == [
        ("2", "EUR"),
        ("3", "GBP"),
    ]
    assert [render(reject.reason, "en") for reject in found.rejects] == [
        "there is no currency.",
        "“?” is not a currency code.",
        "“£24,90” is not in EUR, the currency of its row.",
    ]
