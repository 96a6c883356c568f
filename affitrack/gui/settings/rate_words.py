"""What is said of agreed rates: whom they are for, the 30 days of an old rate, overlaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from affitrack.domain.line import SHOP_ADS_ORDER
from affitrack.domain.rate import RateRule, lock_before, overlapping
from affitrack.domain.rule_records import KeptRate
from affitrack.gui.i18n import Words, language
from affitrack.gui.tokens import PillKind
from affitrack.wording.numbers import format_day, format_rate


@dataclass(frozen=True)
class Called:
    """Shops and products by their names, and names by their codes."""

    shops: Mapping[str, str] = field(default_factory=dict)
    """Code -> name."""
    products: Mapping[str, str] = field(default_factory=dict)
    """Id -> name."""

    def shop(self, text: str) -> str | None:
        """Return the code that a code or name stands for; None where it is none, or several."""
        return _found(self.shops, text)

    def product(self, text: str) -> str | None:
        """Return the id that an id or name stands for; None where it is none, or several."""
        return _found(self.products, text)

    def by_code(self, rule: RateRule) -> RateRule:
        """Return a rule with its shop by code, so that rules can be compared."""
        return replace(rule, shop=self.shop(rule.shop) or rule.shop) if rule.shop else rule


class RateWords(Words):
    """Sentences on agreed rates."""

    def kind(self, rule: RateRule) -> str:
        """Return for which kind of sales a rate is."""
        return self.tr("Shop Ads") if rule.kind == SHOP_ADS_ORDER else self.tr("standard")

    def scope(self, rule: RateRule, called: Called) -> str:
        """Return for which sales a rate is."""
        if rule.product_id:
            return called.products.get(rule.product_id, rule.product_id)
        if rule.shop:
            return called.shops.get(rule.shop, rule.shop)
        return self.tr("everything")

    def period(self, rule: RateRule) -> str:
        """Return from when to when a rate is agreed."""
        start = format_day(rule.from_on, language())
        if rule.to_on is None:
            return self.tr("from {start}").format(start=start)
        return self.tr("{start} to {end}").format(
            start=start, end=format_day(rule.to_on, language())
        )

    def lock(self, rule: RateRule, others: Sequence[RateRule]) -> str:
        """Return what the 30 days of a lowered rate mean here; "" where none is lowered."""
        kept = lock_before(others, rule)
        if kept is None or kept.kept_until is None:
            return ""
        lang = language()
        words = self.tr(
            "This lowers a rate of {old}. Sales from {start} to {until} still get {old}: a lowered"
            " rate counts 30 days later for who promotes the product already."
        )
        return words.format(
            old=format_rate(kept.rule.rate, lang),
            start=format_day(rule.from_on, lang),
            until=format_day(kept.kept_until, lang),
        )

    def agreed(self, other: RateRule) -> str:
        """Return that a rate is agreed already from the day on which another is to begin."""
        words = self.tr(
            "{other} is agreed for these sales from this day on already: change that rate, or begin"
            " this one on another day."
        )
        return words.format(other=format_rate(other.rate, language()))

    def overlap(self, rule: RateRule, other: RateRule) -> str:
        """Return that two rates are agreed for the same days, and which of them counts."""
        counts = max((rule, other), key=lambda each: each.from_on)
        lang = language()
        words = self.tr(
            "On some days {other} is agreed as well ({period}). There {rate} counts, which begins"
            " later."
        )
        if rule.from_on == other.from_on:
            words = self.tr(
                "On some days {other} is agreed as well ({period}), from the same day on: end one"
                " of the two."
            )
        return words.format(
            other=format_rate(other.rate, lang),
            period=self.period(other),
            rate=format_rate(counts.rate, lang),
        )

    def notes(self, rule: RateRule, others: Sequence[RateRule]) -> list[str]:
        """Return everything to be said under the form of a rate."""
        overlaps = [self.overlap(rule, other) for other in overlapping(others, rule)]
        lock = self.lock(rule, others)
        if lock:  # the old rate that the new one follows is no mistake
            return [lock]
        return overlaps

    def flag(self, rule: RateRule, others: Sequence[RateRule]) -> tuple[str, PillKind]:
        """Return the word on a rate in the table, and its colour; "" where there is none."""
        if lock_before(others, rule) is not None:
            return self.tr("30 days"), PillKind.SOON
        alike = overlapping(others, rule)
        if any(_cross(rule, other) for other in alike):
            return self.tr("overlaps"), PillKind.CHECK
        later = [other for other in alike if other.from_on > rule.from_on]
        if not later:
            return "", PillKind.NEUTRAL
        follows = min(later, key=lambda other: other.from_on)
        rate = format_rate(follows.rate, language())
        return self.tr("then {rate}").format(rate=rate), PillKind.NEUTRAL


def _cross(one: RateRule, other: RateRule) -> bool:
    """Tell whether two rates for the same days are no plain succession, and none within the other.

    A rate without end that a later one follows is agreed every day; so is one for a few days in
    the midst of a longer one.
    """
    first, second = sorted((one, other), key=lambda rule: rule.from_on)
    if first.from_on == second.from_on:
        return True
    return first.to_on is not None and (second.to_on is None or second.to_on > first.to_on)


def others_of(kept: KeptRate, known: Sequence[KeptRate], called: Called) -> list[RateRule]:
    """Return the other rates of the same account, their shops by code."""
    return [
        called.by_code(each.rule)
        for each in known
        if each.account == kept.account and each.rule_id != kept.rule_id
    ]


def _found(names: Mapping[str, str], text: str) -> str | None:
    wanted = text.strip().casefold()
    by_code = [code for code in names if code.casefold() == wanted]
    by_name = [code for code, name in names.items() if name.casefold() == wanted]
    found = by_code or by_name
    return found[0] if len(found) == 1 else None
