"""`import --mapping`, `mapping ...` and `template`."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import HANDLE, Cli

TABLE = """Bestelldatum;Bestellnummer;Händler;Nettowarenwert;Provisionssatz;Status
02.11.2026;DE-10001;Otto;42,01;10%;offen
13.11.2026;DE-10002;Otto;22,01;10%;bestätigt
"""


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "verkauf.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


@pytest.fixture
def proposal(cli: Cli, table: Path, tmp_path: Path) -> Path:
    path = tmp_path / "otto.toml"
    assert cli("mapping", "propose", table, "--name", "Otto", "--out", path).code == 0
    return path


def test_from_an_unknown_table_to_an_import_without_a_screen(
    cli: Cli, table: Path, proposal: Path
) -> None:
    refused = cli("import", table, "--account", HANDLE)
    assert refused.code == 2
    assert "is a table, but not an export that AffiTrack knows" in refused.err
    assert "affitrack mapping propose" in refused.err

    added = cli("mapping", "add", proposal, json=True)
    assert added.document["mapping"]["columns"] == {
        "ordered_at": "Bestelldatum",
        "order_id": "Bestellnummer",
        "shop_name": "Händler",
        "amount_without_tax": "Nettowarenwert",
        "standard_rate": "Provisionssatz",
        "status": "Status",
    }
    assert added.document["mapping"]["statuses"] == {"offen": "pending", "bestätigt": "settled"}
    (file,) = cli("import", table, "--account", HANDLE, json=True).document["files"]
    assert (file["format"], file["new"], file["from"]) == ("mapping:Otto", 2, "2026-11-02")
    lines = cli("lines", json=True).document["lines"]
    assert [(line["order_id"], line["base"], line["net"]) for line in lines] == [
        ("DE-10001", "42.01", "4.20"),
        ("DE-10002", "22.01", "2.20"),
    ]
    assert "DE-10001" in cli("explain", "DE-10001").out


def test_words_for_a_status_that_nobody_knows_are_asked_about(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "verkauf.csv"
    path.write_text(TABLE.replace("offen", "verschollen"), encoding="utf-8")
    answer = cli("mapping", "propose", path)
    assert answer.code == 0
    assert "What the status “verschollen” means is not known: write it under" in answer.err
    assert "bestätigt" not in answer.err


def test_a_mapping_file_can_be_named_without_being_kept(
    cli: Cli, table: Path, proposal: Path
) -> None:
    answer = cli(
        "import", table, "--account", HANDLE, "--mapping", proposal, "--dry-run", json=True
    )
    assert answer.document["files"][0]["format"] == "mapping:Otto"
    assert cli("mapping", "list", json=True).document == {"mappings": []}


def test_an_unknown_name_names_those_that_exist(cli: Cli, table: Path, proposal: Path) -> None:
    cli("mapping", "add", proposal)
    for call in (
        ("import", table, "--account", HANDLE, "--mapping", "X"),
        ("mapping", "show", "X"),
    ):
        answer = cli(*call)
        assert (answer.code, answer.out) == (2, "")
        assert answer.err == "There is no mapping called “X”. There are: “Otto”.\n"
    french = cli("mapping", "delete", "X", lang="fr")
    assert french.err == (
        "Il n’y a pas de correspondance nommée «\u00a0X\u00a0». Il y a\u00a0: «\u00a0Otto\u00a0».\n"
    )


def test_mappings_are_listed_shown_renamed_exported_and_deleted(
    cli: Cli, proposal: Path, tmp_path: Path
) -> None:
    assert "There is no mapping yet." in cli("mapping", "list").out
    cli("mapping", "add", proposal)
    assert "Otto" in cli("mapping", "list").out
    shown = cli("mapping", "show", "Otto").out
    assert "Nettowarenwert  Amount without tax" in shown
    assert "bestätigt = settled or paid" in shown
    assert (
        cli("mapping", "rename", "Otto", "Otto DE").out == "The mapping is called “Otto DE” now.\n"
    )
    out = tmp_path / "again.toml"
    assert cli("mapping", "export", "Otto DE", "--out", out).code == 0
    as_proposed = proposal.read_text(encoding="utf-8")
    assert out.read_text(encoding="utf-8") == as_proposed.replace('Otto"', 'Otto DE"')
    assert cli("mapping", "export", "Otto DE", "--out", out).code == 2, "nothing is overwritten"
    assert cli("mapping", "delete", "Otto DE", json=True).document == {"deleted": "Otto DE"}
    assert cli("mapping", "list", json=True).document == {"mappings": []}


def test_a_proposal_that_lacks_something_says_what(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("Datum;Farbe\n02.11.2026;rot\n03.11.2026;blau\n", encoding="utf-8")
    answer = cli("mapping", "propose", path, json=True)
    assert answer.code == 1
    assert answer.document["mapping"]["complete"] is False
    assert "Which column has the order number?" in answer.err
    assert "Which column has an amount" in answer.err


@pytest.mark.parametrize("name", ["own.csv", "own.xlsx"])
def test_a_template_is_written_once(cli: Cli, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    assert cli("template", "--out", path, lang="fr").code == 0
    answer = cli("import", path, "--account", HANDLE, json=True)
    (file,) = answer.document["files"]
    assert (answer.code, file["format"], file["language"]) == (1, "affitrack_generic", "fr")
    assert (file["new"], file["rejected"]) == (0, 2)
    again = cli("template", "--out", path)
    assert (again.code, again.err) == (2, f"“{path}” exists already. Name another file.\n")


def test_columns_that_mean_nothing_are_told(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "Date;Order;Commission earned;Staus\n2026-11-05;1;1,00;paid\n", encoding="utf-8"
    )
    call = ("import", path, "--account", HANDLE, "--dry-run")
    assert cli(*call, json=True).document["files"][0]["unused_columns"] == ["Staus"]
    assert "Columns not used: Staus" in cli(*call).out


def test_a_mapping_is_changed_by_its_file(cli: Cli, proposal: Path) -> None:
    cli("mapping", "add", proposal)
    text = proposal.read_text(encoding="utf-8").replace('any = "Händler"', 'any = "Versand"')
    proposal.write_text(text, encoding="utf-8")
    assert cli("mapping", "add", proposal).code == 2
    assert cli("mapping", "add", proposal, "--replace").code == 0
    (kept,) = cli("mapping", "list", json=True).document["mappings"]
    assert kept["columns"]["shop_name"] == "Versand"


@pytest.mark.parametrize("named", [(), ("--mapping", "Otto")])
def test_each_sheet_of_a_workbook_is_read_by_the_mapping(
    cli: Cli, proposal: Path, tmp_path: Path, named: tuple[str, ...]
) -> None:
    cli("mapping", "add", proposal)
    head, *rows = (line.split(";") for line in TABLE.splitlines())
    book = openpyxl.Workbook()
    for title, row in zip(("Alt", "Neu", "Ablage"), (*rows, rows[0]), strict=True):
        sheet = book.create_sheet(title)
        sheet.append(head)
        sheet.append(row)
    sheet.sheet_state = "hidden"
    book.save(tmp_path / "v.xlsx")
    call = ("import", tmp_path / "v.xlsx", "--account", HANDLE, *named)
    files = cli(*call, json=True).document["files"]
    found = [(Path(file["path"]).name, file["format"], file["new"]) for file in files]
    assert found == [("Alt", "mapping:Otto", 1), ("Neu", "mapping:Otto", 1)]
