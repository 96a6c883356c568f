"""A mapping: what the columns of somebody's table mean, under a name.

It is a format like the bundled ones and is written in the same TOML; what is more in it is the
header row that it was made for, by which its table is known again.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, Final, Literal, cast

from affitrack.domain.rate import rate_text
from affitrack.ingest.mapping.mapping_fields import (
    CONSTANTS,
    FIELDS,
    REQUIRED,
    STATUSES,
)
from affitrack.ingest.plain.plain_sale import AMOUNTS, following
from affitrack.ingest.recognise.formats import MAPPING_PREFIX, Format, format_of
from affitrack.ingest.values.fold import fold
from affitrack.wording.currency import CURRENCIES
from affitrack.wording.message import Message, UserError, message

LANGUAGE: Final = "any"
"""The language key of a mapping's headers: nobody knows what language they are in."""

LONGEST_NAME: Final = 60
_WORDS_OF: Final = "affitrack_generic"


@dataclass(frozen=True)
class TableMapping:
    """What each column of a table means."""

    name: str
    headers: tuple[str, ...]
    """All headers of the table that it was made for, each once (`distinct`)."""
    columns: Mapping[str, str]
    """Field -> header."""
    decimal_sign: Literal[",", "."] | None = None
    """None where each file is to tell."""
    date_order: Literal["DMY", "MDY"] | None = None
    constants: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    """The table's words for a status, as it has them -> our status."""

    @property
    def format_id(self) -> str:
        """Return what an import of such a table says it is: "mapping:My network"."""
        return f"{MAPPING_PREFIX}{self.name}"

    @property
    def fingerprint(self) -> str:
        """Return what the table's header row is known by: its headers, in any order."""
        return fingerprint_of(self.headers)

    @cached_property
    def format(self) -> Format:
        """Return the format; beside its own words it knows those of the generic table."""
        return format_of(tomllib.loads(toml_of(self)))

    @property
    def headers_by_fact(self) -> Mapping[str, str]:
        """Return which header states each field of `LineFacts`, as explanations name it."""
        headers = dict(self.columns)
        for name in (name for name in AMOUNTS if name in self.columns):
            for fact in following(name):
                headers.setdefault(fact, self.columns[name])
        return headers

    def missing(self) -> list[Message]:
        """Return what it lacks before sales can be taken in, in words; nothing when it is whole."""
        lacking = [
            message(f"mapping.missing.{name}") for name in REQUIRED if name not in self.columns
        ]
        if not any(name in self.columns for name in AMOUNTS):
            lacking.append(message("mapping.missing.amount"))
        return lacking


def distinct(headers: Iterable[str]) -> tuple[str, ...]:
    """Return headers as single lines, each once: "Amount", "Amount (2)"; "#3" for an empty one."""
    taken: set[str] = set()
    names = []
    for place, header in enumerate(headers, start=1):
        text = name = " ".join(header.split()) or f"#{place}"
        count = 1
        while fold(name) in taken:
            count += 1
            name = f"{text} ({count})"
        taken.add(fold(name))
        names.append(name)
    return tuple(names)


def fingerprint_of(headers: Iterable[str]) -> str:
    """Return what a header row is known by; order, capitals and spaces do not matter."""
    return json.dumps(sorted(map(fold, headers)), ensure_ascii=False)


# --- TOML -----------------------------------------------------------------------------------------


