"""Reading rows by kind comes to the same as reading each for itself."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import pytest

from affitrack.domain.alike import LineKind
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.recognise.recognising import recognise
from tests.ingest.samples import Shape, all_lines, headers, rows_of, sale, sales, write_rows

# What may stand in a cell beside what the sample has; most of it makes the row a special one.
ODD_CELLS = {
    "order_id": ["", "576944949268290000", "5.76945E+17", "abc", '576"1', "57 6", "٣"],
    "ordered_at": ["", "/", "31/02/2026 10:00:00", "2026-08-31T10:00:00", "1/9/2026 8:05", '"'],
    "settled_at": ["/", "", "N/A", "nonsense", "19/09/2026 10:00:00", "19/09/2026"],
    "product_name": ['Coffret "nu"', "a;b", "zwei\nZeilen", "", '"'],
    "price": ["1 024,90", "x", "24.90"],
    "currency": ["", "USD"],
    "final_earned": ["/", "2,50", "0,00"],
    "status": ["En attente", "Autre chose"],
}


def messy_rows(seed: int, count: int = 900) -> list[list[str]]:
    """Return rows of which most recur, some are special, and some are no rows at all."""
    chance = random.Random(seed)
    rows: list[list[str]] = []
    for number in range(count):
        kind = {"price": chance.choice(["24,90", "19,90"]), "status": "Réglée"}
        if chance.random() < 0.3:
            kind |= {"status": "En attente", "settled_at": "/"}
        if chance.random() < 0.3:
            kind["product_name"] = 'Coffret "Peau; nette"'
        if chance.random() < 0.1:
            field = chance.choice(list(ODD_CELLS))
            kind[field] = chance.choice(ODD_CELLS[field])
        kind = {"order_id": str(576944949268290041 + 7919 * number), **kind}
        row = rows_of([sale(**kind)])[0]
        shape = chance.random()
        if shape < 0.01:
            row = []
        elif shape < 0.02:
            row = row[: chance.randrange(1, 48)]
        elif shape < 0.03:
            row = [*row, *[""] * chance.randrange(1, 3)]
        rows.append(row)
    return rows


def everything(source: SourceFile, *, alike: bool, rows: int) -> tuple[Any, ...]:
    """Return lines with their rows and names, and rejects, in the order of the file."""
    kinds: dict[int, LineKind] = {}
    lines: list[Any] = []
    rejects: list[Any] = []
    for chunk in source.chunks(rows, alike=alike):
        kinds |= chunk.alike.new_kinds
        lines += zip(chunk.rows, chunk.lines, chunk.names, strict=True)
        names = [kinds[kind].names for kind in chunk.alike.kinds]
        lines += zip(chunk.alike.rows, chunk.alike.lines(kinds), names, strict=True)
        for table in chunk.tables:
            beside = zip(*table.names, strict=True)
            lines += zip(table.rows, table.lines(), beside, strict=True)
        rejects += chunk.rejects
    lines.sort(key=lambda line: line[0])
    return lines, sorted(rejects, key=lambda reject: reject.row), source.period()


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("seed", range(4))
def test_both_ways_come_to_the_same(tmp_path: Path, seed: int, line_end: str) -> None:
    shape = Shape(line_end=line_end)
    path = write_rows(tmp_path / "e.csv", [headers("fr", 48), *messy_rows(seed)], shape)
    plain = everything(recognise(path), alike=False, rows=100)
    assert everything(recognise(path), alike=True, rows=100) == plain
    assert everything(recognise(path), alike=True, rows=4096) == plain


def test_a_quotation_mark_that_never_closes_is_no_end_of_a_row(tmp_path: Path) -> None:
    """What csv makes of stray quotation marks counts, line by line or not."""
    good = [";".join(row) for row in rows_of(sales(300))]
    good[150] = good[150].replace("Sérum", 'Sé";"rum', 1)
    good[200] = good[200].replace("Sérum", '"Sérum', 1)
    good[220] = good[220].replace("30 ml", '30 ml"', 1)
    path = tmp_path / "e.csv"
    text = "\n".join([";".join(headers("fr", 48)), *good, ""])
    path.write_text(text, encoding="utf-8-sig")
    plain = everything(recognise(path), alike=False, rows=4096)
    assert plain[1]
    assert everything(recognise(path), alike=True, rows=4096) == plain


def test_most_lines_of_an_export_are_alike(tmp_path: Path) -> None:
    path = write_rows(tmp_path / "e.csv", [headers("fr", 48), *rows_of(sales(1000))])
    chunks = list(recognise(path).chunks(alike=True))
    assert sum(len(chunk.alike) for chunk in chunks) >= 990
    assert sum(len(chunk.alike.new_kinds) for chunk in chunks) == 1
    assert len(all_lines(recognise(path)).lines) == 1000
