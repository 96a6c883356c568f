"""What is typed on the command line, as values. Each raises `UserError` with a plain sentence."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from affitrack.wording.folding import folded
from affitrack.wording.language import LANGUAGES
from affitrack.wording.message import UserError, message

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from affitrack.domain.stage import Stage

PRESET: Final = "preset"
"""The value of a setting that is to be the preset again."""

_HUNDRED = Decimal(100)
# Schedules and windows are counted on from the day, and the calendar ends with the year 9999.
_YEARS = range(2000, 2101)
MOST_MONTHS = 24
"""Farther ahead a forecast is a guess about guesses."""


def day(text: str) -> date:
    """Read "2026-11-14"; nothing else, so that no day is mistaken for a month."""
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
    except ValueError:
        pass  # the 31st of February
    raise UserError(message("cli.bad.day", given=text))


def moment(text: str) -> str:
    """Read "2026-11-14T21:04", or a day alone, which is taken as its noon."""
    on, _, time = text.strip().replace(" ", "T").partition("T")
    if not time:
        return f"{day(on)}T12:00:00"
    if re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", time):
        return f"{day(on)}T{time}:00"
    raise UserError(message("cli.bad.moment", given=text))


def seen_day(text: str) -> date:
    """Read the day on which everything is looked at: one that a creator can have sales around."""
    seen = day(text)
    if seen.year not in _YEARS:
        raise UserError(message("cli.bad.far_day", given=seen))
    return seen


def rate(text: str) -> Decimal:
    """Read "12%", "12,5 %" or "0.12" as an exact rate."""
    number, is_percent = text.strip(), False
    if number.endswith("%"):
        number, is_percent = number[:-1].rstrip(), True
    written = number.replace(",", ".")
    if re.fullmatch(r"[0-9]{1,3}(\.[0-9]{1,10})?", written):
        value = Decimal(written) / _HUNDRED if is_percent else Decimal(written)
        # "12" alone may mean 12 % or twelvefold: it is refused rather than guessed.
        if value < 1 or (is_percent and value == 1):
            return value
    raise UserError(message("cli.bad.rate", given=text))


def pace(text: str) -> Decimal:
    """Read "150%" as by how much more or less is sold; 1 is the pace of now."""
    from affitrack.domain.what_if import MOST_PACE

    number = re.fullmatch(r"([0-9]{1,4}(?:[.,][0-9]{1,4})?)\s*%", text.strip())
    if number is not None:
        value = Decimal(number[1].replace(",", ".")) / _HUNDRED
        if value <= MOST_PACE:
            return value
    raise UserError(message("cli.bad.pace", given=text, most=int(MOST_PACE * _HUNDRED)))


def shift(text: str) -> int:
    """Read by how many days something comes later; "-3" is earlier."""
    from affitrack.domain.what_if import MOST_SHIFT

    if re.fullmatch(r"[+-]?[0-9]{1,4}", text) and abs(int(text)) <= MOST_SHIFT:
        return int(text)
    raise UserError(message("cli.bad.shift", given=text, most=MOST_SHIFT))


def count(text: str) -> int:
    """Read a whole number that is not negative."""
    if re.fullmatch(r"[0-9]{1,12}", text):
        return int(text)
    raise UserError(message("cli.bad.count", given=text))


def months(text: str) -> int:
    """Read how many months to look ahead: 1 to 24."""
    if re.fullmatch(r"[0-9]{1,12}", text) and 1 <= int(text) <= MOST_MONTHS:
        return int(text)
    raise UserError(message("cli.bad.months", given=text, most=MOST_MONTHS))


def stage(text: str) -> Stage:
    """Read the name of a stage."""
    from affitrack.domain.stage import Stage

    return Stage(one_of(*Stage)(text))


def claim_state(text: str) -> str:
    """Read how far a claim is, as `domain.claim.ClaimState` says; loaded when it is asked for."""
    from affitrack.domain.claim import ClaimState

    return one_of(*ClaimState)(text)


def status(text: str) -> str:
    """Read what became of a sale, as its stage is called or as `domain.line.Status` says."""
    from affitrack.domain.correction import STATUSES
    from affitrack.domain.line import Status

    lost = "lost"
    word = one_of(*STATUSES, lost)(text)
    return Status.INELIGIBLE.value if word == lost else word


def one_of(*allowed: str) -> Callable[[str], str]:
    """Return a reader that takes the words given and no other."""

    def read(text: str) -> str:
        word = text.casefold().replace("-", "_")
        if word not in allowed:
            raise UserError(message("cli.bad.choice", given=text, allowed=tuple(allowed)))
        return word

    return read


language = one_of(*LANGUAGES)


def identifier(text: str) -> int:
    """Read the number of an import."""
    if re.fullmatch(r"[0-9]{1,12}", text):
        return int(text)
    raise UserError(message("cli.bad.import_id", given=text))


def number(text: str) -> int:
    """Read the number of something that a list shows."""
    if re.fullmatch(r"[0-9]{1,12}", text):
        return int(text)
    raise UserError(message("cli.bad.count", given=text))


def has_words(text: str, search: str | None) -> bool:
    """Tell whether a text holds every word of a search, whatever its capitals and accents."""
    within = folded(text)
    return all(word in within for word in folded(search or "").split())


def statement_columns(text: str) -> tuple[str | None, ...]:
    """Read what the columns of a statement are: "received_on,text,-,amount"; "-" is nothing."""
    from affitrack.domain.statement import FIELDS

    read = one_of(*FIELDS)
    return tuple(None if word.strip() == "-" else read(word.strip()) for word in text.split(","))


def settings(texts: Sequence[str]) -> dict[str, str | None]:
    """Read several "key=value"; "key=preset" is None, which takes the preset again."""
    wanted: dict[str, str | None] = {}
    for text in texts:
        key, value = setting(text)
        if key in wanted:
            raise UserError(message("cli.bad.setting_twice", given=key))
        wanted[key] = None if value.strip().casefold() == PRESET else value
    return wanted


def setting(text: str) -> tuple[str, str]:
    """Read "key=value"."""
    key, found, value = text.partition("=")
    if not found or not key.strip():
        raise UserError(message("cli.bad.setting", given=text))
    return key.strip(), value
