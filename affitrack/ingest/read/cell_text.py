"""The text of one workbook cell: entities, escapes, exact numbers and dates."""

from __future__ import annotations

import html
import re
from datetime import datetime, timedelta
from decimal import Decimal
from functools import lru_cache

# No pattern here looks beyond the next "<": a text of a megabyte that matches nowhere would take
# minutes otherwise.
_TEXT = re.compile(r"<(?:\w+:)?t(?:\s[^<>]*)?>([^<]*)</(?:\w+:)?t>")
_PHONETIC = re.compile(r"<(?:\w+:)?rPh\b[^<>]*(?<!/)>")
_PHONETIC_END = re.compile(r"</(?:\w+:)?rPh>")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_EXACT_DIGITS = 15
_LONGEST_NUMBER = 64
_SECOND = timedelta(seconds=1)


def text_of(body: str) -> str:
    """Return the text of a string item or inline string: its runs, without phonetic hints."""
    if "rPh" in body:
        body = "".join(_PHONETIC.split(piece, maxsplit=1)[0] for piece in _PHONETIC_END.split(body))
    return unescaped("".join(_TEXT.findall(body)))


def unescaped(text: str) -> str:
    """Undo XML's entities and the workbook's `_x000D_` escapes."""
    if "&" in text:
        text = html.unescape(text)
    if "_x" in text:
        text = _ESCAPE.sub(_escaped, text)
    return text


def _escaped(match: re.Match[str]) -> str:
    """Return the character of `_x000D_`; control characters and half ones stay written out."""
    character = chr(int(match[1], 16))
    return character if character.isprintable() or character in "\t\n\r" else match[0]


@lru_cache(maxsize=4096)
def number_text(text: str) -> str:
    """Return a stored number as plain decimal text, at a spreadsheet's own precision.

    Stored numbers are binary: 52.35 may be written 52.350000000000001. Spreadsheets keep and show
    15 digits, so beyond 15 the rest is noise. What needs more, a long id, keeps its exponent and
    is refused later as an id. Raises `ValueError` for what is no number.
    """
    digits = text.lstrip("-").replace(".", "", 1)
    if digits.isdecimal() and len(digits) <= _EXACT_DIGITS:
        return text
    if len(text) > _LONGEST_NUMBER:
        raise ValueError("no program writes a number as long as that")
    value = Decimal(f"{float(text):.15g}")
    return f"{value:f}" if value.adjusted() < _EXACT_DIGITS else str(value)


@lru_cache(maxsize=4096)
def date_text(text: str, *, epoch_1904: bool) -> str:
    """Return a stored date, a count of days, as an ISO moment rounded to the second.

    Raises `ValueError` or `OverflowError` for a count that is no date.
    """
    origin = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30)
    moment = origin + timedelta(days=float(text))
    rounded = moment + _SECOND / 2
    return rounded.replace(microsecond=0).isoformat()
