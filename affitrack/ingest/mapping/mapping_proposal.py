"""What each column of an unknown table most likely is: by its name first, then by its cells.

A name says what is meant, the cells whether it can be: "Date" over amounts is no date. Columns are
dealt out one by one, the surest first, so that two of them never get the same field.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from affitrack.ingest.mapping.mapping_fields import FIELDS, known_meanings, known_names, words_of
from affitrack.ingest.plain.rows import read_content, read_name
from affitrack.ingest.read.block import plain
from affitrack.ingest.values.bad import Bad, states_nothing
from affitrack.ingest.values.fold import fold
from affitrack.ingest.values.moments import read_moment
from affitrack.wording.currency import CURRENCIES

_MONEY = re.compile(r"[^0-9]{0,5}[0-9][0-9.,'\u2019 \u00a0\u202f\u2009]*[^0-9%]{0,5}")
_COUNT = re.compile(r"[0-9]{1,4}")
_PERCENT = re.compile(r"[0-9]{1,3}(?:[.,][0-9]+)?\s*%")
_RATE = re.compile(r"[0-9]{1,3}(?:[.,][0-9]+)?\s*%?")
_LONG_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_\-/#.]{5,63}")
_VIDEO = re.compile(r"https?://\S+")

_LONGEST_WORD: Final = 40
_SHORTEST: Final = 5
_EXACT, _PART, _SHAPE_ALONE, _FITS = 100, 40, 25, 5
_LEAST: Final = 20
_TOLD_BY_CELLS: Final = frozenset({"money", "rate", "day", "moment", "count"})
# So many of the cells must fit for a shape to be a column's; less of one that is called so, as a
# short table may have a row of totals.
_MOSTLY: Final = 0.8
_CALLED_SO: Final = 0.5
_OTHER_CUTS: Final = (";", "\t", "|")


def proposed(headers: Sequence[str], columns: Sequence[Sequence[str]]) -> list[str | None]:
    """Return a field for each column, None for those to leave out.

    Args:
        headers: the header row.
        columns: some cells of each column, readers' marks included.
    """
    scores = [
        (score, -place, field)
        for place, (header, cells) in enumerate(zip(headers, columns, strict=True))
        for field, score in _scores(header, cells).items()
    ]
    fields: list[str | None] = [None] * len(headers)
    taken: set[str] = set()
    # Of equally likely columns the first: tables begin with what matters.
    for _, place, field in sorted(scores, key=lambda each: (-each[0], -each[1], each[2])):
        if fields[-place] is None and field not in taken:
            fields[-place] = field
            taken.add(field)
    return fields


def header_likeness(cells: Sequence[str]) -> int:
    """Return how much a row looks like a header: known names count, numbers and dates against.

    So do cells that are still to be cut: of "2026-09-05;X-1;40,00" cut at its comma.
    """
    filled = [plain(cell).strip() for cell in cells if cell.strip()]
    known = sum(words_of(text) in known_names() for text in filled)
    values = sum(_is_value(text) for text in filled)
    uncut = sum(any(cut in text for cut in _OTHER_CUTS) for text in filled)
    return 4 * known + len(filled) - 3 * values - 6 * uncut


def lacks_headings(header: Sequence[str], columns: Sequence[Sequence[str]]) -> bool:
    """Tell whether what is taken for the header row is one of values, like those below it.

    That is where a column has days in all of its cells, the header's too, and another one amounts
    or rates: years and months are headings as well.
    """
    days = values = 0
    for heading, cells in zip(header, columns, strict=True):
        all_cells = [text for cell in (heading, *cells) if (text := plain(cell).strip())]
        if not heading.strip() or len(all_cells) == 1:
            continue
        is_day = all(map(_is_moment, all_cells))
        days += is_day
        values += not is_day and all(map(_is_amount, all_cells))
    return days > 0 and values > 0


def _is_amount(text: str) -> bool:
    return bool(_MONEY.fullmatch(text) or _PERCENT.fullmatch(text))


def _scores(header: str, cells: Sequence[str]) -> dict[str, int]:
    filled = [cell for cell in cells if not states_nothing(plain(cell))]
    by_name = _by_name(words_of(header))
    found = {}
    for field, kind in FIELDS.items():
        score = by_name.get(field, 0)
        # A column called so is one, be its words no currencies: its rows are rejected by name.
        is_currency = field == "currency" and score >= _EXACT - _LEAST
        share = _CALLED_SO if score >= _EXACT - _LEAST else _MOSTLY
        if filled and not is_currency and not _fits(kind, field, filled, share):
            continue
        # Of an empty column the name has to say all: "voucher code" may hold no discount.
        if not filled and kind in _TOLD_BY_CELLS and score < _EXACT - _LEAST:
            continue
        score += _by_shape(field, filled, has_name=bool(by_name))
        if score >= _LEAST:
            found[field] = score
    return found


def _by_name(words: str) -> dict[str, int]:
    """Return how well a header names fields: as a whole, or by a known name within it."""
    names = known_names()
    exact = names.get(words)
    if exact is not None:
        field, rank = exact
        return {field: _EXACT - rank, **_siblings(field, _EXACT - rank - 10)}
    found: dict[str, int] = {}
    padded = f" {words} "
    for name, (field, _) in names.items():
        if f" {name} " in padded and len(name) >= _SHORTEST:
            share = _PART * len(name) // max(len(words), 1)
            found[field] = max(found.get(field, 0), _LEAST + share)
    return found


def _siblings(field: str, score: int) -> dict[str, int]:
    """Return the fields that go by the same names and that only their cells tell apart."""
    alike = {
        "vat_rate": "vat_amount",
        "vat_amount": "vat_rate",
        "commission": "standard_rate",
        "standard_rate": "commission",
        "items_refunded": "returned_on",
        "returned_on": "items_refunded",
    }
    return {alike[field]: score} if field in alike else {}


def _by_shape(field: str, cells: Sequence[str], *, has_name: bool) -> int:
    """Return what the cells add: little where a name speaks, the whole proposal where none does."""
    if not cells:
        return 0
    if has_name:
        return _FITS
    speaks = {
        "ordered_at": _mostly(cells, _is_moment),
        "standard_rate": _mostly(cells, _PERCENT.fullmatch),
        "currency": _mostly(cells, lambda text: text.upper() in CURRENCIES),
        "status": _mostly(cells, lambda text: fold(text) in known_meanings("status")),
        "content_id": _mostly(cells, _VIDEO.fullmatch),
        "order_id": len(set(cells)) == len(cells) > 1 and _mostly(cells, _is_code),
    }
    return _SHAPE_ALONE if speaks.get(field, False) else 0


def _fits(kind: str, field: str, cells: Sequence[str], share: float) -> bool:
    """Tell whether such a share of the cells can be what a field of a type needs."""
    is_of_type = _can_be_currency if field == "currency" else _CAN_BE[kind]
    return _mostly(cells, is_of_type, share)


def _mostly(cells: Sequence[str], test: Callable[[str], object], share: float = _MOSTLY) -> bool:
    return sum(bool(test(plain(cell).strip())) for cell in cells) >= share * len(cells)


def _is_value(text: str) -> bool:
    return _is_moment(text) or bool(_MONEY.fullmatch(text))


def _is_moment(text: str) -> bool:
    return any(isinstance(read_moment(text, order), str) for order in ("DMY", "MDY"))


def _is_code(text: str) -> bool:
    is_id = bool(_LONG_ID.fullmatch(text)) and any(map(str.isdigit, text))
    return is_id and not _is_moment(text)


def _can_be_word(text: str) -> bool:
    return len(text) <= _LONGEST_WORD and not _is_moment(text)


def _can_be_currency(text: str) -> bool:
    return text.upper() in CURRENCIES


_CAN_BE: Final[dict[str, Callable[[str], object]]] = {
    "moment": _is_moment,
    "day": _is_moment,
    "money": lambda text: _MONEY.fullmatch(text) and not _is_moment(text),
    "rate": _RATE.fullmatch,
    "count": _COUNT.fullmatch,
    "id": lambda text: not isinstance(read_name(text), Bad),
    "name": lambda text: not isinstance(read_name(text), Bad),
    "content": lambda text: not isinstance(read_content(text), Bad),
    "status": _can_be_word,
    "order_type": _can_be_word,
    "content_type": _can_be_word,
    "text": lambda text: not _is_moment(text),
}
