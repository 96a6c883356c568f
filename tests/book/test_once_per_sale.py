"""Several files in one call: what they do together is the store after all against the store now."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

import pytest

from affitrack.book import Book
from affitrack.domain.changes import together
from affitrack.domain.stage import EARNED, Stage
from tests.gui.real import HANDLE
from tests.ingest.samples import sale, write_sales

AS_OF = date(2026, 11, 22)
ORDERS = 9
STATES = ("En attente", "Réglée", "Inéligible")


def state_of(book: Book) -> dict[str, tuple[Stage, int, str]]:
    return {
        line.facts.order_id: (line.stage, line.derived.net, line.facts.status)
        for line in book.lines()
    }


def earned(state: tuple[Stage, int, str] | None) -> int:
    return state[1] if state is not None and state[0] in EARNED else 0


def random_file(path: Path, random: Random) -> Path:
    chosen = random.sample(range(ORDERS), random.randint(2, ORDERS - 1))
    rows = [
        sale(
            order_id=f"57801288492076000{order}",
            ordered_at=f"0{order + 1}/11/2026 10:00:00",
            status=random.choice(STATES),
            est_standard=random.choice(("2,49", "1,20", "3,00")),
            settled_at="/",
            final_earned="/",
            actual_base="/",
            actual_standard="/",
        )
        for order in chosen
    ]
    return write_sales(path, rows)


@pytest.mark.parametrize("seed", range(12))
def test_each_sale_is_told_once_by_the_store_now_and_after_all_files(
    tmp_path: Path, seed: int
) -> None:
    random = Random(seed)
    first, *files = [random_file(tmp_path / f"{place}.csv", random) for place in range(4)]
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        book.import_files([first], account=HANDLE)
        before = state_of(book)
        tried = book.import_files(files, dry_run=True)
        assert state_of(book) == before
        done = book.import_files(files)
        after = state_of(book)

    differences = [each for result in tried for each in result.differences]
    kinds = {each.after.order_id: each.kind for each in differences}
    assert len(kinds) == len(differences), "each once"
    new = after.keys() - before.keys()
    moved = {order for order in before if before[order] != after[order]}
    assert {order for order, kind in kinds.items() if kind == "new"} == new
    assert moved <= {order for order, kind in kinds.items() if kind == "changed"}
    for each in differences:
        if each.kind == "changed" and each.derived_before is not None:
            assert each.derived_before.net == before[each.after.order_id][1]
            assert each.derived_after.net == after[each.after.order_id][1]
        if each.kind == "new":
            assert each.derived_after.net == after[each.after.order_id][1]

    listed = Counter(kinds.values())
    for results in (tried, done):
        counts = [result.adds.sales for result in results]
        for kind, at in (("new", 0), ("changed", 1), ("known", 2), ("older", 3)):
            assert sum(each[at] for each in counts) == listed[kind]
        effect = together(result.adds.effect for result in results)
        assert sum(effect.earned_by_new.values()) == sum(earned(after[order]) for order in new)
        grown = sum(earned(after[order]) - earned(before[order]) for order in before)
        assert sum(move.earned for move in effect.moves) == grown
        assert sum(move.lines for move in effect.moves) == listed["changed"]
