"""What forecasts are made of: order lines summed up by their days, shops and contents.

A hundred thousand lines come to a few thousand rows; `analysis` reads nothing else of them.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, NamedTuple

from affitrack.domain.records import BY_HAND
from affitrack.domain.return_chance import Outcomes
from affitrack.store.payouts.paying_runs import paying_runs

if TYPE_CHECKING:
    from datetime import date

    from affitrack.store.connection import Store

# Where nobody says since when a line is lost, it was known from the first file on that says so, the
# days of the files deciding, not their order of import. That there was a time before it, another
# file must tell: one whose word was changed later (`turned`), or an older one with another word.
_SUMS: Final = """
WITH
silent AS MATERIALIZED (
  SELECT line_id, created_by FROM order_lines
  WHERE account_id = ?1 AND outcome = 'lost' AND coalesce(returned_on, settled_at) IS NULL
),
said AS MATERIALIZED (
  SELECT line_id, import_id, file_to,
    json_extract(before, '$.status') IS NOT NULL AS turned, 0 AS otherwise
  FROM imports CROSS JOIN line_history USING (import_id)
  WHERE account_id = ?1 AND line_id IN (SELECT line_id FROM silent)
  UNION ALL
  SELECT line_id, import_id, file_to, 0, json_extract(stated, '$.status') IS NOT NULL
  FROM imports CROSS JOIN older_rows USING (import_id)
  WHERE account_id = ?1 AND line_id IN (SELECT line_id FROM silent)
  UNION ALL
  SELECT line_id, import_id, file_to, 0, 0 FROM silent JOIN imports ON import_id = created_by
),
told AS (
  SELECT line_id, max(import_id * turned) AS since FROM said
  GROUP BY line_id HAVING max(turned OR otherwise)
),
shown AS (
  SELECT line_id, min(substr(file_to, 1, 10)) AS shown_on
  FROM told JOIN said USING (line_id) WHERE import_id >= since AND NOT otherwise
  GROUP BY line_id
)
SELECT currency, substr(ordered_at, 1, 10) AS ordered_on, outcome,
  CASE outcome
    WHEN 'settled' THEN substr(coalesce(settled_at, release_on), 1, 10)
    WHEN 'lost' THEN coalesce(returned_on, substr(settled_at, 1, 10), shown_on)
  END AS ended_on,
  stated_delivered_on,
  shop,
  CASE WHEN outcome = 'pending' THEN release_on <= ?2 END AS is_released,
  count(*),
  sum(CASE
    WHEN outcome = 'settled' AND coalesce(est_standard, est_shop_ads, est_bonus) IS NOT NULL
    THEN coalesce(est_standard, 0) + coalesce(est_shop_ads, 0) + coalesce(est_bonus, 0)
      + coalesce(est_partner_bonus, 0) - coalesce(est_taxes, 0)
    ELSE net
  END),
  sum(net),
  total(1.0 * net * net),
  max(substr(settled_at, 1, 10)),
  max(release_on),
  max(payout_on),
  max(status_raw <> ''),
  outcome = 'pending' AND (currency, payout_on) IN (
    SELECT value ->> 0, value ->> 1 FROM json_each(?3)
  ) AS has_arrived,
  import_id IN (SELECT import_id FROM imports WHERE format = ?4) AS is_by_hand
FROM order_lines LEFT JOIN shown USING (line_id)
WHERE account_id = ?1 AND outcome IN ('pending', 'settled', 'lost')
GROUP BY currency, ordered_on, outcome, ended_on, stated_delivered_on, shop, is_released,
  has_arrived, is_by_hand
ORDER BY currency, ordered_on, outcome, ended_on, stated_delivered_on, shop, is_released,
  has_arrived, is_by_hand
