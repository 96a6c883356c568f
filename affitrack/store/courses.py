"""The course of one line: what each import said of it in turn, and what follows from that.

`LineWriter` writes a course down while files come in. Here it is read back, and told anew without
the words of an import that is undone: by the same rules, so that the line is as if that file had
never been taken in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.line import PROGRESS
from affitrack.store.columns import FACTS, STATED
from affitrack.store.known import differs_in_words_only

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from affitrack.store.known import Stated

_STATUS: Final = FACTS.index("status")

ORIGIN: Final = ("import_id", "source_row")


class Word(NamedTuple):
    """What one import said of a line."""

    import_id: int
    source_row: int
    stated: Stated


class Note(NamedTuple):
    """A row of `line_history`: an import that changed the line, or stated what was known."""

    import_id: int
    source_row: int
    before: dict[str, Any] | None


class OlderRow(NamedTuple):
    """A row of `older_rows`."""

    import_id: int
    source_row: int
    stated: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imports:
    """What decides between the words of several imports, by import."""

    moments: Mapping[int, str]
    """Last moment that the file speaks of; "" where it does not tell."""
    unstated: Mapping[int, Mapping[str, Any]]
    """Columns that the file lacks, with what its lines have there where nothing is known."""


@dataclass
class Course:
    """A line as it stands, with what is kept of how it came to that."""

    created_by: int
    stands: Word
    notes: list[Note] = field(default_factory=list)
    """In the order of the imports, one for each that came after the first."""
    older: list[OlderRow] = field(default_factory=list)

    def before(self, import_id: int) -> Course | None:
        """Return the course up to an import; None where that, or a later one, began it."""
        if import_id <= self.created_by:
            return None
        stands = self.stands
        for note in reversed(self.notes):
            if note.import_id >= import_id and note.before is not None:
                stands = _as_before(stands, note.before)
        return Course(
            self.created_by,
            stands,
            [note for note in self.notes if note.import_id < import_id],
            [row for row in self.older if row.import_id < import_id],
        )

    def words_after(self, import_id: int) -> list[Word]:
        """Return what the imports after one said, in their order."""
        said: list[Word] = []
        now = self.stands
        known_after: dict[int, Stated] = {}
        for note in reversed(self.notes):
            known_after[note.import_id] = now.stated
            said.append(Word(note.import_id, note.source_row, now.stated))
            if note.before is not None:
                now = _as_before(now, note.before)
        said.append(Word(self.created_by, now.source_row, now.stated))
        known_after[self.created_by] = now.stated
        said += [
            Word(row.import_id, row.source_row, _overlaid(_known_to(row, known_after), row.stated))
            for row in self.older
        ]
        return sorted(
            (word for word in said if word.import_id > import_id), key=lambda word: word[:2]
        )

    def latest(self, imports: Imports) -> str:
        """Return the last moment at which what stands was said."""
        moment = imports.moments[self.created_by]
        for note in self.notes:
            of_note = imports.moments[note.import_id]
            moment = max(moment, of_note) if note.before is None else of_note
        return moment


def course_without(course: Course, import_id: int, imports: Imports) -> Course | None:
    """Return the course of a line had an import never been; None where nothing is said then.

    The words after it are taken in anew, as `ImportRun` does row by row.
    """
    told = course.before(import_id)
    latest = "" if told is None else told.latest(imports)
    for said in course.words_after(import_id):
        moment = imports.moments[said.import_id]
        unstated = imports.unstated.get(said.import_id, {})
        if told is None:
            first = said._replace(stated=_overlaid(said.stated, unstated))
            told, latest = Course(said.import_id, first), moment
            continue
        known = told.stands
        word = _completed(said, known.stated, unstated)
        if word.stated == known.stated or differs_in_words_only(known.stated, word.stated):
            _confirm(told, word)
            latest = max(latest, moment)
        elif _counts_more(known.stated, word.stated, is_newer=moment >= latest):
            _change(told, word)
            latest = moment
        elif known.import_id != word.import_id:
            told.older.append(older_row(known.stated, word))
    return told


def older_row(known: Stated, word: Word) -> OlderRow:
    """Return what has to be kept of a word that what is known overrules."""
    said = _differences(word.stated, known)
    return OlderRow(word.import_id, word.source_row, said)


def _confirm(course: Course, word: Word) -> None:
    is_noted = bool(course.notes) and course.notes[-1].import_id == word.import_id
    if word.import_id != course.stands.import_id and not is_noted:
        course.notes.append(Note(word.import_id, word.source_row, None))


def _change(course: Course, word: Word) -> None:
    known, course.stands = course.stands, word
    if word.import_id == course.created_by:
        return
    before = _differences(known.stated, word.stated)
    before |= {"import_id": known.import_id, "source_row": known.source_row}
    if course.notes and course.notes[-1].import_id == word.import_id:
        before |= course.notes.pop().before or {}  # what was before the first time
    course.notes.append(Note(word.import_id, word.source_row, before))


def _counts_more(known: Stated, stated: Stated, *, is_newer: bool) -> bool:
    """Tell which of two words counts, by the rule of `known.counts_more`."""
    before, now = PROGRESS[known[_STATUS]], PROGRESS[stated[_STATUS]]
    return is_newer if before == now else now > before


def _completed(word: Word, known: Stated, unstated: Mapping[str, Any]) -> Word:
    if not unstated:
        return word
    stated = [
        of_known if column in unstated else value
        for column, value, of_known in zip(STATED, word.stated, known, strict=True)
    ]
    return word._replace(stated=tuple(stated))


def _as_before(word: Word, before: Mapping[str, Any]) -> Word:
    import_id, source_row = (before[column] for column in ORIGIN)
    return Word(import_id, source_row, _overlaid(word.stated, before))


def _known_to(row: OlderRow, after: Mapping[int, Stated]) -> Stated:
    """Return what was known when an import with an older row came."""
    return after[max(import_id for import_id in after if import_id < row.import_id)]


def _overlaid(stated: Stated, other: Mapping[str, Any]) -> Stated:
    return tuple(other.get(column, value) for column, value in zip(STATED, stated, strict=True))


def _differences(stated: Stated, other: Sequence[Any]) -> dict[str, Any]:
    """Return the columns of `stated` in which it is not as `other`."""
    return {
        column: value
        for column, value, of_other in zip(STATED, stated, other, strict=True)
        if value != of_other
    }
