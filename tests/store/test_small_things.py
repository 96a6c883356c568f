"""Accounts, rates, payouts, names, imports and settings: what goes in comes out."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from affitrack.domain.rate import RateRule
from affitrack.domain.received import ReceivedEntry
from affitrack.domain.records import Account
from affitrack.store.catalogue.names import shops
from affitrack.store.connection import Store
from affitrack.store.imports.history import (
    all_imports,
    import_by_id,
    last_account_id,
    same_file,
)
from affitrack.store.payouts.received import add_received, received
from affitrack.store.rules.accounts import account_by_id, add_account, all_accounts, find_account
from affitrack.store.rules.rates import add_rate_rule, rate_rules, remove_rate_rule
from affitrack.store.settings import set_setting, setting
from affitrack.wording.message import UserError
from tests.domain.lines import sale
from tests.store.stores import take_in


@pytest.mark.parametrize(
    "handle", ["@lea.naturelle", "lea.naturelle", "LEA.Naturelle", " @LEA.NATURELLE "]
)
def test_an_account_is_found_with_or_without_its_at_sign(
    store: Store, account: Account, handle: str
) -> None:
    assert find_account(store, handle) == account
    with pytest.raises(UserError) as caught:
        add_account(store, handle=handle, market="FR", created_at="2026-01-01T00:00:00")
    assert caught.value.message.key == "store.account_exists"


def test_an_account_keeps_how_its_handle_was_written(store: Store) -> None:
    added = add_account(
        store,
        handle="Marie_Cooks",
        market="uk",
        currency="EUR",
        created_at="2026-01-01T00:00:00",
        settings={"vat_rate": "5%", "learn": "non"},
    )
    assert (added.handle, added.market, added.currency) == ("Marie_Cooks", "UK", "EUR")
    assert added.settings == {"learn": "off", "vat_rate": "0.05"}
    assert all_accounts(store) == [account_by_id(store, 1), added]


def test_unknown_accounts(store: Store) -> None:
    assert find_account(store, "nobody") is None
    with pytest.raises(LookupError):
        account_by_id(store, 77)


@pytest.mark.parametrize("wrong", [{"market": "XX"}, {"currency": "ABC"}, {"settings": {"x": "1"}}])
def test_an_account_with_a_wrong_rule_is_not_added(store: Store, wrong: dict[str, str]) -> None:
    values = {"handle": "new", "market": "FR", "created_at": "2026-01-01T00:00:00", **wrong}
    with pytest.raises(UserError):
        add_account(store, **values)  # type: ignore[arg-type]
    assert len(all_accounts(store)) == 1


def test_rate_rules_come_back_as_they_were(store: Store, account: Account) -> None:
    rules = [
        RateRule(rate=Decimal("0.00025"), from_on=date(2026, 1, 1)),
        RateRule(
            rate=Decimal("0.9"),
            from_on=date(2026, 1, 1),
            to_on=date(2026, 6, 30),
            kind="shop_ads",
            shop="FRSHOP1",
            product_id="P",
        ),
    ]
    numbers = [add_rate_rule(store, account.account_id, rule) for rule in rules]
    assert [kept.rule for kept in rate_rules(store, account.account_id)] == rules
    assert rate_rules(store, 2) == []
    remove_rate_rule(store, numbers[0])
    assert [kept.rule for kept in rate_rules(store)] == rules[1:]


def test_payouts_come_back_by_day(store: Store, account: Account) -> None:
    late = add_received(store, account, ReceivedEntry(date(2026, 12, 7), 12345, "EUR"))
    entry = ReceivedEntry(date(2026, 11, 5), 99, "EUR", reference="REF", method="bank")
    early = add_received(store, account, entry)
    assert received(store) == received(store, 1) == [early, late]
    assert received(store, 2) == []


def test_settings_are_remembered_changed_and_forgotten(store: Store) -> None:
    assert setting(store, "theme") is None
    for value in ("dark", "light"):
        set_setting(store, "theme", value)
        assert setting(store, "theme") == value
    set_setting(store, "theme", None)
    assert setting(store, "theme") is None


def test_shops_are_listed_by_name(store: Store) -> None:
    lines = [sale(order_id=str(n), shop=f"S{n}") for n in range(3)]
    lines.append(sale(order_id="none", shop=""))
    names = [("", name, "", "", "") for name in ("Zoé", "Atelier", "", "")]
    take_in(store, lines, names=names)
    assert shops(store) == [("S1", "Atelier"), ("S2", "S2"), ("S0", "Zoé")]


def test_the_newest_file_names_things(store: Store) -> None:
    def name(text: str, file_to: str) -> None:
        take_in(store, [sale()], file_to, names=[(text, "", "", "", "")])

    def named() -> str:
        return str(store.connection.execute("SELECT name FROM products").fetchone()[0])

    name("Sérum", "2026-11-20T00:00:00")
    name("Old serum", "2026-11-10T00:00:00")
    assert named() == "Sérum"
    name("Sérum 30 ml", "2026-11-30T00:00:00")
    assert named() == "Sérum 30 ml"
    name("", "2026-12-10T00:00:00")
    assert named() == "Sérum 30 ml"


def test_imports_can_be_found(store: Store) -> None:
    assert last_account_id(store) is None
    take_in(store, [sale()], name="a.csv")
    second = add_account(store, handle="b", market="FR", created_at="2026-01-01T00:00:00")
    take_in(store, [sale()], name="a.csv", account=second)
    first, latest = all_imports(store)
    assert (first.account, latest.account) == ("@lea.naturelle", "b")
    assert import_by_id(store, latest.import_id) == latest
    assert import_by_id(store, 99) is None
    assert same_file(store, 1, "sha of a.csv") == first
    assert same_file(store, 1, "sha of b.csv") is None
    assert last_account_id(store) == second.account_id
