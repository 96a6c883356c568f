"""The calls about money that arrived: payouts, and what was expected of each run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from affitrack.cli import values

if TYPE_CHECKING:
    from affitrack.cli.arguments import Parser


def payout(call: Parser) -> None:
    """Add what `payout` does."""
    actions = call.calls("action", required=True)
    _stated(call.action(actions, "add", "payout_add"), is_new=True)
    shown = call.action(actions, "list", "payout_list")
    shown.option("--account", "lines_account", metavar="@HANDLE")
    change = call.action(actions, "set", "payout_set")
    change.place("payout_id", type=values.number, metavar="ID")
    _stated(change, is_new=False)
    remove = call.action(actions, "remove", "payout_remove")
    remove.place("payout_ids", nargs="+", type=values.number, metavar="ID")
    taken = call.action(actions, "import", "payout_import")
    taken.place("file", type=Path, metavar="FILE")
    taken.option("--account", "payout_account", metavar="@HANDLE")
    taken.option("--mapping", "payout_mapping", metavar="NAME")
    taken.option(
        "--columns",
        "payout_columns",
        type=values.statement_columns,
        metavar="received_on,text,-,...",
    )
    taken.option("--keep", "payout_keep", metavar="NAME")
    taken.option(
        "--row", "payout_row", dest="rows", type=values.count, action="append", metavar="N"
    )
    taken.option("--dry-run", "dry_run", action="store_true")
    taken.option(
        "--decimal", "decimal", type=values.one_of("comma", "point"), metavar="comma|point"
    )
    taken.option("--dates", "dates", type=values.one_of("dmy", "mdy"), metavar="dmy|mdy")
    kept = call.action(actions, "columns", "payout_columns")
    kept.option("--forget", "payout_forget", metavar="NAME")
    decide = call.action(actions, "match", "payout_match")
    decide.place("payout_id", type=values.number, metavar="ID")
    decide.option("--run", "payout_run", dest="runs", action="append", metavar="D[=AMOUNT]")
    decide.option("--none", "payout_none", action="store_true")
    decide.option("--auto", "payout_auto", action="store_true")


def _stated(call: Parser, *, is_new: bool) -> None:
    call.option("--on", "payout_on", type=values.day, required=is_new, metavar="D")
    call.option("--amount", "payout_amount", required=is_new, metavar="128.40")
    call.option("--ref", "payout_ref", metavar="TEXT")
    call.option("--account", "payout_account", metavar="@HANDLE")
    call.option("--currency", "payout_currency", metavar="EUR")
    call.option("--fee", "payout_fee", metavar="0.35")
    call.option("--method", "payout_method", metavar="TEXT")
    call.option("--note", "payout_note", metavar="TEXT")


def reconcile(call: Parser) -> None:
    """Add what `reconcile` does."""
    call.option("--account", "lines_account", metavar="@HANDLE")
    call.option("--all", "reconcile_all", action="store_true")
