"""Columns of one heading: harmless where they agree, and never told apart by the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.ingest.others_orders import SOLD_2025, write_2025
from tests.ingest.samples import (
    FRENCH,
    headers,
    only_line,
    rows_of,
    said,
    sale,
    write_rows,
)
from tests.ingest.test_others_orders import file_of, line_of


@pytest.mark.parametrize("second", ["2,49", "/", ""])
def test_a_heading_that_stands_twice_does_no_harm_where_both_agree(
    tmp_path: Path, second: str
) -> None:
    names, (cells,) = headers("fr", 48), rows_of([sale()])
    total = names.index("Montant total gagné au final")
    path = write_rows(tmp_path / "e.csv", [[*names, names[total]], [*cells, second]])
    assert only_line(path).final_earned == 249


@pytest.mark.parametrize(("first", "second"), [("2,49", "9,99"), ("/", "9,99")])
def test_two_columns_of_one_heading_that_differ_are_refused(
    tmp_path: Path, first: str, second: str
) -> None:
    """The first was taken, and the second named among the columns that are not used."""
    name = "Montant total gagné au final"
    names, (same, other) = headers("fr", 48), rows_of([sale(), sale()])
    other[names.index(name)] = first
    rows = [[*names, f"{name.upper()} "], [*same, same[names.index(name)]], [*other, second]]
    with pytest.raises(UserError) as error:
        recognise(write_rows(tmp_path / "e.csv", rows))
    assert said(error.value) == (
        f"In “e.csv”, two columns are called “{name}” and do not say the same: "
        f"in row 3, “{first}” and “{second}”."
    )
    assert [render(hint, "fr") for hint in error.value.hints] == [
        "Supprimez celle des deux colonnes qui ne compte pas, ou donnez-lui un autre nom."
    ]


def test_columns_that_nobody_reads_may_contradict_each_other(tmp_path: Path) -> None:
    names, (cells,) = headers("fr", 48), rows_of([sale()])
    path = write_rows(tmp_path / "e.csv", [[*names, "Note", "Note"], [*cells, "a", "b"]])
    assert only_line(path).final_earned == 249


def test_a_column_that_a_known_layout_passes_over_is_no_twin(tmp_path: Path) -> None:
    """Of the oldest export only some headers are known: by its place it is clear which counts."""
    path = write_2025(tmp_path / "e.csv", [SOLD_2025], shape=FRENCH)
    rows = [line.split(";") for line in path.read_text("utf-8-sig").splitlines()]
    rows[0][3], rows[1][3] = rows[0][1], "20/08/2025 08:00:00"
    assert line_of(file_of(write_rows(path, rows))).ordered_at == "2025-08-19T00:30:12"
