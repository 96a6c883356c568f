"""Many amounts read together, where all of them are written in the plainest way.

Where amounts hardly recur, nothing is gained by remembering them; to read all of a column at once
costs a quarter of what it costs to read them one by one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from affitrack.ingest.values.numbers import OTHER_SIGN, DecimalSign
from affitrack.wording.currency import exponent


def read_plain_amounts(
    cells: Sequence[str], decimal: DecimalSign, currency: str
) -> list[int] | None:
    """Return what `read_amount` does for each of some cells, in minor units of `currency`.

    None where one of them is written otherwise than "52,35" or "1.234,56", or in a currency
    without decimals "140.000": with all its decimals, and only digits and the signs between them.
    """
    text = "\n".join(cells)
    if _amounts(decimal, exponent(currency)).fullmatch(text) is None:
        return None
    digits = text.replace(decimal, "").replace(OTHER_SIGN[decimal], "").split("\n")
    # A cell with a line break in it counts as two amounts.
    return list(map(int, digits)) if len(digits) == len(cells) else None


@cache
def _amounts(decimal: DecimalSign, digits: int) -> re.Pattern[str]:
    """Return what amounts match, each on a line of its own."""
    whole = rf"(?:[0-9]{{1,12}}|[0-9]{{1,3}}(?:[{OTHER_SIGN[decimal]}][0-9]{{3}}){{1,3}})"
    amount = rf"{whole}[{decimal}][0-9]{{{digits}}}" if digits else whole
    return re.compile(rf"{amount}(?:\n{amount})*")
