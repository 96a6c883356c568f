"""Figures on reach: views, followers, audience, agency reports. Every import's word is kept.

What stands is the newest word, chosen when asked: so the order in which files come in does not
matter, and undoing an import is to remove its rows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from affitrack.store.migrations.registry import migrations
from affitrack.store.migrations.script import run

if TYPE_CHECKING:
    from affitrack.store.sql.sqlite_tools import Database

_WHAT_AN_IMPORT_HOLDS = """
ALTER TABLE imports ADD COLUMN holds TEXT NOT NULL /* or 'figures' */ DEFAULT 'order_lines'
"""

_FIGURES = """
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
CREATE INDEX content_figures_by_content ON content_figures (content_id);
CREATE INDEX content_figures_by_import ON content_figures (import_id);
CREATE TABLE day_figures (
  -- The account's days: video_views, profile_views, likes, comments, shares, total_viewers,
  -- new_viewers, returning_viewers, followers, follower_change. Corrections make some negative.
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,
  day TEXT NOT NULL,
  metric TEXT NOT NULL,
  value INTEGER NOT NULL
) STRICT;
CREATE INDEX day_figures_by_day ON day_figures (day, metric);
CREATE INDEX day_figures_by_import ON day_figures (import_id);
CREATE TABLE hour_figures (
  -- Followers that were active in each hour of some days: metric 'active_followers'.
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,
  day TEXT NOT NULL,
  hour INTEGER NOT NULL CHECK (hour BETWEEN 0 AND 23),
  metric TEXT NOT NULL,
  value INTEGER NOT NULL
) STRICT;
CREATE INDEX hour_figures_by_import ON hour_figures (import_id);
CREATE TABLE audience_shares (
  -- Which part of the followers a gender or a territory makes up.
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('gender', 'territory')),
  label TEXT NOT NULL,           -- as the file has it: 'Female', 'FR'
  measured_on TEXT NOT NULL,
  share TEXT NOT NULL            -- '0.59' is 59 %
) STRICT;
CREATE INDEX audience_shares_by_import ON audience_shares (import_id);
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
CREATE INDEX product_figures_by_import ON product_figures (import_id);
CREATE TABLE posts (
  -- Posts of the account data export, which names no video ids: the second of posting leads to it.
  import_id INTEGER NOT NULL REFERENCES imports,
  source_row INTEGER NOT NULL,
  posted_second INTEGER NOT NULL, -- Unix second, UTC
  link TEXT NOT NULL,
  likes INTEGER,
  title TEXT NOT NULL
) STRICT;
CREATE INDEX posts_by_second ON posts (posted_second);
CREATE INDEX posts_by_import ON posts (import_id);
CREATE TABLE content_words (
  -- What each import called its contents; the newest file's word stands in contents.
  import_id INTEGER NOT NULL REFERENCES imports,
  content_id TEXT NOT NULL,
  content_type TEXT NOT NULL,
  title TEXT NOT NULL,
  posted_at TEXT,                -- wall clock of the account's market
  PRIMARY KEY (content_id, import_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX content_words_by_import ON content_words (import_id);
"""


@migrations()
def m0002_reach(db: Database) -> None:
    """Make room for figures on reach."""
    db.execute(_WHAT_AN_IMPORT_HOLDS)
    run(db, _FIGURES)
