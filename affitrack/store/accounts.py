"""Creator profiles and what the user set for them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from affitrack.domain.account import check_setting, rules_for
from affitrack.domain.records import Account
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from affitrack.store.connection import Store

_ACCOUNTS = "SELECT account_id, handle, market, currency FROM accounts"
_SAME_HANDLE = "lower(ltrim(handle, '@')) = lower(ltrim(?, '@'))"


def add_account(
    store: Store,
    *,
    handle: str,
    market: str,
    currency: str | None = None,
    created_at: str,
    settings: Mapping[str, str] = MappingProxyType({}),
) -> Account:
    """Add a creator profile.

    Args:
        store: the open store.
        handle: the profile's name, as the user writes it.
        market: code of its market: "FR".
        currency: ISO 4217 code; None takes the market's own.
        created_at: moment, in ISO text.
        settings: what the user set otherwise than the market's presets.

    Raises:
        UserError: the account exists, its name is none, or market, currency or a setting does not
            exist.
    """
    handle = handle.strip()
    if not handle.lstrip("@").isprintable() or not handle.lstrip("@"):
        raise UserError(message("store.no_handle", handle=handle))
    with store.write() as db:
        if find_account(store, handle) is not None:
            raise UserError(message("store.account_exists", handle=handle))
        rules = rules_for(handle, market, currency, settings)
        db.table("accounts").insert(
            {
                "handle": handle,
                "market": rules.market,
                "currency": rules.currency,
                "created_at": created_at,
            }
        )
        (account_id,) = db.execute("SELECT last_insert_rowid()").fetchone()
        return change_settings(store, account_id, settings)


def all_accounts(store: Store) -> list[Account]:
    """Return all accounts, the oldest first."""
    rows = store.connection.execute(f"{_ACCOUNTS} ORDER BY account_id").fetchall()
    return [_account(store, row) for row in rows]


def find_account(store: Store, handle: str) -> Account | None:
    """Return an account; a leading @ and capitals do not matter."""
    query = f"{_ACCOUNTS} WHERE {_SAME_HANDLE}"
    row = store.connection.execute(query, (handle.strip(),)).fetchone()
    return None if row is None else _account(store, row)


def account_by_id(store: Store, account_id: int) -> Account:
    """Return an account by its number. Raises `LookupError` where there is none."""
    query = f"{_ACCOUNTS} WHERE account_id = ?"
    row = store.connection.execute(query, (account_id,)).fetchone()
    if row is None:
        raise LookupError(f"no account {account_id}")
    return _account(store, row)


def change_settings(store: Store, account_id: int, changes: Mapping[str, str | None]) -> Account:
    """Set rules of an account; None takes the market's preset again.

    Its lines still have to be worked out again: `deriving.rederive`.

    Raises:
        UserError: a key or value does not exist.
    """
    with store.write() as db:
        currency = account_by_id(store, account_id).currency
        table = db.table("account_settings")
        for key, value in changes.items():
            if value is None:
                table.delete_where("account_id = ? AND key = ?", [account_id, key])
            else:
                kept = check_setting(key, value, currency)
                row = {"account_id": account_id, "key": key, "value": kept}
                table.insert(row, replace=True)
        return account_by_id(store, account_id)


def _account(store: Store, row: tuple[int, str, str, str]) -> Account:
    account_id, handle, market, currency = row
    settings = dict(
        store.connection.execute(
            "SELECT key, value FROM account_settings WHERE account_id = ? ORDER BY key",
            (account_id,),
        ).fetchall()
    )
    rules = rules_for(handle, market, currency, settings)
    return Account(account_id, handle, market, currency, settings, rules)
