"""Fictional files about reach: the same each time, and fitting the fictional sales."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from affitrack.book import Book
from affitrack.demo import HANDLE, write_demo, write_reach
from affitrack.demo.reach_samples import write_samples

UNTIL = date(2026, 11, 15)
GOLDEN = Path(__file__).parent.parent / "golden" / "reach"
HOW = "write them anew: python -m affitrack.demo.reach_samples tests/golden/reach"


def test_golden_files_are_what_the_generator_writes_today(tmp_path: Path) -> None:
    write_samples(tmp_path)
    fresh = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file())
    kept = sorted(path.relative_to(GOLDEN) for path in GOLDEN.rglob("*") if path.is_file())
    assert kept == fresh, HOW
    for name in fresh:
        if name.suffix == ".xlsx":  # compression differs between versions of zlib
            new, old = ZipFile(tmp_path / name), ZipFile(GOLDEN / name)
            assert {part: new.read(part) for part in new.namelist()} == {
                part: old.read(part) for part in old.namelist()
            }, HOW
        else:
            assert (tmp_path / name).read_bytes() == (GOLDEN / name).read_bytes(), HOW


def test_studio_files_have_the_platforms_own_form(tmp_path: Path) -> None:
    paths = write_reach(tmp_path, lines=50, until=UNTIL)
    (overview,) = (path for path in paths if path.name.startswith("Overview"))
    with ZipFile(overview) as archive:
        (entry,) = archive.infolist()
        text = archive.read(entry)
    assert (entry.filename, entry.compress_type) == ("Overview.csv", ZIP_STORED)
    assert text.startswith(b'\xef\xbb\xbf"Date","Video Views"')
    assert text.count(b"\n") == 365
    assert text.endswith(b'"')


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder = tmp_path_factory.mktemp("reach")
    files = [
        *write_demo(folder, lines=400, until=UNTIL),
        *write_reach(folder, lines=400, until=UNTIL),
    ]
    with Book.open(folder / "store.db", as_of=UNTIL) as book:
        results = book.import_files(files, account=HANDLE)
        assert [result.rejected for result in results] == [0] * len(results)
        yield book


def test_every_post_that_sold_has_views_that_fit_its_sales(book: Book) -> None:
    posts = [v for v in book.videos() if v.content_type in {"video", "carousel", "live"}]
    assert len(posts) > 30
    for video in posts:
        assert video.views is not None
        assert video.posted_at is not None
        assert video.posted_at <= video.first_sale_at
        assert video.conversion is not None
        assert 0 < video.conversion < 1
    assert all(video.views is None for video in book.videos() if video not in posts)


def test_the_store_is_sound_with_figures_in_it(book: Book) -> None:
    assert [check for check in book.check() if not check.ok] == []
