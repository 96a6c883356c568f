"""The calls about claims, and what of reconciliation they rest on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from affitrack.cli import values
from affitrack.domain.finding import FindingKind

if TYPE_CHECKING:
    from affitrack.cli.arguments import Parser

_KINDS = tuple(
    kind.value for kind in FindingKind if kind not in {FindingKind.LESS, FindingKind.MISSING}
)


def claims(call: Parser) -> None:
    """Add what `claims` does."""
    actions = call.calls("action", required=True)
    shown = call.action(actions, "list", "claims_list")
    shown.option("--account", "lines_account", metavar="@HANDLE")
    _one(call.action(actions, "show", "claims_show"))
    _add(call.action(actions, "add", "claims_add"))
    _change(call.action(actions, "set", "claims_set"))
    remove = call.action(actions, "remove", "claims_remove")
    remove.place("claim_ids", nargs="+", type=values.number, metavar="ID")
    save = call.action(actions, "save", "claims_save")
    _one(save)
    save.option("--out", "claims_out", type=Path, required=True, metavar="FILE")
    save.option(
        "--format", "claims_format", dest="form", type=values.one_of("pdf", "csv"),
        metavar="pdf|csv",
    )  # fmt: skip
    attach = call.action(actions, "attach", "claims_attach")
    _one(attach)
    attach.place("files", nargs="+", type=Path, metavar="FILE")
    fetch = call.action(actions, "fetch", "claims_fetch")
    fetch.place("attachment_id", type=values.number, metavar="ATTACHMENT_ID")
    fetch.option("--out", "claims_fetch_out", type=Path, required=True, metavar="FILE")
    detach = call.action(actions, "detach", "claims_detach")
    detach.place("attachment_id", type=values.number, metavar="ATTACHMENT_ID")
    remind = call.action(actions, "remind", "claims_remind")
    remind.place("claim_id", nargs="?", type=values.number, metavar="ID")
    remind.option("--on", "claims_remind_on", type=values.day, metavar="D")
    remind.option("--never", "claims_remind_never", action="store_true")


def _one(call: Parser) -> None:
    call.place("claim_id", type=values.number, metavar="ID")


def _add(call: Parser) -> None:
    call.place("orders", nargs="*", metavar="ORDER_ID")
    call.option(
        "--kind", "claims_kind", dest="kinds", type=values.one_of(*_KINDS), action="append",
        metavar="|".join(_KINDS),
    )  # fmt: skip
    call.option("--run", "claims_run", type=values.day, metavar="D")
    call.option("--shop", "claims_shop", metavar="S")
    call.option("--account", "lines_account", metavar="@HANDLE")
    call.option("--currency", "claims_currency", metavar="EUR")
    call.option("--title", "claims_title", default="", metavar="TEXT")
    call.option("--note", "claims_note", default="", metavar="TEXT")


def _change(call: Parser) -> None:
    _one(call)
    call.option("--state", "claims_state", type=values.claim_state, metavar="S")
    call.option("--on", "claims_state_on", type=values.day, metavar="D")
    call.option("--won", "claims_won", metavar="4.20")
    call.option("--title", "claims_title", metavar="TEXT")
    call.option("--note", "claims_note", metavar="TEXT")
    call.option("--deadline", "claims_deadline", metavar="D|none")
