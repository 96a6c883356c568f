"""The rejected rows of one file: the first ones at hand, the others on the disk.

A file may have a million rows of which none can be taken; in memory they would need gigabytes.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import IO, TYPE_CHECKING, Final

from affitrack.ingest.rejects.rejects import Reject
from affitrack.wording.message import UserError, message
from affitrack.wording.system import reason_of

if TYPE_CHECKING:
    from types import TracebackType

AT_HAND: Final = 2000


class KeptRejects(Collection[Reject], AbstractContextManager["KeptRejects"]):
    """Rejected rows in the order of the file; closed when it is left as a context.

    They are iterated over by one reader at a time.
    """

    def __init__(self) -> None:
        self._first: list[Reject] = []
        self._count = 0
        self._pieces = 0
        self._spool: IO[bytes] | None = None

    def extend(self, rejects: Sequence[Reject]) -> None:
        """Add rows. Raises `UserError` where the disk has no room for them."""
        room = AT_HAND - len(self._first)
        self._first += rejects[:room]
        self._count += len(rejects)
        if len(rejects) > room:
            self._put_by(rejects[room:])

    def first(self, most: int) -> list[Reject]:
        """Return the first rows, at most `AT_HAND`."""
        return self._first[:most]

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Reject]:
        yield from self._first
        if self._spool is not None:
            self._spool.seek(0)
            for _ in range(self._pieces):
                yield from pickle.load(self._spool)  # noqa: S301 - nobody else can write it

    def __contains__(self, reject: object) -> bool:
        return any(each == reject for each in self)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._spool is not None:
            self._spool.close()

    def _put_by(self, rejects: Sequence[Reject]) -> None:
        try:
            if self._spool is None:
                self._spool = tempfile.TemporaryFile()  # noqa: SIM115 - closed in __exit__
            pickle.dump(rejects, self._spool, pickle.HIGHEST_PROTOCOL)
        except OSError as error:
            found = message(
                "ingest.rejects_unkept", path=tempfile.gettempdir(), why=reason_of(error)
            )
            raise UserError(found) from error
        self._pieces += 1
