"""Figures on reach as files state them: one value for each row, or for each cell of a row.

Nothing here is money of ours: sales in these files are reported figures, kept apart from order
lines and never added to them. Days are ISO text, amounts whole minor units of `currency` (an
average that the platform states with more digits is rounded half up), shares exact decimal text.
None is what a file does not state.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


class ContentFigure(NamedTuple):
    """What a video or a LIVE had reached by a day, or reached during some days."""

    content_id: str
    from_on: str | None
    """First day counted; None: since it was posted."""
    to_on: str
    """Last day counted."""
    currency: str | None = None
    """Of the amounts; None for the account's."""
    views: int | None = None
    likes: int | None = None
    comments: int | None = None
    shares: int | None = None
    new_followers: int | None = None
    impressions: int | None = None
    product_impressions: int | None = None
    product_clicks: int | None = None
    customers: int | None = None
    orders: int | None = None
    sku_orders: int | None = None
    items_sold: int | None = None
    gmv: int | None = None
    direct_gmv: int | None = None
    click_rate: str | None = None
    order_rate: str | None = None
    completion_rate: str | None = None
    duration_seconds: int | None = None


class ContentWords(NamedTuple):
    """What a file calls a content."""

    content_id: str
    content_type: str
    title: str
    posted_at: str | None
    """As the file states it, on the market's wall clock."""


class DayFigure(NamedTuple):
    """One figure of one day of the account: its views, its followers."""

    day: str
    metric: str
    value: int


class HourFigure(NamedTuple):
    """One figure of one hour of the account."""

    day: str
    hour: int
    """0 to 23."""
    metric: str
    value: int


class AudienceShare(NamedTuple):
    """Which part of the followers a group makes up."""

    kind: str
    """"gender" or "territory"."""
    label: str
    measured_on: str
    share: str


class ProductFigure(NamedTuple):
    """What an agency's report says of one product of the account during some days."""

    product_id: str
    campaign_id: str
    from_on: str | None
    to_on: str
    product_name: str = ""
    currency: str | None = None
    gmv: int | None = None
    refunded_gmv: int | None = None
    est_commission: int | None = None
    orders: int | None = None
    items_sold: int | None = None
    items_refunded: int | None = None
    videos: int | None = None
    lives: int | None = None
    views: int | None = None
    impressions: int | None = None
    click_rate: str | None = None
    order_rate: str | None = None


class Post(NamedTuple):
    """One post of the account data export, which names no video ids."""

    posted_second: int
    """Unix second, UTC."""
    link: str
    likes: int | None
    title: str


Figure: TypeAlias = ContentFigure | DayFigure | HourFigure | AudienceShare | ProductFigure | Post


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row of a file: what it states."""

    number: int
    """Its row in the file, the header counted."""
    figures: tuple[Figure, ...]
    words: ContentWords | None = None
    key: str = ""
    """What a person would look for: a day, an id, a name."""


class FigureValue(NamedTuple):
    """One figure of a row, and what stands so far."""

    metric: str
    before: int | str | None
    """None where nothing is known of it."""
    after: int | str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """What an import does with one row of a file on reach."""

    kind: str
    """"new", "changed", "known" or "older"."""
    row: int
    about: str
    """What a person would look for: a day, an id, a name."""
    title: str
    currency: str | None
    """Of the amounts among the values."""
    values: tuple[FigureValue, ...]


@dataclass(frozen=True, slots=True)
class Reach:
    """What the newest figures say of the views of one content."""

    views: int
    from_on: str | None
    """First day of the views; None: since it was posted."""
    to_on: str
