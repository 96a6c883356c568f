"""Taking one file into the store: every row becomes a new line, moves one, or changes nothing."""

from __future__ import annotations

import json
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from affitrack.domain.alike import AlikeLines
from affitrack.domain.changes import ChangeTally
from affitrack.domain.derive_all import derive_all
from affitrack.domain.line import LineFacts
from affitrack.store.catalogue.names import NamesSeen, seen_of, seen_of_table
from affitrack.store.derived.deriving import follow_rates, learn_and_sum_up
from affitrack.store.derived.sums import Sums
from affitrack.store.imports.alike_import import AlikeImport
from affitrack.store.imports.batches import Batch, Row, SingleRows, without_doubles
from affitrack.store.imports.contradictions import Contradictions
from affitrack.store.imports.courses import Word, older_row
from affitrack.store.imports.doubles import Doubles, set_doubles_aside
from affitrack.store.imports.file_voice import FileVoice
from affitrack.store.imports.imported_file import ImportedFile, note_import
from affitrack.store.imports.known import (
    Key,
    KnownLine,
    differs_in_words_only,
    known_line,
    known_lines,
    states_the_same,
)
from affitrack.store.imports.late_indexes import LateIndexes
from affitrack.store.imports.line_writer import Change, LineWriter
from affitrack.store.imports.order_days import OrderDays
from affitrack.store.imports.same_line import LooseMatches
from affitrack.store.imports.table_import import TableImport
from affitrack.store.imports.told import ToldDifferences
from affitrack.store.sql.columns import KEY_PARTS
from affitrack.store.sql.undertaking import Undertaking

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from affitrack.domain.derive import Deriver
    from affitrack.domain.line_table import LineTable
    from affitrack.domain.records import Account, Difference
    from affitrack.store.connection import Store
    from affitrack.store.imports.several import SeveralFiles

_ordered_at = itemgetter(LineFacts._fields.index("ordered_at"))
_as_facts = partial(tuple.__new__, LineFacts)  # what LineFacts._make does, without its check


