"""Files that are no export: each ends in one clear sentence, quickly, in both languages."""

from __future__ import annotations

import os
import sqlite3
import stat
import zipfile
from pathlib import Path

import pytest

from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.ingest.samples import (
    Shape,
    headers,
    rows_of,
    said,
    sale,
    sales,
    write_rows,
    write_sales,
    write_sales_workbook,
)


def _refused(path: Path) -> tuple[str, str]:
    with pytest.raises(UserError) as error:
        recognise(path)
    for hint in error.value.hints:
        assert render(hint, "en")
        assert render(hint, "fr")
    english, french = said(error.value, "en"), said(error.value, "fr")
    assert (path.name or str(path)) in english
    assert (path.name or str(path)) in french
    return english, french


@pytest.mark.parametrize(
    ("name", "content", "english", "french"),
    [
        ("empty.csv", b"", "is empty.", "est vide."),
        ("bom.csv", b"\xef\xbb\xbf", "is empty.", "est vide."),
        ("blank.csv", b"\r\n  \r\n", "is empty.", "est vide."),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + bytes(99), "is a picture", "est une image"),
        ("photo.xlsx", b"\xff\xd8\xff\xe0" + bytes(99), "is a picture", "est une image"),
        ("invoice.csv", b"%PDF-1.7\n", "is a PDF document", "est un document PDF"),
        (
            "old.xls",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99),
            "is an old or protected Excel workbook",
            "est un classeur Excel ancien ou protégé",
        ),
        ("export.csv.gz", b"\x1f\x8b\x08" + bytes(99), "is an archive", "est une archive"),
        (
            "export.csv",
            b"<!DOCTYPE html>\n<html><body>Log in</body></html>",
            "is a web page, not an export",
            "est une page web, pas un export",
        ),
        ("error.xlsx", b"\n <HTML><title>403</title>", "is a web page", "est une page web"),
        ("feed.xml", b"<?xml version='1.0'?><rss/>", "is not a table", "n’est pas un tableau"),
        ("data.json", b'{"orders": [], "next": 1}', "is not a table", "n’est pas un tableau"),
        ("list.json", b'[{"a": 1}, {"b": 2}]', "is not a table", "n’est pas un tableau"),
        ("noise.csv", bytes(range(256)) * 99, "is not a table.", "n’est pas un tableau."),
        (
            "letter.txt",
            b"Dear Sir\n\nI am writing to you\nabout nothing.\n",
            "is not a table of rows and columns.",
            "n’est pas un tableau de lignes et de colonnes.",
        ),
        (
            "README.txt",
            b"Hello, dear friend,\nthis is it.\nAll of it, here, now, yes, indeed.\nBye.\n",
            "is not a table of rows and columns.",
            "n’est pas un tableau de lignes et de colonnes.",
        ),
        (
            "budget.csv",
            b"Month,Rent\nMay,900\n",
            "is a table, but not an export that AffiTrack knows",
            "est un tableau, mais pas un export connu",
        ),
    ],
)
def test_other_content(
    tmp_path: Path, name: str, content: bytes, english: str, french: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    in_english, in_french = _refused(path)
    assert english in in_english
    assert french in in_french


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "does not exist" in _refused(tmp_path / "gone.csv")[0]
    (tmp_path / "file").write_text("x")
    assert "does not exist" in _refused(tmp_path / "file" / "inside.csv")[0]


def test_a_folder(tmp_path: Path) -> None:
    assert "is a folder" in _refused(tmp_path)[0]
    assert "/" in _refused(Path("/"))[0]


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.csv"
    os.mkfifo(path)
    assert stat.S_ISFIFO(path.stat().st_mode)
    english, french = _refused(path)
    assert "is not an ordinary file" in english
    assert "n’est pas un fichier ordinaire" in french


def test_a_device() -> None:
    assert "is not an ordinary file" in _refused(Path("/dev/zero"))[0]


def test_a_link_to_nowhere_and_a_link_to_itself(tmp_path: Path) -> None:
    (tmp_path / "nowhere.csv").symlink_to(tmp_path / "gone")
    assert "does not exist" in _refused(tmp_path / "nowhere.csv")[0]
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    assert "could not be read" in _refused(tmp_path / "loop.csv")[0]


def test_a_name_that_no_file_can_have() -> None:
    assert "could not be read" in _refused(Path("a\0b.csv"))[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [sale()])
    path.chmod(0)
    assert "could not be read" in _refused(path)[0]


def test_a_file_that_cannot_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_sales(tmp_path / "e.csv", [sale()])

    def refuse(*_args: object, **_keywords: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    english, french = _refused(path)
    assert "could not be read" in english
    assert "n’a pas pu être lu" in french


def test_a_database(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "store.csv") as connection:
        connection.execute("create table t (a)")
    connection.close()
    assert "is a database" in _refused(tmp_path / "store.csv")[0]


def test_an_archive_with_the_export_in_it(tmp_path: Path) -> None:
    path = tmp_path / "export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("affitrack.csv", "a;b")
    assert "is an archive. Unpack it" in _refused(path)[0]


def test_another_office_document(tmp_path: Path) -> None:
    path = tmp_path / "letter.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")
    assert "is an office document of another kind" in _refused(path)[0]


# --- encodings ------------------------------------------------------------------------------------

ENGLISH_WORDS = {
    "status": "Settled",
    "order_type": "Affiliate order",
    "content_type": "Video",
    "shop_name": "Shop",
}


@pytest.mark.parametrize(("language", "encoding"), [("vi", "cp1258"), ("vi", "mac-roman")])
def test_an_encoding_that_cannot_be_told_is_never_guessed(
    tmp_path: Path, language: str, encoding: str
) -> None:
    sold = sales(3, **ENGLISH_WORDS, product_name="Crème đêm ครีม Ünlü 美容")
    rows = [headers(language, 47), *rows_of(sold, 47)]
    text = "\n".join(";".join(cells) for cells in rows)
    path = tmp_path / "export.csv"
    path.write_bytes(text.encode(encoding, "replace"))
    english, _ = _refused(path)
    assert "text encoding that AffiTrack cannot tell" in english or "is not a table" in english


@pytest.mark.parametrize(("encoding", "name"), [("cp874", "ครีม"), ("gbk", "防晒霜")])
def test_english_headers_do_not_prove_an_encoding(tmp_path: Path, encoding: str, name: str) -> None:
    sold = [sale(product_name=name, **ENGLISH_WORDS)]
    path = write_sales(tmp_path / "e.csv", sold, Shape("en", encoding=encoding))
    (question,) = recognise(path).questions()
    assert question.about == "encoding"


def test_text_that_another_program_garbled(tmp_path: Path) -> None:
    """UTF-8 that was opened as Windows text and saved as UTF-8 again."""
    path = write_sales(tmp_path / "e.csv", sales(3), Shape(encoding="utf-8"))
    path.write_text(path.read_bytes().decode("cp1252"), encoding="utf-8")
    english, french = _refused(path)
    assert "is damaged: its letters were stored in a wrong text encoding" in english
    assert "est endommagé" in french


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_broken_byte_in_the_middle(tmp_path: Path, encoding: str) -> None:
    path = write_sales(tmp_path / "e.csv", sales(50), Shape(encoding=encoding))
    data = path.read_bytes()
    broken = b"\x00\xd8\x20\x20" if encoding == "utf-16" else b"\xe9\x28"
    half = len(data) // 4 * 2
    path.write_bytes(data[:half] + broken + data[half:])
    assert "is damaged" in _refused(path)[0]


def test_bytes_that_windows_text_does_not_have(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", sales(50), Shape(encoding="cp1252"))
    path.write_bytes(path.read_bytes() + b"\x81\x8d\r\n")
    assert "cannot tell for certain" in _refused(path)[0]


def test_zero_bytes_in_the_text(tmp_path: Path) -> None:
    """What is left of a file whose end was never written to disk."""
    path = write_sales(tmp_path / "e.csv", sales(50))
    path.write_bytes(path.read_bytes() + bytes(4096))
    english, french = _refused(path)
    assert "is damaged: it contains empty bytes" in english
    assert "octets vides" in french


# --- sizes ----------------------------------------------------------------------------------------


def test_a_line_without_end(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_bytes(b"a;" * (6 << 20))
    assert "is not a table of rows and columns" in _refused(path)[0]


def test_a_cell_without_end_in_the_header(tmp_path: Path) -> None:
    path = tmp_path / "e.csv"
    path.write_text('"' + "x" * 100 + "\n" * (2 << 20))
    english, french = _refused(path)
    assert "in row 1, cell 1 is far too long" in english
    assert "Il manque peut-être un guillemet" in french


def test_many_columns_are_not_an_export(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "e.csv", [[f"column {n}" for n in range(20_000)]])
    assert "not an export that AffiTrack knows" in _refused(path)[0]


def test_an_export_without_a_readable_name(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"e\xff.csv")
    write_sales(path, [sale()])
    assert recognise(path).format == "tiktok_creator_orders"


def test_a_workbook_cut_off(tmp_path: Path) -> None:
    path = write_sales_workbook(tmp_path / "e.xlsx", sales(200))
    whole = path.read_bytes()
    for length in (4, 30, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:length])
        english, french = _refused(path)
        assert "is a workbook that is damaged or cut off" in english
        assert "est un classeur endommagé ou tronqué" in french
