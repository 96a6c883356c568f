"""What a file said in its own words of a line that it only confirmed or completed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database


@migrations()
def m0016_own_words(db: Database) -> None:
    """Make room for them, for an undo of the file whose words the line has.

    JSON: columns of order_lines as this import's row has them, where they are not those of the
    line: words in another language, ids that the row leaves blank. NULL: there are none; of older
    imports it is not known.
    """
    db.execute("ALTER TABLE line_history ADD COLUMN own TEXT /* JSON: in its own words */")
