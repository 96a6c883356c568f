"""Stated figures checked against what they should be; never overwritten."""

from __future__ import annotations

from decimal import Decimal

import pytest

from affitrack.domain.audit import AuditFlag, Basis, BasisFit, BasisTally, vat_behind
from affitrack.domain.correction import Corrections
from affitrack.domain.derive import Deriver, Exceptions
from affitrack.domain.line import LineFacts
from affitrack.domain.rate import RateRule
from affitrack.domain.stage import Outcome
from tests.domain.lines import account, deriver, sale
from tests.domain.test_rate import START


def flags(line: LineFacts, *rules: RateRule, market: str = "FR") -> list[str]:
    works_out = Deriver(account(market), Exceptions(rate_rules=rules))
    return AuditFlag(works_out.derive(line).audit_flags).names()


STATED = sale(price=5235, est_base=4363, standard_rate="0.12", est_standard=524)


def test_a_sound_line_has_no_flags() -> None:
    assert flags(STATED) == []


@pytest.mark.parametrize(
    ("stated", "found"),
    [(524, []), (525, []), (523, []), (526, ["commission_mismatch"]), (0, ["commission_mismatch"])],
)
def test_one_minor_unit_is_rounding_and_two_are_not(stated: int, found: list[str]) -> None:
    assert flags(STATED._replace(est_standard=stated)) == found


def test_the_stated_figure_stays() -> None:
    assert deriver().derive(STATED._replace(est_standard=400)).net == 400


def test_settled_figures_are_checked_against_the_actual_base() -> None:
    settled = STATED._replace(
        status="settled", actual_base=2000, actual_standard=240, final_earned=240, price=None
    )
    assert flags(settled) == []
    assert flags(settled._replace(actual_standard=524)) == ["commission_mismatch"]


def test_standard_and_shop_ads_parts_are_checked_together() -> None:
    both = sale(
        est_base=10_000,
        standard_rate="0.1",
        shop_ads_rate="0.05",
        est_standard=1000,
        est_shop_ads=500,
    )
    assert flags(both) == []
    assert flags(both._replace(est_shop_ads=600)) == ["commission_mismatch"]


@pytest.mark.parametrize("order_type", ["shop_ads", "standard"])
@pytest.mark.parametrize("nothing", [0, None])
def test_an_ads_sale_states_nothing_in_the_standard_column(
    order_type: str, nothing: int | None
) -> None:
    ads = sale(
        order_type=order_type,
        est_base=10_000,
        standard_rate="0.1",
        shop_ads_rate="0.05",
        est_standard=nothing,
        est_shop_ads=500,
    )
    assert flags(ads) == [], "the part that was paid tells the rate, whatever the order is called"


def test_a_stated_commission_without_a_rate_is_checked_against_the_agreed_one() -> None:
    agreed = RateRule(Decimal("0.12"), START)
    unrated = STATED._replace(standard_rate=None)
    assert flags(unrated) == []
    assert flags(unrated, agreed) == []
    assert flags(unrated._replace(est_standard=436), agreed) == ["commission_mismatch"]


def test_a_rate_other_than_agreed_is_flagged() -> None:
    assert flags(STATED, RateRule(Decimal("0.12"), START)) == []
    assert flags(STATED, RateRule(Decimal("0.120"), START)) == []
    assert flags(STATED, RateRule(Decimal("0.15"), START)) == ["rate_mismatch"]


def test_a_cut_within_the_lock_is_flagged() -> None:
    before = RateRule(Decimal("0.15"), START)
    after = RateRule(Decimal("0.12"), STATED_DAY)
    assert flags(STATED, before, after) == ["rate_mismatch"]


STATED_DAY = START.replace(month=11, day=2)


@pytest.mark.parametrize(
    ("base", "items", "found"),
    [
        (4363, 1, []),
        (4362, 1, []),
        (5235, 1, []),
        (5234, 1, []),
        (5233, 1, ["base_mismatch"]),
        (4800, 1, ["base_mismatch"]),
        (13_088, 3, []),
        (13_090, 3, []),
        (13_091, 3, ["base_mismatch"]),
    ],
)
def test_a_base_fits_the_price_without_or_with_tax(base: int, items: int, found: list[str]) -> None:
    line = sale(price=5235, items_sold=items, est_base=base, standard_rate="0.12")
    assert flags(line) == found


