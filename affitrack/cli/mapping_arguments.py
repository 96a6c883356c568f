"""The calls about mappings: what the columns of tables mean that no format knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from affitrack.cli.arguments import Parser


def mapping(call: Parser) -> None:
    """Add what `mapping` does."""
    actions = call.calls("action", required=True)
    call.action(actions, "list", "mapping_list")
    for name in ("show", "export", "rename", "delete"):
        call.action(actions, name, f"mapping_{name}").place("name", metavar="NAME")
    actions.choices["export"].option(
        "--out", "mapping_out", type=Path, required=True, metavar="FILE"
    )
    actions.choices["rename"].place("new_name", metavar="NEW_NAME")
    adding = call.action(actions, "add", "mapping_add")
    adding.place("file", type=Path, metavar="FILE")
    adding.option("--replace", "mapping_replace", action="store_true")
    proposal = call.action(actions, "propose", "mapping_propose")
    proposal.place("file", type=Path, metavar="FILE")
    proposal.option("--name", "mapping_name", metavar="NAME")
    proposal.option("--out", "mapping_out", type=Path, metavar="FILE")
