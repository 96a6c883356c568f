"""Whatever files come in, in whatever order, and whatever is undone: what must always hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.domain.line import PROGRESS, LineFacts
from affitrack.store.check import checks
from affitrack.store.connection import Store
from affitrack.store.imports.undo import preview_undo, undo_import
from tests.store.histories import File, files, line, some_store, take
from tests.store.stores import dump, known_facts, last_import_id, take_in

AS_OF = date(2026, 12, 1)


def without(file: File, columns: frozenset[str]) -> File:
    """Return a file that has no such columns; its lines have what stands for them."""
    empty = {"est_standard": None, "shop": ""}
    lacking: dict[str, Any] = {column: empty[column] for column in columns}
    return file._replace(lines=tuple(line._replace(**lacking) for line in file.lines))


def courses(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return all lines with what is kept of how they came to stand, whatever their numbers.

    Imports are told apart by their moment, which is that of their file here.
    """
    named = "(SELECT imported_at FROM imports AS i WHERE i.import_id = {0}.import_id)"
    with_key = "JOIN order_lines USING (line_id)"
    keys = "order_id, sku_id, product_id, content_id"
    lines = store.connection.execute(f"SELECT *, {named.format('order_lines')} FROM order_lines")
    own = {"line_id", "import_id", "created_by"}
    places = [n for n, column in enumerate(lines.description) if column[0] not in own]
    found = {"lines": [tuple(row[place] for place in places) for row in lines]}
    for table, column in (("line_history", "before IS NULL, own"), ("older_rows", "stated")):
        query = (
            f"SELECT {keys}, {named.format(table)}, {table}.source_row, {column}"
            f" FROM {table} {with_key}"
        )
        found[table] = store.connection.execute(query).fetchall()
    kept = dump(store)
    found |= {table: kept[table] for table in ("line_totals", "shop_learning", "currencies")}
    return {name: sorted(rows, key=repr) for name, rows in found.items()}


def what_counts(given_files: Sequence[File]) -> dict[tuple[str, ...], LineFacts]:
    """Work out what must be known: of each line the word that is furthest along, then newest."""
    best: dict[tuple[str, ...], tuple[tuple[int, str], LineFacts]] = {}
    for file in given_files:
        for facts in file.lines:
            weight = (PROGRESS[facts.status], file.file_to)
            if facts.key not in best or weight > best[facts.key][0]:
                best[facts.key] = weight, facts
    return {key: facts for key, (_, facts) in best.items()}


@settings(max_examples=25)  # each is a store of its own
@given(files(4))
def test_files_end_in_the_same_lines_whatever_their_order(given_files: list[File]) -> None:
    with some_store() as store:
        for file in given_files:
            take(store, file)
        assert known_facts(store) == what_counts(given_files)


@settings(max_examples=25)  # each is a store of its own
@given(files(3))
def test_files_end_in_the_same_names_and_totals_whatever_their_order(
    given_files: list[File],
) -> None:
    kept = ("products", "shops", "contents", "currencies", "line_totals", "shop_learning")
    found = []
    for order in (given_files, sorted(given_files)):
        with some_store() as store:
            for file in order:
                take(store, file)
            everything = dump(store)
            found.append({table: everything[table] for table in kept})
    assert found[0] == found[1]


@settings(max_examples=25)  # each is a store of its own
@given(files(4, unique=False), st.sampled_from([1, 2, 1000]))
def test_undoing_imports_from_the_last_one_back_retraces_every_step(
    given_files: list[File], chunk: int
) -> None:
    with some_store() as store:
        steps = []
        for file in given_files:
            steps.append(dump(store))
            take_in(store, file.lines, file.file_to, names=file.names, chunk=chunk)
        while steps:
            number = last_standing(store)
            told = preview_undo(store, number)
            assert undo_import(store, number, "2026-12-24T00:00:00") == told
            assert dump(store) == steps.pop()


@settings(max_examples=25)  # each is a store of its own
@given(files(5, unique=False), st.permutations(range(1, 6)))
def test_undoing_imports_in_any_order_keeps_the_store_sound_and_ends_empty(
    given_files: list[File], order: list[int]
) -> None:
    with some_store() as store:
        fresh = dump(store)
        for file in given_files:
            take_in(store, file.lines, file.file_to, names=file.names)
        for number in order:
            before = known_facts(store)
            done = undo_import(store, number, "2026-12-24T00:00:00")
            after = known_facts(store)
            assert len(before) - len(after) == done.removed
            changed = sum(before[key] != facts for key, facts in after.items())
            assert changed <= done.restored
            assert [check for check in checks(store, AS_OF) if not check.ok] == []
        assert dump(store) == fresh


@settings(max_examples=25)  # each is a store of its own
@given(files(4))
def test_a_line_stays_as_long_as_any_file_that_states_it_stands(given_files: list[File]) -> None:
    with some_store() as store:
        for file in given_files:
            take(store, file)
        undo_import(store, 1, "2026-12-24T00:00:00")
        assert known_facts(store) == what_counts(given_files[1:])


