"""What the fictional creator posts: videos, LIVEs, photo carousels, and the showcase that stays."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from affitrack.demo.catalogue import Product, products
from affitrack.demo.rhythm import LIVE_FADE, VIDEO_FADE, paris_unix_time

POSTS_IN_THE_YEAR = 60
POSTS_BEFORE = 6
"""Posted before the first day, so that the year does not begin from nothing."""
_DAYS = 365
# Platform ids hold the Unix time of their making in the upper 32 of 64 bits.
_ID_TIME_BITS = 32


class Content(NamedTuple):
    """Something that sells: one content id."""

    content_id: str
    content_type: str
    """"video", "live", "carousel", "showcase" or "link", as in `LineFacts`."""
    posted_on: date
    posted_second: int
    """Wall clock of the market."""
    ends_second: int
    """When a LIVE ends; for all others the last second of the day."""
    strength: int
    """How much it sells in its life beside the others."""
    ads_share: int
    """Sales that Shop Ads bring, per mille."""
    products: tuple[Product, ...]

    def pull(self, day: date) -> int:
        """Return how much this content sells on a day, in millionths of its strength."""
        age = (day - self.posted_on).days
        if age < 0:
            return 0
        if self.content_type in {"showcase", "link"}:
            return self.strength * 1_000_000 // _DAYS
        fade = LIVE_FADE if self.content_type == "live" else VIDEO_FADE
        return self.strength * fade[age] if age < len(fade) else 0


def snowflake(unix_time: int, salt: int) -> str:
    """Return a platform id made at a Unix time; `salt` fills the lower 32 bits."""
    return str(unix_time << _ID_TIME_BITS | salt)


def year_of_posts(seed: int, until: date) -> tuple[Content, ...]:
    """Return everything that sells in the 365 days that end with `until`, oldest first."""
    random = Random(f"posts/{seed}/{until.isoformat()}")
    first = until - timedelta(days=_DAYS - 1)
    days_before = sorted(random.sample(range(1, 46), POSTS_BEFORE), reverse=True)
    days_in = sorted(random.sample(range(_DAYS - 2), POSTS_IN_THE_YEAR - 2))
    days = [first - timedelta(days=days) for days in days_before]
    days += [first + timedelta(days=days) for days in days_in]
    # The last days always have something new, so that money on its way is there to be seen.
    days += [until - timedelta(days=2), until - timedelta(days=1)]
    posts = [_post(random, day, number, first) for number, day in enumerate(sorted(days))]
    return (*_always_there(random, first, posts), *posts)


def _post(random: Random, day: date, number: int, first: date) -> Content:
    content_type = _content_type(number)
    live = content_type == "live"
    second = random.randrange(19 * 3600, 21 * 3600) if live else random.randrange(28_800, 75_600)
    ends = second + random.randrange(5_400, 10_800) if live else 86_399
    # The audience doubles over the year; one post in eight is a hit, many times the others.
    audience = 100 + max((day - first).days, 0) * 100 // _DAYS
    hit = random.choice((6, 9, 14)) if number % 8 == 3 else 1  # noqa: PLR2004
    strength = random.randrange(20, 100) * audience * hit * (3 if live else 1)
    boosted = hit > 1 and number % 16 == 3  # noqa: PLR2004
    return Content(
        snowflake(paris_unix_time(day, second), random.getrandbits(32)),
        content_type,
        day,
        second,
        ends,
        strength,
        ads_share=350 if boosted else 40,
        products=_shown(random, 8 if live else random.choice((1, 1, 2, 3))),
    )


def _content_type(number: int) -> str:
    if number % 7 == 5:  # noqa: PLR2004
        return "live"
    return "carousel" if number % 20 == 11 else "video"  # noqa: PLR2004


def _shown(random: Random, count: int) -> tuple[Product, ...]:
    return tuple(random.sample(products(), count))


def _always_there(random: Random, first: date, posts: list[Content]) -> list[Content]:
    """The showcase and shared links: one id for both, that of the creator, which never changes."""
    opened = first - timedelta(days=200)
    creator_id = snowflake(paris_unix_time(opened, 43_200), random.getrandbits(32))
    posted = sum(post.strength for post in posts)
    showcase = Content(
        creator_id, "showcase", opened, 0, 86_399, posted // 8, ads_share=0, products=products()
    )
    link = showcase._replace(content_type="link", strength=posted // 40)
    return [showcase, link]
