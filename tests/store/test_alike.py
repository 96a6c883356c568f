"""Lines that come by their kinds, or side by side, are taken in as if they had come one by one."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from affitrack.domain.alike import OWN, AlikeLines, LineKind
from affitrack.domain.line import LineFacts
from affitrack.domain.line_table import LineTable
from affitrack.store.connection import Store
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.imports.importing import ImportRun
from tests.domain.lines import sale
from tests.store.histories import File, files, some_store
from tests.store.stores import Names, dump, imported_file, the_account

WAYS = ("single", "by kind", "side by side")


def by_kind(
    rows: Sequence[tuple[int, LineFacts, Names]], kinds: dict[tuple[object, ...], int]
) -> AlikeLines:
    """Return rows by their kinds, of which some are known."""
    alike = AlikeLines()
    for number, facts, names in rows:
        shared = (*(v for place, v in enumerate(facts) if place not in OWN), names)
        if shared not in kinds:
            kinds[shared] = len(kinds)
            alike.new_kinds[kinds[shared]] = LineKind(tuple(facts), names)
        alike.kinds.append(kinds[shared])
        alike.order_ids.append(facts.order_id)
        alike.ordered_at.append(facts.ordered_at)
        alike.settled_at.append(facts.settled_at)
        alike.rows.append(number)
    return alike


def side_by_side(rows: Sequence[tuple[int, LineFacts, Names]]) -> list[LineTable]:
    """Return rows side by side, in tables of up to three."""
    tables = []
    for start in range(0, len(rows), 3):
        numbers, lines, names = zip(*rows[start : start + 3], strict=True)
        columns = [list(column) for column in zip(*lines, strict=True)]
        tables.append(LineTable(columns, [list(c) for c in zip(*names, strict=True)], numbers))
    return tables


def take(store: Store, file: File, chunk: int, ways: Sequence[str]) -> tuple[object, ...]:
    """Take a file in, whose rows come in several ways; return all that it tells."""
    account = the_account(store)
    deriver = deriver_for(store, account)
    about = imported_file(file_to=file.file_to, imported_at=file.file_to)
    run = ImportRun(store, account=account, deriver=deriver, file=about)
    rows = [
        (2 + place, facts, names)
        for place, (facts, names) in enumerate(zip(file.lines, file.names, strict=True))
    ]
    kinds: dict[tuple[object, ...], int] = {}
    with run:
        for start in range(0, len(rows), chunk):
            part = rows[start : start + chunk]
            single, others, tables = (
                [row for row in part if ways[row[0] % len(ways)] == way] for way in WAYS
            )
            run.apply(
                [tuple(facts) for _, facts, _ in single],
                [number for number, _, _ in single],
                [names for _, _, names in single],
                by_kind(others, kinds),
                side_by_side(tables),
            )
        run.finish(rows=run.rows, rejected=0, rejects_file=None, basis=None)
    tally = deriver.basis_tally
    counts = (run.new, run.changed, run.unchanged, run.older, tally.lines, tally.pre_tax)
    return (*counts, run.differences, run.earned_by_new, sorted(run.currencies))


@settings(max_examples=60, deadline=None)
@given(
    taken=files(3, unique=False),
    chunk=st.integers(1, 6),
    ways=st.lists(st.sampled_from(WAYS), min_size=1, max_size=4),
)
def test_all_ways_lead_to_the_same_store(taken: list[File], chunk: int, ways: list[str]) -> None:
    with some_store() as one, some_store() as other:
        for file in taken:
            told = take(one, file, chunk, ["single"])
            assert take(other, file, chunk, ways) == told
            assert dump(other) == dump(one)


def test_days_with_other_rates_are_worth_something_else() -> None:
    """Where a rate was agreed only the day of the order says what a line earns."""
    facts = sale(est_standard=None, est_base=2075, standard_rate=None)
    lines = tuple(
        facts._replace(order_id=str(day), ordered_at=f"2026-10-{day:02d}T10:00:00")
        for day in range(1, 30)
    )
    file = File("2026-11-01T00:00:00", lines, (("", "", "", "", ""),) * len(lines))
    with some_store() as one, some_store() as other:
        for store in (one, other):
            store.connection.execute(
                "INSERT INTO rate_rules (account_id, kind, rate, from_on, to_on)"
                " VALUES (1, 'standard', '0.12', '2026-10-10', '2026-10-12')"
            )
        assert take(other, file, 100, ["by kind"]) == take(one, file, 100, ["single"])
        assert dump(other) == dump(one)
        nets = one.connection.execute("SELECT DISTINCT net FROM order_lines").fetchall()
        assert len(nets) == 2
