"""Archives: as many files as they hold, and nothing of what a hostile one asks for."""

from __future__ import annotations

import gc
import os
import stat
import struct
import tempfile
import warnings
import zipfile
from pathlib import Path
from typing import IO, Any

import pytest

from affitrack.book import Book
from affitrack.book.archives import LeftOut, recognise_all
from affitrack.ingest.read.unpack import LARGEST_MEMBER, Archive, look_into
from affitrack.ingest.read.zip_file import LONGEST_LIST
from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.ingest.samples import read, reasons, said, sale, sales, write_sales, write_sales_workbook

MIB = 1 << 20


@pytest.fixture
def export(tmp_path: Path) -> bytes:
    return write_sales(tmp_path / "export.csv", sales(3)).read_bytes()


def _zip(path: Path, *entries: tuple[str, bytes], packed: int = zipfile.ZIP_STORED) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", packed) as archive:
        warnings.simplefilter("ignore")  # a name that comes twice is one of the tests
        for name, content in entries:
            archive.writestr(name, content)
    return path


def _refused(path: Path) -> str:
    with pytest.raises(UserError) as error:
        recognise_all([path])
    assert path.name in said(error.value, "fr")
    for hint in error.value.hints:
        assert render(hint, "fr")
    return said(error.value, "en")


def _members(path: Path) -> list[str]:
    archive = look_into(path)
    assert archive is not None
    assert all(member.parent == path for member in archive.members)
    return [member.name for member in archive.members]


# --- sound ones -----------------------------------------------------------------------------------


def test_each_export_of_an_archive_is_a_file(tmp_path: Path, export: bytes) -> None:
    workbook = write_sales_workbook(tmp_path / "w.xlsx", sales(5)).read_bytes()
    path = _zip(tmp_path / "a.zip", ("one.csv", export), ("folder/two.xlsx", workbook))
    one, two = recognise_all([path]).sources
    assert (one.path, two.path) == (path / "one.csv", path / "two.xlsx")
    assert (one.name, two.name) == ("a.zip › one.csv", "a.zip › two.xlsx")
    assert [len(read(source.path).lines) for source in (one, two)] == [3, 5]


def test_the_same_file_is_the_same_in_an_archive(tmp_path: Path, export: bytes) -> None:
    alone = recognise(tmp_path / "export.csv")
    packed = _zip(tmp_path / "a.zip", ("other name.csv", export), packed=zipfile.ZIP_DEFLATED)
    assert recognise(packed / "other name.csv").sha256 == alone.sha256


def test_an_archive_is_imported_as_its_files(tmp_path: Path, export: bytes) -> None:
    later = write_sales(
        tmp_path / "later.csv", sales(4, settled_at="20/09/2026 10:00:00")
    ).read_bytes()
    path = _zip(tmp_path / "a.zip", ("later.csv", later), ("first.csv", export))
    with Book.open(tmp_path / "store.db") as book:
        book.add_account("me")
        first, second = book.import_files([path])
        assert (first.path, first.new) == (path / "first.csv", 3)
        assert (second.path, second.new, second.changed) == (path / "later.csv", 1, 3)
        assert [each.file_name for each in book.imports()] == [
            "a.zip › first.csv",
            "a.zip › later.csv",
        ]
        (again,) = book.import_files([tmp_path / "export.csv"])
        assert again.already_imported
        assert all(each.already_imported for each in book.import_files([path]))


def test_a_bad_row_is_named_with_its_archive(tmp_path: Path) -> None:
    bad = write_sales(tmp_path / "bad.csv", [*sales(1), sale(price="x")]).read_bytes()
    path = _zip(tmp_path / "a.zip", ("bad.csv", bad))
    assert reasons(path / "bad.csv")[0].startswith("a.zip › bad.csv, row 3")


def test_what_is_no_export_is_left_out_and_said(tmp_path: Path, export: bytes) -> None:
    path = _zip(
        tmp_path / "a.zip",
        ("__MACOSX/._orders.csv", b"\0\5\x16\7"),
        (".DS_Store", b"x"),
        ("orders.csv", export),
        ("README.txt", b"Hello,\nthis is a letter.\nBye.\n"),
        ("photo.png", b"\x89PNG"),
        ("empty/", b""),
    )
    told: list[LeftOut] = []
    with Book.open(tmp_path / "store.db") as book:
        book.add_account("me")
        (result,) = book.import_files([path], on_left_out=told.append)
    assert result.new == 3
    assert [each.path for each in told] == [path / "README.txt", path / "photo.png"]
    assert [render(each.error.message, "en") for each in told] == [
        "“a.zip › README.txt” is not a table of rows and columns.",
        "“a.zip › photo.png” is none of the files that AffiTrack reads.",
    ]


