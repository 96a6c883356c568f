"""`--self-test`: the same on a checkout as in a package."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from affitrack.book import apart, self_test
from affitrack.book.self_test import StepResult, Trial, expect, run_steps
from affitrack.cli import main
from affitrack.wording.catalogue import render
from affitrack.wording.message import message

if TYPE_CHECKING:
    from affitrack.book.self_test import Found
    from affitrack.wording.language import Language

ROOT = Path(__file__).resolve().parents[2]
STEPS = [
    "open",
    "migrate",
    "import",
    "work_apart",
    "holidays",
    "forecast",
    "claim",
    "table",
    "chart",
    "window",
    "backup",
    "check",
]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_step_has_its_name_in_words(lang: Language) -> None:
    for step in STEPS:
        words = render(message(f"cli.self_test.{step}"), lang)
        assert words
        assert step not in {words, f"cli.self_test.{step}"}


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "affitrack", *words],
        env=os.environ | {"PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"} | environment,
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.gui
def test_this_checkout_works() -> None:
    done = run("--self-test", "--json")
    told = json.loads(done.stdout)
    assert [step for step in told["steps"] if not step["ok"]] == []
    assert [step["name"] for step in told["steps"]] == STEPS
    assert (done.returncode, told["ok"], told["frozen"]) == (0, True, False)


def test_it_ends_by_itself_when_the_time_is_over(tmp_path: Path) -> None:
    done = run("--self-test=1", TMPDIR=str(tmp_path))
    assert done.returncode == 1
    assert "Timeout" in done.stderr


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    """Leave only the steps that a test brings."""
    monkeypatch.setattr(self_test, "_FIRST_STEPS", ())
    monkeypatch.setattr(self_test, "_LAST_STEPS", ())


def good(_: Trial) -> Found:
    return {"pages": 7}


def broken(trial: Trial) -> Found:
    expect(f"{trial.folder.is_dir()} is said", holds=False)
    return {}


def no_window(*_: object) -> int:
    pytest.fail("a window was opened")


@pytest.mark.usefixtures("bare")
def test_a_step_that_fails_is_told_and_the_others_are_tried(
    capsys: pytest.CaptureFixture[str],
) -> None:
    steps = ("chart", broken), ("window", good)
    assert main.run(["--self-test", "--lang", "en"], no_window, lambda: steps) == 1
    said = capsys.readouterr().out.splitlines()
    assert "FailedError: True is said" in said[0]
    assert "the window with all its pages  (pages: 7)" in said[1]
    assert said[2].endswith("does not work here as it should.")


@pytest.mark.usefixtures("bare")
def test_when_all_is_well_the_answer_is_one_line_a_step(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main.run(["--self-test", "--lang", "fr"], no_window, lambda: (("chart", good),)) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 2
    assert said[1].endswith("fonctionne ici.")


@pytest.mark.usefixtures("bare")
def test_its_folder_is_gone_afterwards() -> None:
    folders = []

    def look(trial: Trial) -> Found:
        (trial.folder / "left").touch()
        folders.append(trial.folder)
        return {}

    (result,) = run_steps((("chart", look),))
    assert isinstance(result, StepResult)
    assert result.ok
    assert not folders[0].exists()


def test_a_frozen_program_starts_itself_for_long_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/affitrack/affitrack")
    assert apart._command() == ["/opt/affitrack/affitrack", "--work-apart"]
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(sys, "executable", "/apps/affitrack-gui.exe")
    assert apart._command() == ["/apps/affitrack.exe", "--work-apart"]
