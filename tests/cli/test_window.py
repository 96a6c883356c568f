"""When the window opens instead of a command."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from affitrack.cli.main import run


class Window:
    """Stands in for the windows and keeps what they were opened with."""

    def __init__(self) -> None:
        self.opened: list[tuple[Any, ...]] = []

    def __call__(self, *given: Any) -> int:  # noqa: ANN401
        self.opened.append(given)
        return 0

    def run(self, *words: str) -> int:
        return run(words, self)


@pytest.fixture
def window() -> Window:
    return Window()


def test_alone_the_program_opens_its_window(window: Window) -> None:
    assert window.run() == 0
    assert window.opened == [(None, [], None, None)]


def test_global_options_go_to_the_window(window: Window) -> None:
    assert window.run("--data", "a.db", "--as-of", "2026-11-01", "--lang", "fr") == 0
    assert window.opened == [(Path("a.db"), [], "fr", date(2026, 11, 1))]


def test_files_are_opened_in_the_window(window: Window, tmp_path: Path) -> None:
    first, second = tmp_path / "a.csv", tmp_path / "b c.xlsx"
    first.touch()
    second.touch()
    assert window.run(str(first), "--lang", "fr", str(second)) == 0
    assert window.opened == [(None, [first, second], "fr", None)]


def test_a_command_goes_before_a_file_of_its_name(
    window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("import").touch()
    assert window.run("import") == 2
    assert window.opened == []


@pytest.mark.parametrize("words", [["gone.csv"], ["here.csv", "gone.csv"]])
def test_files_that_do_not_exist_are_refused(
    words: list[str],
    window: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("here.csv").touch()
    assert window.run(*words) == 2
    assert window.opened == []
    assert "gone.csv" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_is_refused_in_a_sentence(
    window: Window,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert window.run() == 2
    assert window.opened == []
    assert "There is no screen here" in capsys.readouterr().err
