"""Order lines and accounts to test with: each test names only what it is about."""

from __future__ import annotations

from datetime import date
from typing import Any

from affitrack.domain.account import AccountRules, rules_for
from affitrack.domain.derive import Deriver, Exceptions
from affitrack.domain.line import LineFacts
from affitrack.domain.records import LineRecord
from affitrack.domain.stage import stage_of

_NOTHING_STATED: dict[str, Any] = dict.fromkeys(LineFacts._fields)

SALE = LineFacts(
    **{
        **_NOTHING_STATED,
        "order_id": "577012884920768041",
        "sku_id": "1729384756102938475",
        "product_id": "1729384756102938001",
        "content_id": "7441234567890123456",
        "shop": "FRSHOP1",
        "currency": "EUR",
        "ordered_at": "2026-11-14T21:04:00",
        "status": "pending",
        "status_raw": "En attente",
        "order_type": "standard",
        "content_type": "video",
        "commission_type": "",
        "is_indirect": 0,
        "items_sold": 1,
        "items_refunded": 0,
    }
)
"""One item sold in France on 14 November 2026, pending; the file states no amount."""


def sale(**stated: Any) -> LineFacts:  # noqa: ANN401 - any column of an export
    return SALE._replace(**stated)


def account(market: str = "FR", **settings: str) -> AccountRules:
    return rules_for("@lea.naturelle", market, None, settings)


def deriver(market: str = "FR", exceptions: Exceptions | None = None, **settings: str) -> Deriver:
    return Deriver(account(market, **settings), exceptions)


def record(facts: LineFacts, on: date, works_out: Deriver, *flags: str) -> LineRecord:
    """Return the line as the store would answer with it, for the simple case of one line."""
    derived = works_out.derive(facts)
    release_on, payout_on = (
        None if day is None else date.fromisoformat(day)
        for day in (derived.release_on, derived.payout_on)
    )
    return LineRecord(
        line_id=1,
        account="@lea.naturelle",
        facts=facts,
        derived=derived,
        stage=stage_of(derived.outcome, release_on, payout_on, on),
        payout_on=payout_on,
        flags=flags,
        product_name="Sérum vitamine C 30 ml",
        shop_name="Atelier Lumière",
        content_title="",
        import_id=1,
        file_name="affiliate_orders_7668993110945826580.csv",
        source_row=214,
    )
