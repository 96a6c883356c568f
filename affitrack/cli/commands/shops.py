"""`shop list`, `shop set`: what shops do otherwise than their market."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from affitrack.cli import json_rules
from affitrack.cli.commands.effects import tell_effect
from affitrack.cli.opening import open_book
from affitrack.cli.tables import Column, table
from affitrack.cli.values import has_words, settings

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from affitrack.cli.console import Console
    from affitrack.domain.rule_records import ShopRecord


def show(chosen: Namespace, console: Console) -> int:
    """List the shops, with what each does otherwise."""
    with open_book(chosen, console) as book:
        handle = None if chosen.account is None else book.account(chosen.account).handle
        found = [
            shop
            for shop in book.shop_records(handle)
            if has_words(f"{shop.name} {shop.shop}", chosen.search)
        ]
    if console.is_json:
        console.document_of("shops", map(json_rules.shop, found))
    elif found:
        _print(found, console)
    else:
        console.say("shop.not_found" if (chosen.search or "").strip() else "shop.none")
    return 0


def change(chosen: Namespace, console: Console) -> int:
    """Change what a shop does otherwise: all that was named, or nothing."""
    wanted = settings(chosen.settings)
    with open_book(chosen, console) as book:
        code = book.shop_called(chosen.shop)
        if chosen.dry_run:
            return tell_effect(book, lambda each: each.set_shop(code, wanted), console)
        book.set_shop(code, wanted)
        changed = next(shop for shop in book.shop_records() if shop.shop == code)
    if console.is_json:
        console.document({"shop": json_rules.shop(changed)})
    else:
        console.say("shop.changed", shop=changed.name or code)
        _print([changed], console)
    return 0


def _print(shops: Sequence[ShopRecord], console: Console) -> None:
    columns = [
        Column(console.words("shop.name")),
        Column(console.words("shop.code")),
        Column(console.words("shop.lines"), is_number=True),
        Column(console.words("shop.held"), is_number=True),
        Column(console.words("shop.delivery"), is_number=True),
        Column(console.words("shop.window"), is_number=True),
        Column(console.words("shop.vat"), is_number=True),
        Column(console.words("shop.country")),
    ]
    rows = [
        (
            shop.name,
            shop.shop,
            console.count(shop.lines),
            " · ".join(console.money(net, currency) for currency, net in shop.held.items()),
            _delivery(shop),
            shop.settings.get("return_window_days", ""),
            _vat(shop, console),
            shop.settings.get("country", ""),
        )
        for shop in shops
    ]
    console.print_all(table(columns, rows))


def _vat(shop: ShopRecord, console: Console) -> str:
    own = shop.settings.get("vat_rate")
    return "" if own is None else console.rate(Decimal(own))


def _delivery(shop: ShopRecord) -> str:
    own = shop.settings.get("delivery_days")
    learned = "/".join(str(days) for days in shop.learned_days)
    return own if own is not None else f"≈ {learned}" if learned else ""
