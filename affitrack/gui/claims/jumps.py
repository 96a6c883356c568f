"""The claims as entries of the jump box."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from affitrack.gui.claims.wanted import ClaimWanted
from affitrack.gui.claims.words import claim_name, state_name
from affitrack.gui.jump.entries import Entry, Kind
from affitrack.gui.sales.line_words import money_words
from affitrack.gui.shell import Shell

_MOST: Final = 200


def claim_entries(shell: Shell) -> list[Entry]:
    """Return the claims, the last one first; orders, shops and notes lead to them, too."""
    translate = QCoreApplication.translate
    about = translate("ClaimJumps", "Claim · {state} · {amount}")
    return [
        Entry(
            Kind.ORDER,
            f"claim.{claim.claim_id}",
            claim_name(claim),
            "claims",
            partial(shell.show_page, "claims", ClaimWanted(claim.claim_id)),
            about=about.format(
                state=state_name(claim.state), amount=money_words(claim.claimed, claim.currency)
            ),
            other_words=" ".join(
                [
                    claim.note,
                    *(f"{line.order_id} {line.shop_name} {line.shop}" for line in claim.lines),
                ]
            ),
        )
        for claim in reversed(shell.book.claims()[-_MOST:])
    ]
