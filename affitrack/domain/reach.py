"""Reach: when a video was posted, and what its views brought in.

    EPM        = earned x 1 000 / views      money per 1 000 views, in the currency's minor unit
    GPM        = GMV x 1 000 / views         likewise
    conversion = orders / views              a rate: 0.0012 is 12 orders from 10 000 views

Each is rounded once, half up: money to the minor unit, the conversion to six decimals. Without
views there is no answer, which is not the same as zero.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from dateutil import tz

from affitrack.domain.money import round_half_up

_VIEWS: Final = 1_000
_MILLIONTH: Final = Decimal("0.000001")

# Ids of videos have 19 digits and hold the Unix second of posting above their lower 32 bits. That
# gave the date that TikTok Studio shows for 29 of 29 videos (facts/formats.md 4.1, 2026).
_VIDEO_ID: Final = re.compile(r"[67][0-9]{18}")
_TIME_BITS: Final = 32
_POSTS: Final = frozenset({"video", "carousel"})


def posting_second(content_id: str, content_type: str) -> int | None:
    """Return the Unix second (UTC) at which a video or a carousel of photos was posted.

    None where its id does not tell.

    Ids of showcases and shared links are the creator's own and tell another time.
    """
    if content_type not in _POSTS or not _VIDEO_ID.fullmatch(content_id):
        return None
    return int(content_id) >> _TIME_BITS


def posting_moment(content_id: str, content_type: str, time_zone: str) -> str | None:
    """Return `posting_second` on the wall clock of a market, as ISO text without a zone.

    Args:
        content_id: as the platform writes it.
        content_type: "video", "carousel" or another type.
        time_zone: IANA name of the market's zone.
    """
    second = posting_second(content_id, content_type)
    return None if second is None else wall_clock(second, time_zone)


def wall_clock(unix_second: int, time_zone: str) -> str:
    """Return a Unix second on the wall clock of a zone, as ISO text without a zone.

    Raises `LookupError` for a name that is no time zone.
    """
    zone = tz.gettz(time_zone)
    if zone is None:
        raise LookupError(time_zone)
    moment = datetime.fromtimestamp(unix_second, UTC).astimezone(zone)
    return moment.replace(tzinfo=None).isoformat()


def per_thousand_views(minor: int, views: int | None) -> int | None:
    """Return money for each 1 000 views, in the minor units of `minor`; None without views."""
    if not views:
        return None
    return round_half_up(Decimal(minor * _VIEWS) / views)


def conversion(orders: int, views: int | None) -> Decimal | None:
    """Return orders for each view, with six decimals; None without views."""
    if not views:
        return None
    return (Decimal(orders) / views).quantize(_MILLIONTH, ROUND_HALF_UP)
