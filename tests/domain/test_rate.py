"""Which agreed rate a sale has: product, shop, account, and the lock on lowered rates."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.derive import Exceptions
from affitrack.domain.rate import AgreedRate, RateRule, agreed_rate, rate_of, rate_text
from tests.domain.lines import deriver, sale

START = date(2026, 9, 1)
SALE_DAY = date(2026, 11, 14)


def rule(rate: str, from_on: date = START, to_on: date | None = None, **scope: str) -> RateRule:
    return RateRule(Decimal(rate), from_on, to_on, **scope)


def found(
    *rules: RateRule,
    on: date = SALE_DAY,
    kind: str = "standard",
    shop: str = "S",
    product_id: str = "P",
) -> AgreedRate | None:
    return agreed_rate(rules, kind=kind, shop=shop, product_id=product_id, on=on)


def rate_found(*rules: RateRule, on: date = SALE_DAY, kind: str = "standard") -> str | None:
    agreed = found(*rules, on=on, kind=kind)
    return None if agreed is None else rate_text(agreed.rule.rate)


ACCOUNT = rule("0.05")
SHOP = rule("0.08", shop="S")
PRODUCT = rule("0.12", product_id="P")


@pytest.mark.parametrize(
    ("rules", "rate"),
    [
        ((ACCOUNT, SHOP, PRODUCT), "0.12"),
        ((PRODUCT, SHOP, ACCOUNT), "0.12"),
        ((ACCOUNT, SHOP), "0.08"),
        ((ACCOUNT,), "0.05"),
        ((), None),
        ((rule("0.2", shop="T"), ACCOUNT), "0.05"),
        ((rule("0.2", product_id="Q"), ACCOUNT), "0.05"),
        ((rule("0.2", product_id="P", shop="T"), ACCOUNT), "0.05"),
        ((rule("0.2", product_id="P", shop="S"), SHOP), "0.2"),
    ],
)
def test_product_before_shop_before_account(rules: tuple[RateRule, ...], rate: str) -> None:
    assert rate_found(*rules) == rate


@pytest.mark.parametrize(
    ("day", "rate"),
    [
        (date(2026, 8, 31), None),
        (date(2026, 9, 1), "0.1"),
        (date(2026, 9, 30), "0.1"),
        (date(2026, 10, 1), None),
    ],
)
def test_a_period_holds_its_first_and_its_last_day(day: date, rate: str | None) -> None:
    assert rate_found(rule("0.1", START, date(2026, 9, 30)), on=day) == rate


def test_a_product_rule_that_is_over_leaves_the_shop_rule() -> None:
    assert rate_found(rule("0.2", START, date(2026, 9, 30), product_id="P"), SHOP) == "0.08"


LOWERED = date(2026, 11, 2)


@pytest.mark.parametrize("is_ended", [True, False])
@pytest.mark.parametrize(
    ("day", "rate", "kept"),
    [
        (LOWERED - timedelta(days=1), "0.15", False),
        (LOWERED, "0.15", True),
        (LOWERED + timedelta(days=29), "0.15", True),
        (LOWERED + timedelta(days=30), "0.12", False),
    ],
)
def test_a_lowered_rate_gives_the_old_one_for_30_days(
    day: date, rate: str, kept: bool, is_ended: bool
) -> None:
    old = rule("0.15", START, LOWERED - timedelta(days=1) if is_ended else None)
    agreed = found(old, rule("0.12", LOWERED), on=day)
    assert agreed is not None
    assert rate_text(agreed.rule.rate) == rate
    assert agreed.kept_until == (date(2026, 12, 1) if kept else None)


def test_a_raised_rate_counts_at_once() -> None:
    assert rate_found(rule("0.12"), rule("0.15", LOWERED), on=LOWERED) == "0.15"


def test_a_lock_holds_for_its_own_scope_only() -> None:
    shop_old, shop_new = rule("0.2", shop="T"), rule("0.1", LOWERED, shop="T")
    assert rate_found(shop_old, shop_new, ACCOUNT, on=LOWERED) == "0.05"


def test_two_cuts_in_a_row_keep_the_best_of_the_last_30_days() -> None:
    rules = rule("0.15"), rule("0.12", LOWERED), rule("0.1", LOWERED + timedelta(days=10))
    assert rate_found(*rules, on=LOWERED + timedelta(days=29)) == "0.15"
    assert rate_found(*rules, on=LOWERED + timedelta(days=30)) == "0.12"
    assert rate_found(*rules, on=LOWERED + timedelta(days=40)) == "0.1"


def test_shop_ads_sales_look_for_their_own_rules_first() -> None:
    ads = rule("0.04", kind="shop_ads")
    assert rate_found(ACCOUNT, PRODUCT, ads, kind="shop_ads") == "0.04"
    assert rate_found(ACCOUNT, PRODUCT, ads, kind="standard") == "0.12"
    assert rate_found(ACCOUNT, kind="shop_ads") == "0.05"


@pytest.mark.parametrize("kind", ["standard", "shop_ads"])
def test_a_line_without_a_rate_takes_the_rule(kind: str) -> None:
    rules = (ACCOUNT, rule("0.04", kind="shop_ads"))
    line = sale(order_type=kind, est_base=10_000)
    derived = deriver(exceptions=Exceptions(rate_rules=rules)).derive(line)
    assert (derived.rate, derived.net) == (("0.05", 500) if kind == "standard" else ("0.04", 400))


def test_the_file_comes_before_the_rule() -> None:
    line = sale(est_base=10_000, standard_rate="0.12")
    derived = deriver(exceptions=Exceptions(rate_rules=(ACCOUNT,))).derive(line)
    assert (derived.rate, derived.net) == ("0.12", 1200)


def test_the_day_of_the_order_decides() -> None:
    works_out = deriver(exceptions=Exceptions(rate_rules=(rule("0.1", START, SALE_DAY),)))
    late = sale(est_base=10_000, ordered_at="2026-11-14T23:59:59", settled_at="2026-12-20T00:00:00")
    assert works_out.derive(late).rate == "0.1"
    assert works_out.derive(sale(est_base=10_000, ordered_at="2026-11-15T00:00:00")).rate is None


@pytest.mark.parametrize(
    ("rate", "text"),
    [
        ("0.120", "0.12"),
        ("1E-5", "0.00001"),
        ("0", "0"),
        ("-0.0", "0"),
        ("1", "1"),
        ("0.90", "0.9"),
    ],
)
def test_a_rate_has_one_spelling(rate: str, text: str) -> None:
    assert rate_text(Decimal(rate)) == text


@given(st.decimals("0", "1", places=10))
def test_rates_survive_their_text(rate: Decimal) -> None:
    assert rate_of(rate_text(rate)) == rate


rules_of_one_scope = st.lists(
    st.builds(
        rule,
        st.sampled_from(["0.05", "0.1", "0.12", "0.15"]),
        st.dates(START, START + timedelta(days=90)),
    ),
    max_size=5,
    unique_by=lambda made: made.from_on,
)


@given(rules_of_one_scope, st.dates(START, START + timedelta(days=120)))
def test_a_rate_is_never_below_the_newest_rule_and_never_above_the_last_30_days(
    rules: list[RateRule], day: date
) -> None:
    agreed = found(*rules, on=day)
    begun = [known for known in rules if known.from_on <= day]
    if not begun:
        assert agreed is None
        return
    assert agreed is not None
    newest = max(begun, key=lambda known: known.from_on)
    recent = [known for known in begun if known.from_on > day - timedelta(days=30)]
    before = [known for known in begun if known not in recent]
    in_force = [*recent, *sorted(before, key=lambda known: known.from_on)[-1:]]
    assert newest.rate <= agreed.rule.rate <= max(known.rate for known in in_force)
