"""The columns of all lines, in the order in which lines follow each other: by moment, then key."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np  # noqa: TID253 - see the package

from affitrack.domain.stage import Outcome
from affitrack.store.lines.in_memory.reading import (
    TEXTS,
    Coder,
    joined_rows,
    lowered,
    small,
    sortable,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_FLOWS: Final = frozenset({Outcome.PENDING.value, Outcome.SETTLED.value})
_DAY_BITS: Final = 20  # of a day counted from the year 1
_OUTCOME_BITS: Final = 4
_DAY_IN_MOMENT: Final = 1_000_000


class Course(NamedTuple):
    """What lines have in common that move through the stages together; as in `line_totals`."""

    account_id: int
    currency: str
    outcome: str
    release_on: date | None
    """Of pending and settled lines."""
    payout_on: date | None
    """Likewise; of deducted lines the day on which the money was taken back."""


@dataclass
class Columns:
    """All lines, column by column. Row n of each array is the n-th line by moment and key."""

    line_ids: NDArray[Any]
    ordered_at: NDArray[np.int64]
    """20261114210400."""
    order_ids: NDArray[np.uint8]
    """Place by place, in small letters: `order_ids[0]` are the first signs of all order ids."""
    order_signs: NDArray[np.bool_]
    """Which bytes occur in them at all."""
    codes: dict[str, NDArray[Any]]
    """Numbers of texts: product_id, content_id, shop, at_risk_until."""
    texts: dict[str, list[str]]
    """The texts themselves, by their number."""
    courses: list[Course]
    course: NDArray[Any]
    """Which of the courses each line takes."""
    numbers: dict[str, NDArray[Any]]
    """net, audit_flags."""
    may_be_odd: NDArray[np.bool_]
    """See `lines.odd_lines`."""
    orders: dict[str, NDArray[Any]]
    """Rows in the order of each column, ready before anybody asks: sorting takes too long."""

    @property
    def rows(self) -> int:
        """Return how many lines there are."""
        return len(self.line_ids)

    def bytes(self) -> int:
        """Return how much memory the columns take."""
        several = (self.codes, self.numbers, self.orders)
        arrays = [
            self.line_ids, self.ordered_at, self.order_ids, self.course, self.may_be_odd,
        ]  # fmt: skip
        arrays += [array for each in several for array in each.values()]
        return sum(array.nbytes for array in arrays)


class Making:
    """Makes columns of the parts that were read; each step takes a part of a second at most."""

    def __init__(
        self, parts: Sequence[dict[str, Any]], coders: dict[str, Coder], names: dict[str, Any]
    ) -> None:
        """Prepare.

        Args:
            parts: what `reading.part_of` returned, with numbers in place of coded texts; they are
                emptied, so that nothing is held twice.
            coders: what gave those numbers.
            names: for product_id, content_id, shop and account_id what they are sorted by.
        """
        self._read = {
            name: (joined_rows if name in TEXTS else np.concatenate)(
                [part.pop(name) for part in parts]
            )
            for name in tuple(parts[0])
        }
        self._coders = coders
        self._names = names
        self._order: NDArray[Any] = np.zeros(0, np.int32)
        self._made: Columns | None = None

    def steps(self) -> Iterator[Callable[[], None]]:
        """Yield what is to be done, in order."""
        yield self._put_in_order
        yield self._make_columns
        for name in ("price", "base", "net", "items_sold"):
            yield partial(self._sort, name, name)
        yield partial(self._sort, "settled_on", "settled_at")
        for name in ("product_id", "content_id", "rate", "currency", "release_on", "payout_on"):
            yield partial(self._sort_texts, name, name, self._coders[name].texts)
        for name, by in (("product_name", "product_id"), ("content", "content_id"), ("shop",) * 2):
            yield partial(self._sort_texts, name, by, self._names[by])
        yield self._sort_accounts
        yield self._sort_order_ids

    def columns(self) -> Columns:
        """Return the columns; after all steps."""
        if self._made is None:
            raise RuntimeError
        return self._made

    def _taken(self, name: str) -> NDArray[Any]:
        array: NDArray[Any] = self._read[name][self._order]
        return array

    def _put_in_order(self) -> None:
        """Find the order by moment, order, SKU, product, content and account, as SQL sorts."""
        moments, orders = self._read["ordered_at"], sortable(self._read["order_id"])
        order = np.lexsort((orders, moments)).astype(np.int32)
        is_same = _is_as_before(orders, order) & _is_as_before(moments, order)
        del orders
        if bool(is_same.any()):
            self._order_within(order, is_same)
        del self._read["sku_id"]
        self._order = order

    def _order_within(self, order: NDArray[Any], is_same: NDArray[Any]) -> None:
        """Order the lines of each order among themselves, in place."""
        group = np.concatenate([[0], np.cumsum(~is_same, dtype=np.int32)])
        is_member = np.concatenate([is_same, [False]]) | np.concatenate([[False], is_same])
        places = np.flatnonzero(is_member)
        lines = order[places]
        skus = sortable(self._read["sku_id"][lines])
        contents, products = (
            _dense(self._coders[name].texts)[self._read[name][lines]]
            for name in ("content_id", "product_id")
        )
        accounts = self._read["account_id"][lines]
        order[places] = lines[np.lexsort((accounts, contents, products, skus, group[places]))]

    def _make_columns(self) -> None:
        courses, course = self._find_courses()
        order_ids, order_signs = self._order_signs()
        coded = ("product_id", "content_id", "shop", "at_risk_until")
        self._made = Columns(
            line_ids=small(self._taken("line_id")),
            ordered_at=self._taken("ordered_at"),
            order_ids=order_ids,
            order_signs=order_signs,
            codes={name: small(self._taken(name)) for name in coded},
            texts={name: self._coders[name].texts for name in coded},
            courses=courses,
            course=course,
            numbers={name: small(self._taken(name)) for name in ("net", "audit_flags")},
            may_be_odd=self._taken("may_be_odd"),
            orders={},
        )

    def _order_signs(self) -> tuple[NDArray[np.uint8], NDArray[np.bool_]]:
        """Return the order ids place by place, and which bytes occur there."""
        as_read = self._read["order_id"]
        places = np.empty(as_read.shape[::-1], np.uint8)
        occurs = np.zeros(256, np.bool_)
        for place, signs in enumerate(places):
            signs[:] = lowered(as_read[:, place].take(self._order))
            occurs[signs] = True
        return places, occurs

    def _find_courses(self) -> tuple[list[Course], NDArray[Any]]:
        account_ids, accounts = np.unique(self._taken("account_id"), return_inverse=True)
        accounts = small(accounts)
        outcomes, currencies = (self._coders[name].texts for name in ("outcome", "currency"))
        outcome = self._taken("outcome")
        is_flow = np.array([text in _FLOWS for text in outcomes])[outcome]
        is_back = np.array([text == Outcome.DEDUCTED for text in outcomes])[outcome]
        back = np.flatnonzero(is_back)
        release, payout = (
            np.where(is_flow, _days(self._coders[name].texts).take(self._taken(name)), 0)
            for name in ("release_on", "payout_on")
        )
        settled, ordered = (
            self._read[name].take(self._order.take(back)) for name in ("settled_at", "ordered_at")
        )
        taken_back = np.where(settled != 0, settled, ordered) // _DAY_IN_MOMENT
        payout[back] = [_ordinal(int(day)) for day in taken_back]
        key = accounts.astype(np.int64) * len(currencies) + self._taken("currency")
        key = (key << _OUTCOME_BITS) + outcome
        for days in (release, payout):
            key <<= _DAY_BITS
            key += days
        _, first, course = np.unique(key, return_index=True, return_inverse=True)
        currency = self._taken("currency")
        courses = [
            Course(
                int(account_ids[accounts[row]]),
                currencies[currency[row]],
                outcomes[outcome[row]],
                date.fromordinal(int(release[row])) if release[row] else None,
                date.fromordinal(int(payout[row])) if payout[row] else None,
            )
            for row in first
        ]
        return courses, small(course)

    def _sort_texts(self, name: str, by: str, keys: Sequence[str]) -> None:
        if name == "rate":
            ranks = _dense([float(text) if text else float("-inf") for text in keys])
        else:
            ranks = _dense(keys)
        self._keep_order(name, small(ranks).take(self._taken(by)))

    def _sort_accounts(self) -> None:
        account_ids, accounts = np.unique(self._taken("account_id"), return_inverse=True)
        handles = [self._names["account_id"][int(account_id)] for account_id in account_ids]
        self._keep_order("account", small(_dense(handles)).take(accounts))

    def _sort(self, name: str, by: str) -> None:
        self._keep_order(name, self._taken(by))

    def _sort_order_ids(self) -> None:
        self._keep_order("order_id", sortable(self._taken("order_id")))

    def _keep_order(self, name: str, keys: NDArray[Any]) -> None:
        order = np.argsort(keys, kind="stable").astype(np.int32)
        self.columns().orders[name] = order


def _is_as_before(values: NDArray[Any], order: NDArray[Any]) -> NDArray[np.bool_]:
    """Return which values, all but the first, are those before them in an order."""
    ordered = values.take(order)
    same: NDArray[np.bool_] = ordered[1:] == ordered[:-1]
    return same


def _dense(keys: Sequence[Any]) -> NDArray[np.int32]:
    """Return the place of each key among the distinct ones."""
    places = {key: place for place, key in enumerate(sorted(set(keys)))}
    return np.array([places[key] for key in keys], np.int32)


def _days(texts: Sequence[str]) -> NDArray[np.int32]:
    days = [date.fromisoformat(text).toordinal() if text else 0 for text in texts]
    return np.array(days, np.int32)


def _ordinal(day: int) -> int:
    return date(day // 10_000, day // 100 % 100, day % 100).toordinal()
