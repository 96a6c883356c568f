"""Known formats as data: `resources/formats/*.toml`, loaded once.

A format says which headers, in which languages, mean which field, and which words mean which
value. To teach the program a language is to edit the file, not this module.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from affitrack.bundled import bundled_path
from affitrack.ingest.values.dialect import ANSWERS, Answers, Habits
from affitrack.ingest.values.fold import fold
from affitrack.wording.catalogue import render
from affitrack.wording.folding import folded
from affitrack.wording.language import Language
from affitrack.wording.message import message

_Meaning = TypeVar("_Meaning")

UNKNOWN_LANGUAGE = "unknown"
MAPPING_PREFIX = "mapping:"
"""Begins the id of a format that a user made by mapping columns: "mapping:My network"."""


@dataclass(frozen=True)
class Column:
    """One column of a format."""

    field: str
    type: str
    required: bool
    headers: Mapping[str, str]
    """By language, as the file has it."""
    accepted: Mapping[str, frozenset[str]]
    """By language, folded: the header and its aliases."""

    def header(self, language: str) -> str:
        """Return the name to call the column by in a file of this language."""
        return self.headers.get(language) or self.headers.get("en") or self.field


@dataclass(frozen=True)
class OtherExport:
    """An export that is not this one, though it may bear the same file name."""

    kind: str
    """The end of the message that names it."""
    headers: frozenset[str]
    """Folded; any of them proves it."""
    without: frozenset[str]
    """Folded; none of them may be there."""


@dataclass(frozen=True)
class Landmark:
    """A header that is the same in every language, and where it stands in each layout."""

    headers: frozenset[str]
    """Folded, in every language."""
    positions: Mapping[int, int]
    """By number of columns; 0-based."""


@dataclass(frozen=True)
class Format:
    """Everything the program knows about one kind of file."""

    id: str
    title: Mapping[str, str]
    languages: tuple[str, ...]
    complete_languages: frozenset[str]
    """Those whose headers are all known."""
    recognise_by: frozenset[str]
    columns: tuple[Column, ...]
    layouts: Mapping[int, tuple[str, ...]]
    landmarks: tuple[Landmark, ...]
    others: tuple[OtherExport, ...]
    by_header: Mapping[str, Mapping[str, tuple[str, ...]]]
    """By language and folded header: the fields that it names, in the format's order."""
    words: Mapping[str, Mapping[str, str]]
    """By type of column: folded word of a file, in any language -> canonical value."""
    kind: str = "order_lines"
    """What its rows become: "order_lines" or "metrics"."""
    rows: str = "sales"
    """What its rows are: "sales", or of figures on reach "contents", "lives", "days", "hours",
    "shares", "products" or "posts"."""
    called: str = "known"
    """The end of the message that names such an export in a sentence."""
    is_secondhand: bool = False
    """Whether somebody else than the creator wrote it: the creator's own export counts more."""
    sums: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Fields that are the sum of several columns, each with its sign."""
    is_plain: bool = False
    """Whether its rows are plain sales that `plain` completes, not the platform's own rows."""
    habits: Mapping[str, Habits] = field(default_factory=dict)
    """How its files write where their cells leave it open, by the language of the headers. What
    no habit tells is asked."""
    decimal_sign: str | None = None
    """Set where it is known and need not be told from the cells: "," or "."."""
    date_order: str | None = None
    """Likewise: "DMY" or "MDY"."""
    constants: Mapping[str, str] = field(default_factory=dict)
    """By field: what holds for every row of a plain format; currency and standard_rate."""

    @property
    def answers(self) -> Answers:
        """Return what the format itself says of the dialect of its files."""
        said = {"decimal_sign": self.decimal_sign, "date_order": self.date_order}
        return {about: text for about in ANSWERS if (text := said.get(about)) is not None}

    def column(self, field: str) -> Column:
        """Return the column of a field. Raises `KeyError` when the format has none."""
        for column in self.columns:
            if column.field == field:
                return column
        raise KeyError(field)


def known_formats() -> tuple[Format, ...]:
    """Return every format of order lines that the program knows."""
    return _of_kind("order_lines")


def metric_formats() -> tuple[Format, ...]:
    """Return every format of figures on reach that the program knows."""
    return _of_kind("metrics")


@cache
def _of_kind(kind: str) -> tuple[Format, ...]:
    return tuple(known for known in _all_formats() if known.kind == kind)


@cache
def _all_formats() -> tuple[Format, ...]:
    return tuple(map(_read, _files().values()))


@cache
def _files() -> Mapping[str, Path]:
    """Return the file of each format by its id."""
    return {path.stem: path for path in sorted(bundled_path("formats").glob("*.toml"))}


def format_title(format_id: str, lang: Language) -> str:
    """Return the name of a format in words. Raises `KeyError` for an unknown id."""
    if format_id.startswith(MAPPING_PREFIX):
        name = format_id.removeprefix(MAPPING_PREFIX)
        return render(message("mapping.title", name=name), lang)
    return _known(format_id).title[lang]


def rows_of(format_id: str) -> str:
    """Return what the rows of a format are; "sales" for a format that is known no more."""
    return _known(format_id).rows if format_id in _files() else "sales"


def languages_of(format_id: str) -> tuple[str, ...]:
    """Return the languages in which a format is known. Raises `KeyError`, likewise."""
    return _known(format_id).languages


