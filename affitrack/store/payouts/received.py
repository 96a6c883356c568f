"""Payouts that arrived, as they are kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.received import Pin, Received, faults_of
from affitrack.store.rules.accounts import find_account
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from affitrack.domain.received import ReceivedEntry
    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

_PAYOUTS: Final = """
SELECT payout_id, handle, received_on, payouts.currency, amount, fee, reference, method, note,
  source, source_key, is_pinned
FROM payouts JOIN accounts USING (account_id)
WHERE (?1 IS NULL OR account_id = ?1) AND (?2 IS NULL OR payout_id = ?2)
ORDER BY received_on, payout_id
"""


def received(
    store: Store, account_id: int | None = None, payout_id: int | None = None
) -> list[Received]:
    """Return the payouts of one account or of all, or the one of a number, by day."""
    rows = store.connection.execute(_PAYOUTS, (account_id, payout_id)).fetchall()
    pins = _pins(store)
    return [_received(row, pins) for row in rows]


def received_by_id(store: Store, payout_id: int) -> Received:
    """Return a payout by its number. Raises `UserError` where there is none."""
    for each in received(store, payout_id=payout_id):
        return each
    raise UserError(message("received.unknown", number=str(payout_id)))


def known_keys(store: Store) -> dict[str, int]:
    """Return the payouts that statements state: what tells them from all others -> number."""
    query = "SELECT source_key, payout_id FROM payouts WHERE source_key IS NOT NULL"
    return dict(store.connection.execute(query).fetchall())


def add_received(store: Store, account: Account, entry: ReceivedEntry) -> Received:
    """Keep a payout. Raises `UserError` where something is wrong with it."""
    _check(entry)
    with store.write() as db:
        db.table("payouts").insert({**_columns(account, entry), "is_pinned": 0})
        (payout_id,) = db.execute("SELECT last_insert_rowid()").fetchone()
    return received_by_id(store, payout_id)


def set_received(store: Store, payout_id: int, account: Account, entry: ReceivedEntry) -> Received:
    """Put what an entry states in the place of what a payout was; where it came from stays.

    What the user decided on its runs stays too, unless account or currency change. Raises
    `UserError` where there is no such payout, or something is wrong with the entry.
    """
    _check(entry)
    with store.write() as db:
        before = received_by_id(store, payout_id)
        stated = replace(entry, source=before.source, source_key=before.source_key)
        db.table("payouts").update(payout_id, _columns(account, stated))
        after = received_by_id(store, payout_id)
        if (before.account, before.currency) != (after.account, after.currency):
            pin_received(store, payout_id, None)  # its runs are those of another account
    return received_by_id(store, payout_id)


def remove_received(store: Store, payout_ids: Iterable[int]) -> list[Received]:
    """Forget payouts, all or none; `restore_received` with what is returned brings them back.

    Raises `UserError` where there is no payout of a number.
    """
    with store.write() as db:
        gone = [received_by_id(store, payout_id) for payout_id in dict.fromkeys(payout_ids)]
        for each in gone:
            db.table("payouts").delete(each.payout_id)
    return gone


def restore_received(store: Store, gone: Iterable[Received]) -> None:
    """Put payouts back exactly as they were, under their numbers, in place of what is there.

    Raises `UserError` where an account of theirs is not there any more.
    """
    with store.write() as db:
        for each in gone:
            account = _account(store, each.account)
            row = {**_columns(account, each.entry), "is_pinned": int(each.pins is not None)}
            db.table("payouts").upsert({"payout_id": each.payout_id, **row}, pk="payout_id")
            _put_pins(store, each.payout_id, each.pins or ())


def pin_received(store: Store, payout_id: int, pins: Sequence[Pin] | None) -> None:
    """Keep what the user decides on the runs of a payout: () none of them, None nothing."""
    with store.write() as db:
        db.table("payouts").update(payout_id, {"is_pinned": int(pins is not None)})
        _put_pins(store, payout_id, pins or ())


def _put_pins(store: Store, payout_id: int, pins: Iterable[Pin]) -> None:
    store.connection.execute("DELETE FROM payout_pins WHERE payout_id = ?", (payout_id,))
    store.connection.executemany(
        "INSERT INTO payout_pins VALUES (?, ?, ?)",
        [(payout_id, pin.payout_on.isoformat(), pin.amount) for pin in pins],
    )


def _pins(store: Store) -> Mapping[int, tuple[Pin, ...]]:
    query = "SELECT payout_id, payout_on, amount FROM payout_pins ORDER BY payout_id, payout_on"
    found: defaultdict[int, list[Pin]] = defaultdict(list)
    for payout_id, on, amount in store.connection.execute(query):
        found[payout_id].append(Pin(date.fromisoformat(on), amount))
    return {payout_id: tuple(pins) for payout_id, pins in found.items()}


def _received(row: tuple[Any, ...], pins: Mapping[int, tuple[Pin, ...]]) -> Received:
    number, handle, on, currency, amount, fee, reference, method, note, source, key, pinned = row
    return Received(
        payout_id=number,
        account=handle,
        received_on=date.fromisoformat(on),
        currency=currency,
        amount=amount,
        fee=fee,
        reference=reference,
        method=method,
        note=note,
        source=source,
        source_key=key,
        pins=pins.get(number, ()) if pinned else None,
    )


def _columns(account: Account, entry: ReceivedEntry) -> dict[str, Any]:
    return {
        "account_id": account.account_id,
        "received_on": entry.received_on.isoformat(),
        "currency": entry.currency or account.currency,
        "amount": entry.amount,
        "fee": entry.fee,
        "reference": entry.reference,
        "method": entry.method,
        "note": entry.note,
        "source": entry.source,
        "source_key": entry.source_key,
    }


def _check(entry: ReceivedEntry) -> None:
    for fault in faults_of(entry).values():
        raise UserError(fault)


def _account(store: Store, handle: str) -> Account:
    account = find_account(store, handle)
    if account is None:
        raise UserError(message("book.no_such_account", handle=handle))
    return account
