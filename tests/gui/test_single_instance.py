from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from affitrack.gui.single_instance import SingleInstance

pytestmark = pytest.mark.gui

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from affitrack.gui.single_instance import SingleInstance
app = QCoreApplication([])
second = SingleInstance(Path(sys.argv[1]))
assert not second.claim()
sys.exit(0 if second.hand_over([Path(name) for name in sys.argv[2:]]) else 1)
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "book.sqlite"


@pytest.fixture
def first(qapp: QApplication, store: Path) -> Iterator[SingleInstance]:
    made = SingleInstance(store)
    assert made.claim()
    made.listen()
    yield made
    made.release()


def test_a_second_start_hands_its_files_over(
    qtbot: QtBot, first: SingleInstance, store: Path, tmp_path: Path
) -> None:
    files = [tmp_path / "été 1.csv", tmp_path / "b.xlsx"]
    command = [sys.executable, "-c", SECOND_START, str(store), *map(str, files)]
    with qtbot.waitSignal(first.files_handed, timeout=20_000) as handed:
        second = subprocess.Popen(command)
    assert handed.args == [files]
    assert second.wait(20) == 0


def test_a_second_start_without_files_still_calls_the_window(
    qtbot: QtBot, first: SingleInstance, store: Path
) -> None:
    with qtbot.waitSignal(first.files_handed, timeout=20_000) as handed:
        second = subprocess.Popen([sys.executable, "-c", SECOND_START, str(store)])
    assert handed.args == [[]]
    assert second.wait(20) == 0


def test_another_store_has_a_window_of_its_own(
    qapp: QApplication, first: SingleInstance, tmp_path: Path
) -> None:
    other = SingleInstance(tmp_path / "other.sqlite")
    assert other.claim()
    other.release()


def test_the_claim_is_free_after_the_end(qapp: QApplication, store: Path) -> None:
    one, two = SingleInstance(store), SingleInstance(store)
    assert one.claim()
    assert not two.claim()
    one.release()
    assert two.claim()
    two.release()


def test_a_claim_that_a_crash_left_behind_does_not_count(qapp: QApplication, store: Path) -> None:
    script = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "from affitrack.gui.single_instance import SingleInstance\n"
        "app = QCoreApplication([]); first = SingleInstance(Path(sys.argv[1]))\n"
        "os._exit(7 if first.claim() else 1)\n"
    )
    crashed = subprocess.run([sys.executable, "-c", script, str(store)], timeout=30, check=False)
    assert crashed.returncode == 7
    second = SingleInstance(store)
    assert second.claim()
    second.release()


@pytest.mark.parametrize("letter", [b"\xff\xfe not json\n", b'{"a": 1}\n', b"[1, null]\n"])
def test_nonsense_on_the_socket_brings_no_files(
    qtbot: QtBot, first: SingleInstance, letter: bytes
) -> None:
    socket = QLocalSocket()
    with qtbot.waitSignal(first.files_handed) as handed:
        socket.connectToServer(first._name)
        assert socket.waitForConnected(3000)
        socket.write(letter)
        socket.flush()
    assert handed.args == [[]]
    socket.close()


def test_a_letter_in_two_pieces_is_read_once(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path
) -> None:
    text = json.dumps([str(tmp_path / "a.csv")]).encode() + b"\n"
    letters: list[list[Path]] = []
    first.files_handed.connect(letters.append)
    socket = QLocalSocket()
    socket.connectToServer(first._name)
    assert socket.waitForConnected(3000)
    socket.write(text[:5])
    socket.flush()
    qtbot.waitUntil(lambda: True)
    socket.write(text[5:])
    socket.flush()
    qtbot.waitUntil(lambda: len(letters) == 1)
    assert letters == [[tmp_path / "a.csv"]]
    socket.close()
