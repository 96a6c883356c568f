"""Figures on reach in the store: taken in as statements, and taken back.

Every import's word is kept beside those of the others, and what stands is the newest one, chosen
when it is asked for: first by the day that a figure was measured on, then by the last day that its
file speaks of. So files may come in any order, an older one never covers a newer one, and undoing
an import is to remove its rows.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from affitrack.clock import moment_now
from affitrack.domain.figures import (
    AudienceShare,
    ContentFigure,
    DayFigure,
    Figure,
    FigureChange,
    FigureValue,
    HourFigure,
    Post,
    ProductFigure,
)
from affitrack.domain.records import UndoPreview
from affitrack.store.catalogue.content_words import keep_words, settle_words
from affitrack.store.catalogue.names import forget_names

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from affitrack.domain.figures import FigureRow
    from affitrack.store.connection import Store

Key = tuple[Any, ...]
Rank = tuple[str, str, str]
"""How new a word is: day measured, last moment of its file, digest of the file to settle ties."""


@dataclass(frozen=True, slots=True)
class _Table:
    """One table of figures: what its rows are about and what they say of it."""

    name: str
    make: type[Figure]
    key: Callable[[Any], Key]
    """What a figure is about; of several words about it the newest stands."""
    measured_on: Callable[[Any], str]
    first_value: int
    """Fields from here on are what is said."""


def _content_key(figure: ContentFigure) -> Key:
    period = (figure.from_on, figure.to_on) if figure.from_on else (None, None)
    return (figure.content_id, *period)


_TABLES: Final[Mapping[type[Figure], _Table]] = {
    table.make: table
    for table in (
        _Table("content_figures", ContentFigure, _content_key, lambda each: str(each.to_on), 3),
        _Table("day_figures", DayFigure, lambda each: each[:2], lambda _: "", 2),
        _Table("hour_figures", HourFigure, lambda each: each[:3], lambda _: "", 3),
        _Table(
            "audience_shares", AudienceShare, lambda e: e[:2], lambda each: str(each.measured_on), 3
        ),
        _Table("product_figures", ProductFigure, lambda each: each[:4], lambda _: "", 4),
        _Table("posts", Post, lambda each: each[:1], lambda _: "", 2),
    )
}


@dataclass(frozen=True, slots=True)
class FigureFile:
    """A file of figures about to be taken in."""

    path: Path
    file_name: str
    sha256: str
    format: str
    language: str
    file_from: str | None
    """First and last moment that it speaks of, in ISO text."""
    file_to: str | None
    imported_at: str = field(default_factory=moment_now)


_STRONGEST_FIRST: Final = ("changed", "new", "older")
_COUNTED_AS: Final = {"known": "unchanged"}
_NO_FIGURES: Final = frozenset({"currency", "product_name", "link", "title"})
_MOST_LISTED: Final = 2000


@dataclass(frozen=True, slots=True)
class TakenFigures:
    """What an import of figures came to, in rows of its file."""

    import_id: int
    new: int
    changed: int
    unchanged: int
    older: int
    changes: tuple[FigureChange, ...] = field(default=(), compare=False)
    """The first rows of each kind."""


def take_figures(
    store: Store,
    *,
    account_id: int,
    file: FigureFile,
    rows: Sequence[FigureRow],
    rejected: int,
    rejects_file: str | None,
) -> TakenFigures:
    """Take the figures of one file in.

    A content that a file lists more than once counts by the row with the most views: figures of
    reach only grow. The other row counts as older.

    Args:
        store: the open store.
        account_id: whose figures these are.
        file: what is known of the file.
        rows: what its rows state.
        rejected: how many rows could not be taken.
        rejects_file: where they are.
    """
    with store.write() as db:
        connection = store.connection
        standing = _Standing(connection, account_id)
        chosen, doubles = _without_doubles(rows)
        rank = (file.file_to or "", file.sha256)
        changes = [standing.change_by(row, rank) for row in chosen]
        counts = Counter(_COUNTED_AS.get(change.kind, change.kind) for change in changes)
        counts.update(doubles)
        counted = {name: counts[name] for name in ("new", "changed", "unchanged", "older")}
        table = db.table("imports").insert(
            {
                "account_id": account_id,
                "path": str(file.path),
                "file_name": file.file_name,
                "sha256": file.sha256,
                "format": file.format,
                "language": file.language,
                "imported_at": file.imported_at,
                "file_from": file.file_from,
                "file_to": file.file_to,
                "rows": len(rows) + rejected,
                **counted,
                "rejected": rejected,
                "rejects_file": rejects_file,
                "holds": "figures",
            }
        )
        import_id = int(table.last_pk)  # type: ignore[arg-type]
        _insert(connection, import_id, chosen)
        keep_words(connection, import_id, [row.words for row in chosen if row.words is not None])
    return TakenFigures(import_id, **counted, changes=_first_of_each(changes))


def holds_figures(connection: sqlite3.Connection, import_id: int) -> bool:
    """Whether an import holds figures on reach, and no order lines."""
    query = "SELECT EXISTS (SELECT 1 FROM imports WHERE import_id = ? AND holds = 'figures')"
    return bool(connection.execute(query, (import_id,)).fetchone()[0])


def forget_figures(connection: sqlite3.Connection, import_id: int) -> UndoPreview:
    """Remove what an import said; what others said stands again.

    Returns what became of the rows of its file: removed where no other import speaks of the same,
    restored where an older word stands again, kept where a newer word stood already.
    """
    done = _fates(connection, import_id)
    for table in (*(table.name for table in _TABLES.values()), "content_words"):
        connection.execute(f"DELETE FROM {table} WHERE import_id = ?", (import_id,))
    settle_words(connection)
    forget_names(connection, import_id)
    return done


def _fates(connection: sqlite3.Connection, import_id: int) -> UndoPreview:
    query = "SELECT account_id FROM imports WHERE import_id = ?"
    (account_id,) = connection.execute(query, (import_id,)).fetchone()
    fates: dict[int, set[str]] = {}
    for table in _TABLES.values():
        own: dict[Key, tuple[Rank, int]] = {}
        others: dict[Key, Rank] = {}
        for each, figure, rank, row in _words(connection, account_id, table):
            key = table.key(figure)
            if each == import_id:
                own[key] = (rank, row)
            else:
                others[key] = max(rank, others.get(key, rank))
        for key, (rank, row) in own.items():
            other = others.get(key)
            fate = "removed" if other is None else "restored" if other < rank else "kept"
            fates.setdefault(row, set()).add(fate)
    order = ("restored", "removed", "kept")
    counts = Counter(next(fate for fate in order if fate in found) for found in fates.values())
    return UndoPreview(counts["removed"], counts["restored"], counts["kept"])


def same_figures(store: Store, account_id: int, sha256: str) -> int | None:
    """Return the import that took this very file into an account and still stands."""
    query = (
        "SELECT max(import_id) FROM imports WHERE sha256 = ? AND account_id = ?"
        " AND undone_at IS NULL AND holds = 'figures'"
    )
    (found,) = store.connection.execute(query, (sha256, account_id)).fetchone()
    return None if found is None else int(found)


class _Standing:
    """The newest words, read once for each table that a file speaks of."""

    def __init__(self, connection: sqlite3.Connection, account_id: int) -> None:
        self._connection = connection
        self._account_id = account_id
        self._known: dict[type[Figure], dict[Key, tuple[Rank, tuple[Any, ...]]]] = {}

    def change_by(self, row: FigureRow, file_rank: tuple[str, str]) -> FigureChange:
        """Return what a row does to what stands."""
        meanings = [self._meaning(figure, file_rank) for figure in row.figures]
        kind = next((each for each in _STRONGEST_FIRST if each in meanings), "known")
        values = (value for figure in row.figures for value in self._values(figure))
        currency = getattr(row.figures[0], "currency", None) if row.figures else None
        title = "" if row.words is None else row.words.title
        return FigureChange(kind, row.number, row.key, title, currency, tuple(values))

    def _meaning(self, figure: Figure, file_rank: tuple[str, str]) -> str:
        """Return what a figure brings: "new", "changed", "known" or "older"."""
        table = _TABLES[type(figure)]
        known = self._of(table).get(table.key(figure))
        if known is None:
            return "new"
        rank, said = known
        pairs = zip(figure[table.first_value :], said, strict=True)
        if all(new is None or new == old for new, old in pairs):
            return "known"
        return "changed" if (table.measured_on(figure), *file_rank) > rank else "older"

    def _values(self, figure: Figure) -> Iterator[FigureValue]:
        """Yield what a figure says, beside what stands."""
        table = _TABLES[type(figure)]
        known = self._of(table).get(table.key(figure))
        names = figure._fields[table.first_value :]
        says = figure[table.first_value :]
        said = (None,) * len(says) if known is None else known[1]
        for name, new, old in zip(names, says, said, strict=True):
            if new is not None and name not in _NO_FIGURES:
                yield FigureValue(getattr(figure, "metric", name), old, new)

    def _of(self, table: _Table) -> dict[Key, tuple[Rank, tuple[Any, ...]]]:
        known = self._known.get(table.make)
        if known is None:
            known = self._known[table.make] = {}
            for _import_id, figure, rank, _row in _words(self._connection, self._account_id, table):
                key = table.key(figure)
                if key not in known or rank > known[key][0]:
                    known[key] = (rank, figure[table.first_value :])
        return known


def _words(
    connection: sqlite3.Connection, account_id: int, table: _Table
) -> Sequence[tuple[int, Any, Rank, int]]:
    """Return every word of an account: its import, the figure, how new it is, its row."""
    fields: tuple[str, ...] = table.make._fields
    rows = connection.execute(
        f"SELECT import_id, source_row, coalesce(file_to, ''), sha256, {', '.join(fields)}"
        f" FROM {table.name} JOIN imports USING (import_id) WHERE account_id = ?",
        (account_id,),
    )
    found = []
    for import_id, source_row, file_to, sha256, *values in rows:
        figure = table.make(*values)
        rank = (table.measured_on(figure), file_to, sha256)
        found.append((import_id, figure, rank, source_row))
    return found


def _first_of_each(changes: Sequence[FigureChange]) -> tuple[FigureChange, ...]:
    """Return the first changes of each kind; the counts hold all."""
    seen: Counter[str] = Counter()
    listed = []
    for change in changes:
        seen[change.kind] += 1
        if seen[change.kind] <= _MOST_LISTED:
            listed.append(change)
    return tuple(listed)


def _insert(connection: sqlite3.Connection, import_id: int, rows: Sequence[FigureRow]) -> None:
    by_table: dict[type[Figure], list[tuple[Any, ...]]] = {}
    for row in rows:
        for figure in row.figures:
            values = (import_id, row.number, *figure)
            by_table.setdefault(type(figure), []).append(values)
    for kind, of_table in by_table.items():
        table = _TABLES[kind]
        columns = ("import_id", "source_row", *kind._fields)
        marks = ", ".join("?" * len(columns))
        connection.executemany(
            f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES ({marks})", of_table
        )


def _without_doubles(rows: Sequence[FigureRow]) -> tuple[list[FigureRow], Counter[str]]:
    """Return rows that are about different things, and how the others count."""
    chosen: dict[Key, FigureRow] = {}
    doubles: Counter[str] = Counter()
    for place, row in enumerate(rows):
        about = _about(row) or ("nothing", place)
        known = chosen.get(about)
        if known is None:
            chosen[about] = row
            continue
        doubles["unchanged" if known.figures == row.figures else "older"] += 1
        if _views(row) > _views(known):
            chosen[about] = row
    return list(chosen.values()), doubles


def _about(row: FigureRow) -> Key | None:
    if not row.figures:
        return None
    first = row.figures[0]
    return (type(first).__name__, *_TABLES[type(first)].key(first))


def _views(row: FigureRow) -> int:
    views = getattr(row.figures[0], "views", None)
    return views if isinstance(views, int) else 0
