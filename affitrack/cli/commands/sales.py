"""`sale add`, `sale delete`: sales that no file has."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from affitrack.book.correcting import ref_of
from affitrack.cli import json_output
from affitrack.cli.commands.rates import account_meant
from affitrack.cli.opening import open_book
from affitrack.domain.hand_sale import HandSale
from affitrack.domain.rate import rate_text
from affitrack.domain.records import LineFilter
from affitrack.domain.typed import typed_amount
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from argparse import Namespace

    from affitrack.book import Book
    from affitrack.cli.console import Console


def add(chosen: Namespace, console: Console) -> int:
    """Add a sale by hand."""
    with open_book(chosen) as book:
        ref = book.add_by_hand(_sale(book, chosen))
        (line,) = book.lines_at([ref])
    if console.is_json:
        console.document_of("lines", [json_output.line(line)])
        return 0
    console.say(
        "sale.added",
        order=line.facts.order_id,
        net=console.money(line.derived.net, line.facts.currency),
        stage=console.words(f"stage.{line.stage.value}"),
    )
    return 0


def delete(chosen: Namespace, console: Console) -> int:
    """Remove a sale that was added by hand."""
    with open_book(chosen) as book:
        handle = None if chosen.account is None else book.account(chosen.account).handle
        found = book.lines(LineFilter(account=handle, order_id=chosen.order_id))
        by_hand = [line for line in found if book.sale_by_hand(line) is not None]
        if not by_hand:
            key = "book.not_by_hand" if found else "book.no_such_order"
            raise UserError(message(key, order=chosen.order_id))
        for line in by_hand:
            book.remove_by_hand(ref_of(line))
    if console.is_json:
        console.document({"removed": [line.facts.order_id for line in by_hand]})
    else:
        console.say("sale.removed", order=chosen.order_id)
    return 0


def _sale(book: Book, chosen: Namespace) -> HandSale:
    """Return the sale that was typed, with what is known filled in."""
    account = account_meant(book, chosen.account)
    known = book.known_things()
    product_id, product_name = _named(chosen.product, known.products)
    shop, shop_name = _named(chosen.shop, known.shops)
    on = date.fromisoformat(chosen.on[:10])
    proposed = book.propose_by_hand(account.handle, on, product_id=product_id, shop=shop)
    if not shop and proposed.shop:
        shop, shop_name = _named(proposed.shop, known.shops)
    kinds = {content_id: kind for content_id, kind, _ in known.contents}
    return HandSale(
        account=account.handle,
        order_id=proposed.order_id if chosen.order is None else chosen.order.strip(),
        ordered_at=chosen.on,
        amount=typed_amount(chosen.amount, account.currency),
        has_tax=not chosen.without_tax,
        items=chosen.items,
        product_id=product_id,
        product_name=product_name,
        shop=shop,
        shop_name=shop_name,
        content_id=chosen.content,
        content_type=kinds.get(chosen.content, "video" if chosen.content else ""),
        rate=proposed.rate if chosen.rate is None else rate_text(chosen.rate),
        vat_rate=None if chosen.vat is None else rate_text(chosen.vat),
        status=chosen.status,
        delivered_on=json_output.day(chosen.delivered_on),
        returned_on=json_output.day(chosen.returned_on),
    )


def _named(text: str, known: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """Return id and name of a thing by either; what is not known is named by what was typed."""
    typed = text.strip()
    for key, name in known:
        if typed and typed.casefold() in {key.casefold(), name.casefold()}:
            return key, name
    return typed, typed
