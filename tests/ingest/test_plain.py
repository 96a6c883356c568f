"""The table of one's own: what each column comes to, in CSV and XLSX, French and English."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from affitrack.demo.workbook import write_table
from affitrack.domain.line import LineFacts
from affitrack.ingest.orders.chunk import Chunk
from affitrack.ingest.plain.plain_source import PlainSource
from affitrack.ingest.recognise.recognising import recognise
from tests.domain.lines import deriver

GOLDEN = Path(__file__).parent.parent / "golden" / "affitrack_generic"
KEYS = ("order_id", "status", "price", "gmv", "seller_discount", "vat_rate", "est_standard")

# By hand: 24.90 / 1.055 = 23.60; 45.00 / 1.2 x 2 of 3 = 25.00; 100.00 / 3 is no price;
# 29.90 / 1.2 = 24.92, whole because a lost sale shows what it would have paid.
EXPECTED = [
    ("F-1", "pending", 2490, 2490, None, "0.055", None),
    ("F-2", "settled", None, None, None, None, None),
    ("F-3", "pending", 1500, 4500, None, "0.2", None),
    ("F-4", "pending", None, 10000, None, None, None),
    ("F-5", "settled", None, None, None, None, 420),
    ("F-6", "pending", 2990, 2990, None, "0.2", None),
    ("F-7", "deducted", None, None, None, None, -420),
]
BASES = [2360, 2075, 2500, 8333, None, 2492, None]


def read(path: Path, currency: str = "EUR") -> tuple[PlainSource, Chunk]:
    source = recognise(path)
    assert isinstance(source, PlainSource)
    source.belongs_to("lea", currency)
    everything = Chunk()
    for chunk in source.chunks():
        everything.lines += chunk.lines
        everything.names += chunk.names
        everything.rejects += chunk.rejects
    return source, everything


def facts_in(path: Path) -> list[LineFacts]:
    _, chunk = read(path)
    assert chunk.rejects == []
    return list(chunk.facts())


def written(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "own.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def reason(tmp_path: Path, *rows: str) -> tuple[str | None, str]:
    _, chunk = read(written(tmp_path, *rows))
    (reject,) = chunk.rejects
    return reject.column, reject.reason.key.removeprefix("ingest.reason.")


@pytest.fixture(params=["fr.csv", "en.csv", "fr.xlsx"])
def sample(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    if request.param != "fr.xlsx":
        return GOLDEN / str(request.param)
    with (GOLDEN / "fr.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    write_table(rows, tmp_path / "fr.xlsx")
    return tmp_path / "fr.xlsx"


def test_the_columns_come_to_what_was_worked_out_by_hand(sample: Path) -> None:
    lines = facts_in(sample)
    assert [tuple(getattr(line, key) for key in KEYS) for line in lines] == EXPECTED
    assert [deriver().derive(line).base for line in lines] == BASES


def test_dates_ids_and_returns(sample: Path) -> None:
    first, second, third, _, fifth, sixth, seventh = facts_in(sample)
    assert first.ordered_at == "2026-11-05T21:04:00"
    assert first.delivered_on == "2026-11-09"
    assert (first.content_id, first.content_type) == ("7300000000000000001", "video")
    assert (first.product_id, first.shop, first.standard_rate) == ("Sérum éclat", "Atelier", "0.15")
    assert second.settled_at == "2026-11-30T00:00:00"
    assert (third.items_sold, third.items_refunded) == (3, 1)
    assert (fifth.content_id, fifth.final_earned) == ("Vidéo d’octobre", 420)
    assert (sixth.returned_on, sixth.items_refunded) == ("2026-11-25", 1)
    assert seventh.final_earned == -420


def test_both_languages_say_the_same() -> None:
    french, english = facts_in(GOLDEN / "fr.csv"), facts_in(GOLDEN / "en.csv")
    assert [line._replace(status_raw="") for line in french] == [
        line._replace(status_raw="") for line in english
    ]


def test_a_currency_that_no_row_states_is_the_accounts(tmp_path: Path) -> None:
    path = written(tmp_path, "Date;Order;Commission earned", "2026-11-05;1;27.639")
    _, chunk = read(path, "VND")
    assert [(line.currency, line.est_standard) for line in chunk.facts()] == [("VND", 27639)]


def test_a_number_and_a_name_are_ids_of_a_product(tmp_path: Path) -> None:
    rows = ["Date;Order;Product;Commission earned", "2026-11-05;1;1729384756012345678;1,00"]
    long = "Une très longue désignation de produit " * 3
    _, chunk = read(written(tmp_path, *rows, f"2026-11-05;2;{long};1,00"))
    ids = [line.product_id for line in chunk.facts()]
    assert ids == ["1729384756012345678", long.strip()]
    assert [names.product_name for names in chunk.names] == ["", long.strip()]


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ("2026-11-05;;9,90;12%", "Order", "id_missing"),
        (";1;9,90;12%", "Date", "moment_missing"),
        ("hier;1;9,90;12%", "Date", "not_moment"),
        ("2026-11-05;1;;12%", None, "amount_missing"),
        ("2026-11-05;1;-9,90;12%", "Amount with tax", "amount_negative"),
        ("2026-11-05;1;neuf;12%", "Amount with tax", "not_money"),
        ("2026-11-05;1;9,90;120%", "Rate", "rate_too_high"),
        ("2026-11-05;5,76945E+17;9,90;12%", "Order", "id_damaged"),
        ("2026-11-05;1;9,90", None, "too_few_cells"),
        ("2026-11-05;EXAMPLE, delete this row: 1;9,90;12%", "Order", "example_row"),
    ],
)
def test_a_row_that_cannot_be_a_sale_says_why(
    tmp_path: Path, row: str, column: str | None, why: str
) -> None:
    assert reason(tmp_path, "Date;Order;Amount with tax;Rate", row) == (column, why)


def test_equal_sales_with_different_order_numbers_are_two(tmp_path: Path) -> None:
    rows = ["2026-11-05;1;9,90;12%", "2026-11-05;2;9,90;12%"]
    assert len(facts_in(written(tmp_path, "Date;Order;Amount with tax;Rate", *rows))) == 2


def test_a_damaged_number_is_blamed_on_its_own_column(tmp_path: Path) -> None:
    row = "2026-10-01;P1;173000000000000000;9,90;12%"
    found = reason(tmp_path, "Date;Order;Product;Amount with tax;Rate", row)
    assert found == ("Product", "id_damaged")


def test_one_order_number_for_two_different_rows_is_refused_and_not_merged(tmp_path: Path) -> None:
    rows = ["2026-11-05;1;9,90;12%", "2026-11-05;1;19,90;12%"]
    found = reason(tmp_path, "Date;Order;Amount with tax;Rate", *rows)
    assert found == ("Order", "same_sale_differs")


def test_a_row_that_is_there_twice_is_one_sale_stated_twice(tmp_path: Path) -> None:
    row = "2026-11-05;1;9,90;12%"
    first, second = facts_in(written(tmp_path, "Date;Order;Amount with tax;Rate", row, row))
    assert first == second


def test_two_products_of_one_order_are_two_lines(tmp_path: Path) -> None:
    rows = ["2026-11-05;1;a;9,90", "2026-11-05;1;b;19,90"]
    keys = [
        each.key for each in facts_in(written(tmp_path, "Date;Order;Product;Montant TTC", *rows))
    ]
    assert len(set(keys)) == 2


def test_an_unknown_status_is_kept(tmp_path: Path) -> None:
    path = written(tmp_path, "Date;Order;Status;Commission earned", "2026-11-05;1;Litige;1,00")
    (line,) = facts_in(path)
    assert (line.status, line.status_raw) == ("unknown", "Litige")


def test_only_what_there_are_columns_for_is_stated(tmp_path: Path) -> None:
    path = written(tmp_path, "Date;Order;Commission earned", "2026-11-05;1;1,00")
    source, _ = read(path)
    stated = set(LineFacts._fields) - source.unstated
    assert {"ordered_at", "order_id", "est_standard", "final_earned", "currency"} <= stated
    assert not stated & {"price", "est_base", "settled_at", "items_refunded", "shop"}


def test_columns_that_mean_nothing_are_named() -> None:
    assert read(GOLDEN / "en.csv")[0].unused == ("My notes",)
    assert read(GOLDEN / "fr.csv")[0].unused == ()


def test_common_words_alone_make_no_table_of_ours(tmp_path: Path) -> None:
    rows = ["Date;Produit;Boutique;Devise;Quantité;Statut;Type;UGS;Taux;Montant TTC", ";" * 9]
    with pytest.raises(Exception, match="unknown_format"):
        recognise(written(tmp_path, *rows))


@pytest.mark.parametrize(
    ("word", "means"),
    [("Shop Ads", "shop_ads"), ("Shop ads order", "shop_ads"), ("Pub shopping", "shop_ads"),
     ("Pesanan iklan toko", "shop_ads"), ("Affiliate order", "standard"), ("", "standard")],
)  # fmt: skip
def test_the_platforms_own_words_are_known(tmp_path: Path, word: str, means: str) -> None:
    head, row = "Date,Order,Amount with tax,Type,Status", f"2026-11-05,1,12.00,{word},Inelegível"
    (facts,) = facts_in(written(tmp_path, head, row))
    assert (facts.order_type, facts.status) == (means, "ineligible")


def test_days_whose_month_is_a_word_leave_nothing_to_ask(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Date;Order;Product;Amount with tax;Status;Delivered",
        "3 févr. 2026 à 9 h 05;F-1;Cup;12,00;pending;05-Feb-26",
        "Feb 4, 2026 2:30 PM;F-2;Cup;12,00;pending;7 de febrero de 2026",
    )
    first, second = facts_in(path)
    assert (first.ordered_at, first.delivered_on) == ("2026-02-03T09:05:00", "2026-02-05")
    assert (second.ordered_at, second.delivered_on) == ("2026-02-04T14:30:00", "2026-02-07")