def test_a_base_may_tell_the_tax_that_was_taken_off() -> None:
    rates = (Decimal("0.20"), Decimal("0.055"))
    book = sale(price=2490, est_base=2360)
    assert vat_behind(book, Outcome.PENDING, rates) == Decimal("0.055")
    assert vat_behind(book._replace(est_base=2200), Outcome.PENDING, rates) is None
    assert vat_behind(book._replace(price=None), Outcome.PENDING, rates) is None


def test_the_actual_base_is_of_the_items_kept() -> None:
    line = sale(
        status="settled",
        price=1500,
        items_sold=3,
        items_refunded=1,
        est_base=3750,
        actual_base=2500,
        actual_standard=250,
        standard_rate="0.1",
        final_earned=250,
    )
    assert flags(line) == []
    assert flags(line._replace(actual_base=3750, actual_standard=375)) == ["base_mismatch"]


def test_a_base_taken_back_may_be_negative() -> None:
    assert flags(sale(status="deducted", price=5235, actual_base=-4363, final_earned=-524)) == []


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ({}, ["rate_missing", "base_missing"]),
        ({"price": 5235}, ["rate_missing"]),
        ({"standard_rate": "0.12"}, ["base_missing"]),
        ({"est_shop_ads": 100}, []),
        ({"est_standard": 0}, []),
        ({"status": "settled", "final_earned": 0}, []),
        ({"status": "pending", "final_earned": 0}, ["rate_missing", "base_missing"]),
    ],
)
def test_what_cannot_be_worked_out_is_flagged(stated: dict[str, object], found: list[str]) -> None:
    assert flags(sale(**stated)) == found


def test_flags_are_stored_as_numbers_that_stay() -> None:
    assert {flag.name: flag.value for flag in AuditFlag} == {
        "COMMISSION_MISMATCH": 1,
        "RATE_MISMATCH": 2,
        "BASE_MISMATCH": 4,
        "RATE_MISSING": 8,
        "BASE_MISSING": 16,
        "SETTLED_BEFORE_ORDER": 32,
    }


@pytest.mark.parametrize(
    ("pre_tax", "taxed", "neither", "basis"),
    [
        (0, 0, 0, None),
        (10, 0, 0, Basis.PRE_TAX),
        (0, 10, 0, Basis.TAX_INCLUDED),
        (6, 0, 5, Basis.PRE_TAX),
        (5, 0, 5, Basis.UNCLEAR),
        (5, 5, 0, Basis.UNCLEAR),
        (0, 0, 3, Basis.UNCLEAR),
        (2, 7, 1, Basis.TAX_INCLUDED),
    ],
)
def test_the_basis_of_a_file_is_what_most_lines_fit(
    pre_tax: int, taxed: int, neither: int, basis: Basis | None
) -> None:
    tally = BasisTally()
    fits = (
        [BasisFit(pre_tax=True, tax_included=False)] * pre_tax
        + [BasisFit(pre_tax=False, tax_included=True)] * taxed
        + [BasisFit(pre_tax=False, tax_included=False)] * neither
    )
    for fit in fits:
        tally.add(fit)
    assert tally.basis() is basis


def test_where_prices_exclude_tax_the_basis_is_the_price() -> None:
    works_out = deriver("US")
    works_out.derive(sale(currency="USD", price=4000, est_base=4000, standard_rate="0.1"))
    assert works_out.basis_tally.basis() is Basis.PRE_TAX


def test_a_base_before_reduced_tax_fits_where_nobody_said_which_tax_the_product_has() -> None:
    book = sale(price=1290, est_base=1223, standard_rate="0.1", est_standard=122)
    told = Exceptions(product_vat={book.product_id: Decimal("0.2")})
    assert flags(book) == []
    assert AuditFlag(deriver(exceptions=told).derive(book).audit_flags).names() == ["base_mismatch"]
    corrected = deriver().derive_corrected(book, Corrections(returned_on="2026-11-20"))
    assert not AuditFlag(corrected.audit_flags) & AuditFlag.BASE_MISMATCH
    corrected = deriver().derive_corrected(book, Corrections(vat_rate="0.2"))
    assert AuditFlag(corrected.audit_flags) & AuditFlag.BASE_MISMATCH, "now somebody has said"
