"""What a trial, an undo and the history tell about changes, mended rows and covered days."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli
from tests.gui.real import HANDLE, held, lost, paid
from tests.ingest.samples import write_sales

AS_OF = "2026-11-22"


def test_a_trial_tells_the_changes_and_the_stages_in_money(cli: Cli, tmp_path: Path) -> None:
    old = write_sales(tmp_path / "old.csv", [held(1), held(2)])
    new = [held(1, status="Inéligible"), held(2, est_standard="1,20"), held(3)]
    newer = write_sales(tmp_path / "newer.csv", new)
    cli("import", old, "--account", HANDLE, as_of=AS_OF)
    said = cli("import", newer, "--dry-run", as_of=AS_OF).out
    assert "New sales earn +€2.49." in said
    assert "1 line lost, −€2.49" in said
    assert "1 line corrected, −€1.29" in said
    assert "578012884920760001  held back → lost" in said
    assert "578012884920760002  commission €2.49 → €1.20" in said
    assert "held back: €4.98 → €3.69 (2 → 2 lines)" in said
    (file,) = cli("import", newer, "--dry-run", json=True, as_of=AS_OF).document["files"]
    assert file["net_new"] == {"EUR": "2.49"}
    assert file["moves"] == [
        {"currency": "EUR", "stage": "lost", "lines": 1, "earned": "-2.49"},
        {"currency": "EUR", "stage": None, "lines": 1, "earned": "-1.29"},
    ]
    assert file["stages_before"]["EUR"]["held"] == {"lines": 2, "net": "4.98"}
    assert file["stages_after"]["EUR"]["lost"] == {"lines": 1, "net": "2.49"}


def test_an_undo_can_be_tried(cli: Cli, tmp_path: Path) -> None:
    cli("import", write_sales(tmp_path / "1.csv", [held(1), held(2)]), "--account", HANDLE)
    cli("import", write_sales(tmp_path / "2.csv", [held(1, est_standard="1,20"), lost(1)]))
    before = cli("lines", json=True).out
    said = cli("undo", "2", "--dry-run").out
    assert "1 line would be removed." in said
    assert "578012884920760001  commission €1.20 → €2.49" in said
    assert "lost: €2.49 → €0.00 (1 → 0 lines)" in said
    assert "Nothing was written" in said
    assert cli("lines", json=True).out == before
    kept = cli("undo", "1", "--dry-run").out
    assert "578012884920760001  stays: “2.csv” states it as well" in kept
    tried = cli("undo", "2", "--dry-run", json=True).document
    assert tried == cli("undo", "2", json=True).document


def test_a_file_that_is_known_says_under_which_name_it_came(cli: Cli, tmp_path: Path) -> None:
    export = write_sales(tmp_path / "first name.csv", [paid(1)])
    cli("import", export, "--account", HANDLE)
    again = export.rename(tmp_path / "another.csv")
    assert "under the name “first name.csv”" in cli("import", again).out
    (file,) = cli("import", again, json=True).document["files"]
    assert file["already_imported_as"] == "first name.csv"


def test_covered_days_gaps_and_the_next_export(cli: Cli, tmp_path: Path) -> None:
    assert "There is no account yet" in cli("coverage").out
    first = [held(1, ordered_at="01/08/2026 10:00:00"), held(2, ordered_at="09/08/2026 10:00:00")]
    second = [held(3, ordered_at="20/08/2026 10:00:00")]
    cli("import", write_sales(tmp_path / "1.csv", first), "--account", HANDLE)
    cli("import", write_sales(tmp_path / "2.csv", second))
    said = cli("coverage", as_of=AS_OF).out
    assert "covered: 1 Aug 2026 to 9 Aug 2026 (9 days)" in said
    assert "gap: no export covers 10 Aug 2026 to 19 Aug 2026 (10 days)" in said
    assert "No new export reaches 21 Aug 2026 to 24 Aug 2026 any more" in said
    assert "Download the next export by 17 Nov 2026" in cli("coverage", as_of="2026-11-10").out
    (found,) = cli("coverage", json=True, as_of=AS_OF).document["coverage"]
    assert found["gaps"] == [{"from": "2026-08-10", "to": "2026-08-19", "days": 10}]
    assert [file["file"] for file in found["files"]] == ["1.csv", "2.csv"]
    assert cli("coverage", "--account", "@nobody").code == 2


def test_days_to_export_again(cli: Cli, tmp_path: Path) -> None:
    september = [
        held(1, ordered_at="14/09/2026 10:00:00"),
        held(2, ordered_at="15/09/2026 10:00:00"),
    ]
    cli("import", write_sales(tmp_path / "9.csv", september), "--account", HANDLE)
    cli("import", write_sales(tmp_path / "11.csv", [held(3)]))
    said = (
        "2 sales of 14 Sep 2026 to 15 Sep 2026 were still waiting in the last export that has them"
    )
    assert said in cli("coverage", as_of=AS_OF).out
    (found,) = cli("coverage", json=True, as_of=AS_OF).document["coverage"]
    assert found["left"] == {"from": "2026-09-14", "to": "2026-09-15", "days": 2, "lines": 2}


def test_the_history_says_how_many_rejected_rows_were_mended(cli: Cli, tmp_path: Path) -> None:
    export = write_sales(tmp_path / "1.csv", [held(1), held(2, price="douze")])
    answer = cli("import", export, "--account", HANDLE, json=True)
    kept = Path(answer.document["files"][0]["rejects_file"])
    text = kept.read_text(encoding="utf-8-sig").replace("douze", "29,90")
    mended = tmp_path / kept.name
    mended.write_text(text, encoding="utf-8-sig")
    assert cli("import", mended).code == 0
    assert "1 (1 mended since)" in cli("imports").out
    records = cli("imports", json=True).document["imports"]
    assert [record["mended"] for record in records] == [1, 0]


def test_a_sale_of_several_files_is_told_once_by_what_it_was_before_all(
    cli: Cli, tmp_path: Path
) -> None:
    """One that is new, moved on and stated again; one that goes to and fro; one that is known."""
    later = {"ordered_at": "15/11/2026 10:00:00"}
    last = {"ordered_at": "16/11/2026 10:00:00"}
    cli("import", write_sales(tmp_path / "0.csv", [held(1), held(2), held(5)]), "--account", HANDLE)
    files = [
        write_sales(tmp_path / "1.csv", [held(3), held(1, est_standard="2,00"), held(5)]),
        write_sales(
            tmp_path / "2.csv",
            [
                held(3, est_standard="3,00"),
                held(1, est_standard="1,00"),
                held(2, status="Inéligible"),
                held(5),
                held(6, **later),
            ],
        ),
        write_sales(
            tmp_path / "3.csv", [held(3, status="Inéligible"), held(2), held(5), held(7, **last)]
        ),
    ]
    said = cli("import", *files, "--dry-run", as_of=AS_OF).out
    assert "New sales earn +€4.98." in said
    assert "1 line corrected, −€1.49" in said
    assert "1 line lost, −€2.49" in said
    assert said.count("578012884920760001  ") == said.count("578012884920760002  ") == 1
    assert "578012884920760001  commission €2.49 → €1.00" in said
    assert "578012884920760003" not in said, "it is new, and was never anything else"
    assert "held back: €7.47 → €8.47 (3 → 4 lines)" in said
    documents = cli("import", *files, "--dry-run", json=True, as_of=AS_OF).document["files"]
    assert [(each["new"], each["changed"]) for each in documents] == [(1, 1), (1, 3), (1, 1)]
