"""OFX: what banks and money programs exchange, as SGML (1.x) or XML (2.x).

Tags are read one by one, closed or not, and nothing is built of them: so no file is too deep, no
entity is expanded, and both versions are the same. What the standard wants beyond the entries
themselves may be missing, as it is in many files.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Final

from affitrack.domain.statement import RejectedLine, StatementLine
from affitrack.ingest.read.looking_up import look_up
from affitrack.ingest.values.bad import Bad, bad
from affitrack.ingest.values.numbers import read_amount
from affitrack.wording.currency import CURRENCIES
from affitrack.wording.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from affitrack.ingest.values.numbers import DecimalSign

_TAG = re.compile(r"<(/?)([A-Za-z0-9._]{1,64})>([^<]*)")
_END = re.compile(r"</OFX>\s*\Z", re.IGNORECASE)
_ENTRY: Final = "STMTTRN"
# Fifty thousand entries of some twenty tags.
_MOST_TAGS: Final = 1_000_000
_DAY = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})")
_TAIL: Final = 1000
_POINT: Final = "."
_COMMA: Final = ","


class NotOfxError(ValueError):
    """The file is cut off, or has more tags than any."""


@dataclass
class OfxStatement:
    """What a file says."""

    bank_account: str = ""
    lines: list[StatementLine] = field(default_factory=list)
    rejected: list[RejectedLine] = field(default_factory=list)


def read_ofx(text: str, currency: str) -> OfxStatement:
    """Return the entries of an OFX file.

    Args:
        text: all of it.
        currency: of entries where the file names none.

    Raises:
        NotOfxError: it is cut off, or has more tags than any.
    """
    if _END.search(text, max(len(text) - _TAIL, 0)) is None:
        raise NotOfxError("cut off")
    found = OfxStatement()
    own = currency
    for number, (told, entry) in enumerate(_entries(text), start=1):
        look_up()
        own = told.get("CURDEF", own)
        found.bank_account = found.bank_account or told.get("ACCTID", "")
        line = _line(number, entry, own if own in CURRENCIES else currency)
        if isinstance(line, Bad):
            found.rejected.append(RejectedLine(number, line.reason))
        else:
            found.lines.append(line)
    return found


def _entries(text: str) -> Iterator[tuple[Mapping[str, str], Mapping[str, str]]]:
    """Yield the fields of each entry, with those that stood before it outside of any."""
    outside: dict[str, str] = {}
    entry: dict[str, str] | None = None
    for count, match in enumerate(_TAG.finditer(text)):
        if count > _MOST_TAGS:
            raise NotOfxError("too many tags")
        closes, name, value = match[1] == "/", match[2].upper(), match[3].strip()
        if name == _ENTRY:
            if entry:
                yield outside, entry
            entry = None if closes else {}
        elif entry is not None and closes and name == "BANKTRANLIST":
            yield outside, entry
            entry = None
        elif not closes and value and entry is not None:
            entry.setdefault(name, html.unescape(value))
        elif not closes and value:
            outside[name] = html.unescape(value)
    if entry:
        yield outside, entry


def _line(number: int, entry: Mapping[str, str], currency: str) -> StatementLine | Bad:
    day = _DAY.match(entry.get("DTPOSTED", ""))
    amount = _amount(entry.get("TRNAMT", ""), currency)
    if isinstance(amount, Bad):
        return amount
    try:
        on = date(int(day[1]), int(day[2]), int(day[3])) if day is not None else None
    except ValueError:
        on = None
    if on is None:
        return bad("not_moment", entry.get("DTPOSTED", ""))
    texts = list(dict.fromkeys(entry[name] for name in ("NAME", "PAYEE", "MEMO") if name in entry))
    told = [text for text in texts if not any(text in other != text for other in texts)]
    return StatementLine(
        row=number,
        received_on=on,
        currency=currency,
        amount=amount,
        text=" ".join(" ".join(told).split()),
        bank_id=entry.get("FITID", ""),
    )


def _amount(text: str, currency: str) -> int | Bad:
    """Return an amount; the standard has a point or a comma, and no groups."""
    sign: DecimalSign = _COMMA if _COMMA in text and _POINT not in text else _POINT
    amount = read_amount(text, sign, currency)
    return Bad(message("received.statement.no_amount")) if amount is None else amount
