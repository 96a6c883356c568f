"""Which calls make a store: those that write one, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import AS_OF, Cli, run

_ASKING = (
    ("summary",),
    ("lines",),
    ("payouts",),
    ("forecast",),
    ("forecast", "--backtest"),
    ("forecast", "--returns"),
    ("videos",),
    ("imports",),
    ("coverage",),
    ("reconcile",),
    ("check",),
    ("account", "list"),
    ("rate", "list"),
    ("shop", "list"),
    ("product", "list"),
    ("payout", "list"),
    ("claims", "list"),
    ("exchange", "list"),
    ("mapping", "list"),
)


@pytest.mark.parametrize("call", _ASKING, ids=" ".join)
def test_a_question_makes_no_store(call: tuple[str, ...], cli: Cli, store: Path) -> None:
    answer = cli(*call, json=True)
    assert answer.code == 0
    assert isinstance(answer.document, dict)
    assert f"“{store}” does not exist, and was not made." in answer.err
    assert list(store.parent.iterdir()) == []


def test_a_trial_makes_no_store_and_says_what_the_import_then_does(
    cli: Cli, store: Path, exports: list[Path]
) -> None:
    trial = cli("import", exports[0], "--account", "@lea", "--dry-run", json=True)
    assert trial.code == 0
    assert list(store.parent.iterdir()) == []
    (told,) = trial.document["files"]
    (done,) = cli("import", exports[0], "--account", "@lea", json=True).document["files"]
    assert store.is_file()
    assert (told["rows"], told["new"]) == (done["rows"], done["new"])
    assert told["new"] > 0


def test_the_folders_on_the_way_are_not_made_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "mistyped" / "store.db"
    assert run(["--data", str(path), "--as-of", AS_OF, "--lang", "fr", "summary"]) == 0
    assert not path.parent.exists()
    assert "n’existe pas, et n’a pas été créé" in capsys.readouterr().err


def test_of_nothing_no_backup_is_made(cli: Cli, store: Path, tmp_path: Path) -> None:
    answer = cli("backup", tmp_path / "copy.db")
    assert answer.code == 2
    assert f"“{store}” does not exist" in answer.err
    assert list(tmp_path.iterdir()) == []


def test_what_is_written_makes_a_store(cli: Cli, store: Path) -> None:
    answer = cli("account", "add", "lea", "--market", "FR")
    assert (answer.code, answer.err) == (0, "")
    assert store.is_file()
