"""The real program in a process of its own: how it starts, takes files, and ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from affitrack.store.backup import automatic_backup
from tests.domain.lines import sale
from tests.store.stores import new_store, take_in

pytestmark = pytest.mark.gui

ROOT = Path(__file__).parents[2]
SECONDS = 60

# Runs the program, looks at its window after a while, prints what it saw and closes the window.
LOOK = """
import json, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QApplication
from affitrack.gui import app as program
from affitrack.gui.main_window import MainWindow

store, language, desktop_file, *files = sys.argv[1:]

def window():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow))

def look():
    shown = window()
    print(json.dumps({
        "title": shown.header.title(),
        "page": shown.pages.current_name,
        "welcome": shown.pages.currentWidget() is shown.welcome,
        "import": shown.header.import_button.text(),
        "recent": [path.name for path in shown.shell.preferences.recent_files],
        "matplotlib": "matplotlib" in sys.modules,
        "style": QApplication.style().name(),
    }))
    shown.close()

def start_looking():
    if desktop_file:
        event = QFileOpenEvent(QUrl.fromLocalFile(desktop_file))
        QApplication.sendEvent(QApplication.instance(), event)
    QTimer.singleShot(500, look)

execute = program.Application.exec
def exec_and_look(*_):
    QTimer.singleShot(500, start_looking)
    return execute()
program.Application.exec = exec_and_look
code = program.run(Path(store), [Path(f) for f in files], language or None, date(2026, 11, 15))
sys.exit(code)
"""


def environment(home: Path) -> dict[str, str]:
    folders = {name: str(home / name) for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    return os.environ | folders | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}


def look(
    home: Path,
    files: Sequence[Path] = (),
    *,
    language: str = "en",
    desktop_file: str = "",
    before: str = "",
) -> dict[str, Any]:
    """Start the program on a store in `home`, after a script; return what its window showed."""
    arguments = [str(home / "book.db"), language, desktop_file, *map(str, files)]
    done = subprocess.run(
        [sys.executable, "-c", before + LOOK, *arguments],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return seen


def test_the_first_start_welcomes(tmp_path: Path) -> None:
    seen = look(tmp_path)
    assert seen["page"] == "home"
    assert seen["welcome"]
    assert seen["import"] == "Import…"
    assert not seen["matplotlib"]
    assert (tmp_path / "book.db").is_file()
    assert (tmp_path / "XDG_CONFIG_HOME" / "affitrack" / "window.ini").is_file()


def test_files_given_at_the_start_are_looked_at(tmp_path: Path) -> None:
    export = tmp_path / "orders.csv"
    export.write_text("no;export\n1;2\n", encoding="utf-8")
    seen = look(tmp_path, [export])
    assert seen["page"] == "imports"
    assert seen["recent"] == ["orders.csv"]


def test_files_that_the_desktop_opens_are_looked_at(tmp_path: Path) -> None:
    export = tmp_path / "orders.csv"
    export.write_text("no;export\n1;2\n", encoding="utf-8")
    seen = look(tmp_path, desktop_file=str(export))
    assert seen["page"] == "imports"
    assert seen["recent"] == ["orders.csv"]


def test_the_page_is_remembered(tmp_path: Path) -> None:
    export = tmp_path / "orders.csv"
    export.write_text("no;export\n1;2\n", encoding="utf-8")
    look(tmp_path, [export])
    assert look(tmp_path)["page"] == "imports"


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    store = tmp_path / "book.db"
    store.write_text("this is no store, and nobody may write over it", encoding="utf-8")
    script = (
        "import sys; from pathlib import Path\n"
        "from PySide6.QtWidgets import QMessageBox\n"
        "from affitrack.gui import app\n"
        "QMessageBox.exec = lambda box: print(box.text())\n"
        "sys.exit(app.run(Path(sys.argv[1]), [], 'en', None))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(store)],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert "book.db" in done.stdout
    assert store.read_text(encoding="utf-8").startswith("this is no store")


def test_damage_that_the_window_meets_first_is_answered_with_a_backup(tmp_path: Path) -> None:
    store = tmp_path / "book.db"
    with new_store(store) as opened:
        take_in(opened, [sale(order_id=str(number)) for number in range(500)])
        automatic_backup(opened.connection, store, "by-hand")
        (size,) = opened.connection.execute("PRAGMA page_size").fetchone()
        roots = opened.connection.execute(
            "SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'order_lines' AND rootpage"
        ).fetchall()
    content = bytearray(store.read_bytes())
    for (page,) in roots:
        content[(page - 1) * size : page * size] = b"\x17" * size
    store.write_bytes(content)
    press = (
        "from PySide6.QtWidgets import QMessageBox\n"
        "QMessageBox.exec = lambda box: box.defaultButton().click()\n"
    )
    assert not look(tmp_path, before=press)["welcome"]
