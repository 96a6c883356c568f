"""A mapping as a value and as a format file: what goes in comes out, its table is known again."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.ingest.mapping.mapping import (
    TableMapping,
    checked_name,
    distinct,
    fingerprint_of,
    mapping_of,
    toml_of,
)
from affitrack.ingest.mapping.mapping_fields import FIELDS, STATUSES
from affitrack.ingest.mapping.mapping_source import fitting_source, source_with
from affitrack.ingest.plain.plain_sale import AMOUNTS
from affitrack.ingest.plain.plain_source import PlainSource
from affitrack.ingest.recognise.formats import format_of
from affitrack.ingest.values.fold import fold
from affitrack.wording.message import UserError

recognition = import_module("affitrack.ingest.recognise.recognising")

HEADERS = ("Ref", "When", "Paid", "State")
MAPPING = TableMapping(
    name="My network",
    headers=HEADERS,
    columns={"order_id": "Ref", "ordered_at": "When", "commission": "Paid", "status": "State"},
    decimal_sign=",",
    date_order="DMY",
    constants={"currency": "EUR", "standard_rate": "0.12"},
    words={"ok": "settled", "no": "ineligible"},
)
# What a header or a word may hold, quotation marks, backslashes and line breaks among it.
TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
NAMES = TEXTS.map(lambda text: " ".join(text.split())).filter(
    lambda text: text != "" and text.isprintable()
)


@st.composite
def mappings(draw: st.DrawFn) -> TableMapping:
    headers = distinct(draw(st.lists(TEXTS, min_size=3, max_size=12)))
    amount = draw(st.sampled_from(AMOUNTS))
    others = draw(st.sets(st.sampled_from(sorted(FIELDS)), max_size=9))
    fields = [*dict.fromkeys(["ordered_at", "order_id", amount, *sorted(others)])]
    words = draw(st.dictionaries(NAMES, st.sampled_from(STATUSES), max_size=5))
    by_fold = {fold(word): word for word in words}
    return TableMapping(
        name=draw(NAMES),
        headers=headers,
        columns=dict(zip(fields, headers, strict=False)),
        decimal_sign=draw(st.sampled_from([None, ",", "."])),
        date_order=draw(st.sampled_from([None, "DMY", "MDY"])),
        constants=draw(st.sampled_from([{}, {"currency": "USD"}, {"standard_rate": "0.025"}])),
        words={word: words[word] for word in by_fold.values()},
    )


@given(mappings())
def test_what_is_written_is_read_again(mapping: TableMapping) -> None:
    text = toml_of(mapping)
    read = mapping_of(text)
    assert read == mapping
    assert toml_of(read) == text
    assert read.format == mapping.format


@given(mappings())
def test_a_mapping_is_a_format_like_any_other(mapping: TableMapping) -> None:
    known = mapping.format
    assert known.id == f"mapping:{mapping.name}"
    assert known.is_plain
    for field, header in mapping.columns.items():
        assert known.column(field).headers == {"any": header}
        assert field in known.by_header["any"][fold(header)]
    for word, status in mapping.words.items():
        assert known.words["status"][fold(word)] == status


@given(st.lists(TEXTS, max_size=12))
def test_headers_are_told_apart(headers: list[str]) -> None:
    names = distinct(headers)
    assert len(names) == len(headers)
    assert len({fold(name) for name in names}) == len(names)
    assert distinct(names) == names


def test_double_and_empty_headers_get_names() -> None:
    assert distinct(["Amount", "amount", "", "Amount (2)", "A\nB"]) == (
        "Amount",
        "amount (2)",
        "#3",
        "Amount (2) (2)",
        "A B",
    )


def test_a_table_is_known_by_its_headers_in_any_order() -> None:
    assert fingerprint_of(["b ", "A"]) == fingerprint_of(["a", "B"])
    assert fingerprint_of(["a", "b"]) != fingerprint_of(["a", "b", "c"])


def test_a_word_of_the_mapping_counts_more_than_the_usual_one() -> None:
    known = TableMapping(**{**vars(MAPPING), "words": {"approved": "pending"}}).format
    assert known.words["status"]["approved"] == "pending"
    assert known.words["status"]["annulée"] == "ineligible"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (("format = ", "form = "), "format"),
        (('"mapping:My network"', '"tiktok"'), "tiktok"),
        (('field = "commission"', 'field = "bounty"'), "bounty"),
        (('type = "money"', 'type = "text"'), "commission"),
        (('decimal_sign = ","', 'decimal_sign = ";"'), "decimal_sign"),
        (('currency = "EUR"', 'currency = "XXX"'), "currency"),
        (('standard_rate = "0.12"', 'standard_rate = "12"'), "standard_rate"),
        (("settled = {", "won = {"), "won"),
        (("[values.status]", "[values.status"), "line"),
    ],
)
def test_a_file_that_is_no_mapping_says_where(change: tuple[str, str], why: str) -> None:
    text = toml_of(MAPPING)
    assert change[0] in text
    with pytest.raises(UserError) as error:
        mapping_of(text.replace(*change))
    assert error.value.message.key == "mapping.not_a_mapping"
    assert why in str(error.value.message.params["why"])


@pytest.mark.parametrize("field", ["ordered_at", "order_id", "commission"])
def test_what_is_lacking_is_named(field: str) -> None:
    columns = {name: header for name, header in MAPPING.columns.items() if name != field}
    mapping = TableMapping(name="x", headers=HEADERS, columns=columns)
    (lacking,) = mapping.missing()
    assert lacking.key == f"mapping.missing.{'amount' if field == 'commission' else field}"
    with pytest.raises(UserError, match=r"mapping\.incomplete"):
        mapping_of(toml_of(mapping))


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\0b"])
def test_a_mapping_needs_a_name(name: str) -> None:
    with pytest.raises(UserError, match=r"mapping\.bad_name"):
        checked_name(name)


def table(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_is_found_below_notes_and_with_other_delimiters(tmp_path: Path) -> None:
    path = table(tmp_path, "Report\n\nState,When,PAID,Ref\nok,05/11/2026,4.20,A-1\n")
    source = fitting_source(path, [MAPPING])
    assert source is not None
    assert (source.format, source.header_row) == ("mapping:My network", 3)
    (chunk,) = source.chunks()
    (line,) = chunk.facts()
    assert line.final_earned == 420  # what the cells prove counts more than the mapping's comma


def test_a_table_with_other_headers_is_not_taken_for_it(tmp_path: Path) -> None:
    assert fitting_source(table(tmp_path, "When,Ref,Paid\na,b,c\n"), [MAPPING]) is None


def test_a_table_that_gained_a_column_is_known_by_all_others(tmp_path: Path) -> None:
    fewer = replace(MAPPING, name="Fewer", headers=HEADERS[:3], columns={"order_id": HEADERS[0]})
    path = table(tmp_path, ";".join(["New", *HEADERS]) + "\n" + ";".join("xabcd") + "\n")
    for mappings in ([MAPPING, fewer], [fewer, MAPPING]):
        source = fitting_source(path, mappings)
        assert source is not None
        assert source.format == "mapping:My network"


def test_a_mapping_that_is_named_needs_its_own_columns_only(tmp_path: Path) -> None:
    path = table(tmp_path, "New;Ref;When;Paid;State\nx;A-1;05/11/2026;4,20;ok\n")
    (chunk,) = source_with(path, MAPPING).chunks()
    (line,) = chunk.facts()
    assert (line.final_earned, line.currency, line.standard_rate) == (420, "EUR", "0.12")
    with pytest.raises(UserError) as error:
        source_with(table(tmp_path, "Ref;When;State\nA-1;05/11/2026;ok\n"), MAPPING)
    assert error.value.message.key == "mapping.columns_missing"
    assert error.value.message.params["n"] == 1


def test_a_format_file_needs_no_more_than_its_columns() -> None:
    data = {
        "format": "x", "title": {}, "languages": ["en"], "recognise_by": [],
        "column": [{"field": "order_id", "type": "id", "en": "Order"}],
    }  # fmt: skip
    assert format_of(data).by_header == {"en": {"order": ("order_id",)}}


def test_a_mapping_file_among_the_formats_is_recognised_like_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recognition, "known_formats", lambda: (MAPPING.format,))
    path = table(tmp_path, "State,When,PAID,Ref\nok,05/11/2026,4.20,A-1\n")
    source = recognition.recognise(path)
    assert isinstance(source, PlainSource)
    assert [len(chunk.lines) for chunk in source.chunks()] == [1]
