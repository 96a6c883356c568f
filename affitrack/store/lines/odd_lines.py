"""What contradicts itself in a line (`domain.oddities`), as conditions on `order_lines`."""

from __future__ import annotations

from typing import Final

from affitrack.domain.oddities import Oddity

_ORDERED_ON: Final = "substr(ordered_at, 1, 10)"
_AFTER_IMPORT: Final = """(
  SELECT date(imported_at, '+1 day') FROM imports
  WHERE imports.import_id = order_lines.import_id
)"""

_IN_THE_FACTS: Final = {
    Oddity.REFUNDED_OVER_SOLD: "items_refunded > items_sold",
    Oddity.PAID_THOUGH_REFUNDED: """outcome = 'settled' AND final_earned > 0
      AND items_sold > 0 AND items_refunded >= items_sold""",
    Oddity.DELIVERED_BEFORE_ORDER: f"stated_delivered_on < {_ORDERED_ON}",
    Oddity.RETURNED_BEFORE_ORDER: f"returned_on < {_ORDERED_ON}",
}

_TO_COME: Final = {
    Oddity.ORDERED_IN_FUTURE: f"""ordered_at >= date({{today}}, '+2 days')
      AND {_ORDERED_ON} > {_AFTER_IMPORT}""",
    Oddity.SETTLED_IN_FUTURE: f"""settled_at >= date({{today}}, '+2 days')
      AND substr(settled_at, 1, 10) > max({_ORDERED_ON}, {_AFTER_IMPORT})""",
    Oddity.RETURNED_IN_FUTURE: f"""returned_on > date({{today}}, '+1 day')
      AND returned_on > {_ORDERED_ON} AND returned_on > {_AFTER_IMPORT}""",
}

MAY_BE_ODD: Final = f"""items_refunded >= items_sold
    AND (items_refunded > items_sold OR outcome = 'settled' AND final_earned > 0)
  OR stated_delivered_on < ordered_at
  OR returned_on IS NOT NULL AND (returned_on < ordered_at OR returned_on > {_AFTER_IMPORT})
  OR settled_at > (SELECT min(imported_at) FROM imports) AND settled_at > {_AFTER_IMPORT}"""
"""Holds for the few lines that are odd on any day, and some more; not for those that only are
ordered after it. It is asked of a million lines: days are held against moments, which is quicker.
"""


def odd_condition(oddity: Oddity, today: str) -> str:
    """Return the condition that a line is odd in one way.

    Args:
        oddity: in which.
        today: the placeholder of the day on which one looks.
    """
    if oddity in _TO_COME:
        return _TO_COME[oddity].format(today=today)
    return _IN_THE_FACTS[oddity]
