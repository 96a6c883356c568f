"""Dates that are written for many lines at once are those that each line has by itself."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from affitrack.book import Book
from affitrack.domain.correction import Correctable
from affitrack.domain.records import LineFilter
from affitrack.store.derived.deriving import rederive
from affitrack.store.derived.redating import DATE_RULES
from tests.ingest.samples import sale, write_sales

HANDLE = "@lea"
AS_OF = date(2026, 11, 22)
OPEN = {"settled_at": "/", "final_earned": "/", "actual_base": "/", "actual_standard": "/"}
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
OF_SHOP = st.fixed_dictionaries(
    {}, optional={"return_window_days": DAYS, "delivery_days": DAYS, "country": st.just("IT")}
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with forty sales of three shops in several states, one of them corrected."""
    folder = tmp_path_factory.mktemp("redating")
    sold = [
        sale(
            order_id=f"57694494926829{number:04d}",
            ordered_at=f"{1 + number % 27:02d}/{7 + number % 4:02d}/2026 12:00:00",
            shop_code=f"FRSHOP{number % 3}",
            shop_name=f"Shop {number % 3}",
            status=STATUSES[number % 4],
            **({} if number % 4 == 1 else OPEN),
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
    assert rederive(book._store, book.account(HANDLE)) == 0
    assert all(check.ok for check in book.check())
    corrected = [line for line in book.lines(LineFilter()) if line.corrected]
    assert [line.derived.delivered_on for line in corrected] == ["2026-11-20"]
