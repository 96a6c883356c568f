"""Years as files write them: with four digits or two, of our era or the Buddhist one."""

from __future__ import annotations

from typing import Final

# The platform has sold through creators since 2021; anything far off is another number.
YEARS: Final = range(2000, 2101)
# Of a year written with two digits fewer are meant: a day or a month must not pass for one.
_SHORT_YEARS: Final = range(2020, 2040)
_CENTURY: Final = 2000
# Thailand counts from the Buddha's death: 2569 is 2026.
_BUDDHIST: Final = 543
SHORT: Final = len("26")


def year_of(text: str) -> int:
    """Return the year that some digits mean; 0 where they mean none that a sale can be of."""
    number = int(text)
    if len(text) > SHORT:
        years, within = (number, number - _BUDDHIST), YEARS
    else:
        years, within = (_CENTURY + number, _CENTURY + 500 + number - _BUDDHIST), _SHORT_YEARS
    return next((year for year in years if year in within), 0)
