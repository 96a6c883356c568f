"""What keeps order lines unique, as an index of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from affitrack.store.migrations.registry import migrations

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

_CONSTRAINT: Final = """,  -- what does not fit: domain/audit.py
  UNIQUE (account_id, order_id, sku_id, product_id, content_id)
"""
_WITHOUT_IT: Final = "  -- what does not fit: domain/audit.py\n"

_LINES_BY_KEY: Final = """CREATE UNIQUE INDEX lines_by_key
ON order_lines (account_id, order_id, sku_id, product_id, content_id)"""

# Everything that goes with the table, and comes back as it was.
_AROUND: Final = """
SELECT type, name, sql FROM sqlite_master
WHERE type = 'index' AND tbl_name = 'order_lines' AND sql IS NOT NULL
  OR type = 'view' AND name = 'sales'
ORDER BY type, name
"""


@migrations()
def m0014_lines_by_key(db: Database) -> None:
    """Make the table of lines anew without its constraint, which no statement can take away.

    A million keys that a first file brings are sorted once into an index that is made after them;
    into that of a constraint each has to be put where it belongs.
    """
    around = db.execute(_AROUND).fetchall()
    query = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'order_lines'"
    (table,) = db.execute(query).fetchone()
    db.execute("DROP VIEW sales")
    db.execute("ALTER TABLE order_lines RENAME TO earlier_lines")
    db.execute(table.replace(_CONSTRAINT, _WITHOUT_IT))
    db.execute("INSERT INTO order_lines SELECT * FROM earlier_lines")
    db.execute("DROP TABLE earlier_lines")
    db.execute(_LINES_BY_KEY)
    for _type, _name, statement in around:
        db.execute(statement)
