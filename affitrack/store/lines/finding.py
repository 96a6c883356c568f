"""What a few typed letters may mean, out of everything that the store has a name or an id for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from affitrack.domain.found import Thing, ThingKind
from affitrack.store.rules.accounts import all_accounts
from affitrack.store.sql.folding import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from affitrack.store.connection import Store

_LEAST_DIGITS: Final = 3
"""Of an order id: fewer are in nearly all of them."""

_ORDERS: Final = """
  SELECT order_id, min(ordered_at) FROM order_lines
  WHERE account_id = :account AND order_id >= :text AND order_id < :beyond
  GROUP BY order_id LIMIT :limit"""

# Reads the index of order ids alone, and only as far as it has to.
_ORDERS_WITHIN: Final = r"""
  SELECT order_id, ordered_at FROM order_lines INDEXED BY lines_by_key
  WHERE account_id = :account AND order_id LIKE :sought ESCAPE '\'
  LIMIT :limit"""

_NAMED: Final = r"""
  SELECT {key}, {name}, {kind} AS content_type, {moment} FROM {table}
  WHERE {key} <> '' AND {conditions}
  ORDER BY folded({name}) LIKE :first ESCAPE '\' DESC, {moment} DESC, {name} LIMIT :limit"""

_TABLES: Final = (
    (ThingKind.CONTENT, "contents", "content_id", "title", "content_type", "posted_at"),
    (ThingKind.PRODUCT, "products", "product_id", "name", "''", "''"),
    (ThingKind.SHOP, "shops", "shop", "name", "''", "''"),
)


def find(store: Store, text: str, account_id: int | None, limit: int) -> list[Thing]:
    """Return up to `limit` things of each kind whose name has all words of `text`, or its id part.

    Capitals and accents do not matter. Orders are those of one account, or of all; they are found
    by how their id begins, or else by any of its digits, three at least.
    """
    words = folded(text).split()
    if not words:
        return []
    found: list[Thing] = []
    for kind, *columns in _TABLES:
        found += _named(store, kind, columns, words, limit)
    if len(words) == 1 and len(words[0]) >= _LEAST_DIGITS and words[0].isalnum():
        found += _orders(store, text.strip(), account_id, limit)
    return found


def _named(
    store: Store, kind: ThingKind, columns: Sequence[str], words: Sequence[str], limit: int
) -> list[Thing]:
    table, key, name, content_type, moment = columns
    values: dict[str, str | int] = {"limit": limit, "first": _escaped(words[0]) + "%"}
    conditions = []
    for number, word in enumerate(words):
        values[f"word{number}"] = f"%{_escaped(word)}%"
        like = rf"LIKE :word{number} ESCAPE '\'"
        conditions.append(f"(folded({name}) {like} OR {key} {like})")
    query = _NAMED.format(
        table=table,
        key=key,
        name=name,
        kind=content_type,
        moment=moment,
        conditions=" AND ".join(conditions),
    )
    rows = store.connection.execute(query, values)
    return [Thing(kind, id_, title, type_ or "", at or "") for id_, title, type_, at in rows]


def _orders(store: Store, text: str, account_id: int | None, limit: int) -> list[Thing]:
    accounts = [account_id]
    if account_id is None:
        accounts = [account.account_id for account in all_accounts(store)]
    found: dict[str, str] = {}
    for query in (_ORDERS, _ORDERS_WITHIN) if text.isdigit() else (_ORDERS,):
        for account in accounts:
            values = {
                "account": account,
                "text": text,
                "beyond": text + "\U0010ffff",
                "sought": f"%{_escaped(text)}%",
                "limit": limit,
            }
            found.update(store.connection.execute(query, values).fetchall())
        if found:
            break
    return [Thing(ThingKind.ORDER, id_, moment=moment) for id_, moment in found.items()][:limit]


def _escaped(word: str) -> str:
    return "".join(f"\\{sign}" if sign in r"\%_" else sign for sign in word)
