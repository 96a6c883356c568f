"""Partners' exports and the oldest creators': what they are and what their rows say."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.others_orders import (
    PARTNER,
    SOLD_2025,
    headers,
    rows,
    sold,
    write_2025,
    write_partner,
)
from tests.ingest.samples import Shape, all_lines, said, write_rows
from tests.ingest.test_others_orders import file_of, line_of


def test_a_partners_file_has_a_note_and_spaces_and_two_commissions(tmp_path: Path) -> None:
    row = sold(
        price="24200",
        gmv="26058",
        status="Unpaid by customer",
        ordered_at="30/09/2026 16:53:20",
        est_base="24200",
        est_partner_commission="1210",
        partner_rate="5%",
        standard_rate="10%",
        est_standard="2420",
        actual_standard="/",
        delivered_on="/",
    )
    source = file_of(write_partner(tmp_path / "affiliate_orders_1.csv", [row]), currency="IDR")
    assert (source.format, source.header_row) == ("tiktok_partner_orders", 2)
    line = line_of(source)
    assert (line.status, line.currency, line.price, line.gmv) == ("awaiting", "IDR", 24200, 26058)
    assert (line.est_base, line.standard_rate, line.est_standard) == (24200, "0.1", 2420)
    assert (line.final_earned, line.delivered_on, line.shop) == (None, None, "FRML01")
    assert line.ordered_at == "2026-09-30T16:53:20"


def test_what_a_partner_says_was_paid_is_the_creators_part(tmp_path: Path) -> None:
    line = line_of(file_of(write_partner(tmp_path / "a.csv", [sold(actual_standard="2.40")])))
    assert (line.final_earned, line.actual_standard) == (240, 240)
    assert line.delivered_on == "2026-09-03"


def test_spelled_out_headers_of_a_partner(tmp_path: Path) -> None:
    names = headers(PARTNER, "en", 27)
    fields = PARTNER.layouts[27]
    names[fields.index("est_standard")] = "Estimated creator commission "
    names[fields.index("est_partner_commission")] = "Estimated affiliate partner commission "
    path = write_rows(tmp_path / "a.csv", [names, *rows(PARTNER, [sold()], 27)])
    source = file_of(path)
    assert source.format == "tiktok_partner_orders"
    assert line_of(source).est_standard == 249


@pytest.mark.parametrize("delimiter", [",", ";"])
def test_the_export_of_40_columns(tmp_path: Path, delimiter: str) -> None:
    source = file_of(write_2025(tmp_path / "a.csv", [SOLD_2025], shape=Shape(delimiter=delimiter)))
    assert (source.format, source.language, source.columns) == (
        "tiktok_creator_orders_2025",
        "fr",
        40,
    )
    assert not source.is_secondhand
    line = line_of(source)
    assert line.key == ("576944949268290041", "", "Sérum vitamine C 30 ml", "7539001122334455667")
    assert (line.ordered_at, line.currency, line.price) == ("2025-08-19T00:30:12", "EUR", 2040)
    assert (line.status, line.est_standard, line.final_earned) == ("settled", 204, 204)
    assert (line.content_type, line.shop, line.items_sold) == ("video", "Maison Lumière", 1)


@pytest.mark.parametrize(
    ("cell", "content_id"),
    [
        ("https://www.tiktok.com/@lea/video/7539001122334455667?lang=fr", "7539001122334455667"),
        ("https://www.tiktok.com/@lea/photo/7539001122334455667", "7539001122334455667"),
        ("7539001122334455667", "7539001122334455667"),
        ("https://www.tiktok.com/@lea", ""),
        ("/", ""),
        ("", ""),
    ],
)
def test_content_ids_in_links(tmp_path: Path, cell: str, content_id: str) -> None:
    line = line_of(file_of(write_2025(tmp_path / "a.csv", [{**SOLD_2025, "content_id": cell}])))
    assert (line.content_id, line.content_type) == (content_id, "video" if content_id else "")


def test_two_products_of_one_order_of_40_columns_are_two_lines(tmp_path: Path) -> None:
    other = {**SOLD_2025, "product_name": "Crème", "est_standard": "1,00"}
    found = all_lines(file_of(write_2025(tmp_path / "a.csv", [SOLD_2025, other])))
    assert len({line.key for line in found.facts()}) == 2


def test_40_columns_of_something_else_are_not_that_export(tmp_path: Path) -> None:
    path = write_2025(tmp_path / "a.csv", [SOLD_2025])
    path.write_text(path.read_text(encoding="utf-8-sig").replace("ID de commande", "Référence"))
    with pytest.raises(UserError) as error:
        recognise(path)
    assert "not an export that AffiTrack knows" in said(error.value)
