"""`product list`, `product set`: what holds for a product alone."""

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
    from affitrack.domain.rule_records import ProductRecord


def show(chosen: Namespace, console: Console) -> int:
    """List the products, with what holds for each alone."""
    with open_book(chosen, console) as book:
        handle = None if chosen.account is None else book.account(chosen.account).handle
        found = [
            product
            for product in book.product_records(handle)
            if has_words(f"{product.name} {product.product_id}", chosen.search)
        ]
    if console.is_json:
        console.document_of("products", map(json_rules.product, found))
    elif found:
        _print(found, console)
    else:
        console.say("product.not_found" if (chosen.search or "").strip() else "product.none")
    return 0


def change(chosen: Namespace, console: Console) -> int:
    """Change what holds for a product alone: all that was named, or nothing."""
    wanted = settings(chosen.settings)
    number = chosen.product
    with open_book(chosen, console) as book:
        if chosen.dry_run:
            return tell_effect(book, lambda each: each.set_product(number, wanted), console)
        book.set_product(number, wanted)
        changed = next(each for each in book.product_records() if each.product_id == number)
    if console.is_json:
        console.document({"product": json_rules.product(changed)})
    else:
        console.say("product.changed", product=changed.name or number)
        _print([changed], console)
    return 0


def _print(products: Sequence[ProductRecord], console: Console) -> None:
    columns = [
        Column(console.words("product.name")),
        Column(console.words("product.number")),
        Column(console.words("product.lines"), is_number=True),
        Column(console.words("product.held"), is_number=True),
        Column(console.words("product.vat"), is_number=True),
        Column(console.words("product.rates"), is_number=True),
    ]
    rows = [
        (
            product.name,
            product.product_id,
            console.count(product.lines),
            " · ".join(console.money(net, currency) for currency, net in product.held.items()),
            _vat(product, console),
            console.count(product.rate_rules) if product.rate_rules else "",
        )
        for product in products
    ]
    console.print_all(table(columns, rows))


def _vat(product: ProductRecord, console: Console) -> str:
    own = product.settings.get("vat_rate")
    return "" if own is None else console.rate(Decimal(own))
