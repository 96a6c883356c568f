"""Sales that the user enters: each is an import of one row, so that it is undone as exactly."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, replace
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from affitrack.clock import moment_now
from affitrack.domain.correction import Correctable, Correction, Corrections, LineRef
from affitrack.domain.hand_sale import (
    HandPreview,
    HandSale,
    Known,
    Proposal,
    both_amounts,
    faults_of,
    sale_of,
)
from affitrack.domain.line import LineFacts
from affitrack.domain.rate import rate_of, rate_text
from affitrack.domain.records import BY_HAND
from affitrack.domain.stage import stage_of
from affitrack.ingest.plain.plain_sale import facts_of
from affitrack.store.catalogue.names import LineNames
from affitrack.store.corrections import correcting
from affitrack.store.corrections.kept import corrections_at
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.imports import history as imports
from affitrack.store.imports import undo
from affitrack.store.imports.imported_file import ImportedFile
from affitrack.store.imports.importing import ImportRun
from affitrack.store.lines import hand_sales
from affitrack.store.lines import paging as lines
from affitrack.store.rules import accounts
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from decimal import Decimal

    from affitrack.domain.derive import Deriver
    from affitrack.domain.records import Account, LineRecord
    from affitrack.store.connection import Store


class HandEntry:
    """Takes in sales without a file."""

    def __init__(self, store: Store, as_of: date) -> None:
        self._store = store
        self._as_of = as_of

    def known(self) -> Known:
        """Return the products, shops and contents that a sale may name."""
        return hand_sales.known_things(self._store)

    def propose(self, account: str, on: date, *, product_id: str = "", shop: str = "") -> Proposal:
        """Return what is known of a sale from the rules and from earlier ones.

        Raises:
            UserError: there is no such account.
        """
        owner = self._account(account)
        last = hand_sales.last_sale(self._store, owner.account_id, product_id=product_id, shop=shop)
        shop = shop or (last[1] if last is not None and product_id else "")
        sale = HandSale(account, "-", f"{on}T12:00:00", 1, product_id=product_id, shop=shop)
        deriver = deriver_for(self._store, owner)
        facts = _facts(sale, owner.currency, rate_of("0"))
        agreed = deriver.agreed_rate(facts)
        return Proposal(
            order_id=self._free_order_id(owner, on),
            rate=agreed if agreed is not None else last and last[0],
            is_agreed=agreed is not None,
            vat_rate=rate_text(deriver.vat_rate(facts)),
            shop=shop,
        )

    def preview(self, sale: HandSale) -> HandPreview:
        """Tell what a sale comes to; nothing is written. Raises `UserError` for its account."""
        owner = self._account(sale.account)
        deriver = deriver_for(self._store, owner)
        vat = _vat(sale, deriver, owner)
        derived = deriver.derive_corrected(
            _facts(sale, owner.currency, vat), Corrections(vat_rate=sale.vat_rate)
        )
        with_tax, without_tax = both_amounts(sale.amount, vat, has_tax=sale.has_tax)
        release_on, payout_on = _day(derived.release_on), _day(derived.payout_on)
        return HandPreview(
            currency=owner.currency,
            with_tax=with_tax,
            without_tax=without_tax,
            vat_rate=rate_text(vat),
            rate=derived.rate,
            net=derived.net,
            stage=stage_of(derived.outcome, release_on, payout_on, self._as_of),
            release_on=release_on,
            payout_on=payout_on,
            is_estimated=bool(derived.is_delivery_estimated),
            is_known=hand_sales.has_order(self._store, owner.account_id, sale.order_id),
        )

    def add(self, sale: HandSale) -> LineRef:
        """Add a sale; return its line.

        Raises:
            UserError: something is wrong with it, or its order is known already.
        """
        for fault in faults_of(sale, self._as_of).values():
            raise UserError(fault)
        sale = sale if sale.made_at else replace(sale, made_at=moment_now())
        with self._store.write():
            owner = self._account(sale.account)
            deriver = deriver_for(self._store, owner)
            facts = _facts(sale, owner.currency, _vat(sale, deriver, owner))
            run = ImportRun(self._store, account=owner, deriver=deriver, file=_as_file(sale))
            with run:
                run.apply([tuple(facts)], [1], [_names(sale)])
                if not run.new:
                    known = message("book.by_hand_known", order=sale.order_id)
                    raise UserError(known, message("book.by_hand_known_hint"))
                run.finish(rows=1, rejected=0, rejects_file=None, basis=None)
            ref = LineRef(owner.handle, facts.key)
            self._say_vat(ref, sale)
        return ref

    def remove(self, ref: LineRef) -> HandSale:
        """Remove a sale that was added by hand; `add` with it brings it back.

        Raises:
            UserError: it is not there, or a file speaks of it.
        """
        line = self._line(ref)
        sale = self.entered(line)
        if sale is None:
            raise UserError(message("book.not_by_hand", order=line.facts.order_id))
        with self._store.write():
            undo.undo_within(self._store, line.import_id, moment_now())
            if sale.vat_rate is not None:
                self._say_vat(ref, replace(sale, vat_rate=None))
        return sale

    def replace(self, ref: LineRef, sale: HandSale) -> LineRef:
        """Put another sale in the place of one that was added by hand; all or nothing.

        What else was corrected in it goes along. Raises `UserError` as the two others do.
        """
        with self._store.write():
            kept = [
                made
                for made in self._line(ref).corrections
                if made.field != Correctable.VAT_RATE.value
            ]
            self.remove(ref)
            correcting.put_corrections(self._store, {ref: ()})
            put = self.add(sale)
            if kept:
                corrections = [*kept, *self._line(put).corrections]
                correcting.put_corrections(self._store, {put: corrections})
        return put

    def entered(self, line: LineRecord) -> HandSale | None:
        """Return a sale as it was entered; None where a file states it."""
        came_with = imports.import_by_id(self._store, line.import_id)
        if came_with is None or came_with.format != BY_HAND:
            return None
        own = {made.field: made.value for made in line.corrections}
        sale = sale_of(
            line.account,
            line.facts,
            vat_rate=own.get(Correctable.VAT_RATE.value),
            made_at=came_with.imported_at,
        )
        return replace(sale, product_name=line.product_name, shop_name=line.shop_name)

    def _say_vat(self, ref: LineRef, sale: HandSale) -> None:
        """Keep the VAT that was entered as the user's word, as no file has a column for it."""
        account_id = self._account(ref.account).account_id
        made = corrections_at(self._store.connection, account_id, ref.key)
        kept = [each for each in made if each.field != Correctable.VAT_RATE.value]
        if sale.vat_rate is not None:
            kept.append(Correction(Correctable.VAT_RATE.value, sale.vat_rate, sale.made_at))
        if tuple(kept) != made:
            correcting.put_corrections(self._store, {ref: kept})

    def _line(self, ref: LineRef) -> LineRecord:
        found = correcting.line_ids_at(self._store, [ref])
        if not found:
            raise UserError(message("book.no_such_order", order=ref.key.order_id))
        return lines.lines_by_id(self._store, found, self._as_of)[0]

    def _free_order_id(self, owner: Account, on: date) -> str:
        proposed = (f"H-{on:%Y%m%d}-{number}" for number in count(1))
        taken = partial(hand_sales.has_order, self._store, owner.account_id)
        return next(name for name in proposed if not taken(name))

    def _account(self, handle: str) -> Account:
        found = accounts.find_account(self._store, handle)
        if found is None:
            raise UserError(message("book.no_such_account", handle=handle))
        return found


