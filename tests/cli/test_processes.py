"""The program as others call it: a process with its streams, signals and exit codes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from affitrack.demo import write_large
from tests.cli.conftest import AS_OF, HANDLE, everything
from tests.cli.program import PROGRAM, call, environment


def test_standard_output_is_one_json_document(filled_store: Path) -> None:
    for words in (["lines"], ["check"]):
        done = call("--data", filled_store, "--json", *words)
        assert (done.returncode, done.stderr) == (0, b"")
        assert json.loads(done.stdout.decode("utf-8"))


def test_output_is_utf_8_whatever_the_locale(filled_store: Path) -> None:
    done = call("summary", "--data", filled_store, "--lang", "fr", PYTHONIOENCODING="ascii")
    assert done.returncode == 0
    assert "débloqué" in done.stdout.decode("utf-8")


def test_the_locale_chooses_the_language(filled_store: Path) -> None:
    done = call("summary", "--data", filled_store, LANG="fr_FR.UTF-8")
    assert "retenu" in done.stdout.decode("utf-8")


def test_no_progress_and_no_question_off_a_terminal(exports: list[Path], tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    done = call("--data", store, "import", exports[-1])
    assert done.returncode == 2
    done = call("--data", store, "import", exports[-1], "--account", HANDLE, "--json")
    assert done.returncode == 0
    assert b"\r" not in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_commands_load_neither_qt_nor_matplotlib(filled_store: Path) -> None:
    code = (
        "import sys\n"
        "from affitrack.__main__ import main\n"
        f"sys.argv = ['affitrack', '--data', {str(filled_store)!r}, '--json', 'summary']\n"
        "main()\n"
        "heavy = {'PySide6', 'matplotlib', 'numpy', 'holidays'} & set(sys.modules)\n"
        "print(*heavy, file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment(), capture_output=True, timeout=60, check=True
    )
    assert done.stderr.split() == []


def test_a_reader_that_leaves_is_no_fault(filled_store: Path) -> None:
    with subprocess.Popen(
        [*PROGRAM, "--data", str(filled_store), "lines"],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(100)
        process.stdout.close()
        said = process.stderr.read()
        assert (process.wait(timeout=60), said) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a full disk at hand")
def test_an_answer_that_cannot_be_written_is_no_success(filled_store: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "--data", str(filled_store), "summary"],
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


@pytest.fixture(scope="module")
def large_export(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "large.csv"
    write_large(path, 40_000)
    return path


# The program, saying on standard error when its work has begun and between its chunks.
TELLING = """
import sys
from affitrack.book.work import CancelToken
check = CancelToken.check
def tell(self):
    print("working", file=sys.stderr, flush=True)
    check(self)
CancelToken.check = tell
from affitrack.__main__ import main
sys.exit(main())
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_import_writes_nothing(
    number: signal.Signals, large_export: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store.db"
    assert call("--data", store, "account", "add", HANDLE).returncode == 0
    before = everything(store)
    words = ("--data", str(store), "--as-of", AS_OF, "import", str(large_export), "--json")
    with subprocess.Popen(
        [sys.executable, "-c", TELLING, *words],
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"working\n"
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, b"")
    assert err.decode().splitlines()[-1] == "Stopped. Nothing was written."
    assert everything(store) == before
    assert call("--data", store, "check").returncode == 0
