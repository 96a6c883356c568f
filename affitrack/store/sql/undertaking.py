"""A transaction that must be finished: left before that, it leaves the store as it was."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from affitrack.garbage import without_garbage_collection

if TYPE_CHECKING:
    from types import TracebackType

    from affitrack.store.connection import Store


class _Abandoned(Exception):  # noqa: N818 - nothing went wrong
    """It was left before it was finished."""


class Undertaking(ABC):
    """To be done in a `with` block, within a transaction of the caller's or in one of its own.

    Within the caller's it fails with the whole: the caller has to take back what it wrote.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._resources = ExitStack()
        self._is_finished = False
        self._is_part = False

    @abstractmethod
    def _begin(self) -> None:
        """Do what comes first in the transaction."""

    def __enter__(self) -> Self:
        self._resources.enter_context(without_garbage_collection())
        with ExitStack() as until_begun:
            until_begun.push(self._resources)
            self._is_part = self._store.connection.in_transaction
            self._resources.enter_context(self._store.write_within())
            self._begin()
            until_begun.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool | None:
        if error is None and not self._is_finished:
            if self._is_part:
                self._resources.close()
                raise RuntimeError("a part of a transaction is left before it is finished")
            error = _Abandoned()
            kind = _Abandoned
        return self._resources.__exit__(kind, error, trace)
