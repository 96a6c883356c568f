"""Short files about reach in every form that is known, for tests.

They stand in `tests/golden/reach`, with the facts that a reader must find in them (`facts.json`).
After a change of the simulator they are written anew by

    python -m affitrack.demo.reach_samples tests/golden/reach
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

from affitrack.demo.creator import HANDLE, Creator, creator_year
from affitrack.demo.reach import LAG, DayReach, PostReach, days_of_reach, reach_of_posts
from affitrack.demo.reach_files import (
    Rows,
    account_data,
    agency_report,
    live_report,
    studio_csv,
    studio_name,
    studio_tables,
    top_posts,
    video_report,
    write_studio,
)
from affitrack.demo.reach_words import STUDIO_LANGUAGES
from affitrack.demo.rhythm import clock
from affitrack.demo.workbook import write_table

UNTIL: Final = date(2026, 3, 1)
"""Two days before is 27 February: the year begins on the 28th of the year before."""
_LINES: Final = 300
_WHOLE_YEAR: Final = frozenset({"en", "fr", "vi"})
_SOME_DAYS: Final = 60
_REPORTED: Final = 12

_EN: Final = (
    "Date", "Creator name", "Product ID", "Product name", "Creator-attributed GMV",
    "Creator-attributed orders", "Creator-attributed items sold", "CTR",
)  # fmt: skip
_EN_BEFORE_JULY: Final = (*_EN[:4], "Affiliate GMV", "Orders", "Items sold", "CTR")
_ID: Final = (
    "Tanggal", "Nama kreator", "ID produk", "Nama produk", "GMV afiliasi", "Pesanan",
    "Produk terjual", "CTR",
)  # fmt: skip
PRODUCTS: Final = (
    (HANDLE.removeprefix("@"), "1729384756102938475", "Serum Vitamin C 30 ml", 5_835_187, 41, 44),
    ("tom.lain", "1729384756102938475", "Serum Vitamin C 30 ml", 120_000, 1, 1),
    (HANDLE.removeprefix("@").upper(), "1729384756102938999", "Krim malam, 50 ml", 0, 0, 0),
)
"""Creator, product id and name, GMV in rupiah, orders, items; one row is another creator's."""
WEEK: Final = (date(2026, 2, 15), date(2026, 2, 21))


def write_samples(folder: Path) -> None:
    """Write every sample file and the facts in them."""
    creator = creator_year(1, UNTIL, _LINES)
    posts = reach_of_posts(creator, UNTIL)
    for language in STUDIO_LANGUAGES:
        _write_studio(creator, posts, language, folder / language)
    _write_reports(posts, folder)
    facts = _facts(creator, posts)
    text = json.dumps(facts, ensure_ascii=False, indent=0)
    (folder / "facts.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def _write_studio(
    creator: Creator, posts: Sequence[PostReach], language: str, folder: Path
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    days = 365 if language in _WHOLE_YEAR else _SOME_DAYS
    tables = studio_tables(creator, posts, UNTIL, language, days)
    if language == "fr":
        write_studio(tables, folder, UNTIL)
        for name in ("Overview", "FollowerActivity", "Content"):
            write_table(tables[name], folder / studio_name(name, UNTIL, ".xlsx"))
        return
    for name, rows in tables.items():
        if language == "en" or name in {"Overview", "Content"}:
            (folder / studio_name(name, UNTIL, ".csv")).write_bytes(studio_csv(rows))


def _write_reports(posts: Sequence[PostReach], folder: Path) -> None:
    some = posts[:_REPORTED]
    first, last = UNTIL - timedelta(days=364), UNTIL
    doubled = video_report(some, first, last, "th", "฿")
    doubled.append([*doubled[3][:5], "1", *doubled[3][6:]])  # a video that comes again
    write_table(video_report(some, first, last), folder / "Creator-Video-Performance_en.xlsx")
    write_table(doubled, folder / "Creator-Video-Performance_th.xlsx")
    stamp = f"{UNTIL:%Y%m%d}101500"
    write_table(live_report(posts), folder / f"Creator-Live-Performance_{stamp}.xlsx")
    write_table(_partner_report(some), folder / f"partner-videos_{stamp}.xlsx")
    reports = {
        "agency-en.csv": (_EN, "Summary", ","),
        "agency-before-july.csv": (_EN_BEFORE_JULY, "Summary", ";"),
        "agency-id.csv": (_ID, "Ringkasan", ";"),
    }
    for name, (headers, summary, delimiter) in reports.items():
        with (folder / name).open("w", encoding="utf-8-sig", newline="") as stream:
            rows = agency_report(PRODUCTS, *WEEK, headers, summary)
            csv.writer(stream, delimiter=delimiter).writerows(rows)
    data = folder / "user_data_tiktok.json"
    data.write_text(account_data(some), encoding="utf-8", newline="\n")


def _partner_report(posts: Iterable[PostReach]) -> Rows:
    headers = [
        "Video ID", "Video title", "Creator username", "Post time", "Duration", "GMV",
        "Video views", "Video likes", "Shop name",
    ]  # fmt: skip
    rows = [
        [
            post.content.content_id,
            post.title,
            "tom.lain" if place == 0 else HANDLE.removeprefix("@"),
            f"{post.content.posted_on.isoformat()} {clock(post.content.posted_second)}",
            f"{post.duration}s",
            f"Rp{post.gmv:,}".replace(",", "."),
            str(post.views),
            str(post.likes),
            "Toko Contoh",
        ]
        for place, post in enumerate(post for post in posts if post.content.content_type != "live")
    ]
    return [headers, *rows]


# --- facts ----------------------------------------------------------------------------------------


def _facts(creator: Creator, posts: Sequence[PostReach]) -> dict[str, Any]:
    last = UNTIL - LAG
    year = days_of_reach(creator, posts, last)
    some = days_of_reach(creator, posts, last, _SOME_DAYS)
    return {
        "last_day": last.isoformat(),
        "overview": [_overview(day) for day in year],
        "overview_short": [_overview(day) for day in some],
        "followers": [[d.day.isoformat(), d.followers, d.follower_change] for d in year],
        "viewers": [[d.day.isoformat(), d.total_viewers, d.new_viewers] for d in year],
        "content": [_post(post) for post in top_posts(posts)],
        "videos": [
            [*_post(post), post.items, post.gmv, post.duration]
            for post in posts[:_REPORTED]
            if post.content.content_type != "live"
        ],
        "lives": [
            [*_post(post), post.items, post.gmv, post.duration // 60 * 60]
            for post in posts
            if post.content.content_type == "live"
        ],
    }


def _overview(day: DayReach) -> list[str | int]:
    figures = (day.video_views, day.profile_views, day.likes, day.comments, day.shares)
    return [day.day.isoformat(), *figures]


def _post(post: PostReach) -> list[str | int]:
    content = post.content
    posted_at = f"{content.posted_on.isoformat()}T{clock(content.posted_second)}"
    return [content.content_id, post.title, posted_at, post.views, post.likes, post.comments]


if __name__ == "__main__":
    write_samples(Path(sys.argv[1]))
