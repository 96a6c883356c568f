"""A sound store passes every check; each fault is found by the check that is about it."""

from __future__ import annotations

from datetime import date

import pytest

from affitrack.store.check import checks
from affitrack.store.connection import Store
from tests.domain.lines import sale
from tests.store.stores import take_in

AS_OF = date(2026, 12, 1)
SETTLED = sale(order_id="2", status="settled", settled_at="2026-12-01T10:00:00", final_earned=510)


@pytest.fixture
def used(store: Store) -> Store:
    """A store with two imports, the second of which changed a line."""
    take_in(store, [sale(), SETTLED._replace(status="pending", settled_at=None)], "2026-11-20")
    take_in(store, [SETTLED], "2026-12-02")
    return store


def failed(store: Store) -> list[str]:
    return [check.name for check in checks(store, AS_OF) if not check.ok]


def test_a_sound_store_passes_every_check(store: Store, used: Store) -> None:
    found = checks(used, AS_OF)
    assert [check.name for check in found] == [
        "integrity",
        "references",
        "names",
        "origins",
        "counts",
        "claims",
        "stages",
        "totals",
        "learning",
        "corrections",
        "derived",
        "payouts",
        "runs",
    ]
    assert all(check.ok and check.found == {} for check in found)


def test_an_empty_store_passes_every_check(store: Store) -> None:
    assert failed(store) == []


@pytest.mark.parametrize(
    ("damage", "names"),
    [
        ("UPDATE order_lines SET net = net + 1 WHERE order_id = '2'", ["totals", "derived"]),
        ("UPDATE order_lines SET settled_at = '2026-12-02T10:00:00'", ["derived"]),
        ("UPDATE line_totals SET net = net + 1", ["totals"]),
        ("DELETE FROM line_totals WHERE outcome = 'pending'", ["totals"]),
        ("INSERT INTO line_totals SELECT * FROM line_totals", ["totals"]),
        ("UPDATE shop_learning SET learned_delivery_days = 20", ["learning", "derived"]),
        ("DELETE FROM contents", ["names"]),
        ("UPDATE order_lines SET created_by = 9", ["origins"]),
        ("UPDATE line_history SET line_id = 99", ["origins"]),
        ("INSERT INTO older_rows VALUES (99, 2, 2, '{}')", ["origins"]),
        ("UPDATE imports SET undone_at = '2026-12-03' WHERE import_id = 2", ["origins"]),
        ("UPDATE imports SET unchanged = 5 WHERE import_id = 1", ["counts"]),
        ("UPDATE order_lines SET import_id = 9", ["references", "origins"]),
        ("UPDATE order_lines SET outcome = 'gone'", ["stages", "totals", "derived"]),
        ("UPDATE order_lines SET payout_on = NULL", ["stages", "totals", "derived"]),
    ],
)
def test_a_fault_is_found(used: Store, damage: str, names: list[str]) -> None:
    used.connection.execute("PRAGMA foreign_keys = OFF")
    used.connection.execute(damage)
    assert failed(used) == names


@pytest.mark.parametrize("damage", [b"\x17" * 5 * 4096, b"\x0d" + b"\xff" * 18])
def test_a_broken_page_is_found(used: Store, damage: bytes) -> None:
    take_in(used, [sale(order_id=f"n{number}") for number in range(2000)], "2026-12-03")
    used.close()
    content = bytearray(used.path.read_bytes())
    begin = len(content) - 24 * 4096
    content[begin : begin + len(damage)] = damage
    used.path.write_bytes(content)
    with Store.open(used.path) as damaged:
        (integrity,) = checks(damaged, AS_OF)
    assert not integrity.ok
    problems = integrity.found["problems"]
    assert isinstance(problems, list)
    assert problems
    assert all(problem.isprintable() for problem in problems)
