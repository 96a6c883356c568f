"""The folder that `affitrack demo` writes."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from affitrack import demo
from affitrack.demo import HANDLE, write_demo, write_large

UNTIL = date(2026, 11, 15)


def table_of(path: Path) -> list[list[str]]:
    if path.suffix == ".xlsx":
        rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
        return [[str(cell) for cell in row] for row in rows]
    text = path.read_text(encoding="utf-8-sig")
    delimiter = ";" if text.startswith("ID de commande;") else ","
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo")
    write_demo(path, until=UNTIL)
    return path


def test_the_same_arguments_give_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_demo(tmp_path / "again" / "deep", until=UNTIL)
    again = sorted((tmp_path / "again" / "deep").iterdir())
    assert [path.name for path in again] == sorted(path.name for path in folder.iterdir())
    for path in again:
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name


def test_exports_are_returned_oldest_first_without_the_notes(tmp_path: Path) -> None:
    paths = write_demo(tmp_path, until=UNTIL, lines=600)
    assert [path.suffix for path in paths] == [
        ".csv", ".xlsx", ".csv", ".xlsx", ".csv", ".xlsx", ".csv",
    ]  # fmt: skip
    assert [len(table_of(path)[0]) for path in paths] == [45, 45, 47, 47, 47, 48, 48]
    assert paths == sorted(paths)
    others = {path.name for path in tmp_path.iterdir()} - {path.name for path in paths}
    assert others == {"LISEZMOI.txt", "README.txt"}


def test_both_delimiters_occur(folder: Path) -> None:
    starts = {path.read_bytes()[3:18] for path in folder.glob("*.csv")}
    assert starts == {b"ID de commande,", b"ID de commande;"}


@pytest.mark.parametrize("lines", [600, 4_000])
def test_the_exports_together_hold_every_line_of_the_year(
    folder: Path, tmp_path: Path, lines: int
) -> None:
    paths = write_demo(tmp_path, until=UNTIL, lines=lines)
    keys: set[tuple[str, ...]] = set()
    rows = 0
    for path in paths:
        header, *body = table_of(path)
        places = [
            header.index(name)
            for name in ("ID de commande", "ID de l'UGS", "ID du produit", "Contenu")
        ]
        keys |= {tuple(cells[place] for place in places) for cells in body}
        rows += len(body)
    assert len(keys) == lines
    assert rows > 1.4 * lines  # all but the oldest and the newest are in two exports


def test_the_notes_say_that_it_is_fictional_and_how_to_have_it_again(folder: Path) -> None:
    french = (folder / "LISEZMOI.txt").read_text(encoding="utf-8")
    english = (folder / "README.txt").read_text(encoding="utf-8")
    assert "FICTIVES" in french
    assert "4\u202f000 lignes de commande, du 16 novembre 2025 au 15 novembre 2026" in french
    assert "FICTIONAL" in english
    assert "4,000 order lines, from 16 November 2025 to 15 November 2026" in english
    for text in (french, english):
        assert HANDLE in text
        assert "--seed 1 --lines 4000 --until 2026-11-15" in text
        assert "{" not in text


def test_an_export_of_many_orders_is_several_downloads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = write_demo(tmp_path / "whole", until=UNTIL, lines=800)
    monkeypatch.setattr(demo, "MOST_ORDERS_IN_A_FILE", 50)
    cut = write_demo(tmp_path / "cut", until=UNTIL, lines=800)
    assert len(cut) > len(whole)
    assert len({path.name for path in cut}) == len(cut)
    newest = [path for path in cut if len(table_of(path)[0]) == 48 and path.suffix == ".csv"]
    bodies = [table_of(path)[1:] for path in newest]
    assert max(len({cells[0] for cells in body}) for body in bodies) == 50
    rows = [cells for path in cut if path in newest for cells in table_of(path)[1:]]
    assert rows == table_of(whole[-1])[1:]


def test_a_year_without_sales_has_no_exports(tmp_path: Path) -> None:
    assert write_demo(tmp_path, until=UNTIL, lines=0) == []
    assert (tmp_path / "README.txt").exists()


def test_a_large_file_has_as_many_distinct_lines_as_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    assert write_large(path, 2_500, seed=4) == 2_500
    header, *body = table_of(path)
    assert len(header) == 48
    assert len({(cells[0], cells[1], cells[18]) for cells in body}) == 2_500
    first = path.read_bytes()
    write_large(path, 2_500, seed=4)
    assert path.read_bytes() == first
