"""sqlite-utils is loaded without numpy, and nobody else notices."""

from __future__ import annotations

import importlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from affitrack.store.sql import sqlite_tools


def test_the_store_loads_no_numpy() -> None:
    code = "import sys, affitrack.store.sql.sqlite_tools; sys.exit('numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_module_is_left_out_for_one_thread_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "tabnanny", raising=False)
    with sqlite_tools._left_out("tabnanny"):
        with pytest.raises(ModuleNotFoundError):
            importlib.import_module("tabnanny")
        with ThreadPoolExecutor(1) as other:
            found = other.submit(importlib.import_module, "tabnanny").result()
    assert found.__name__ == "tabnanny"
    assert importlib.import_module("tabnanny") is found
