"""The program against hostile files of other kinds: one sentence, seconds, 300 MB, no trace."""

from __future__ import annotations

import os
import shutil
import socket
import sys
import threading
import time
import zipfile
from pathlib import Path

import pytest

from tests.hostile.program import DONE, MIB, WITH_REJECTS, Maker, noise, refused, run
from tests.ingest.samples import sale, sales, write_sales, write_sales_workbook

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for time and memory"),
]


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
            stream.write(noise(MIB, b"\n"))
    return path


def random_bytes(folder: Path) -> Path:
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
        (long_cells, "in row 4, cell 1 is far too long"),
        (an_open_quote, "in row 4, cell 1 is far too long"),
        (random_bytes, "“hostile.csv” is"),
        (zeros, "is not a table"),
    ],
)
def test_a_hostile_text(store: Path, tmp_path: Path, make: Maker, told: str) -> None:
    assert told in refused(store, make(tmp_path))


def test_many_rows_of_long_cells_fit_the_memory(store: Path, tmp_path: Path) -> None:
    names = ({"product_name": f"{n}{'é' * 9000}", "product_id": f"17{n:017}"} for n in range(2500))
    sold = [sale(order_id=f"57694494926{n:07}", **name) for n, name in enumerate(names, 1)]
    code, said = run(store, write_sales(tmp_path / "long.csv", sold))
    assert code == DONE, said


def test_a_file_of_bad_rows_only_fits_the_memory(store: Path, tmp_path: Path) -> None:
    path = write_sales(tmp_path / "bad.csv", sales(1))
    (row,) = path.read_bytes().splitlines(keepends=True)[1:]
    bad = row.replace(b"24,90", b"gratuit", 1)
    with path.open("ab") as stream:
        for n in range(100_000):
            stream.write(bad.replace(b"Maison", b"Maison %d" % n))
    code, said = run(store, path, most_seconds=40)
    assert code == WITH_REJECTS
    assert "rejected 100,000" in said
    (rejected,) = (store.parent / "rejected").iterdir()
    assert len(rejected.read_bytes().splitlines()) == 100_001


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
    assert told in refused(store, make(tmp_path))


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
    assert told in refused(store, make(tmp_path))


def test_a_link_to_an_export_is_as_good_as_the_export(store: Path, tmp_path: Path) -> None:
    (tmp_path / "link.csv").symlink_to(write_sales(tmp_path / "e.csv", sales(60)))
    code, said = run(store, tmp_path / "link.csv")
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
        assert "has changed since it was looked at" in refused(store, path)
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
        assert "has changed since it was looked at" in refused(store, path)
    finally:
        done.set()
        writer.join()
