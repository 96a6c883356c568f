"""Answers that are kept until something is written: every question about stages needs them."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from affitrack.store.connection import State, Store

_Answer = TypeVar("_Answer")


def known_until_written(
    work_out: Callable[[Store, date], _Answer],
) -> Callable[[Store, date], _Answer]:
    """Keep the last answer for each store and day until somebody writes; it must not be changed.

    Within a transaction, which may be taken back, it is worked out whenever it is asked for.
    """
    answers: WeakKeyDictionary[Store, tuple[State, date, _Answer]] = WeakKeyDictionary()

    @wraps(work_out)
    def answer(store: Store, as_of: date) -> _Answer:
        if store.connection.in_transaction:
            return work_out(store, as_of)
        state = store.state()
        known = answers.get(store)
        if known is None or known[:2] != (state, as_of):
            known = answers[store] = state, as_of, work_out(store, as_of)
        return known[2]

    return answer
