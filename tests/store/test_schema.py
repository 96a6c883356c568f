from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from affitrack.domain.derive import DerivedLine
from affitrack.domain.line import LineFacts
from affitrack.store.connection import Store
from affitrack.store.sql.columns import DERIVED, FACTS, STATED
from tests.domain.lines import sale
from tests.store.stores import take_in

SNAPSHOT = Path(__file__).with_name("schema.sql")


def schema(store: Store) -> str:
    """Return every statement that made the schema, in a fixed order."""
    rows = store.connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
        " ORDER BY type DESC, name"
    )
    return "".join(f"{sql};\n\n" for (sql,) in rows)


def tables(store: Store) -> dict[str, str]:
    rows = store.connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view')"
        " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlite_%'"
    )
    return dict(rows.fetchall())


def test_the_migrations_make_the_schema_that_is_written_down(store: Store) -> None:
    """After a change of the schema: a new migration, then this file anew, in one commit."""
    assert schema(store) == SNAPSHOT.read_text(encoding="utf-8")


def test_every_table_and_view_says_what_it_is(store: Store) -> None:
    for name, sql in tables(store).items():
        assert re.search(r"^ *-- [A-Z]", sql, re.MULTILINE), name


def test_every_table_is_strict(store: Store) -> None:
    listed = store.connection.execute(
        "SELECT name FROM pragma_table_list WHERE type = 'table' AND NOT strict"
        " AND name NOT LIKE '%sqlite_%'"
    )
    assert listed.fetchall() == []


def test_order_lines_hold_all_facts_and_all_that_follows(store: Store) -> None:
    columns = set(store.db["order_lines"].columns_dict)
    assert columns > {*STATED, *DERIVED}
    assert DerivedLine._fields == DERIVED
    renamed = {f: column for f, column in zip(LineFacts._fields, FACTS, strict=True) if f != column}
    assert renamed == {"delivered_on": "stated_delivered_on"}


def test_money_is_a_whole_number(store: Store) -> None:
    with pytest.raises(sqlite3.IntegrityError), store.write() as db:
        db.execute(
            "INSERT INTO payouts VALUES"
            " (1, 1, '2026-12-07', 'EUR', 12.5, 0, '', '', '', '', NULL, 0)"
        )


def test_the_sales_view_reads_well(store: Store) -> None:
    line = sale(final_earned=524, status="settled", settled_at="2026-11-30T08:00:00", price=2990)
    yen = sale(order_id="2", currency="JPY", est_standard=362, est_base=3618, standard_rate="0.1")
    names = ("Sérum", "Atelier", "", "", "")
    take_in(store, [line, yen], names=[names, names])
    rows = list(store.db.query("SELECT * FROM sales ORDER BY order_id DESC"))
    assert [row["net"] for row in rows] == [5.24, 362]
    assert rows[0]["price"] == 29.9
    assert rows[0]["product"] == "Sérum"
    assert rows[0]["shop_name"] == "Atelier"
    assert rows[0]["account"] == "@lea.naturelle"
    assert {row["stage"] for row in rows} <= {"held", "cleared", "paid"}


def test_a_plain_tool_can_read_the_view(store: Store) -> None:
    """No table or view rests on a function that only the program has."""
    take_in(store, [sale()])
    plain = sqlite3.connect(store.path)
    assert len(plain.execute("SELECT * FROM sales").fetchall()) == 1
    plain.close()


def test_numpy_is_not_loaded_and_stays_loadable() -> None:
    script = (
        "import sys; import affitrack.store.connection; assert 'numpy' not in sys.modules;"
        " import numpy; import sqlite_utils; print(numpy.int64(1))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=True, text=True
    )
    assert done.stdout.strip() == "1"
