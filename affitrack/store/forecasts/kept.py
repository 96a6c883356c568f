"""Forecasts that were kept: the first one of each month, to be scored once the months are over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from affitrack.domain.forecast import ForecastMonth
    from affitrack.store.connection import Store

_KEEP: Final = """
INSERT OR IGNORE INTO forecasts
  (account_id, currency, made_on, month, total, low80, high80, low95, high95)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
"""

_KEPT: Final = """
SELECT account_id, currency, made_on, month, total, low80, high80, low95, high95
FROM forecasts WHERE ?1 IS NULL OR account_id = ?1
ORDER BY month, currency, made_on, account_id
"""


class KeptForecast(NamedTuple):
    """What was expected of one month, for one account and currency, in minor units."""

    account_id: int
    currency: str
    made_on: date
    month: str
    total: int
    low80: int
    high80: int
    low95: int
    high95: int


def keep_forecast(
    store: Store, account_id: int, made_on: date, months: Iterable[ForecastMonth]
) -> None:
    """Keep what is expected of an account's coming months."""
    with store.write():
        store.connection.executemany(
            _KEEP,
            [
                (
                    account_id, each.currency, made_on.isoformat(), each.month, each.total,
                    each.low80, each.high80, each.low95, each.high95,
                )
                for each in months
            ],
        )  # fmt: skip


def is_kept(store: Store, account_id: int, day: date) -> bool:
    """Tell whether a forecast made in the month of a day is kept for an account."""
    query = "SELECT EXISTS (SELECT 1 FROM forecasts WHERE account_id = ? AND made_on LIKE ?)"
    row = store.connection.execute(query, (account_id, f"{day:%Y-%m}-%")).fetchone()
    return bool(row[0])


def kept_forecasts(store: Store, account_id: int | None = None) -> list[KeptForecast]:
    """Return the forecasts kept of one account or of all, by month, currency and day made."""
    return [
        KeptForecast(row[0], row[1], date.fromisoformat(row[2]), *row[3:])
        for row in store.connection.execute(_KEPT, (account_id,))
    ]