def test_a_damaged_export_in_an_archive_refuses_all_of_it(tmp_path: Path, export: bytes) -> None:
    path = _zip(tmp_path / "a.zip", ("good.csv", export), ("bad.csv", export + bytes(99)))
    assert "“a.zip › bad.csv” is damaged" in _refused(path)


def test_names_that_come_twice_are_numbered(tmp_path: Path, export: bytes) -> None:
    names = ("1/e.csv", "2/e.csv", "e (2).csv", "2/e.csv", "e.csv")
    path = _zip(tmp_path / "a.zip", *((name, export) for name in names))
    assert _members(path) == ["e.csv", "e (2).csv", "e (2) (2).csv", "e (3).csv", "e (4).csv"]
    assert len(recognise_all([path]).sources) == 5


def test_only_the_names_of_entries_are_used(tmp_path: Path, export: bytes) -> None:
    names = ("/etc/1.csv", "../../2.csv", "C:\\Users\\3.csv", "C:4.csv", "..", "a\x1b[2J5.csv")
    path = _zip(tmp_path / "a.zip", *((name, export) for name in names))
    assert _members(path) == ["1.csv", "2.csv", "3.csv", "4.csv", "a[2J5.csv"]
    before = sorted(tmp_path.rglob("*"))
    assert len(recognise_all([path]).sources) == 5
    assert sorted(tmp_path.rglob("*")) == before


def test_a_file_without_a_name(tmp_path: Path, export: bytes) -> None:
    path = _zip(tmp_path / "a.zip", ("?", b"x"), ("e.csv", export))
    path.write_bytes(path.read_bytes().replace(b"\x01\0\0\0?", b"\0\0\0\0?"))
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    data[at + 28 : at + 30] = b"\0\0"
    del data[at + 46]
    end = data.rfind(b"PK\x05\x06")
    data[end + 12 : end + 16] = (end - at).to_bytes(4, "little")
    path.write_bytes(data)
    assert look_into(path) == Archive((path / "e.csv",), ("-",))


def test_a_very_long_name(tmp_path: Path, export: bytes) -> None:
    path = _zip(tmp_path / "a.zip", ("x" * 60_000 + ".csv", export))
    (name,) = _members(path)
    assert len(name) == 100
    assert recognise(path / name).format == "tiktok_creator_orders"


def test_a_zip64_archive(tmp_path: Path, export: bytes) -> None:
    path = tmp_path / "a.zip"
    with (
        zipfile.ZipFile(path, "w") as archive,
        archive.open("e.csv", "w", force_zip64=True) as stream,
    ):
        stream.write(export)
    assert len(read(path / "e.csv").lines) == 3


def test_an_archive_behind_a_programs_bytes(tmp_path: Path, export: bytes) -> None:
    """A file that does not begin like an archive is none, whatever comes at its end."""
    packed = _zip(tmp_path / "a.zip", ("e.csv", export)).read_bytes()
    (tmp_path / "b.csv").write_bytes(b"a;b\n" + packed)
    assert look_into(tmp_path / "b.csv") is None


def test_a_workbook_is_no_archive(tmp_path: Path) -> None:
    assert look_into(write_sales_workbook(tmp_path / "w.xlsx", sales(1))) is None
    assert look_into(_zip(tmp_path / "n.numbers", ("[Content_Types].xml", b""))) is None


@pytest.mark.parametrize("name", ["gone.csv", "", "e.csv/e.csv"])
def test_a_file_that_the_archive_has_not(tmp_path: Path, export: bytes, name: str) -> None:
    path = _zip(tmp_path / "a.zip", ("e.csv", export)) / (name or "..")
    with pytest.raises(UserError):
        recognise(path)


