"""Everything the program works out from a line's facts, in one value that can be stored.

`Deriver` holds the rules of one account and answers for a million lines: what recurs (days, shops,
rates) is worked out once and remembered.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from affitrack.domain.audit import AuditFlag, BasisTally, vat_behind
from affitrack.domain.correction import Corrections, corrected_facts, vat_in_price
from affitrack.domain.holdback import line_dates
from affitrack.domain.line import SHOP_ADS_ORDER, STANDARD_ORDER, LineFacts, LineKey
from affitrack.domain.market import market as market_of
from affitrack.domain.rate import AgreedRate, RateRule, agreed_rate, rate_of, rate_text
from affitrack.domain.schedule import PayoutCalendar
from affitrack.domain.stage import Outcome
from affitrack.domain.worth import Worth, worth_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from affitrack.domain.account import AccountRules

_WITHOUT_DATES = frozenset({Outcome.LOST.value, Outcome.DEDUCTED.value})
_REMEMBERED = 200_000
_SETTLED_BEFORE_ORDER = AuditFlag.SETTLED_BEFORE_ORDER.value


@dataclass(frozen=True, slots=True)
class ShopRules:
    """What a shop does otherwise than its market; None where it does not."""

    window_days: int | None = None
    delivery_days: int | None = None
    """Set by the user."""
    learned_delivery_days: int | None = None
    """From the shop's settled lines."""
    vat_rate: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Exceptions:
    """What shops, products and agreements change in the rules of one account."""

    shops: Mapping[str, ShopRules] = field(default_factory=dict)
    """By shop code or name, as `LineFacts.shop` has it."""
    product_vat: Mapping[str, Decimal] = field(default_factory=dict)
    rate_rules: Sequence[RateRule] = ()
    own: Mapping[LineKey, Corrections] = field(default_factory=dict)
    """What the user has corrected in single lines."""


class VatOrigin(StrEnum):
    """Whose rate is taken out of a price."""

    FILE = "file"
    UNTAXED = "untaxed"
    PRODUCT = "product"
    SHOP = "shop"
    ACCOUNT = "account"
    MARKET = "market"


class DeliveryOrigin(StrEnum):
    """Who says how long a shop's deliveries take."""

    SHOP = "shop"
    LEARNED = "learned"
    ACCOUNT = "account"


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
    settle_days: int | None  # from order to settlement of a settled line
    audit_flags: int
    """An `AuditFlag` value."""


_DateColumns = tuple[str, int, str, str, str, str]

Course: TypeAlias = tuple[int, int, str | None, bool]
"""Delivery days, window days, stated delivery, and whether it is settled."""

Days: TypeAlias = tuple[str | None, int, str | None, str | None, str | None, str | None, int | None]
"""The columns `delivered_on` to `settle_days` of `DerivedLine`."""

_NO_DAYS: Days = (None, 0, None, None, None, None, None)

# From price to platform discount: every figure that decides a line's amounts.
_FIGURES = slice(LineFacts._fields.index("price"), LineFacts._fields.index("platform_discount") + 1)


def flags_of_days(days: Days) -> int:
    """Return what does not fit in the days of a line, as an `AuditFlag` value."""
    settle_days = days[-1]
    return _SETTLED_BEFORE_ORDER if settle_days is not None and settle_days < 0 else 0


def derived_line(worth: Worth, days: Days) -> DerivedLine:
    """Return everything that follows from a line's facts, put together."""
    flags = worth.audit_flags | flags_of_days(days)
    return _new_derived((worth.outcome, *worth.amounts, *days, flags))


