"""A readable table of no known format: refused, but its columns can be mapped."""

from __future__ import annotations

from affitrack.wording.message import UserError


class UnknownTableError(UserError):
    """The file is a table that nobody knows yet."""
