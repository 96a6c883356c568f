"""How much the word of the file that is taken in counts beside what is known of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from affitrack.domain.line import LineFacts
from affitrack.store.imports import ranks
from affitrack.store.imports.batches import Row
from affitrack.store.imports.known import last_newness
from affitrack.store.imports.ranks import Voice
from affitrack.store.sql.columns import FACTS, STATED

if TYPE_CHECKING:
    from affitrack.store.connection import Store
    from affitrack.store.imports.imported_file import ImportedFile
    from affitrack.store.imports.known import KnownLine


class FileVoice:
    """The voice of one file, beside those of all imports before it."""

    def __init__(self, store: Store, import_id: int, file: ImportedFile) -> None:
        self.lacks: dict[str, Any] = {}
        """Columns of `STATED` that the file has none for, with what its lines have there."""
        self._store = store
        self._import_id = import_id
        self._file = file
        self._others = ranks.voices(store.connection)
        del self._others[import_id]  # which is told only here, as its lines come in
        self._voice = Voice("", file.is_secondhand, is_export=ranks.is_export(file.format))
        self._has_period = False
        fields = enumerate((*LineFacts._fields, *STATED[len(FACTS) :]))
        self._unstated = [place for place, name in fields if name in file.unstated]
        self._partly_stated = file.partly_stated

    def hear(self, line: tuple[Any, ...]) -> None:
        """Learn from a line, the values of `LineFacts`, what all lines have in missing columns."""
        if not self.lacks:
            values = (*line, None, None)
            self.lacks = {STATED[place]: values[place] for place in self._unstated}
            self._voice = self._voice._replace(lacks=self.lacks)

    def tell_period(self) -> None:
        """Note which days the file speaks of, once that is asked."""
        if self._has_period:
            return
        self._has_period = True
        file_from, file_to = self._file.period() or (None, None)
        self._store.db.table("imports").update(
            self._import_id, {"file_from": file_from, "file_to": file_to}
        )
        moment = ranks.newness(file_to, self._file.file_name)
        self._voice = self._voice._replace(moment=moment)

    def counts_more(self, known: KnownLine, row: Row) -> bool:
        """Tell whether a row replaces what is known of its line."""
        self.tell_period()
        of_known = self._others.get(known.import_id, self._voice)
        counts = ranks.outranks(known.stated, row.stated, of_known, self._voice)
        if counts is None:
            latest = last_newness(self._store.connection, known, of_known)
            return ranks.is_as_new(known.stated, row.stated, of_known, self._voice, latest)
        return counts

    def takes_over(self, import_id: int) -> bool:
        """Tell whether this file is a better witness than an import that states the same."""
        return ranks.takes_over(self._others.get(import_id, ranks.UNKNOWN_VOICE), self._voice)

    def rewords(self, known: KnownLine, row: Row) -> bool:
        """Tell whether a row that says the same in another language is the one that stands."""
        if row.stated == known.stated:
            return False  # without asking when each of a million lines was last confirmed
        self.tell_period()
        of_known = self._others.get(known.import_id, self._voice)
        latest = last_newness(self._store.connection, known, of_known)
        return ranks.rewords(known.stated, row.stated, of_known, self._voice, latest)

    def completed(self, known: KnownLine, row: Row) -> Row:
        """Return a row with what its file cannot know, taken from what is known."""
        stated = ranks.completed(row.stated, known.stated, self._unstated)
        if self._partly_stated:
            stated = ranks.with_whole_sums(stated, known.stated, self._partly_stated)
        if self._voice.is_secondhand:
            stated = ranks.with_whole_final(stated, row.stated, known.stated)
        own = ranks.own_words(row.stated, stated, self._unstated)
        return Row(LineFacts._make(stated[: len(FACTS)]), stated, row.number, own)

    def own_words(self, known: KnownLine, row: Row) -> Row:
        """Return a row that confirms what is known, with what it says in other words."""
        return row._replace(own=ranks.own_words(row.stated, known.stated, self._unstated))

    def filled(self, known: KnownLine, row: Row) -> Row | None:
        """Return what is known with what a lesser row adds to it; None where it adds nothing."""
        of_known = self._others.get(known.import_id, self._voice)
        stated = ranks.filled(known.stated, row.stated, of_known, self._voice)
        if stated == known.stated:
            return None
        return Row(LineFacts._make(stated[: len(FACTS)]), stated, row.number)
