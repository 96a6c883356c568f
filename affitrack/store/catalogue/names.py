"""Names of products, shops and contents: what files call them, and what users set for them.

What stands in `products`, `shops` and `contents` is the word of the newest file. What each import
said is kept, so that undoing one brings the former name back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.line import LineFacts
from affitrack.domain.money import exponent
from affitrack.store.catalogue.content_words import settle_words

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from affitrack.domain.line_table import LineTable
    from affitrack.store.connection import Store


class LineNames(NamedTuple):
    """What a row says beside its line's facts, "" where it says nothing."""

    product_name: str
    shop_name: str
    shop_code: str
    affiliate_partner: str
    agency: str


class _Kind(NamedTuple):
    """One kind of named things: its table, key and the column that files fill."""

    kind: str
    table: str
    key: str
    column: str
    is_known_otherwise: str
    """Condition for a row that the user, or a file on reach, has said something about."""


KINDS: Final = (
    _Kind("product", "products", "product_id", "name", "vat_rate IS NOT NULL"),
    _Kind(
        "shop",
        "shops",
        "shop",
        "name",
        "coalesce(country, vat_rate, return_window_days, delivery_days) IS NOT NULL",
    ),
    _Kind(
        "content",
        "contents",
        "content_id",
        "content_type",
        "content_id IN (SELECT content_id FROM content_words)",
    ),
)

_CONTENTS: Final = 2
_PRODUCT, _SHOP, _CONTENT, _CURRENCY, _CONTENT_TYPE = (
    LineFacts._fields.index(name)
    for name in ("product_id", "shop", "content_id", "currency", "content_type")
)


class Seen(NamedTuple):
    """What some rows say of the things they name, column by column."""

    ids: tuple[Sequence[str], ...]
    """Of each of `KINDS`."""
    names: tuple[Sequence[str], ...]
    """Likewise; "" where a row says none."""
    currencies: Sequence[str]


def seen_of(lines: Sequence[tuple[Any, ...]], names: Sequence[tuple[str, ...]]) -> Seen:
    """Return what some lines, the values of `LineFacts`, and the names beside them say."""
    product, shop, content, currency, content_type = (
        [line[place] for line in lines]
        for place in (_PRODUCT, _SHOP, _CONTENT, _CURRENCY, _CONTENT_TYPE)
    )
    beside = ([row[0] for row in names], [row[1] for row in names], content_type)
    return Seen((product, shop, content), beside, currency)


def seen_of_table(table: LineTable) -> Seen:
    """Return the same of lines side by side."""
    columns = table.columns
    ids = columns[_PRODUCT], columns[_SHOP], columns[_CONTENT]
    return Seen(ids, (*table.names[:2], columns[_CONTENT_TYPE]), columns[_CURRENCY])


class NamesSeen:
    """Gathers the names of one file while its lines go by."""

    def __init__(self) -> None:
        self.currencies: set[str] = set()
        self._ids: list[set[str]] = [set() for _ in KINDS]
        self._names: list[dict[str, str]] = [{} for _ in KINDS]

    def add(self, lines: Sequence[tuple[Any, ...]], names: Sequence[tuple[str, ...]]) -> None:
        """Take note of the names beside some lines."""
        self.add_all([seen_of(lines, names)])

    def add_all(self, parts: Iterable[Seen]) -> None:
        """Take note of what several parts of a file say, in whatever order they come."""
        pairs: list[set[tuple[str, str]]] = [set() for _ in KINDS]
        for ids, names, currencies in parts:
            self.currencies.update(currencies)
            for of_kind, *columns in zip(pairs, ids, names, strict=True):
                of_kind.update(zip(*columns, strict=True))
        for place, of_kind in enumerate(pairs):
            self._ids[place].update(id_ for id_, _ in of_kind)
            self._names[place].update({id_: name for id_, name in sorted(of_kind) if name})

    def product(self, product_id: str) -> str:
        """Return the name that the file gave a product."""
        return self._names[0].get(product_id, "")

    def shop(self, shop: str) -> str:
        """Return the name that the file gave a shop."""
        return self._names[1].get(shop, "")

    def remember(self, connection: sqlite3.Connection) -> None:
        """Make sure that everything seen is known, under whatever name."""
        connection.executemany(
            "INSERT OR IGNORE INTO currencies (currency, digits, units) VALUES (?, ?, ?)",
            [(code, exponent(code), 10 ** exponent(code)) for code in sorted(self.currencies)],
        )
        for kind, ids in zip(KINDS, self._ids, strict=True):
            connection.executemany(
                f"INSERT OR IGNORE INTO {kind.table} ({kind.key}) VALUES (?)",
                [(id_,) for id_ in sorted(ids)],
            )

    def write(self, connection: sqlite3.Connection, import_id: int) -> None:
        """Store the names as what the import said, and the newest of each as its name."""
        self.remember(connection)
        for kind, names in zip(KINDS, self._names, strict=True):
            connection.executemany(
                "INSERT INTO import_names (import_id, kind, id, name) VALUES (?, ?, ?, ?)",
                [(import_id, kind.kind, id_, name) for id_, name in sorted(names.items())],
            )
            choose_names(connection, kind, names)
        settle_words(connection, self._ids[_CONTENTS])


