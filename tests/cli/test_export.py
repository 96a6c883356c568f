"""`export`: what other calls answer, as a file for spreadsheets."""

from __future__ import annotations

import csv
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from affitrack.bundled import bundled_path
from affitrack.cli.export_columns import LINES, MONTHS, VIDEOS
from tests.cli.conftest import Cli


def table(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def headings(lang: str) -> dict[str, str]:
    words = bundled_path("messages", lang, "cli.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(words)["export"]["column"]
    return found


def exported(cli: Cli, what: str, path: Path, *wishes: str) -> list[dict[str, str]]:
    """Return the rows by the names of their columns."""
    answer = cli("export", what, "--out", path, *wishes)
    assert answer.code == 0, answer.err
    assert answer.out.strip().endswith(str(path))
    names = names_of(what)
    return [{names[heading]: cell for heading, cell in row.items()} for row in table(path)]


COLUMNS = {
    "lines": [column.name for column in LINES],
    "payouts": [column.name for column in MONTHS],
    "videos": [column.name for column in VIDEOS],
}


def names_of(what: str) -> dict[str, str]:
    """Return heading -> name of the columns of a table."""
    return {headings("en")[name]: name for name in COLUMNS[what]}


def as_cell(value: Any) -> str:  # noqa: ANN401 - what a document holds
    return "" if value is None else str(value)


def test_lines_hold_what_the_call_of_that_name_answers(filled: Cli, tmp_path: Path) -> None:
    lines = filled("lines", json=True).document["lines"]
    rows = exported(filled, "lines", tmp_path / "lines.csv")
    assert len(rows) == len(lines) > 100
    same = ("order_id", "sku_id", "product_id", "content_id", "content_type", "account", "shop",
            "shop_name", "status_raw", "items_sold", "items_refunded", "currency", "price", "base",
            "commission", "net", "delivered_on", "window_closes_on", "release_on", "payout_on",
            "settled_on", "product")  # fmt: skip
    for line, row in zip(lines, rows, strict=True):
        row["account"] = f"@{row['account']}"  # spreadsheets take what begins so for a formula
        assert {name: row[name] for name in same} == {name: as_cell(line[name]) for name in same}
        assert row["ordered_at"] == line["ordered_at"].replace("T", " ")
        assert row["rate"] == as_cell(line["rate"])
        assert row["row"].isdecimal()


def test_lines_are_narrowed_as_the_call_of_that_name_does(filled: Cli, tmp_path: Path) -> None:
    wishes = ("--stage", "held", "--from", "2026-10-01", "--to", "2026-11-10")
    lines = filled("lines", *wishes, json=True).document["lines"]
    rows = exported(filled, "lines", tmp_path / "held.csv", *wishes)
    assert [row["order_id"] for row in rows] == [line["order_id"] for line in lines] != []
    assert {row["stage"] for row in rows} == {"held back"}
    refused = filled("export", "lines", "--from", "2026-11-02", "--to", "2026-11-01",
                     "--out", tmp_path / "none.csv")  # fmt: skip
    assert refused.code == 2
    assert not (tmp_path / "none.csv").exists()


def test_months_hold_what_payouts_answers(filled: Cli, tmp_path: Path) -> None:
    months = filled("payouts", json=True).document["months"]
    rows = exported(filled, "payouts", tmp_path / "months.csv")
    for month, row in zip(months, rows, strict=True):
        assert row == {name: as_cell(month.get(name)) for name in row}
    assert Decimal(rows[-1]["low80"]) < Decimal(rows[-1]["total"])


def test_videos_hold_what_the_call_of_that_name_answers(filled: Cli, tmp_path: Path) -> None:
    videos = filled("videos", json=True).document["videos"]
    rows = exported(filled, "videos", tmp_path / "videos.csv")
    same = ("content_id", "type", "title", "currency", "orders", "items", "refunded", "gmv", "net")
    for video, row in zip(videos, rows, strict=True):
        assert {name: row[name] for name in same} == {name: as_cell(video[name]) for name in same}
        stages = {name: total["net"] for name, total in video["stages"].items()}
        assert {name: row[name] for name in stages} == stages


@pytest.mark.parametrize("what", ["lines", "payouts", "videos"])
def test_a_workbook_holds_the_same_and_ids_stay_text(
    filled: Cli, tmp_path: Path, what: str
) -> None:
    rows = exported(filled, what, tmp_path / "a.csv")
    path = tmp_path / "a.xlsx"
    answer = filled("export", what, "--out", path, json=True)
    assert answer.document == {"path": str(path), "format": "xlsx", "rows": len(rows)}
    (sheet,) = openpyxl.load_workbook(path).worksheets
    heading, *read = sheet.iter_rows()
    names = names_of(what)
    for row, cells in zip(rows, read, strict=True):
        by_name = {names[str(h.value)]: cell for h, cell in zip(heading, cells, strict=True)}
        for name, text in row.items():
            cell = by_name[name]
            if name.endswith("_id") or name == "month":
                assert (cell.value, cell.data_type) == (text or None, "s" if text else "n")
            elif name in {"net", "total", "commission"}:
                assert cell.data_type == "n"
                assert Decimal(str(cell.value)) == Decimal(text)


def test_french_spreadsheets_get_french_tables(filled: Cli, tmp_path: Path) -> None:
    path = tmp_path / "ventes.csv"
    answer = filled("export", "lines", "--limit", "3", "--out", path, lang="fr")
    assert answer.out == f"3 lignes écrites\u00a0: {path}\n"
    rows = table(path, ";")
    assert len(rows) == 3
    assert "," in rows[0]["Commission"]


def test_a_file_that_is_there_is_kept_and_one_of_no_form_is_not_begun(
    filled: Cli, tmp_path: Path
) -> None:
    there = tmp_path / "there.csv"
    there.write_text("mine")
    answer = filled("export", "videos", "--out", there)
    assert (answer.code, there.read_text()) == (2, "mine")
    assert "exists already" in answer.err
    answer = filled("export", "videos", "--out", tmp_path / "videos.ods")
    assert answer.code == 2
    assert "End its name in .xlsx or .csv" in answer.err
    assert filled("export", "videos", "--format", "pdf", "--out", tmp_path / "v").code == 2
    assert [path.name for path in tmp_path.glob("v*")] == []


def test_an_empty_store_gives_the_headings(cli: Cli, tmp_path: Path) -> None:
    for what in ("lines", "payouts", "videos"):
        path = tmp_path / f"{what}.csv"
        assert cli("export", what, "--out", path).code == 0
        assert table(path) == []
        assert path.stat().st_size > 20


def test_every_column_has_its_heading_and_no_heading_is_left_over() -> None:
    assert set(headings("en")) == set(headings("fr")) == set().union(*COLUMNS.values())
    for names in COLUMNS.values():
        shown = [headings("fr")[name] for name in names]
        assert len(set(shown)) == len(shown)
