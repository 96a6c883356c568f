"""Files on reach beside order exports: one call, all or nothing, mended and taken back."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from affitrack.book import Book
from affitrack.book.work import Cancelled, CancelToken, Progress
from affitrack.demo import HANDLE, write_demo
from affitrack.demo.reach_files import studio_csv
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError

GOLDEN = Path(__file__).parent.parent / "golden" / "reach"
AS_OF = date(2026, 3, 1)
# The end of 27 February 2026 in Paris.
EPOCH = 1772233199
OVERVIEW = ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "store" / "store.db", as_of=AS_OF) as book:
        book.add_account(HANDLE)
        yield book


def overview(folder: Path, *rows: list[str], name: str = "Overview") -> Path:
    path = folder / f"{name}_2026-03-01_{EPOCH}_lea.csv"
    path.write_bytes(studio_csv([OVERVIEW, *rows]))
    return path


def one(pattern: str) -> Path:
    (path,) = GOLDEN.glob(pattern)
    return path


def test_archives_reports_and_orders_come_in_together(tmp_path: Path, book: Book) -> None:
    orders = write_demo(tmp_path / "orders", until=AS_OF, lines=60)
    files = [
        *orders,
        one("fr/Overview_*.zip"),
        one("fr/Content_*.zip"),
        GOLDEN / "Creator-Video-Performance_en.xlsx",
    ]
    results = book.import_files(files, account=HANDLE)
    assert len(results) == len(files)
    assert [result.rejected for result in results] == [0] * len(files)
    found = {result.format: (result.rows_are, result.rows, result.new) for result in results}
    assert found["tiktok_studio_overview"] == ("days", 365, 365)
    assert found["tiktok_studio_content"] == ("contents", 13, 13)
    assert found["tiktok_shop_videos"][0] == "contents"
    # By their own dates, whatever the order in which they were given.
    ends = [result.to_on for result in results if result.to_on is not None]
    assert ends == sorted(ends)
    assert [check for check in book.check() if not check.ok] == []


def test_a_trial_tells_what_the_import_does_and_writes_nothing(book: Book) -> None:
    path = one("fr/Content_*.zip")
    (told,) = book.import_files([path], dry_run=True)
    assert book.imports() == []
    (did,) = book.import_files([path])
    assert (told.rows, told.new, told.import_id) == (did.rows, did.new, None)
    (again,) = book.import_files([path])
    assert (again.already_imported, again.import_id) == (True, did.import_id)
    assert len(book.imports()) == 1


def test_a_refused_file_keeps_the_figures_out_as_well(tmp_path: Path, book: Book) -> None:
    broken = tmp_path / "page.csv"
    broken.write_text("<!DOCTYPE html><html><body>503</body></html>", encoding="utf-8")
    with pytest.raises(UserError):
        book.import_files([one("fr/Overview_*.zip"), broken])
    assert book.imports() == []


def test_stopping_leaves_nothing(tmp_path: Path, book: Book) -> None:
    token = CancelToken()

    def stop(progress: Progress) -> None:
        if "Content" in progress.file_name:
            token.cancel()

    paths = [one("fr/Overview_*.zip"), one("fr/Content_*.zip")]
    with pytest.raises(Cancelled):
        book.import_files(paths, progress=stop, cancel=token)
    assert book.imports() == []


def test_rejected_rows_are_mended_and_dropped_again(tmp_path: Path, book: Book) -> None:
    path = overview(
        tmp_path,
        ["February 25", "100", "1", "2", "3", "4"],
        ["February 26", "lots", "1", "2", "3", "4"],
        ["Smarch 27", "300", "1", "2", "3", "4"],
    )
    (first,) = book.import_files([path])
    assert (first.rows, first.new, first.rejected) == (3, 1, 2)
    assert [(each.row, each.column) for each in first.rejects] == [(3, "Video Views"), (4, "Date")]
    assert "lots" in render(first.rejects[0].where(), "fr")
    assert first.rejects_file is not None
    mended = shutil.copy(first.rejects_file, tmp_path / first.rejects_file.name)
    text = Path(mended).read_text(encoding="utf-8-sig")
    Path(mended).write_text(
        text.replace("lots", "200").replace("Smarch", "February"), encoding="utf-8-sig"
    )
    (second,) = book.import_files([Path(mended)])
    assert (second.new, second.rejected) == (2, 0)
    assert (second.from_on, second.to_on) == (date(2026, 2, 26), date(2026, 2, 27))


def test_rejected_rows_of_a_report_keep_the_days_above_its_headers(
    tmp_path: Path, book: Book
) -> None:
    path = tmp_path / "report.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(
            [
                ["2026-02-01 ~ 2026-02-07"],
                [],
                ["Video name", "Views", "GMV", "ID"],
                ["A", "100", "€1.00", "7600000000000000001"],
                ["B", "many", "€1.00", "7600000000000000002"],
            ]
        )
    (first,) = book.import_files([path])
    assert (first.new, first.rejected, first.rejects[0].row) == (1, 1, 5)
    assert first.rejects_file is not None
    text = first.rejects_file.read_text(encoding="utf-8-sig").replace("many", "200")
    mended = tmp_path / "mended.csv"
    mended.write_text(text, encoding="utf-8-sig")
    (second,) = book.import_files([mended])
    assert (second.new, second.rejected) == (1, 0)
    assert (second.from_on, second.to_on) == (date(2026, 2, 1), date(2026, 2, 7))


def test_rejected_posts_come_back_as_a_table(tmp_path: Path, book: Book) -> None:
    post = {"Date": "2026-02-01 10:00:00", "Link": "l", "Likes": "5", "Title": "A"}
    path = tmp_path / "user_data_tiktok.json"
    videos = [post, {**post, "Date": "yesterday"}]
    path.write_text(json.dumps({"Post": {"Posts": {"VideoList": videos}}}), encoding="utf-8")
    (first,) = book.import_files([path])
    assert (first.rows_are, first.new, first.rejected) == ("posts", 1, 1)
    assert first.rejects_file is not None
    text = first.rejects_file.read_text(encoding="utf-8-sig")
    mended = tmp_path / "mended.csv"
    mended.write_text(text.replace("yesterday", "2026-02-02 10:00:00"), encoding="utf-8-sig")
    (second,) = book.import_files([mended])
    assert (second.format, second.new, second.rejected) == ("tiktok_account_posts", 1, 0)


def test_a_call_that_stops_at_a_bad_row_writes_nothing(tmp_path: Path, book: Book) -> None:
    bad = overview(tmp_path, ["February 25", "x", "1", "2", "3", "4"])
    with pytest.raises(UserError):
        book.import_files([one("fr/Content_*.zip"), bad], stop_on_reject=True)
    assert book.imports() == []


def test_an_agency_report_tells_whose_it_is(book: Book) -> None:
    book.add_account("@tom.lain")
    book.add_account("@zoe")
    with pytest.raises(UserError):
        book.import_files([GOLDEN / "agency-en.csv"])  # two of them are in it
    (result,) = book.import_files([GOLDEN / "agency-en.csv"], account="@tom.lain")
    assert (result.rows, result.other_creators, result.explanation_rows) == (1, 2, 1)
    assert result.currencies == ("IDR",)
    assert book.summary("@tom.lain") == []  # reported sales are no order lines


def test_undoing_an_import_says_what_it_does_and_does_it(book: Book) -> None:
    (first,) = book.import_files([one("fr/Content_*.zip")])
    (second,) = book.import_files([one("fr/Content_*.xlsx")])
    assert (second.new, second.unchanged) == (0, 13)
    assert first.import_id is not None
    told = book.preview_undo(first.import_id)
    assert (told.removed, told.restored + told.kept) == (0, 13)
    assert book.undo_import(first.import_id) == told
    (third,) = book.import_files([one("fr/Content_*.zip")])
    assert not third.already_imported


def test_files_without_rows_are_taken_and_say_so(tmp_path: Path, book: Book) -> None:
    """TikTok Studio gives headers alone where an account is too small to be counted."""
    (result,) = book.import_files([overview(tmp_path)])
    assert (result.rows, result.new, result.from_on) == (0, 0, None)


def test_an_archive_of_everything_comes_in(tmp_path: Path, book: Book) -> None:
    path = tmp_path / f"everything_{EPOCH}.zip"
    with ZipFile(path, "w") as archive:
        for each in sorted(GOLDEN.glob("en/*.csv")):
            archive.write(each, f"studio/{each.name}")
        archive.write(GOLDEN / "user_data_tiktok.json", "user_data_tiktok.json")
    results = book.import_files([path])
    assert {result.format for result in results} == {
        "tiktok_account_posts",
        *(
            f"tiktok_studio_{name}"
            for name in (
                "activity", "content", "followers", "gender", "overview", "territories", "viewers",
            )
        ),
    }  # fmt: skip
    assert sum(result.rejected for result in results) == 0
