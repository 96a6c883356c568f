"""`import` with several accounts: a file is of the account that has sales of it, else it asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.store.imports import elsewhere
from tests.cli.conftest import Cli
from tests.ingest.samples import sale, sales, write_sales


def of_second(count: int) -> list[dict[str, str]]:
    return [sale(order_id=str(586944949268290041 + n)) for n in range(count)]


@pytest.fixture
def two(cli: Cli, tmp_path: Path) -> Cli:
    """Two accounts, each with an export of its own."""
    cli("account", "add", "@a")
    cli("account", "add", "@b")
    cli("import", write_sales(tmp_path / "a1.csv", sales(3)), "--account", "@a")
    cli("import", write_sales(tmp_path / "b1.csv", of_second(2)), "--account", "@b")
    return cli


def test_a_file_goes_to_the_account_that_has_sales_of_it(two: Cli, tmp_path: Path) -> None:
    for name, later, handle in (("a2.csv", sales(5), "@a"), ("b2.csv", of_second(5), "@b")):
        (file,) = two("import", write_sales(tmp_path / name, later), json=True).document["files"]
        assert (file["account"], file["of_other_accounts"]) == (handle, {})
        assert file["unchanged"] > 0


def test_files_of_several_accounts_go_each_to_its_own(two: Cli, tmp_path: Path) -> None:
    paths = [
        write_sales(tmp_path / "a2.csv", sales(5)),
        write_sales(tmp_path / "b2.csv", of_second(6)),
    ]
    trial = two("import", *paths, "--dry-run", lang="en").out
    assert "paid: €12.45 → €27.39 (5 → 11 lines)" in trial, "both accounts together"
    files = two("import", *paths, json=True).document["files"]
    told = {Path(each["path"]).name: (each["account"], each["new"]) for each in files}
    assert told == {"a2.csv": ("@a", 2), "b2.csv": ("@b", 4)}
    assert two("undo", "3").code == 0
    lines = two("lines", json=True).document["lines"]
    assert sorted(each["account"] for each in lines) == ["@a"] * 3 + ["@b"] * 6


def test_of_files_of_several_accounts_none_may_be_of_nobody(two: Cli, tmp_path: Path) -> None:
    paths = [
        write_sales(tmp_path / "a2.csv", sales(5)),
        write_sales(tmp_path / "b2.csv", of_second(6)),
        write_sales(tmp_path / "c.csv", [sale(order_id="596944949268290041")]),
    ]
    answer = two("import", *paths)
    assert (answer.code, len(two("lines", json=True).document["lines"])) == (2, 5)
    assert "@a, @b" in answer.err


def test_what_tells_nothing_goes_with_the_others(two: Cli, tmp_path: Path) -> None:
    paths = [
        write_sales(tmp_path / "b2.csv", of_second(6)),
        write_sales(tmp_path / "c.csv", [sale(order_id="596944949268290041")]),
    ]
    files = two("import", *paths, json=True).document["files"]
    assert {each["account"] for each in files} == {"@b"}


def test_a_file_of_nobody_known_is_asked_about(two: Cli, tmp_path: Path) -> None:
    strange = [sale(order_id="596944949268290041")]
    answer = two("import", write_sales(tmp_path / "c.csv", strange))
    assert answer.code == 2
    assert "@a, @b" in answer.err


@pytest.mark.parametrize("at_a_time", [50_000, 2])
def test_sales_that_another_account_has_are_told(
    two: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at_a_time: int
) -> None:
    """Of many only some are looked up at first: the number is exact all the same."""
    monkeypatch.setattr(elsewhere, "_MOST_LOOKED_UP", at_a_time)
    later = write_sales(tmp_path / "a2.csv", [*sales(3), *of_second(4)[2:]])
    answer = two("import", later, "--account", "@b", "--dry-run", json=True)
    (file,) = answer.document["files"]
    assert (file["new"], file["of_other_accounts"]) == (5, {"@a": 3})
    said = two("import", later, "--account", "@b", lang="fr").out
    assert "3 de ces ventes sont déjà là, au compte @a" in said


def test_own_tables_of_two_accounts_may_have_the_same_numbers(two: Cli, tmp_path: Path) -> None:
    head = "Date,Order,Commission earned,Currency"
    for handle, day in (("@a", 1), ("@b", 2)):
        path = tmp_path / f"own{day}.csv"
        path.write_text(f"{head}\n2026-10-0{day},1,2.50,EUR\n", encoding="utf-8")
        assert two("import", path).code == 2
        (file,) = two("import", path, "--account", handle, json=True).document["files"]
        assert (file["new"], file["of_other_accounts"]) == (1, {})
