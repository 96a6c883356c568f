"""What README and CONTRIBUTING promise is there: commands, files, subcommands."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = ("README.md", "CONTRIBUTING.md", "packaging/README.md")


def shell_lines(document: str) -> list[str]:
    text = (ROOT / document).read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    calls = [block.replace("\\\n", "") for block in blocks]  # a call may go on in the next line
    lines = [line.split("  #")[0].strip() for call in calls for line in call.splitlines()]
    return [line for line in lines if line]


def script_calls() -> list[str]:
    lines = [line for document in DOCUMENTS for line in shell_lines(document)]
    return sorted({line for line in lines if line.startswith("bash ")})


def subcommands() -> list[str]:
    """Every subcommand that a document calls, by `affitrack …` or by `bash packaging/run …`."""
    found: set[str] = set()
    for line in (line for document in DOCUMENTS for line in shell_lines(document)):
        words = shlex.split(line)
        if words[0] == "affitrack":
            words = words[1:]
        elif words[:2] == ["bash", "packaging/run"]:
            words = words[2:]
        else:
            continue
        found.update(word for word in words[:1] if re.fullmatch(r"[a-z]+", word))
    return sorted(found)


def test_the_readme_gives_the_two_commands() -> None:
    assert shell_lines("README.md")[:2] == ["bash packaging/run", "bash packaging/test"]


@pytest.mark.parametrize("call", script_calls())
def test_each_script_that_is_named_exists_can_be_executed_and_is_valid(call: str) -> None:
    script = ROOT / shlex.split(call)[1]
    assert script.is_file()
    assert os.access(script, os.X_OK)
    subprocess.run(["bash", "-n", script], check=True)


def test_the_check_of_a_change_is_the_command_that_the_readme_gives() -> None:
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert "\nbash packaging/test\n" in script.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", subcommands())
def test_each_subcommand_that_is_named_exists(command: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-P", "-m", "affitrack", command, "--help"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert command in ran.stdout


@pytest.mark.parametrize("document", DOCUMENTS)
def test_each_link_to_a_file_leads_to_one(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)", text)
    here = (ROOT / document).parent
    gone = [target for target in targets if ":" not in target and not (here / target).exists()]
    assert gone == []
