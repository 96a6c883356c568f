"""What was expected of coming months, kept to be compared with what they paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations
from affitrack.store.migrations.script import run

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

_FORECASTS = """
CREATE TABLE forecasts (
  -- The first forecast made in each month: what it expected of the months to come. Amounts are
  -- whole minor units of currency.
  account_id INTEGER NOT NULL REFERENCES accounts,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  made_on TEXT NOT NULL,
  month TEXT NOT NULL,           -- '2026-12': the month that was forecast
  total INTEGER NOT NULL,
  low80 INTEGER NOT NULL,        -- with a chance of 80 % it pays between low80 and high80
  high80 INTEGER NOT NULL,
  low95 INTEGER NOT NULL,
  high95 INTEGER NOT NULL,
  PRIMARY KEY (account_id, currency, made_on, month)
) STRICT, WITHOUT ROWID;
"""


@migrations()
def m0011_forecasts(db: Database) -> None:
    """Make room for forecasts."""
    run(db, _FORECASTS)
