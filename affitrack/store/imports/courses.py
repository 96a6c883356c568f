"""The course of one line: what each import said of it in turn, and what follows from that.

`LineWriter` writes a course down while files come in. Here it is read back, and told anew without
the words of an import that is undone: by the same rules, so that the line is as if that file had
never been taken in.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.store.imports.known import differs_in_words_only
from affitrack.store.imports.ranks import (
    TAX_SUMS,
    Voice,
    completed,
    filled,
    is_as_new,
    outranks,
    own_words,
    rewords,
    takes_over,
    with_whole_final,
    with_whole_sums,
)
from affitrack.store.sql.columns import STATED

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from affitrack.store.imports.known import Stated

ORIGIN: Final = ("import_id", "source_row")

IS_FILL: Final = "is_fill"
"""Marks a note of `line_history` that left the line to the import whose values it has."""


class Word(NamedTuple):
    """What one import said of a line."""

    import_id: int
    source_row: int
    stated: Stated
    partly: Collection[str] = ()
    """Sums of taxes among `stated` that lack a tax."""


class Note(NamedTuple):
    """A row of `line_history`: an import that changed the line, or stated what was known."""

    import_id: int
    source_row: int
    before: dict[str, Any] | None
    own: Mapping[str, Any] = {}
    """What its row said in its own words (`ranks.own_words`)."""

    @property
    def is_fill(self) -> bool:
        """Whether it only added what the file that counts has no column for."""
        return self.before is not None and IS_FILL in self.before


class OlderRow(NamedTuple):
    """A row of `older_rows`."""

    import_id: int
    source_row: int
    stated: dict[str, Any]


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
            if not note.is_fill:  # else its word is an older row
                stated = _overlaid(now.stated, note.own)
                partly = note.own.keys() & TAX_SUMS
                said.append(Word(note.import_id, note.source_row, stated, partly))
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

    def latest(self, voices: Mapping[int, Voice]) -> str:
        """Return the last moment at which what stands was said."""
        stands = voices[self.created_by]
        moment = stands.moment
        for note in self.notes:
            of_note = voices[note.import_id]
            if note.before is None:
                moment = _confirmed(moment, stands, of_note)
            elif not note.is_fill:
                stands, moment = of_note, of_note.moment
        return moment


def course_without(course: Course, import_id: int, voices: Mapping[int, Voice]) -> Course | None:
    """Return the course of a line had an import never been; None where nothing is said then.

    The words after it are taken in anew, as `ImportRun` does row by row.
    """
    told = course.before(import_id)
    latest = "" if told is None else told.latest(voices)
    for said in course.words_after(import_id):
        voice = voices[said.import_id]
        if told is None:
            first = Word(*said[:2], _overlaid(said.stated, voice.lacks))
            told, latest = Course(said.import_id, first), voice.moment
            continue
        known, of_known = told.stands, voices[told.stands.import_id]
        stated = completed(said.stated, known.stated, voice.lacking)
        if said.partly:
            stated = with_whole_sums(stated, known.stated, said.partly)
        if voice.is_secondhand:
            raw = _overlaid(said.stated, voice.lacks)
            stated = with_whole_final(stated, raw, known.stated)
        word = Word(*said[:2], stated)
        own = own_words(said.stated, stated, voice.lacking)
        if word.stated == known.stated or differs_in_words_only(known.stated, word.stated):
            if takes_over(of_known, voice) or rewords(
                known.stated, word.stated, of_known, voice, latest
            ):
                _change(told, word, own)
                latest = voice.moment
            else:
                _confirm(told, word, own_words(said.stated, known.stated, voice.lacking))
                latest = _confirmed(latest, of_known, voice)
            continue
        counts = outranks(known.stated, word.stated, of_known, voice)
        if counts is None:
            counts = is_as_new(known.stated, word.stated, of_known, voice, latest)
        if counts:
            _change(told, word, own)
            latest = voice.moment
        elif known.import_id != word.import_id:
            told.older.append(older_row(known.stated, word, own))
            _fill(told, word, filled(known.stated, word.stated, of_known, voice))
    return told


def older_row(known: Stated, word: Word, own: Mapping[str, Any]) -> OlderRow:
    """Return what has to be kept of a word that what is known overrules, and of its own words."""
    blank = {column: value for column, value in own.items() if column not in TAX_SUMS}
    said = {**_differences(word.stated, known), **blank}
    return OlderRow(word.import_id, word.source_row, said)


def _confirm(course: Course, word: Word, own: Mapping[str, Any]) -> None:
    is_noted = bool(course.notes) and course.notes[-1].import_id == word.import_id
    if word.import_id != course.stands.import_id and not is_noted:
        course.notes.append(Note(word.import_id, word.source_row, None, own))


def _confirmed(moment: str, of_known: Voice, voice: Voice) -> str:
    """Return the moment of what is known once a file has stated the same."""
    is_as_good = of_known.is_secondhand or not voice.is_secondhand
    return max(moment, voice.moment) if is_as_good else moment


def _fill(course: Course, word: Word, stated: Stated) -> None:
    known = course.stands
    if stated == known.stated:
        return
    course.stands = known._replace(stated=stated)
    before = _differences(known.stated, stated)
    before |= {"import_id": known.import_id, "source_row": known.source_row, IS_FILL: True}
    if course.notes and course.notes[-1].import_id == word.import_id:
        before = (course.notes.pop().before or {}) | before
    course.notes.append(Note(word.import_id, word.source_row, before))


def _change(course: Course, word: Word, own: Mapping[str, Any]) -> None:
    known, course.stands = course.stands, word
    if word.import_id == course.created_by:
        return
    before = _differences(known.stated, word.stated)
    before |= {"import_id": known.import_id, "source_row": known.source_row}
    if course.notes and course.notes[-1].import_id == word.import_id:
        before |= course.notes.pop().before or {}  # what was before the first time
    course.notes.append(Note(word.import_id, word.source_row, before, own))


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
