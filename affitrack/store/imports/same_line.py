"""Rows and known lines that are the same sale although one of them lacks parts of its key.

The oldest exports have no SKU ids, and content ids are missing here and there. A blank part fits
any; where it fits several lines, the one of the same price is meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from affitrack.store.imports.known import stated_of
from affitrack.store.sql.columns import FACTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from affitrack.store.imports.batches import Batch
    from affitrack.store.imports.known import Key

_SKU, _CONTENT = (FACTS.index(name) for name in ("sku_id", "content_id"))
_PRICE: Final = FACTS.index("price")


class LooseMatches:
    """Finds, for the rows of a batch that are no known lines by their whole key, which they are.

    Known lines that the same file speaks of by their whole key are none of them: two rows of one
    file are two lines.
    """

    def __init__(self, batch: Batch, known: Mapping[Key, tuple[Any, ...]], import_id: int) -> None:
        """Prepare to look.

        Args:
            batch: the rows.
            known: known lines of their orders, as `known_lines` returns them.
            import_id: of the file.
        """
        self._batch = batch
        self._others: dict[str, dict[Key, tuple[Any, ...]]] = {}
        missing = {key[0] for key in batch.keys if key not in known} & {key[0] for key in known}
        if not missing:
            return
        told = set(batch.keys)
        for key, row in known.items():
            if key[0] in missing and key not in told and row[1] != import_id:
                self._others.setdefault(key[0], {})[key] = row

    def find(self, index: int) -> tuple[Any, ...] | None:
        """Return the known line that a row is, each once; None for a line that is new."""
        key = self._batch.keys[index]
        of_order = self._others.get(key[0])
        if not of_order:
            return None
        price = self._batch.facts[index].price
        fitting = sorted(other for other in of_order if _fits(key, other))
        of_price = [other for other in fitting if stated_of(of_order[other])[_PRICE] == price]
        found = next(iter(of_price or fitting), None)
        return None if found is None else of_order.pop(found)


def _fits(one: Key, other: Key) -> bool:
    """Tell whether two different keys of one order may be those of one line."""
    contents = {one[_CONTENT], other[_CONTENT]} - {""}
    if one[_SKU] and other[_SKU]:
        is_same = one[_SKU:_CONTENT] == other[_SKU:_CONTENT]
        return is_same and len(contents) == 1
    if one[_SKU] or other[_SKU]:
        return bool(one[_CONTENT] == other[_CONTENT])
    return False
