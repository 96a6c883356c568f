"""Stores and files of a few lines, drawn at random: what the histories are made of."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from affitrack.domain.line import PROGRESS, LineFacts
from affitrack.store.connection import Store
from tests.domain.lines import sale
from tests.store.stores import Names, new_store, take_in

_SETTLED = {"settled_at": "2026-12-01T10:00:00"}


class File(NamedTuple):
    """A file with some lines, and the last moment that it speaks of."""

    file_to: str
    lines: tuple[LineFacts, ...]
    names: tuple[Names, ...]


@contextmanager
def some_store() -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory() as folder,
        new_store(Path(folder) / "affitrack.db") as store,
    ):
        yield store


def line(number: int, status: str, amount: int | None) -> LineFacts:
    settled = status in {"settled", "deducted"}
    return sale(
        order_id=str(number // 2),
        sku_id=str(number % 2),
        shop=f"SHOP{number % 3}",
        product_id=f"P{number % 2}",
        status=status,
        status_raw=status,
        est_standard=amount,
        **(_SETTLED if settled else {}),
    )


LINES = st.builds(
    line,
    number=st.integers(0, 4),
    status=st.sampled_from(sorted(PROGRESS)),
    amount=st.sampled_from([None, 0, 524]),
)
NAMES = st.tuples(
    st.sampled_from(["", "Sérum", "Crème"]),
    st.sampled_from(["", "Atelier"]),
    st.just(""),
    st.sampled_from(["", "Partenaire"]),
    st.just(""),
)


def files(number: int, *, unique: bool = True) -> st.SearchStrategy[list[File]]:
    """Up to `number` files of different days, in any order."""

    def content(day: int) -> st.SearchStrategy[File]:
        rows = st.lists(
            st.tuples(LINES, NAMES),
            max_size=5,
            unique_by=(lambda row: row[0].key) if unique else None,
        )
        return rows.map(
            lambda found: File(
                f"2026-12-{day:02d}T00:00:00",
                tuple(facts for facts, _ in found),
                tuple(names for _, names in found),
            )
        )

    days = st.permutations(range(1, number + 1)).flatmap(
        lambda order: st.tuples(*map(content, order))
    )
    return days.map(list)


def take(
    store: Store, file: File, chunk: int = 1000, unstated: frozenset[str] = frozenset()
) -> None:
    names = [(product, shop, code, "", agency) for product, shop, code, _, agency in file.names]
    take_in(
        store,
        file.lines,
        file.file_to,
        names=names,
        chunk=chunk,
        unstated=unstated,
        imported_at=file.file_to,
    )