def remember_things(connection: sqlite3.Connection, lines: Sequence[tuple[Any, ...]]) -> None:
    """Make sure that the things of some lines are known, which may have been forgotten."""
    seen = NamesSeen()
    seen.add(lines, [("", "", "", "", "")] * len(lines))
    seen.remember(connection)


def choose_names(connection: sqlite3.Connection, kind: _Kind, ids: Iterable[str]) -> None:
    """Give things the name that the newest file has for them."""
    connection.executemany(
        f"""
        UPDATE {kind.table} SET {kind.column} = coalesce(
          (SELECT import_names.name FROM import_names JOIN imports USING (import_id)
           WHERE kind = '{kind.kind}' AND id = ?1
           ORDER BY coalesce(file_to, '') DESC, import_id DESC LIMIT 1), '')
        WHERE {kind.key} = ?1
        """,
        [(id_,) for id_ in ids],
    )


def forget_names(connection: sqlite3.Connection, import_id: int) -> None:
    """Take back what an import called things, and the things that no line has any more."""
    for kind in KINDS:
        ids = [
            id_
            for (id_,) in connection.execute(
                "DELETE FROM import_names WHERE import_id = ? AND kind = ? RETURNING id",
                (import_id, kind.kind),
            )
        ]
        choose_names(connection, kind, ids)
        if kind.kind == "content":
            settle_words(connection, ids)
        connection.execute(
            f"""
            DELETE FROM {kind.table}
            WHERE NOT ({kind.is_known_otherwise})
              AND {kind.key} NOT IN (SELECT {kind.key} FROM order_lines)
              AND {kind.key} NOT IN (SELECT id FROM import_names WHERE kind = '{kind.kind}')
            """
        )
    connection.execute(
        "DELETE FROM currencies WHERE currency NOT IN (SELECT currency FROM order_lines)"
    )


def shops(store: Store) -> list[tuple[str, str]]:
    """Return (`LineFacts.shop`, name) of all shops, by name."""
    rows = store.connection.execute(
        "SELECT shop, coalesce(nullif(name, ''), shop) AS shown FROM shops WHERE shop <> ''"
        " ORDER BY shown, shop"
    )
    return rows.fetchall()


def products(store: Store) -> list[tuple[str, str]]:
    """Return (product id, name) of all products, by name."""
    rows = store.connection.execute(
        "SELECT product_id, coalesce(nullif(name, ''), product_id) AS shown FROM products"
        " WHERE product_id <> '' ORDER BY shown, product_id"
    )
    return rows.fetchall()


def contents(store: Store) -> list[tuple[str, str, str]]:
    """Return (content id, kind, title) of all contents, those with a title first."""
    rows = store.connection.execute(
        "SELECT content_id, content_type, title FROM contents WHERE content_id <> ''"
        " ORDER BY title = '', title, content_id"
    )
    return rows.fetchall()


def currencies(store: Store) -> list[str]:
    """Return the currencies that occur."""
    rows = store.connection.execute("SELECT currency FROM currencies ORDER BY currency")
    return [currency for (currency,) in rows]
