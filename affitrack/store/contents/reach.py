"""The views of contents: the newest that any file states, and over which days.

Views since the posting come before views of some days, which are a part of them; of both the
newest count. Figures that begin on the day of posting, or before it, are since the posting.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Final

from affitrack.domain.figures import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from affitrack.store.connection import Store

_VIEWS: Final = """
SELECT content_id, views, from_on, to_on, coalesce(file_to, ''), sha256
FROM content_figures JOIN imports USING (import_id)
WHERE views IS NOT NULL AND (:account_id IS NULL OR account_id = :account_id)
"""
_Word = tuple[int, str | None, str, str, str]


def newest_reach(
    store: Store, posted_at: Mapping[str, str | None], account_id: int | None = None
) -> dict[str, Reach]:
    """Return the views of each content that files state some for.

    Args:
        store: the open store.
        posted_at: by content, when it was posted, where that is known.
        account_id: whose figures; None for all.
    """
    words: dict[str, list[_Word]] = defaultdict(list)
    for content_id, *word in store.connection.execute(_VIEWS, {"account_id": account_id}):
        views, from_on, to_on, file_to, sha256 = word
        words[content_id].append((views, from_on, to_on, file_to, sha256))
    return {id_: _newest(found, posted_at.get(id_)) for id_, found in words.items()}


def _newest(words: Iterable[_Word], posted_at: str | None) -> Reach:
    posted_on = (posted_at or "")[:10]

    def weight(word: _Word) -> tuple[bool, str, int, str, int, str]:
        views, from_on, to_on, file_to, sha256 = word
        is_whole = from_on is None or from_on <= posted_on
        # Of stretches that end on the same day the longest.
        begun = 0 if is_whole or from_on is None else -date.fromisoformat(from_on).toordinal()
        return is_whole, to_on, begun, file_to, views, sha256

    best = max(words, key=weight)
    is_whole, *_ = weight(best)
    views, from_on, to_on, _file_to, _sha256 = best
    return Reach(views, None if is_whole else from_on, to_on)
