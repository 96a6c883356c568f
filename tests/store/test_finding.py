from __future__ import annotations

import pytest

from affitrack.domain.found import Thing, ThingKind
from affitrack.store.connection import Store
from affitrack.store.lines.finding import find
from affitrack.store.rules.accounts import add_account
from tests.domain.lines import sale
from tests.store.stores import take_in

CREAM, SHOP, VIDEO = "1729384756102938475", "7495000000000000001", "7619612074631168099"


@pytest.fixture
def filled(store: Store) -> Store:
    lines = [
        sale(order_id=id_, product_id=CREAM, shop=SHOP, content_id=VIDEO, content_type="video")
        for id_ in ("577012884920768041", "577012884920768999", "580000000000000041")
    ]
    take_in(store, lines, names=[("Crème à l’aloé", "Maison 100 %", SHOP, "", "")] * 3)
    store.connection.execute("UPDATE contents SET title = 'Ma routine DU soir'")
    return store


def keys(things: list[Thing]) -> list[str]:
    return [thing.key for thing in things]


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("creme", ThingKind.PRODUCT, CREAM),
        ("ALOE crème", ThingKind.PRODUCT, CREAM),
        (CREAM[-6:], ThingKind.PRODUCT, CREAM),
        ("maison", ThingKind.SHOP, SHOP),
        ("routine soir", ThingKind.CONTENT, VIDEO),
        ("100 %", ThingKind.SHOP, SHOP),
    ],
)
def test_names_are_found_without_accents_and_capitals(
    filled: Store, text: str, kind: ThingKind, key: str
) -> None:
    assert [(thing.kind, thing.key) for thing in find(filled, text, None, 5)] == [(kind, key)]


def test_orders_are_found_by_how_they_begin_first(filled: Store) -> None:
    found = find(filled, "5770128", None, 5)
    assert keys(found) == ["577012884920768041", "577012884920768999"]
    assert {thing.kind for thing in found} == {ThingKind.ORDER}
    assert found[0].moment.startswith("20")


def test_orders_are_found_by_their_end_too(filled: Store) -> None:
    assert keys(find(filled, "68999", None, 5)) == ["577012884920768999"]


def test_orders_are_those_of_the_account(filled: Store) -> None:
    other = add_account(filled, handle="@max", market="FR", created_at="2026-01-01T00:00:00")
    assert keys(find(filled, "577", other.account_id, 5)) == []
    assert len(find(filled, "577", 1, 5)) == 2


def test_too_little_finds_no_orders_and_nothing_finds_nothing(filled: Store) -> None:
    assert ThingKind.ORDER not in {thing.kind for thing in find(filled, "57", None, 5)}
    assert find(filled, "  ", None, 5) == []


def test_signs_that_mean_something_to_sql_mean_nothing(filled: Store) -> None:
    assert find(filled, "_", None, 5) == []
    assert keys(find(filled, "%", None, 5)) == [SHOP]
    assert find(filled, "%%%", None, 5) == []


def test_no_more_of_a_kind_than_asked_for(filled: Store) -> None:
    assert len(find(filled, "577", None, 1)) == 1
