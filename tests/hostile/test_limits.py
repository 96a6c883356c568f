"""The program against hostile files, as a user meets them: one sentence, seconds, 300 MB, no trace.

Each file goes to the program in a process of its own, whose processor time and peak memory are
taken from the system when it ends.
"""

from __future__ import annotations

import os
import resource
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.ingest.samples import (
    RELATIONS,
    WORKBOOK,
    headers,
    rows_of,
    sale,
    sales,
    sheet_xml,
    text_cell,
    text_row,
    write_sales,
    write_sales_workbook,
    write_workbook,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for time and memory"),
]

MIB = 1 << 20
MOST_MEMORY = 300 * MIB
MOST_SECONDS = 8.0
REFUSED, WITH_REJECTS, DONE = 2, 1, 0
_PROGRAM = (sys.executable, "-m", "affitrack", "--lang", "en", "--as-of", "2026-11-22")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that has something to lose."""
    folder = tmp_path_factory.mktemp("filled")
    export = write_sales(folder / "own.csv", sales(50))
    code, said = _run(folder / "store.db", export)
    assert code == DONE, said
    return folder / "store.db"


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "store.db"))


def _run(store: Path, path: Path) -> tuple[int, str]:
    """Import a file in a process of its own; return its code and what it said."""
    command = [*_PROGRAM, "--data", str(store), "import", str(path), "--account", "me"]
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, stderr=said, preexec_fn=_limit)  # noqa: PLW1509
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        words = said.read().decode()
    assert usage.ru_maxrss * 1024 < MOST_MEMORY, f"{usage.ru_maxrss / 1024:.0f} MB: {words}"
    seconds = usage.ru_utime + usage.ru_stime
    assert seconds < MOST_SECONDS, f"{seconds:.1f} s: {words}"
    return process.returncode, words


def _limit() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (30, 30))
    resource.setrlimit(resource.RLIMIT_AS, (2048 * MIB, 2048 * MIB))


def _content(store: Path) -> list[str]:
    with sqlite3.connect(store) as connection:
        lines = connection.iterdump()
        content = [line for line in lines if "sqlite_stat" not in line]  # what SQLite counts
    connection.close()
    return content


def _refused(store: Path, path: Path) -> str:
    """Return the one sentence that a file is refused with."""
    before = _content(store)
    code, said = _run(store, path)
    assert code == REFUSED, said
    assert "Traceback" not in said
    sentence, *hints = said.strip().splitlines()
    assert sentence.startswith("“"), said
    assert sentence.endswith("."), said
    assert len(hints) <= 2, said
    assert _content(store) == before
    return sentence


# --- workbooks ------------------------------------------------------------------------------------

Maker = Callable[[Path], Path]


def _workbook(folder: Path, sheet: Iterator[bytes] | None = None, **parts: bytes) -> Path:
    """Write a workbook piece by piece, so that the test itself needs no memory."""
    path = folder / "hostile.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr("xl/workbook.xml", parts.get("workbook", WORKBOOK))
        archive.writestr("xl/_rels/workbook.xml.rels", parts.get("relations", RELATIONS))
        if "styles" in parts:
            archive.writestr("xl/styles.xml", parts["styles"])
        if "strings" in parts:
            archive.writestr("xl/sharedStrings.xml", parts["strings"])
        with archive.open("xl/worksheets/sheet1.xml", "w") as stream:
            for piece in sheet or [sheet_xml([]).encode()]:
                stream.write(piece)
    return path


def _noise(size: int, between: bytes = b"") -> bytes:
    """Return bytes in base 16 that pack at two to one, so that no ratio gives them away."""
    return between.join(os.urandom(64).hex().encode() for _ in range(size // 128))


def sheet_bomb(folder: Path) -> Path:
    return _workbook(folder, (b" " * MIB for _ in range(200)))


def strings_bomb(folder: Path) -> Path:
    return _workbook(folder, strings=b"<sst>" + b"<si><t>x</t></si>" * (8 * MIB))


def millions_of_strings(folder: Path) -> Path:
    items = b"".join(b"<si><t>%x</t></si>" % n for n in range(1_200_000))
    return _workbook(folder, strings=b"<sst>" + items + b"</sst>")


def strings_that_never_end(folder: Path) -> Path:
    return _workbook(folder, strings=b"<sst>" + b"<si><t>1" * MIB)


def phonetics_that_never_end(folder: Path) -> Path:
    return _workbook(folder, strings=b"<sst><si>" + b"<rPh " * (3 * MIB // 2) + b"</si></sst>")


def texts_that_never_end(folder: Path) -> Path:
    return _workbook(folder, strings=b"<sst>" + (b"<si>" + b"<t " * 300_000 + b"</si>") * 6)


def cells_that_never_end(folder: Path) -> Path:
    row = b'<row r="1">' + b'<c r="A1"' * 50_000 + b"</row>"
    return _workbook(folder, iter([sheet_xml([]).encode()[:-24], row * 15]))


def open_cells(folder: Path) -> Path:
    row = b'<row r="1">' + b"<c>" * 150_000 + b"</row>"
    return _workbook(folder, iter([sheet_xml([]).encode()[:-24], row * 20]))


def deep_styles(folder: Path) -> Path:
    return _workbook(folder, styles=b"<a>" * 1_000_000 + b"</a>" * 1_000_000)


def wide_styles(folder: Path) -> Path:
    return _workbook(folder, styles=b"<styleSheet>" + b"<xf/>" * MIB + b"</styleSheet>")


def billion_laughs(folder: Path) -> Path:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<!DOCTYPE w [<!ENTITY l0 "lol">{laughs}]>'
    return _workbook(folder, workbook=(bomb + WORKBOOK.replace("Sheet1", "&l9;")).encode())


def external_entity(folder: Path) -> Path:
    bomb = '<!DOCTYPE w [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    return _workbook(folder, workbook=(bomb + WORKBOOK.replace("Sheet1", "&f;")).encode())


def utf16_entities(folder: Path) -> Path:
    bomb = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY l "lol">]>'
    return _workbook(folder, workbook=(bomb + WORKBOOK).encode("utf-16"))


def ten_megabyte_cell(folder: Path) -> Path:
    row = b'<row r="1"><c r="A1" t="str"><v>' + _noise(10 * MIB) + b"</v></c></row>"
    return _workbook(folder, iter([sheet_xml([]).encode()[:-24], row]))


def long_number(folder: Path) -> Path:
    row = f'<row r="1"><c r="A1"><v>{"9" * 400_000}</v></c></row>'
    return write_workbook(folder / "hostile.xlsx", [row])


def thousands_of_sheets(folder: Path) -> Path:
    path = folder / "hostile.xlsx"
    names = range(1900)
    sheets = "".join(f'<sheet name="{n}" sheetId="{n}" r:id="r{n}"/>' for n in names)
    start, end = RELATIONS.split("<Relationship ")[0], "</Relationships>"
    links = "".join(f'<Relationship Id="r{n}" Target="worksheets/{n}.xml"/>' for n in names)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", WORKBOOK.replace("<sheets>", f"<sheets>{sheets}"))
        archive.writestr("xl/_rels/workbook.xml.rels", f"{start}{links}{end}")
        for n in names:
            archive.writestr(f"xl/worksheets/{n}.xml", sheet_xml([text_row(1, ["a", "b"])]))
    return path


def one_sheet_named_often(folder: Path) -> Path:
    sheets = '<sheet name="a" sheetId="1" r:id="rId1"/>' * 50_000
    body = sheet_xml([text_row(n, ["x"] * 400) for n in range(1, 11)])
    workbook = WORKBOOK.replace("<sheets>", f"<sheets>{sheets}")
    return _workbook(folder, iter([body.encode()]), workbook=workbook.encode())


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (sheet_bomb, "too large to be an export"),
        (strings_bomb, "too large to be an export"),
        (millions_of_strings, "too large to be an export"),
        (strings_that_never_end, "damaged or cut off"),
        (phonetics_that_never_end, "damaged or cut off"),
        (texts_that_never_end, "is empty"),
        (cells_that_never_end, "damaged or cut off"),
        (open_cells, "damaged or cut off"),
        (deep_styles, "damaged or cut off"),
        (wide_styles, "damaged or cut off"),
        (billion_laughs, "damaged or cut off"),
        (external_entity, "damaged or cut off"),
        (utf16_entities, "damaged or cut off"),
        (ten_megabyte_cell, "damaged or cut off"),
        (long_number, "damaged or cut off"),
        (thousands_of_sheets, "too large to be an export"),
        (one_sheet_named_often, "is a table, but not an export"),
    ],
)
def test_a_hostile_workbook(store: Path, tmp_path: Path, make: Maker, told: str) -> None:
    assert told in _refused(store, make(tmp_path))


def test_a_billion_declared_rows_and_a_far_cell(store: Path, tmp_path: Path) -> None:
    names = headers("fr", 48)
    far = f'<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c>{text_cell(1, 0, "x")}</row>'
    rows = [text_row(1, names), *(text_row(n, row) for n, row in enumerate(rows_of(sales(3)), 2))]
    path = write_workbook(tmp_path / "far.xlsx", [*rows, far])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'ref="A1"', b'ref="A1:XFD1000000000"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    code, said = _run(store, path)
    assert code == WITH_REJECTS
    assert "rejected 1" in said


def test_a_million_rows_without_cells(store: Path, tmp_path: Path) -> None:
    rows = [text_row(1, headers("fr", 48)), text_row(2, rows_of([sale()])[0])]
    start, end = sheet_xml(rows).encode().split(b"</sheetData>")
    blank = (b'<row r="%d" spans="1:48"/>' % n for n in range(3, 1_048_577))
    path = _workbook(tmp_path, iter([start, *blank, b"</sheetData>", end]))
    code, said = _run(store, path)
    assert code == DONE, said


# --- text -----------------------------------------------------------------------------------------


def long_lines(folder: Path) -> Path:
    path = folder / "hostile.csv"
    with path.open("wb") as stream:
        for _ in range(64):
            stream.write(b";".join([b"x" * 4000] * 400))
    return path


def long_cells(folder: Path) -> Path:
    path = write_sales(folder / "hostile.csv", sales(2))
    text = "\n".join(f'"{"y" * 60_000}"' for _ in range(600))
    path.write_bytes(path.read_bytes() + text.encode())
    return path


def an_open_quote(folder: Path) -> Path:
    path = write_sales(folder / "hostile.csv", sales(2))
    with path.open("ab") as stream:
        stream.write(b'"')
        for _ in range(100):
            stream.write(_noise(MIB, b"\n"))
    return path


def noise(folder: Path) -> Path:
    path = folder / "hostile.csv"
    path.write_bytes(os.urandom(50 * MIB))
    return path


def zeros(folder: Path) -> Path:
    path = folder / "hostile.csv"
    with path.open("wb") as stream:
        stream.truncate(3000 * MIB)
    return path


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (long_lines, "is not a table"),
        (long_cells, "a cell near line"),
        (an_open_quote, "a cell near line"),
        (noise, "“hostile.csv” is"),
        (zeros, "is not a table"),
    ],
)
def test_a_hostile_text(store: Path, tmp_path: Path, make: Maker, told: str) -> None:
    assert told in _refused(store, make(tmp_path))


def test_many_rows_of_long_cells_fit_the_memory(store: Path, tmp_path: Path) -> None:
    names = ({"product_name": f"{n}{'é' * 9000}", "product_id": f"17{n:017}"} for n in range(2500))
    sold = [sale(order_id=f"57694494926{n:07}", **name) for n, name in enumerate(names, 1)]
    code, said = _run(store, write_sales(tmp_path / "long.csv", sold))
    assert code == DONE, said


# --- archives -------------------------------------------------------------------------------------


def archive_bomb(folder: Path) -> Path:
    path = folder / "hostile.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("e.csv", "w") as stream,
    ):
        for _ in range(600):
            stream.write(b"x;" * (MIB // 2))
    return path


def slow_archive_bomb(folder: Path) -> Path:
    """So many bytes that they take seconds, at a ratio that an export may have."""
    path = folder / "hostile.zip"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
        archive.open("e.csv", "w") as stream,
    ):
        for _ in range(300):
            stream.write(os.urandom(MIB // 64).hex().encode() + b" " * (MIB - MIB // 32) + b"\n")
    return path


def endless_list(folder: Path) -> Path:
    path = folder / "hostile.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for n in range(5000):
            archive.writestr(f"{n}.csv", b"")
    return path


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (archive_bomb, "holds more than any export does"),
        (slow_archive_bomb, "is not a table"),
        (endless_list, "holds more than any export does"),
    ],
)
def test_a_hostile_archive(store: Path, tmp_path: Path, make: Maker, told: str) -> None:
    assert told in _refused(store, make(tmp_path))


# --- what is no file ------------------------------------------------------------------------------


def a_pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.csv")
    return folder / "pipe.csv"


def a_socket(folder: Path) -> Path:
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(str(folder / "s.csv"))
    listener.close()
    return folder / "s.csv"


def a_device(folder: Path) -> Path:
    (folder / "zero.csv").symlink_to("/dev/zero")
    return folder / "zero.csv"


def a_file_of_the_kernel(_: Path) -> Path:
    return Path("/proc/self/maps")


def a_loop(folder: Path) -> Path:
    (folder / "loop.csv").symlink_to(folder / "loop.csv")
    return folder / "loop.csv"


def a_folder(folder: Path) -> Path:
    (folder / "folder.csv").mkdir()
    return folder / "folder.csv"


def a_path_beyond_a_file(folder: Path) -> Path:
    return write_sales(folder / "e.csv", sales(1)) / "e.csv"


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (a_pipe, "is not an ordinary file"),
        (a_socket, "is not an ordinary file"),
        (a_device, "is not an ordinary file"),
        (a_file_of_the_kernel, "is empty"),
        (a_loop, "could not be read"),
        (a_folder, "is a folder"),
        (a_path_beyond_a_file, "does not exist"),
    ],
)
def test_what_is_no_file(store: Path, tmp_path: Path, make: Maker, told: str) -> None:
    assert told in _refused(store, make(tmp_path))


def test_a_link_to_an_export_is_as_good_as_the_export(store: Path, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(write_sales(tmp_path / "e.csv", sales(60)))
    code, said = _run(store, tmp_path / "link.csv")
    assert code == DONE, said


# --- files in motion ------------------------------------------------------------------------------


def test_a_file_that_grows_while_it_is_read(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "log.csv"
    write_sales(path, sales(20_000))
    done = threading.Event()
    row = path.read_bytes().splitlines(keepends=True)[-1]

    def grow() -> None:
        with path.open("ab") as stream:
            while not done.is_set():
                stream.write(row)
                stream.flush()
                time.sleep(0.002)

    writer = threading.Thread(target=grow)
    writer.start()
    try:
        assert "has changed since it was looked at" in _refused(store, path)
    finally:
        done.set()
        writer.join()


def test_a_workbook_that_is_replaced_while_it_is_read(store: Path, tmp_path: Path) -> None:
    path = tmp_path / "e.xlsx"
    other = tmp_path / "other.xlsx"
    write_sales_workbook(other, sales(9000))
    shutil.copy(other, path)
    done = threading.Event()

    def swap() -> None:
        while not done.is_set():
            shutil.copy(other, tmp_path / "next")
            (tmp_path / "next").replace(path)

    writer = threading.Thread(target=swap)
    writer.start()
    try:
        assert "has changed since it was looked at" in _refused(store, path)
    finally:
        done.set()
        writer.join()
