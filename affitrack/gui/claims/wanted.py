"""What leads to the page of claims: a claim, or a kind of what could be claimed."""

from __future__ import annotations

from dataclasses import dataclass

from affitrack.domain.finding import FindingKind


@dataclass(frozen=True, slots=True)
class ClaimWanted:
    """What `Shell.show_page("claims", ...)` is given."""

    claim_id: int | None = None
    kind: FindingKind | None = None
