"""What a file is: format, language, layout, header row, delimiter, encoding, dialect."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.ingest.recognise.formats import format_title
from affitrack.ingest.recognise.recognising import recognise
from affitrack.ingest.values.fold import fold
from affitrack.wording.catalogue import render
from affitrack.wording.folding import folded
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    FORMAT,
    FRENCH,
    Shape,
    all_lines,
    fields_of,
    headers,
    only_line,
    rows_of,
    said,
    sale,
    sales,
    write_rows,
    write_sales,
    write_sales_workbook,
)

LAYOUTS = [
    (language, columns)
    for language in ("en", "fr", "vi", "th")
    for columns in (45, 47, 48)
    if not (columns == 48 and language in {"vi", "th"})
]


@pytest.mark.parametrize(("language", "columns"), LAYOUTS)
def test_every_layout_in_every_language(tmp_path: Path, language: str, columns: int) -> None:
    path = write_sales(tmp_path / "export.csv", sales(3), Shape(language, columns))
    source = recognise(path)
    assert source.format == "tiktok_creator_orders"
    assert source.language == language
    assert source.columns == columns
    assert source.container == "csv"
    assert source.headers == headers(language, columns)
    found = all_lines(source)
    assert found.rejects == []
    assert [line.final_earned for line in found.facts()] == [249, 249, 249]
    assert [line.content_id for line in found.facts()] == [sale()["content_id"]] * 3


@pytest.mark.parametrize(
    ("language", "columns"), [row for row in LAYOUTS if row[0] in {"fr", "vi"}]
)
def test_a_file_whose_accents_were_dropped_on_the_way(
    tmp_path: Path, language: str, columns: int
) -> None:
    shape = Shape(language, columns, encoding="ascii")
    names = list(map(folded, headers(language, columns)))
    rows = [[folded(cell) for cell in row] for row in rows_of(sales(3), columns)]
    path = write_rows(tmp_path / "export.csv", [names, *rows], shape)
    source = recognise(path)
    assert (source.language, source.columns) == (language, columns)
    found = all_lines(source)
    assert found.rejects == []
    assert [line.final_earned for line in found.facts()] == [249, 249, 249]


@pytest.mark.parametrize("language", ["id", "pt"])
def test_languages_known_in_part(tmp_path: Path, language: str) -> None:
    """What the language does not name is called as the format's aliases, or English, say."""
    names = []
    for field in fields_of(47):
        column = FORMAT.column(field)
        alias = min(column.accepted.get(language, ()), default=column.headers["en"])
        names.append(column.headers.get(language, alias))
    path = write_rows(tmp_path / "export.csv", [names, *rows_of([sale()], 47)])
    assert recognise(path).language == language
    assert only_line(path).final_earned == 249


def test_a_language_that_names_too_little_is_completed_by_position(tmp_path: Path) -> None:
    names = [
        FORMAT.column(field).headers.get("id", f"kolom {index}")
        for index, field in enumerate(fields_of(47))
    ]
    path = write_rows(tmp_path / "export.csv", [names, *rows_of([sale()], 47)])
    assert recognise(path).language == "id"
    line = only_line(path)
    assert (line.currency, line.order_type, line.actual_standard) == ("EUR", "standard", 249)


@pytest.mark.parametrize("at", [0, 9, 20, 48])
def test_columns_that_are_not_used_are_named(tmp_path: Path, at: int) -> None:
    rows = [headers("en", 48), *rows_of([sale()])]
    for number, (row, cell) in enumerate(zip(rows, ("New\n thing", "1"), strict=True)):
        rows[number] = [*row[:at], cell, *row[at:]]
    path = write_rows(tmp_path / "export.csv", rows)
    assert recognise(path).unread == (("New thing",), ("Carousel",), ())
    assert only_line(path).final_earned == 249


@pytest.mark.parametrize("ends", [(1, 0), (1, 1), (3, 1), (0, 1)])
def test_separators_at_the_end_of_header_and_rows(tmp_path: Path, ends: tuple[int, int]) -> None:
    of_header, of_rows = ends
    rows = [[*headers("en", 45), *[""] * of_header]]
    sold = rows_of(sales(30), 45)
    rows += [[*row, *[""] * (of_rows + n % 3 * of_header)] for n, row in enumerate(sold)]
    found = all_lines(recognise(write_rows(tmp_path / "export.csv", rows)))
    assert (len(found.lines), found.rejects) == (30, [])