def test_temporary_files_go_with_their_readers(
    tmp_path: Path, export: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spool))
    path = _zip(tmp_path / "a.zip", ("e.csv", export), ("f.csv", export[:-40] + b"\0"))
    source = recognise(path / "e.csv")
    (kept,) = spool.iterdir()
    assert stat.S_IMODE(kept.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR
    assert sum(len(chunk.lines) for chunk in source.chunks()) == 3
    del source
    gc.collect()
    assert list(spool.iterdir()) == []
    with pytest.raises(UserError):
        recognise(path / "f.csv")
    assert list(spool.iterdir()) == []


# --- hostile ones ---------------------------------------------------------------------------------


def test_a_bomb(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", ("e.csv", bytes(64 * MIB)), packed=zipfile.ZIP_DEFLATED)
    assert "holds more than any export does" in _refused(path)


def _declaring(path: Path, real: int, declared: int) -> Path:
    data = bytearray(path.read_bytes())
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = data.find(mark)
        while start >= 0:
            if data[start + at : start + at + 4] == struct.pack("<L", real):
                data[start + at : start + at + 4] = struct.pack("<L", declared)
            start = data.find(mark, start + 1)
    path.write_bytes(data)
    return path


def test_a_bomb_that_lies_about_its_size(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", ("e.csv", b" " * 61_234_567), packed=zipfile.ZIP_DEFLATED)
    assert "damaged" in _refused(_declaring(path, 61_234_567, 1000))


def test_a_file_that_declares_more_than_an_export_has(tmp_path: Path, export: bytes) -> None:
    path = _zip(tmp_path / "a.zip", ("e.csv", export))
    assert "more than any export" in _refused(_declaring(path, len(export), LARGEST_MEMBER + 1))


def test_files_that_are_bearable_alone_and_not_together(tmp_path: Path, export: bytes) -> None:
    path = _zip(tmp_path / "a.zip", *((f"{n}.csv", export) for n in range(9)))
    assert "more than any export" in _refused(_declaring(path, len(export), LARGEST_MEMBER // 4))


def test_a_hundred_thousand_entries(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", *((f"{n}.csv", b"") for n in range(3000)))
    assert "more than any export" in _refused(path)


def test_more_exports_than_anybody_has(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", *((f"{n}.csv", b"a") for n in range(300)))
    assert "more than any export" in _refused(path)


def test_a_list_of_entries_that_would_fill_the_memory(tmp_path: Path) -> None:
    path = _zip(tmp_path / "a.zip", ("e.csv", b"a"))
    data = path.read_bytes()
    at = data.rfind(b"PK\x05\x06")
    size = LONGEST_LIST + 1
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, size, at, 0)
    path.write_bytes(data[:at] + bytes(size) + end)
    assert "more than any export" in _refused(path)


def test_an_archive_in_an_archive(tmp_path: Path, export: bytes) -> None:
    inner = _zip(tmp_path / "inner.zip", ("e.csv", export)).read_bytes()
    path = _zip(tmp_path / "a.zip", ("inner.zip", inner))
    assert "is an archive that holds another one" in _refused(path)
    path = _zip(tmp_path / "b.zip", ("inner.csv", inner))
    assert "“b.zip › inner.csv” is an archive. Unpack it" in _refused(path)


def test_an_archive_without_exports(tmp_path: Path) -> None:
    assert "no file in it that can be read" in _refused(_zip(tmp_path / "a.zip", ("a.png", b"x")))
    assert "no file in it that can be read" in _refused(_zip(tmp_path / "b.zip"))
    assert "is a table, but not" in _refused(_zip(tmp_path / "c.zip", ("c.csv", b"a,b\n1,2\n")))


def test_a_password(tmp_path: Path, export: bytes) -> None:
    path = _zip(tmp_path / "a.zip", ("e.csv", export))
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.find(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "is an archive with a password" in _refused(path)


def test_a_link_in_an_archive_is_not_followed(tmp_path: Path, export: bytes) -> None:
    path = tmp_path / "a.zip"
    link = zipfile.ZipInfo("link.csv")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("e.csv", export)
    assert look_into(path) == Archive((path / "e.csv",), ("link.csv",))
    with pytest.raises(UserError):
        recognise(path / "link.csv")


@pytest.mark.parametrize("packed", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_another_way_of_packing(tmp_path: Path, export: bytes, packed: int) -> None:
    path = _zip(tmp_path / "a.zip", ("e.csv", export), packed=packed)
    assert "is an archive. Unpack it and choose" in _refused(path)


def test_every_end_cut_off(tmp_path: Path, export: bytes) -> None:
    path = _zip(tmp_path / "a.zip", ("e.csv", export), packed=zipfile.ZIP_DEFLATED)
    data = path.read_bytes()
    for length in (40, len(data) // 2, len(data) - 30, len(data) - 1):
        path.write_bytes(data[:length])
        assert "is an archive that is damaged or cut off" in _refused(path)


def test_a_damaged_entry(tmp_path: Path, export: bytes) -> None:
    path = _zip(tmp_path / "a.zip", ("e.csv", export))
    data = bytearray(path.read_bytes())
    data[200] ^= 1
    path.write_bytes(data)
    assert "is an archive that is damaged" in _refused(path)


def test_one_part_of_several(tmp_path: Path, export: bytes) -> None:
    data = _zip(tmp_path / "a.zip", ("e.csv", export)).read_bytes()
    path = tmp_path / "part.zip"
    path.write_bytes(data[:30] + data[600:])
    assert "one part of several" in _refused(path)


def test_no_room_to_unpack(tmp_path: Path, export: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    path = _zip(tmp_path / "a.zip", ("e.csv", export))
    real = Path.open

    def full(self: Path, mode: str = "r") -> IO[Any]:
        if mode == "wb":
            raise OSError(28, os.strerror(28))
        return real(self, mode)

    monkeypatch.setattr(Path, "open", full)
    assert "could not be unpacked" in _refused(path)
