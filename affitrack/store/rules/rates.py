"""Rates that the user has agreed with shops."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from affitrack.domain.rate import RateRule, begin_of, rate_of, rate_text
from affitrack.store.catalogue.overrides import shops_called

if TYPE_CHECKING:
    from affitrack.store.connection import Store


@dataclass(frozen=True, slots=True)
class StoredRateRule:
    """A rate rule with its number and account."""

    rule_id: int
    account_id: int
    rule: RateRule


def add_rate_rule(store: Store, account_id: int, rule: RateRule, rule_id: int | None = None) -> int:
    """Keep a rule; returns its number. Lines still have to be worked out again.

    `rule_id` is the number that it had, where a removed rule is brought back.
    """
    with store.write() as db:
        table = db.table("rate_rules").insert(
            {"rule_id": rule_id, "account_id": account_id, **_columns(rule)}
        )
        return int(table.last_pk)  # type: ignore[arg-type]


def change_rate_rule(store: Store, rule_id: int, rule: RateRule) -> None:
    """Put a rule in the place of another. Lines still have to be worked out again."""
    with store.write() as db:
        db.table("rate_rules").update(rule_id, _columns(rule))


def rate_rule(store: Store, rule_id: int) -> StoredRateRule | None:
    """Return a rule by its number; None where there is none."""
    return next((kept for kept in rate_rules(store) if kept.rule_id == rule_id), None)


def remove_rate_rule(store: Store, rule_id: int) -> None:
    """Forget a rule. Lines still have to be worked out again."""
    with store.write() as db:
        db.table("rate_rules").delete(rule_id)


def rate_rules(store: Store, account_id: int | None = None) -> list[StoredRateRule]:
    """Return the rules of one account or of all, in the order in which they were added."""
    rows = store.connection.execute(
        "SELECT rule_id, account_id, rate, from_on, to_on, kind, shop, product_id FROM rate_rules"
        " WHERE ?1 IS NULL OR account_id = ?1 ORDER BY rule_id",
        (account_id,),
    )
    return [StoredRateRule(row[0], row[1], _rule(row[2:])) for row in rows]


def beginning_alike(store: Store, account_id: int, rule: RateRule) -> list[StoredRateRule]:
    """Return the rules of an account for the same sales as `rule` from the same day on.

    Shops count by their codes, whether a rule names one by its code or by its name.
    """
    wanted = begin_of(_by_code(store, rule))
    return [
        kept
        for kept in rate_rules(store, account_id)
        if kept.rule.from_on == rule.from_on and begin_of(_by_code(store, kept.rule)) == wanted
    ]


def rules_in_force(store: Store, account_id: int) -> list[RateRule]:
    """Return the rules of an account, each for the shops that are meant.

    A rule may name its shop by code or by name, and be older than the first sale of that shop.
    Where several shops have the name, it holds for each of them.
    """
    rules = [kept.rule for kept in rate_rules(store, account_id)]
    wanted = {rule.shop.casefold() for rule in rules if rule.shop}
    if not wanted:
        return rules
    called: dict[str, list[str]] = {}
    for shop, name in store.connection.execute("SELECT shop, name FROM shops ORDER BY shop"):
        for word in {shop.casefold(), name.casefold()} & wanted:
            called.setdefault(word, []).append(shop)
    return [
        replace(rule, shop=shop)
        for rule in rules
        for shop in dict.fromkeys([rule.shop, *called.get((rule.shop or "").casefold(), ())])
    ]


def _by_code(store: Store, rule: RateRule) -> RateRule:
    found = shops_called(store, rule.shop) if rule.shop else []
    return replace(rule, shop=found[0]) if len(found) == 1 else rule


def _columns(rule: RateRule) -> dict[str, str | None]:
    return {
        "kind": rule.kind,
        "rate": rate_text(rule.rate),
        "shop": rule.shop,
        "product_id": rule.product_id,
        "from_on": rule.from_on.isoformat(),
        "to_on": None if rule.to_on is None else rule.to_on.isoformat(),
    }


def _rule(row: tuple[Any, ...]) -> RateRule:
    rate, from_on, to_on, kind, shop, product_id = row
    return RateRule(
        rate=rate_of(rate),
        from_on=date.fromisoformat(from_on),
        to_on=None if to_on is None else date.fromisoformat(to_on),
        kind=kind,
        shop=shop,
        product_id=product_id,
    )
