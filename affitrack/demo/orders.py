"""The orders of one day: who buys what, through which content, at which minute, on which terms."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date
from itertools import accumulate
from random import Random
from typing import NamedTuple

from affitrack.demo.amounts import half_up
from affitrack.demo.catalogue import Product, Sku, products, skus, skus_of_shop
from affitrack.demo.life import Journey, Life, line_life, order_journey
from affitrack.demo.posts import Content
from affitrack.demo.rhythm import (
    SECONDS_PER_DAY,
    bonus_campaign,
    clock,
    promotion,
    second_of_day,
)

# Order ids are 18 digits and grow with time; the platform's begin with 577 in the autumn of 2026.
_FIRST_ORDER_ID = 398_000_000_000_000_000
_ORDER_IDS_PER_SECOND = 100_000_000
_EPOCH = date(1970, 1, 1).toordinal()

_LAST_MINUTE = SECONDS_PER_DAY - 60
_SMALL_ORDER = 2_000
_LARGEST_DISCOUNT = 500

# Chances of what an order holds.
_SEVERAL_LINES = (0.005, 0.025, 0.11)  # five lines, three, two; cumulated
_TWO_CONTENTS = 0.3  # of the orders with several lines
_SAME_SKU = 0.4  # of the orders with two contents
_SEVERAL_ITEMS = (0.03, 0.12)  # three items, two; cumulated
_DISCOUNTED = 0.12
_IN_THE_LAST_MINUTE = 0.006
_INDIRECT = 0.02


class Offer(NamedTuple):
    """The rates of a sale, in thousandths of a percent."""

    standard: int
    shop_ads: int
    bonus: int
    partner_bonus: int
    sharing: int


class Sale(NamedTuple):
    """One order line, with all that will happen to it."""

    order_id: str
    sku: Sku
    content: Content
    ordered_on: int
    """Day as an ordinal."""
    ordered_at: str
    """ISO moment, wall clock of the market."""
    items: int
    price: int
    """Of one item, minor units (EUR), tax included, after the shop's promotion."""
    platform_discount: int
    """What the platform pays of the price: lowers the GMV, not the commission base."""
    postage: int
    """What the buyer pays for sending: in the GMV, not in the base."""
    offer: Offer
    is_shop_ads: bool
    is_indirect: bool
    """Bought after the click, but not what the content showed."""
    life: Life


class SellingDay(NamedTuple):
    """What the orders of one day share."""

    ordinal: int
    iso: str
    random: Random
    promotion: int
    """Per cent off every price."""
    offers: tuple[Offer, ...]
    """By product number."""
    contents: tuple[Content, ...]
    pulls: tuple[int, ...]
    """Cumulated pull of `contents`."""


class _Click(NamedTuple):
    """A buyer who comes."""

    second: int
    serial: int
    content: Content
    lines: int


class _Head(NamedTuple):
    """What the lines of one order share."""

    order_id: str
    ordered_at: str
    is_shop_ads: bool
    journey: Journey


def selling_day(
    day: date, random: Random, posts: tuple[Content, ...], *, new_rates: bool
) -> SellingDay:
    """Return what the orders of a day share.

    Args:
        day: the day.
        random: the day's own generator.
        posts: everything that the creator posts in the year.
        new_rates: whether the shops that change their rates have done so.
    """
    pulls = [(post, pull) for post in posts if (pull := post.pull(day))]
    bonus = bonus_campaign(day)
    return SellingDay(
        day.toordinal(),
        day.isoformat(),
        random,
        promotion(day),
        tuple(_offer(product, bonus, new_rates=new_rates) for product in products()),
        tuple(post for post, _ in pulls),
        tuple(accumulate(pull for _, pull in pulls)),
    )


def orders_of(day: SellingDay, lines: int, *, first_must_wait: bool) -> list[Sale]:
    """Draw the orders of a day, oldest first: exactly `lines` lines.

    Args:
        day: what they share.
        lines: how many lines the day has, one at least.
        first_must_wait: the buyer of the first order does not pay for some days.
    """
    clicks = sorted(_clicks(day, lines))
    sales: list[Sale] = []
    for order_id, click in zip(_order_ids(day, clicks), clicks, strict=True):
        sales += _order(day, click, order_id, must_wait=first_must_wait and not sales)
    return sales


