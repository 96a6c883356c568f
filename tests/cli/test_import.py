"""`import`, `imports`, `undo`: the contract of cli.md."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import HANDLE, Cli, everything
from tests.ingest.samples import headers, rows_of, sale

FILE_KEYS = {
    "path", "format", "language", "account", "currency", "rows", "new", "changed", "unchanged",
    "older", "rejected", "rejects_file", "import_id", "already_imported", "from", "to", "basis",
}  # fmt: skip
IMPORT_KEYS = {"import_id", "path", "imported_at", "rows", "new", "changed", "undone_at"}


def broken_copy(export: Path, folder: Path) -> Path:
    """Return a copy of a CSV export in which the first order number went through a spreadsheet."""
    lines = export.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    delimiter = ";" if ";" in lines[0] else ","
    _, _, rest = lines[1].partition(delimiter)
    lines[1] = f"5.76945E+17{delimiter}{rest}"
    path = folder / "broken.csv"
    path.write_text("".join(lines), encoding="utf-8-sig")
    return path


def csv_of(exports: list[Path]) -> Path:
    return next(path for path in reversed(exports) if path.suffix == ".csv")


def test_the_first_import_adds_the_account_that_it_names(cli: Cli, exports: list[Path]) -> None:
    answer = cli("import", exports[-1], "--account", HANDLE, json=True)
    assert answer.code == 0
    assert answer.document["files"][0]["account"] == HANDLE
    assert f"Account {HANDLE} was added, market FR." in answer.err
    (account,) = cli("account", "list", json=True).document["accounts"]
    assert (account["handle"], account["market"], account["currency"]) == (HANDLE, "FR", "EUR")


def test_an_import_tells_what_it_did(cli: Cli, exports: list[Path]) -> None:
    answer = cli("import", exports[-1], "--account", HANDLE, json=True)
    (file,) = answer.document["files"]
    assert set(file) >= FILE_KEYS
    assert file["path"] == str(exports[-1])
    assert file["format"] == "tiktok_creator_orders"
    assert file["language"] == "fr"
    assert file["currency"] == ["EUR"]
    assert file["rows"] == file["new"] > 0
    assert (file["changed"], file["unchanged"], file["older"], file["rejected"]) == (0, 0, 0, 0)
    assert file["rejects_file"] is None
    assert file["import_id"] == "1"
    assert file["already_imported"] is False
    lines = cli("lines", json=True).document["lines"]
    ordered_on = [line["ordered_at"][:10] for line in lines]
    assert (file["from"], file["to"]) == (min(ordered_on), max(ordered_on))
    (kept,) = cli("imports", json=True).document["imports"]
    assert (kept["from"], kept["to"]) == (file["from"], file["to"])
    assert file["basis"] in {"pre_tax", "tax_included", "unclear"}


def test_the_same_file_twice_changes_nothing(cli: Cli, exports: list[Path], store: Path) -> None:
    cli("import", exports[-1], "--account", HANDLE)
    before = everything(store)
    answer = cli("import", exports[-1], "--account", HANDLE, json=True)
    (file,) = answer.document["files"]
    assert answer.code == 0
    assert (file["already_imported"], file["new"], file["changed"]) == (True, 0, 0)
    assert everything(store) == before


def test_a_known_file_says_that_it_was_not_read_anew(cli: Cli, exports: list[Path]) -> None:
    first = cli("import", exports[0], "--account", "@lea")
    again = cli("import", exports[0], "--dates", "mdy", "--lang", "en")
    assert (first.code, again.code) == (0, 0)
    assert "was not read anew" in again.err
    assert "affitrack undo 1" in again.err


def test_of_several_files_it_is_said_that_none_came_in(
    cli: Cli, exports: list[Path], tmp_path: Path
) -> None:
    empty = tmp_path / "empty.csv"
    empty.touch()
    done = cli("import", exports[0], empty, "--account", "@lea", "--lang", "en")
    assert done.code == 2
    assert "None of the 2 files was taken in." in done.err
    assert "None of" not in cli("import", empty, "--account", "@lea", "--lang", "en").err


def test_files_are_taken_in_by_their_own_dates(
    cli: Cli, exports: list[Path], filled: Cli, store: Path, tmp_path: Path
) -> None:
    in_order = filled("lines", json=True).out
    store.unlink()
    answer = cli("import", *reversed(exports), "--account", HANDLE, json=True)
    assert answer.code == 0
    assert sum(file["older"] for file in answer.document["files"]) == 0
    assert cli("lines", json=True).out == in_order


def test_an_older_file_never_moves_a_line_back(cli: Cli, exports: list[Path]) -> None:
    cli("import", exports[-1], "--account", HANDLE)
    lines = {
        (line["order_id"], line["sku_id"], line["content_id"]): line
        for line in cli("lines", json=True).document["lines"]
    }
    (file,) = cli("import", exports[-2], json=True).document["files"]
    assert file["older"] > 0
    after = cli("lines", json=True).document["lines"]
    known = [
        line for line in after if (line["order_id"], line["sku_id"], line["content_id"]) in lines
    ]
    assert known == list(lines.values()) or {
        line["order_id"]: line["status_raw"] for line in known
    } == {line["order_id"]: line["status_raw"] for line in lines.values()}


def test_a_trial_tells_the_same_and_writes_nothing(
    cli: Cli, exports: list[Path], store: Path
) -> None:
    cli("account", "add", HANDLE)
    before = everything(store)
    trial = cli("import", *exports, "--dry-run", json=True)
    assert everything(store) == before
    real = cli("import", *exports, json=True)
    assert trial.code == real.code == 0
    written = {"import_id", "rejects_file"}
    assert [
        {k: v for k, v in file.items() if k not in written} for file in trial.document["files"]
    ] == [{k: v for k, v in file.items() if k not in written} for file in real.document["files"]]
    assert {file["import_id"] for file in trial.document["files"]} == {None}


def test_a_trial_on_a_new_store_adds_no_account(cli: Cli, exports: list[Path]) -> None:
    answer = cli("import", exports[-1], "--account", HANDLE, "--dry-run")
    assert answer.code == 0
    assert "Nothing was written: this was a trial." in answer.out
    assert f"Account {HANDLE} would be added" in answer.err
    assert cli("account", "list", json=True).document == {"accounts": []}


def test_rejected_rows_are_told_and_kept(cli: Cli, exports: list[Path], tmp_path: Path) -> None:
    broken = broken_copy(csv_of(exports), tmp_path)
    answer = cli("import", broken, "--account", HANDLE, json=True)
    (file,) = answer.document["files"]
    assert answer.code == 1
    assert (file["rejected"], file["rows"]) == (1, file["new"] + 1)
    rejects = Path(file["rejects_file"])
    assert "5.76945E+17" in rejects.read_text(encoding="utf-8-sig")


def test_rejected_rows_in_words(cli: Cli, exports: list[Path], tmp_path: Path) -> None:
    broken = broken_copy(csv_of(exports), tmp_path)
    answer = cli("import", broken, "--account", HANDLE)
    assert answer.code == 1
    assert "row 2" in answer.out
    assert "The rejected rows are in" in answer.out


def test_on_error_stop_refuses_the_file(
    cli: Cli, exports: list[Path], tmp_path: Path, store: Path
) -> None:
    cli("account", "add", HANDLE)
    before = everything(store)
    answer = cli(
        "import",
        exports[0],
        broken_copy(csv_of(exports), tmp_path),
        "--on-error",
        "stop",
        json=True,
    )
    assert (answer.code, answer.out) == (2, "")
    assert everything(store) == before


@pytest.mark.parametrize(
    "content",
    [b"", b"<html><body>Sign in</body></html>", b"PK\x03\x04broken", b"a;b\n1;2\n", b"\x00" * 50],
)
def test_a_file_that_is_no_export_is_refused(
    content: bytes, cli: Cli, exports: list[Path], tmp_path: Path, store: Path
) -> None:
    cli("account", "add", HANDLE)
    before = everything(store)
    bad = tmp_path / "bad.csv"
    bad.write_bytes(content)
    answer = cli("import", exports[0], bad, json=True)
    assert (answer.code, answer.out) == (2, "")
    assert "bad.csv" in answer.err
    assert "Traceback" not in answer.err
    assert everything(store) == before


def test_what_is_no_file_is_refused(cli: Cli, tmp_path: Path) -> None:
    cli("account", "add", HANDLE)
    assert cli("import", tmp_path).code == 2
    assert cli("import", tmp_path / "gone.csv").code == 2


def test_without_any_account_the_import_is_refused(cli: Cli, exports: list[Path]) -> None:
    answer = cli("import", exports[-1], json=True)
    assert (answer.code, answer.out) == (2, "")
    assert "--account" in answer.err or "account add" in answer.err


def test_among_several_accounts_one_must_be_named(cli: Cli, exports: list[Path]) -> None:
    cli("account", "add", "@a")
    cli("account", "add", "@b")
    answer = cli("import", exports[-1])
    assert answer.code == 2
    assert "@a" in answer.err
    assert "@b" in answer.err


def test_an_unknown_account_beside_others_is_refused(cli: Cli, exports: list[Path]) -> None:
    cli("account", "add", "@a")
    answer = cli("import", exports[-1], "--account", "@b")
    assert answer.code == 2
    assert "@b" in answer.err
    (account,) = cli("account", "list", json=True).document["accounts"]
    assert account["handle"] == "@a"


def test_the_history_and_its_undo(filled: Cli, exports: list[Path], store: Path) -> None:
    records = filled("imports", json=True).document["imports"]
    assert len(records) == len(exports)
    assert all(set(record) >= IMPORT_KEYS for record in records)
    assert {record["undone_at"] for record in records} == {None}
    for record in sorted(records, key=lambda each: -int(each["import_id"])):
        answer = filled("undo", record["import_id"], json=True)
        assert answer.code == 0
        assert set(answer.document) >= {"import_id", "removed", "restored", "kept"}
    assert filled("lines", json=True).document == {"lines": []}
    assert all(each["undone_at"] for each in filled("imports", json=True).document["imports"])


def test_undo_gives_back_exactly_what_was_there(cli: Cli, exports: list[Path]) -> None:
    cli("import", *exports[:-1], "--account", HANDLE)
    before = cli("lines", json=True).out
    totals = cli("summary", json=True).out
    (file,) = cli("import", exports[-1], json=True).document["files"]
    assert file["changed"] > 0
    assert cli("lines", json=True).out != before
    undone = cli("undo", file["import_id"], json=True).document
    assert (undone["removed"], undone["restored"]) == (file["new"], file["changed"])
    assert cli("lines", json=True).out == before
    assert cli("summary", json=True).out == totals


def test_an_undone_file_can_be_taken_in_again(cli: Cli, exports: list[Path]) -> None:
    first = cli("import", exports[-1], "--account", HANDLE, json=True).document["files"][0]
    lines = cli("lines", json=True).out
    cli("undo", first["import_id"])
    again = cli("import", exports[-1], json=True).document["files"][0]
    assert (again["already_imported"], again["new"]) == (False, first["new"])
    assert cli("lines", json=True).out == lines


@pytest.mark.parametrize("import_id", ["99", "0"])
def test_an_unknown_import_cannot_be_undone(import_id: str, filled: Cli) -> None:
    answer = filled("undo", import_id, json=True)
    assert (answer.code, answer.out) == (2, "")


def test_an_import_is_undone_once(filled: Cli) -> None:
    assert filled("undo", "7").code == 0
    assert filled("undo", "7").code == 2


def test_the_store_itself_is_no_export(filled: Cli, store: Path) -> None:
    before = everything(store)
    answer = filled("import", store)
    assert answer.code == 2
    assert "keeps its own data" in answer.err
    assert everything(store) == before


def test_the_sheets_of_a_workbook_are_files_of_their_own(cli: Cli, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, ids in (("Août", ("571", "E+1")), ("Juillet", ("572", "573"))):
        sheet = book.create_sheet(name)
        for row in (headers("fr", 48), *rows_of([sale(order_id=each) for each in ids])):
            sheet.append(row)
    path = tmp_path / "2026.xlsx"
    book.save(path)
    cli("account", "add", "@lea")
    for new in (3, 0):
        files = cli("import", path, json=True).document["files"]
        by_name = {Path(each["path"]).name: each for each in files}
        assert {name: each["rows"] for name, each in by_name.items()} == {"Août": 2, "Juillet": 2}
        assert sum(each["new"] for each in files if not each["already_imported"]) == new
        assert by_name["Août"]["rejected"] == 1
    assert "2026.xlsx › Août" in cli("import", path).out
    (line, *_) = cli("explain", "573", json=True).document["lines"]
    assert "2026.xlsx › Juillet" in str(line)
