"""Random histories of claims: every step is undone exactly, and the store stays sound."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.book import Book
from affitrack.domain.claim import ClaimState
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.stores import dump, new_store, take_in

AS_OF = date(2026, 11, 22)
FROZEN: dict[str, Any] = {"est_base": 2075, "est_standard": 249, "status": "frozen"}

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["make", "set", "remove", "attach", "detach"]),
        st.integers(0, 3),
        st.sampled_from(ClaimState),
        st.integers(1, 900),
    ),
    min_size=1,
    max_size=12,
)

Undo = Callable[[], object]


def step(book: Book, kind: str, which: int, state: ClaimState, number: int) -> Undo:
    """Do one thing to one of the claims; return what undoes it."""
    known = book.claims()
    if kind == "make":
        free = [each for each in book.findings() if each.claim_id is None]
        made = book.make_claim(free[: which + 1], note=f"{number}")
        return lambda: book.remove_claims([made.claim_id])
    if not known:
        return lambda: None
    claim = known[which % len(known)]
    if kind == "set":
        won = number if state is ClaimState.WON else None
        on = AS_OF + timedelta(days=number)
        book.set_claim(claim.claim_id, state=state, won=won, state_on=on, title=f"{number}")
        return lambda: book.put_claim(claim)
    if kind == "remove":
        gone = book.remove_claims([claim.claim_id])
        return lambda: book.restore_claims(gone)
    if kind == "attach":
        path = book.path.with_name("letter.txt")
        path.write_text(f"{number}", encoding="utf-8")
        attached = book.attach(claim.claim_id, path)
        return lambda: book.detach(attached.attachment_id)
    away = [book.detach(each.attachment_id) for each in claim.attachments[:1]]
    return lambda: list(map(book.restore_attachment, away))


@settings(max_examples=25)
@given(STEPS)
def test_every_step_is_undone_exactly(steps: list[tuple[str, int, ClaimState, int]]) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        new_store(Path(folder) / "affitrack.db") as store,
    ):
        take_in(store, [sale(**FROZEN, order_id=f"{n}") for n in range(6)])
        book = Book(store, AS_OF)
        done: list[tuple[Undo, dict[str, list[tuple[Any, ...]]]]] = []
        for each in steps:
            before = dump(store)
            try:
                done.append((step(book, *each), before))
            except UserError:  # nothing left to claim, or claimed elsewhere: nothing is written
                assert dump(store) == before
            for totals in book.claim_totals():
                parts = totals.open + totals.claimed_and_won + totals.claimed_and_lost
                assert totals.claimed == parts
        assert all(check.ok for check in book.check())
        for undo, before in reversed(done):
            undo()
            assert dump(store) == before
