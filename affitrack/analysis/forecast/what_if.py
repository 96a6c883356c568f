"""A forecast that tells what it would be if (`domain.what_if`): worked out once, asked often."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

from affitrack.analysis.forecast.paying import (
    AccountAhead,
    AccountRuns,
    expected_of,
    last_day_of,
)
from affitrack.domain.forecast import Forecast, ForecastMonth, PayoutRange, StoppedShop
from affitrack.domain.records import MonthRecord
from affitrack.domain.schedule import PayoutCalendar
from affitrack.domain.what_if import WhatIf

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

_PLACES: Final = Decimal("0.0001")


@dataclass(frozen=True, eq=False)
class ForecastOutlook:
    """What is known and expected of every account and currency; an `Outlook`."""

    made_on: date
    names: tuple[str, ...]
    """The months to come: "2026-12"."""
    ahead: dict[str, list[AccountAhead]]
    """By currency."""
    records: dict[tuple[str, str], MonthRecord]
    """By month and currency: what is known."""
    by_rules: dict[tuple[str, date], tuple[int, int]]
    """By currency and coming run: what it pays by the rules, cleared and held back."""
    stopped_shops: tuple[StoppedShop, ...] = ()

    @cached_property
    def base(self) -> Forecast:
        """Return the forecast itself."""
        return self.with_(WhatIf())

    @cached_property
    def return_rates(self) -> dict[str, Decimal]:
        """Return by currency the learned share of sales to come that is lost."""
        return {currency: _lost(self.ahead[currency]) for currency in sorted(self.ahead)}

    @property
    def run_days(self) -> dict[str, tuple[date, ...]]:
        """Return by currency the days of the runs to come, as they are without any change."""
        return {
            currency: tuple(sorted({day for each in of_currency for day in each.runs.days}))
            for currency, of_currency in sorted(self.ahead.items())
        }

    def with_(self, change: WhatIf) -> Forecast:
        """Return what the forecast would be (`domain.what_if.Outlook`)."""
        runs = {
            currency: [self._runs(each, change) for each in self.ahead[currency]]
            for currency in sorted(self.ahead)
        }
        records = self._records(change)
        days = {day for of_currency in runs.values() for each in of_currency for day in each.days}
        names = sorted({*self.names, *(_month_of(day) for day in days)})
        return Forecast(
            self.made_on,
            tuple(
                _month(records.get((name, currency)) or MonthRecord(name, currency), of_currency)
                for name in names
                for currency, of_currency in runs.items()
            ),
            tuple(
                found
                for currency, of_currency in runs.items()
                if (found := _next(currency, of_currency))
            ),
            min(
                (each.known_until for of_currency in self.ahead.values() for each in of_currency),
                default=None,
            ),
            self.stopped_shops,
        )

    def is_whole(self, month: ForecastMonth, change: WhatIf) -> bool:
        """Tell whether no run after the end of the forecast pays in a month."""
        end = last_day_of(self.names[-1])
        beyond = min(
            PayoutCalendar(each.rules.schedule, each.rules.market).next_run_after(end)
            for each in self.ahead[month.currency]
        )
        is_added = month.month > self.names[-1]
        return is_added or month.month < _month_of(change.day_of(beyond, self.made_on))

    def _runs(self, ahead: AccountAhead, change: WhatIf) -> AccountRuns:
        returns = None
        if change.return_rate is not None:
            learned = max(self.return_rates[ahead.currency], _PLACES)
            returns = float(learned), float(change.return_rate)
        runs = ahead.paid(float(change.pace), returns)
        return replace(runs, days=tuple(change.day_of(day, self.made_on) for day in runs.days))

    def _records(self, change: WhatIf) -> Mapping[tuple[str, str], MonthRecord]:
        """Return what is known by month and currency; moved runs take theirs with them."""
        records = {key: each for key, each in self.records.items() if key[0] in self.names}
        for (currency, run), (cleared, held) in self.by_rules.items():
            for day, sign in ((run, -1), (change.day_of(run, self.made_on), 1)):
                key = _month_of(day), currency
                record = records.get(key) or MonthRecord(*key)
                records[key] = replace(
                    record,
                    cleared=record.cleared + sign * cleared,
                    held=record.held + sign * held,
                )
        return records


def _month_of(day: date) -> str:
    return f"{day:%Y-%m}"


def _lost(accounts: Iterable[AccountAhead]) -> Decimal:
    """Return the share of sales to come that is lost, accounts weighing by what they sell."""
    lost = sold = 0.0
    for each in accounts:
        made = (float((each.seen.posted + each.seen.new).sum()) + 1e-6) / (1 - each.seen.lost)
        sold += made
        lost += made * each.seen.lost
    return Decimal(lost / sold).quantize(_PLACES)


def _month(record: MonthRecord, runs: Sequence[AccountRuns]) -> ForecastMonth:
    expected = expected_of(runs, record.month, None)
    known = record.paid + record.deducted
    return ForecastMonth(
        month=record.month,
        currency=record.currency,
        paid=record.paid,
        cleared=record.cleared,
        held=record.held,
        deducted=record.deducted,
        cleared_expected=expected.cleared,
        held_expected=expected.held,
        posted_videos=expected.posted,
        new_videos=expected.new,
        total=known + expected.total,
        low80=known + expected.low80,
        high80=known + expected.high80,
        low95=known + expected.low95,
        high95=known + expected.high95,
    )


def _next(currency: str, runs: Sequence[AccountRuns]) -> PayoutRange | None:
    """Return the first run to come that is expected to pay something."""
    for day in sorted({day for each in runs for day in each.days}):
        expected = expected_of(runs, None, day)
        if expected.total > 0:
            return PayoutRange(currency, day, expected.total, expected.low80, expected.high80)
    return None
