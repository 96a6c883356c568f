"""Files about reach as the platform writes them, read to the last figure."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from affitrack.demo.reach_words import STUDIO_LANGUAGES
from affitrack.domain.figures import ContentFigure, DayFigure, FigureRow, Post
from affitrack.ingest.reach.metric_rows import Owner
from affitrack.ingest.reach.metrics import MetricFile
from affitrack.ingest.reach.taken import Taken
from affitrack.ingest.read.unpack import look_into
from affitrack.ingest.recognise.recognising import recognise_any

GOLDEN = Path(__file__).parent.parent / "golden" / "reach"
FACTS: dict[str, Any] = json.loads((GOLDEN / "facts.json").read_text(encoding="utf-8"))
OWNER = Owner("@Lea.Exemple", "EUR", "Europe/Paris")
RUPIAH = Owner("@lea.exemple", "IDR", "Asia/Jakarta")


def opened(path: Path) -> MetricFile:
    found = recognise_any(path)
    assert isinstance(found, MetricFile)
    return found


def read(path: Path, owner: Owner = OWNER) -> Taken:
    taken = opened(path).read(owner)
    assert [reject.where() for reject in taken.rejects] == []
    return taken


def days_in(rows: list[FigureRow]) -> dict[str, dict[str, int]]:
    days: dict[str, dict[str, int]] = {}
    for row in rows:
        for figure in row.figures:
            assert isinstance(figure, DayFigure)
            days.setdefault(figure.day, {})[figure.metric] = figure.value
    return days


def contents_in(rows: list[FigureRow]) -> list[list[object]]:
    found: list[list[object]] = []
    for row in rows:
        (figure,) = row.figures
        assert isinstance(figure, ContentFigure)
        assert row.words is not None
        assert row.words.content_id == figure.content_id
        words = row.words
        found.append(
            [
                figure.content_id,
                words.title,
                words.posted_at,
                figure.views,
                figure.likes,
                figure.comments,
            ]
        )
    return found


def in_archive(folder: Path, name: str) -> dict[str, Path]:
    (path,) = folder.glob(f"{name}_*.zip")
    archive = look_into(path)
    assert archive is not None
    return {member.stem: member for member in archive.members}


def only(folder: Path, pattern: str) -> Path:
    (path,) = folder.glob(pattern)
    return path


def is_whole_year(language: str) -> bool:
    return language in {"en", "fr", "vi"}


@pytest.mark.parametrize("language", [lang for lang in STUDIO_LANGUAGES if lang != "fr"])
def test_days_without_a_year_are_read_in_every_language(language: str) -> None:
    taken = read(only(GOLDEN / language, "Overview_*.csv"))
    expected = FACTS["overview" if is_whole_year(language) else "overview_short"]
    names = ("video_views", "profile_views", "likes", "comments", "shares")
    assert days_in(taken.rows) == {
        day: dict(zip(names, figures, strict=True)) for day, *figures in expected
    }


@pytest.mark.parametrize("language", [lang for lang in STUDIO_LANGUAGES if lang != "fr"])
def test_the_videos_of_studio_have_their_id_and_exact_moment(language: str) -> None:
    taken = read(only(GOLDEN / language, "Content_*.csv"))
    assert contents_in(taken.rows) == FACTS["content"]
    assert {figure.to_on for row in taken.rows for figure in row.figures} == {FACTS["last_day"]}  # type: ignore[union-attr]


def test_a_year_runs_from_one_28_february_to_the_next_27_february() -> None:
    source = opened(only(GOLDEN / "en", "Overview_*.csv"))
    assert source.period() == ("2025-02-28T00:00:00", "2026-02-27T00:00:00")


def test_the_archive_as_downloaded_is_the_same_as_the_file_alone() -> None:
    alone = read(only(GOLDEN / "en", "Overview_*.csv")).rows
    member = in_archive(GOLDEN / "fr", "Overview")["Overview"]
    assert days_in(read(member).rows) == days_in(alone)


@pytest.mark.parametrize("name", ["Overview", "FollowerActivity", "Content"])
def test_the_workbook_is_the_same_as_the_text(name: str) -> None:
    text = read(only(GOLDEN / "en", f"{name}_*.csv"))
    workbook = read(only(GOLDEN / "fr", f"{name}_*.xlsx"))
    assert [row.figures for row in workbook.rows] == [row.figures for row in text.rows]


def test_what_is_undefined_is_nothing_and_what_fell_is_negative() -> None:
    followers = days_in(read(only(GOLDEN / "en", "FollowerHistory_*.csv")).rows)
    assert followers == {
        day: {
            **({} if count is None else {"followers": count}),
            "follower_change": change,
        }
        for day, count, change in FACTS["followers"]
    }
    viewers = read(only(GOLDEN / "en", "Viewers_*.csv"))
    assert [row.figures for row in viewers.rows[:25]] == [()] * 25
    assert days_in(viewers.rows).keys() == {
        day for day, total, _ in FACTS["viewers"] if total is not None
    }
    comments = [day["comments"] for day in days_in(read_overview()).values()]
    assert min(comments) < 0


def read_overview() -> list[FigureRow]:
    return read(only(GOLDEN / "en", "Overview_*.csv")).rows


def test_followers_are_told_by_hour_gender_and_territory(tmp_path: Path) -> None:
    # Their archive has no moment in its name: the day of the file counts.
    path = Path(shutil.copy(GOLDEN / "fr" / "Followers_lea.exemple.zip", tmp_path))
    made_at = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()
    os.utime(path, (made_at, made_at))
    members = in_archive(tmp_path, "Followers")
    hours = read(members["FollowerActivity"]).rows
    assert len(hours) == 7 * 24
    assert hours[0].figures[0][:3] == ("2026-02-21", 0, "active_followers")
    assert hours[-1].figures[0][:3] == ("2026-02-27", 23, "active_followers")
    gender = [row.figures[0] for row in read(members["FollowerGender"]).rows]
    assert gender == [
        ("gender", "Female", "2026-03-01", "0.71"),
        ("gender", "Male", "2026-03-01", "0.28"),
        ("gender", "Other", "2026-03-01", "0.01"),
    ]
    territories = [row.figures[0][1:] for row in read(members["FollowerTopTerritories"]).rows]
    assert territories[0] == ("FR", "2026-03-01", "0.782")
    assert days_in(read(members["FollowerHistory"]).rows).keys() == {
        day for day, *_ in FACTS["followers"]
    }


@pytest.mark.parametrize(
    ("noted", "last_day"),
    [
        ((2025, 3, 1, 9, 0, 0), "2025-02-27"),
        ((1980, 1, 1, 0, 0, 0), "2026-02-27"),  # as archives do that note nothing
        ((2107, 12, 31, 0, 0, 0), "2026-02-27"),
    ],
)
def test_an_archive_that_was_copied_later_is_as_old_as_it_notes(
    tmp_path: Path, noted: tuple[int, int, int, int, int, int], last_day: str
) -> None:
    history = only(GOLDEN / "en", "FollowerHistory_*.csv").read_bytes()
    path = tmp_path / "Followers_lea.exemple.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(zipfile.ZipInfo("FollowerHistory.csv", noted), history)
    copied_at = datetime(2026, 3, 1, 12).timestamp()
    os.utime(path, (copied_at, copied_at))
    assert max(days_in(read(path / "FollowerHistory.csv").rows)) == last_day


def test_the_video_report_has_its_days_above_the_headers() -> None:
    path = GOLDEN / "Creator-Video-Performance_en.xlsx"
    source = opened(path)
    assert (source.header_row, source.columns, source.language) == (3, 11, "en")
    assert source.period() == ("2025-03-02T00:00:00", "2026-03-01T00:00:00")
    taken = source.read(OWNER)
    assert taken.currencies == ("EUR",)
    figures = [row.figures[0] for row in taken.rows]
    for figure, fact in zip(figures, FACTS["videos"], strict=True):
        content_id, _title, _posted_at, views, _likes, _comments, items, gmv, duration = fact
        assert isinstance(figure, ContentFigure)
        assert (figure.from_on, figure.to_on) == ("2025-03-02", "2026-03-01")
        assert (figure.content_id, figure.views, figure.items_sold) == (content_id, views, items)
        assert (figure.gmv, figure.currency) == (gmv, "EUR")
        assert figure.duration_seconds == duration
    first = taken.rows[0]
    assert first.words is not None
    assert first.words.posted_at == FACTS["videos"][0][2]  # to the second, from the id


def test_the_thai_video_report_names_its_own_currency() -> None:
    source = opened(GOLDEN / "Creator-Video-Performance_th.xlsx")
    taken = source.read(OWNER)
    assert (source.language, taken.currencies) == ("th", ("THB",))
    assert len(taken.rows) == len(FACTS["videos"]) + 1


def test_the_live_report_counts_all_of_each_live() -> None:
    (path,) = GOLDEN.glob("Creator-Live-Performance_*.xlsx")
    source = opened(path)
    assert source.columns == 24
    assert source.period() == ("2026-03-01T00:00:00", "2026-03-01T00:00:00")
    for row, fact in zip(read(path).rows, FACTS["lives"], strict=True):
        content_id, title, posted_at, views, likes, comments, items, gmv, duration = fact
        (figure,) = row.figures
        assert isinstance(figure, ContentFigure)
        assert (figure.from_on, figure.to_on) == (None, "2026-03-01")
        assert (figure.content_id, figure.views, figure.likes) == (content_id, views, likes)
        assert (figure.comments, figure.items_sold, figure.gmv) == (comments, items, gmv)
        assert (figure.duration_seconds, figure.click_rate) == (duration, "0.51326504")
        assert row.words is not None
        assert row.words[1:] == ("live", title, posted_at)


def test_rows_of_other_creators_are_left_out_and_counted() -> None:
    (path,) = GOLDEN.glob("partner-videos_*.xlsx")
    source = opened(path)
    taken = source.read(OWNER)
    assert (taken.other_creators, source.other_creators) == (1, 1)
    assert source.creators() == {"tom.lain": 1, "lea.exemple": len(taken.rows)}
    assert taken.currencies == ("IDR",)
    assert [row.key for row in taken.rows] == [fact[0] for fact in FACTS["videos"][1:]]


@pytest.mark.parametrize("name", ["agency-en.csv", "agency-before-july.csv", "agency-id.csv"])
def test_agency_reports_are_the_same_whatever_their_headers(name: str) -> None:
    source = opened(GOLDEN / name)
    taken = source.read(RUPIAH)
    assert (taken.summaries, taken.other_creators) == (1, 1)
    assert taken.currencies == ("IDR",)
    assert source.period() == ("2026-02-15T00:00:00", "2026-02-21T00:00:00")
    figures = [row.figures[0]._asdict() for row in taken.rows]
    stated = [
        {key: value for key, value in figure.items() if value is not None} for figure in figures
    ]
    assert stated == [
        {
            "product_id": "1729384756102938475",
            "campaign_id": "",
            "from_on": "2026-02-15",
            "to_on": "2026-02-21",
            "product_name": "Serum Vitamin C 30 ml",
            "currency": "IDR",
            "gmv": 5_835_187,
            "orders": 41,
            "items_sold": 44,
            "click_rate": "0.1319",
        },
        {
            "product_id": "1729384756102938999",
            "campaign_id": "",
            "from_on": "2026-02-15",
            "to_on": "2026-02-21",
            "product_name": "Krim malam, 50 ml",
            "currency": "IDR",
            "gmv": 0,
            "orders": 0,
            "items_sold": 0,
            "click_rate": "0.1319",
        },
    ]


def test_of_the_account_data_only_the_posts_are_read() -> None:
    source = opened(GOLDEN / "user_data_tiktok.json")
    assert (source.container, source.headers) == ("json", ["Date", "Link", "Likes", "Title"])
    rows = source.read(OWNER).rows
    assert len(rows) == len(FACTS["videos"])
    for row, fact in zip(rows, FACTS["videos"], strict=True):
        (post,) = row.figures
        assert isinstance(post, Post)
        assert post.posted_second == int(fact[0]) >> 32
        assert (post.likes, post.title) == (fact[4], fact[1].replace("\n", " "))


def test_columns_that_are_not_used_are_named() -> None:
    lives = opened(only(GOLDEN, "Creator-Live-*.xlsx"))
    assert lives.unread.columns == ("AOV", "GMV per hour", "Avg. viewing duration", "LIVE CTR")
    assert opened(GOLDEN / "Creator-Video-Performance_en.xlsx").unread.columns == ()
