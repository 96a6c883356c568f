"""Creator profiles and what the user set for them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from affitrack.domain.account import check_setting, rules_for
from affitrack.domain.records import Account
from affitrack.later import later
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Mapping

    from affitrack.domain import rule_records
    from affitrack.domain.rule_records import RemovedAccount
    from affitrack.store.connection import Store
else:
    rule_records = later("affitrack.domain.rule_records")

_ACCOUNTS = "SELECT account_id, handle, market, currency FROM accounts"
# What an account has of its own without any sale: table -> which of its rows. The order is that in
# which rows are put back. Imports that were undone left nothing but their row, and what was
# corrected in their lines.
_OF_ACCOUNT: Final = {
    "accounts": "account_id = ?",
    "account_settings": "account_id = ?",
    "rate_rules": "account_id = ?",
    "shop_learning": "account_id = ?",
    "line_totals": "account_id = ?",
    "line_corrections": "account_id = ?",
    "forecasts": "account_id = ?",
    "imports": "account_id = ? AND undone_at IS NOT NULL",
}

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
    handle = _checked_handle(handle)
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


def change_market(store: Store, account_id: int, code: str) -> Account:
    """Let another market's presets hold for an account; its currency and own settings stay.

    Its lines still have to be worked out again: `deriving.rederive`.

    Raises:
        UserError: there is no such market.
    """
    with store.write() as db:
        account = account_by_id(store, account_id)
        rules = rules_for(account.handle, code, account.currency, account.settings)
        db.table("accounts").update(account_id, {"market": rules.market})
        return account_by_id(store, account_id)


def rename_account(store: Store, account_id: int, handle: str) -> Account:
    """Give an account another name. Raises `UserError` where it is none, or another account's."""
    wanted = _checked_handle(handle)
    with store.write() as db:
        known = find_account(store, wanted)
        if known is not None and known.account_id != account_id:
            raise UserError(message("store.account_exists", handle=wanted))
        db.table("accounts").update(account_id, {"handle": wanted})
        return account_by_id(store, account_id)


def is_in_use(store: Store, account_id: int) -> bool:
    """Tell whether sales, imports that stand, payouts or the like belong to an account."""
    own = "account_id = ? AND NOT ({})"
    return any(
        store.connection.execute(
            f"SELECT EXISTS (SELECT 1 FROM [{table}] WHERE {condition})", [account_id] * places
        ).fetchone()[0]
        for table, column in _references(store)
        for condition, places in [
            (own.format(_OF_ACCOUNT[table]), 2) if table in _OF_ACCOUNT else (f"[{column}] = ?", 1)
        ]
    )


def remove_account(store: Store, account_id: int) -> RemovedAccount:
    """Remove an account that has nothing but rules; its rates go with it.

    Raises:
        UserError: sales, imports that stand, or payouts belong to it.
    """
    with store.write() as db:
        account = account_by_id(store, account_id)
        if is_in_use(store, account_id):
            raise UserError(message("store.account_in_use", handle=account.handle))
        rows = {
            table: tuple(db.table(table).rows_where(condition, [account_id]))
            for table, condition in _OF_ACCOUNT.items()
        }
        for table, condition in reversed(_OF_ACCOUNT.items()):
            db.table(table).delete_where(condition, [account_id])
    return rule_records.RemovedAccount(account.handle, rows)


def bring_back_account(store: Store, removed: RemovedAccount) -> None:
    """Put a removed account back as it was. Raises `UserError` where its name is taken by now."""
    with store.write() as db:
        if find_account(store, removed.handle) is not None:
            raise UserError(message("store.account_exists", handle=removed.handle))
        for table in _OF_ACCOUNT:
            db.table(table).insert_all(removed.rows[table])


def _references(store: Store) -> list[tuple[str, str]]:
    """Return table and column of everything that belongs to an account."""
    query = """
        SELECT master.name, key."from" FROM sqlite_master AS master
        JOIN pragma_foreign_key_list(master.name) AS key ON key."table" = 'accounts'
        WHERE master.type = 'table'
    """
    return store.connection.execute(query).fetchall()


def _checked_handle(handle: str) -> str:
    wanted = handle.strip()
    name = wanted.lstrip("@")
    if not name.isprintable() or not name or " " in name:
        raise UserError(message("store.no_handle", handle=handle))
    return wanted


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
