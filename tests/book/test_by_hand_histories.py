"""Files, sales by hand and the user's corrections in any order: what must always hold."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.book import Book
from affitrack.book.correcting import ref_of
from affitrack.domain.correction import Correctable
from affitrack.domain.hand_sale import HandSale
from affitrack.domain.line import LineFacts
from affitrack.store.connection import Store
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.stores import HANDLE, dump, new_store, take_in

AS_OF = date(2026, 12, 24)


def by_hand(number: int, amount: int) -> HandSale:
    """A sale of one of three orders, the first two of which files may speak of too."""
    facts = stated(number, 0)
    return HandSale(
        account=HANDLE,
        order_id=facts.order_id,
        ordered_at=facts.ordered_at,
        amount=amount,
        product_id=facts.product_id,
        content_id=facts.content_id,
        rate="0.1",
        made_at="2026-12-01T00:00:00",
    )


def stated(number: int, amount: int) -> LineFacts:
    return sale(order_id=str(number), sku_id="", product_id="P", est_standard=amount, est_base=5000)


NUMBERS = st.integers(0, 2)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("file"), st.lists(NUMBERS, unique=True, max_size=2), st.integers(1, 9)),
        st.tuples(st.just("add"), NUMBERS, st.integers(1, 9)),
        st.tuples(st.just("change"), NUMBERS, st.integers(1, 9)),
        st.tuples(st.just("remove"), NUMBERS, st.just(0)),
        st.tuples(st.just("correct"), NUMBERS, st.integers(0, 1)),
        st.tuples(st.just("undo"), st.integers(1, 4), st.just(0)),
    ),
    max_size=8,
)


def do(book: Book, store: Store, step: tuple[str, Any, int], day: int) -> None:
    """Do a step; what is refused leaves everything as it was."""
    kind, what, amount = step
    before = dump(store)
    try:
        if kind == "file":
            rows = [stated(number, 100 * amount) for number in what]
            take_in(store, rows, f"2026-12-{day:02d}T00:00:00", name=f"{day}.csv")
        elif kind == "undo":
            book.undo_import(what)
        elif kind == "add":
            book.add_by_hand(by_hand(what, 1000 * amount))
        else:
            act_on(book, what, kind, amount)
    except UserError:
        assert dump(store) == before


def act_on(book: Book, number: int, kind: str, amount: int) -> None:
    for line in book.lines():
        if line.facts.order_id != str(number):
            continue
        entered = book.sale_by_hand(line)
        if kind == "correct":
            book.correct([line], {Correctable.RATE: "0.2" if amount else None})
        elif entered is not None and kind == "remove":
            assert book.remove_by_hand(ref_of(line)) == entered
        elif entered is not None:
            book.replace_by_hand(ref_of(line), replace(entered, amount=1000 * amount))


@settings(max_examples=30)
@given(STEPS)
def test_the_store_stays_sound_and_every_import_undone_it_is_empty(
    steps: list[tuple[str, Any, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder, new_store(Path(folder) / "store.db") as store:
        fresh = dump(store)
        book = Book(store, AS_OF)
        for day, step in enumerate(steps, start=1):
            do(book, store, step, day)
            assert [check.name for check in book.check() if not check.ok] == []
        for line in book.lines():
            book.put_corrections({ref_of(line): ()})
        for record in book.imports():
            if record.undone_at is None:
                book.undo_import(record.import_id)
        left = dump(store)
        left["line_corrections"] = []  # those of lines that were removed wait for them
        assert left == fresh
