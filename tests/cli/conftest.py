"""The command line, called in this process on a store of its own."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from affitrack.cli import main
from affitrack.demo import write_demo

AS_OF = "2026-11-22"
UNTIL = date(2026, 11, 15)
LINES = 400
HANDLE = "@lea.naturelle"


def run(arguments: Sequence[str]) -> int:
    """Call the program where no window may open."""

    def open_window(*_: object) -> int:
        pytest.fail("a window was opened")

    return main.run(arguments, open_window)


@dataclass(frozen=True)
class Answer:
    """What a call said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:  # noqa: ANN401 - a JSON document is what the test says it is
        return json.loads(self.out)


Cli = Callable[..., Answer]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "store.db"


@pytest.fixture
def cli(store: Path, capsys: pytest.CaptureFixture[str]) -> Cli:
    """Call the program: `cli("import", path, json=True)`."""

    def call(
        *words: str | Path, json: bool = False, lang: str = "en", as_of: str | None = AS_OF
    ) -> Answer:
        arguments = ["--data", str(store), "--lang", lang]
        if as_of is not None:
            arguments += ["--as-of", as_of]
        if json:
            arguments.append("--json")
        capsys.readouterr()
        code = run([*arguments, *map(str, words)])
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    return call


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A fictional creator's year: seven overlapping exports, oldest first."""
    return write_demo(tmp_path_factory.mktemp("exports"), lines=LINES, until=UNTIL)


@pytest.fixture(scope="session")
def filled_store(exports: list[Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that has the whole year; copied for each test that asks for `filled`."""
    path = tmp_path_factory.mktemp("filled") / "store.db"
    files = [str(export) for export in exports]
    assert run(["--data", str(path), "--as-of", AS_OF, "import", *files, "--account", HANDLE]) == 0
    return path


@pytest.fixture
def filled(filled_store: Path, store: Path, cli: Cli) -> Cli:
    shutil.copy(filled_store, store)
    return cli


def everything(store: Path) -> dict[str, str]:
    """Return what the tables of a store hold, so that two states can be compared."""
    if not store.exists():
        return {}
    with closing(sqlite3.connect(store)) as data:
        query = "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_stat%'"
        tables = [name for (name,) in data.execute(query)]
        return {
            name: hashlib.sha256(
                repr(data.execute(f'SELECT * FROM "{name}"').fetchall()).encode()
            ).hexdigest()
            for name in tables
        }
