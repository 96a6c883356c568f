"""Files about reach as the platform writes them: archives, reports, account data.

TikTok Studio puts every cell in quotation marks, begins with a byte order mark, ends without a line
break and stores its archives uncompressed; headers are English in every language of the app.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from affitrack.demo.creator import HANDLE, Creator, creator_year
from affitrack.demo.reach import (
    GENDERS,
    LAG,
    TERRITORIES,
    DayReach,
    PostReach,
    active_followers,
    days_of_reach,
    reach_of_posts,
)
from affitrack.demo.reach_words import studio_day
from affitrack.demo.rhythm import SECONDS_PER_DAY, clock, paris_unix_time
from affitrack.demo.workbook import write_table

_NOTHING: Final = "undefined"
_TOP_POSTS: Final = 13
_ACTIVE_DAYS: Final = 7
_HANDLE: Final = HANDLE.removeprefix("@")
Rows = list[list[str]]

VIDEO_HEADERS: Final = {
    "en": (
        "Video name", "Posted", "Duration", "GMV", "Direct GMV", "Views", "Items sold", "CTR",
        "Completion", "New followers", "ID",
    ),
    "th": (
        "ชื่อวิดีโอ", "โพสต์แล้ว", "ระยะเวลา", "GMV", "GMV โดยตรง", "ยอดการดู", "จำนวนที่ขายได้", "CTR",
        "การดูจนจบ", "ผู้ติดตามใหม่", "รหัส",
    ),
}  # fmt: skip
_LIVE_HEADERS: Final = (
    "Room ID", "Room Title", "Start Time", "End Time", "Duration", "Attributed GMV",
    "Attributed items sold", "Attributed orders", "Attributed SKU orders", "Customers", "AOV",
    "Views", "Impressions", "GMV per hour", "Avg. viewing duration", "LIVE CTR",
    "Product Impressions", "Product clicks", "CTR", "CTOR", "New followers", "Comments", "Shares",
    "Likes",
)  # fmt: skip


def write_reach(out: Path, *, seed: int = 1, lines: int = 4_000, until: date) -> list[Path]:
    """Write what the fictional creator could download about reach; the same bytes each time.

    Four archives of TikTok Studio in French, the report on videos and that on LIVEs. Arguments as
    of `write_demo`. Raises `OSError` where the folder cannot be written.
    """
    creator = creator_year(seed, until, lines)
    posts = reach_of_posts(creator, until)
    out.mkdir(parents=True, exist_ok=True)
    studio = studio_tables(creator, posts, until, "fr")
    paths = write_studio(studio, out, until)
    videos = out / f"Creator-Video-Performance_{until:%Y%m%d}235900.xlsx"
    write_table(video_report(posts, until - timedelta(days=364), until), videos)
    lives = out / f"Creator-Live-Performance_{until:%Y%m%d}235900.xlsx"
    write_table(live_report(posts), lives)
    return [*paths, videos, lives]


# --- TikTok Studio --------------------------------------------------------------------------------


def studio_tables(
    creator: Creator,
    posts: Sequence[PostReach],
    until: date,
    language: str,
    number_of_days: int = 365,
) -> dict[str, Rows]:
    """Return the tables of TikTok Studio by the names of their files, as of a day."""
    last = until - LAG
    days = days_of_reach(creator, posts, last, number_of_days)

    def day(value: date) -> str:
        return studio_day(value, language)

    return {
        "Overview": _overview(days, language),
        "Viewers": [
            ["Date", "Total Viewers", "New Viewers", "Returning Viewers"],
            *(
                [day(d.day), *map(_stated, (d.total_viewers, d.new_viewers, d.returning_viewers))]
                for d in days
            ),
        ],
        "FollowerHistory": [
            ["Date", "Followers", "Difference in followers from previous day"],
            *([day(d.day), _stated(d.followers), str(d.follower_change)] for d in days),
        ],
        "FollowerActivity": [
            ["Date", "Hour", "Active followers"],
            *(
                [day(when), str(hour), str(active_followers(creator, when, hour))]
                for when in (last - timedelta(days=back) for back in reversed(range(_ACTIVE_DAYS)))
                for hour in range(24)
            ),
        ],
        "FollowerGender": [["Gender", "Distribution"], *map(list, GENDERS)],
        "FollowerTopTerritories": [["Top territories", "Distribution"], *map(list, TERRITORIES)],
        "Content": _content(posts, last, language),
    }


def write_studio(tables: dict[str, Rows], out: Path, until: date) -> list[Path]:
    """Write the tables as the archives that the platform makes of them."""
    parts = {
        "Overview": ("Overview",),
        "Viewers": ("Viewers",),
        "Followers": (
            "FollowerHistory", "FollowerActivity", "FollowerGender", "FollowerTopTerritories",
        ),
        "Content": ("Content",),
    }  # fmt: skip
    paths = []
    for name, tables_of in parts.items():
        path = out / studio_name(name, until, ".zip")
        with ZipFile(path, "w", ZIP_STORED) as archive:
            for table in tables_of:
                entry = ZipInfo(f"{table}.csv")  # dated 1980
                entry.create_system = 0
                archive.writestr(entry, studio_csv(tables[table]))
        # The day of a download without one in its name is the day of the file.
        made_at = paris_unix_time(until, SECONDS_PER_DAY - 1)
        os.utime(path, (made_at, made_at))
        paths.append(path)
    return paths


def studio_name(name: str, until: date, suffix: str) -> str:
    """Return the name of a download: all but that of the followers hold the end of their days."""
    if name == "Followers":
        return f"{name}_{_HANDLE}{suffix}"
    end = paris_unix_time(until - LAG, SECONDS_PER_DAY - 1)
    return f"{name}_{until.isoformat()}_{end}_{_HANDLE}{suffix}"


def studio_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return a table as TikTok Studio writes it."""
    quoted = (",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    return "\n".join(quoted).encode("utf-8-sig")


def _overview(days: Iterable[DayReach], language: str) -> Rows:
    return [
        ["Date", "Video Views", "Profile Views", "Likes", "Comments", "Shares"],
        *(
            [
                studio_day(d.day, language),
                *map(str, (d.video_views, d.profile_views, d.likes, d.comments, d.shares)),
            ]
            for d in days
        ),
    ]


def _content(posts: Sequence[PostReach], last: date, language: str) -> Rows:
    header = [
        "Time", "Video title", "Video link", "Post time", "Total likes", "Total comments",
        "Total shares", "Total views",
    ]  # fmt: skip
    return [
        header,
        *(
            [
                studio_day(last, language),
                post.title,
                _link(post),
                studio_day(post.content.posted_on, language),
                *map(str, (post.likes, post.comments, post.shares, post.views)),
            ]
            for post in top_posts(posts)
        ),
    ]


def top_posts(posts: Sequence[PostReach]) -> list[PostReach]:
    """Return the posts that TikTok Studio lists: some of the most seen."""
    seen = [post for post in posts if post.content.content_type != "live"]
    return sorted(seen, key=lambda post: -post.views)[:_TOP_POSTS]


def _link(post: PostReach) -> str:
    kind = "photo" if post.content.content_type == "carousel" else "video"
    return f"https://www.tiktok.com/@{_HANDLE}/{kind}/{post.content.content_id}"


def _stated(value: int | None) -> str:
    return _NOTHING if value is None else str(value)


# --- reports of the shop --------------------------------------------------------------------------


def video_report(
    posts: Iterable[PostReach], first: date, last: date, language: str = "en", sign: str = "€"
) -> Rows:
    """Return the report on videos: the days, a blank row, the headers, the videos."""
    rows = [
        [
            post.title,
            f"{post.content.posted_on.isoformat()} {clock(post.content.posted_second)[:5]}",
            _minutes(post.duration),
            _amount(post.gmv, sign),
            _amount(post.gmv * 9 // 10, sign),
            str(post.views),
            str(post.items),
            _percent(post.lines, post.views),
            f"{post.completion // 100}.{post.completion % 100:02}%",
            str(post.new_followers),
            post.content.content_id,
        ]
        for post in posts
        if post.content.content_type != "live"
    ]
    return [[f"{first.isoformat()} ~ {last.isoformat()}"], [], list(VIDEO_HEADERS[language]), *rows]


def live_report(posts: Iterable[PostReach]) -> Rows:
    """Return the report on LIVEs."""
    rows = []
    for post in (post for post in posts if post.content.content_type == "live"):
        content = post.content
        day = content.posted_on.isoformat()
        rows.append(
            [
                content.content_id,
                post.title,
                f"{day} {clock(content.posted_second)}",
                f"{day} {clock(min(content.ends_second, SECONDS_PER_DAY - 1))}",
                f"{post.duration // 3600}h{post.duration // 60 % 60:02}m",
                _amount(post.gmv, "€"),
                str(post.items),
                str(post.lines),
                str(post.lines),
                str(post.lines * 9 // 10),
                _amount(post.gmv // max(post.lines, 1), "€"),
                f"{post.views:,}",
                f"{post.views * 4:,}",
                _amount(post.gmv * 3600 // max(post.duration, 1), "€"),
                "45s",
                "12.4%",
                str(post.views * 2),
                str(post.views // 5),
                "51.326504%",
                _percent(post.lines, post.views // 5),
                str(post.new_followers),
                str(post.comments),
                str(post.shares),
                str(post.likes),
            ]
        )
    return [list(_LIVE_HEADERS), *rows]


def agency_report(
    rows: Iterable[tuple[str, str, str, int, int, int]],
    first: date,
    last: date,
    headers: Sequence[str],
    summary: str,
) -> Rows:
    """Return an agency's report: a row of sums, then one for each creator and product.

    Args:
        rows: creator, product id, product name, GMV, orders, items; amounts are whole rupiah.
        first: the first of its days.
        last: the last one.
        headers: of date, creator, product id, product name, GMV, orders, items, click rate.
        summary: what the row of sums is called.
    """
    days = f"{first.isoformat()}-{last.isoformat()}"
    known = list(rows)
    totals = [sum(row[place] for row in known) for place in (3, 4, 5)]  # type: ignore[misc]
    body = [
        [days, creator, product, name, _rupiah(gmv), _dotted(orders), _dotted(items), "13.19%"]
        for creator, product, name, gmv, orders, items in known
    ]
    sums = [summary, "--", "--", "-", _rupiah(totals[0]), *map(_dotted, totals[1:]), "--"]
    return [list(headers), sums, *body]


def account_data(posts: Iterable[PostReach]) -> str:
    """Return the data that people may ask TikTok for: private things and the list of posts."""
    videos = [
        {
            "Date": _utc(post),
            "Link": f"https://video.example/storage/{number}?token=abc",
            "Likes": str(post.likes),
            "WhoCanView": "Public",
            "Sound": "son original",
            "Title": post.title.replace("\n", " ") or "N/A",
        }
        for number, post in enumerate(posts)
        if post.content.content_type != "live"
    ]
    data = {
        "Comment": {"Comments": {"CommentsList": [{"date": "2026-01-01", "comment": 'privé "}"'}]}},
        "Direct Message": {
            "Chat History": {"ChatHistory": {"Chat with tom:": [{"Content": "[["}]}}
        },
        "Post": {"Posts": {"VideoList": videos}},
        "Your Activity": {"Watch History": {"VideoList": [{"Date": "2026-01-02", "Link": "x"}]}},
    }
    return json.dumps(data, ensure_ascii=False, indent=1)


def _utc(post: PostReach) -> str:
    second = paris_unix_time(post.content.posted_on, post.content.posted_second)
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _amount(cents: int, sign: str) -> str:
    return f"{sign}{cents // 100:,}.{cents % 100:02}"


def _rupiah(amount: int) -> str:
    return f"Rp{_dotted(amount)}"


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _minutes(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}min {rest}s" if minutes else f"{rest}s"


def _percent(part: int, whole: int) -> str:
    hundredths = part * 10_000 // max(whole, 1)
    return f"{hundredths // 100}.{hundredths % 100:02}%"
