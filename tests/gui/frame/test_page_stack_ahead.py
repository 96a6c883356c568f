"""The pages are made ahead, in turns that are short, once nothing is waited for."""

from __future__ import annotations

import subprocess
import sys
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from affitrack.gui.frame.ahead import Ahead
from affitrack.gui.main_window import MainWindow
from affitrack.gui.tasks import Task
from tests.gui.doubles import PretendedPage

pytestmark = pytest.mark.gui


def test_every_page_is_made_ahead_but_not_while_something_is_waited_for(
    window: MainWindow, qtbot: QtBot
) -> None:
    def made() -> int:
        return len(window.pages.findChildren(PretendedPage))

    before = made()
    window.shell.tasks.hold()
    window.shell.tasks.start(Task(lambda _: None))
    window.pages.get_ready()
    qtbot.wait(700)
    assert made() == before
    window.shell.tasks.go_on()
    qtbot.waitUntil(lambda: made() == 3, timeout=20_000)


def test_the_pages_are_made_while_another_process_is_busy(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page that is first made when a large import ends would hold the window up just then."""
    ends = Event()
    monkeypatch.setattr(window.shell.tasks, "_elsewhere", _Elsewhere(ends))
    done: list[bool] = []
    task = Task(lambda work: work.apart(_never_called)).on_done(done.append)
    window.shell.tasks.start(task)
    try:
        window.pages.get_ready()
        qtbot.waitUntil(lambda: len(window.pages.findChildren(PretendedPage)) == 3, timeout=20_000)
        assert window.shell.tasks.is_busy()
        assert not window.shell.tasks.is_busy_here()
    finally:
        ends.set()
    qtbot.waitUntil(lambda: done == [True], timeout=20_000)


class _Elsewhere:
    """Another process, that is busy until it is told to end."""

    def __init__(self, ends: Event) -> None:
        self._ends = ends

    def get(self) -> _Elsewhere:
        return self

    def run(self, *_given: object, **_more: object) -> bool:
        return self._ends.wait(60)

    def close(self) -> None:
        """It has no process."""


def _never_called() -> bool:
    raise AssertionError


def test_what_is_loaded_ahead_leaves_the_slow_libraries_alone() -> None:
    program = (
        "import sys\n"
        "from affitrack.gui.frame.ahead import Ahead\n"
        "ahead = Ahead()\n"
        "while ahead.load_some():\n"
        "    pass\n"
        "assert 'affitrack.gui.sales.page' in sys.modules\n"
        "assert 'affitrack.ingest.orders.parse' in sys.modules\n"
        "slow = {'matplotlib', 'numpy', 'holidays', 'sqlite_utils', 'python_calamine'}\n"
        "assert not slow & set(sys.modules), slow & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_loading_ends() -> None:
    ahead = Ahead()
    while ahead.load_some():
        pass
    assert not ahead.load_some()


def test_a_module_is_loaded_after_those_that_it_needs() -> None:
    """One that comes before them would load them all in its own turn."""
    program = (
        "import sys\n"
        "from affitrack.gui.frame import ahead\n"
        "import affitrack.gui.app\n"
        "many = {}\n"
        "def counted(name, load=ahead.import_module):\n"
        "    before = {each for each in sys.modules if each.startswith('affitrack.')}\n"
        "    found = load(name)\n"
        "    many[name] = len({e for e in sys.modules if e.startswith('affitrack.')} - before)\n"
        "    return found\n"
        "ahead.import_module = counted\n"
        "made = ahead.Ahead()\n"
        "while made.load_some():\n"
        "    pass\n"
        "crowded = {name: n for name, n in many.items() if n > 9}\n"
        "assert len(many) > 100, many\n"
        "assert not crowded, crowded\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