def _facts(sale: HandSale, currency: str, vat: Decimal) -> LineFacts:
    with_tax, without_tax = both_amounts(sale.amount, vat, has_tax=sale.has_tax)
    row: dict[str, Any] = {
        "order_id": sale.order_id,
        "ordered_at": sale.ordered_at,
        "currency": currency,
        "product_id": sale.product_id,
        "content_id": sale.content_id,
        "content_type": sale.content_type,
        "shop_name": sale.shop,
        "items_sold": sale.items,
        "standard_rate": sale.rate,
        "status": sale.status,
        "delivered_on": sale.delivered_on,
        "returned_on": sale.returned_on,
        "amount_with_tax": with_tax,
        "amount_without_tax": None if sale.has_tax else without_tax,
    }
    facts = facts_of(row)
    if not isinstance(facts, LineFacts):
        raise TypeError(f"a sale was not checked before: {facts}")
    return facts


def _vat(sale: HandSale, deriver: Deriver, owner: Account) -> Decimal:
    if sale.vat_rate is not None:
        return rate_of(sale.vat_rate)
    return deriver.vat_rate(_facts(sale, owner.currency, rate_of("0")))


def _names(sale: HandSale) -> tuple[str, ...]:
    code = sale.shop if sale.shop != sale.shop_name else ""
    return LineNames(sale.product_name, sale.shop_name or sale.shop, code, "", "")


def _as_file(sale: HandSale) -> ImportedFile:
    """Return a sale as a file of one row. Any file's word on the same sale counts more."""
    content = repr(sorted(asdict(sale).items())).encode()
    return ImportedFile(
        path=Path(),
        file_name=sale.order_id,
        sha256=hashlib.sha256(content).hexdigest(),
        format=BY_HAND,
        language="",
        period=lambda: (sale.ordered_at, sale.ordered_at),
        is_secondhand=True,
        imported_at=sale.made_at,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