def _offer(product: Product, bonus: int, *, new_rates: bool) -> Offer:
    shop = product.shop
    return Offer(
        product.new_rate if new_rates else product.rate,
        product.ads_rate,
        bonus if product.number % 3 == 0 else 0,
        shop.partner_bonus,
        shop.sharing,
    )


def _clicks(day: SellingDay, lines: int) -> list[_Click]:
    chance = day.random.random
    whole = day.pulls[-1]
    clicks: list[_Click] = []
    while lines:
        content = day.contents[bisect_right(day.pulls, int(chance() * whole))]
        second = second_of_day(chance(), chance())
        if chance() < _IN_THE_LAST_MINUTE:  # which is where days and months are told apart
            second = _LAST_MINUTE + int(chance() * 60)
        if content.posted_on.toordinal() == day.ordinal:
            second = _while_it_is_there(content, second, chance())
        wanted = min(_drawn(chance(), _SEVERAL_LINES, (5, 3, 2)), lines)
        clicks.append(_Click(second, len(clicks), content, wanted))
        lines -= wanted
    return clicks


def _while_it_is_there(content: Content, second: int, fraction: float) -> int:
    first, last = content.posted_second + 1, content.ends_second
    return second if first <= second <= last else first + int(fraction * (last - first + 1))


def _drawn(chance: float, cumulated: tuple[float, ...], outcomes: tuple[int, ...]) -> int:
    """Return the outcome that a draw falls on; 1 beyond the last."""
    place = bisect_right(cumulated, chance)
    return outcomes[place] if place < len(outcomes) else 1


def _order(day: SellingDay, click: _Click, order_id: str, *, must_wait: bool) -> list[Sale]:
    chance = day.random.random
    shown = click.content.products
    variants = skus()[shown[int(chance() * len(shown))].number]
    sku = variants[int(chance() * len(variants))]
    shop = sku.product.shop
    head = _Head(
        order_id,
        f"{day.iso}T{clock(click.second)}",
        chance() * 1000 < click.content.ads_share,
        order_journey(day.random, day.ordinal, shop, must_wait=must_wait),
    )
    if click.lines == 1:
        return [_line(day, head, sku, click.content)]
    return [_line(day, head, other, content) for other, content in _basket(day, click, sku)]


def _order_ids(day: SellingDay, clicks: list[_Click]) -> list[str]:
    """Return an id for each order of a day: growing with time, and all different."""
    room = _ORDER_IDS_PER_SECOND // len(clicks)
    ids = []
    for position, click in enumerate(clicks):
        moment = (day.ordinal - _EPOCH) * SECONDS_PER_DAY + click.second
        salt = position * room + int(day.random.random() * (room - 1))
        number = _FIRST_ORDER_ID + moment * _ORDER_IDS_PER_SECOND + salt
        # Three zeros at the end are what a spreadsheet leaves of an id; no fault of that kind here.
        ids.append(str(number if number % 1_000 else number + 1))
    return ids


def _basket(day: SellingDay, click: _Click, first: Sku) -> list[tuple[Sku, Content]]:
    """Return what the order holds: different variants of one shop, so that every key differs."""
    chance = day.random.random
    offered = skus_of_shop(first.product.shop)
    start = offered.index(first)
    basket = [
        (offered[(start + further) % len(offered)], click.content) for further in range(click.lines)
    ]
    other = day.contents[bisect_right(day.pulls, int(chance() * day.pulls[-1]))]
    was_there = other.posted_on.toordinal() < day.ordinal
    if chance() < _TWO_CONTENTS and was_there and other.content_id != click.content.content_id:
        # Now and then even the same variant, once through each of the two.
        last = first if chance() < _SAME_SKU else basket[-1][0]
        basket[-1] = (last, other)
    return basket


def _line(day: SellingDay, head: _Head, sku: Sku, content: Content) -> Sale:
    chance = day.random.random
    product = sku.product
    items = _drawn(chance(), _SEVERAL_ITEMS, (3, 2))
    price = half_up(sku.price * (100 - day.promotion), 100)
    paid = price * items
    discount = min(half_up(paid, 10), _LARGEST_DISCOUNT) if chance() < _DISCOUNTED else 0
    return Sale(
        head.order_id,
        sku,
        content,
        day.ordinal,
        head.ordered_at,
        items,
        price,
        discount,
        product.shop.postage if paid < _SMALL_ORDER else 0,
        day.offers[product.number],
        head.is_shop_ads,
        chance() < _INDIRECT or product not in content.products,
        line_life(day.random, head.journey, product, items),
    )
