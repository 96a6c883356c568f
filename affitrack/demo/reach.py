"""Who saw the fictional creator's posts: views, followers and what the platform counts beside them.

The figures fit the sales: a post that sells much was seen by many. Every number is drawn from the
seed and the thing that it is about, so that the same year gives the same figures in every file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final, NamedTuple

from affitrack.demo.creator import Creator
from affitrack.demo.orders import Sale
from affitrack.demo.posts import Content
from affitrack.demo.rhythm import LIVE_FADE, VIDEO_FADE

# TikTok Studio shows figures two days after the fact (facts/formats.md 4.1).
LAG: Final = timedelta(days=2)
_POSTS: Final = frozenset({"video", "carousel"})
_WHOLE: Final = 1_000_000
_FIRST_FOLLOWERS: Final = 8_400
# Days at the beginning of a year for which the platform states no followers.
_UNCOUNTED_DAYS: Final = 25

TITLES: Final = (
    "Ma routine du soir en 3 étapes ✨",
    "Je teste pour vous : bilan après 30 jours",
    "Le cadeau qui a fait pleurer ma mère 😭\n#idéecadeau",
    "« Trop beau pour ce prix ? » Réponse en vidéo",
    "",
    "5 trouvailles à moins de 20 €",
    "POV : tu ranges enfin ta cuisine",
    "Avant / après, sans filtre",
)
"""Fictional titles: one is empty, one has a line break, as real ones do."""

TERRITORIES: Final = (("FR", "0.782"), ("BE", "0.064"), ("CH", "0.031"), ("Others", "0.123"))
GENDERS: Final = (("Female", "0.71"), ("Male", "0.28"), ("Other", "0.01"))


class PostReach(NamedTuple):
    """What one post had reached by the end of a day."""

    content: Content
    title: str
    views: int
    likes: int
    comments: int
    shares: int
    new_followers: int
    lines: int
    """Order lines that it brought."""
    items: int
    gmv: int
    """Minor units (EUR), as the buyers paid."""
    duration: int
    """Seconds."""
    completion: int
    """Views to the end, in hundredths of a percent."""


class DayReach(NamedTuple):
    """One day of the account."""

    day: date
    video_views: int
    profile_views: int
    likes: int
    comments: int
    """Negative on days on which more were removed than written."""
    shares: int
    total_viewers: int | None
    """None where the platform had counted nothing yet."""
    new_viewers: int | None
    returning_viewers: int | None
    followers: int | None
    follower_change: int


@dataclass
class _Sold:
    lines: int = 0
    items: int = 0
    gmv: int = 0


def reach_of_posts(creator: Creator, as_of: date) -> list[PostReach]:
    """Return what videos, photo posts and LIVEs had reached by the end of a day, oldest first."""
    sold = _sold(creator.sales(last=as_of))
    posts = (post for post in creator.posts if post.content_type in {*_POSTS, "live"})
    return [_reach(creator, post, sold, as_of) for post in posts if post.posted_on <= as_of]


def days_of_reach(
    creator: Creator, posts: Iterable[PostReach], last: date, days: int = 365
) -> list[DayReach]:
    """Return the days of the account that end with `last`, oldest first."""
    views = _views_by_day(posts)
    first = last - timedelta(days=days - 1)
    followers = _FIRST_FOLLOWERS
    found = []
    for number in range(days):
        day = first + timedelta(days=number)
        random = Random(f"day/{creator.seed}/{day.isoformat()}")
        seen = views.get(day, 0) + random.randrange(40, 400)
        change = seen * random.randrange(3, 9) // 1_000 - random.randrange(0, 12)
        followers += change
        viewers = seen * random.randrange(62, 88) // 100
        new = viewers * random.randrange(45, 70) // 100
        is_counted = number >= _UNCOUNTED_DAYS
        found.append(
            DayReach(
                day=day,
                video_views=seen,
                profile_views=seen * random.randrange(8, 30) // 1_000,
                likes=seen * random.randrange(30, 90) // 1_000,
                comments=seen * random.randrange(1, 6) // 1_000 - random.randrange(0, 4),
                shares=seen * random.randrange(1, 9) // 1_000,
                total_viewers=viewers if is_counted else None,
                new_viewers=new if is_counted else None,
                returning_viewers=viewers - new if is_counted else None,
                followers=followers if is_counted else None,
                follower_change=change if is_counted else 0,
            )
        )
    return found


def active_followers(creator: Creator, day: date, hour: int) -> int:
    """Return how many followers were there in an hour of a day."""
    random = Random(f"hour/{creator.seed}/{day.isoformat()}/{hour}")
    evening = 100 if 17 <= hour <= 22 else 40 if hour >= 7 else 12  # noqa: PLR2004
    return evening * random.randrange(20, 40)


def _sold(sales: Iterable[Sale]) -> Mapping[str, _Sold]:
    found: dict[str, _Sold] = {}
    for sale in sales:
        sold = found.setdefault(sale.content.content_id, _Sold())
        sold.lines += 1
        sold.items += sale.items
        sold.gmv += sale.price * sale.items - sale.platform_discount + sale.postage
    return found


def _reach(creator: Creator, post: Content, sold: Mapping[str, _Sold], as_of: date) -> PostReach:
    random = Random(f"reach/{creator.seed}/{post.content_id}")
    own = sold.get(post.content_id, _Sold())
    by_chance = random.randrange(900, 6_000) * _share_by(post, as_of) // _WHOLE
    views = own.lines * random.randrange(320, 1_400) + by_chance
    is_live = post.content_type == "live"
    return PostReach(
        content=post,
        title=random.choice(TITLES),
        views=views,
        likes=views * random.randrange(25, 95) // 1_000,
        comments=views * random.randrange(1, 9) // 1_000,
        shares=views * random.randrange(1, 12) // 1_000,
        new_followers=views * random.randrange(1, 7) // 1_000,
        lines=own.lines,
        items=own.items,
        gmv=own.gmv,
        duration=post.ends_second - post.posted_second if is_live else random.randrange(12, 94),
        completion=random.randrange(90, 2_900),
    )


def _share_by(post: Content, as_of: date) -> int:
    """Return how much of a post's life has passed, in millionths."""
    fade = LIVE_FADE if post.content_type == "live" else VIDEO_FADE
    return sum(fade[: (as_of - post.posted_on).days + 1])


def _views_by_day(posts: Iterable[PostReach]) -> Counter[date]:
    """Spread the views of posts over their days as their sales are spread."""
    by_day: Counter[date] = Counter()
    for post in posts:
        if post.content.content_type == "live":
            continue
        for age, share in enumerate(VIDEO_FADE):
            by_day[post.content.posted_on + timedelta(days=age)] += post.views * share // _WHOLE
    return by_day
