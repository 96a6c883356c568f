"""What is known of statements: headers of tables, layouts of some banks, who pays creators.

All of it is data: `resources/statements.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from affitrack.bundled import bundled_path
from affitrack.domain.statement import FIELDS
from affitrack.ingest.mapping.mapping_fields import words_of
from affitrack.ingest.values.dialect import Habits
from affitrack.wording.currency import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STATUS: Final = "status"
"""A column that says whether a movement is done."""

_CURRENCY_AT_THE_END = re.compile(r"(?P<words>.*\S)\s+(?P<currency>[a-z]{3})")


@dataclass(frozen=True)
class Layout:
    """How one kind of table is read."""

    name: str
    title: str
    """"" for tables known by the words of a language."""
    known_by: tuple[frozenset[str], ...]
    fields: Mapping[str, tuple[str, ...]]
    """Field -> its headers as `words_of` has them, the likeliest first."""
    habits: Habits
    fee_comes_off: bool = False
    """Whether the amount is that before the fee."""
    done: frozenset[str] = frozenset()
    """Words of the status column for what is done; empty: all that is not `is_not_done`."""


@dataclass(frozen=True)
class Columns:
    """What the columns of a table are, by one layout."""

    layout: Layout
    fields: tuple[str | None, ...]
    """By column."""
    currency: str
    """Named in the header of the amounts; "" where none is."""

    @property
    def is_whole(self) -> bool:
        """Whether they tell days and amounts."""
        known = set(self.fields)
        return "received_on" in known and bool(known & {"amount", "credit"})

    @property
    def named(self) -> int:
        """Return how many columns mean something."""
        return sum(field is not None for field in self.fields)


@cache
def known_layouts() -> tuple[Layout, ...]:
    """Return the layouts of banks, then the words of each language."""
    tree = _tree()
    banks = [_layout(each["name"], each) for each in tree["layout"]]
    return (*banks, *(_layout(language, words) for language, words in tree["words"].items()))


def columns_of(headers: Sequence[str]) -> Columns | None:
    """Return what the columns below some headers are; None where that does not tell a statement."""
    words = [words_of(header.replace("€", " eur ")) for header in headers]
    bare = [_without_currency(each) for each in words]
    found = [
        columns
        for layout in known_layouts()
        if not layout.known_by or any(known <= set(words) for known in layout.known_by)
        if (columns := _columns(layout, words, bare)).is_whole
    ]
    banks = [columns for columns in found if columns.layout.known_by]
    return max(banks or found, key=lambda columns: columns.named, default=None)


def names_payer(text: str) -> bool:
    """Tell whether the text of a transfer names the platform, or who pays for it."""
    words = f" {words_of(text)} "
    return any(f" {payer}" in words for payer in _payers())


def is_not_done(status: str) -> bool:
    """Tell whether a status says that a movement is not done: pending, refused, taken back."""
    words = f" {words_of(status)} "
    return any(f" {known} " in words for known in _tree()["not_done"])


def is_balance(text: str) -> bool:
    """Tell whether what stands in place of a day says that the row is a balance or a total."""
    return not set(words_of(text).split()).isdisjoint(_tree()["balances"])


def is_status(header: str) -> bool:
    """Tell whether the header of a column says, in any language, that it holds the status."""
    words = words_of(header)
    return any(words in layout.fields.get(STATUS, ()) for layout in known_layouts())


@cache
def _payers() -> tuple[str, ...]:
    return tuple(words for payer in _tree()["payer"] for words in payer["words"])


@cache
def _tree() -> Mapping[str, Any]:
    with bundled_path("statements.toml").open("rb") as stream:
        return tomllib.load(stream)


def _layout(name: str, stated: Mapping[str, Any]) -> Layout:
    return Layout(
        name=name,
        title=stated.get("title", ""),
        known_by=tuple(map(frozenset, stated.get("known_by", ()))),
        fields={field: tuple(stated[field]) for field in (*FIELDS, STATUS) if field in stated},
        habits=Habits(stated.get("decimal_sign"), stated.get("date_order")),
        fee_comes_off=stated.get("fee_comes_off", False),
        done=frozenset(stated.get("done", ())),
    )


def _columns(layout: Layout, words: Sequence[str], bare: Sequence[tuple[str, str]]) -> Columns:
    fields: list[str | None] = [None] * len(words)
    currency = ""
    for field, accepted in layout.fields.items():
        places = [
            place
            for wanted in accepted
            for place, known in enumerate(words)
            if fields[place] is None and wanted in {known, bare[place][0]}
        ]
        for place in places if field == "text" else places[:1]:
            fields[place] = field
            if field in {"amount", "credit"}:
                currency = bare[place][1]
    return Columns(layout, tuple(fields), currency)


def _without_currency(words: str) -> tuple[str, str]:
    """Return a header without the currency at its end, and that: ("amount", "EUR")."""
    match = _CURRENCY_AT_THE_END.fullmatch(words)
    if match is not None and match["currency"].upper() in CURRENCIES:
        return match["words"], match["currency"].upper()
    return words, ""
