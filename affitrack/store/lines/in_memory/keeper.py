"""Makes the index of a store in small steps, and tells whether it still is what the store says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from affitrack.store.lines.in_memory.columns import Making
from affitrack.store.lines.in_memory.index import LineIndex
from affitrack.store.lines.in_memory.reading import (
    CODED,
    ROWS_AT_ONCE,
    Coder,
    UnfitError,
    part_of,
    small,
)
from affitrack.store.sql.folding import folded

if TYPE_CHECKING:
    from affitrack.store.connection import State, Store

_NAMES: Final = {
    "product_id": "SELECT product_id, name FROM products",
    "content_id": "SELECT content_id, title FROM contents",
    "shop": "SELECT shop, name FROM shops",
}


class IndexKeeper:
    """The index of one open store, made by and by, and made anew once something was written."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._index: LineIndex | None = None
        self._steps: Iterator[Callable[[], None]] = iter(())
        self._state: State | None = None
        self._unfit_at: State | None = None

    def index(self) -> LineIndex | None:
        """Return the index if it is made and says what the store says."""
        if self._index is not None and self._state != self._store.state():
            self._index = None
        return self._index

    def step(self) -> bool:
        """Do a part of the work, some tens of milliseconds; False once nothing is left to do."""
        now = self._store.state()
        if now == self._unfit_at or self.index() is not None:
            return False
        if now != self._state:
            self._state, self._steps = now, self._all_steps()
        try:
            next(self._steps)()
        except UnfitError:
            self._unfit_at, self._steps = now, iter(())
            return False
        return self._index is None

    def _all_steps(self) -> Iterator[Callable[[], None]]:
        parts: list[dict[str, Any]] = []
        coders = {name: Coder() for name in CODED}
        connection = self._store.connection
        (last,) = connection.execute("SELECT coalesce(max(line_id), 0) FROM order_lines").fetchone()

        def read(after: int) -> None:
            part = part_of(connection, after, after + ROWS_AT_ONCE)
            if part:
                for name in CODED:
                    part[name] = small(coders[name].codes(part[name]))
                parts.append(part)

        for after in range(0, last, ROWS_AT_ONCE):
            yield partial(read, after)
        if not parts:
            raise UnfitError
        making = Making(parts, coders, self._names(coders))
        yield from making.steps()
        yield lambda: self._finish(making)

    def _finish(self, making: Making) -> None:
        self._index = LineIndex(making.columns())

    def _names(self, coders: dict[str, Coder]) -> dict[str, Any]:
        """Return by what products, contents, shops and accounts are sorted."""
        connection = self._store.connection
        names: dict[str, Any] = {
            "account_id": dict(connection.execute("SELECT account_id, handle FROM accounts"))
        }
        for name, query in _NAMES.items():
            known = dict(connection.execute(query))
            names[name] = [folded(known[text]) for text in coders[name].texts]
        return names
