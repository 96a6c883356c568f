"""A store that has something to lose."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.hostile.program import DONE, run
from tests.ingest.samples import sales, write_sales


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("filled")
    export = write_sales(folder / "own.csv", sales(50))
    code, said = run(folder / "store.db", export)
    assert code == DONE, said
    return folder / "store.db"


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(filled, tmp_path / "store.db"))
