"""`backup`, `restore`, `check`, `demo`: the contract of cli.md."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Cli


def test_a_backup_can_be_restored(filled: Cli, tmp_path: Path) -> None:
    target = tmp_path / "copies" / "mine.db"
    before = filled("lines", json=True).out
    answer = filled("backup", target, json=True)
    assert (answer.code, answer.document) == (0, {"path": str(target)})
    filled("undo", "7")
    assert filled("lines", json=True).out != before
    restored = filled("restore", target, json=True)
    assert restored.code == 0
    assert Path(restored.document["set_aside"]).is_file()
    assert filled("lines", json=True).out == before


def test_a_backup_without_a_name_goes_beside_the_store(filled: Cli) -> None:
    path = Path(filled("backup", json=True).document["path"])
    assert path.is_file()
    assert filled("summary", "--data", path, json=True).out == filled("summary", json=True).out


def test_a_backup_replaces_nothing(filled: Cli, tmp_path: Path) -> None:
    target = tmp_path / "there.db"
    target.write_text("mine")
    assert filled("backup", target).code == 2
    assert target.read_text() == "mine"


@pytest.mark.parametrize("content", [None, b"", b"not a store"])
def test_what_is_no_backup_is_not_restored(
    content: bytes | None, filled: Cli, tmp_path: Path
) -> None:
    source = tmp_path / "source.db"
    if content is not None:
        source.write_bytes(content)
    before = filled("lines", json=True).out
    answer = filled("restore", source, json=True)
    assert (answer.code, answer.out) == (2, "")
    assert "Traceback" not in answer.err
    assert filled("lines", json=True).out == before


def test_a_sound_store(filled: Cli) -> None:
    answer = filled("check", json=True)
    assert answer.code == 0
    assert answer.document["ok"] is True
    assert answer.document["checks"]
    assert all({"name", "ok"} <= set(check) for check in answer.document["checks"])
    assert "Everything is sound." in filled("check").out


def test_a_store_whose_money_was_changed_by_hand_is_not_sound(filled: Cli, store: Path) -> None:
    with closing(sqlite3.connect(store)) as data, data:
        tables = [
            name for (name,) in data.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        (table,) = (name for name in tables if name in {"lines", "order_lines", "line"})
        data.execute(
            f'UPDATE "{table}" SET net = net + 100 WHERE rowid = (SELECT min(rowid) FROM "{table}")'
        )
    answer = filled("check", json=True)
    assert answer.code == 1
    assert answer.document["ok"] is False
    assert not all(check["ok"] for check in answer.document["checks"])
    assert "FAULT" in filled("check").out


def test_faults_are_counted_in_words(filled: Cli, store: Path) -> None:
    with closing(sqlite3.connect(store)) as data, data:
        data.execute("PRAGMA foreign_keys = OFF")
        data.execute("UPDATE order_lines SET import_id = 99, net = net + 1 WHERE line_id < 3")
        data.execute("UPDATE shop_learning SET learned_delivery_days = 99")
        data.execute("UPDATE imports SET unchanged = unchanged + 1")
    said = filled("check", lang="fr").out.splitlines()
    told = {line.split("  ")[0]: line.rpartition("  ")[2] for line in said if "ERREUR" in line}
    assert told["renvois entre les tables"] == "(2 lignes, dans order_lines)"
    assert told["nombre de lignes par import"] == "(7 lignes)"
    assert told["montants et dates"].endswith(" ventes)")
    assert told["délais appris"].endswith(" boutiques)")


@pytest.mark.parametrize("content", [b"not a store at all" * 100, b"<html>"])
def test_another_file_is_not_opened_as_a_store(content: bytes, cli: Cli, store: Path) -> None:
    store.write_bytes(content)
    answer = cli("summary", json=True)
    assert (answer.code, answer.out) == (2, "")
    assert store.read_bytes() == content


def test_a_newer_store_is_refused(filled: Cli, store: Path) -> None:
    with closing(sqlite3.connect(store)) as data, data:
        data.execute("PRAGMA user_version = 9999")
    answer = filled("summary", json=True)
    assert (answer.code, answer.out) == (2, "")
    assert "newer" in answer.err


def test_the_demo_writes_exports(cli: Cli, tmp_path: Path) -> None:
    words = ("demo", "--seed", "3", "--lines", "50", "--until", "2026-11-15", "--out")
    answer = cli(*words, tmp_path / "a", json=True)
    assert answer.code == 0
    files = [Path(name) for name in answer.document["files"]]
    assert files
    assert all(path.is_file() and path.parent == tmp_path / "a" for path in files)
    again = [Path(name) for name in cli(*words, tmp_path / "b", json=True).document["files"]]
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in files]


def test_the_demo_ends_on_the_day_that_one_looks_at(cli: Cli, tmp_path: Path) -> None:
    files = cli("demo", "--lines", "20", "--out", tmp_path, json=True, as_of="2026-05-01")
    cli("import", *files.document["files"], "--account", "@a")
    lines = cli("lines", json=True).document["lines"]
    assert max(line["ordered_at"] for line in lines) < "2026-05-02"


def test_the_demo_needs_a_folder(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert cli("demo", "--out", tmp_path / "file").code == 2
    assert cli("demo").code == 2


@pytest.fixture
def damaged(filled: Cli, store: Path, tmp_path: Path) -> Cli:
    """A store with a backup beside it and rubbish in its middle, where its tables are described."""
    filled("backup", tmp_path / "backup.db")
    content = bytearray(store.read_bytes())
    content[200 : len(content) // 2] = b"A" * (len(content) // 2 - 200)
    store.write_bytes(content)
    return filled


def test_a_damaged_store_is_refused_with_the_way_out(damaged: Cli) -> None:
    answer = damaged("summary", json=True)
    assert (answer.code, answer.out) == (2, "")
    assert "is damaged. Restore a backup." in answer.err


def test_a_damaged_store_fails_its_check(damaged: Cli) -> None:
    answer = damaged("check", json=True)
    assert answer.code == 1
    assert answer.document["ok"] is False
    assert answer.document["checks"][0]["name"] == "integrity"
    assert "est endommagé" in damaged("check", lang="fr").out


def test_a_backup_takes_the_place_of_a_damaged_store(
    damaged: Cli, filled_store: Path, store: Path, tmp_path: Path
) -> None:
    rubbish = store.read_bytes()
    answer = damaged("restore", tmp_path / "backup.db", json=True)
    assert answer.code == 0
    assert Path(answer.document["set_aside"]).read_bytes() == rubbish
    assert (
        damaged("lines", json=True).out == damaged("lines", "--data", filled_store, json=True).out
    )
    assert damaged("check").code == 0


def test_a_backup_takes_the_place_of_a_store_without_its_first_bytes(
    filled: Cli, store: Path
) -> None:
    backup = Path(filled("backup", json=True).document["path"])
    before = filled("lines", json=True).out
    store.write_bytes(bytes(100) + store.read_bytes()[100:])
    assert filled("check").code == 1
    assert filled("restore", backup).code == 0
    assert filled("lines", json=True).out == before


def test_a_backup_takes_the_place_of_an_empty_store(filled: Cli, store: Path) -> None:
    filled("backup")
    (copy,) = store.parent.glob("backups/*.db")
    before = filled("lines", json=True).out
    store.write_bytes(b"")
    assert filled("check").code == 1
    assert filled("restore", copy).code == 0
    assert filled("lines", json=True).out == before


def test_a_file_that_never_was_a_store_is_not_replaced(filled: Cli, tmp_path: Path) -> None:
    backup = Path(filled("backup", json=True).document["path"])
    notes = tmp_path / "notes.txt"
    notes.write_text("my notes", encoding="utf-8")
    assert filled("restore", backup, "--data", notes).code == 2
    assert notes.read_text(encoding="utf-8") == "my notes"


def test_a_damaged_backup_takes_no_place(
    filled: Cli, damaged: Cli, store: Path, tmp_path: Path
) -> None:
    rubbish = store.read_bytes()
    bad = tmp_path / "bad.db"
    bad.write_bytes(rubbish)
    assert damaged("restore", bad).code == 2
    assert store.read_bytes() == rubbish


def test_damage_that_is_met_while_reading_is_told_in_a_sentence(filled: Cli, store: Path) -> None:
    content = bytearray(store.read_bytes())
    page = 4096
    for start in range(len(content) // 2, len(content), page):
        content[start : start + page] = b"\xff" * page
    store.write_bytes(content)
    answer = filled("lines", json=True)
    assert answer.code == 2
    assert "is damaged. Restore a backup." in answer.err
    assert "Traceback" not in answer.err