def headers_in(format_id: str, language: str) -> dict[str, str]:
    """Return the header of each field in files of a language, where it is known.

    Raises `KeyError`, likewise.
    """
    columns = (column for column in _known(format_id).columns if column.headers)
    return {column.field: column.header(language) for column in columns}


@cache
def written_words(format_id: str, kind: str, language: str) -> Mapping[str, str]:
    """Return the word of each meaning as a file of a language is written; the first of its list."""
    with bundled_path("formats", f"{format_id}.toml").open("rb") as stream:
        meanings = tomllib.load(stream)["values"][kind]
    return {meaning: words[language][0] for meaning, words in meanings.items() if language in words}


def _known(format_id: str) -> Format:
    return _read(_files()[format_id])


@cache
def _read(path: Path) -> Format:
    with path.open("rb") as stream:
        return format_of(tomllib.load(stream))


def format_of(data: Mapping[str, Any]) -> Format:
    """Return the format that a TOML document describes. Raises `KeyError`, `ValueError`."""
    columns = tuple(_column(entry) for entry in data["column"])
    return Format(
        id=data["format"],
        title=data["title"],
        languages=tuple(data["languages"]),
        complete_languages=frozenset(data.get("complete_languages", ())),
        recognise_by=frozenset(data["recognise_by"]),
        columns=columns,
        layouts={int(count): tuple(fields) for count, fields in data.get("layouts", {}).items()},
        landmarks=tuple(
            Landmark(_headers_of(columns, field), {int(n): at for n, at in positions.items()})
            for field, positions in data.get("landmarks", {}).items()
        ),
        others=tuple(
            OtherExport(
                entry["kind"],
                _folded(entry["headers"]),
                frozenset().union(*(_headers_of(columns, name) for name in entry["without"])),
            )
            for entry in data.get("other", ())
        ),
        by_header={language: _by_header(columns, language) for language in data["languages"]},
        words=_all_words(data),
        kind=data.get("kind", "order_lines"),
        rows=data.get("rows", "sales"),
        called=data.get("called", "known"),
        is_secondhand=data.get("secondhand", False),
        sums=data.get("sums", {}),
        is_plain=data.get("plain", False),
        habits=_habits(data),
        decimal_sign=data.get("decimal_sign"),
        date_order=data.get("date_order"),
        constants=data.get("constants", {}),
    )


def _habits(data: Mapping[str, Any]) -> dict[str, Habits]:
    known = data.get("habits", {})
    signs, order = known.get("decimal_sign", {}), known.get("date_order")
    languages = (*data["languages"], UNKNOWN_LANGUAGE)
    return {language: Habits(signs.get(language), order) for language in languages}


def _column(entry: Mapping[str, Any]) -> Column:
    aliases: Mapping[str, list[str]] = entry.get("aliases", {})
    headers = {
        key: text for key, text in entry.items() if key not in {"field", "type"} and _is_text(text)
    }
    languages = {*headers, *aliases}
    accepted = {
        language: _folded([*aliases.get(language, ()), *_present(headers.get(language))])
        for language in languages
    }
    return Column(entry["field"], entry["type"], entry.get("required", False), headers, accepted)


def _by_header(columns: Iterable[Column], language: str) -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for column in columns:
        for header in column.accepted.get(language, ()):
            table[header] = (*table.get(header, ()), column.field)
    return _also_bare(table)


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _present(text: str | None) -> list[str]:
    return [] if text is None else [text]


def _headers_of(columns: Iterable[Column], field: str) -> frozenset[str]:
    (column,) = (column for column in columns if column.field == field)
    return frozenset[str]().union(*column.accepted.values())


def _folded(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, texts))


def _all_words(data: Mapping[str, Any]) -> dict[str, Mapping[str, str]]:
    """Return a format's words by type of column, with those of the format whose words it shares."""
    shared = _shared_words(data["words_of"]) if "words_of" in data else {}
    own = {kind: _words(kind, meanings) for kind, meanings in data.get("values", {}).items()}
    return {kind: {**shared.get(kind, {}), **own.get(kind, {})} for kind in (*shared, *own)}


@cache
def _shared_words(format_id: str) -> dict[str, Mapping[str, str]]:
    with bundled_path("formats", f"{format_id}.toml").open("rb") as stream:
        return _all_words(tomllib.load(stream))


def _words(kind: str, meanings: Mapping[str, Mapping[str, list[str]]]) -> dict[str, str]:
    """Turn "canonical -> language -> words" round; one word must not mean two things."""
    table: dict[str, str] = {}
    for canonical, by_language in meanings.items():
        for word in (word for words in by_language.values() for word in words):
            if table.setdefault(fold(word), canonical) != canonical:
                raise ValueError(f"{kind}: {word!r} means {table[fold(word)]} and {canonical}")
    return _also_bare(table)


def _also_bare(table: Mapping[str, _Meaning]) -> dict[str, _Meaning]:
    """Return a table of texts with their forms without accents, where these mean one thing only.

    Many write capitals without them, and some programs drop them on the way.
    """
    bare: dict[str, set[_Meaning]] = defaultdict(set)
    for text, meaning in table.items():
        bare[folded(text)].add(meaning)
    return {**{text: each.pop() for text, each in bare.items() if len(each) == 1}, **table}
