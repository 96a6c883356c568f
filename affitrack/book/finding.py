"""Finding things by a few typed letters."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from affitrack.later import later
from affitrack.store.rules import accounts as kept_accounts

if TYPE_CHECKING:
    from affitrack.domain.found import Thing
    from affitrack.store.connection import Store
    from affitrack.store.lines import finding
else:
    finding = later("affitrack.store.lines.finding")

_LIMIT: Final = 6


class Finding:
    """The part of a book that finds orders, products, shops and contents."""

    _store: Store

    def find(self, text: str, account: str | None = None, limit: int = _LIMIT) -> list[Thing]:
        """Return up to `limit` things of each kind that `text` may mean, the likeliest first.

        Orders are those of one account or of all; an account that is not known has none.
        """
        found = None if account is None else kept_accounts.find_account(self._store, account)
        if account is not None and found is None:
            return []
        account_id = None if found is None else found.account_id
        return finding.find(self._store, text, account_id, limit)
