"""Sellers' exports: what they are and what their rows say."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.domain.line import LineFacts
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.others_orders import (
    SELLER,
    headers,
    rows,
    sold,
    write_seller,
)
from tests.ingest.samples import (
    Shape,
    all_lines,
    only_line,
    said,
    text_row,
    write_rows,
    write_workbook,
)


def file_of(path: Path, handle: str = "@lea.exemple", currency: str = "EUR") -> SourceFile:
    source = recognise(path)
    assert isinstance(source, SourceFile)
    source.belongs_to(handle, currency)
    return source


def line_of(source: SourceFile) -> LineFacts:
    found = all_lines(source)
    assert found.rejects == []
    (facts,) = found.facts()
    return facts


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_settled_sale_of_a_seller(tmp_path: Path, delimiter: str) -> None:
    path = write_seller(tmp_path / "all.csv", [sold()], shape=Shape(delimiter=delimiter))
    source = file_of(path)
    assert (source.format, source.language) == ("tiktok_seller_orders", "en")
    assert source.is_secondhand
    line = line_of(source)
    assert line.key == (
        "576944949268290041",
        "1729384756102938475",
        "1730495867213049586",
        "7660102938475610293",
    )
    assert (line.status, line.status_raw, line.content_type) == ("settled", "Settled", "video")
    assert (line.price, line.gmv, line.items_sold, line.items_refunded) == (2490, 2490, 1, 0)
    assert (line.standard_rate, line.est_base, line.est_standard) == ("0.12", 2075, 249)
    assert (line.actual_base, line.actual_standard, line.final_earned) == (2075, 249, 249)
    assert (line.ordered_at, line.settled_at) == ("2026-08-31T23:39:41", "2026-09-18T10:00:00")
    assert line.delivered_on == "2026-09-03"
    assert (line.shop, line.order_type, line.commission_type) == ("", "standard", "Fixed")


def test_what_was_paid_is_the_sum_of_its_parts(tmp_path: Path) -> None:
    row = sold(actual_standard="2.49", actual_shop_ads="0.50", actual_bonus="0.21")
    assert line_of(file_of(write_seller(tmp_path / "a.csv", [row]))).final_earned == 320


@pytest.mark.parametrize("nothing", ["/", "", "-"])
def test_a_row_that_states_no_payment_states_no_final_amount(tmp_path: Path, nothing: str) -> None:
    row = sold(
        status="Pending",
        settled_at=nothing,
        actual_base=nothing,
        actual_standard=nothing,
        actual_shop_ads=nothing,
        actual_bonus=nothing,
    )
    line = line_of(file_of(write_seller(tmp_path / "a.csv", [row])))
    assert (line.status, line.final_earned, line.settled_at) == ("pending", None, None)
    assert line.est_standard == 249


def test_a_vietnamese_file_of_38_columns(tmp_path: Path) -> None:
    row = sold(
        price="199.000",
        gmv="185.000",
        currency="VND",
        items_sold="2",
        items_refunded="1",
        status="Đã quyết toán",
        content_type="Chương trình Lưu lượng truy cập bên ngoài",
        standard_rate="15%",
        est_base="398.000",
        est_standard="59.700",
        actual_base="199.000",
        actual_standard="29.850",
        est_pit="5.970",
        tax_pit="2.985",
        est_shop_ads="0",
        actual_shop_ads="0",
        est_bonus="0",
        actual_bonus="0",
    )
    source = file_of(
        write_seller(tmp_path / "a.csv", [row], language="vi", columns=38), currency="VND"
    )
    assert (source.language, source.columns) == ("vi", 38)
    line = line_of(source)
    assert (line.price, line.gmv, line.items_sold, line.items_refunded) == (199000, 185000, 2, 1)
    assert (line.est_taxes, line.taxes) == (5970, 2985)
    assert line.final_earned == 29850 - 2985
    assert line.content_type == "link"


def test_a_spanish_file(tmp_path: Path) -> None:
    row = sold(
        price="24,90 €",
        gmv="24,90 €",
        fully_refunded="sí",
        status="Inelegible",
        content_type="escaparate",
        est_base="24,90",
        est_standard="2,99",
        actual_base="0,00",
        actual_standard="0,00",
        est_shop_ads="0,00",
        actual_shop_ads="0,00",
    )
    line = line_of(file_of(write_seller(tmp_path / "a.csv", [row], language="es", columns=25)))
    assert (line.price, line.est_standard, line.items_refunded) == (2490, 299, 1)
    assert (line.content_type, line.status_raw) == ("showcase", "Inelegible")


def test_headers_known_by_other_names(tmp_path: Path) -> None:
    """Thai and Indonesian files, known in part; older English ones; spaces of every kind."""
    renamed = {
        "order_id": "ID Pesanan",
        "product_id": "ID Produk",
        "product_name": "Produk",
        "sku_id": "ID SKU",
        "price": "Harga",
        "payment_method": "Metode Pembayaran",
        "status": "Status Pesanan",
        "content_type": "Jenis Konten",
        "content_id": "ID Konten",
        "ordered_at": "Waktu Dibuat",
        "settled_at": "Waktu Komisi Dibayar",
    }
    line = line_of(file_of(write_seller(tmp_path / "id.csv", [sold()], renamed=renamed)))
    assert (line.price, line.settled_at) == (2490, "2026-09-18T10:00:00")
    renamed = {
        "est_standard": "Est. standard commission",
        "est_bonus": "Est. creator commission reward fee",
        "product_name": "Product Name",
        "creator_username": "\u200bCreator  username\t",
        "settled_at": "Time commission paid",
    }
    line = line_of(
        file_of(write_seller(tmp_path / "old.csv", [sold(est_bonus="0.10")], renamed=renamed))
    )
    assert (line.est_standard, line.est_bonus) == (249, 10)


def test_tabs_at_the_end_of_cells(tmp_path: Path) -> None:
    row = {field: f"{cell}\t" for field, cell in sold().items()}
    line = line_of(file_of(write_seller(tmp_path / "all_00010101000000_1.csv", [row])))
    assert (line.order_id, line.final_earned) == ("576944949268290041", 249)
    assert line.ordered_at == "2026-08-31T23:39:41"


def test_a_workbook_of_a_seller(tmp_path: Path) -> None:
    cells = [headers(SELLER, "en", 32), *rows(SELLER, [sold(), sold(order_id="57")], 32)]
    path = write_workbook(tmp_path / "creator_order_all_1_2_3.xlsx", [
        text_row(number, row) for number, row in enumerate(cells, start=1)
    ])  # fmt: skip
    found = all_lines(file_of(path))
    assert [line.final_earned for line in found.facts()] == [249, 249]


def test_only_the_creators_own_rows_are_taken(tmp_path: Path) -> None:
    sales = [
        sold(order_id="571", creator_username="@Lea.Exemple"),
        sold(order_id="572", creator_username="tom"),
        sold(order_id="573", creator_username="LEA.EXEMPLE "),
        sold(order_id="574", creator_username="tom", price="broken"),
        sold(order_id="575", creator_username=""),
    ]
    source = file_of(write_seller(tmp_path / "a.csv", sales))
    assert source.creators() == {"@Lea.Exemple": 2, "tom": 2}
    found = all_lines(source)
    assert [line.order_id for line in found.facts()] == ["571", "573"]
    assert (found.rejects, source.other_creators) == ([], 3)
    assert found.rows == [2, 4]


def test_without_an_account_everybodys_rows_are_shown(tmp_path: Path) -> None:
    sales = [sold(order_id="571"), sold(order_id="572", creator_username="tom")]
    source = recognise(write_seller(tmp_path / "a.csv", sales))
    assert isinstance(source, SourceFile)
    assert len(all_lines(source).lines) == 2


def test_a_row_below_the_header_that_explains_it_is_no_sale(tmp_path: Path) -> None:
    explained = ["Platform unique order ID.", *["What it means."] * 31]
    source = file_of(write_seller(tmp_path / "a.csv", [sold()], below=[explained]))
    assert source.explanation_rows == 1
    found = all_lines(source)
    assert (found.rows, found.rejects) == ([3], [])
    assert file_of(write_seller(tmp_path / "b.csv", [sold()])).explanation_rows == 0


def test_a_damaged_first_sale_is_no_explanation(tmp_path: Path) -> None:
    source = file_of(write_seller(tmp_path / "a.csv", [sold(ordered_at="yesterday")]))
    assert source.explanation_rows == 0
    assert len(all_lines(source).rejects) == 1


def test_a_note_above_the_header(tmp_path: Path) -> None:
    above = [["Affiliate orders of the last 30 days"], []]
    source = file_of(write_seller(tmp_path / "a.csv", [sold()], above=above))
    assert source.header_row == 3
    assert line_of(source).final_earned == 249


@pytest.mark.parametrize(
    ("answer", "refunded"), [("Yes", 3), ("YES", 3), ("no", 0), ("/", 0), ("2", 2), ("7", 3)]
)
def test_returned_items(tmp_path: Path, answer: str, refunded: int) -> None:
    row = sold(items_sold="3", fully_refunded=answer)
    assert line_of(file_of(write_seller(tmp_path / "a.csv", [row]))).items_refunded == refunded


def test_an_answer_that_is_none_is_rejected(tmp_path: Path) -> None:
    found = all_lines(file_of(write_seller(tmp_path / "a.csv", [sold(fully_refunded="maybe")])))
    (reject,) = found.rejects
    assert reject.column == "Fully returned or refunded"


@pytest.mark.parametrize(
    ("cell", "minor", "currency"),
    [
        ("RM24.90", 2490, "MYR"),
        ("24.90 €", 2490, "EUR"),
        ("MYR 24.90", 2490, "MYR"),
        ("24.90", 2490, "USD"),
        ("$24.90", 2490, "USD"),
    ],
)
def test_the_currency_is_told_by_a_sign_else_it_is_the_accounts(
    tmp_path: Path, cell: str, minor: int, currency: str
) -> None:
    path = write_seller(tmp_path / "a.csv", [sold(price=cell)], renamed={"currency": "x"})
    line = line_of(file_of(path, currency="USD"))
    assert (line.price, line.currency) == (minor, currency)


def test_amounts_of_a_currency_without_cents(tmp_path: Path) -> None:
    row = sold(price="140.000₫", est_standard="16.800₫", gmv="/", est_base="/", actual_base="/",
               actual_standard="/", est_shop_ads="/", actual_shop_ads="/", est_bonus="/",
               actual_bonus="/")  # fmt: skip
    path = write_seller(tmp_path / "a.csv", [row], renamed={"currency": "x"})
    line = line_of(file_of(path, currency="VND"))
    assert (line.price, line.est_standard, line.currency) == (140000, 16800, "VND")


def test_without_any_currency_a_row_is_rejected_not_guessed(tmp_path: Path) -> None:
    source = recognise(write_seller(tmp_path / "a.csv", [sold()], renamed={"currency": "x"}))
    assert isinstance(source, SourceFile)
    (reject,) = all_lines(source).rejects
    assert reject.reason.key == "ingest.reason.currency_missing"


def test_a_shop_ads_sale_is_known_by_its_amounts(tmp_path: Path) -> None:
    row = sold(
        est_standard="0.00", actual_standard="/", est_shop_ads="1.04", actual_shop_ads="1.04"
    )
    line = line_of(file_of(write_seller(tmp_path / "a.csv", [row])))
    assert (line.order_type, line.final_earned) == ("shop_ads", 104)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Settled", "settled"),
        ("COMPLETED", "settled"),
        ("Pending", "pending"),
        ("PROCESSING", "pending"),
        ("To-SETTLE", "pending"),
        ("ORDERED", "pending"),
        ("Ineligible", "ineligible"),
        ("CANCELLED", "ineligible"),
        ("REFUNDED", "ineligible"),
        ("FROZEN", "frozen"),
        ("DEDUCTED", "deducted"),
        ("Unpaid", "awaiting"),
        ("Unpaid by customer", "awaiting"),
        ("Đã hủy", "ineligible"),
        ("In review by the moon", "unknown"),
    ],
)
def test_status_words(tmp_path: Path, word: str, status: str) -> None:
    line = line_of(file_of(write_seller(tmp_path / "a.csv", [sold(status=word)])))
    assert (line.status, line.status_raw) == (status, word)


@pytest.mark.parametrize(
    ("word", "kind"),
    [("Livestream", "live"), ("External Traffic Program", "link"), ("Showcase", "showcase")],
)
def test_content_words(tmp_path: Path, word: str, kind: str) -> None:
    assert (
        line_of(file_of(write_seller(tmp_path / "a.csv", [sold(content_type=word)]))).content_type
        == kind
    )


def test_a_sellers_file_that_lacks_a_column_is_called_by_its_name(tmp_path: Path) -> None:
    path = write_seller(tmp_path / "a.csv", [sold()], renamed={"status": "x"})
    with pytest.raises(UserError) as error:
        recognise(path)
    assert said(error.value) == (
        "“a.csv” is a seller’s order export, but the column “Order Status” is missing."
    )
    assert "d’un vendeur" in said(error.value, "fr")


def test_sums_per_product_are_refused_by_name(tmp_path: Path) -> None:
    names = ["Product ID", "Product name", "Payment status", "Est.Standard Commission", "GMV"]
    with pytest.raises(UserError) as error:
        recognise(write_rows(tmp_path / "a.csv", [names, ["1", "A", "Paid", "2.49", "24.90"]]))
    assert "sums per product" in said(error.value)
    assert "totaux par produit" in said(error.value, "fr")


def test_a_creators_export_is_still_one(tmp_path: Path) -> None:
    from tests.ingest.samples import sale, write_sales

    assert only_line(write_sales(tmp_path / "e.csv", [sale()])).final_earned == 249
