"""Cells of files about reach: counts, shares, durations, links, amounts of other people's making.

These files state more kinds of nothing than order exports do ("undefined"), and their amounts are
reports, not money owed: an average with more decimals than its currency has is rounded half up.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final

from affitrack.domain.money import round_half_up
from affitrack.domain.rate import rate_text
from affitrack.ingest.read.block import NUMBER, plain
from affitrack.ingest.values.bad import Bad, is_formula, states_nothing
from affitrack.ingest.values.ids import read_id
from affitrack.ingest.values.numbers import SPACES, DecimalSign, decimal_sign_shown
from affitrack.wording.currency import exponent
from affitrack.wording.message import message

_NOTHING: Final = frozenset({"undefined", "nan", "none"})
_LONGEST_QUOTE: Final = 60
_MOST_DIGITS: Final = 15
_SPACE: Final = re.escape(SPACES)
_COUNT: Final = re.compile(
    rf"[-\u2212]?(?:[0-9]{{1,3}}(?P<group>[.,'\u2019{_SPACE}])[0-9]{{3}}"
    rf"(?:(?P=group)[0-9]{{3}})*|[0-9]+)"
)
_RATE: Final = re.compile(r"([0-9]{1,6})(?:[.,]([0-9]{1,12}))?\s*(%?)")
_SECONDS: Final = {"d": 86_400, "h": 3_600, "m": 60, "min": 60, "s": 1, "sec": 1}
_DURATION: Final = re.compile(r"(?:\s*[0-9]+\s*(?:min|sec|[dhms]))+\s*", re.IGNORECASE)
_DURATION_PART: Final = re.compile(r"([0-9]+)\s*(min|sec|[dhms])", re.IGNORECASE)
_CLOCK: Final = re.compile(r"(?:([0-9]{1,3}):)?([0-9]{1,2}):([0-9]{2})")
_LINK: Final = re.compile(r"/(?P<type>video|photo|live)/(?P<id>[0-9]{15,20})(?![0-9])")
_TYPES: Final = {"photo": "carousel", "live": "live", "video": "video"}
_AMOUNT_BODY: Final = re.compile(rf"[0-9](?:[0-9.,'\u2019{_SPACE}]*[0-9])?")
_MINUS: Final = re.compile(r"^\s*\D{0,4}[-\u2212(]")
_PERIOD: Final = re.compile(r"(\d{4})[-/](\d{2})[-/](\d{2})")
_HOURS: Final = 24


def bad_figure(key: str, cell: str) -> Bad:
    """Return the reason `key` why a cell of a file about reach cannot be read."""
    text = plain(cell).strip()
    given = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return Bad(message(f"reach.reason.{key}", given=given))


def says_nothing(cell: str) -> bool:
    """Whether a cell states nothing; TikTok Studio writes "undefined" there."""
    text = plain(cell).strip()
    return not is_formula(cell) and (states_nothing(text) or text.casefold() in _NOTHING)


def read_whole(cell: str) -> int | Bad | None:
    """Return a count, which corrections may make negative; None where nothing is stated."""
    if says_nothing(cell):
        return None
    text = plain(cell).strip()
    figures = re.sub("[^0-9]", "", text)
    pattern = re.compile("-?[0-9]+") if cell.startswith(NUMBER) else _COUNT
    if is_formula(cell) or not pattern.fullmatch(text) or len(figures) > _MOST_DIGITS:
        return bad_figure("not_whole", cell)
    return -int(figures) if text[0] in "-\u2212" else int(figures)


def read_share(cell: str) -> str | Bad | None:
    """Return a share as decimal text: "2.58%" is "0.0258", and so is 0.0258.

    A number without "%" is a fraction up to 1 and a percentage above.
    """
    if says_nothing(cell):
        return None
    match = _RATE.fullmatch(plain(cell).strip())
    if match is None or is_formula(cell):
        return bad_figure("not_share", cell)
    share = Decimal(f"{match[1]}.{match[2] or '0'}")
    return rate_text(share.scaleb(-2) if match[3] or share > 1 else share)


def read_duration(cell: str) -> int | Bad | None:
    """Return seconds: "1min 8s", "3h01m" and "1:08" are read; a bare number is seconds."""
    if says_nothing(cell):
        return None
    text = plain(cell).strip()
    if re.fullmatch("[0-9]{1,7}", text):
        return int(text)
    clock = _CLOCK.fullmatch(text)
    if clock is not None:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * 3_600 + minutes * 60 + seconds
    # "3h01m": minutes after hours need no space, seconds after minutes neither.
    if not _DURATION.fullmatch(text):
        return bad_figure("not_duration", cell)
    parts = _DURATION_PART.findall(text)
    return sum(int(number) * _SECONDS[unit.casefold()] for number, unit in parts)


def read_hour(cell: str) -> int | Bad:
    """Return an hour of the day, 0 to 23: "13", "13:00"."""
    match = re.fullmatch("([0-9]{1,2})(?::00){0,2}", plain(cell).strip())
    if match is None or int(match[1]) >= _HOURS:
        return bad_figure("not_hour", cell)
    return int(match[1])


def read_link(cell: str) -> tuple[str, str] | Bad:
    """Return content type and id that the link to a post holds."""
    match = _LINK.search(plain(cell))
    if match is None:
        return bad_figure("not_link", cell)
    return _TYPES[match["type"]], match["id"]


def read_known_id(cell: str) -> str | Bad:
    """Return an id that must be there."""
    return read_id(cell) or bad_figure("id_missing", cell)


def read_period(cell: str) -> tuple[str, str] | Bad:
    """Return first and last day of "2026-06-28-2026-07-04" or "2026-04-16 ~ 2026-04-16"."""
    days = ["-".join(parts) for parts in _PERIOD.findall(plain(cell))]
    if len(days) not in {1, 2} or days[0] > days[-1] or not all(map(_is_day, days)):
        return bad_figure("not_period", cell)
    return days[0], days[-1]


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def read_reported(cell: str, decimal: DecimalSign, currency: str) -> int | Bad | None:
    """Return a reported amount in minor units, rounded half up; None where nothing is stated."""
    if says_nothing(cell):
        return None
    body = _AMOUNT_BODY.search(plain(cell))
    if body is None or is_formula(cell) or len(_AMOUNT_BODY.findall(plain(cell))) > 1:
        return bad_figure("not_amount", cell)
    sign = "." if cell.startswith(NUMBER) else decimal
    number = re.sub(f"[^0-9{re.escape(sign)}]", "", body[0]).replace(sign, ".")
    try:
        amount = Decimal(number)
    except InvalidOperation:  # two decimal signs
        return bad_figure("not_amount", cell)
    minor = round_half_up(amount.scaleb(exponent(currency)))
    return -minor if _MINUS.match(plain(cell)) else minor


def decimal_sign_of(cells: Iterable[str], currency: str, habit: DecimalSign) -> DecimalSign:
    """Return the decimal sign that most amounts of a file show, `habit` where none shows one."""
    sure: Counter[DecimalSign] = Counter()
    likely: Counter[DecimalSign] = Counter()
    for cell in cells:
        body = None if cell.startswith(NUMBER) else _AMOUNT_BODY.search(cell)
        if body is not None:
            proves, suggests = decimal_sign_shown(body[0], exponent(currency))
            sure.update([proves] if proves else [])
            likely.update([suggests] if suggests else [])
    votes = sure or likely
    return votes.most_common(1)[0][0] if votes else habit
