"""What users claim, with the figures as they stood, and the files that belong to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations
from affitrack.store.migrations.script import run

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

_CLAIMS = """
CREATE TABLE claims (
  -- What a user asks the platform or a shop to pay, and what became of it. Amounts here and in
  -- claim_lines and claim_runs are whole minor units of currency.
  claim_id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  title TEXT NOT NULL,           -- the user's own; '' where there is none
  state TEXT NOT NULL CHECK (state IN ('to_send', 'sent', 'answered', 'won', 'lost')),
  won INTEGER,                   -- what it brought in, once it is won
  made_on TEXT NOT NULL,
  sent_on TEXT,
  answered_on TEXT,
  closed_on TEXT,                -- won or lost
  deadline_on TEXT,              -- last day to send it
  remind_on TEXT,
  note TEXT NOT NULL
) STRICT;
CREATE TABLE claim_lines (
  -- Lines of a claim by their key, with what stood there when it was made: a claim outlives an
  -- undone import, and waits for its lines to come back.
  claim_id INTEGER NOT NULL REFERENCES claims,
  order_id TEXT NOT NULL,
  sku_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  content_id TEXT NOT NULL,
  kind TEXT NOT NULL,            -- domain/finding.py
  shop TEXT NOT NULL,
  shop_name TEXT NOT NULL,
  product_name TEXT NOT NULL,
  ordered_on TEXT NOT NULL,
  since_on TEXT NOT NULL,
  deadline_on TEXT,
  expected INTEGER NOT NULL,     -- what should stand there
  stands INTEGER NOT NULL,       -- what did
  file_name TEXT NOT NULL,
  source_row INTEGER NOT NULL,
  PRIMARY KEY (claim_id, order_id, sku_id, product_id, content_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_runs (
  -- Payout runs of a claim, of which less arrived than their lines come to.
  claim_id INTEGER NOT NULL REFERENCES claims,
  payout_on TEXT NOT NULL,
  expected INTEGER NOT NULL,
  received INTEGER NOT NULL,
  fees INTEGER NOT NULL,         -- kept on the way by a bank or a payment service
  PRIMARY KEY (claim_id, payout_on)
) STRICT, WITHOUT ROWID;
CREATE TABLE claim_attachments (
  -- Files that belong to a claim. They are kept here, so that every backup holds them.
  attachment_id INTEGER PRIMARY KEY AUTOINCREMENT,
  claim_id INTEGER NOT NULL REFERENCES claims,
  name TEXT NOT NULL,
  added_on TEXT NOT NULL,
  content BLOB NOT NULL
) STRICT;
CREATE INDEX attachments_by_claim ON claim_attachments (claim_id);
"""


@migrations()
def m0013_claims(db: Database) -> None:
    """Make room for claims."""
    run(db, _CLAIMS)
