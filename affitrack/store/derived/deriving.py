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
from affitrack.store.derived.revaluing import Revalued, revalue
from affitrack.store.derived.sums import Sums
from affitrack.store.derived.touched import ALL_LINES, Touched
from affitrack.store.rules.rates import rules_in_force
from affitrack.store.sql.columns import DERIVED, FACTS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable
    from decimal import Decimal

    from affitrack.domain.rate import RateRule
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

_SUMMING: Final = 0.3
"""How long adding all lines up takes beside giving them other dates, or other amounts."""


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
    touched: Touched = ALL_LINES,
    *,
    dates: bool = True,
    amounts: bool = True,
) -> int:
    """Work the lines of an account out again after its rules have changed.

    Args:
        store: the open store.
        account: the account with its rules as they are now.
        touched: which lines the rules that have changed are for.
        dates: whether dates may follow from these rules; a matter of shops, never of products.
        amounts: whether amounts may.

    Returns:
        How many lines got other dates, and how many other amounts.
    """
    if not dates and not amounts:
        return 0
    connection, account_id = store.connection, account.account_id
    with store.write_within():
        used = deriver_for(store, account)
        parts = dates + amounts + _SUMMING
        redated, revalued = 0, Revalued(0, has_moved_nets=False)
        if dates:
            with store.telling_part(0, parts):
                redated = redate(store, account_id, used, touched)
        if amounts:
            with store.telling_part(int(dates), parts):
                revalued = revalue(store, account_id, used, touched)
        sums = Sums.kept(connection, account_id)
        if redated or revalued.has_moved_nets:
            sums.add_up(connection, account_id)
        learn_and_sum_up(store, account, used, sums)
    return redated + revalued.lines


def follow_rates(store: Store, account: Account, before: Collection[RateRule]) -> None:
    """Work lines out again after agreed rates have changed; `before` are those in force until then.

    They change with the names of shops too, as a rate may be agreed for a name.
    """
    changed = set(before) ^ set(rules_in_force(store, account.account_id))
    if changed:
        rederive(store, account, Touched.by_rates(changed), dates=False)
