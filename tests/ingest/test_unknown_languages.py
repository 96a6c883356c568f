"""The creator's export in languages whose headers nobody has seen: read by position.

The headers are invented; two of them the platform leaves in English in every language, and they
stand where they belong. Status words are guessed, and kept as they are where the guess fails.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.domain.line import LineFacts
from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    FORMAT,
    Shape,
    all_lines,
    fields_of,
    rows_of,
    said,
    sale,
    write_rows,
)

# Some headers of each language, at their places; the others are numbered.
WORDS = {
    "de": ("Bestell-ID", "SKU-ID", "Produktname", "Produkt-ID", "Preis", "Verkaufte Artikel"),
    "it": ("ID ordine", "ID SKU", "Nome prodotto", "ID prodotto", "Prezzo", "Articoli venduti"),
    "ja": ("注文ID", "SKU ID", "商品名", "商品ID", "価格", "販売数"),
    "es": ("ID de pedido", "ID de SKU", "Nombre", "ID de producto", "Precio", "Vendidos"),
    "ms": ("ID Pesanan Anda", "ID SKU anda", "Nama", "ID barang", "Harga barang", "Dijual"),
}


def _headers(language: str, columns: int) -> list[str]:
    names = [f"{language} {place}" for place in range(columns)]
    names[: len(WORDS[language])] = WORDS[language]
    fields = fields_of(columns)
    names[fields.index("est_cedular_tax")] = "Est. CedularTax"
    names[fields.index("tax_cedular")] = "cedular_tax"
    names[fields.index("gmv")] = "GMV"
    return names


def _write(path: Path, language: str, columns: int, *sold: dict[str, str]) -> Path:
    table = [_headers(language, columns), *rows_of(sold, columns)]
    return write_rows(path, table, Shape(delimiter=","))


def _lines(path: Path) -> list[LineFacts]:
    source = recognise(path)
    assert (source.format, source.language) == ("tiktok_creator_orders", "unknown")
    assert source.questions() == ()
    found = all_lines(source)
    assert found.rejects == []
    return list(found.facts())


def _half_known(language: str, columns: int) -> list[str]:
    """Return the headers that are known of a language, and others between them."""
    return [
        FORMAT.column(field).headers.get(language, f"kata {place}")
        for place, field in enumerate(fields_of(columns))
    ]


@pytest.mark.parametrize("language", ["id", "pt"])
def test_headers_between_known_ones_are_in_their_places_in_the_shortest_layout_too(
    tmp_path: Path, language: str
) -> None:
    """No landmark stands in it, and the estimates are among the headers that are not known."""
    names = _half_known(language, 45)
    path = write_rows(tmp_path / "e.csv", [names, *rows_of([sale()], 45)], Shape(delimiter=","))
    (line,) = all_lines(recognise(path)).facts()
    assert (line.currency, line.est_base, line.est_standard) == ("EUR", 2075, 249)


def test_a_known_header_out_of_its_place_proves_no_layout(tmp_path: Path) -> None:
    names = _half_known("id", 45)
    price, gmv = (fields_of(45).index(name) for name in ("price", "gmv"))
    names[price], names[gmv] = names[gmv], names[price]
    path = write_rows(tmp_path / "e.csv", [names, *rows_of([sale()], 45)], Shape(delimiter=","))
    with pytest.raises(UserError) as error:
        recognise(path)
    assert "“Currency”" in said(error.value)


@pytest.mark.parametrize("columns", [47, 48])
@pytest.mark.parametrize("language", sorted(WORDS))
def test_every_field_is_where_it_belongs(tmp_path: Path, language: str, columns: int) -> None:
    (line,) = _lines(_write(tmp_path / "e.csv", language, columns, sale(content_type="LIVE")))
    assert line.key == (
        "576944949268290041",
        "1729384756102938475",
        "1730495867213049586",
        "7660102938475610293",
    )
    assert (line.price, line.gmv, line.est_base, line.final_earned) == (2490, 2490, 2075, 249)
    assert (line.standard_rate, line.currency, line.shop) == ("0.12", "EUR", "FRML01")
    assert (line.ordered_at, line.settled_at) == ("2026-08-31T23:39:41", "2026-09-18T10:00:00")
    assert line.content_type == "live"


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("Ausstehend", "pending"),
        ("Abgerechnet", "settled"),
        ("Eingefroren", "frozen"),
        ("In sospeso", "pending"),
        ("Rimborsato", "ineligible"),
        ("Pendiente", "pending"),
        ("Liquidado", "settled"),
        ("No apto", "ineligible"),
        ("Pendiente de pago", "awaiting"),
        ("Tidak layak", "ineligible"),
        ("保留中", "pending"),
        ("精算済み", "settled"),
        ("対象外", "ineligible"),
        ("AwaitingPayment", "awaiting"),
        ("SETTLED", "settled"),
        ("REFUNDED", "ineligible"),
        ("Not settled", "pending"),
        ("Refunded", "ineligible"),
        ("Wird geprüft", "unknown"),
        ("審査中", "unknown"),
    ],
)
def test_status_words(tmp_path: Path, word: str, status: str) -> None:
    (line,) = _lines(_write(tmp_path / "e.csv", "de", 48, sale(status=word)))
    assert (line.status, line.status_raw) == (status, word)


def test_words_that_nobody_knows_are_kept(tmp_path: Path) -> None:
    sold = sale(order_type="Werbebestellung", content_type="Kurzfilm", is_indirect="Ja")
    (line,) = _lines(_write(tmp_path / "e.csv", "de", 47, sold))
    assert (line.order_type, line.content_type) == ("Werbebestellung", "Kurzfilm")
    assert line.is_indirect == 1


@pytest.mark.parametrize(
    ("price", "base", "minor"),
    [("1.234,50", "20,75", 123450), ("1,234.50", "20.75", 123450), ("1 234,50", "20,75", 123450)],
)
def test_numbers_are_read_as_the_cells_have_them(
    tmp_path: Path, price: str, base: str, minor: int
) -> None:
    amounts = {
        field: cell.replace(",", ".") if "." in base else cell
        for field, cell in sale().items()
        if field.startswith(("est_", "actual_", "gmv", "final_"))
    }
    sold = {**sale(), **amounts, "price": price, "est_base": base}
    (line,) = _lines(_write(tmp_path / "e.csv", "it", 48, sold))
    assert (line.price, line.est_base) == (minor, 2075)


def test_american_dates_are_told_by_a_day_above_twelve(tmp_path: Path) -> None:
    sold = sale(ordered_at="08/31/2026 23:39:41", settled_at="09/05/2026 10:00:00")
    (line,) = _lines(_write(tmp_path / "e.csv", "es", 48, sold))
    assert (line.ordered_at, line.settled_at) == ("2026-08-31T23:39:41", "2026-09-05T10:00:00")


def test_the_45_columns_have_no_landmarks(tmp_path: Path) -> None:
    names = [f"Spalte {place}" for place in range(45)]
    path = write_rows(tmp_path / "e.csv", [names, *rows_of([sale()], 45)])
    with pytest.raises(UserError) as error:
        recognise(path)
    assert "is a table, but not an export that AffiTrack knows" in said(error.value)


@pytest.mark.parametrize(
    "name",
    [
        "Statut de la commande",
        "Statut de règlement de la commission ",
        "Statut de re\u0300glement\u00a0de la\u200b commission",
        "Order  settlement status",
    ],
)
def test_spellings_of_the_status_header(tmp_path: Path, name: str) -> None:
    from tests.ingest.samples import only_line, write_sales

    path = write_sales(tmp_path / "e.csv", [sale()], renamed={"status": name})
    assert only_line(path).status == "settled"


@pytest.mark.parametrize(
    "name", ["Est.Standard Commission", "Estimated standard commission", "Est. standard commission"]
)
def test_spellings_of_the_estimate_in_english(tmp_path: Path, name: str) -> None:
    from tests.ingest.samples import only_line, write_sales

    path = write_sales(
        tmp_path / "e.csv", [sale()], Shape("en", 47), renamed={"est_standard": name}
    )
    assert only_line(path).est_standard == 249
