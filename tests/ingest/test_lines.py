"""Rows into order lines: every field, the defaults, the words, the dialect at work."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from affitrack.domain.line import LineFacts, Status
from affitrack.ingest.recognise.formats import known_formats
from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    FORMAT,
    Shape,
    all_lines,
    headers,
    only_line,
    read,
    reasons,
    rows_of,
    said,
    sale,
    sales,
    write_rows,
    write_sales,
    write_sales_workbook,
)

EXPECTED = LineFacts(
    order_id="576944949268290041",
    sku_id="1729384756102938475",
    product_id="1730495867213049586",
    content_id="7660102938475610293",
    shop="FRML01",
    currency="EUR",
    ordered_at="2026-08-31T23:39:41",
    settled_at="2026-09-18T10:00:00",
    status="settled",
    status_raw="Réglée",
    order_type="standard",
    content_type="video",
    commission_type="Standard",
    is_indirect=0,
    price=2490,
    items_sold=1,
    items_refunded=0,
    gmv=2490,
    standard_rate="0.12",
    shop_ads_rate=None,
    bonus_rate=None,
    partner_bonus_rate=None,
    sharing_rate=None,
    est_base=2075,
    est_standard=249,
    est_shop_ads=0,
    est_bonus=0,
    est_partner_bonus=0,
    est_taxes=0,
    est_shared=0,
    actual_base=2075,
    actual_standard=249,
    actual_shop_ads=None,
    actual_bonus=None,
    actual_partner_bonus=None,
    taxes=None,
    shared_with_partner=None,
    final_earned=249,
    vat_rate=None,
    seller_discount=None,
    platform_discount=None,
    delivered_on=None,
    returned_on=None,
)


def test_a_row_says_exactly_this(tmp_path: Path) -> None:
    assert only_line(write_sales(tmp_path / "export.csv", [sale()])) == EXPECTED


def test_a_workbook_says_the_same(tmp_path: Path) -> None:
    assert only_line(write_sales_workbook(tmp_path / "export.xlsx", [sale()])) == EXPECTED


def test_each_column_goes_to_its_own_field(tmp_path: Path) -> None:
    """Different amounts everywhere, so that no two columns can be mixed up."""
    money = [column.field for column in FORMAT.columns if column.type == "money"]
    cells = {field: f"{n},{n:02d}" for n, field in enumerate(money, 1) if field in sale()}
    rates = ("standard_rate", "shop_ads_rate", "bonus_rate", "partner_bonus_rate", "sharing_rate")
    cells |= {field: f"{n}%" for n, field in enumerate(rates, 1)}
    line = only_line(write_sales(tmp_path / "export.csv", [sale(**cells)]))
    amounts = {field: n * 101 for n, field in enumerate(money, 1) if field in cells}
    taxes = [amounts.pop(f"tax_{name}") for name in ("isr", "iva", "cedular", "pit")]
    estimated = [amounts.pop(f"est_{name}") for name in ("isr", "iva", "cedular_tax", "pit")]
    assert {field: getattr(line, field) for field in amounts} == amounts
    assert (line.taxes, line.est_taxes) == (sum(taxes), sum(estimated))
    assert [getattr(line, field) for field in rates] == ["0.01", "0.02", "0.03", "0.04", "0.05"]


def test_taxes_are_the_sum_of_those_that_are_stated(tmp_path: Path) -> None:
    line = only_line(
        write_sales(tmp_path / "e.csv", [sale(tax_isr="0,20", tax_iva="/", tax_pit="1,00")])
    )
    assert line.taxes == 120


def test_stated_zero_is_not_nothing(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [sale(final_earned="0,00", tax_iva="0,00")])
    line = only_line(path)
    assert (line.final_earned, line.taxes) == (0, 0)


def test_names_stand_beside_the_lines(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [sale(affiliate_partner="Agence Bleue")])
    (names,) = read(path).names
    assert names._asdict() == {
        "product_name": "Sérum vitamine C 30 ml",
        "shop_name": "Maison Lumière",
        "shop_code": "FRML01",
        "affiliate_partner": "Agence Bleue",
        "agency": "",
    }


@pytest.mark.parametrize(
    ("cells", "shop"),
    [
        ({"shop_code": "FRML01"}, "FRML01"),
        ({"shop_code": "/"}, "Maison Lumière"),
        ({"shop_code": "/", "shop_name": "/"}, ""),
    ],
)
def test_the_shop_is_its_code_or_else_its_name(
    tmp_path: Path, cells: Mapping[str, str], shop: str
) -> None:
    assert only_line(write_sales(tmp_path / "e.csv", [sale(**cells)])).shop == shop


STATUS_WORDS = [
    (language, word, status)
    for word, status, language in [
        ("Settled", "settled", "en"),
        ("Réglée", "settled", "fr"),
        ("Đã quyết toán", "settled", "vi"),
        ("ชำระแล้ว", "settled", "th"),
        ("Liquidado", "settled", "en"),
        ("Sudah dibayar", "settled", "en"),
        ("SETTLED", "settled", "fr"),
        ("Pending", "pending", "en"),
        ("En attente", "pending", "fr"),
        ("Chờ xử lý", "pending", "vi"),
        ("รอดำเนินการ", "pending", "th"),
        ("Not settled", "pending", "en"),
        ("ORDERED", "pending", "fr"),
        ("Ineligible", "ineligible", "en"),
        ("Inéligible", "ineligible", "fr"),
        ("Không đủ điều kiện", "ineligible", "vi"),
        ("ไม่มีสิทธิ์", "ineligible", "th"),
        ("REFUNDED", "ineligible", "fr"),
        ("AwaitingPayment", "awaiting", "en"),
        ("AwaitingPayment", "awaiting", "fr"),
        ("AwaitingPayment", "awaiting", "vi"),
        ("AwaitingPayment", "awaiting", "th"),
        ("Awaiting Payment", "awaiting", "en"),
        ("Unpaid by customer", "awaiting", "en"),
        ("FROZEN", "frozen", "fr"),
        ("Gelée", "frozen", "fr"),
        ("Bloquée", "frozen", "fr"),
        ("Dibekukan", "frozen", "en"),
        ("DEDUCTED", "deducted", "fr"),
        (" réglée ", "settled", "fr"),
    ]
]


@pytest.mark.parametrize(("language", "word", "status"), STATUS_WORDS)
def test_status_words(tmp_path: Path, language: str, word: str, status: str) -> None:
    path = write_sales(tmp_path / "e.csv", [sale(status=word)], Shape(language, 47))
    line = only_line(path)
    assert (line.status, line.status_raw) == (status, word.strip())


@pytest.mark.parametrize(("word", "raw"), [("Suspendue", "Suspendue"), ("/", "")])
def test_a_status_that_nobody_knows_is_kept(tmp_path: Path, word: str, raw: str) -> None:
    line = only_line(write_sales(tmp_path / "e.csv", [sale(status=word)]))
    assert (line.status, line.status_raw) == (Status.UNKNOWN, raw)


def test_every_status_of_the_format_is_one_of_the_program() -> None:
    for known in known_formats():
        assert set(known.words["status"].values()) <= set(Status)


@pytest.mark.parametrize(
    ("field", "word", "meaning"),
    [
        ("order_type", "Commande affiliée", "standard"),
        ("order_type", "Affiliate order", "standard"),
        ("order_type", "Commande Publicités shopping", "shop_ads"),
        ("order_type", "Pub shopping", "shop_ads"),
        ("order_type", "Pesanan iklan toko", "shop_ads"),
        ("order_type", "/", "standard"),
        ("order_type", "Autre", "Autre"),
        ("content_type", "LIVE", "live"),
        ("content_type", "Livestream", "live"),
        ("content_type", "Vitrine", "showcase"),
        ("content_type", "Berbagi tautan", "link"),
        ("content_type", "LINKSHARE", "link"),
        ("content_type", "Carrousel", "carousel"),
        ("content_type", "Hologramme", "Hologramme"),
        ("content_type", "/", ""),
        ("is_indirect", "Indirecte", 1),
        ("is_indirect", "Gián tiếp", 1),
        ("is_indirect", "irgendwas", 1),
        ("is_indirect", "Non", 0),
        ("is_indirect", "", 0),
        ("content_id", "/", ""),
        ("items_refunded", "/", 0),
        ("settled_at", "/", None),
    ],
)
def test_words_and_gaps(tmp_path: Path, field: str, word: str, meaning: object) -> None:
    line = only_line(write_sales(tmp_path / "e.csv", [sale(**{field: word})]))
    assert getattr(line, field) == meaning


def test_amounts_follow_the_currency_of_their_row(tmp_path: Path) -> None:
    sold = [
        sale(),
        sale(order_id="2", currency="VND", price="140.000"),
        sale(order_id="3", currency="eur"),
    ]
    for one in sold[1:2]:
        one.update({field: "/" for field in one if field.startswith(("est_", "actual_"))})
        one.update(gmv="/", final_earned="12.500")
    found = read(write_sales(tmp_path / "e.csv", sold))
    assert found.rejects == []
    assert [(line.currency, line.price, line.final_earned) for line in found.facts()] == [
        ("EUR", 2490, 249),
        ("VND", 140000, 12500),
        ("EUR", 2490, 249),
    ]


def test_a_vietnamese_file_of_whole_dong(tmp_path: Path) -> None:
    money = {f: "0" for f in sale() if f.startswith(("est_", "actual_", "tax_"))}
    sold = sale(**money, currency="VND", price="140.000", gmv="140.000", final_earned="9.510")
    line = only_line(write_sales(tmp_path / "e.csv", [sold], Shape("vi", 47)))
    assert (line.price, line.final_earned, line.est_taxes) == (140000, 9510, 0)


def test_one_dialect_for_the_whole_file(tmp_path: Path) -> None:
    """Here 9.510 is nine thousand, because other cells have a decimal comma."""
    path = write_sales(tmp_path / "e.csv", [sale(), sale(order_id="2", price="9.510")])
    assert [line.price for line in read(path).facts()] == [2490, 951000]


def test_a_cell_of_another_dialect_is_refused_with_its_place(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [*sales(3), sale(order_id="9", price="24.90")])
    assert reasons(path, "en") == [
        (
            "e.csv, row 5, column “Prix”: “24.90” does not fit the amounts of this file, "
            "whose decimal sign is “,”."
        )
    ]
    assert reasons(path, "fr") == [
        (
            "e.csv, ligne 5, colonne «\u00a0Prix\u00a0»\u00a0: «\u00a024.90\u00a0» ne va pas avec "
            "les montants de ce fichier, dont le signe décimal est «\u00a0,\u00a0»."
        )
    ]


def test_american_dates_are_told_by_any_cell(tmp_path: Path) -> None:
    sold = [
        sale(ordered_at="05/11/2026 10:00:00", settled_at="/"),
        sale(order_id="2", ordered_at="05/31/2026 10:00:00", settled_at="06/01/2026 00:00:00"),
    ]
    found = read(write_sales(tmp_path / "e.csv", sold))
    assert found.rejects == []
    assert [line.ordered_at for line in found.facts()] == [
        "2026-05-11T10:00:00",
        "2026-05-31T10:00:00",
    ]


def test_a_date_that_decides_may_come_late(tmp_path: Path) -> None:
    """The sample at the beginning leaves it open; the whole file is asked before any line is."""
    early = sales(4500, ordered_at="05/11/2026 10:00:00", settled_at="/")
    late = sale(order_id="2", ordered_at="05/31/2026 10:00:00", settled_at="/")
    found = read(write_sales(tmp_path / "e.csv", [*early, late]))
    assert found.rejects == []
    assert found.lines[0][LineFacts._fields.index("ordered_at")] == "2026-05-11T10:00:00"


@pytest.mark.parametrize(
    ("cells", "rates"),
    [
        (["12", "1"], ["0.12", "0.01"]),
        (["0,12", "0,5"], ["0.12", "0.5"]),
        (["12%", "0,5"], ["0.12", "0.5"]),
    ],
)
def test_rates_without_percent_mean_the_same_in_the_whole_column(
    tmp_path: Path, cells: list[str], rates: list[str]
) -> None:
    sold = [sale(order_id=str(n), standard_rate=cell) for n, cell in enumerate(cells, start=1)]
    found = read(write_sales(tmp_path / "e.csv", sold))
    assert [line.standard_rate for line in found.facts()] == rates


def test_a_rate_without_percent_may_come_late(tmp_path: Path) -> None:
    sold = [*sales(4500), *sales(1, standard_rate="0,5"), *sales(1, standard_rate="15")]
    found = read(write_sales(tmp_path / "e.csv", sold))
    assert [line.standard_rate for line in found.facts()][-2:] == ["0.12", "0.15"]
    (reject,) = found.rejects
    assert (reject.row, reject.cell) == (4502, "0,5")
    assert reject.reason.key == "ingest.reason.rate_mixed"


def test_columns_added_by_hand_are_read(tmp_path: Path) -> None:
    needed = [c.field for c in FORMAT.columns if c.required] + ["final_earned"]
    names = [FORMAT.column(field).headers["fr"] for field in needed]
    more = {"Date de livraison": "05/09/2026", "Remise du vendeur": "3,00", "Date de retour": "/"}
    cells = [sale()[field] for field in needed]
    path = write_rows(tmp_path / "e.csv", [[*names, *more], [*cells, *more.values()]])
    line = only_line(path)
    assert (line.delivered_on, line.returned_on) == ("2026-09-05", None)
    assert (line.seller_discount, line.platform_discount) == (300, None)


def test_chunks_are_of_the_size_asked_for_and_lose_nothing(tmp_path: Path) -> None:
    source = recognise(write_sales(tmp_path / "e.csv", sales(1000)))
    chunks = list(source.chunks(300))
    assert [len(chunk.lines) for chunk in chunks[:-1]] == [len(chunks[0].lines)] * (len(chunks) - 1)
    assert 300 <= len(chunks[0].lines) < 600
    assert [row for chunk in chunks for row in chunk.rows] == list(range(2, 1002))
    assert [chunk.share for chunk in chunks] == sorted(chunk.share for chunk in chunks)
    assert chunks[-1].share == 1.0


def test_each_pass_reads_the_file_anew(tmp_path: Path) -> None:
    source = recognise(write_sales(tmp_path / "e.csv", sales(10)))
    assert all_lines(source).lines == all_lines(source).lines


@pytest.mark.parametrize("when", ["before", "during"])
def test_a_file_that_changes_is_not_read_on(tmp_path: Path, when: str) -> None:
    path = write_sales(tmp_path / "e.csv", sales(2000))
    source = recognise(path)
    chunks = source.chunks(300)
    if when == "during":
        next(chunks)
    path.write_bytes(path.read_bytes() + b"\r\n")
    with pytest.raises(UserError) as error:
        list(chunks)
    assert said(error.value) == "“e.csv” has changed since it was looked at. Choose it again."


def test_a_file_that_vanishes_is_said(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", sales(2))
    source = recognise(path)
    path.unlink()
    with pytest.raises(UserError) as error:
        list(source.chunks())
    assert "could not be read" in said(error.value)


@pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u2068", "\u200b", "\ufeff"])
def test_marks_that_nobody_sees_change_nothing(tmp_path: Path, mark: str) -> None:
    plain = rows_of([sale()])[0]
    rows = [headers("fr", 48), plain]
    marked = [[f"{mark}{cell}{mark}" for cell in row] for row in rows]
    assert only_line(write_rows(tmp_path / "marked.csv", marked)) == only_line(
        write_rows(tmp_path / "plain.csv", rows)
    )
