"""Rules as people look at them: shops, products, agreed rates, and what a change comes to.

The book answers with these. Amounts are integer minor units of their currency.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from affitrack.domain.rate import RateRule
    from affitrack.domain.records import StageTotal
    from affitrack.domain.stage import Stage


@dataclass(frozen=True, slots=True)
class ShopRecord:
    """A merchant, its sales, and what it does otherwise than the market."""

    shop: str
    """Code, or the name where files state no code."""
    name: str
    lines: int
    """Of the accounts looked at, as `held`."""
    held: Mapping[str, int]
    """What is held back as of the day, by currency."""
    learned_days: tuple[int, ...]
    """Days from order to delivery as learned, one for each account that knows the shop."""
    settings: Mapping[str, str]
    """What the user set, by the keys of `domain.overrides.SHOP_SETTINGS`."""


@dataclass(frozen=True, slots=True)
class ProductRecord:
    """A product, its sales, and what holds for it alone."""

    product_id: str
    name: str
    lines: int
    held: Mapping[str, int]
    settings: Mapping[str, str]
    """What the user set, by the keys of `domain.overrides.PRODUCT_SETTINGS`."""
    rate_rules: int
    """Number of agreed rates that are for this product."""


class KeptRate(NamedTuple):
    """An agreed rate with its number and whose it is."""

    rule_id: int
    account: str
    """Handle."""
    rule: RateRule


class NextPayout(NamedTuple):
    """The first coming run that pays something; no day where nothing is cleared or held."""

    on: date | None
    net: int


class Standing(NamedTuple):
    """What everything comes to, by the rules as they are, on a day."""

    stages: Mapping[str, Mapping[Stage, StageTotal]]
    """Lines and net, by currency and stage."""
    payouts: Mapping[str, NextPayout]
    """By currency."""
    flags: Mapping[str, int]
    """How many lines need a look, by flag."""


class RuleEffect(NamedTuple):
    """What a change of rules comes to."""

    before: Standing
    after: Standing

    @property
    def is_nothing(self) -> bool:
        """Tell whether the change moves no money, no payout and no flag."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class RemovedAccount:
    """Everything that went with an account, so that it can be put back as it was."""

    handle: str
    rows: Mapping[str, tuple[dict[str, Any], ...]]
    """By table of the store."""
