"""Things that a few typed letters may mean: an order, a product, a shop, a video."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ThingKind(StrEnum):
    """What was found."""

    ORDER = "order"
    PRODUCT = "product"
    SHOP = "shop"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that is known by an id, and mostly by a name."""

    kind: ThingKind
    key: str
    """Order id, product id, shop code or name, content id."""
    name: str = ""
    """Name or title, "" where no file gives one."""
    content_type: str = ""
    """Of contents: "video", "live", "showcase"…"""
    moment: str = ""
    """When it was ordered or posted, in ISO text of the market's wall clock, where it is known."""
