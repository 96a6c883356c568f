"""Which lines a change of rules can have touched: no others need to be worked out again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from affitrack.domain.rate import RateRule


@dataclass(frozen=True, slots=True)
class Touched:
    """Lines by what they have in common; None where that does not matter."""

    shops: Collection[str] | None = None
    products: Collection[str] | None = None
    since: date | None = None
    """First day of order."""

    @classmethod
    def by_rates(cls, rules: Collection[RateRule]) -> Touched:
        """Return the lines that some agreed rates, at least one, can be for.

        What a rate says of the days after its last one, as one that was lowered does, still comes
        after its first.
        """
        products = {rule.product_id for rule in rules}
        shops = {rule.shop for rule in rules}
        return cls(
            shops=None if None in shops else {shop for shop in shops if shop},
            products=None if None in products else {product for product in products if product},
            since=min(rule.from_on for rule in rules),
        )

    def condition(self) -> tuple[str, tuple[str, ...]]:
        """Return the same as a condition on `order_lines`, with the values of its placeholders.

        With "+" no index is taken: its lines would be sorted for each part anew.
        """
        texts, values = ["TRUE"], []
        for column, wanted in (("shop", self.shops), ("product_id", self.products)):
            if wanted is not None:
                texts.append(f"+order_lines.{column} IN ({','.join('?' * len(wanted))})")
                values += sorted(wanted)
        if self.since is not None:
            texts.append("+ordered_at >= ?")
            values.append(self.since.isoformat())
        return " AND ".join(texts), tuple(values)


ALL_LINES = Touched()
