"""Archives of bank statements: camt.053 comes as one file a day, all in a zip."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from affitrack.book import Book
from affitrack.book.archives import recognise_all
from affitrack.ingest.statements import ReadStatement, is_statement, read_statement
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.ingest.samples import sales, write_sales
from tests.ingest.statements.samples import MOVES, camt, write_all

_ENTRIES = camt("02").split("<Ntry>")


def _part(first: int, last: int, account: str = "") -> str:
    """Return the statement of some of the movements, as if of their days alone."""
    head, *entries = _ENTRIES
    end = entries[-1].partition("</Ntry>")[2]
    kept = [f"<Ntry>{entry.partition('</Ntry>')[0]}</Ntry>" for entry in entries[first:last]]
    whole = "".join((head, *kept, end))
    return whole.replace("<IBAN>", f"<IBAN>{account}", 1)


def _zip(folder: Path, **files: str | bytes) -> Path:
    path = folder / "statements.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return path


def _read(path: Path) -> ReadStatement:
    return read_statement(path, currency="EUR")


def _refused(path: Path) -> str:
    with pytest.raises(UserError) as error:
        _read(path)
    return render(error.value.message, "en")


def test_the_statements_of_an_archive_are_one(tmp_path: Path) -> None:
    path = _zip(tmp_path, b_xml=_part(2, 6), a_xml=_part(0, 3), about_pdf=b"%PDF-1.7")
    assert is_statement(path)
    found = _read(path)
    assert [(line.received_on, line.amount) for line in found.lines] == [
        (move.on, move.cents) for move in MOVES
    ], "a movement that two of them tell counts once"
    rows = [line.row for line in found.lines]
    assert sorted(rows) == sorted(set(rows))
    (tmp_path / "whole.xml").write_text(camt("02"), encoding="utf-8")
    whole = _read(tmp_path / "whole.xml")
    assert {line.key for line in found.lines} == {line.key for line in whole.lines}
    assert found.bank_account == whole.bank_account


def test_alike_movements_of_two_accounts_are_two(tmp_path: Path) -> None:
    path = _zip(tmp_path, a_xml=_part(0, 1), b_xml=_part(0, 1, account="FR00"))
    found = _read(path)
    assert [line.amount for line in found.lines] == [MOVES[0].cents] * 2
    assert len(found.bank_account.split(", ")) == 2


def test_what_cannot_be_read_is_told_by_rows_that_no_other_line_has(tmp_path: Path) -> None:
    path = _zip(
        tmp_path,
        a_xml=_part(0, 2),
        b_xml=_part(2, 4).replace('Amt Ccy="EUR">25', 'Amt Ccy="???">25', 1),
    )
    found = _read(path)
    assert [line.row for line in found.lines] == [1, 2, 4]
    assert [line.row for line in found.rejected] == [3]


@pytest.mark.parametrize("name", ["credit_agricole", "ofx1"])
def test_one_statement_of_any_format_may_be_packed(tmp_path: Path, name: str) -> None:
    file = write_all(tmp_path)[name]
    path = tmp_path / "one.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(file, file.name)
    assert is_statement(path)
    assert _read(path).lines == _read(file).lines


@pytest.mark.parametrize("name", ["credit_agricole", "ofx1"])
def test_a_note_beside_a_statement_is_left_alone(tmp_path: Path, name: str) -> None:
    file = write_all(tmp_path)[name]
    path = tmp_path / "noted.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("liesmich.txt", "Guten Tag, hier sind Ihre Umsätze.\r\n")
        archive.write(file, file.name)
    assert is_statement(path)
    assert _read(path).lines == _read(file).lines


def test_notes_alone_are_no_statement(tmp_path: Path) -> None:
    path = _zip(tmp_path, a_txt="Guten Tag", b_txt="Bis bald")
    assert not is_statement(path)
    assert _refused(path).startswith("“statements.zip” is an archive. Unpack it")


def test_several_tables_are_to_be_unpacked(tmp_path: Path) -> None:
    table = write_all(tmp_path)["credit_agricole"].read_bytes()
    for other in ({"b_csv": table}, {"b_xml": camt("02")}):
        said = _refused(_zip(tmp_path, a_csv=table, **other))
        assert said.startswith("“statements.zip” is an archive. Unpack it")


def test_a_damaged_statement_refuses_the_archive(tmp_path: Path) -> None:
    said = _refused(_zip(tmp_path, a_xml=_part(0, 3), b_xml=_part(3, 6)[:-40]))
    assert "statements.zip › b.xml" in said
    assert not is_statement(_zip(tmp_path, a_pdf=b"%PDF-1.7"))


def test_more_than_any_bank_writes_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("affitrack.ingest.statements.reading._LARGEST", len(_part(0, 3)) + 10)
    assert "far larger" in _refused(_zip(tmp_path, a_xml=_part(0, 3), b_xml=_part(3, 6)))


def test_where_sales_are_looked_for_it_is_told_what_it_is(tmp_path: Path) -> None:
    path = _zip(tmp_path, a_xml=camt("02"))
    with pytest.raises(UserError) as error:
        recognise_all([path])
    assert error.value.message.key == "ingest.statement"
    export = write_sales(tmp_path / "export.csv", sales(3))
    table = write_all(tmp_path)["credit_agricole"]
    both = _zip(tmp_path, a_csv=export.read_bytes(), b_csv=table.read_bytes())
    with Book.open(tmp_path / "book.db") as book:
        brought = book.recognise_all([both])
    assert [source.path.name for source in brought.sources] == ["a.csv"]
    assert [each.error.message.key for each in brought.left_out] == ["ingest.statement"]