@pytest.mark.parametrize("columns", [47, 48])
def test_an_unknown_language_is_read_by_position(tmp_path: Path, columns: int) -> None:
    names = [f"Spalte {index}" for index in range(columns)]
    fields = fields_of(columns)
    names[fields.index("est_cedular_tax")] = "Est. CedularTax"
    names[fields.index("tax_cedular")] = "cedular_tax"
    path = write_rows(tmp_path / "export.csv", [names, *rows_of([sale()], columns)])
    assert recognise(path).language == "unknown"
    assert only_line(path).shop == "FRML01"


def test_landmarks_elsewhere_are_no_landmarks(tmp_path: Path) -> None:
    names = [f"Spalte {index}" for index in range(47)]
    names[30], names[41] = "Est. CedularTax", "cedular_tax"
    path = write_rows(tmp_path / "export.csv", [names, *rows_of([sale()], 47)])
    with pytest.raises(UserError) as error:
        recognise(path)
    assert said(error.value).startswith("“export.csv” is a table, but not an export")


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    shape = Shape(delimiter=delimiter, encoding=encoding)
    source = recognise(write_sales(tmp_path / "export.csv", sales(2), shape))
    assert (source.delimiter, source.encoding) == (delimiter, encoding)
    found = all_lines(source)
    assert [names.product_name for names in found.names] == ["Sérum vitamine C 30 ml"] * 2
    assert [line.status_raw for line in found.facts()] == ["Réglée"] * 2


