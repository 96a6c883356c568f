"""What holds for every file there is, and how bytes become a file that gets far.

A file is refused in a sentence, or every one of its rows is accounted for. Nothing else may come
out of the readers: no other exception, and no change of the store by a trial.
"""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Final

from affitrack.book import Book, FileResult
from affitrack.wording.catalogue import render
from affitrack.wording.language import LANGUAGES
from affitrack.wording.message import UserError
from tests.ingest.samples import CONTENT_TYPES, RELATIONS, WORKBOOK, sheet_xml

HANDLE: Final = "fuzz"
PARTS: Final = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
)
BETWEEN_PARTS: Final = b"\n\0\n"
_USUAL: Final = {
    PARTS[0]: sheet_xml([]).encode(),
    PARTS[3]: WORKBOOK.encode(),
    PARTS[4]: RELATIONS.encode(),
}


def open_book(folder: Path) -> Book:
    """Return a book to try files on."""
    book = Book.open(folder / "store.db")
    book.add_account(HANDLE)
    return book


def try_out(book: Book, path: Path) -> list[FileResult] | None:
    """Try a file: what importing it would do, None where it is refused.

    Raises `AssertionError` where rows are unaccounted for; lets through whatever the readers raise
    beside `UserError`.
    """
    try:
        results = book.import_files([path], account=HANDLE, dry_run=True)
    except UserError as error:
        for said in (error.message, *error.hints):
            assert all(render(said, lang) for lang in LANGUAGES)
        return None
    for result in results:
        _check(result)
    return results


def _check(result: FileResult) -> None:
    told = result.new + result.changed + result.unchanged + result.older + result.rejected
    assert result.rows == told, f"{result.rows} rows, {told} told"
    assert len(result.rejects) == min(result.rejected, 1000)
    for reject in result.rejects:
        assert reject.row > 0
        assert all(render(reject.sentence(result.path), lang) for lang in LANGUAGES)


def write_workbook(path: Path, payload: bytes) -> Path:
    """Write a workbook whose parts are the payload's pieces; what is not there is as usual."""
    given = dict(zip(PARTS, payload.split(BETWEEN_PARTS), strict=False))
    given = {name: part for name, part in given.items() if part}
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        for name, part in {**_USUAL, **given}.items():
            archive.writestr(name, part)
    return path


def payload_of(workbook: Path) -> bytes:
    """Return the payload that `write_workbook` makes this workbook of."""
    with zipfile.ZipFile(workbook) as archive:
        names = set(archive.namelist())
        parts = [archive.read(name) if name in names else b"" for name in PARTS]
    return BETWEEN_PARTS.join(parts)


def write_archive(path: Path, content: bytes) -> Path:
    """Write an archive with one file in it, packed as usual."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("export.csv", content)
    return path
