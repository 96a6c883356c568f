"""Order lines out of the store into arrays, some thousand rows in each part.

SQLite joins each column of a part into one text, so that a part costs Python one row: a window
that shares the interpreter waits for no million of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np  # noqa: TID253 - see the package

from affitrack.store.lines.odd_lines import MAY_BE_ODD

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from numpy.typing import NDArray

ROWS_AT_ONCE: Final = 8_192
NOTHING: Final = -(2**63) + 1
"""Stands for a number that the files do not state; it sorts before all others, as NULL does."""

CODED: Final = (
    "product_id",
    "content_id",
    "shop",
    "currency",
    "outcome",
    "release_on",
    "payout_on",
    "at_risk_until",
    "rate",
)
"""Texts of which the same few occur again and again."""
MOMENTS: Final = ("ordered_at", "settled_at")
TEXTS: Final = ("order_id", "sku_id")
NUMBERS: Final = (
    "line_id",
    "account_id",
    "net",
    "price",
    "base",
    "items_sold",
    "audit_flags",
)
_NULLABLE: Final = frozenset(
    {"release_on", "payout_on", "at_risk_until", "rate", "settled_at", "price", "base"}
)
_SEPARATOR: Final = "\x1f"
_MOMENT_DIGITS: Final = (0, 1, 2, 3, 5, 6, 8, 9, 11, 12, 14, 15, 17, 18)  # 2026-11-14T21:04:00


class UnfitError(ValueError):
    """The lines hold something that this form has no room for; SQL answers instead."""


def part_of(connection: sqlite3.Connection, after: int, until: int) -> dict[str, Any]:
    """Return columns of the lines with numbers above `after` up to `until`.

    Texts are matrices of bytes, padded with zeros; moments and numbers are integers.

    Raises:
        UnfitError: a text holds control characters, or a moment is written unusually.
    """
    names = (*CODED, *MOMENTS, *TEXTS, *NUMBERS)
    joined = ", ".join(f"CAST(group_concat({_stated(name)}, :by) AS BLOB)" for name in names)
    count, odd, *stated = connection.execute(
        f"SELECT count(*), group_concat(line_id) FILTER (WHERE {MAY_BE_ODD}), {joined}"
        " FROM order_lines WHERE line_id > :after AND line_id <= :until",
        {"by": _SEPARATOR, "after": after, "until": until},
    ).fetchone()
    columns = dict(zip(names, stated, strict=True))
    if not count:
        return {}
    part: dict[str, Any] = {name: _matrix(columns[name], count) for name in (*CODED, *TEXTS)}
    part |= {name: _moments(_matrix(columns[name], count)) for name in MOMENTS}
    part |= {name: small(_numbers(columns[name], count)) for name in NUMBERS}
    part["may_be_odd"] = np.isin(part["line_id"], list(map(int, odd.split(","))) if odd else [])
    return part


def small(numbers: NDArray[Any]) -> NDArray[Any]:
    """Return whole numbers in the smallest form that holds them."""
    low, high = (int(numbers.min()), int(numbers.max())) if len(numbers) else (0, 0)
    for kind in (np.uint8, np.uint16, np.int16, np.int32):
        if np.iinfo(kind).min <= low and high <= np.iinfo(kind).max:
            return numbers.astype(kind)
    return numbers.astype(np.int64)


def joined_rows(matrices: Iterable[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    """Return matrices of bytes one below the other, as wide as the widest."""
    parts = list(matrices)
    width = max(part.shape[1] for part in parts)
    return np.concatenate([_widened(part, width) for part in parts])


def lowered(rows: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return texts with small letters for A to Z, which is all that SQLite's LIKE overlooks."""
    is_capital = (rows >= ord("A")) & (rows <= ord("Z"))
    return rows + np.where(is_capital, np.uint8(32), np.uint8(0))


def sortable(rows: NDArray[np.uint8]) -> NDArray[Any]:
    """Return texts as what sorts as SQLite sorts them: numbers where they are ids of one length."""
    width = rows.shape[1]
    is_digit = rows.size > 0 and rows.min() >= ord("0") and rows.max() <= ord("9")
    if width <= 19 and is_digit:  # noqa: PLR2004 - uint64
        return _read_digits(rows, range(width)).astype(np.uint64)
    return np.ascontiguousarray(rows).view(f"S{width}").ravel()


