"""The columns of `order_lines`, by where their values come from."""

from __future__ import annotations

from typing import Final

from affitrack.domain.derive import DerivedLine
from affitrack.domain.line import LineFacts

# The one fact that a derived column shares its name with.
_RENAMED = {"delivered_on": "stated_delivered_on"}

FACTS: Final = tuple(_RENAMED.get(name, name) for name in LineFacts._fields)
"""The columns of `LineFacts`, in its order."""

STATED: Final = (*FACTS, "affiliate_partner", "agency")
"""Everything that a row of a file states about its line."""

DERIVED: Final = DerivedLine._fields
"""The columns of `DerivedLine`, in its order."""

KEY_PARTS: Final = 4
"""The first so many columns of `STATED` make the key of a line."""


def listed(columns: tuple[str, ...], table: str = "") -> str:
    """Return columns as a list for SQL, each with its table where one is named."""
    return ", ".join(f"{table}.{column}" if table else column for column in columns)
