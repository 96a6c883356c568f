"""Titles and moments of posting: what files call contents, beside the types that orders give.

The newest file's word stands in `contents`. A content that no file has a title for gets that of the
post of the account data that was posted in the same moment: those posts name no ids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from affitrack.domain.figures import ContentWords

# Ids of videos hold the second of posting (domain/reach.py); the data export was seen to agree with
# it to the second, and two posts are not made within two minutes.
_SECONDS_APART: Final = 120

_NEWEST: Final = "ORDER BY coalesce(file_to, '') DESC, sha256 DESC LIMIT 1"
_SETTLE: Final = f"""
UPDATE contents SET
  content_type = coalesce(
    (SELECT import_names.name FROM import_names JOIN imports USING (import_id)
     WHERE kind = 'content' AND id = contents.content_id
     ORDER BY coalesce(file_to, '') DESC, import_id DESC LIMIT 1),
    (SELECT content_words.content_type FROM content_words JOIN imports USING (import_id)
     WHERE content_words.content_id = contents.content_id {_NEWEST}),
    ''),
  title = coalesce(
    (SELECT content_words.title FROM content_words JOIN imports USING (import_id)
     WHERE content_words.content_id = contents.content_id AND content_words.title <> '' {_NEWEST}),
    (SELECT title FROM (
       SELECT posts.title, file_to, sha256,
         abs(posted_second - (CAST(contents.content_id AS INTEGER) >> 32)) AS apart
       FROM posts JOIN imports USING (import_id)
       WHERE posts.title <> '' AND contents.content_id GLOB '[67]*'
         AND length(contents.content_id) = 19
         AND posted_second BETWEEN (CAST(contents.content_id AS INTEGER) >> 32) - {_SECONDS_APART}
           AND (CAST(contents.content_id AS INTEGER) >> 32) + {_SECONDS_APART})
     ORDER BY apart, coalesce(file_to, '') DESC, sha256 DESC LIMIT 1),
    ''),
  posted_at =
    (SELECT content_words.posted_at FROM content_words JOIN imports USING (import_id)
     WHERE content_words.content_id = contents.content_id
       AND content_words.posted_at IS NOT NULL {_NEWEST})
"""


def keep_words(
    connection: sqlite3.Connection, import_id: int, words: Iterable[ContentWords]
) -> None:
    """Store what an import calls its contents, and let the newest word of each stand."""
    found = list({each.content_id: each for each in words}.values())
    connection.executemany(
        "INSERT OR IGNORE INTO contents (content_id) VALUES (?)",
        [(each.content_id,) for each in found],
    )
    connection.executemany(
        "INSERT INTO content_words (import_id, content_id, content_type, title, posted_at)"
        " VALUES (?, ?, ?, ?, ?)",
        [(import_id, *each) for each in found],
    )
    settle_words(connection)


def settle_words(connection: sqlite3.Connection, ids: Iterable[str] | None = None) -> None:
    """Let the newest word stand for these contents, or for all."""
    if ids is None:
        connection.execute(_SETTLE)
        return
    query = "SELECT EXISTS (SELECT 1 FROM content_words) OR EXISTS (SELECT 1 FROM posts)"
    (any_words,) = connection.execute(query).fetchone()
    if any_words:
        connection.executemany(f"{_SETTLE} WHERE content_id = ?", [(id_,) for id_ in sorted(ids)])