def toml_of(mapping: TableMapping) -> str:
    """Return a mapping as a format file."""
    amounts = [name for name in AMOUNTS if name in mapping.columns]
    lines = [
        f"format = {_text(mapping.format_id)}",
        'kind = "order_lines"',
        "plain = true",
        f"title = {{ en = {_text(mapping.name)}, fr = {_text(mapping.name)} }}",
        f"languages = [{_text(LANGUAGE)}]",
        f"complete_languages = [{_text(LANGUAGE)}]",
        f"recognise_by = {_texts(amounts)}",
        f"words_of = {_text(_WORDS_OF)}",
        f"headers = {_texts(mapping.headers)}",
    ]
    if mapping.decimal_sign is not None:
        lines.append(f"decimal_sign = {_text(mapping.decimal_sign)}")
    if mapping.date_order is not None:
        lines.append(f"date_order = {_text(mapping.date_order)}")
    if mapping.constants:
        lines += ["", "[constants]"]
        lines += [f"{key} = {_text(value)}" for key, value in sorted(mapping.constants.items())]
    for name in (name for name in FIELDS if name in mapping.columns):
        lines += ["", "[[column]]", f"field = {_text(name)}", f"type = {_text(FIELDS[name])}"]
        lines += ["required = true"] if name in REQUIRED else []
        lines.append(f"{LANGUAGE} = {_text(mapping.columns[name])}")
    if mapping.words:
        lines += ["", "[values.status]"]
        for status in STATUSES:
            words = [word for word, meaning in mapping.words.items() if meaning == status]
            lines += [f"{status} = {{ {LANGUAGE} = {_texts(words)} }}"] if words else []
    return "\n".join(lines) + "\n"


def mapping_of(text: str) -> TableMapping:
    """Return the mapping in a TOML document.

    Raises `UserError` where it is no TOML, no mapping, or lacks what sales need.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _bad(str(error)) from error
    try:
        mapping = _mapping(data)
        _ = mapping.format
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise _bad(str(error) or type(error).__name__) from error
    lacking = mapping.missing()
    if lacking:
        raise UserError(message("mapping.incomplete", name=mapping.name), *lacking)
    return mapping


def checked_name(name: str) -> str:
    """Return a name for a mapping. Raises `UserError` for none, or one that is too long."""
    text = " ".join(name.split())
    if not text or len(text) > LONGEST_NAME or not text.isprintable():
        raise UserError(message("mapping.bad_name", longest=LONGEST_NAME))
    return text


def _mapping(data: Mapping[str, Any]) -> TableMapping:
    format_id = data["format"]
    if not format_id.startswith(MAPPING_PREFIX):
        msg = f"format = {format_id!r}"
        raise ValueError(msg)
    columns = {entry["field"]: entry[LANGUAGE] for entry in data["column"]}
    for entry in data["column"]:
        if FIELDS[entry["field"]] != entry["type"]:
            msg = f"{entry['field']}: type = {entry['type']!r}"
            raise ValueError(msg)
    decimal_sign, date_order = data.get("decimal_sign"), data.get("date_order")
    if decimal_sign not in {None, ",", "."} or date_order not in {None, "DMY", "MDY"}:
        msg = f"decimal_sign = {decimal_sign!r}, date_order = {date_order!r}"
        raise ValueError(msg)
    words = {
        word: status
        for status, by_language in data.get("values", {}).get("status", {}).items()
        for words in by_language.values()
        for word in words
    }
    unknown = set(words.values()) - set(STATUSES)
    if unknown:
        msg = f"values.status: {', '.join(sorted(unknown))}"
        raise ValueError(msg)
    return TableMapping(
        name=checked_name(format_id.removeprefix(MAPPING_PREFIX)),
        headers=tuple(map(str, data.get("headers", columns.values()))),
        columns=columns,
        decimal_sign=cast("Literal[',', '.'] | None", decimal_sign),
        date_order=cast("Literal['DMY', 'MDY'] | None", date_order),
        constants=_constants(data.get("constants", {})),
        words=words,
    )


def _constants(given: Mapping[str, str]) -> dict[str, str]:
    for key, value in given.items():
        is_known = key in CONSTANTS and isinstance(value, str)
        if not is_known or (key == "currency" and value not in CURRENCIES):
            msg = f"constants: {key} = {value!r}"
            raise ValueError(msg)
        if key == "standard_rate" and not _is_rate(value):
            msg = f"constants: {key} = {value!r}"
            raise ValueError(msg)
    return dict(given)


def _is_rate(text: str) -> bool:
    try:
        rate = Decimal(text)
    except InvalidOperation:
        return False
    return rate.is_finite() and 0 <= rate <= 1 and rate_text(rate) == text


def _bad(why: str) -> UserError:
    return UserError(message("mapping.not_a_mapping", why=why))


def _texts(texts: Sequence[str]) -> str:
    return f"[{', '.join(map(_text, texts))}]"


def _text(text: str) -> str:
    """Return a TOML basic string: JSON escapes the same way, but lets DEL stand."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
