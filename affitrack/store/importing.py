"""Taking one file into the store: every row becomes a new line, moves one, or changes nothing."""

from __future__ import annotations

import gc
import json
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from affitrack.domain.changes import ChangeTally
from affitrack.domain.line import LineFacts
from affitrack.domain.records import Difference
from affitrack.store.batches import Batch, Row, without_doubles
from affitrack.store.columns import FACTS, KEY_PARTS
from affitrack.store.courses import Word, older_row
from affitrack.store.deriving import learn_and_sum_up
from affitrack.store.known import (
    Key,
    KnownLine,
    counts_more,
    differs_in_words_only,
    known_line,
    known_lines,
    states_the_same,
)
from affitrack.store.line_writer import Change, LineWriter
from affitrack.store.names import NamesSeen
from affitrack.store.sums import Sums

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from types import TracebackType

    from affitrack.domain.derive import DerivedLine, Deriver
    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

_as_facts = partial(tuple.__new__, LineFacts)  # what LineFacts._make does, without its check


def _now() -> str:
    return datetime.now().astimezone().replace(tzinfo=None).isoformat(timespec="seconds")


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file about to be taken in."""

    path: Path
    file_name: str
    sha256: str
    format: str
    language: str
    period: Callable[[], tuple[str, str] | None]
    """Tells the first and last moment that the file speaks of, in ISO text; None where it does not.

    Asked as late as can be: before all its rows have passed, the file has to be read for it.
    """
    unstated: frozenset[str] = frozenset()
    """Fields of `LineFacts` for which the file has no column: what is known of them stays."""
    imported_at: str = field(default_factory=_now)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Let Python not look for cycles of objects meanwhile.

    Rows are many and hold no cycles; looking for some costs a tenth of an import.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Abandoned(Exception):  # noqa: N818 - nothing went wrong
    """The run was left before it was finished."""


class ImportRun(AbstractContextManager["ImportRun"]):
    """Takes one file in: `apply` its rows chunk by chunk, then `finish`.

    Leaving the `with` block without `finish`, or because of an error, leaves the store as it was.
    Within a transaction of the caller's (`Store.write`) the file is a part of that: whoever rolls
    it back has made a trial that told exactly what the import will do.
    """

    def __init__(
        self,
        store: Store,
        *,
        account: Account,
        deriver: Deriver,
        file: ImportedFile,
        most_differences: int = 2000,
    ) -> None:
        """Prepare to take a file in.

        Args:
            store: the open store.
            account: whose lines these are.
            deriver: works the lines out; made for this file alone, as its tally is the file's.
            file: what is known of the file.
            most_differences: how many differences of each kind are listed.
        """
        self.new = self.changed = self.unchanged = self.older = 0
        self.differences: list[Difference] = []
        """The first new, changed, known and older lines."""
        self.changes = ChangeTally()
        self._store = store
        self._account = account
        self._deriver = deriver
        self._file = file
        self._room = dict.fromkeys(("new", "changed", "known", "older"), most_differences)
        self._resources = ExitStack()
        self._is_finished = False
        self._import_id = 0
        self._names = NamesSeen()
        self._seen: set[int] | None = None
        self._moments: dict[int, str] = {}
        self._added = Sums()
        fields = enumerate(LineFacts._fields)
        self._unstated = [place for place, name in fields if name in file.unstated]
        self._without_column: dict[str, Any] = {}

    @property
    def rows(self) -> int:
        """Rows that came so far."""
        return self.new + self.changed + self.unchanged + self.older

    @property
    def earned_by_new(self) -> dict[str, int]:
        """What the new lines so far earn, by currency: all that came in but for changes."""
        earned = self._added.earned()
        earned.subtract(self.changes.earned())
        return {currency: net for currency, net in sorted(earned.items()) if net}

    @property
    def currencies(self) -> Collection[str]:
        """Currencies that occurred so far."""
        return self._names.currencies

    def __enter__(self) -> Self:
        self._resources.enter_context(_without_garbage_collection())
        with ExitStack() as until_begun:
            until_begun.push(self._resources)
            self._resources.enter_context(self._store.write())
            self._begin()
            until_begun.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None and not self._is_finished:
            error = _Abandoned()
            kind = _Abandoned
        self._resources.__exit__(kind, error, trace)

    def apply(
        self,
        lines: Sequence[tuple[Any, ...]],
        rows: Sequence[int],
        names: Sequence[tuple[str, ...]],
    ) -> None:
        """Take some rows in.

        Args:
            lines: the values of `LineFacts`, in its order.
            rows: their numbers in the file.
            names: what they say beside the facts: the values of `names.LineNames`.
        """
        if not lines:
            return
        self._names.add(lines, names)
        if not self._without_column:
            self._without_column = {FACTS[place]: lines[0][place] for place in self._unstated}
        tails = [
            (partner or None, agency or None, number)
            for (*_, partner, agency), number in zip(names, rows, strict=True)
        ]
        keys = [line[:KEY_PARTS] for line in lines]
        for batch in without_doubles(Batch(keys, list(map(_as_facts, lines)), tails)):
            self._take(batch)

    def finish(
        self, *, rows: int, rejected: int, rejects_file: str | None, basis: str | None
    ) -> int:
        """Bring everything that follows from the lines up to date; return the import's number."""
        self._tell_period()
        self._names.write(self._store.connection, self._import_id)
        if self.new or self.changed:
            sums = Sums.kept(self._store.connection, self._account.account_id)
            sums.add_sums(self._added)
            learn_and_sum_up(self._store, self._account, self._deriver, sums)
        self.differences.sort(key=lambda difference: difference.row)
        self._store.db.table("imports").update(
            self._import_id,
            {
                "rows": rows,
                "new": self.new,
                "changed": self.changed,
                "unchanged": self.unchanged,
                "older": self.older,
                "rejected": rejected,
                "rejects_file": rejects_file,
                "basis": basis,
                "unstated": json.dumps(self._without_column),
            },
        )
        self._is_finished = True
        return self._import_id

    def _begin(self) -> None:
        connection, account_id, file = self._store.connection, self._account.account_id, self._file
        query = "SELECT import_id, coalesce(file_to, '') FROM imports"
        self._moments = dict(connection.execute(query).fetchall())
        query = "SELECT EXISTS (SELECT 1 FROM order_lines WHERE account_id = ?)"
        (has_lines,) = connection.execute(query, (account_id,)).fetchone()
        # Without lines there is nothing to look up but what this very file has brought.
        self._seen = None if has_lines else set()
        counts = ("rows", "new", "changed", "unchanged", "older", "rejected")
        table = self._store.db.table("imports").insert(
            {
                "account_id": account_id,
                "path": str(file.path),
                "file_name": file.file_name,
                "sha256": file.sha256,
                "format": file.format,
                "language": file.language,
                "imported_at": file.imported_at,
                **dict.fromkeys(counts, 0),
            }
        )
        self._import_id = int(table.last_pk)  # type: ignore[arg-type]
        self._writer = LineWriter(connection, account_id, self._import_id)

    def _take(self, batch: Batch) -> None:
        known = self._known(batch)
        if not known:
            self._add(batch)
            return
        new: list[int] = []
        same: list[tuple[int, int, Row]] = []
        differing: list[tuple[KnownLine, Row]] = []
        for index, key in enumerate(batch.keys):
            found = known.get(key)
            if found is None:
                new.append(index)
                continue
            row = batch.row(index)
            if states_the_same(found, row.stated):
                same.append((found[0], found[1], row))
            else:
                differing.append((known_line(found), row))
        self._add(batch.only(new))
        self._confirm(same)
        self._compare(differing)

    def _known(self, batch: Batch) -> Mapping[Key, tuple[Any, ...]]:
        """Return what is known of the lines of a batch."""
        suspects = batch.keys
        if self._seen is not None:
            marks = list(map(hash, suspects))
            if self._seen.isdisjoint(marks):
                suspects = []
            self._seen.update(marks)
        order_ids = {key[0] for key in suspects}
        return known_lines(self._store.connection, self._account.account_id, order_ids)

    def _add(self, batch: Batch) -> None:
        derived = list(map(self._deriver.derive, batch.facts))
        self._writer.insert(batch.facts, batch.tails, derived)
        self._added.add(batch.facts, derived)
        self.new += len(derived)
        for index, follows in enumerate(derived[: self._room["new"]]):
            self._tell("new", batch.row(index), None, None, follows)

    def _confirm(self, lines: Sequence[tuple[int, int, Row]]) -> None:
        """Take in rows that state what is known: (line_id, its import, row)."""
        self._writer.confirm(
            (line_id, row.number)
            for line_id, import_id, row in lines
            if import_id != self._import_id
        )
        self.unchanged += len(lines)
        to_tell = lines[: self._room["known"]]
        for _line_id, _import_id, row in to_tell:
            known = self._deriver.derive(row.facts)
            self._tell("known", row, row.facts, known, known)

    def _compare(self, lines: Sequence[tuple[KnownLine, Row]]) -> None:
        """Take in rows that state something else than what is known of their line."""
        same: list[tuple[int, int, Row]] = []
        changes: list[tuple[KnownLine, Row]] = []
        older: list[tuple[KnownLine, Row]] = []
        for known, row_in_file in lines:
            row = self._with_what_the_file_cannot_know(known, row_in_file)
            if row.stated == known.stated or differs_in_words_only(known.stated, row.stated):
                same.append((known.line_id, known.import_id, row))
            elif self._counts_more(known, row):
                changes.append((known, row))
            else:
                older.append((known, row))
        self._confirm(same)
        self._change(changes)
        self._leave(older)

    def _change(self, lines: Sequence[tuple[KnownLine, Row]]) -> None:
        before = self._writer.derived([known.line_id for known, _ in lines])
        changes = [
            Change(known, row.stated, row.number, self._deriver.derive(row.facts))
            for known, row in lines
        ]
        self._writer.update(changes)
        self._added.add(
            [known.facts for known, _ in lines],
            [before[known.line_id] for known, _ in lines],
            times=-1,
        )
        self._added.add([row.facts for _, row in lines], [change.derived for change in changes])
        for (known, row), change in zip(lines, changes, strict=True):
            old = known.facts, before[known.line_id]
            self.changes.add(old, (row.facts, change.derived))
        self.changed += len(changes)
        listed = list(zip(lines, changes, strict=True))[: self._room["changed"]]
        for (known, row), change in listed:
            self._tell("changed", row, known.facts, before[known.line_id], change.derived)

    def _leave(self, lines: Sequence[tuple[KnownLine, Row]]) -> None:
        """Keep rows that say less, or earlier, than what is known; it stands as it is."""
        self.older += len(lines)
        self._writer.leave(
            (known.line_id, older_row(known.stated, Word(self._import_id, row.number, row.stated)))
            for known, row in lines
            if known.import_id != self._import_id  # else it would never come to count
        )
        listed = lines[: self._room["older"]]
        stands = self._writer.derived([known.line_id for known, _ in listed])
        for known, row in listed:
            said = self._deriver.derive(row.facts)
            self._tell("older", row, known.facts, stands[known.line_id], said)

    def _tell_period(self) -> None:
        """Note which days the file speaks of, once that is asked."""
        if self._import_id in self._moments:
            return
        file_from, file_to = self._file.period() or (None, None)
        self._store.db.table("imports").update(
            self._import_id, {"file_from": file_from, "file_to": file_to}
        )
        self._moments[self._import_id] = file_to or ""

    def _counts_more(self, known: KnownLine, row: Row) -> bool:
        self._tell_period()
        return counts_more(
            self._store.connection,
            known,
            row.stated,
            file_to=self._moments[self._import_id],
            moments=self._moments,
        )

    def _with_what_the_file_cannot_know(self, known: KnownLine, row: Row) -> Row:
        if not self._unstated:
            return row
        stated = list(row.stated)
        for place in self._unstated:
            stated[place] = known.stated[place]
        return Row(LineFacts._make(stated[: len(FACTS)]), tuple(stated), row.number)

    def _tell(
        self,
        kind: str,
        row: Row,
        known: LineFacts | None,
        before: DerivedLine | None,
        after: DerivedLine,
    ) -> None:
        self._room[kind] -= 1
        self.differences.append(
            Difference(
                kind=kind,
                row=row.number,
                product_name=self._names.product(row.facts.product_id),
                shop_name=self._names.shop(row.facts.shop),
                before=known,
                after=row.facts,
                derived_before=before,
                derived_after=after,
            )
        )
