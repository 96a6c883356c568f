"""Which of two words on a line counts, and what the lesser one still adds to it.

Of two statements the one that is further along the line's life counts; of two that are as far, the
creator's own export before what a seller or partner says of it; of two such, the newer file's. Of
two exports that are as new, the one with the higher number in its name counts, which the platform
counts up; of two without, the one that is in the later state. So files may come in any order; only
where nothing tells which is newer, the one dropped last counts. What the file that counts has no
column for is taken from the others: a seller's day of delivery stands beside the creator's own
amounts. That day is taken from them even where the column is there and blank.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from affitrack.domain.line import PROGRESS, STANDARD_ORDER, Status
from affitrack.store.sql.columns import FACTS, KEY_PARTS, STATED

if TYPE_CHECKING:
    import sqlite3

    from affitrack.store.imports.known import Stated

_EXPORT_NUMBER = re.compile(r"affiliate_orders_([0-9]{19})(?![0-9])")
_PARTS: Final = ("base", "standard", "shop_ads", "bonus", "partner_bonus")
_FINAL: Final = FACTS.index("final_earned")
_COMMISSIONS: Final = tuple(FACTS.index(f"actual_{part}") for part in ("standard", "shop_ads"))
_BONUS, _TAXES = FACTS.index("actual_bonus"), FACTS.index("taxes")
_STATUS: Final = FACTS.index("status")
_CURRENCY: Final = FACTS.index("currency")
_REFUNDED: Final = FACTS.index("items_refunded")
_SKU, _CONTENT = (FACTS.index(name) for name in ("sku_id", "content_id"))
_DELIVERED: Final = FACTS.index("stated_delivered_on")

# The shorter layouts of an export lack one tax alone, which only Mexico withholds.
_LACKING_A_TAX: Final = "MXN"
_TAXED: Final[Mapping[str, tuple[int, ...]]] = {
    total: tuple(FACTS.index(f"{stage}_{part}") for part in _PARTS) + more
    for total, stage, more in (
        ("est_taxes", "est", ()),
        ("taxes", "actual", (FACTS.index("final_earned"),)),
    )
}
"""Where the amounts stand that a sum of taxes goes with."""

TAX_SUMS: Final = _TAXED.keys()
_LATER: Final = {status: place for place, status in enumerate(Status)}
_OWN_WORDS: Final = (
    *range(KEY_PARTS),
    *(FACTS.index(name) for name in ("status_raw", "commission_type", *TAX_SUMS)),
    _FINAL,
    _DELIVERED,
)

# What stands in a line where nobody has said anything.
_NOTHING_SAID: Final = (None, "", 0, STANDARD_ORDER)


class Voice(NamedTuple):
    """What decides how much the word of an import counts."""

    moment: str
    """How new it is, to be compared as text (`newness`); "" where the file does not tell."""
    is_secondhand: bool = False
    """Whether it is a seller's or partner's file."""
    lacks: Mapping[str, Any] = {}
    """Columns of `STATED` that the file has none for, with what its lines have there."""
    is_export: bool = False
    """Whether the platform wrote it, rather than the user."""

    @property
    def lacking(self) -> list[int]:
        """The places in `STATED` of the columns that the file lacks."""
        return [STATED.index(column) for column in self.lacks]


UNKNOWN_VOICE: Final = Voice("")


def voices(connection: sqlite3.Connection) -> dict[int, Voice]:
    """Return the voice of every import, by its number."""
    query = (
        "SELECT import_id, file_to, file_name, is_secondhand, coalesce(unstated, '{}'), format"
        " FROM imports"
    )
    return {
        import_id: Voice(
            newness(file_to, file_name),
            bool(is_secondhand),
            json.loads(unstated),
            is_export=is_export(layout),
        )
        for import_id, file_to, file_name, is_secondhand, unstated, layout in connection.execute(
            query
        ).fetchall()
    }


def newness(file_to: str | None, file_name: str) -> str:
    """Return how new a file is: its last moment, then the number that the platform gave it.

    The number holds the second of the export in its upper half, as far as the files at hand show,
    and all of them have as many digits.
    """
    number = _EXPORT_NUMBER.search(file_name)
    return "" if file_to is None else file_to + (number[1] if number else "")


def is_export(layout: str) -> bool:
    """Tell whether the platform writes files of a format."""
    return layout.startswith("tiktok")


def outranks(known: Stated, stated: Stated, of_known: Voice, of_stated: Voice) -> bool | None:
    """Tell whether a word counts more than what is known; None where the newer one does."""
    before, now = PROGRESS[known[_STATUS]], PROGRESS[stated[_STATUS]]
    if before != now:
        return now > before
    if of_known.is_secondhand != of_stated.is_secondhand:
        return of_known.is_secondhand
    return None


def is_as_new(
    known: Stated, stated: Stated, of_known: Voice, of_stated: Voice, latest: str
) -> bool:
    """Tell whether a word is at least as new as what is known, where both are as far along.

    `latest` is how new the last file is that vouches for what is known.
    """
    if of_stated.moment != latest or not (of_known.is_export and of_stated.is_export):
        return of_stated.moment >= latest
    return _life_of(stated) >= _life_of(known)


def _life_of(stated: Stated) -> tuple[int, int]:
    """Return what mostly comes later in a line's life: its state, and how much came back."""
    return _LATER[stated[_STATUS]], stated[_REFUNDED]