class Deriver:
    """Works out lines for one account. Remembers what recurs: make a new one when rules change."""

    def __init__(self, rules: AccountRules, exceptions: Exceptions | None = None) -> None:
        self.rules = rules
        self.exceptions = exceptions or Exceptions()
        self.calendar = PayoutCalendar(rules.schedule, rules.market)
        self.basis_tally = BasisTally()
        self._market = market_of(rules.market)
        self._shop_days: dict[str, tuple[int, int]] = {}
        self._dates: dict[tuple[int | str | None, ...], _DateColumns] = {}
        self._vat: dict[tuple[str, str, str], Decimal] = {}
        self._vat_of_day: dict[str, Decimal] = {}
        self._reduced_vat_of_day: dict[str, tuple[Decimal, ...]] = {}
        # One object per VAT rate, so that its identity can stand for it in a key.
        self._vat_values: dict[Decimal, Decimal] = {}
        self._agreed: dict[tuple[str, str, str, str], str | None] = {}
        self._spans: dict[tuple[str, str], int] = {}
        self._worth: dict[tuple[object, ...], Worth] = {}
        self._typical_days: dict[str, str] = {}
        self._first_days: dict[str, str] = {}
        self._has_vat_exceptions = bool(self.exceptions.product_vat) or any(
            shop.vat_rate is not None for shop in self.exceptions.shops.values()
        )

    def derive(self, facts: LineFacts) -> DerivedLine:
        """Return everything that follows from one line's facts."""
        worth = self.worth(facts)
        if worth.fit is not None:
            self.basis_tally.add(worth.fit)
        own = self.exceptions.own.get(facts.key) if self.exceptions.own else None
        if own is not None:
            return self.derive_corrected(facts, own)
        return self._derived(facts, worth)

    def derive_corrected(self, facts: LineFacts, own: Corrections) -> DerivedLine:
        """Return what follows from a line with the user's corrections, whichever they are."""
        vat = vat_in_price(own, self.vat_rate(facts))
        told = corrected_facts(facts, own, vat)
        agreed = own.rate or self.agreed_rate(told)
        reduced = self.other_vat_rates(told) if own.vat_rate is None else ()
        return self._derived(told, worth_of(told, vat, agreed, reduced))

    def _derived(self, facts: LineFacts, worth: Worth) -> DerivedLine:
        ordered_on, settled_on = facts.ordered_at[:10], (facts.settled_at or "")[:10]
        days = self.days(self.course(facts, worth.outcome), ordered_on, settled_on)
        return derived_line(worth, days)

    def worth(self, facts: LineFacts) -> Worth:
        """Return what a line's figures lead to; the tally of bases stays as it is."""
        # Without exceptions the day alone decides the VAT: the short way of a million lines.
        vat = self._vat_of_day.get(facts.ordered_at[:10])
        if vat is None or facts.vat_rate is not None:
            vat = self.vat_rate(facts)
        agreed = self.agreed_rate(facts) if self.exceptions.rate_rules else None
        # Who tells it counts too: behind a product's own rate, be it the usual one, is no reduced.
        origin = self.vat_origin(facts) if self._has_vat_exceptions else None
        key = (facts.status, facts.order_type, id(vat), origin, agreed, facts[_FIGURES])
        return self._worth.get(key) or self._work_out(facts, key, vat, agreed)

    @property
    def is_worth_by_figures(self) -> bool:
        """Whether figures and day alone tell what a line is worth: no agreement, no own VAT."""
        return not self.exceptions.rate_rules and not self._has_vat_exceptions

    def typical_day(self, ordered_on: str) -> str:
        """Return a day whose orders are worth the same as this day's, the same for many days.

        Two lines that differ only in order id and moments have the same `worth` when the typical
        days of their orders are the same.
        """
        if self.exceptions.rate_rules:
            return ordered_on  # agreements begin and end on any day
        known = self._typical_days.get(ordered_on)
        if known is None:
            period = self._market.vat_period(date.fromisoformat(ordered_on))
            known = self._first_days.setdefault(str(period.from_on), ordered_on)
            self._typical_days[ordered_on] = known
        return known

    def course(self, facts: LineFacts, outcome: str) -> Course | None:
        """Return what the dates of a line depend on beside its moments; None without dates."""
        return self.course_of(facts.shop, facts.delivered_on, outcome)

    def course_of(self, shop: str, delivered_on: str | None, outcome: str) -> Course | None:
        """Return the same of lines of a shop with a stated day of delivery, if any."""
        if outcome in _WITHOUT_DATES:
            return None
        delivery_days, window_days = self._shop_days.get(shop) or self._days_of(shop)
        return delivery_days, window_days, delivered_on, outcome == "settled"

    def days(self, course: Course | None, ordered_on: str, settled_on: str) -> Days:
        """Return the columns `delivered_on` to `settle_days` of lines of one course.

        Args:
            course: as the method `course` returns it.
            ordered_on: day of the order, in ISO text.
            settled_on: day of settlement; "" where none is stated.
        """
        if course is None:
            return _NO_DAYS
        delivery_days, window_days, delivered_on, is_settled = course
        if not is_settled or not settled_on:
            dates = self._dates_of(delivery_days, window_days, ordered_on, None, delivered_on)
            return (*dates, None)
        dates = self._dates_of(delivery_days, window_days, ordered_on, settled_on, delivered_on)
        span = self._spans.get((ordered_on, settled_on))
        return (*dates, self._span(ordered_on, settled_on) if span is None else span)

    def _work_out(
        self, facts: LineFacts, key: tuple[object, ...], vat: Decimal, agreed: str | None
    ) -> Worth:
        if len(self._worth) > _REMEMBERED:
            self._worth.clear()
        worth = self._worth[key] = worth_of(facts, vat, agreed, self.other_vat_rates(facts))
        return worth

    def vat_rate(self, facts: LineFacts) -> Decimal:
        """Return the VAT in a line's price: its file, else product, shop, account, market."""
        if facts.vat_rate is not None:
            stated = rate_of(facts.vat_rate)
            return self._vat_values.setdefault(stated, stated)
        ordered_on = facts.ordered_at[:10]
        key = (ordered_on, facts.product_id, facts.shop)
        known = self._vat.get(key)
        if known is None:
            if len(self._vat) > _REMEMBERED:
                self._vat.clear()
            found, _ = self._find_vat(facts.product_id, facts.shop, ordered_on)
            known = self._vat[key] = self._vat_values.setdefault(found, found)
            if not self._has_vat_exceptions:
                self._vat_of_day[ordered_on] = known
        return known

    def vat_origin(self, facts: LineFacts) -> VatOrigin:
        """Return whose VAT rate `vat_rate` gives."""
        if facts.vat_rate is not None:
            return VatOrigin.FILE
        return self._find_vat(facts.product_id, facts.shop, facts.ordered_at[:10])[1]

    def vat_in_reasons(self, facts: LineFacts, outcome: str) -> Decimal:
        """Return the VAT that leads to the stated base, as `explain` tells; else `vat_rate`."""
        usual = self.vat_rate(facts)
        behind = vat_behind(facts, outcome, (usual, *self.other_vat_rates(facts)))
        return usual if behind is None else behind

    def agreed_rate(self, facts: LineFacts) -> str | None:
        """Return the agreed rate that fits a line best, as canonical text; None without a rule."""
        kind = SHOP_ADS_ORDER if facts.is_shop_ads else STANDARD_ORDER
        key = (kind, facts.shop, facts.product_id, facts.ordered_at[:10])
        if key not in self._agreed:
            if len(self._agreed) > _REMEMBERED:
                self._agreed.clear()
            agreed = self.agreement(facts)
            self._agreed[key] = None if agreed is None else rate_text(agreed.rule.rate)
        return self._agreed[key]

    def agreement(self, facts: LineFacts) -> AgreedRate | None:
        """Return the rule that fits a line best, with how long it is kept; None without a rule."""
        return agreed_rate(
            self.exceptions.rate_rules,
            kind=SHOP_ADS_ORDER if facts.is_shop_ads else STANDARD_ORDER,
            shop=facts.shop,
            product_id=facts.product_id,
            on=date.fromisoformat(facts.ordered_at[:10]),
        )

    def delivery_days(self, shop: str) -> int:
        """Return the days from order to delivery: the user's, else learned, else the preset."""
        return self.find_delivery_days(shop)[0]

    def find_delivery_days(self, shop: str) -> tuple[int, DeliveryOrigin]:
        """Return the days from order to delivery, and who says so."""
        known = self.exceptions.shops.get(shop)
        if known is not None and known.delivery_days is not None:
            return known.delivery_days, DeliveryOrigin.SHOP
        if known is not None and self.rules.learn and known.learned_delivery_days is not None:
            return known.learned_delivery_days, DeliveryOrigin.LEARNED
        return self.rules.delivery_days, DeliveryOrigin.ACCOUNT

    def window_days(self, shop: str) -> int:
        """Return the days in which the buyer may return, from delivery."""
        known = self.exceptions.shops.get(shop)
        if known is None or known.window_days is None:
            return self.rules.return_window_days
        return known.window_days

    def other_vat_rates(self, facts: LineFacts) -> tuple[Decimal, ...]:
        """Return the market's reduced rates, where only the market tells the VAT of a line."""
        if facts.vat_rate is not None:
            return ()
        ordered_on = facts.ordered_at[:10]
        known = self._reduced_vat_of_day.get(ordered_on)
        if known is not None:
            return known
        reduced: tuple[Decimal, ...] = ()
        if self.vat_origin(facts) is VatOrigin.MARKET:
            reduced = self._market.vat_period(date.fromisoformat(ordered_on)).reduced
        if not self._has_vat_exceptions:
            self._reduced_vat_of_day[ordered_on] = reduced
        return reduced

    def _find_vat(self, product_id: str, shop: str, ordered_on: str) -> tuple[Decimal, VatOrigin]:
        if not self.rules.prices_include_tax:
            return Decimal(0), VatOrigin.UNTAXED
        of_product = self.exceptions.product_vat.get(product_id)
        if of_product is not None:
            return of_product, VatOrigin.PRODUCT
        known = self.exceptions.shops.get(shop)
        if known is not None and known.vat_rate is not None:
            return known.vat_rate, VatOrigin.SHOP
        if self.rules.vat_rate is not None:
            return self.rules.vat_rate, VatOrigin.ACCOUNT
        of_market = self._market.vat_rate(date.fromisoformat(ordered_on))
        return of_market, VatOrigin.MARKET

    def date_columns(
        self, shop: str, ordered_on: str, settled_on: str | None, delivered_on: str | None
    ) -> _DateColumns:
        """Return the columns `delivered_on` to `at_risk_until` of lines that share these days.

        Args:
            shop: shop code or name, as `LineFacts.shop` has it.
            ordered_on: day of the order, in ISO text, as all days here.
            settled_on: day of settlement of a line that is settled.
            delivered_on: day of delivery where it is stated.
        """
        delivery_days, window_days = self._shop_days.get(shop) or self._days_of(shop)
        return self._dates_of(delivery_days, window_days, ordered_on, settled_on, delivered_on)

    def _dates_of(
        self,
        delivery_days: int,
        window_days: int,
        ordered_on: str,
        settled_on: str | None,
        delivered_on: str | None,
    ) -> _DateColumns:
        # The order's day only matters where neither settlement nor delivery is known.
        decides = ordered_on if settled_on is None and delivered_on is None else None
        key = (delivery_days, window_days, settled_on, delivered_on, decides)
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
                delivery_days=delivery_days,
                window_days=window_days,
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

    def _days_of(self, shop: str) -> tuple[int, int]:
        if len(self._shop_days) > _REMEMBERED:
            self._shop_days.clear()
        days = self._shop_days[shop] = (self.delivery_days(shop), self.window_days(shop))
        return days

    def _span(self, ordered_on: str, settled_on: str) -> int:
        days = (date.fromisoformat(settled_on) - date.fromisoformat(ordered_on)).days
        self._spans[ordered_on, settled_on] = days
        return days


_new_derived = DerivedLine._make
