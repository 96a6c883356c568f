"""The calls that list order lines, and those that write them and other answers as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from affitrack.cli import values
from affitrack.reports.table_file import TABLE_FORMS

if TYPE_CHECKING:
    from affitrack.cli.arguments import Parser


def lines(call: Parser) -> None:
    """Add what `lines` takes."""
    call.option("--stage", "stage", type=values.stage, action="append", metavar="S")
    call.option("--shop", "shop", metavar="S")
    call.option("--content", "content", metavar="C")
    call.option("--from", "lines_from", type=values.day, dest="from_on", metavar="D")
    call.option("--to", "lines_to", type=values.day, dest="to_on", metavar="D")
    call.option("--account", "lines_account", metavar="@HANDLE")
    call.option("--corrected", "corrected", action="store_true")
    call.option("--limit", "limit", type=values.count, metavar="N")


def export(call: Parser) -> None:
    """Add what `export` does."""
    actions = call.calls("action", required=True)
    of_lines = call.action(actions, "lines", "export_lines")
    lines(of_lines)
    of_payouts = call.action(actions, "payouts", "export_payouts")
    of_videos = call.action(actions, "videos", "export_videos")
    for each in (of_lines, of_payouts, of_videos):
        each.option(
            "--format", "export_format", dest="form", type=values.one_of(*TABLE_FORMS),
            metavar="|".join(TABLE_FORMS),
        )  # fmt: skip
        each.option("--out", "export_out", type=Path, required=True, metavar="FILE")
