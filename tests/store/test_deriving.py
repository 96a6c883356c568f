"""Rules, what is learned, and lines that are worked out again when either changes."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from affitrack.domain.line import LineFacts
from affitrack.domain.rate import RateRule
from affitrack.domain.records import Account, LineFilter, LineRecord
from affitrack.store.catalogue.overrides import change_product, change_shop
from affitrack.store.check import checks
from affitrack.store.connection import Store
from affitrack.store.derived.deriving import deriver_for, rederive
from affitrack.store.derived.touched import Touched
from affitrack.store.lines.paging import find_lines
from affitrack.store.rules.accounts import add_account, change_settings
from affitrack.store.rules.rates import add_rate_rule
from tests.domain.lines import sale
from tests.store.stores import take_in

AS_OF = date(2026, 12, 1)
PENDING = sale(price=2400)


def settled(number: int, days: int, **stated: str) -> LineFacts:
    """Return a settled line of November that took so many days to settle."""
    on = date(2026, 10, 1).toordinal() + days
    return sale(
        order_id=f"settled {number}",
        ordered_at="2026-10-01T10:00:00",
        status="settled",
        settled_at=f"{date.fromordinal(on)}T08:00:00",
        final_earned=100,
        **stated,
    )


def the_line(store: Store, order_id: str = PENDING.order_id) -> LineRecord:
    (line,) = find_lines(store, LineFilter(order_id=order_id), AS_OF)
    return line


def assert_sound(store: Store) -> None:
    assert [check for check in checks(store, AS_OF) if not check.ok] == []


def learned(store: Store) -> dict[str, tuple[int | None, int | None, int]]:
    rows = store.connection.execute(
        "SELECT shop, learned_delivery_days, late_after_days, lines FROM shop_learning"
    )
    return {shop: (days, late, lines) for shop, days, late, lines in rows}


def test_settled_lines_teach_the_days_to_delivery(store: Store, account: Account) -> None:
    """40 lines settled after 27 days, less 15 days of lag: 12, shrunk to the preset of 5 days."""
    assert account.rules.delivery_days == 5
    take_in(store, [PENDING, *[settled(n, 27) for n in range(40)]])
    assert learned(store) == {"FRSHOP1": (11, 27, 41)}
    assert the_line(store).derived.delivered_on == "2026-11-25"
    assert_sound(store)


def test_what_one_file_teaches_moves_the_lines_of_another(store: Store) -> None:
    take_in(store, [PENDING, sale(order_id="elsewhere", shop="FRSHOP2")])
    before = the_line(store)
    assert before.derived.delivered_on == "2026-11-19"
    take_in(store, [settled(n, 27) for n in range(40)])
    after = the_line(store)
    assert after.derived.delivered_on == "2026-11-25"
    assert after.derived.release_on > (before.derived.release_on or "")  # type: ignore[operator]
    assert the_line(store, "elsewhere").derived.delivered_on == "2026-11-19"
    assert_sound(store)


def test_many_lines_are_moved_part_by_part(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("affitrack.store.derived.moving._AT_A_TIME", 3)
    days = [f"2026-11-{1 + number % 5:02d}" for number in range(20)]
    pending = [sale(order_id=f"{n}", ordered_at=f"{day}T09:00:00") for n, day in enumerate(days)]
    elsewhere = [line._replace(shop="FRSHOP2") for line in pending]
    take_in(store, [*pending[:10], *elsewhere[10:], *[settled(n, 27) for n in range(40)]])
    moved = {number: the_line(store, str(number)).derived.delivered_on for number in range(20)}
    assert moved == {
        number: str(date.fromisoformat(day) + timedelta(days=11 if number < 10 else 5))
        for number, day in enumerate(days)
    }
    assert_sound(store)


def test_a_stated_delivery_and_a_settlement_are_not_moved(store: Store) -> None:
    stated = sale(order_id="stated", delivered_on="2026-11-16")
    take_in(store, [stated, settled(99, 20)])
    before = the_line(store, "stated").derived, the_line(store, "settled 99").derived
    take_in(store, [settled(n, 27) for n in range(40)])
    assert (the_line(store, "stated").derived, the_line(store, "settled 99").derived) == before
    assert_sound(store)


def test_a_settled_line_without_a_day_of_settlement_is_moved(store: Store) -> None:
    take_in(store, [sale(order_id="no day", status="settled", final_earned=5)])
    take_in(store, [settled(n, 27) for n in range(40)])
    assert the_line(store, "no day").derived.delivered_on == "2026-11-25"
    assert_sound(store)


def test_an_account_that_does_not_learn_stays_with_its_presets(
    store: Store, account: Account
) -> None:
    change_settings(store, account.account_id, {"learn": "off"})
    take_in(store, [PENDING, *[settled(n, 27) for n in range(40)]])
    assert the_line(store).derived.delivered_on == "2026-11-19"
    changed = change_settings(store, account.account_id, {"learn": "on"})
    assert rederive(store, changed) == 1
    assert the_line(store).derived.delivered_on == "2026-11-25"
    assert_sound(store)


def test_what_one_account_learns_is_not_the_others_business(store: Store, account: Account) -> None:
    second = add_account(store, handle="@other", market="FR", created_at="2026-01-01T00:00:00")
    take_in(store, [settled(n, 27) for n in range(40)], account=account)
    change_shop(store, "FRSHOP1", {"return_window_days": "30"})
    deriver = deriver_for(store, second)
    assert deriver.delivery_days("FRSHOP1") == 5
    assert deriver.window_days("FRSHOP1") == 30


def test_a_shop_with_few_settled_lines_is_late_when_the_account_is(store: Store) -> None:
    take_in(store, [settled(n, 27) for n in range(40)], names=None)
    take_in(store, [sale(shop="FRSHOP2"), settled(77, 90, shop="FRSHOP2")])
    assert learned(store)["FRSHOP2"][1:] == (27, 2)


def test_changed_rules_change_the_lines(store: Store, account: Account) -> None:
    take_in(store, [PENDING])
    changed = change_settings(
        store, account.account_id, {"return_window_days": "30", "payout_schedule": "weekly:wed"}
    )
    assert rederive(store, changed) == 1
    assert the_line(store).derived.window_closes_on == "2026-12-19"
    assert the_line(store).derived.payout_on == "2026-12-23"
    assert rederive(store, changed) == 0
    assert_sound(store)


def test_a_setting_can_be_taken_back(store: Store, account: Account) -> None:
    changed = change_settings(store, account.account_id, {"delivery_days": "9"})
    assert changed.rules.delivery_days == 9
    assert changed.settings == {"delivery_days": "9"}
    again = change_settings(store, account.account_id, {"delivery_days": None})
    assert again == account


@pytest.mark.parametrize("products", [None, ["1729384756102938001"], ["another"]])
def test_the_vat_of_a_product_changes_its_lines(
    store: Store, account: Account, products: list[str] | None
) -> None:
    take_in(store, [PENDING._replace(standard_rate="0.1"), sale(order_id="2", product_id="P2")])
    assert the_line(store).derived.base == 2000
    change_product(store, PENDING.product_id, {"vat_rate": "5.5%"})
    expected = 0 if products == ["another"] else 1
    assert rederive(store, account, Touched(products=products)) == expected
    assert the_line(store).derived.base == (2275 if expected else 2000)
    change_product(store, PENDING.product_id, {"vat_rate": None})
    rederive(store, account)
    assert the_line(store).derived.base == 2000
    assert_sound(store)


def test_the_rules_of_a_shop_change_its_lines(store: Store, account: Account) -> None:
    take_in(store, [PENDING, sale(order_id="2", shop="FRSHOP2")])
    change_shop(store, "FRSHOP1", {"country": "IT", "vat_rate": "22%", "delivery_days": "9"})
    assert rederive(store, account, Touched(shops=["FRSHOP1"])) == 2
    assert the_line(store).derived.base == 1967
    assert the_line(store).derived.delivered_on == "2026-11-23"
    assert the_line(store, "2").derived.delivered_on == "2026-11-19"
    assert_sound(store)


def test_an_agreed_rate_works_lines_out(store: Store, account: Account) -> None:
    take_in(store, [PENDING])
    assert the_line(store).derived.rate is None
    rule = RateRule(rate=Decimal("0.15"), from_on=date(2026, 1, 1), shop="FRSHOP1")
    add_rate_rule(store, account.account_id, rule)
    rederive(store, account)
    assert (the_line(store).derived.rate, the_line(store).derived.net) == ("0.15", 300)
    assert_sound(store)


def test_many_lines_are_worked_out_again_chunk_by_chunk(
    store: Store, account: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("affitrack.store.derived.redating._AT_A_TIME", 3)
    monkeypatch.setattr("affitrack.store.derived.revaluing._AT_A_TIME", 3)
    take_in(store, [PENDING._replace(order_id=str(number)) for number in range(10)])
    changes = {"return_window_days": "20", "vat_rate": "10%"}
    assert rederive(store, change_settings(store, account.account_id, changes)) == 20
    assert_sound(store)


@pytest.mark.usefixtures("account")
def test_what_contradicts_itself_is_told_as_of_the_import_or_later(store: Store) -> None:
    odd = sale(items_sold=1, items_refunded=3, ordered_at="2199-01-01T00:00:00", est_standard=1)
    take_in(store, [odd])
    (line,) = find_lines(store, LineFilter(), date(2020, 1, 1))
    assert line.flags == ("refunded_over_sold", "ordered_in_future")
    (line,) = find_lines(store, LineFilter(), date(2199, 1, 1))
    assert line.flags == ("refunded_over_sold",)


def test_a_line_that_was_settled_before_its_order_is_flagged_and_counts(
    store: Store, account: Account
) -> None:
    take_in(store, [settled(1, 20), settled(2, -3), settled(3, 0)])
    lines = find_lines(store, LineFilter(), AS_OF)
    flagged = {line.facts.order_id for line in lines if "settled_before_order" in line.flags}
    assert flagged == {"settled 2"}
    assert [line.derived.net for line in lines] == [100, 100, 100]
    assert all(check.ok for check in checks(store, AS_OF))


def test_a_line_that_was_settled_before_its_order_teaches_nothing(
    store: Store, account: Account
) -> None:
    take_in(store, [settled(n, 20) for n in range(30)])
    taught = deriver_for(store, account).find_delivery_days("")
    take_in(store, [settled(n, -9) for n in range(30, 90)])
    assert deriver_for(store, account).find_delivery_days("") == taught


def test_a_slip_in_the_year_of_a_settlement_is_told_and_teaches_nothing(
    store: Store, account: Account
) -> None:
    take_in(store, [settled(1, 20)])
    taught = deriver_for(store, account).find_delivery_days("")
    take_in(store, [settled(2, 20 + 365 * 100)])
    odd = find_lines(store, LineFilter(flag="settled_in_future"), AS_OF)
    assert [line.facts.order_id for line in odd] == ["settled 2"]
    assert odd[0].flags == ("settled_in_future",)
    assert deriver_for(store, account).find_delivery_days("") == taught
