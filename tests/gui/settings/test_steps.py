"""Every change of rules: what it would come to is what it comes to, and undo is exact."""

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
from affitrack.domain.rate import RateRule
from affitrack.gui.settings import steps
from affitrack.gui.settings.effect_card import Edit
from affitrack.wording.message import UserError
from tests.gui.real import AS_OF, HANDLE, fill, frozen, held, lost, paid

pytestmark = pytest.mark.gui

OTHER_SHOP = {"shop_code": "FRUNBR", "shop_name": "Unbrush", "product_id": "1729000000000000001"}

Content = dict[str, list[tuple[object, ...]]]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with sales in every stage, of two shops."""
    path = tmp_path_factory.mktemp("filled") / "book" / "store.db"
    sold = [paid(1), paid(2, **OTHER_SHOP), held(3), held(4, **OTHER_SHOP), lost(5), frozen(6)]
    fill(path, *sold)
    return path


@pytest.fixture
def book(filled: Path, tmp_path: Path) -> Iterator[Book]:
    path = Path(shutil.copy(filled, tmp_path / "store.db"))
    with Book.open(path, as_of=AS_OF) as opened:
        yield opened


def content(book: Book) -> Content:
    """Return every row of every table."""
    connection = book._store.connection
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {
        name: sorted(connection.execute(f"SELECT * FROM [{name}]"), key=repr)
        for (name,) in names.fetchall()
        if not name.startswith(("sqlite_", "_sqlite_"))
    }


def edits(book: Book) -> list[Edit]:
    """Return one change of each kind."""
    account = book.account(HANDLE)
    shops = {shop.shop: shop for shop in book.shop_records()}
    products = book.product_records()
    rule = RateRule(Decimal("0.3"), date(2026, 1, 1), shop="Unbrush")
    changes = {"return_window_days": "40", "payout_schedule": "weekly:wed", "vat_rate": "0.1"}
    return [
        steps.change_account(account, "@other", changes),
        steps.change_account(account, account.handle, {"hold": "settlement", "min_payout": "9.00"}),
        steps.change_shop(shops["FRUNBR"], {"return_window_days": "1", "country": "IT"}),
        steps.change_product(products[0], {"vat_rate": "0.055"}),
        steps.add_rate(HANDLE, rule),
        steps.add_account("@new", "US", None),
    ]


@pytest.mark.parametrize("place", range(6))
def test_undo_is_exact_and_a_trial_leaves_nothing(book: Book, place: int) -> None:
    before = content(book)
    edit = edits(book)[place]
    foretold = book.effect_of(edit.trial)
    assert content(book) == before

    edit.step.redo(book)
    after = content(book)
    assert after != before
    assert book.effect_of(lambda _: None).before == foretold.after
    assert all(check.ok for check in book.check())

    edit.step.undo(book)
    assert content(book) == before
    edit.step.redo(book)
    assert content(book) == after
    edit.step.undo(book)
    assert content(book) == before


def test_a_rate_is_changed_removed_and_brought_back_under_its_number(book: Book) -> None:
    for rate, month in (("0.10", 1), ("0.15", 3), ("0.20", 5)):
        book.add_rate_rule(HANDLE, RateRule(Decimal(rate), date(2026, month, 1)))
    before = content(book)
    kept = book.kept_rates()[1]
    for edit in (
        steps.change_rate(kept, RateRule(Decimal("0.5"), date(2026, 2, 1), date(2026, 3, 1))),
        steps.remove_rate(kept),
    ):
        edit.step.redo(book)
        assert content(book) != before
        edit.step.undo(book)
        assert content(book) == before


def test_an_account_is_removed_with_its_rules_and_brought_back(book: Book) -> None:
    book.add_account("@spare", "DE")
    book.set_account("@spare", {"delivery_days": "9"})
    book.add_rate_rule("@spare", RateRule(Decimal("0.1"), date(2026, 1, 1)))
    before = content(book)
    edit = steps.remove_account(book.account("@spare"))
    edit.step.redo(book)
    assert [account.handle for account in book.accounts()] == [HANDLE]
    edit.step.undo(book)
    assert content(book) == before


def test_an_account_whose_imports_are_undone_can_be_removed(book: Book) -> None:
    line = book.lines()[0]
    book.correct([line], {Correctable.DELIVERED_ON: "2026-11-20"})
    with pytest.raises(UserError):
        book.remove_account(HANDLE)
    for record in book.imports():
        book.undo_import(record.import_id)
    before = content(book)
    edit = steps.remove_account(book.account(HANDLE))
    edit.step.redo(book)
    assert book.accounts() == []
    assert all(check.ok for check in book.check())
    edit.step.undo(book)
    assert content(book) == before


settings_of_accounts = st.fixed_dictionaries(
    {},
    optional={
        "return_window_days": st.integers(0, 366).map(str) | st.none(),
        "extended_return_days": st.integers(0, 60).map(str) | st.none(),
        "settlement_lag_days": st.integers(0, 60).map(str) | st.none(),
        "delivery_days": st.integers(0, 60).map(str) | st.none(),
        "learn": st.sampled_from(["on", "off", None]),
        "payout_schedule": st.sampled_from(["monthly:5", "monthly:1,16", "weekly:mon", "release"]),
        "min_payout": st.sampled_from(["0.00", "10.00", "1000.00", None]),
        "hold": st.sampled_from(["return_window", "settlement", None]),
        "vat_rate": st.sampled_from(["0.2", "0.055", "0", None]),
        "prices_include_tax": st.sampled_from(["on", "off", None]),
    },
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(settings_of_accounts, min_size=1, max_size=4))
def test_any_changes_undone_in_turn_leave_the_store_as_it_was(
    book: Book, many: list[dict[str, str | None]]
) -> None:
    before = content(book)
    lines = len(before["order_lines"])
    done = []
    for changes in many:
        edit = steps.change_account(book.account(HANDLE), HANDLE, changes)
        foretold = book.effect_of(edit.trial)
        edit.step.redo(book)
        done.append(edit)
        now = book.effect_of(lambda _: None).before
        assert now == foretold.after
        assert (
            sum(total.lines for stages in now.stages.values() for total in stages.values()) == lines
        )
    for edit in reversed(done):
        edit.step.undo(book)
    assert content(book) == before