@pytest.mark.parametrize(
    ("encoding", "bom"), [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff")]
)
def test_both_orders_of_utf16(tmp_path: Path, encoding: str, bom: bytes) -> None:
    path = write_sales(tmp_path / "export.csv", [sale()], Shape(encoding=encoding))
    path.write_bytes(bom + path.read_bytes())
    assert recognise(path).encoding == "utf-16"
    assert only_line(path).status == "settled"


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_line_ends(tmp_path: Path, line_end: str) -> None:
    path = write_sales(tmp_path / "export.csv", sales(2), Shape(line_end=line_end))
    found = all_lines(recognise(path))
    assert (found.rows, found.rejects) == ([2, 3], [])


def test_a_note_may_stand_above_the_header(tmp_path: Path) -> None:
    rows = [["Note: only settled orders; others follow"], [], headers("fr", 48)]
    path = write_rows(tmp_path / "export.csv", [*rows, *rows_of([sale()])])
    source = recognise(path)
    assert source.header_row == 3
    assert all_lines(source).rows == [4]


def test_the_line_that_tells_a_spreadsheet_the_delimiter(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "export.csv", [sale()], Shape(encoding="utf-8"))
    path.write_bytes(b"\xef\xbb\xbfsep=;\r\n" + path.read_bytes())
    assert recognise(path).header_row == 2
    assert only_line(path).price == 2490


@pytest.mark.parametrize("above", [0, 1, 4, 9])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_notes_days_and_blank_rows_may_stand_above(
    tmp_path: Path, delimiter: str, above: int
) -> None:
    notes = [["2026-08-01 ~ 2026-08-31"], [], ["Note: see; the, help|pages"], ["", ""]]
    rows = [*(notes * 3)[:above], headers("fr", 48), *rows_of(sales(2))]
    path = write_rows(tmp_path / "e.csv", rows, Shape(delimiter=delimiter))
    source = recognise(path)
    assert source.header_row == above + 1
    assert all_lines(source).rows == [above + 2, above + 3]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_cells_may_end_in_a_tab_and_stand_in_quotes(tmp_path: Path, delimiter: str) -> None:
    """Sellers' exports put a tab behind what a spreadsheet must not take for a number."""
    rows = [headers("en", 47), *rows_of(sales(2), 47)]
    text = "\r\n".join(delimiter.join(f'"{cell}\t"' for cell in row) for row in rows)
    path = tmp_path / "e.csv"
    path.write_text(text, encoding="utf-8-sig")
    found = all_lines(recognise(path))
    assert found.rejects == []
    assert {(line.price, line.status, line.shop) for line in found.facts()} == {
        (2490, "settled", "FRML01")
    }
    assert [line.order_id for line in found.facts()] == [one["order_id"] for one in sales(2)]


@pytest.mark.parametrize("first", ["sep=;", '"sep=;"', "SEP=;"])
def test_the_delimiter_told_to_a_spreadsheet_in_every_spelling(tmp_path: Path, first: str) -> None:
    path = write_sales(tmp_path / "e.csv", sales(2), Shape(encoding="utf-8"))
    path.write_text(f"{first}\r\n{path.read_text(encoding='utf-8')}", encoding="utf-8-sig")
    source = recognise(path)
    assert (source.delimiter, source.header_row) == (";", 2)
    assert len(all_lines(source).lines) == 2


def test_the_header_is_looked_for_in_ten_rows_only(tmp_path: Path) -> None:
    path = write_rows(
        tmp_path / "export.csv", [*[["note", "note"]] * 10, headers("fr", 48), *rows_of([sale()])]
    )
    with pytest.raises(UserError):
        recognise(path)


@pytest.mark.parametrize(
    "name",
    [
        "  Montant total  gagné au final ",
        "MONTANT TOTAL GAGNÉ AU FINAL",
        "Montant\u00a0total gagne\u0301 au final\u200b",
        "\ufeffMontant total gagné au final",
    ],
)
def test_spelling_of_headers_does_not_matter(tmp_path: Path, name: str) -> None:
    path = write_sales(tmp_path / "export.csv", [sale()], renamed={"final_earned": name})
    assert only_line(path).final_earned == 249


@pytest.mark.parametrize("apostrophe", ["'", "\u2019"])
def test_apostrophes_of_either_kind(tmp_path: Path, apostrophe: str) -> None:
    path = write_sales(
        tmp_path / "export.csv", [sale()], renamed={"sku_id": f"ID de l{apostrophe}UGS"}
    )
    assert only_line(path).sku_id == sale()["sku_id"]


def test_folding_keeps_what_differs_apart() -> None:
    assert fold("Shop ads") != fold("Shop Ads commission")
    assert fold("Bonus estimé") != fold("Bonus estime")


def test_columns_are_found_by_name_wherever_they_are(tmp_path: Path) -> None:
    names, (cells,) = headers("fr", 48), rows_of([sale()])
    turned = [["Mes notes", *reversed(names)], ["à vérifier", *reversed(cells)]]
    line = only_line(write_rows(tmp_path / "export.csv", turned))
    assert (line.price, line.final_earned, line.actual_bonus) == (2490, 249, None)


def test_a_file_may_have_the_needed_columns_only(tmp_path: Path) -> None:
    needed = [c.field for c in FORMAT.columns if c.required] + ["final_earned"]
    names = [FORMAT.column(field).headers["fr"] for field in needed]
    path = write_rows(tmp_path / "e.csv", [names, [sale()[field] for field in needed]])
    line = only_line(path)
    assert line.final_earned == 249
    assert (line.price, line.est_taxes, line.taxes) == (None, None, None)
    assert (line.items_refunded, line.order_type, line.shop) == (0, "standard", "")
    assert (line.settled_at, line.is_indirect, line.content_type) == (None, 0, "")


@pytest.mark.parametrize("field", [c.field for c in FORMAT.columns if c.required])
def test_a_missing_column_is_named(tmp_path: Path, field: str) -> None:
    path = write_sales(tmp_path / "export.csv", [sale()], renamed={field: "autre chose"})
    with pytest.raises(UserError) as error:
        recognise(path)
    name = FORMAT.column(field).headers["fr"]
    assert said(error.value, "fr") == (
        "«\u00a0export.csv\u00a0» est un export de commandes créateur, "
        f"mais la colonne «\u00a0{name}\u00a0» manque."
    )
    assert f"the column “{name}” is missing" in said(error.value, "en")


def test_all_missing_columns_are_named(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "export.csv", [sale()], renamed={"currency": "x", "status": "y"})
    with pytest.raises(UserError) as error:
        recognise(path)
    assert "the columns “Devise”, “Statut de règlement de la commission” are missing" in said(
        error.value
    )


def test_without_its_own_columns_it_is_not_taken_for_a_creator_export(tmp_path: Path) -> None:
    path = write_sales(
        tmp_path / "export.csv", [sale()], renamed={"final_earned": "x", "settled_at": "y"}
    )
    with pytest.raises(UserError) as error:
        recognise(path)
    assert "“Montant total gagné au final” is missing" in said(error.value)


@pytest.mark.parametrize("columns", [45, 47, 48])
def test_no_header_names_two_columns_of_a_layout(columns: int) -> None:
    for language in ("en", "fr", "vi", "th"):
        if columns == 48 and language in {"vi", "th"}:
            continue
        names = [fold(name) for name in headers(language, columns)]
        assert len(set(names)) == len(names)


def test_a_partner_export_is_not_called_a_seller_export(tmp_path: Path) -> None:
    names = ["Order ID", "Creator Username", "Partner campaign ID"]
    with pytest.raises(UserError) as error:
        recognise(write_rows(tmp_path / "a.csv", [names]))
    assert "partner’s (agency’s) order export, but the columns" in said(error.value)


def test_an_unknown_table_is_described_by_its_columns(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "budget.csv", [["Month", "Rent", "Food"], ["1", "2", "3"]])
    with pytest.raises(UserError) as error:
        recognise(path)
    assert said(error.value) == (
        "“budget.csv” is a table, but not an export that AffiTrack knows. "
        "Its columns begin with “Month”, “Rent”, “Food”."
    )
    hints = [render(hint, "en") for hint in error.value.hints]
    assert hints[:1] == ["In TikTok Shop’s creator center, open Orders and choose Download."]


def test_an_export_without_sales_is_recognised_and_holds_nothing(tmp_path: Path) -> None:
    source = recognise(write_sales(tmp_path / "export.csv", []))
    assert list(source.chunks()) == []


def test_a_workbook_says_where_it_is_from_too(tmp_path: Path) -> None:
    source = recognise(write_sales_workbook(tmp_path / "export.xlsx", sales(2)))
    assert (source.container, source.delimiter, source.encoding) == ("xlsx", None, None)
    assert (source.language, source.columns, source.header_row) == ("fr", 48, 1)
    assert all_lines(source).rows == [2, 3]


def test_the_name_does_not_say_what_a_file_is(tmp_path: Path) -> None:
    assert recognise(write_sales(tmp_path / "export.xlsx", [sale()])).container == "csv"
    assert recognise(write_sales_workbook(tmp_path / "e.csv", [sale()])).container == "xlsx"


def test_what_is_told_of_the_dialect(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "export.csv", [sale(price="1.234,56")])
    dialect = recognise(path).dialect
    assert (dialect.decimal_sign, dialect.date_order) == (",", "DMY")


def test_the_format_has_a_name_in_each_language(tmp_path: Path) -> None:
    source = recognise(write_sales(tmp_path / "export.csv", [sale()]))
    assert source.format_title("fr") == format_title(source.format, "fr")
    assert source.format_title("fr") == "Commandes créateur TikTok Shop"
    assert source.format_title("en") == "TikTok Shop creator orders"
    with pytest.raises(KeyError):
        format_title("nothing", "en")


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    one = write_sales(tmp_path / "one.csv", [sale()])
    two = write_sales(tmp_path / "two.csv", [sale()])
    other = write_sales(tmp_path / "three.csv", [sale(price="1,00")])
    assert recognise(one).sha256 == recognise(two).sha256 != recognise(other).sha256
    assert recognise(one).size == one.stat().st_size
    assert FRENCH.columns == 48


@pytest.mark.parametrize(
    "header",
    [
        "日付,ギフト贈呈者,新規フォロワー,コメントした視聴者,いいね,シェア",
        "日付,ダイヤモンド",
        "日付,LIVE時間,LIVEの合計数",
        "日付,視聴数,ユニーク視聴者数,平均視聴時間,最高同時視聴者数,平均同時視聴者数",
    ],
)
def test_the_live_centers_tables_are_called_by_their_name(tmp_path: Path, header: str) -> None:
    path = tmp_path / "live.csv"
    days = (f"2026-11-0{day}{',1200' * header.count(',')}" for day in (1, 2, 3))
    path.write_text("\n".join([header, *days]), encoding="utf-8-sig")
    with pytest.raises(UserError) as caught:
        recognise(path)
    assert "LIVE Center’s figures by day" in said(caught.value)
    assert "Creator-Live-Performance" in said(caught.value, "fr")
