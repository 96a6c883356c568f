"""Lines of claims follow their lines where these are told under another key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

_MOVE: Final = """
UPDATE OR REPLACE claim_lines SET order_id = ?, sku_id = ?, product_id = ?, content_id = ?
WHERE claim_id IN (SELECT claim_id FROM claims WHERE account_id = ?)
  AND order_id = ? AND sku_id = ? AND product_id = ? AND content_id = ?
"""


def move_claimed_lines(
    connection: sqlite3.Connection,
    account_id: int,
    keys: Sequence[tuple[tuple[Any, ...], tuple[Any, ...]]],
) -> None:
    """Take the lines of claims along whose key is told in full, or in part again: old and new."""
    if connection.execute("SELECT EXISTS (SELECT 1 FROM claim_lines)").fetchone()[0]:
        connection.executemany(_MOVE, [(*new, account_id, *old) for old, new in keys])
