"""Which days the orders of each import are of: what its file covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations
from affitrack.store.migrations.script import run

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

_ORDER_DAYS = """
-- First and last day of the orders that the file states; NULL where it states none.
ALTER TABLE imports ADD COLUMN first_order_on TEXT;
ALTER TABLE imports ADD COLUMN last_order_on TEXT;
"""

# What earlier imports covered follows from the lines that they brought, changed or confirmed.
OF_EARLIER_IMPORTS = """
UPDATE imports SET first_order_on = substr(first_at, 1, 10), last_order_on = substr(last_at, 1, 10)
FROM (
  SELECT spoken.import_id AS number, min(ordered_at) AS first_at, max(ordered_at) AS last_at
  FROM (
    SELECT created_by AS import_id, line_id FROM order_lines
    UNION ALL SELECT import_id, line_id FROM line_history
    UNION ALL SELECT import_id, line_id FROM older_rows
  ) AS spoken
  JOIN order_lines USING (line_id)
  GROUP BY spoken.import_id
)
WHERE import_id = number
"""


@migrations()
def m0008_order_days(db: Database) -> None:
    """Make room for the days, and fill them in for the imports that stand."""
    run(db, _ORDER_DAYS)
    db.execute(OF_EARLIER_IMPORTS)
