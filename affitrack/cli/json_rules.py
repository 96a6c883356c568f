"""The JSON documents of rules: shops, products, agreed rates, and what a change comes to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.cli import json_output
from affitrack.domain.money import decimal_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from affitrack.cli.json_output import Document
    from affitrack.domain.rule_records import (
        KeptRate,
        NextPayout,
        ProductRecord,
        RuleEffect,
        ShopRecord,
        Standing,
    )


def shop(record: ShopRecord) -> Document:
    """Return a shop; a rule is null where it is the account's."""
    settings = record.settings
    return {
        "shop": record.shop,
        "name": record.name,
        "lines": record.lines,
        "held": _amounts(record.held),
        "learned_delivery_days": list(record.learned_days),
        "return_window_days": _days(settings.get("return_window_days")),
        "delivery_days": _days(settings.get("delivery_days")),
        "vat_rate": settings.get("vat_rate"),
        "country": settings.get("country"),
    }


def product(record: ProductRecord) -> Document:
    """Return a product; its VAT rate is null where it is the shop's or the account's."""
    return {
        "product_id": record.product_id,
        "name": record.name,
        "lines": record.lines,
        "held": _amounts(record.held),
        "vat_rate": record.settings.get("vat_rate"),
        "rates": record.rate_rules,
    }


def rate(kept: KeptRate) -> Document:
    """Return an agreed rate with the number by which it is changed or removed."""
    return {"rate_id": str(kept.rule_id), **json_output.rate_rule(kept.account, kept.rule)}


def effect(found: RuleEffect) -> Document:
    """Return what a change comes to, by currency."""
    return {
        "stages_before": _stages(found.before),
        "stages_after": _stages(found.after),
        "next_payout_before": _payouts(found.before.payouts),
        "next_payout_after": _payouts(found.after.payouts),
        "flags_before": dict(found.before.flags),
        "flags_after": dict(found.after.flags),
    }


def _stages(standing: Standing) -> Document:
    return {
        currency: json_output.stages(of_currency, currency)
        for currency, of_currency in standing.stages.items()
    }


def _payouts(found: Mapping[str, NextPayout]) -> Document:
    return {
        currency: {"on": json_output.day(each.on), "net": decimal_text(each.net, currency)}
        for currency, each in found.items()
    }


def _amounts(held: Mapping[str, int]) -> Document:
    return {currency: decimal_text(net, currency) for currency, net in held.items()}


def _days(text: str | None) -> int | None:
    return None if text is None else int(text)
