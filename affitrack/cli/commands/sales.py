"""`sale add`, `sale set`, `sale delete`: sales that no file has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

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
    from affitrack.domain.correction import LineRef
    from affitrack.domain.hand_sale import Known
    from affitrack.domain.records import LineRecord

_VIDEO: Final = "video"


def add(chosen: Namespace, console: Console) -> int:
    """Add a sale by hand."""
    with open_book(chosen, console) as book:
        account = account_meant(book, chosen.account)
        sale = HandSale(account.handle, "", chosen.on, 0)
        typed = replace(sale, **_typed(chosen, book.known_things(), account.currency))
        _tell("sale.added", book, book.add_by_hand(_completed(book, typed)), console)
    return 0


def change(chosen: Namespace, console: Console) -> int:
    """Change a sale that was added by hand."""
    with open_book(chosen, console) as book:
        lines = _by_hand(book, chosen)
        if len(lines) > 1:
            raise UserError(message("cli.sale.not_one", order=chosen.order_id))
        (line,) = lines
        known = book.sale_by_hand(line)
        if known is None:
            raise UserError(message("book.not_by_hand", order=chosen.order_id))
        typed = _typed(chosen, book.known_things(), line.facts.currency)
        put = book.replace_by_hand(ref_of(line), replace(known, **typed))
        _tell("sale.changed", book, put, console)
    return 0


def delete(chosen: Namespace, console: Console) -> int:
    """Remove a sale that was added by hand."""
    with open_book(chosen, console) as book:
        lines = _by_hand(book, chosen)
        for line in lines:
            book.remove_by_hand(ref_of(line))
    if console.is_json:
        console.document({"removed": [line.facts.order_id for line in lines]})
    else:
        console.say("sale.removed", order=chosen.order_id)
    return 0


def _tell(key: str, book: Book, ref: LineRef, console: Console) -> None:
    (line,) = book.lines_at([ref])
    if console.is_json:
        console.document_of("lines", [json_output.line(line)])
        return
    console.say(
        key,
        order=line.facts.order_id,
        net=console.money(line.derived.net, line.facts.currency),
        stage=console.words(f"stage.{line.stage.value}"),
    )


def _by_hand(book: Book, chosen: Namespace) -> list[LineRecord]:
    """Return the lines of an order that were added by hand. Raises `UserError` without any."""
    handle = None if chosen.account is None else book.account(chosen.account).handle
    found = book.lines(LineFilter(account=handle, order_id=chosen.order_id))
    by_hand = [line for line in found if book.sale_by_hand(line) is not None]
    if not by_hand:
        key = "book.not_by_hand" if found else "book.no_such_order"
        raise UserError(message(key, order=chosen.order_id))
    return by_hand


def _typed(chosen: Namespace, known: Known, currency: str) -> dict[str, Any]:
    """Return the fields of `HandSale` that were typed."""
    typed: dict[str, Any] = {
        "order_id": None if chosen.order is None else chosen.order.strip(),
        "ordered_at": chosen.on,
        "items": chosen.items,
        "content_id": chosen.content,
        "rate": None if chosen.rate is None else rate_text(chosen.rate),
        "vat_rate": None if chosen.vat is None else rate_text(chosen.vat),
        "status": chosen.status,
        "delivered_on": json_output.day(chosen.delivered_on),
        "returned_on": json_output.day(chosen.returned_on),
    }
    if chosen.amount is not None:
        amount = typed_amount(chosen.amount, currency)
        typed |= {"amount": amount, "has_tax": not chosen.without_tax}
    if chosen.content is not None:
        kinds = {content_id: kind for content_id, kind, _ in known.contents}
        typed["content_type"] = kinds.get(chosen.content, _VIDEO)
    if chosen.product is not None:
        typed["product_id"], typed["product_name"] = _named(chosen.product, known.products)
    if chosen.shop is not None:
        typed["shop"], typed["shop_name"] = _named(chosen.shop, known.shops)
    return {field: value for field, value in typed.items() if value is not None}


def _completed(book: Book, sale: HandSale) -> HandSale:
    """Return a new sale with what is known of it filled in."""
    on = date.fromisoformat(sale.ordered_at[:10])
    proposed = book.propose_by_hand(sale.account, on, product_id=sale.product_id, shop=sale.shop)
    if not sale.shop and proposed.shop:
        shop, name = _named(proposed.shop, book.known_things().shops)
        sale = replace(sale, shop=shop, shop_name=name)
    rate = sale.rate
    if rate is None and not proposed.is_agreed:  # else it follows what was agreed
        rate = proposed.rate
    return replace(sale, order_id=sale.order_id or proposed.order_id, rate=rate)


def _named(text: str, known: tuple[tuple[str, str], ...]) -> tuple[str, str]:
    """Return id and name of a thing by either; what is not known is named by what was typed."""
    typed = text.strip()
    for key, name in known:
        if typed and typed.casefold() in {key.casefold(), name.casefold()}:
            return key, name
    return typed, typed
