"""Lines that come twice in the first file of a store, when nothing keeps lines unique yet."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from affitrack.store.connection import Store
from affitrack.store.derived.sums import Sums
from affitrack.store.identity import mark_as_ours
from affitrack.store.migrations.numbered import migrations
from affitrack.store.rules.accounts import add_account
from affitrack.store.sql.sqlite_tools import Database
from tests.domain.lines import sale
from tests.store.stores import dump, known_facts, last_import_id, take_in

PENDING = sale(est_standard=524, est_base=4367, standard_rate="0.12")
SETTLED = PENDING._replace(
    status="settled", status_raw="Réglée", settled_at="2026-12-01T10:00:00", final_earned=510
)
OTHERS = [
    PENDING._replace(order_id=str(number), content_id=str(number % 7)) for number in range(50)
]
TWICE = [PENDING, *OTHERS, SETTLED, *OTHERS[10:40], PENDING, OTHERS[3]._replace(est_standard=99)]


@pytest.mark.parametrize("chunk", [1, 20, 1000])
def test_a_first_file_is_read_as_any_other(store: Store, tmp_path: Path, chunk: int) -> None:
    first = take_in(store, TWICE, chunk=chunk)
    with Store.open(tmp_path / "not_empty.db") as other:
        add_account(other, handle="@lea", market="FR", created_at="2026-01-01T00:00:00")
        someone = add_account(other, handle="@noa", market="FR", created_at="2026-01-01T00:00:00")
        take_in(other, [sale(order_id="elsewhere")], account=someone, name="noa.csv")
        later = take_in(other, TWICE, chunk=chunk)
        facts = known_facts(other)
        del facts[sale(order_id="elsewhere").key]
        assert facts == known_facts(store)
    for counted in ("new", "changed", "unchanged", "older", "currencies", "earned_by_new"):
        assert getattr(first, counted) == getattr(later, counted), counted
    told = [[(each.kind, each.row) for each in run.differences] for run in (first, later)]
    assert told[0] == told[1]


def test_what_is_kept_follows_from_the_lines_that_stay(store: Store) -> None:
    take_in(store, TWICE)
    kept = Sums.kept(store.connection, 1)
    computed = Sums.computed(store.connection, 1)
    assert sorted(kept.rows(), key=repr) == sorted(computed.rows(), key=repr)
    assert kept.spans_by_shop() == computed.spans_by_shop()
    tables = store.connection.execute("SELECT name FROM sqlite_master WHERE name LIKE 'doubled%'")
    assert tables.fetchall() == []


def test_lines_stay_unique_afterwards(store: Store) -> None:
    take_in(store, TWICE)
    names = [row[1] for row in store.connection.execute("PRAGMA table_info(order_lines)")][1:]
    insert = (
        f"INSERT INTO order_lines (line_id, {', '.join(names)})"
        f" SELECT 1000, {', '.join(names)} FROM order_lines LIMIT 1"
    )
    with pytest.raises(sqlite3.IntegrityError), store.write() as db:
        db.execute(insert)


def test_lines_of_an_earlier_version_come_along(store: Store, tmp_path: Path) -> None:
    take_in(store, OTHERS)
    path = tmp_path / "old.db"
    plain = sqlite3.connect(path)
    migrations.apply(Database(plain), stop_before="m0014_lines_by_key")
    mark_as_ours(plain)
    names = ", ".join(row[1] for row in plain.execute("PRAGMA table_info(order_lines)"))
    plain.executescript(f"""
        PRAGMA user_version = 13;
        ATTACH '{store.path}' AS now;
        INSERT INTO accounts SELECT * FROM now.accounts;
        INSERT INTO imports SELECT * FROM now.imports;
        INSERT INTO order_lines ({names}) SELECT {names} FROM now.order_lines;
    """)
    plain.close()
    with Store.open(path) as old:
        assert dump(old)["order_lines"] == dump(store)["order_lines"]
        again = take_in(old, OTHERS, name="again.csv", sha256="other")
        assert (again.new, again.unchanged) == (0, len(OTHERS))
        assert last_import_id(old) == last_import_id(store) + 1
        (indexes,) = old.connection.execute(
            "SELECT count(*) FROM pragma_index_list('order_lines')"
        ).fetchone()
        (now,) = store.connection.execute(
            "SELECT count(*) FROM pragma_index_list('order_lines')"
        ).fetchone()
        assert indexes == now
