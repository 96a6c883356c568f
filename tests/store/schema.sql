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

CREATE TABLE "_sqlite_migrations" (
   "id" INTEGER PRIMARY KEY,
   "migration_set" TEXT,
   "name" TEXT,
   "applied_at" TEXT
);

CREATE TABLE account_settings (
  -- What the user set otherwise than the market's presets: 'delivery_days' = '7'.
  account_id INTEGER NOT NULL REFERENCES accounts,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (account_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
  -- A creator profile in one market; its rules are the market's presets and account_settings.
  account_id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL,          -- as the user wrote it; a leading @ and capitals do not matter
  market TEXT NOT NULL,          -- 'FR'
  currency TEXT NOT NULL CHECK (length(currency) = 3),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE audience_shares (
  -- Which part of the followers a gender or a territory makes up.
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('gender', 'territory')),
  label TEXT NOT NULL,           -- as the file has it: 'Female', 'FR'
  measured_on TEXT NOT NULL,
  share TEXT NOT NULL            -- '0.59' is 59 %
) STRICT;

CREATE TABLE claim_attachments (
  -- Files that belong to a claim. They are kept here, so that every backup holds them.
  attachment_id INTEGER PRIMARY KEY AUTOINCREMENT,
  claim_id INTEGER NOT NULL REFERENCES claims,
  name TEXT NOT NULL,
  added_on TEXT NOT NULL,
  content BLOB NOT NULL
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
  source_row INTEGER NOT NULL, reason TEXT /* JSON: domain/claim_reason.py */,
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

CREATE TABLE content_figures (
  -- What a video or a LIVE had reached by a day (from_on is NULL) or reached during some days, one
  -- row for each import that says so. Sales here are the platform's own count and no order lines.
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,
  content_id TEXT NOT NULL,
  from_on TEXT,                  -- first day counted; NULL: since it was posted
  to_on TEXT NOT NULL,           -- last day counted
  currency TEXT,                 -- of the amounts, which are whole minor units
  views INTEGER,
  likes INTEGER,
  comments INTEGER,
  shares INTEGER,
  new_followers INTEGER,
  impressions INTEGER,
  product_impressions INTEGER,
  product_clicks INTEGER,
  customers INTEGER,
  orders INTEGER,
  sku_orders INTEGER,
  items_sold INTEGER,
  gmv INTEGER,
  direct_gmv INTEGER,
  click_rate TEXT,               -- exact decimals: '0.0258' is 2.58 %
  order_rate TEXT,
  completion_rate TEXT,
  duration_seconds INTEGER
) STRICT;

CREATE TABLE content_words (
  -- What each import called its contents; the newest file's word stands in contents.
  import_id INTEGER NOT NULL REFERENCES imports,
  content_id TEXT NOT NULL,
  content_type TEXT NOT NULL,
  title TEXT NOT NULL,
  posted_at TEXT,                -- wall clock of the account's market
  PRIMARY KEY (content_id, import_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE contents (
  -- What sold it: a video, a LIVE, a showcase, a link.
  content_id TEXT PRIMARY KEY,
  content_type TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  posted_at TEXT
) STRICT;

CREATE TABLE currencies (
  -- Digits of the currencies that occur: 524 with 2 digits is 5.24.
  currency TEXT PRIMARY KEY CHECK (length(currency) = 3),
  digits INTEGER NOT NULL,
  units INTEGER NOT NULL         -- minor units in one whole unit: 100
) STRICT, WITHOUT ROWID;

CREATE TABLE day_figures (
  -- The account's days: video_views, profile_views, likes, comments, shares, total_viewers,
  -- new_viewers, returning_viewers, followers, follower_change. Corrections make some negative.
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,
  day TEXT NOT NULL,
  metric TEXT NOT NULL,
  value INTEGER NOT NULL
) STRICT;

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

CREATE TABLE hour_figures (
  -- Followers that were active in each hour of some days: metric 'active_followers'.
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,
  day TEXT NOT NULL,
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  metric TEXT NOT NULL,
  value INTEGER NOT NULL
) STRICT;

CREATE TABLE import_names (
  -- What each import called its products and shops, and the type of its contents; the newest
  -- file's word stands in products, shops and contents.
  import_id INTEGER NOT NULL REFERENCES imports,
  kind TEXT NOT NULL CHECK (kind IN ('product', 'shop', 'content')),
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (kind, id, import_id)
) STRICT, WITHOUT ROWID;

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
, holds TEXT NOT NULL /* or 'figures' */ DEFAULT 'order_lines', unstated TEXT, is_secondhand INTEGER NOT NULL DEFAULT 0, first_order_on TEXT, last_order_on TEXT) STRICT;

CREATE TABLE line_corrections (
  -- What the user knows better than the files, by line and field. What files state stays in
  -- order_lines; its worked-out columns follow from both. Kept by the key of the line, so that a
  -- correction waits while the line's import is undone and counts again when the line is back.
  account_id INTEGER NOT NULL REFERENCES accounts,
  order_id TEXT NOT NULL,
  sku_id TEXT NOT NULL,
  product_id TEXT NOT NULL,
  content_id TEXT NOT NULL,
  field TEXT NOT NULL
    CHECK (field IN ('rate', 'vat_rate', 'delivered_on', 'returned_on', 'status')),
  value TEXT NOT NULL,           -- '0.12', '2026-11-14' or a status of order_lines
  made_at TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (account_id, order_id, sku_id, product_id, content_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE line_history (
  -- Lines that were known already when an import stated them. line_id is no declared foreign
  -- key, because every deleted line would then be looked for here; `affitrack check` looks.
  import_id INTEGER NOT NULL REFERENCES imports,
  line_id INTEGER NOT NULL,
  source_row INTEGER NOT NULL,   -- row of the line in this import's file
  before TEXT, own TEXT /* JSON: in its own words */,                   -- JSON: the columns that it changed, as they were; NULL: it
                                 -- stated what was known
  PRIMARY KEY (import_id, line_id)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE mappings (
  -- What the columns of a table mean that no format knows, as the user said it once.
  name TEXT PRIMARY KEY,
  toml TEXT NOT NULL,            -- a format file like those of the program
  fingerprint TEXT NOT NULL,     -- JSON: the headers, folded and in order: how it is known again
  created_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE older_rows (
  -- Rows that said less or earlier than what was known of their line. They stand again once what
  -- overruled them is undone. line_id is no declared foreign key, as in line_history.
  line_id INTEGER NOT NULL,
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,   -- row of the line in this import's file
  stated TEXT NOT NULL,          -- JSON: what it said, where that is not what earlier imports said
  PRIMARY KEY (line_id, import_id, source_row)
) STRICT, WITHOUT ROWID;

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
  audit_flags INTEGER NOT NULL  -- what does not fit: domain/audit.py
, vat_rate TEXT) STRICT;

CREATE TABLE payout_pins (
  -- What the user decided: the payout, or a part of it, is for the run of a day.
  payout_id INTEGER NOT NULL REFERENCES payouts ON DELETE CASCADE,
  payout_on TEXT NOT NULL,       -- day of the run
  amount INTEGER,                -- NULL: all that other pins of the payout leave
  PRIMARY KEY (payout_id, payout_on)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE posts (
  -- Posts of the account data export, which names no video ids: the second of posting leads to it.
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,
  posted_second INTEGER NOT NULL, -- Unix second, UTC
  link TEXT NOT NULL,
  likes INTEGER,
  title TEXT NOT NULL
) STRICT;

CREATE TABLE product_figures (
  -- What an agency's report says of one product during some days. Never added to order lines.
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,
  product_id TEXT NOT NULL,
  campaign_id TEXT NOT NULL,     -- '' where the report has none
  from_on TEXT,
  to_on TEXT NOT NULL,
  product_name TEXT NOT NULL,
  currency TEXT,                 -- of the amounts, which are whole minor units
  gmv INTEGER,
  refunded_gmv INTEGER,
  est_commission INTEGER,
  orders INTEGER,
  items_sold INTEGER,
  items_refunded INTEGER,
  videos INTEGER,
  lives INTEGER,
  views INTEGER,
  impressions INTEGER,
  click_rate TEXT,
  order_rate TEXT
) STRICT;

CREATE TABLE products (
  -- What was sold.
  product_id TEXT PRIMARY KEY,
  name TEXT NOT NULL DEFAULT '',
  vat_rate TEXT                  -- where it is not the shop's or the market's
) STRICT;

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

CREATE TABLE settings (
  -- What the program remembers with the data.
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

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

CREATE TABLE shops (
  -- Merchants. Empty rules are the market's.
  shop TEXT PRIMARY KEY,         -- shop code, else shop name; '' where files name none
  name TEXT NOT NULL DEFAULT '',
  country TEXT,
  vat_rate TEXT,                 -- '0.2'
  return_window_days INTEGER,
  delivery_days INTEGER          -- set by the user; learned days are in shop_learning
) STRICT;

CREATE UNIQUE INDEX accounts_by_handle ON accounts (lower(ltrim(handle, '@')));

CREATE INDEX attachments_by_claim ON claim_attachments (claim_id);

CREATE INDEX audience_shares_by_import ON audience_shares (import_id);

CREATE INDEX content_figures_by_content ON content_figures (content_id);

CREATE INDEX content_figures_by_import ON content_figures (import_id);

CREATE INDEX content_words_by_import ON content_words (import_id);

CREATE INDEX day_figures_by_day ON day_figures (day, metric);

CREATE INDEX day_figures_by_import ON day_figures (import_id);

CREATE INDEX hour_figures_by_import ON hour_figures (import_id);

CREATE UNIQUE INDEX "idx__sqlite_migrations_migration_set_name"
    ON "_sqlite_migrations" ("migration_set", "name");

CREATE INDEX imports_by_sha256 ON imports (sha256);

CREATE UNIQUE INDEX lines_by_key
ON order_lines (account_id, order_id, sku_id, product_id, content_id);

CREATE INDEX lines_by_moment ON order_lines (ordered_at);

CREATE INDEX lines_by_release ON order_lines (release_on, outcome);

CREATE INDEX lines_to_move ON order_lines (account_id, shop)
WHERE is_delivery_estimated = 1 AND (outcome <> 'settled' OR settled_at IS NULL);

CREATE INDEX older_rows_by_import ON older_rows (import_id);

CREATE UNIQUE INDEX payouts_by_source_key ON payouts (source_key) WHERE source_key IS NOT NULL;

CREATE INDEX posts_by_import ON posts (import_id);

CREATE INDEX posts_by_second ON posts (posted_second);

CREATE INDEX product_figures_by_import ON product_figures (import_id);

CREATE INDEX totals_by_account ON line_totals (account_id);

