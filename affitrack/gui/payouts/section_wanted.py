"""What leads to a section of the page of payouts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

UNMATCHED: Final = "unmatched"
"""What the section "arrived" is given to show the payouts alone that are for no run."""


@dataclass(frozen=True, slots=True)
class SectionWanted:
    """What `Shell.show_page("payouts", ...)` is given to lead to a section."""

    name: str
    what: object = None
    """Handed to the `show_what` of the section."""
