"""Payouts that arrived: what was entered or taken from statements, and what the user decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations
from affitrack.store.migrations.script import run

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

# The first schema had a table of this name that no program wrote to.
_RECEIVED = """
ALTER TABLE payouts RENAME TO earlier_payouts;
CREATE TABLE payouts (
  -- Money that arrived, entered by hand or taken from a bank statement. Amounts are whole minor
  -- units of currency. Which payout run it belongs to is worked out by the program, but for those
  -- that the user decided on: is_pinned, and payout_pins.
  payout_id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts,
  received_on TEXT NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  amount INTEGER NOT NULL CHECK (amount <> 0),  -- negative: a transfer that went back
  fee INTEGER NOT NULL CHECK (fee >= 0),        -- kept on the way: amount + fee was sent
  reference TEXT NOT NULL,
  method TEXT NOT NULL,
  note TEXT NOT NULL,
  source TEXT NOT NULL,          -- file name of the statement; '' by hand
  source_key TEXT,               -- tells it from all other entries of statements; NULL by hand
  is_pinned INTEGER NOT NULL CHECK (is_pinned IN (0, 1)) -- 1 without any pin: it is for no run
) STRICT;
CREATE UNIQUE INDEX payouts_by_source_key ON payouts (source_key) WHERE source_key IS NOT NULL;
CREATE TABLE payout_pins (
  -- What the user decided: the payout, or a part of it, is for the run of a day.
  payout_id INTEGER NOT NULL REFERENCES payouts ON DELETE CASCADE,
  payout_on TEXT NOT NULL,       -- day of the run
  amount INTEGER,                -- NULL: all that other pins of the payout leave
  PRIMARY KEY (payout_id, payout_on)
) STRICT, WITHOUT ROWID;
INSERT INTO payouts
SELECT payout_id, account_id, arrived_on, currency, amount, 0, reference, method, '', '', NULL, 0
FROM earlier_payouts WHERE amount <> 0;
DROP TABLE earlier_payouts;
"""


@migrations()
def m0012_received(db: Database) -> None:
    """Make room for all that is known of a payout."""
    run(db, _RECEIVED)
