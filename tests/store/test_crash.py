"""A program that dies in the middle of an import leaves the store as it was."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from affitrack.store.check import checks
from affitrack.store.connection import Store
from affitrack.store.imports.undo import undo_import
from tests.domain.lines import sale
from tests.store.stores import dump, take_in

_IMPORT = """
import sys, time
from pathlib import Path
from affitrack.store import connection
from affitrack.store.connection import Store
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.imports.importing import ImportRun
from tests.domain.lines import sale
from tests.store.stores import UNNAMED, imported_file, the_account

store = Store.open(Path(sys.argv[1]))
connection._WRITING_CACHE_KIB = 80  # so that pages reach the disk early
account = the_account(store)
run = ImportRun(store, account=account, deriver=deriver_for(store, account), file=imported_file())
run.__enter__()
for start in range(0, 20_000, 1000):
    lines = [tuple(sale(order_id=f"n{number}")) for number in range(start, start + 1000)]
    run.apply(lines, range(start, start + 1000), [UNNAMED] * 1000)
print("half way", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_import_leaves_the_old_state(store: Store) -> None:
    take_in(store, [sale()])
    before = dump(store)
    size = store.path.stat().st_size
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", _IMPORT, str(store.path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "half way\n"
        log = store.path.with_name(f"{store.path.name}-wal")
        assert log.stat().st_size > 1_000_000, "the import has written to the disk"
        assert dump(store) == before
        program.send_signal(signal.SIGKILL)
    assert program.returncode == -signal.SIGKILL
    assert dump(store) == before
    take_in(store, [sale(order_id="after")], "2026-12-02T00:00:00")
    store.close()
    with Store.open(store.path) as again:
        assert len(dump(again)["order_lines"]) == 2
        assert again.connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    assert store.path.stat().st_size < size + 100_000


_UNDO = """
import sys, time
from pathlib import Path
from affitrack.store.imports import undo
from affitrack.store import connection
from affitrack.store.connection import Store

store = Store.open(Path(sys.argv[1]))
connection._WRITING_CACHE_KIB = 80
def stop(*_):
    print("half way", flush=True)
    time.sleep(60)

undo.learn_and_sum_up = stop
undo.undo_import(store, 1, "2026-12-24T00:00:00")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_killed_undo_leaves_the_old_state(store: Store) -> None:
    lines = [sale(order_id=str(number)) for number in range(3000)]
    take_in(store, lines)
    take_in(store, lines[:1500], "2026-12-02T00:00:00")
    before = dump(store)
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", _UNDO, str(store.path)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(root)},
        text=True,
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "half way\n"
        assert dump(store) == before
        program.send_signal(signal.SIGKILL)
    assert dump(store) == before
    assert undo_import(store, 1, "2026-12-24T00:00:00").removed == 1500
    assert [found for found in checks(store, date(2026, 12, 24)) if not found.ok] == []
