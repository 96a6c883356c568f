"""Everything the program works out from a line's facts, in one value that can be stored.

`Deriver` holds the rules of one account and answers for a million lines: what recurs (days, shops,
rates) is worked out once and remembered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from affitrack.domain.audit import (
    AuditFlag,
    BasisFit,
    BasisTally,
    basis_fit,
    commission_differs,
)
from affitrack.domain.commission import line_amounts, stated_rate
from affitrack.domain.holdback import line_dates
from affitrack.domain.line import SHOP_ADS_ORDER, STANDARD_ORDER, LineFacts
from affitrack.domain.market import market as market_of
from affitrack.domain.rate import RateRule, agreed_rate, rate_of, rate_text
from affitrack.domain.schedule import PayoutCalendar
from affitrack.domain.stage import Outcome, outcome_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from affitrack.domain.account import AccountRules

_WITHOUT_DATES = {Outcome.LOST, Outcome.DEDUCTED}
_REMEMBERED = 200_000


@dataclass(frozen=True, slots=True)
class ShopRules:
    """What a shop does otherwise than its market; None where it does not."""

    window_days: int | None = None
    delivery_days: int | None = None
    """Set by the user."""
    learned_delivery_days: int | None = None
    """Learned from the shop's settled lines."""
    vat_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What shops, products and agreements change in the rules of one account."""

    shops: Mapping[str, ShopRules] = field(default_factory=dict)
    """By shop code or name, as `LineFacts.shop` has it."""
    product_vat: Mapping[str, Decimal] = field(default_factory=dict)
    rate_rules: Sequence[RateRule] = ()


class DerivedLine(NamedTuple):
    """What follows from a line's facts and the account's rules. Days are ISO text."""

    outcome: str
    base: int | None
    rate: str | None
    commission: int
    net: int
    source: str
    delivered_on: str | None
    is_delivery_estimated: int
    window_closes_on: str | None
    release_on: str | None
    payout_on: str | None
    at_risk_until: str | None
    settle_days: int | None
    """Days from order to settlement of a settled line."""
    audit_flags: int
    """An `AuditFlag` value."""


_DateColumns = tuple[str, int, str, str, str, str]
_NO_DATES: tuple[None, int, None, None, None, None] = (None, 0, None, None, None, None)


class Deriver:
    """Works out lines for one account. Remembers days, so make a new one when rules change."""

    def __init__(self, rules: AccountRules, exceptions: Exceptions | None = None) -> None:
        self.rules = rules
        self.exceptions = exceptions or Exceptions()
        self.calendar = PayoutCalendar(rules.schedule, rules.market)
        self.basis_tally = BasisTally()
        self._market = market_of(rules.market)
        self._dates: dict[tuple[str, str | None, str | None, str | None], _DateColumns] = {}
        self._vat: dict[tuple[str, str, str], Decimal] = {}
        self._agreed: dict[tuple[str, str, str, str], str | None] = {}
        self._spans: dict[tuple[str, str], int] = {}
        self._fits: dict[tuple[int | None, ...], BasisFit | None] = {}
        self._commission_differs: dict[tuple[object, ...], bool] = {}

    def derive(self, facts: LineFacts) -> DerivedLine:
        """Return everything that follows from one line's facts."""
        outcome = outcome_of(facts)
        ordered_on = facts.ordered_at[:10]
        vat = self.vat_rate(facts)
        agreed = self.agreed_rate(facts) if self.exceptions.rate_rules else None
        amounts = line_amounts(facts, outcome, vat=vat, rule_rate=agreed)
        settled_on = facts.settled_at[:10] if facts.settled_at is not None else None
        if outcome in _WITHOUT_DATES:
            dates: tuple[object, ...] = _NO_DATES
        else:
            counts = settled_on if outcome is Outcome.SETTLED else None
            dates = self._date_columns(facts.shop, ordered_on, counts, facts.delivered_on)
        span = None
        if outcome is Outcome.SETTLED and settled_on is not None:
            span = self._span(ordered_on, settled_on)
        flags = self._audit(facts, outcome, vat, agreed, amounts.rate)
        return DerivedLine._make((outcome.value, *amounts, *dates, span, flags))

    def vat_rate(self, facts: LineFacts) -> Decimal:
        """Return the VAT in a line's price: product, else shop, else account, else market."""
        key = (facts.product_id, facts.shop, facts.ordered_at[:10])
        known = self._vat.get(key)
        if known is None:
            if len(self._vat) > _REMEMBERED:
                self._vat.clear()
            known = self._vat[key] = self._find_vat(*key)
        return known

    def agreed_rate(self, facts: LineFacts) -> str | None:
        """Return the agreed rate that fits a line best, as canonical text; None without a rule."""
        kind = SHOP_ADS_ORDER if facts.is_shop_ads else STANDARD_ORDER
        key = (kind, facts.shop, facts.product_id, facts.ordered_at[:10])
        if key not in self._agreed:
            if len(self._agreed) > _REMEMBERED:
                self._agreed.clear()
            rule = agreed_rate(
                self.exceptions.rate_rules,
                kind=kind,
                shop=facts.shop,
                product_id=facts.product_id,
                on=date.fromisoformat(key[3]),
            )
            self._agreed[key] = None if rule is None else rate_text(rule.rate)
        return self._agreed[key]

    def delivery_days(self, shop: str) -> int:
        """Return the days from order to delivery: the user's, else learned, else the preset."""
        known = self.exceptions.shops.get(shop)
        if known is None:
            return self.rules.delivery_days
        if known.delivery_days is not None:
            return known.delivery_days
        if self.rules.learn and known.learned_delivery_days is not None:
            return known.learned_delivery_days
        return self.rules.delivery_days

    def window_days(self, shop: str) -> int:
        """Return the days in which the buyer may return, from delivery."""
        known = self.exceptions.shops.get(shop)
        if known is None or known.window_days is None:
            return self.rules.return_window_days
        return known.window_days

    def _find_vat(self, product_id: str, shop: str, ordered_on: str) -> Decimal:
        if not self.rules.prices_include_tax:
            return Decimal(0)
        of_product = self.exceptions.product_vat.get(product_id)
        if of_product is not None:
            return of_product
        known = self.exceptions.shops.get(shop)
        if known is not None and known.vat_rate is not None:
            return known.vat_rate
        if self.rules.vat_rate is not None:
            return self.rules.vat_rate
        return self._market.vat_rate(date.fromisoformat(ordered_on))

    def _date_columns(
        self, shop: str, ordered_on: str, settled_on: str | None, delivered_on: str | None
    ) -> _DateColumns:
        # The order's day only matters where neither settlement nor delivery is known.
        decides = ordered_on if settled_on is None and delivered_on is None else None
        key = (shop, settled_on, delivered_on, decides)
        known = self._dates.get(key)
        if known is None:
            if len(self._dates) > _REMEMBERED:
                self._dates.clear()
            dates = line_dates(
                self.rules,
                self.calendar,
                ordered_on=date.fromisoformat(ordered_on),
                settled_on=date.fromisoformat(settled_on) if settled_on else None,
                delivered_on=date.fromisoformat(delivered_on) if delivered_on else None,
                delivery_days=self.delivery_days(shop),
                window_days=self.window_days(shop),
            )
            known = self._dates[key] = (
                dates.delivered_on.isoformat(),
                int(dates.is_delivery_estimated),
                dates.window_closes_on.isoformat(),
                dates.release_on.isoformat(),
                dates.payout_on.isoformat(),
                dates.at_risk_until.isoformat(),
            )
        return known

    def _span(self, ordered_on: str, settled_on: str) -> int:
        key = (ordered_on, settled_on)
        known = self._spans.get(key)
        if known is None:
            days = (date.fromisoformat(settled_on) - date.fromisoformat(ordered_on)).days
            known = self._spans[key] = days
        return known

    def _audit(
        self,
        facts: LineFacts,
        outcome: Outcome,
        vat: Decimal,
        agreed: str | None,
        rate: str | None,
    ) -> int:
        flags = 0
        if self._differs(facts, outcome):
            flags |= AuditFlag.COMMISSION_MISMATCH.value
        in_file = stated_rate(facts)
        if agreed is not None and in_file is not None and rate_of(in_file) != rate_of(agreed):
            flags |= AuditFlag.RATE_MISMATCH.value
        fit = self._fit(facts, outcome, vat)
        if fit is not None:
            self.basis_tally.add(fit)
            if not (fit.pre_tax or fit.tax_included):
                flags |= AuditFlag.BASE_MISMATCH.value
        if rate is None and facts.est_standard is None and facts.final_earned is None:
            flags |= AuditFlag.RATE_MISSING.value
        return flags

    def _differs(self, facts: LineFacts, outcome: Outcome) -> bool:
        key = (
            outcome,
            facts.is_shop_ads,
            facts.standard_rate,
            facts.shop_ads_rate,
            facts.est_base,
            facts.est_standard,
            facts.est_shop_ads,
            facts.actual_base,
            facts.actual_standard,
            facts.actual_shop_ads,
        )
        known = self._commission_differs.get(key)
        if known is None:
            if len(self._commission_differs) > _REMEMBERED:
                self._commission_differs.clear()
            known = self._commission_differs[key] = commission_differs(facts, outcome)
        return known

    def _fit(self, facts: LineFacts, outcome: Outcome, vat: Decimal) -> BasisFit | None:
        key = (
            outcome in {Outcome.SETTLED, Outcome.DEDUCTED},
            facts.est_base,
            facts.actual_base,
            facts.price,
            facts.items_sold,
            facts.items_refunded,
            facts.seller_discount,
            facts.platform_discount,
            vat,
        )
        if key not in self._fits:
            if len(self._fits) > _REMEMBERED:
                self._fits.clear()
            self._fits[key] = basis_fit(facts, outcome, vat)
        return self._fits[key]
