"""Bank statements of every kind say the same; what is none, or broken, is refused in a sentence."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from affitrack.domain.statement import StatementLine, with_keys
from affitrack.ingest.recognise.questions import UndecidedError
from affitrack.ingest.statements import (
    ReadStatement,
    UnknownStatementError,
    is_statement,
    read_statement,
)
from affitrack.ingest.statements.layouts import columns_of, known_layouts, names_payer
from affitrack.wording.message import UserError
from tests.ingest.statements.samples import FORMATS, MOVES, camt, write_all


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return write_all(tmp_path_factory.mktemp("statements"))


def read(path: Path, **settings: object) -> ReadStatement:
    return read_statement(path, currency="EUR", **settings)  # type: ignore[arg-type]


def written(folder: Path, text: str | bytes, name: str = "statement.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


# --- what they say --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_tells_the_same_movements(files: dict[str, Path], name: str) -> None:
    found = read(files[name])
    told = sorted((line.received_on, line.amount, line.currency) for line in found.lines)
    assert told == sorted((move.on, move.cents, "EUR") for move in MOVES)
    texts = {line.amount: line.text for line in found.lines}
    assert all(move.text in texts[move.cents] for move in MOVES)
    assert found.rejected == ()
    assert len({line.key for line in found.lines}) == len(MOVES)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_but_one_without_headers_is_known_for_what_it_is(
    files: dict[str, Path], name: str
) -> None:
    assert is_statement(files[name]) == (name != "lcl")


TITLES = {"revolut": "Revolut", "paypal": "PayPal", "wise": "Wise", "boursobank": "BoursoBank"}


@pytest.mark.parametrize(("name", "title"), [*TITLES.items(), ("wise_history", "Wise")])
def test_some_banks_are_known_by_name(files: dict[str, Path], name: str, title: str) -> None:
    assert read(files[name]).title == title


def test_a_workbook_says_the_same(tmp_path: Path) -> None:
    workbook = Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.append(["Relevé du 22/11/2026"])
    sheet.append(["Date", "Libellé", "Débit", "Crédit"])
    for move in MOVES:
        amount = abs(move.cents) / 100
        sheet.append([move.on, move.text, *((None, amount) if move.cents > 0 else (amount, None))])
    path = tmp_path / "statement.xlsx"
    workbook.save(path)
    told = [(line.received_on, line.amount) for line in read(path).lines]
    assert told == [(move.on, move.cents) for move in MOVES]
    assert is_statement(path)


def test_the_fee_of_paypal_is_told(files: dict[str, Path]) -> None:
    assert {line.fee for line in read(files["paypal"]).lines if line.amount > 0} == {35}


def test_what_is_not_done_yet_is_left_out(files: dict[str, Path], tmp_path: Path) -> None:
    assert read(files["revolut"]).left_out == 1
    pending = written(tmp_path, camt("08", status="<Sts><Cd>PDNG</Cd></Sts>"))
    assert (read(pending).lines, read(pending).left_out) == ((), len(MOVES))


def test_camt_in_utf_16_is_read(files: dict[str, Path], tmp_path: Path) -> None:
    text = files["camt02"].read_text(encoding="utf-8").replace("UTF-8", "UTF-16")
    path = written(tmp_path, text.encode("utf-16"), "utf16.xml")
    assert is_statement(path)
    told = [(line.received_on, line.amount, line.text) for line in read(path).lines]
    assert told == [(x.received_on, x.amount, x.text) for x in read(files["camt02"]).lines]


FRENCH_PAYPAL = """"Date","Nom","Type","État","Devise","Brut","Frais","Net","Numéro de transaction"
"06/01/2026","TikTok","Paiement","Terminé","EUR","258,80","-5,18","253,62","1AB"
"07/02/2026","TikTok","Paiement","En attente","EUR","99,00","0,00","99,00","3AB"
"08/02/2026","TikTok","Paiement","Refusé","EUR","98,00","0,00","98,00","4AB"
"09/02/2026","TikTok","Paiement","Remboursé","EUR","97,00","0,00","97,00","5AB"
"10/02/2026","TikTok","Paiement","Annulé","EUR","96,00","0,00","96,00","6AB"
"""


def test_a_french_paypal_says_what_is_pending_too(tmp_path: Path) -> None:
    found = read(written(tmp_path, FRENCH_PAYPAL))
    assert [(line.amount, line.fee) for line in found.lines] == [(25362, 518)]
    assert (found.title, found.left_out) == ("PayPal", 4)


@pytest.mark.parametrize(
    ("header", "status"),
    [
        ("Date;Libellé;Statut;Montant", "En attente"),
        ("Date;Description;Status;Amount", "Pending (on hold)"),
        ("Fecha;Concepto;Estado;Importe", "Pendiente"),
        ("Datum;Verwendungszweck;Status;Betrag", "vorgemerkt"),
        ("Buchungstag;Verwendungszweck;Info;Betrag", "Umsatz vorgemerkt"),
    ],
)
def test_no_table_brings_in_what_it_says_is_pending(
    tmp_path: Path, header: str, status: str
) -> None:
    rows = f"{header}\n25/01/2026;TIKTOK;ok;12,30\n26/01/2026;TIKTOK;{status};99,00\n"
    path = written(tmp_path, rows)
    columns = ("received_on", "text", None, "amount")
    for found in (read(path), read(path, wished=columns)):
        assert [line.amount for line in found.lines] == [1230]
        assert found.left_out == 1


def test_a_credit_below_zero_went_back(tmp_path: Path) -> None:
    rows = "25/01/2026;A;5,00;\n26/01/2026;B;-6,00;\n27/01/2026;C;;7,00\n28/01/2026;D;;-7,50\n"
    found = read(written(tmp_path, f"Date;Libellé;Débit;Crédit\n{rows}"))
    assert [line.amount for line in found.lines] == [-500, -600, 700, -750]


def test_the_fee_of_revolut_comes_off_its_amount(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\n"
        "Transfer,Current,2026-11-06 09:00:00,2026-11-06 09:00:01,TIKTOK,100.00,0.50,EUR,"
        "COMPLETED,1.00\n",
    )
    (line,) = read(path).lines
    assert (line.amount, line.fee) == (9950, 50)


def test_every_currency_keeps_its_own_digits(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Date,Description,Amount,Currency\n2026-11-06,A,1500,JPY\n2026-11-06,B,12.5,USD\n"
        "2026-11-06,C,9.99,???\n",
    )
    found = read(path)
    assert [(line.amount, line.currency) for line in found.lines] == [(1500, "JPY"), (1250, "USD")]
    assert [each.row for each in found.rejected] == [4]


def test_what_cannot_be_read_is_told_by_row_and_the_rest_is_taken(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Date;Libellé;Montant\n31/11/2026;A;1,00\n05/11/2026;B;douze\n;Solde;\n13/11/2026;C;3,00\n",
    )
    found = read(path)
    assert [line.amount for line in found.lines] == [300]
    assert [each.row for each in found.rejected] == [2, 3]
    assert found.left_out == 1


def test_balances_among_the_rows_are_no_movements(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "Date;Libellé;Montant\nSolde en début de période;;900,00\n05/11/2026;A;12,00\n"
        "Solde au 30/11/2026;;912,00\nTOTAL;;12,00\nbientôt;B;3,00\n",
    )
    found = read(path)
    assert [line.amount for line in found.lines] == [1200]
    assert [each.row for each in found.rejected] == [6]
    assert found.left_out == 3


# --- keys -----------------------------------------------------------------------------------------


def test_an_overlapping_statement_has_the_same_keys(tmp_path: Path) -> None:
    header = "Date;Libellé;Montant\n"
    rows = ["06/10/2026;VIR TIKTOK;252,65\n"] * 2 + ["13/11/2026;VIR;10,00\n"]
    first = read(written(tmp_path, header + "".join(rows), "a.csv"))
    second = read(written(tmp_path, header + "".join(reversed(rows)), "b.csv"))
    assert {line.key for line in first.lines} == {line.key for line in second.lines}
    assert len({line.key for line in first.lines}) == 3


@given(st.lists(st.sampled_from([("a", 1), ("a", 2), ("b", 1)])))
def test_equal_entries_are_counted_and_never_one(entries: list[tuple[str, int]]) -> None:
    lines = [
        StatementLine(row, date(2026, 11, 6), "EUR", amount, text=text)
        for row, (text, amount) in enumerate(entries)
    ]
    keys = [line.key for line in with_keys(lines, "")]
    assert len(set(keys)) == len(keys)
    assert {line.key for line in with_keys(lines[::-1], "")} == set(keys)


def test_the_banks_own_number_outweighs_day_and_text() -> None:
    def key(on: date, text: str, bank_id: str) -> str:
        line = StatementLine(1, on, "EUR", 5, text=text, bank_id=bank_id)
        return with_keys([line], "FR76")[0].key

    assert key(date(2026, 11, 6), "a", "7") == key(date(2026, 11, 7), "b", "7")
    assert key(date(2026, 11, 6), "a", "7") != key(date(2026, 11, 6), "a", "8")


# --- tables that leave something open -------------------------------------------------------------


def test_days_that_may_be_months_are_asked_about(tmp_path: Path) -> None:
    path = written(tmp_path, "Date,Description,Amount\n05/06/2026,A,12.00\n07/08/2026,B,3.00\n")
    with pytest.raises(UndecidedError) as asked:
        read(path)
    assert [question.about for question in asked.value.questions] == ["date_order"]
    found = read(path, answers={"date_order": "MDY"})
    assert [line.received_on for line in found.lines] == [date(2026, 5, 6), date(2026, 7, 8)]


def test_the_user_says_what_columns_are(tmp_path: Path) -> None:
    path = written(tmp_path, "Quand;Quoi;Combien;Reste\n13/11/2026;VIR TIKTOK;12,00;99,00\n")
    with pytest.raises(UnknownStatementError) as unknown:
        read(path)
    table = unknown.value.table
    assert table.headers == ("Quand", "Quoi", "Combien", "Reste")
    assert table.rows == (("13/11/2026", "VIR TIKTOK", "12,00", "99,00"),)
    wished = ("received_on", "text", "amount", None)
    (line,) = read(path, wished=wished).lines
    assert (line.amount, line.text) == (1200, "VIR TIKTOK")
    kept = {tuple(header.casefold() for header in table.headers): wished}
    assert read(path, saved=kept).lines == (line,)


def test_a_table_is_known_by_what_its_cells_look_like(tmp_path: Path) -> None:
    path = written(tmp_path, "Quand;Quoi;Combien\n13/11/2026;VIR TIKTOK;12,00\n")
    found = read(path)
    assert found.table is not None
    assert found.table.columns == ("received_on", "text", "amount")
    assert found.table.headers == ("Quand", "Quoi", "Combien")
    assert [line.amount for line in found.lines] == [1200]
    assert not is_statement(path), "that may be anything"


def test_the_user_may_think_otherwise_of_known_columns(tmp_path: Path) -> None:
    path = written(tmp_path, "Date;Libellé;Montant;Net\n13/11/2026;VIR;12,00;11,00\n")
    assert [line.amount for line in read(path).lines] == [1200]
    wished = ("received_on", "text", None, "amount")
    assert [line.amount for line in read(path, wished=wished).lines] == [1100]


@pytest.mark.parametrize(
    "header",
    ["Date,Order,Product,Amount", "Datum;Bestellung;Artikel;Betrag", "Date;Montant", "A,B,C"],
)
def test_a_table_of_sales_is_no_statement(tmp_path: Path, header: str) -> None:
    assert not is_statement(written(tmp_path, f"{header}\n"))


def test_no_export_is_taken_for_a_statement() -> None:
    golden = Path(__file__).parents[2] / "golden"
    tables = sorted(golden.rglob("*.csv"))
    assert tables
    assert [path for path in tables if is_statement(path)] == []
    of_sales = [path for path in tables if path.parent.name == "creator_orders"]
    assert of_sales
    for path in of_sales:
        with pytest.raises(UserError) as refused:
            read(path)
        assert refused.value.message.key == "ingest.of_sales"


# --- broken and hostile files ---------------------------------------------------------------------

_BOMB = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1 or chr(0)};" * 10}">' for n in range(1, 9))
    + ']><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">&a8;</Document>'
).replace("\0", "")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0\0\0\0",
        b"%PDF-1.7",
        b"{}",
        b"hello",
        b"OFXHEADER:100\n<OFX><STMTTRN><TRNAMT>1",
        b"<OFX></OFX>",
        _BOMB.encode(),
        camt("02").encode()[:-30],
        camt("02").replace("<Stmt>", "<Stmt>" + "<x>" * 100_000).encode(),
        camt("02").replace("<Ustrd>", "<Ustrd>" + "x" * 20_000).encode(),
        b"<?xml version='1.0'?><a xmlns='camt.053'>" + b"\xff\xfe</a>",
    ],
    ids=range(12),
)
def test_what_is_broken_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = written(tmp_path, content)
    with pytest.raises(UserError):
        read(path)


@pytest.mark.parametrize(("encoding", "named"), [("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16")])
def test_marks_before_the_markup_do_no_harm(tmp_path: Path, encoding: str, named: str) -> None:
    path = written(tmp_path, camt("02").replace("UTF-8", named, 1).encode(encoding))
    assert is_statement(path)
    assert len(read(path).lines) == len(MOVES)


def test_folders_missing_and_special_files_are_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "gone.ofx", tmp_path / "pipe"):
        assert not is_statement(path)
        with pytest.raises(UserError):
            read(path)


def test_a_file_larger_than_any_statement_is_refused_unread(tmp_path: Path) -> None:
    path = written(tmp_path, b"OFXHEADER:100\n")
    with path.open("r+b") as stream:
        stream.truncate(40 << 20)
    with pytest.raises(UserError):
        read(path)


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(["ofx1", "camt02", "credit_agricole", "revolut"]),
    at=st.floats(0, 1),
    junk=st.binary(max_size=12),
)
def test_no_damage_ends_in_anything_but_a_sentence(
    files: dict[str, Path],
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    at: float,
    junk: bytes,
) -> None:
    data = files[kind].read_bytes()
    place = int(at * len(data))
    path = written(tmp_path_factory.mktemp("damaged"), data[:place] + junk + data[place + 5 :])
    is_statement(path)
    try:
        found = read(path)
    except UserError:
        return
    assert all(line.amount for line in found.lines)


# --- what is known --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "is_payer"),
    [
        ("VIR INST TIKTOK SHOP", True),
        ("Tik Tok Information Technologies UK", True),
        ("PIPO (SG) PTE. LTD.", True),
        ("ByteDance", True),
        ("HIPPOPOTAMUS RESTAURANT", False),
        ("VIREMENT LOYER", False),
    ],
)
def test_payers_are_known_by_their_words(text: str, is_payer: bool) -> None:
    assert names_payer(text) is is_payer


def test_every_layout_tells_days_and_amounts() -> None:
    for layout in known_layouts():
        assert {"received_on", "amount"} <= set(layout.fields), layout.name
        for known in layout.known_by:
            others = [words[0] for words in layout.fields.values() if not known & set(words)]
            columns = columns_of([*sorted(known), *others])
            assert columns is not None, layout.name
            assert columns.layout == layout


def test_the_currency_of_a_header_is_that_of_its_amounts() -> None:
    columns = columns_of(["Date", "Payee", "Amount (EUR)", "Original Amount"])
    assert columns is not None
    assert (columns.fields, columns.currency) == (("received_on", "text", "amount", None), "EUR")