@settings(max_examples=40)  # each is two stores of its own
@given(
    files(5),
    st.permutations(range(1, 6)).flatmap(lambda order: st.integers(0, 5).map(lambda n: order[:n])),
)
def test_undoing_any_imports_in_any_order_is_as_if_they_had_never_been(
    given_files: list[File], undone: list[int]
) -> None:
    rest = [file for number, file in enumerate(given_files, start=1) if number not in undone]
    with some_store() as store, some_store() as never:
        for file in given_files:
            take(store, file)
        for file in rest:
            take(never, file)
        for number in undone:
            undo_import(store, number, "2026-12-24T00:00:00")
        assert courses(store) == courses(never)
        assert known_facts(store) == what_counts(rest)


@pytest.mark.parametrize("are_numbered", [True, False])
@settings(max_examples=25)  # each is two stores of its own
@given(given_files=files(3), order=st.permutations(range(3)), numbers=st.permutations(range(3)))
def test_files_of_one_moment_end_in_the_same_lines_whatever_their_order(
    given_files: list[File], order: list[int], numbers: list[int], *, are_numbered: bool
) -> None:
    """The numbers in their names tell which is newer; without them, how far a line's life is."""
    found = []
    for each in (range(3), order):
        with some_store() as store:
            for place in each:
                number = f"affiliate_orders_{7668993110945826580 + numbers[place]}.csv"
                name = number if are_numbered else "orders.csv"
                lines, moment = given_files[place].lines, "2026-12-01T00:00:00"
                take_in(store, lines, moment, file_name=name, sha256=str(place))
            facts = known_facts(store)
        states = {key: line.status for key, line in facts.items()}
        found.append(facts if are_numbered else states)
    assert found[0] == found[1]


def test_of_files_that_nothing_tells_apart_the_one_dropped_last_counts() -> None:
    with some_store() as store:
        for amount in (300, 100, 200):
            take_in(store, [line(0, "pending", amount)], sha256=str(amount))
        (kept,) = known_facts(store).values()
        assert kept.est_standard == 200


WAYS = st.tuples(st.sampled_from(["en", "fr"]), st.booleans())
"""The language of a file, and whether it leaves ids blank."""


def written(file: File, way: tuple[str, bool]) -> File:
    """Return a file as another program or language writes it."""
    language, is_blank = way
    said = (
        line._replace(
            status_raw=f"{line.status_raw} {language}",
            commission_type=language,
            content_id="" if is_blank else f"C{line.order_id}",
        )
        for line in file.lines
    )
    return file._replace(lines=tuple(said))


@settings(max_examples=40)  # each is two stores of its own
@given(
    files(4),
    st.lists(WAYS, min_size=4, max_size=4),
    st.permutations(range(1, 5)).flatmap(lambda order: st.integers(1, 4).map(lambda n: order[:n])),
)
def test_words_and_ids_that_only_undone_imports_said_are_gone(
    given_files: list[File], ways: list[tuple[str, bool]], undone: list[int]
) -> None:
    said = [written(file, way) for file, way in zip(given_files, ways, strict=True)]
    with some_store() as store, some_store() as never:
        for number, file in enumerate(said, start=1):
            take(store, file)
            if number not in undone:
                take(never, file)
        for number in undone:
            undo_import(store, number, "2026-12-24T00:00:00")
        assert courses(store) == courses(never)
        assert [check for check in checks(store, AS_OF) if not check.ok] == []


@settings(max_examples=25)  # each is two stores of its own
@given(
    files(4, unique=False), st.integers(1, 4), st.sets(st.sampled_from(["est_standard", "shop"]))
)
def test_lines_stated_twice_and_columns_that_a_file_lacks_are_undone_as_well(
    given_files: list[File], undone: int, lacking: set[str]
) -> None:
    found = []
    for gone in (0, undone):
        with some_store() as store:
            for number, file in enumerate(given_files, start=1):
                unstated = frozenset(lacking if number == len(given_files) else ())
                if number != gone:
                    take(store, without(file, unstated), unstated=unstated)
            if not gone:
                undo_import(store, undone, "2026-12-24T00:00:00")
            everything = dump(store)
            found.append([known_facts(store), everything["line_totals"]])
            assert [check for check in checks(store, AS_OF) if not check.ok] == []
    assert found[0] == found[1]


@settings(max_examples=25)  # each is a store of its own
@given(files(3, unique=False))
def test_taking_every_file_in_again_changes_nothing(given_files: list[File]) -> None:
    with some_store() as store:
        for file in sorted(given_files):
            take(store, file)
        before = known_facts(store)
        for file in sorted(given_files):
            take(store, file)
        assert known_facts(store) == before


def last_standing(store: Store) -> int:
    query = "SELECT max(import_id) FROM imports WHERE undone_at IS NULL"
    number = int(store.connection.execute(query).fetchone()[0])
    assert number <= last_import_id(store)
    return number