class ImportRun(Undertaking):
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
        several: SeveralFiles | None = None,
        most_differences: int = 2000,
    ) -> None:
        """Prepare to take a file in.

        Args:
            store: the open store.
            account: whose lines these are.
            deriver: works the lines out; made for this file alone, as its tally is the file's.
            file: what is known of the file.
            several: follows what it does together with the other files of a call.
            most_differences: how many differences of each kind are listed.
        """
        super().__init__(store)
        self.new = self.changed = self.unchanged = self.older = 0
        self.changes = ChangeTally()
        self._account = account
        self._deriver = deriver
        self._file = file
        self._import_id = 0
        self._names = NamesSeen()
        self.order_days = OrderDays()
        self.contradictions: Contradictions | None = None
        self._told = ToldDifferences(self._names, most_differences, several)
        self._alike: AlikeImport | None = None
        self._added = Sums()

    @property
    def rows(self) -> int:
        """Rows that came so far."""
        return self.new + self.changed + self.unchanged + self.older

    @property
    def differences(self) -> list[Difference]:
        """The first new, changed, known and older lines, in the order of the file."""
        return self._told.in_order()

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

    def apply(
        self,
        lines: Sequence[tuple[Any, ...]],
        rows: Sequence[int],
        names: Sequence[tuple[str, ...]],
        alike: AlikeLines | None = None,
        tables: Sequence[LineTable] = (),
    ) -> None:
        """Take some rows in.

        Args:
            lines: the values of `LineFacts`, in its order.
            rows: their numbers in the file.
            names: what they say beside the facts: the values of `names.LineNames`.
            alike: more rows, by their kinds.
            tables: more rows, side by side.
        """
        single = SingleRows(lines, rows, names)
        self._look_at(single, alike or AlikeLines(), tables)
        if alike:
            orders = {line[0] for line in lines}.union(*(table.columns[0] for table in tables))
            single = single.merged(self._take_alike(alike, orders))
        if tables:
            orders = {line[0] for line in single.lines}
            if self._late_indexes.are_away:
                taken = self._tables.take_first(tables)
            else:
                taken = self._tables.take(tables, orders, self._voice.takes_over)
            self.new += taken.new
            self.unchanged += taken.same
            single = single.merged(taken.left)
        if single.lines:
            self._take_one_by_one(*single)

    def _look_at(self, single: SingleRows, alike: AlikeLines, tables: Sequence[LineTable]) -> None:
        """Take note of what can be said of lines before it is known what becomes of them."""
        kinds = self._by_kind.kinds_of(alike) if alike else []
        lines = [*single.lines, *(kind.values for kind in kinds)]
        seen = seen_of(lines, [*single.names, *(kind.names for kind in kinds)])
        self._names.add_all([seen, *map(seen_of_table, tables)])
        for line in lines[:1] or [table.line(0) for table in tables[:1]]:
            self._voice.hear(line)
        for moments in (
            list(map(_ordered_at, single.lines)),
            alike.ordered_at,
            *(table.column("ordered_at") for table in tables),
        ):
            self.order_days.add(moments)

    @property
    def _by_kind(self) -> AlikeImport:
        """What takes lines in by their kinds; made when there are some."""
        if self._alike is None:
            is_first = self._late_indexes.are_away
            self._alike = AlikeImport(self._writer, self._deriver, is_first=is_first)
        return self._alike

    def _take_alike(self, alike: AlikeLines, orders: Collection[str]) -> SingleRows:
        """Take in lines by their kinds, but for those of some orders; return what is left."""
        by_kind = self._by_kind
        taken = by_kind.take(alike, orders, self._voice.takes_over)
        self.new += len(taken.new)
        self.unchanged += len(taken.same)
        for kind, of_kind in (("new", taken.new), ("known", taken.same)):
            for row, follows in by_kind.told(of_kind, self._told.room[kind]):
                if kind == "new":
                    self._told.tell(kind, row, None, None, follows)
                else:  # the basis of the file is told by these
                    known = self._deriver.derive(row.facts)
                    self._told.tell(kind, row, row.facts, known, known)
        return by_kind.single(taken.left)

    def _take_one_by_one(
        self,
        lines: Sequence[tuple[Any, ...]],
        rows: Sequence[int],
        names: Sequence[tuple[str, ...]],
    ) -> None:
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
        self._voice.tell_period()
        if self._alike is not None:
            self._added.add_sums(self._alike.close())
        if not self._late_indexes.make_key():
            for doubles in set_doubles_aside(self._store.connection):
                self._late_indexes.make_key()
                self._take_again(doubles)
        self._names.write(self._store.connection, self._import_id)
        if self.new or self.changed:
            sums = Sums.kept(self._store.connection, self._account.account_id)
            sums.add_sums(self._added)
            self._late_indexes.make_first()
            learn_and_sum_up(self._store, self._account, self._deriver, sums)
        self._late_indexes.make_all()
        follow_rates(self._store, self._account, self._deriver.exceptions.rate_rules)
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
                "unstated": json.dumps(self._voice.lacks),
                **self.order_days.columns(),
            },
        )
        self._told.end(self.earned_by_new)
        self._is_finished = True
        return self._import_id

    def _begin(self) -> None:
        connection, account_id, file = self._store.connection, self._account.account_id, self._file
        # Without any line there is nothing to look up but what this very file has brought.
        self._late_indexes = LateIndexes(connection)
        self._import_id = note_import(self._store, account_id, file)
        self._told.begin(self._import_id)
        self._voice = FileVoice(self._store, self._import_id, file)
        self._writer = LineWriter(connection, account_id, self._import_id)
        self._tables = TableImport(self._writer, self._deriver, self._added, self._told)

    def _take(self, batch: Batch) -> None:
        known = self._known(batch)
        if not known:
            self._add(batch)
            return
        new: list[int] = []
        same: list[tuple[int, int, Row]] = []
        differing: list[tuple[KnownLine, Row]] = []
        loose = LooseMatches(batch, known, self._import_id)
        for index, key in enumerate(batch.keys):
            found = known.get(key) or loose.find(index)
            if found is None:
                new.append(index)
                continue
            row = batch.row(index)
            if states_the_same(found, row.stated) and not self._voice.takes_over(found[1]):
                same.append((found[0], found[1], row))
            else:
                differing.append((known_line(found), row))
        self._add(batch.only(new))
        self._confirm(same)
        self._compare(differing)

    def _known(self, batch: Batch) -> Mapping[Key, tuple[Any, ...]]:
        """Return what is known of the lines of a batch."""
        if self._late_indexes.are_away:
            return {}
        order_ids = {key[0] for key in batch.keys}
        return known_lines(self._store.connection, self._account.account_id, order_ids)

    def _take_again(self, doubles: Doubles) -> None:
        """Take in lines, which were added, as what they are: words on lines that are known."""
        self.new -= len(doubles.facts)
        self._added.add(doubles.facts, doubles.derived, times=-1)
        self._told.forget_new(doubles.rows.rows)
        for facts in doubles.facts:
            fit = self._deriver.worth(facts).fit
            if fit is not None:
                self._deriver.basis_tally.add(fit, -1)
        self._take_one_by_one(*doubles.rows)

    def _add(self, batch: Batch) -> None:
        derived = derive_all(self._deriver, batch.facts)
        self._writer.insert(batch.facts, batch.tails, derived)
        self._added.add(batch.facts, derived)
        self.new += len(derived)
        for index, follows in enumerate(derived[: self._told.room["new"]]):
            self._told.tell("new", batch.row(index), None, None, follows)

    def _confirm(self, lines: Sequence[tuple[int, int, Row]]) -> None:
        """Take in rows that state what is known: (line_id, its import, row)."""
        self._writer.confirm_rows(
            [(line_id, row) for line_id, import_id, row in lines if import_id != self._import_id]
        )
        self.unchanged += len(lines)
        for *_, row in lines[: self._told.room["known"]]:
            known = self._deriver.derive(row.facts)
            self._told.tell("known", row, row.facts, known, known)

    def _compare(self, lines: Sequence[tuple[KnownLine, Row]]) -> None:
        """Take in rows that state something else than what is known of their line."""
        same: list[tuple[int, int, Row]] = []
        changes: list[tuple[KnownLine, Row]] = []
        taken_over: list[tuple[KnownLine, Row]] = []
        older: list[tuple[KnownLine, Row]] = []
        for known, row_in_file in lines:
            row = self._voice.completed(known, row_in_file)
            if row.stated == known.stated or differs_in_words_only(known.stated, row.stated):
                if self._voice.takes_over(known.import_id) or self._voice.rewords(known, row):
                    taken_over.append((known, row))
                else:
                    row = self._voice.own_words(known, row_in_file)
                    same.append((known.line_id, known.import_id, row))
            elif self._voice.counts_more(known, row):
                changes.append((known, row))
            else:
                older.append((known, row))
        against = [*changes, *older]
        self.contradictions = Contradictions.among(against, self._import_id, self.contradictions)
        self._confirm(same)
        self._take_over(taken_over)
        self._write(self._as_changes(changes), changes, self._writer.update)
        self._leave(older)

    def _take_over(self, lines: Sequence[tuple[KnownLine, Row]]) -> None:
        """Vouch for what a lesser file said: the lines are as they were, and this file's."""
        self._writer.update(self._as_changes(lines))
        self._confirm([(known.line_id, self._import_id, row) for known, row in lines])

    def _as_changes(self, lines: Sequence[tuple[KnownLine, Row]]) -> list[Change]:
        return [
            Change(known, row.stated, row.number, self._deriver.derive(row.facts), row.own)
            for known, row in lines
        ]

    def _write(
        self,
        changes: Sequence[Change],
        lines: Sequence[tuple[KnownLine, Row]],
        write: Callable[[Sequence[Change]], None],
    ) -> None:
        """Write changes, and tell of them."""
        if not changes:
            return
        before = self._writer.derived([known.line_id for known, _ in lines])
        write(changes)
        self._added.add(
            [known.facts for known, _ in lines],
            [before[known.line_id] for known, _ in lines],
            times=-1,
        )
        self._added.add([row.facts for _, row in lines], [change.derived for change in changes])
        for (known, row), change in zip(lines, changes, strict=True):
            was, now = before[known.line_id], change.derived
            self.changes.add((known.facts, was), (row.facts, now))
            self._told.change(known, was, row, now)
        self.changed += len(changes)

    def _leave(self, lines: Sequence[tuple[KnownLine, Row]]) -> None:
        """Keep rows that say less, or earlier, than what is known; it stands as it is."""
        self._writer.leave(
            (
                known.line_id,
                older_row(known.stated, Word(self._import_id, row.number, row.stated), row.own),
            )
            for known, row in lines
            if known.import_id != self._import_id  # else it would never come to count
        )
        lines = self._fill(lines)
        self.older += len(lines)
        listed = lines[: self._told.room["older"]]
        stands = self._writer.derived([known.line_id for known, _ in listed])
        for known, row in listed:
            said = self._deriver.derive(row.facts)
            self._told.tell("older", row, known.facts, stands[known.line_id], said)

    def _fill(self, lines: Sequence[tuple[KnownLine, Row]]) -> list[tuple[KnownLine, Row]]:
        """Add what lesser rows state beyond the file that counts; return those that add nothing."""
        left: list[tuple[KnownLine, Row]] = []
        fuller: list[tuple[KnownLine, Row]] = []
        for known, row in lines:
            together = self._voice.filled(known, row)
            if together is None:
                left.append((known, row))
            else:
                fuller.append((known, together))
        self._write(self._as_changes(fuller), fuller, self._writer.fill)
        return left
