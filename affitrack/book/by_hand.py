"""The part of a book that takes in sales without a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.later import later

if TYPE_CHECKING:
    from datetime import date

    from affitrack.book import hand_entry
    from affitrack.domain.correction import LineRef
    from affitrack.domain.hand_sale import HandPreview, HandSale, Known, Proposal
    from affitrack.domain.records import LineRecord
    from affitrack.store.connection import Store
else:
    hand_entry = later("affitrack.book.hand_entry")


class ByHand:
    """The part of a book that takes in sales without a file."""

    as_of: date
    _store: Store

    def known_things(self) -> Known:
        """Return the products, shops and contents that a sale may name."""
        return self._hand_entry().known()

    def propose_by_hand(
        self, account: str, on: date, *, product_id: str = "", shop: str = ""
    ) -> Proposal:
        """Return what is known of a sale from the rules and from earlier ones.

        Raises:
            UserError: there is no such account.
        """
        return self._hand_entry().propose(account, on, product_id=product_id, shop=shop)

    def preview_by_hand(self, sale: HandSale) -> HandPreview:
        """Tell what a sale comes to; nothing is written. Raises `UserError` for its account."""
        return self._hand_entry().preview(sale)

    def add_by_hand(self, sale: HandSale) -> LineRef:
        """Add a sale; return its line.

        Raises:
            UserError: something is wrong with it, or its order is known already.
        """
        return self._hand_entry().add(sale)

    def remove_by_hand(self, ref: LineRef) -> HandSale:
        """Remove a sale that was added by hand; `add_by_hand` with it brings it back.

        Raises:
            UserError: it is not there, or a file speaks of it.
        """
        return self._hand_entry().remove(ref)

    def replace_by_hand(self, ref: LineRef, sale: HandSale) -> LineRef:
        """Put another sale in the place of one that was added by hand; all or nothing.

        What else was corrected in it goes along. Raises `UserError` as the two others do.
        """
        return self._hand_entry().replace(ref, sale)

    def sale_by_hand(self, line: LineRecord) -> HandSale | None:
        """Return a sale as it was entered; None where a file states it."""
        return self._hand_entry().entered(line)

    def _hand_entry(self) -> hand_entry.HandEntry:
        return hand_entry.HandEntry(self._store, self.as_of)