"""

_CONTENT_DAYS: Final = """
SELECT currency, content_id, substr(ordered_at, 1, 10) AS ordered_on, sum(net)
FROM order_lines
WHERE account_id = ? AND outcome IN ('pending', 'settled', 'lost')
GROUP BY currency, content_id, ordered_on
ORDER BY currency, content_id, ordered_on
"""

_OUTCOMES: Final = """
SELECT shop, shops.name, product_id, products.name, count(*), sum(outcome = 'lost')
FROM order_lines JOIN shops USING (shop) JOIN products USING (product_id)
WHERE account_id = ? AND outcome IN ('settled', 'lost') AND ordered_at < ?
GROUP BY shop, product_id ORDER BY shop, product_id
"""

# A sale entered by hand says nothing of the others of its day: it counts only where no file does.
_LAST_IMPORT: Final = """
SELECT coalesce(
  max(substr(imported_at, 1, 10)) FILTER (WHERE format <> ?2),
  max(substr(imported_at, 1, 10))
)
FROM imports WHERE account_id = ?1 AND undone_at IS NULL AND holds = 'order_lines'
"""


class LineSum(NamedTuple):
    """Lines of one account that share currency, days, shop and what became of them."""

    currency: str
    ordered_on: str
    """ISO day, as all days here."""
    outcome: str
    """"pending", "settled" or "lost"."""
    ended_on: str | None
    """Day of settlement, or the day from which on the loss is known; None where that is open."""
    delivered_on: str | None
    """Day of delivery where a file or the user states it."""
    shop: str
    is_released: int | None
    """Of pending lines: whether they are cleared; None of others."""
    lines: int
    estimate: int
    """What they were to pay when they were ordered, in minor units."""
    net: int
    """What they pay, or, of lost lines, would have paid."""
    squares: float
    """Sum of the squares of their `net`."""
    settled_on: str | None
    """The last of the days on which a file says that they were settled."""
    release_on: str | None
    """Of pending and settled lines: the last of their days of release."""
    payout_on: str | None
    """Likewise of their payout runs."""
    is_status_stated: int
    """1: a file or the user says of one of them what its status is."""
    has_arrived: int
    """1: pending lines that are paid all the same, matched to what arrived."""
    is_by_hand: int
    """1: no file has them, the user entered them."""


class ContentDay(NamedTuple):
    """What the orders of one content and day were to pay, in minor units."""

    currency: str
    content_id: str
    ordered_on: str
    net: int


def line_sums(store: Store, account_id: int, as_of: date) -> list[LineSum]:
    """Return the lines of an account summed up, in a fixed order."""
    arrived = [
        (run.currency, run.on.isoformat())
        for run in sorted(paying_runs(store, as_of).arrived)
        if run.account_id == account_id
    ]
    values = (account_id, as_of.isoformat(), json.dumps(arrived), BY_HAND)
    return [LineSum(*row) for row in store.connection.execute(_SUMS, values)]


def content_days(store: Store, account_id: int) -> list[ContentDay]:
    """Return what each content of an account sold on each day, in a fixed order."""
    return [ContentDay(*row) for row in store.connection.execute(_CONTENT_DAYS, (account_id,))]


def outcomes(store: Store, account_id: int, before: date) -> list[Outcomes]:
    """Return what became of an account's sales ordered before a day, by shop and product.

    Sales that nothing has become of yet are left out.
    """
    rows = store.connection.execute(_OUTCOMES, (account_id, before.isoformat()))
    return [Outcomes(*row) for row in rows]


def last_import_on(store: Store, account_id: int) -> str | None:
    """Return the day of the last import of order lines; None where there is none."""
    (day,) = store.connection.execute(_LAST_IMPORT, (account_id, BY_HAND)).fetchone()
    return None if day is None else str(day)


def last_sale_on(store: Store, account_id: int) -> str | None:
    """Return the day of the last order of an account; None without any."""
    query = "SELECT max(substr(ordered_at, 1, 10)) FROM order_lines WHERE account_id = ?"
    (day,) = store.connection.execute(query, (account_id,)).fetchone()
    return None if day is None else str(day)


def first_sale_on(store: Store, account_id: int | None = None) -> str | None:
    """Return the day of the first order of an account, or of any; None without one."""
    query = """
      SELECT substr(ordered_at, 1, 10) FROM order_lines
      WHERE ?1 IS NULL OR account_id = ?1 ORDER BY ordered_at LIMIT 1
    """
    row = store.connection.execute(query, (account_id,)).fetchone()
    return None if row is None else str(row[0])
