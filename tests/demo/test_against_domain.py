"""The demonstration seen with the program's own eyes: amounts, outcomes and audit agree with it."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from affitrack.demo.creator import creator_year
from affitrack.demo.exports import row_of
from affitrack.demo.life import Fate
from affitrack.demo.orders import Sale
from affitrack.domain.audit import Basis, BasisTally, basis_fit, commission_differs
from affitrack.domain.commission import Source, line_amounts, stated_rate
from affitrack.domain.line import LineFacts
from affitrack.domain.stage import Outcome, outcome_of

UNTIL = date(2026, 11, 15)


@pytest.fixture(scope="module")
def lines() -> list[tuple[Sale, LineFacts]]:
    sales = creator_year(1, UNTIL, 4_000).sales()
    return [(sale, row_of(sale, UNTIL.toordinal()).facts) for sale in sales]


def vat_of(sale: Sale) -> Decimal:
    return Decimal(sale.sku.product.vat) / 1000


def test_net_is_the_final_amount_or_the_estimate(lines: list[tuple[Sale, LineFacts]]) -> None:
    sources: Counter[str] = Counter()
    for sale, facts in lines:
        amounts = line_amounts(facts, outcome_of(facts), vat=vat_of(sale), rule_rate=None)
        sources[amounts.source] += 1
        if amounts.source == Source.ACTUAL:
            assert amounts.net == facts.final_earned
        else:
            assert amounts.net > 0
    assert sources.keys() == {Source.ACTUAL, Source.ESTIMATED}


def test_every_outcome_but_unknown_occurs(lines: list[tuple[Sale, LineFacts]]) -> None:
    assert {outcome_of(facts) for _, facts in lines} == set(Outcome) - {Outcome.UNKNOWN}


def test_the_audit_finds_what_was_paid_wrongly_and_nothing_else(
    lines: list[tuple[Sale, LineFacts]],
) -> None:
    found = Counter(
        sale.life.fate
        for sale, facts in lines
        if commission_differs(facts, outcome_of(facts), stated_rate(facts))
    )
    assert found.keys() == {Fate.UNDERPAID, Fate.SETTLED_AT_ZERO}


def test_every_base_is_pre_tax(lines: list[tuple[Sale, LineFacts]]) -> None:
    tally = BasisTally()
    for sale, facts in lines:
        fit = basis_fit(facts, outcome_of(facts), vat_of(sale))
        if fit is not None:
            assert fit.pre_tax
            tally.add(fit)
    assert tally.basis() is Basis.PRE_TAX
