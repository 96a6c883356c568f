"""Files about reach on the command line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from affitrack.demo import write_reach
from tests.cli.conftest import LINES, UNTIL, Cli

GOLDEN = Path(__file__).parent.parent / "golden" / "reach"


@pytest.fixture(scope="module")
def downloads(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return write_reach(tmp_path_factory.mktemp("reach"), lines=LINES, until=UNTIL)


def test_archives_and_reports_are_imported_with_what_their_rows_are(
    filled: Cli, downloads: list[Path]
) -> None:
    """And undoing them takes all of their figures back."""
    before = filled("videos", json=True).document
    answer = filled("import", *downloads, json=True)
    assert answer.code == 0
    files = answer.document["files"]
    assert {(file["format"], file["rows_are"], file["rows"]) for file in files} >= {
        ("tiktok_studio_overview", "days", 365),
        ("tiktok_studio_activity", "hours", 168),
        ("tiktok_studio_gender", "shares", 3),
        ("tiktok_studio_content", "contents", 13),
    }
    assert all(file["rejected"] == 0 and file["import_id"] for file in files)
    for file in files:
        assert filled("undo", file["import_id"]).code == 0
    assert filled("videos", json=True).document == before
    assert filled("check").code == 0


def test_a_video_has_its_views_and_what_they_brought(filled: Cli, downloads: list[Path]) -> None:
    """And the history of imports says videos and days."""
    before = filled("videos", json=True).document["videos"]
    assert {video["views"] for video in before} == {None}
    assert {video["epm"] for video in before} == {None}
    filled("import", *downloads)
    seen = [
        video
        for video in filled("videos", json=True).document["videos"]
        if video["views"] and video["views_from"] is None
    ]
    assert len(seen) > 20
    for video in seen:
        views = video["views"]
        epm = Decimal(video["net"]) * 1000 / views
        gpm = Decimal(video["gmv"]) * 1000 / views
        assert abs(Decimal(video["epm"]) - epm) <= Decimal("0.005")
        assert abs(Decimal(video["gpm"]) - gpm) <= Decimal("0.005")
        orders_per_view = Decimal(video["orders"]) / views
        assert abs(Decimal(video["conversion"]) - orders_per_view) <= Decimal("0.0000005")
        assert video["posted_at"] <= video["first_sale_at"]
    table = filled("videos", lang="en").out.splitlines()[0]
    assert "Earned per 1,000 views" in table
    assert "Orders per view" in table
    said = filled("imports", lang="fr").out
    assert "365 jours" in said
    assert "13 vidéos" in said
    assert "365 days" in filled("imports", lang="en").out


def test_a_rejected_row_is_told_and_kept(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "Overview_1772233199_lea.csv"
    path.write_text('"Date","Video Views"\n"February 26","many"', encoding="utf-8-sig")
    answer = cli("import", path, "--account", "@lea", lang="en")
    assert answer.code == 1
    assert "row 2, column “Video Views”: “many” is no whole number." in answer.out
    (kept,) = tmp_path.rglob("*-rejected.csv")
    assert "many" in kept.read_text(encoding="utf-8-sig")


def test_an_agency_report_is_kept_apart_from_sales(cli: Cli) -> None:
    answer = cli("import", GOLDEN / "agency-id.csv", "--account", "@lea.exemple", json=True)
    (file,) = answer.document["files"]
    assert (file["rows"], file["new"], file["other_creators"]) == (2, 2, 1)
    assert cli("lines", json=True).document["lines"] == []
    assert cli("videos", json=True).document["videos"] == []


def test_an_undo_speaks_of_figures(filled: Cli, downloads: list[Path]) -> None:
    (overview,) = (path for path in downloads if path.name.startswith("Overview"))
    (file,) = filled("import", overview, json=True).document["files"]
    assert filled("undo", file["import_id"], lang="fr").out == (
        "365 jours\u00a0: les chiffres sont retirés.\n"
    )
