"""A readable table of no known format: refused, but its columns can be mapped."""

from __future__ import annotations

from pathlib import Path

from affitrack.wording.message import Message, UserError


class UnknownTableError(UserError):
    """The file is a table that nobody knows yet."""

    def __init__(self, message: Message, *hints: Message, path: Path = Path()) -> None:
        super().__init__(message, *hints)
        self.path = path
        """Where the table is: of one in an archive, the archive's path with its name after it."""
