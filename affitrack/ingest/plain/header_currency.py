"""The currency that the headers of amounts name: "Revenue ($)", "Montant EUR", "Commission (£)"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from affitrack.ingest.recognise.formats import Format
from affitrack.ingest.values.bad import Bad, bad
from affitrack.ingest.values.numbers import currencies_named
from affitrack.wording.currency import CURRENCIES

_IN_BRACKETS = re.compile(r"[(\[]\s*([^()\[\]]{1,4}?)\s*[)\]]")
_CODE = re.compile(r"(?<![^\W_])[A-Z]{3}(?![^\W_])")
_SIGN = re.compile(r"[€£$¥₫฿₱₹₩]")
# Currencies of which the code is a word that headers have for themselves.
_WORDS: Final = frozenset({"ALL", "TOP", "TRY"})


def currency_of_rows(
    known: Format, headers: Sequence[str], places: Mapping[str, int], currency: str
) -> str | Bad:
    """Return the currency of rows that state none.

    Args:
        known: the format; its constant counts before all else.
        headers: the header row.
        places: field -> 0-based column.
        currency: of the account; "" where nobody knows.

    Returns:
        Its code, "" where nobody knows, or what is wrong: the header of an amount names another
        currency than the account's, and does not tell which ("$").
    """
    if "currency" in known.constants:
        return known.constants["currency"]
    money = [column.field for column in known.columns if column.type == "money"]
    named = [
        (headers[places[name]], found)
        for name in money
        if name in places and (found := _named_in(headers[places[name]]))
    ]
    common = frozenset(CURRENCIES).intersection(*(found for _, found in named))
    if not named or currency in common:
        return currency
    if len(common) == 1:
        return min(common)
    return bad("currency_of_header", named[0][0], currency=currency or "?")


def _named_in(header: str) -> frozenset[str]:
    """Return the currencies that a header can mean; none where it names none."""
    codes = set(_CODE.findall(header)) - _WORDS
    words: Iterable[str] = (*_IN_BRACKETS.findall(header), *codes, *_SIGN.findall(header))
    return next((found for word in words if (found := currencies_named(word))), frozenset())
