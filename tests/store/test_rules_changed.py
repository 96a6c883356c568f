"""Dates and amounts that follow for many lines at once are those that each line has by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.book import Book
from affitrack.domain.correction import Correctable
from affitrack.domain.line import LineFacts
from affitrack.domain.rate import RateRule
from affitrack.domain.records import LineFilter
from affitrack.store.derived.deriving import deriver_for
from affitrack.store.derived.redating import DATE_RULES
from affitrack.store.sql.columns import DERIVED, FACTS, listed
from tests.ingest.samples import sale, write_sales

HANDLE = "@lea"
AS_OF = date(2026, 11, 22)
OPEN = {"settled_at": "/", "final_earned": "/", "actual_base": "/", "actual_standard": "/"}
UNSTATED = {"standard_rate": "/", "est_base": "/", "est_standard": "/", "est_bonus": "/"}
"""A line of these alone is computed."""
STATUSES = ("En attente", "Réglée", "Inéligible", "Gelée")

DAYS = st.integers(0, 90).map(str) | st.none()
CHANGES = st.fixed_dictionaries(
    {},
    optional={
        "return_window_days": DAYS,
        "extended_return_days": DAYS,
        "settlement_lag_days": DAYS,
        "delivery_days": DAYS,
        "learn": st.sampled_from(["on", "off", None]),
        "payout_schedule": st.sampled_from(["monthly:1,16", "weekly:mon", "release", None]),
        "hold": st.sampled_from(["return_window", "settlement", None]),
    },
)
VAT = st.sampled_from(["5.5%", "20%", "0%", None])
OF_AMOUNTS = st.fixed_dictionaries(
    {}, optional={"vat_rate": VAT, "prices_include_tax": st.sampled_from(["no", None])}
)
OF_SHOP = st.fixed_dictionaries(
    {},
    optional={
        "return_window_days": DAYS,
        "delivery_days": DAYS,
        "country": st.just("IT"),
        "vat_rate": VAT,
    },
)
PRODUCTS = ("1729384756102938001", "1729384756102938002")
RATES = st.builds(
    RateRule,
    rate=st.sampled_from([Decimal("0.1"), Decimal("0.15"), Decimal("0.2")]),
    from_on=st.dates(date(2026, 6, 1), date(2026, 10, 31)),
    to_on=st.dates(date(2026, 11, 1), date(2026, 12, 31)) | st.none(),
    shop=st.sampled_from(["FRSHOP0", "Shop 1", None]),
    product_id=st.sampled_from([*PRODUCTS, None]),
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with forty sales of three shops in several states, one of them corrected."""
    folder = tmp_path_factory.mktemp("redating")
    sold = [
        sale(
            order_id=f"57694494926829{number:04d}",
            ordered_at=f"{1 + number % 27:02d}/{7 + number % 4:02d}/2026 12:00:00",
            product_id=PRODUCTS[number // 3 % 2],
            shop_code=f"FRSHOP{number % 3}",
            shop_name=f"Shop {number % 3}",
            status=STATUSES[number % 4],
            **({} if number % 4 == 1 else OPEN),
            **(UNSTATED if number % 5 == 2 else {}),
        )
        for number in range(40)
    ]
    path = folder / "store.db"
    with Book.open(path, as_of=AS_OF) as book:
        book.import_files([write_sales(folder / "sales.csv", sold)], account=HANDLE)
        line = book.lines()[0]
        book.correct([line], {Correctable.DELIVERED_ON: "2026-11-20"})
    return path


@pytest.fixture
def book(filled: Path, tmp_path: Path) -> Iterator[Book]:
    with Book.open(Path(shutil.copy(filled, tmp_path / "store.db")), as_of=AS_OF) as opened:
        yield opened


def test_the_rules_meant_are_settings_of_accounts(book: Book) -> None:
    assert book.set_account(HANDLE, dict.fromkeys(DATE_RULES)).settings == {}


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(CHANGES, OF_SHOP)
def test_no_line_comes_out_otherwise_by_itself(
    book: Book, changes: dict[str, str | None], of_shop: dict[str, str | None]
) -> None:
    book.set_account(HANDLE, changes)
    book.set_shop("FRSHOP1", of_shop)
    assert_each_by_itself(book)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(OF_AMOUNTS, VAT, RATES, RATES)
def test_no_amount_comes_out_otherwise_by_itself(
    book: Book, changes: dict[str, str | None], vat: str | None, rate: RateRule, other: RateRule
) -> None:
    """Agreed rates in particular, of which each change works out the lines alone that it is for."""
    book.set_product(PRODUCTS[0], {"vat_rate": vat})
    book.set_account(HANDLE, changes)
    before = book.lines()
    added = book.add_rate_rule(HANDLE, rate)
    assert_each_by_itself(book)
    book.change_rate_rule(added, other)
    assert_each_by_itself(book)
    book.remove_rate_rule(added)
    assert_each_by_itself(book)
    assert book.lines() == before


def assert_each_by_itself(book: Book) -> None:
    """Work every line out alone, and all sums."""
    store, account = book._store, book.account(HANDLE)
    deriver = deriver_for(store, account)
    rows = store.connection.execute(f"SELECT {listed(FACTS)}, {listed(DERIVED)} FROM order_lines")
    for row in rows:
        assert row[len(FACTS) :] == deriver.derive(LineFacts._make(row[: len(FACTS)]))
    assert all(check.ok for check in book.check())
    corrected = [line for line in book.lines(LineFilter()) if line.corrected]
    assert [line.derived.delivered_on for line in corrected] == ["2026-11-20"]
