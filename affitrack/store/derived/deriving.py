"""Working lines out: the rules as they are stored, and lines again when rules have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from affitrack.domain.derive import DerivedLine, Deriver, Exceptions, ShopRules
from affitrack.domain.line import LineFacts
from affitrack.domain.rate import rate_of
from affitrack.store.corrections.kept import corrected, corrected_lines
from affitrack.store.derived.learning import learned, write_lessons
from affitrack.store.derived.moving import move_dates
from affitrack.store.derived.redating import redate
from affitrack.store.derived.sums import Sums
from affitrack.store.rules.rates import rules_in_force
from affitrack.store.sql.columns import DERIVED, FACTS, listed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable
    from decimal import Decimal

    from affitrack.domain.records import Account
    from affitrack.store.connection import Store

_SHOPS: Final = """
SELECT shops.shop, return_window_days, delivery_days, learned_delivery_days, vat_rate
FROM shops
LEFT JOIN shop_learning ON shop_learning.shop = shops.shop AND account_id = ?
WHERE coalesce(return_window_days, delivery_days, learned_delivery_days, vat_rate) IS NOT NULL
"""

_SET_DERIVED: Final = (
    f"UPDATE order_lines SET {', '.join(f'{column} = ?' for column in DERIVED)} WHERE line_id = ?"
)

_AT_A_TIME: Final = 5000
_PARTS: Final = 1.2
"""Adding all lines up takes about a fifth of the time of working them out."""


def deriver_for(store: Store, account: Account) -> Deriver:
    """Return what works out the lines of an account by the rules as they are now."""
    query = "SELECT product_id, vat_rate FROM products WHERE vat_rate IS NOT NULL"
    return Deriver(
        account.rules,
        Exceptions(
            shops=_shop_rules(store, account.account_id),
            product_vat={id_: rate_of(vat) for id_, vat in store.connection.execute(query)},
            rate_rules=rules_in_force(store, account.account_id),
            own=corrected(store.connection, account.account_id),
        ),
    )


def _shop_rules(store: Store, account_id: int) -> dict[str, ShopRules]:
    shops: dict[str, ShopRules] = {}
    for shop, window, days, days_learned, vat in store.connection.execute(_SHOPS, (account_id,)):
        shops[shop] = ShopRules(window, days, days_learned, _rate(vat))
    return shops


def _rate(text: str | None) -> Decimal | None:
    return None if text is None else rate_of(text)


def learn_and_sum_up(
    store: Store, account: Account, used: Deriver, sums: Sums, *, have_keys_moved: bool = True
) -> None:
    """After lines have changed: learn from them, move dates that rest on it, and keep the sums.

    Args:
        store: the open store.
        account: whose lines have changed.
        used: what their dates were worked out with.
        sums: the sums over all lines of the account as they are.
        have_keys_moved: whether corrected lines have to be set right: lines may have got another
            key, and corrections with them.
    """
    connection, account_id = store.connection, account.account_id
    if have_keys_moved:
        _settle_corrections(connection, account_id, used, sums)
    lessons = learned(sums, account.rules)
    write_lessons(connection, account_id, lessons)
    now = deriver_for(store, account)
    shops = [lesson.shop for lesson in lessons]
    moved = [shop for shop in shops if used.delivery_days(shop) != now.delivery_days(shop)]
    if moved:
        move_dates(connection, account_id, moved, now, sums)
    sums.write_totals(connection, account_id)


def work_out(
    connection: sqlite3.Connection,
    lines: Iterable[tuple[tuple[Any, ...], DerivedLine]],
    sums: Sums,
) -> None:
    """Write what follows from some lines now, and keep the sums.

    Args:
        connection: the store.
        lines: line_id, `FACTS` and `DERIVED` as they are stored, and what follows now.
        sums: the sums over all lines of the account.
    """
    split = 1 + len(FACTS)
    moved = [(row, now) for row, now in lines if row[split:] != now]
    facts = [LineFacts._make(row[1:split]) for row, _ in moved]
    sums.add(facts, [DerivedLine._make(row[split:]) for row, _ in moved], times=-1)
    sums.add(facts, [now for _, now in moved])
    connection.executemany(_SET_DERIVED, [(*now, row[0]) for row, now in moved])


def _settle_corrections(
    connection: sqlite3.Connection, account_id: int, used: Deriver, sums: Sums
) -> None:
    """Work corrected lines out whose key has just become another one; all others are right."""
    rows = corrected_lines(connection, account_id)
    if not rows:
        return
    own = corrected(connection, account_id)
    lines = [(row, LineFacts._make(row[1 : 1 + len(FACTS)])) for row in rows]
    now = ((row, used.derive_corrected(facts, own[facts.key])) for row, facts in lines)
    work_out(connection, now, sums)


def rederive(
    store: Store,
    account: Account,
    *,
    shops: Collection[str] | None = None,
    products: Collection[str] | None = None,
    dates_only: bool = False,
) -> int:
    """Work the lines of an account out again after its rules have changed.

    Args:
        store: the open store.
        account: the account with its rules as they are now.
        shops: where only the rules of some shops have changed, these.
        products: likewise.
        dates_only: only rules of `redating.DATE_RULES` have changed, of all products.

    Returns:
        How many lines came out otherwise than before.
    """
    with store.write_within():
        used = deriver_for(store, account)
        with store.telling_part(0, _PARTS):
            if dates_only:
                changed = redate(store, account.account_id, used, shops)
            else:
                changed = _rederive(store, account.account_id, used, shops, products)
        sums = Sums.computed(store.connection, account.account_id)
        # All dates were written at once, those of corrected lines too: these are set right here.
        learn_and_sum_up(store, account, used, sums, have_keys_moved=dates_only)
    return changed


def follow_names(store: Store, account: Account, used: Deriver) -> None:
    """Work lines out again whose shops got a name that an agreed rate is for, or lost it.

    `used` is what the lines were worked out with before the names changed.
    """
    now = deriver_for(store, account)
    before, after = set(used.exceptions.rate_rules), set(now.exceptions.rate_rules)
    shops = {rule.shop for rule in before ^ after if rule.shop is not None}
    if shops:
        rederive(store, account, shops=shops)


def _rederive(
    store: Store,
    account_id: int,
    deriver: Deriver,
    shops: Collection[str] | None,
    products: Collection[str] | None,
) -> int:
    wanted, given = _among("shop", shops)
    wanted_too, given_too = _among("product_id", products)
    query = (
        f"SELECT line_id, {listed(FACTS)}, {listed(DERIVED)} FROM order_lines"
        # With "+" no index of the account is taken, whose lines would be sorted for each part anew.
        f" WHERE +account_id = ? AND line_id > ? {wanted} {wanted_too} ORDER BY line_id LIMIT ?"
    )
    connection = store.connection
    (highest,) = connection.execute("SELECT max(line_id) FROM order_lines").fetchone()
    changed = last = 0
    split = 1 + len(FACTS)
    while True:
        values = (account_id, last, *given, *given_too, _AT_A_TIME)
        rows = connection.execute(query, values).fetchall()
        if not rows:
            return changed
        last = rows[-1][0]
        derived = [deriver.derive(LineFacts._make(row[1:split])) for row in rows]
        pairs = zip(rows, derived, strict=True)
        moved = [(*new, row[0]) for row, new in pairs if row[split:] != new]
        connection.executemany(_SET_DERIVED, moved)
        changed += len(moved)
        store.tell(last / highest)


def _among(column: str, values: Collection[str] | None) -> tuple[str, tuple[str, ...]]:
    if values is None:
        return "", ()
    return f"AND {column} IN ({','.join('?' * len(values))})", tuple(values)
