"""The first schema: accounts, names, imports, order lines, what users set, and one readable view.

Released migrations are never edited; a change of the schema is a new one. The comments inside the
statements stay in `sqlite_master`, so that whoever opens the file finds every table explained.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations
from affitrack.store.migrations.script import run

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

_ACCOUNTS = """
CREATE TABLE accounts (
  -- A creator profile in one market; its rules are the market's presets and account_settings.
  account_id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL,          -- as the user wrote it; a leading @ and capitals do not matter
  market TEXT NOT NULL,          -- 'FR'
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  created_at TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX accounts_by_handle ON accounts (lower(ltrim(handle, '@')));
CREATE TABLE account_settings (
  -- What the user set otherwise than the market's presets: 'delivery_days' = '7'.
  account_id INTEGER NOT NULL REFERENCES accounts,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE currencies (
  -- Digits of the currencies that occur: 524 with 2 digits is 5.24.
  currency TEXT PRIMARY KEY CHECK (length(currency) = 3),
  digits INTEGER NOT NULL,
  units INTEGER NOT NULL         -- minor units in one whole unit: 100
) STRICT, WITHOUT ROWID;
"""

_NAMES = """
CREATE TABLE shops (
  -- Merchants. Empty rules are the market's.
  shop TEXT PRIMARY KEY,         -- shop code, else shop name; '' where files name none
  name TEXT NOT NULL DEFAULT '',
  country TEXT,
  vat_rate TEXT,                 -- '0.2'
  return_window_days INTEGER,
  delivery_days INTEGER          -- set by the user; learned days are in shop_learning
) STRICT;
CREATE TABLE shop_learning (
  -- What the settled lines of an account teach about a shop. Kept current by the program.
  account_id INTEGER NOT NULL REFERENCES accounts,
  shop TEXT NOT NULL REFERENCES shops,
  learned_delivery_days INTEGER, -- NULL without settled lines
  late_after_days INTEGER,       -- 95 % of the settled lines took at most as long
  lines INTEGER NOT NULL,
  spans TEXT NOT NULL,           -- JSON: days from order to settlement -> settled lines
  PRIMARY KEY (account_id, shop)
) STRICT, WITHOUT ROWID;
CREATE TABLE products (
  -- What was sold.
  product_id TEXT PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  vat_rate TEXT                  -- where it is not the shop's or the market's
) STRICT;
CREATE TABLE contents (
  -- What sold it: a video, a LIVE, a showcase, a link.
  content_id TEXT PRIMARY KEY,
  content_type TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  posted_at TEXT
) STRICT;
"""

_IMPORTS = """
CREATE TABLE imports (
  -- Files that were taken in. A row stays when its import is undone.
  import_id INTEGER PRIMARY KEY AUTOINCREMENT,
  account_id INTEGER NOT NULL REFERENCES accounts,
  path TEXT NOT NULL,
  file_name TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  format TEXT NOT NULL,
  language TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  file_from TEXT,                -- first and last moment that the file speaks of
  file_to TEXT,
  rows INTEGER NOT NULL,
  new INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  unchanged INTEGER NOT NULL,
  older INTEGER NOT NULL,        -- rows that said less or earlier than what was known
  rejected INTEGER NOT NULL,
  rejects_file TEXT,
  basis TEXT,                    -- 'pre_tax', 'tax_included' or 'unclear'
  undone_at TEXT
) STRICT;
CREATE INDEX imports_by_sha256 ON imports (sha256);
CREATE TABLE import_names (
  -- What each import called its products and shops, and the type of its contents; the newest
  -- file's word stands in products, shops and contents.
  import_id INTEGER NOT NULL REFERENCES imports,
  kind TEXT NOT NULL CHECK (kind IN ('product', 'shop', 'content')),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (kind, id, import_id)
) STRICT, WITHOUT ROWID;
CREATE TABLE line_history (
  -- Lines that were known already when an import stated them. line_id is no declared foreign
  -- key, because every deleted line would then be looked for here; `affitrack check` looks.
  import_id INTEGER NOT NULL REFERENCES imports,
  line_id INTEGER NOT NULL,
  source_row INTEGER NOT NULL,   -- row of the line in this import's file
  before TEXT,                   -- JSON: the columns that it changed, as they were; NULL: it
                                 -- stated what was known
  PRIMARY KEY (import_id, line_id)
) STRICT, WITHOUT ROWID;
"""

_LINES = """
CREATE TABLE order_lines (
  -- One row of an export, the only source of commission: what the files state, then where that
  -- comes from, then what the program works out from it (from outcome on; never edit those).
  -- Amounts are whole minor units of currency. NULL: the files state nothing.
  -- Every line has its row in products, contents, shops and currencies, and created_by is an
  -- import. That is no declared foreign key, because looking them up for each line would make
  -- imports slower by a sixth; `affitrack check` looks.
  line_id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts,
  order_id TEXT NOT NULL,
  sku_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  content_id TEXT NOT NULL,
  shop TEXT NOT NULL,
  currency TEXT NOT NULL,
  ordered_at TEXT NOT NULL,      -- wall clock of the account's market
  settled_at TEXT,
  status TEXT NOT NULL,
  status_raw TEXT NOT NULL,      -- as the file has it
  order_type TEXT NOT NULL,
  content_type TEXT NOT NULL,
  commission_type TEXT NOT NULL,
  is_indirect INTEGER NOT NULL,
  price INTEGER,                 -- of one item
  items_sold INTEGER NOT NULL,
  items_refunded INTEGER NOT NULL,
  gmv INTEGER,
  standard_rate TEXT,            -- exact decimals: '0.12' is 12 %
  shop_ads_rate TEXT,
  bonus_rate TEXT,
  partner_bonus_rate TEXT,
  sharing_rate TEXT,
  est_base INTEGER,
  est_standard INTEGER,
  est_shop_ads INTEGER,
  est_bonus INTEGER,
  est_partner_bonus INTEGER,
  est_taxes INTEGER,
  est_shared INTEGER,
  actual_base INTEGER,
  actual_standard INTEGER,
  actual_shop_ads INTEGER,
  actual_bonus INTEGER,
  actual_partner_bonus INTEGER,
  taxes INTEGER,
  shared_with_partner INTEGER,
  final_earned INTEGER,
  seller_discount INTEGER,
  platform_discount INTEGER,
  stated_delivered_on TEXT,
  returned_on TEXT,
  affiliate_partner TEXT,
  agency TEXT,
  import_id INTEGER NOT NULL REFERENCES imports,  -- whose values stand
  created_by INTEGER NOT NULL,   -- import that brought the line
  source_row INTEGER NOT NULL,   -- row of the line in the file of import_id
  outcome TEXT NOT NULL,         -- awaiting, pending, settled, lost, frozen, deducted, unknown
  base INTEGER,
  rate TEXT,
  commission INTEGER NOT NULL,
  net INTEGER NOT NULL,
  source TEXT NOT NULL,          -- actual, estimated, computed
  delivered_on TEXT,
  is_delivery_estimated INTEGER NOT NULL,
  window_closes_on TEXT,         -- last day on which the buyer may return
  release_on TEXT,               -- first day on which nothing is held back any more
  payout_on TEXT,                -- first payout run on or after release_on
  at_risk_until TEXT,
  settle_days INTEGER,           -- from order to settlement
  audit_flags INTEGER NOT NULL,  -- what does not fit: domain/audit.py
  UNIQUE (account_id, order_id, sku_id, product_id, content_id)
) STRICT;
CREATE INDEX lines_by_moment ON order_lines (ordered_at);
CREATE INDEX lines_to_move ON order_lines (account_id, shop)
WHERE is_delivery_estimated = 1 AND (outcome <> 'settled' OR settled_at IS NULL);
CREATE TABLE line_totals (
  -- Sums of order_lines that screens ask for often. Kept current by the program.
  account_id INTEGER NOT NULL REFERENCES accounts,
  currency TEXT NOT NULL,
  outcome TEXT NOT NULL,
  release_on TEXT,               -- pending and settled lines
  payout_on TEXT,                -- likewise; of deducted lines the day it was taken back
  lines INTEGER NOT NULL,
  net INTEGER NOT NULL
) STRICT;
CREATE INDEX totals_by_account ON line_totals (account_id);
"""

_SET_BY_USERS = """
CREATE TABLE rate_rules (
  -- Rates agreed for an account, one of its shops or one product, during a period.
  rule_id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts,
  kind TEXT NOT NULL CHECK (kind IN ('standard', 'shop_ads')),
  rate TEXT NOT NULL,
  shop TEXT,
  product_id TEXT,
  from_on TEXT NOT NULL,
  to_on TEXT                     -- included; NULL: no end
) STRICT;
CREATE TABLE payouts (
  -- Money that arrived.
  payout_id INTEGER PRIMARY KEY,
  account_id INTEGER NOT NULL REFERENCES accounts,
  arrived_on TEXT NOT NULL,
  amount INTEGER NOT NULL,
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  reference TEXT NOT NULL DEFAULT '',
  method TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE TABLE settings (
  -- What the program remembers with the data.
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
"""

_SALES = """
CREATE VIEW sales AS
-- Order lines to read and explore: names, decimal amounts and today's stage. Decimals here are
-- for the eye; exact sums are sums of the whole minor units in order_lines, per currency.
SELECT
  accounts.handle AS account,
  order_lines.ordered_at,
  CASE
    WHEN outcome NOT IN ('pending', 'settled') THEN outcome
    WHEN release_on > date('now', 'localtime') THEN 'held'
    WHEN outcome = 'settled' AND payout_on <= date('now', 'localtime') THEN 'paid'
    ELSE 'cleared'
  END AS stage,
  order_lines.status_raw AS status,
  order_id, sku_id, product_id, products.name AS product,
  shop, shops.name AS shop_name,
  content_id, contents.content_type, contents.title AS content,
  items_sold, items_refunded, order_lines.currency,
  round(1.0 * price / units, digits) AS price,
  round(1.0 * gmv / units, digits) AS gmv,
  round(1.0 * base / units, digits) AS base,
  rate,
  round(1.0 * commission / units, digits) AS commission,
  round(1.0 * net / units, digits) AS net,
  source, delivered_on, window_closes_on, release_on, payout_on, settled_at,
  imports.file_name AS file, source_row
FROM order_lines
JOIN accounts USING (account_id)
JOIN currencies ON currencies.currency = order_lines.currency
JOIN products USING (product_id)
JOIN shops USING (shop)
JOIN contents USING (content_id)
JOIN imports USING (import_id);
"""


@migrations()
def m0001_initial(db: Database) -> None:
    """Create everything."""
    for part in (_ACCOUNTS, _NAMES, _IMPORTS, _LINES, _SET_BY_USERS, _SALES):
        run(db, part)
