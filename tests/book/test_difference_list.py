from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from affitrack.book import write_differences
from affitrack.book.difference_list import COLUMNS
from affitrack.domain.figures import FigureChange, FigureValue
from affitrack.domain.records import Difference
from affitrack.ingest.rejects.rejects import Reject
from affitrack.wording.language import Language
from affitrack.wording.message import message
from tests.domain.lines import deriver, sale

AS_OF = date(2026, 11, 22)
FRENCH = deriver()


def changed(product_name: str = "Sérum") -> Difference:
    before = sale(est_standard=524, est_base=4367, standard_rate="0.12")
    after = before._replace(status="ineligible", items_refunded=1, est_standard=1234567)
    return Difference(
        kind="changed",
        row=7,
        product_name=product_name,
        shop_name="",
        before=before,
        after=after,
        derived_before=FRENCH.derive(before),
        derived_after=FRENCH.derive(after),
    )


def rejected() -> Reject:
    reason = message("ingest.reason.id_missing")
    return Reject(9, "ID", ["=1+1", "x"], reason, "=1+1", "=1+1")


def table(path: Path, lang: Language) -> list[dict[str, str]]:
    """Read a written table, its columns by their keys."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";" if lang == "fr" else ","))
    assert len(rows[0]) == len(set(rows[0])) == len(COLUMNS)
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize(
    ("lang", "net", "rate", "kind"),
    [("en", "12345.67", "0.12", "changed"), ("fr", "12345,67", "0,12", "modifiée")],
)
def test_amounts_are_numbers_in_the_spreadsheet_of_the_language(
    tmp_path: Path, lang: Language, net: str, rate: str, kind: str
) -> None:
    target = tmp_path / "list.csv"
    assert write_differences([("a.csv", changed())], target, as_of=AS_OF, lang=lang) == 1
    (row,) = table(target, lang)
    assert (row["kind"], row["file"], row["row"]) == (kind, "a.csv", "7")
    assert (row["net_after"], row["rate_before"]) == (net, rate)
    assert (row["stage_before"], row["stage_after"]) == ("held", "lost")
    assert (row["refunded_before"], row["refunded_after"]) == ("0", "1")
    assert row["reason"] == ""


def test_a_new_line_has_nothing_before(tmp_path: Path) -> None:
    line = changed()
    new = Difference("new", 2, "", "", None, line.after, None, line.derived_after)
    write_differences([("a.csv", new)], tmp_path / "list.csv", as_of=AS_OF, lang="en")
    (row,) = table(tmp_path / "list.csv", "en")
    assert (row["net_before"], row["stage_before"]) == ("", "")
    assert row["product"] == line.after.product_id, "no name: its number"


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    rows: list[tuple[str, Difference | Reject | FigureChange]] = [
        ("=cmd.csv", changed("@SUM(A1)")),
        ("-a.csv", rejected()),
    ]
    write_differences(rows, tmp_path / "list.csv", as_of=AS_OF, lang="en")
    first, second = table(tmp_path / "list.csv", "en")
    assert (first["file"], first["product"]) == ("'=cmd.csv", "'@SUM(A1)")
    assert (second["order"], second["cell"]) == ("'=1+1", "'=1+1")
    assert second["kind"] == "rejected"
    assert second["reason"]


def test_figures_on_reach_are_told_by_name_before_and_after(tmp_path: Path) -> None:
    values = (FigureValue("views", 500, 1_000), FigureValue("likes", None, 5))
    row = FigureChange("changed", 3, "7623285229813467912", "Ma routine", None, values)
    write_differences([("Content.csv", row)], tmp_path / "list.csv", as_of=AS_OF, lang="fr")
    (told,) = table(tmp_path / "list.csv", "fr")
    assert (told["order"], told["product"]) == ("7623285229813467912", "Ma routine")
    assert told["cell"] == "vues 500 → 1000; mentions J’aime 5"