def takes_over(of_known: Voice, of_stated: Voice) -> bool:
    """Tell whether a word that states what is known is a better witness of it."""
    return of_known.is_secondhand and not of_stated.is_secondhand


def rewords(known: Stated, stated: Stated, of_known: Voice, of_stated: Voice, latest: str) -> bool:
    """Tell whether a word that says the same in another language is the one that stands.

    The newer file's does, and of two that are as new always the same one. `latest` as above.
    """
    if stated == known or of_known.is_secondhand != of_stated.is_secondhand:
        return False
    return (of_stated.moment, stated) > (latest, known)


def completed(stated: Stated, known: Stated, lacking: Collection[int]) -> Stated:
    """Return a word with what its file cannot know, taken from what is known.

    Args:
        stated: the word.
        known: what is known of the line.
        lacking: places in `STATED` that the file has no column for.
    """
    together = list(stated)
    for place in lacking:
        together[place] = known[place]
    if stated[_DELIVERED] is None:
        together[_DELIVERED] = known[_DELIVERED]
    together[:KEY_PARTS] = _completed_key(stated, known)
    return tuple(together)


def own_words(said: Stated, stands: Stated, lacking: Collection[int]) -> dict[str, Any]:
    """Return the columns in which a row differs from the line that it is taken for.

    Of a row that only confirms or completes the line these are words in the language of its file,
    blank parts of the key, a blank day of delivery, and sums that lack a tax.

    Args:
        said: the row as its file has it.
        stands: the line, or the row completed by it.
        lacking: places in `STATED` that the file has no column for.
    """
    return {
        STATED[place]: said[place]
        for place in _OWN_WORDS
        if said[place] != stands[place] and place not in lacking
    }


def with_whole_sums(stated: Stated, known: Stated, partly: Collection[str]) -> Stated:
    """Return a word with known sums of taxes in place of its own that lack one of the taxes.

    A known sum stands where it is the larger one and the amounts that it goes with are the same.
    What was withheld of other amounts is another sum.
    """
    if stated[_CURRENCY] != _LACKING_A_TAX:
        return stated
    together = list(stated)
    for total in partly:
        place = FACTS.index(total)
        own, whole = stated[place], known[place]
        is_less = None not in {own, whole} and own < whole
        if is_less and all(stated[each] == known[each] for each in _TAXED[total]):
            together[place] = whole
    return tuple(together)


def with_whole_final(stated: Stated, said: Stated, other: Stated) -> Stated:
    """Return a seller's or partner's word that was completed, with what it makes in all.

    Their files have no column for that: it is the sum of others, and one that has no column for the
    bonus does not count it. Now that the bonus beside the same commission is known, it does.

    Args:
        stated: the word, completed.
        said: the word as its file has it.
        other: the word on the same line that it was completed by.
    """
    if said[_FINAL] is None or any(stated[place] != other[place] for place in _COMMISSIONS):
        return stated
    together = list(stated)
    together[_FINAL] = said[_FINAL] + _beside(stated) - _beside(said)
    return tuple(together)


def _beside(stated: Stated) -> int:
    """Return what is paid beside the commissions."""
    return int((stated[_BONUS] or 0) - (stated[_TAXES] or 0))


def filled(known: Stated, lesser: Stated, of_known: Voice, of_lesser: Voice) -> Stated:
    """Return what is known with what a lesser word states and its file does not.

    That is what the file has no column for, and the parts of the key and the day of delivery that
    its row leaves blank.
    """
    key = _completed_key(known, lesser)
    gaps = [
        place
        for place, column in enumerate(STATED)
        if place >= KEY_PARTS
        and (column in of_known.lacks or place == _DELIVERED)
        and column not in of_lesser.lacks
        and known[place] in _NOTHING_SAID
        and lesser[place] not in {None, "", known[place]}
    ]
    if not gaps and key == known[:KEY_PARTS]:
        return known
    together = [*key, *known[KEY_PARTS:]]
    for place in gaps:
        together[place] = lesser[place]
    if of_known.is_secondhand:
        return with_whole_final(tuple(together), known, lesser)
    return tuple(together)


def _completed_key(stated: Stated, known: Stated) -> Stated:
    """Return the key of a word, with what it lacks of that of another word on the same line."""
    if stated[:KEY_PARTS] == known[:KEY_PARTS]:
        return stated[:KEY_PARTS]
    has_sku = bool(stated[_SKU]) or not known[_SKU]
    order_id, sku_id, product_id, content_id = (stated if has_sku else known)[:KEY_PARTS]
    return order_id, sku_id, product_id, content_id or known[_CONTENT]
