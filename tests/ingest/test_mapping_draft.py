"""A draft: the proposal for a file, changed click by click, and what its rows come to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.demo.workbook import write_table
from affitrack.domain.line import LineFacts
from affitrack.ingest.mapping.mapping_draft import MappingDraft, draft_of
from affitrack.ingest.mapping.mapping_source import source_with
from affitrack.wording.message import UserError

HEADER = ["N° de commande", "Passée le", "Panier TTC", "Ma commission", "État", "Pays"]
ROWS = [
    ["CMD-0001", "02/11/2026 10:12", "1 042,01 €", "86,83 €", "Validée", "FR"],
    ["CMD-0002", "13/11/2026 09:00", "42,01 €", "3,50 €", "En attente", "FR"],
    ["CMD-0003", "14/11/2026 09:00", "42,01 €", "3,50 €", "Litige", "FR"],
    ["CMD-0004", "15/11/2026 09:00", "douze", "", "Validée", "FR"],
    ["", "15/11/2026 09:00", "12,00 €", "1,20 €", "validée", "FR"],
]
# Anything that stands in tables: headers, amounts, dates, rates, ids, words, nothing.
CELLS = [
    "Date", "Order", "Commission", "Amount", "Status", "Rate", "", "/", "4,20", "1.234", "12%",
    "05/11/2026", "2026-11-05", "A-1", "A-2", "paid", "x" * 70, "5.7E+17", "=1", "-3", "\u200b",
]  # fmt: skip
FIELDS = ("order_id", "ordered_at", "amount_with_tax", "commission", "status", None)


def csv_of(tmp_path: Path, delimiter: str = ";", above: str = "", encoding: str = "utf-8") -> Path:
    path = tmp_path / "ventes.csv"
    lines = [delimiter.join(row) for row in (HEADER, *ROWS)]
    path.write_text(above + "\n".join(lines) + "\n", encoding=encoding)
    return path


@pytest.fixture
def draft(tmp_path: Path) -> MappingDraft:
    return draft_of(csv_of(tmp_path))


def test_the_columns_are_proposed(draft: MappingDraft) -> None:
    assert draft.headers == tuple(HEADER)
    assert draft.fields == FIELDS
    assert draft.missing() == []
    assert draft.examples(4) == ["Validée", "En attente", "Litige"]


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_delimiter_notes_and_encoding_are_told(tmp_path: Path, delimiter: str) -> None:
    above = "Mes ventes, du 1er au 15 novembre\n\n"
    draft = draft_of(csv_of(tmp_path, delimiter, above, "utf-8-sig"))
    assert (draft.header.row, draft.fields) == (3, FIELDS)


def test_a_file_as_a_spreadsheet_saves_it_on_windows(tmp_path: Path) -> None:
    draft = draft_of(csv_of(tmp_path, encoding="cp1252"))
    assert (draft.headers, draft.fields) == (tuple(HEADER), FIELDS)


def test_a_workbook(tmp_path: Path) -> None:
    write_table([["Note", *[""] * 5], HEADER, *ROWS], tmp_path / "v.xlsx")
    draft = draft_of(tmp_path / "v.xlsx")
    assert (draft.header.row, draft.fields) == (2, FIELDS)


@pytest.mark.parametrize("text", ["one\ntwo\nthree\n", "Dear all,\nno table, here.\nBye\n"])
def test_what_is_no_table_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r"ingest\.not_a_table"):
        draft_of(path)


@pytest.mark.parametrize(
    ("rows", "lacks"),
    [
        (["2026-10-01,A1,24.90", "2026-10-02,A2,19.90"], True),
        (["01/10/2026;A1;12 %", "02/10/2026;A2;10 %", "03/10/2026;A3;10 %"], True),
        (["Date,Order,Amount", "2026-10-01,A1,24.90"], False),
        (["Product,2025,2026", "A1,24.90,12.00"], False),
        (["Product,2026-10-01,2026-10-02", "A1,24.90,12.00"], False),
    ],
)
def test_a_sale_is_never_taken_for_headings(
    tmp_path: Path, rows: list[str], *, lacks: bool
) -> None:
    path = tmp_path / "own.csv"
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    if not lacks:
        assert list(draft_of(path).header.cells) == rows[0].split(",")
        return
    with pytest.raises(UserError, match=r"no_headings"):
        draft_of(path)


def test_a_field_moves_from_one_column_to_another(draft: MappingDraft) -> None:
    moved = draft.with_field(5, "order_id")
    assert moved.fields == (None, *FIELDS[1:5], "order_id")
    assert [each.key for each in moved.with_field(5, None).missing()] == [
        "mapping.missing.order_id"
    ]
    with pytest.raises(KeyError):
        draft.with_field(0, "bounty")


def test_nothing_comes_out_while_something_lacks(draft: MappingDraft) -> None:
    parsed = draft.with_field(1, None).parsed("EUR")
    assert not any(parsed)


def test_amounts_dates_and_faults_are_there_at_once(draft: MappingDraft) -> None:
    parsed = draft.parsed("EUR")
    assert parsed.rows == [2, 3, 4]
    assert [line[place_of("est_standard")] for line in parsed.lines] == [8683, 350, 350]
    assert [(each.row, each.column) for each in parsed.rejects] == [
        (5, "Panier TTC"),
        (6, "N° de commande"),
    ]


def test_words_mean_what_is_usual_until_the_user_says_otherwise(draft: MappingDraft) -> None:
    assert draft.status_words() == {
        "Validée": "settled",
        "En attente": "pending",
        "Litige": "unknown",
    }
    told = draft.with_word("Litige", "frozen").with_word("Validée", "pending")
    assert told.status_words()["Validée"] == "pending"
    assert told.mapping("x").words == {
        "Validée": "pending",
        "En attente": "pending",
        "Litige": "frozen",
    }
    assert "Litige" not in draft.mapping("x").words, "nobody said what it means"


def test_what_the_user_says_of_signs_dates_and_currency_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text("Order No;Date;Fee\nA-1;05/11/2026;1.234\n", encoding="utf-8")
    draft = draft_of(path)
    british = draft.with_dialect(decimal_sign=".", date_order="MDY").with_constant(
        "currency", "BHD"
    )
    (line,) = british.parsed("EUR").lines
    assert line[place_of("est_standard")] == 1234
    assert line[place_of("ordered_at")] == "2026-05-11T00:00:00"
    assert british.mapping("x").constants == {"currency": "BHD"}
    assert british.with_constant("currency", None).constants == {}


@pytest.mark.parametrize("change", [None, (4, None), (2, None), (3, None), (5, "shop_name")])
def test_the_live_result_is_what_an_import_says(
    draft: MappingDraft, change: tuple[int, str | None] | None
) -> None:
    if change is not None:
        draft = draft.with_field(*change)
    live = draft.parsed("EUR", rows=100)
    source = source_with(draft.path, draft.mapping("x"))
    source.belongs_to("lea", "EUR")
    (chunk,) = source.chunks()
    assert live.lines == chunk.lines
    assert live.names == chunk.names
    assert live.rows == chunk.rows
    assert live.rejects == chunk.rejects


TRIPLES = st.tuples(*[st.sampled_from(CELLS)] * 3)
SALES = st.tuples(
    st.sampled_from(["A-1", "A-2", "", "x y"]),
    st.sampled_from(["05/11/2026", "2026-11-25", "25/11/2026 10:00", "hier", ""]),
    st.sampled_from(["4,20", "1.234", "-3", "", "vier", "1 234,56 €"]),
)
TABLES = st.one_of(
    st.lists(TRIPLES, min_size=2, max_size=8),
    st.lists(SALES, min_size=1, max_size=8).map(lambda rows: [("Order", "Date", "Fee"), *rows]),
)


@given(rows=TABLES, delimiter=st.sampled_from(";\t"))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_table_has_a_draft_that_can_be_read_or_a_refusal(
    tmp_path: Path, rows: list[tuple[str, ...]], delimiter: str
) -> None:
    path = tmp_path / "any.csv"
    path.write_text("\n".join(delimiter.join(row) for row in rows) + "\n", encoding="utf-8")
    try:
        draft = draft_of(path)
    except UserError:
        return
    below = rows[draft.header.row :]
    parsed = draft.parsed("EUR", rows=100)
    assert draft.missing() or len(parsed.lines) + len(parsed.rejects) <= len(below)
    if not draft.missing():
        source = source_with(path, draft.mapping("x"))
        source.belongs_to("lea", "EUR")
        taken = [line for chunk in source.chunks() for line in chunk.lines]
        assert source.questions() or taken == parsed.lines


def test_a_table_of_a_thousand_columns_is_nobodys(tmp_path: Path) -> None:
    path = tmp_path / "wide.csv"
    path.write_text("\n".join([";".join(map(str, range(1000)))] * 3), encoding="utf-8")
    with pytest.raises(UserError, match=r"ingest\.not_a_table"):
        draft_of(path)


def place_of(name: str) -> int:
    return LineFacts._fields.index(name)
