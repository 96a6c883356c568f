"""Money that arrived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from affitrack.store.connection import Store


@dataclass(frozen=True, slots=True)
class Payout:
    """Money that arrived, in minor units of its currency."""

    payout_id: int
    account_id: int
    arrived_on: date
    amount: int
    currency: str
    reference: str
    method: str


def add_payout(
    store: Store,
    *,
    account_id: int,
    arrived_on: date,
    amount: int,
    currency: str,
    reference: str = "",
    method: str = "",
) -> Payout:
    """Keep a payout that arrived."""
    with store.write() as db:
        table = db.table("payouts").insert(
            {
                "account_id": account_id,
                "arrived_on": arrived_on.isoformat(),
                "amount": amount,
                "currency": currency,
                "reference": reference,
                "method": method,
            }
        )
        payout_id = int(table.last_pk)  # type: ignore[arg-type]
    return Payout(payout_id, account_id, arrived_on, amount, currency, reference, method)


def payouts(store: Store, account_id: int | None = None) -> list[Payout]:
    """Return the payouts of one account or of all, by day."""
    rows = store.connection.execute(
        "SELECT payout_id, account_id, arrived_on, amount, currency, reference, method"
        " FROM payouts WHERE ?1 IS NULL OR account_id = ?1 ORDER BY arrived_on, payout_id",
        (account_id,),
    )
    return [Payout(row[0], row[1], date.fromisoformat(row[2]), *row[3:]) for row in rows]