class Coder:
    """Gives each text that occurs a number, in the order of their coming."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self._hashes: NDArray[np.uint64] = np.zeros(0, np.uint64)
        self._codes: NDArray[np.int32] = np.zeros(0, np.int32)
        self._rows: NDArray[np.uint8] = np.zeros((0, 1), np.uint8)

    def codes(self, rows: NDArray[np.uint8]) -> NDArray[np.int32]:
        """Return the numbers of some texts.

        Raises:
            UnfitError: two texts are taken for one (once in a lifetime of universes).
        """
        width = max(rows.shape[1], self._rows.shape[1])
        rows, self._rows = _widened(rows, width), _widened(self._rows, width)
        hashes = _hashed(rows)
        known = self._find(hashes)
        is_new = known < 0
        if bool(is_new.any()):
            _, first = np.unique(hashes[is_new], return_index=True)
            self._learn(rows[is_new][first], hashes[is_new][first])
            known = self._find(hashes)
        if not np.array_equal(self._rows[known], rows):
            raise UnfitError
        return known

    def _find(self, hashes: NDArray[np.uint64]) -> NDArray[np.int32]:
        if not len(self._hashes):
            return np.full(len(hashes), -1, np.int32)
        places = np.minimum(np.searchsorted(self._hashes, hashes), len(self._hashes) - 1)
        return np.where(self._hashes[places] == hashes, self._codes[places], np.int32(-1))

    def _learn(self, rows: NDArray[np.uint8], hashes: NDArray[np.uint64]) -> None:
        first = len(self.texts)
        self.texts += [bytes(row).rstrip(b"\0").decode() for row in rows]
        self._rows = np.concatenate([self._rows, rows])
        codes = np.arange(first, len(self.texts), dtype=np.int32)
        all_hashes = np.concatenate([self._hashes, hashes])
        order = np.argsort(all_hashes)
        self._hashes = all_hashes[order]
        self._codes = np.concatenate([self._codes, codes])[order]


def _stated(name: str) -> str:
    if name not in _NULLABLE:
        return name
    return f"coalesce({name}, {NOTHING if name in NUMBERS else repr('')})"


def _matrix(joined: bytes, count: int) -> NDArray[np.uint8]:
    """Return texts that stand one after the other as the rows of a matrix."""
    signs = np.frombuffer(joined + _SEPARATOR.encode(), np.uint8)
    ends = np.flatnonzero(signs == ord(_SEPARATOR))
    if len(ends) != count or bool((signs == 0).any()):
        raise UnfitError
    width, rest = divmod(len(signs), count)
    if rest == 0 and bool((ends == np.arange(1, count + 1) * width - 1).all()) and width > 1:
        return signs.reshape(count, width)[:, :-1]
    starts = np.concatenate([[0], ends[:-1] + 1])
    places = np.arange(max(int((ends - starts).max()), 1))
    is_inside = places < (ends - starts)[:, None]
    signs_of = signs[np.minimum(starts[:, None] + places, len(signs) - 1)]
    return np.where(is_inside, signs_of, np.uint8(0))


def _moments(rows: NDArray[np.uint8]) -> NDArray[np.int64]:
    """Return moments as numbers: 20261114210400; nothing is 0."""
    if rows.shape[1] == 1 and not bool(rows.any()):
        return np.zeros(len(rows), np.int64)
    if rows.shape[1] != 19:  # noqa: PLR2004 - the length of a moment
        raise UnfitError
    digits = rows[:, list(_MOMENT_DIGITS)]
    is_stated = rows[:, 0] != 0
    is_digit = (digits >= ord("0")) & (digits <= ord("9"))
    if not bool((is_digit.all(axis=1) == is_stated).all()):
        raise UnfitError
    return np.where(is_stated, _read_digits(rows, _MOMENT_DIGITS), 0).astype(np.int64)


def _read_digits(rows: NDArray[np.uint8], places: Iterable[int]) -> NDArray[np.uint64]:
    value = np.zeros(len(rows), np.uint64)
    for place in places:
        value = value * np.uint64(10) + (rows[:, place] - np.uint8(ord("0")))
    return value


def _numbers(joined: bytes, count: int) -> NDArray[np.int64]:
    text = joined.decode("ascii").replace(_SEPARATOR, " ")
    numbers = np.fromstring(text, np.int64, count, sep=" ")
    if len(numbers) != count:
        raise UnfitError
    return numbers


def _widened(rows: NDArray[np.uint8], width: int) -> NDArray[np.uint8]:
    lacking = width - rows.shape[1]
    return np.pad(rows, ((0, 0), (0, lacking))) if lacking else rows


def _hashed(rows: NDArray[np.uint8]) -> NDArray[np.uint64]:
    weights = np.random.default_rng(1).integers(1, 2**63, rows.shape[1], np.uint64)
    total = np.zeros(len(rows), np.uint64)
    for place, weight in enumerate(weights):
        total += rows[:, place] * (weight * np.uint64(2) + np.uint64(1))
    return total
