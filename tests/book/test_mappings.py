"""Tables that no format knows, through the book: mapped once, known from then on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from affitrack.book import Book
from affitrack.book.template import template_rows, write_template
from affitrack.domain.stage import Stage
from affitrack.ingest.recognise.unknown import UnknownTableError
from affitrack.wording.catalogue import render
from affitrack.wording.language import LANGUAGES, Language
from affitrack.wording.message import UserError

HEADER = "id;transaction_date;advertiser;sale_amount;commission_amount;transaction_status;clickRefs"
ROWS = [
    "100001;02/11/2026 10:00;Marque;55,96;5,59;pending;vid1",
    "100002;13/11/2026 10:00;Marque;20,00;2,00;approved;vid2",
    "100003;14/11/2026 10:00;Marque;20,00;2,00;declined;vid2",
    "100004;14/11/2026 10:00;Marque;vingt;2,00;pending;vid2",
    "100005;15/11/2026 10:00;Marque;20,00;2,00;amended;vid2",
]


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "store.db", as_of=date(2026, 11, 22)) as opened:
        yield opened


def network(tmp_path: Path, *rows: str, header: str = HEADER, name: str = "awin.csv") -> Path:
    path = tmp_path / name
    path.write_text("\n".join([header, *(rows or ROWS)]) + "\n", encoding="utf-8")
    return path


def mapped(book: Book, path: Path, name: str = "Awin") -> None:
    book.save_mapping(book.draft_mapping(path).mapping(name))


def test_a_table_that_nobody_knows_is_refused_until_it_is_mapped(
    book: Book, tmp_path: Path
) -> None:
    path = network(tmp_path)
    with pytest.raises(UnknownTableError):
        book.import_files([path], account="lea")
    mapped(book, path)
    (result,) = book.import_files([path], account="lea")
    assert (result.format, result.new, result.rejected) == ("mapping:Awin", 4, 1)
    assert [(line.stage, line.derived.net) for line in book.lines()] == [
        (Stage.CLEARED, 559),
        (Stage.HELD, 200),
        (Stage.LOST, 200),
        (Stage.UNKNOWN, 200),
    ]


def test_the_next_file_with_these_headers_is_read_without_asking(
    book: Book, tmp_path: Path
) -> None:
    mapped(book, network(tmp_path))
    later = "100001;02/11/2026 10:00;Marque;55,96;5,59;approved;vid1"
    book.import_files([network(tmp_path)], account="lea")
    (result,) = book.import_files([network(tmp_path, later, name="december.csv")])
    assert (result.new, result.changed, result.format) == (0, 1, "mapping:Awin")


def test_a_try_says_what_an_import_will_make_of_the_rows(book: Book, tmp_path: Path) -> None:
    path = network(tmp_path)
    draft = book.draft_mapping(path)
    tried = book.try_mapping(draft)
    stages = [Stage.CLEARED, Stage.HELD, Stage.LOST, None, Stage.UNKNOWN]
    assert [row.stage for row in tried] == stages
    assert [row.day for row in tried] == [date(2026, 12, 7), date(2026, 12, 3), None, None, None]
    assert tried.pop(3).column == "sale_amount"
    book.save_mapping(draft.mapping("Awin"))
    book.import_files([path], account="lea")
    for row, line in zip(tried, book.lines(), strict=True):
        assert row.net is not None
        assert (row.net.minor, row.order_id) == (line.derived.net, line.facts.order_id)


def test_a_try_knows_the_currency_of_the_account(book: Book, tmp_path: Path) -> None:
    book.add_account("lea", "US")
    draft = book.draft_mapping(network(tmp_path))
    first = book.try_mapping(draft, account="lea")[0]
    assert first.net is not None
    assert first.net.currency == "USD"


def test_an_explanation_names_the_columns_of_the_table(book: Book, tmp_path: Path) -> None:
    mapped(book, network(tmp_path))
    book.import_files([network(tmp_path)], account="lea")
    (explained,) = book.explain("100002")
    said = " ".join(render(step.note, "en") for step in explained.amount_steps if step.note)
    assert "commission_amount" in said
    book.delete_mapping("Awin")
    (explained,) = book.explain("100002")
    assert explained.amount_steps, "what was imported stays, without the names of its columns"


def test_a_row_that_was_mended_comes_in_by_the_same_mapping(book: Book, tmp_path: Path) -> None:
    mapped(book, network(tmp_path))
    (result,) = book.import_files([network(tmp_path)], account="lea")
    assert result.rejects_file is not None
    text = result.rejects_file.read_text(encoding="utf-8-sig").replace("vingt", "20,00")
    result.rejects_file.write_text(text, encoding="utf-8-sig")
    (mended,) = book.import_files([result.rejects_file])
    assert (mended.new, mended.rejected, mended.format) == (1, 0, "mapping:Awin")


def test_a_mapping_reads_tables_that_gained_a_column(book: Book, tmp_path: Path) -> None:
    mapped(book, network(tmp_path))
    wider = [f"x;{row}" for row in ROWS]
    path = network(tmp_path, *wider, header=f"new;{HEADER}", name="wider.csv")
    for named in (None, "Awin"):
        (result,) = book.import_files([path], account="lea", mapping=named, dry_run=True)
        assert (result.new, result.unread.columns) == (4, ("new",))
    book.write_mapping("Awin", tmp_path / "awin.toml")
    book.delete_mapping("Awin")
    (result,) = book.import_files([path], account="lea", mapping=str(tmp_path / "awin.toml"))
    assert (result.new, result.format) == (4, "mapping:Awin")


def test_an_unknown_name_is_answered_with_those_that_exist(book: Book, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"mapping\.none_known"):
        book.import_files([network(tmp_path)], account="lea", mapping="Awin")
    mapped(book, network(tmp_path))
    mapped(book, network(tmp_path), "Zanox")
    with pytest.raises(UserError) as error:
        book.import_files([network(tmp_path)], account="lea", mapping="Impact")
    assert render(error.value.message, "en") == (
        "There is no mapping called “Impact”. There are: “Awin”, “Zanox”."
    )


def test_of_two_mappings_for_the_same_headers_the_newer_counts(book: Book, tmp_path: Path) -> None:
    path = network(tmp_path)
    mapped(book, path, "Old")
    mapped(book, path, "New")
    (result,) = book.import_files([path], account="lea", dry_run=True)
    assert result.format == "mapping:New"


def test_mappings_are_renamed_and_deleted_and_names_are_their_own(
    book: Book, tmp_path: Path
) -> None:
    path = network(tmp_path)
    mapped(book, path, "b")
    mapped(book, path, "A")
    with pytest.raises(UserError, match=r"mapping\.name_taken"):
        mapped(book, path, "A")
    with pytest.raises(UserError, match=r"mapping\.name_taken"):
        book.rename_mapping("A", "b")
    assert book.rename_mapping("A", " Awin  2 ").name == "Awin 2"
    assert [each.name for each in book.mappings()] == ["Awin 2", "b"]
    book.delete_mapping("b")
    with pytest.raises(UserError, match=r"mapping\.unknown"):
        book.delete_mapping("b")
    assert [each.name for each in book.mappings()] == ["Awin 2"]


def test_half_a_mapping_is_not_kept(book: Book, tmp_path: Path) -> None:
    draft = book.draft_mapping(network(tmp_path))
    half = draft.with_field(draft.fields.index("order_id"), None)
    with pytest.raises(UserError, match=r"mapping\.incomplete"):
        book.save_mapping(half.mapping("Awin"))
    with pytest.raises(UserError, match=r"mapping\.bad_name"):
        book.save_mapping(replace(draft.mapping("Awin"), name=" "))
    assert book.mappings() == []


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "ingest.missing"),
        (b"format = ", "mapping.not_a_mapping"),
        (b"\xff\xfe\x00\xd8", "ingest.not_mapping_file"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(
    book: Book, tmp_path: Path, content: bytes | None, why: str
) -> None:
    path = tmp_path / "x.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(UserError) as error:
        book.read_mapping(path)
    assert error.value.message.key == why


def test_a_known_export_is_never_read_by_a_mapping(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Date;Order;Commission earned\n2026-11-05;1;1,00\n", encoding="utf-8")
    mapped(book, path, "Mine")
    (result,) = book.import_files([path], account="lea")
    assert result.format == "affitrack_generic"


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", ["template.csv", "template.XLSX"])
def test_the_template_is_read_as_it_is_and_its_examples_are_no_sales(
    book: Book, tmp_path: Path, lang: Language, name: str
) -> None:
    write_template(tmp_path / name, lang)
    (result,) = book.import_files([tmp_path / name], account="lea")
    assert (result.format, result.new, result.rejected) == ("affitrack_generic", 0, 2)
    assert {each.reason.key for each in result.rejects} == {"ingest.reason.example_row"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_examples_are_sales_once_they_have_a_number(
    book: Book, tmp_path: Path, lang: Language
) -> None:
    header, *examples = template_rows(lang)
    place = header.index({"en": "Order", "fr": "Commande"}[lang])
    rows = [[*row[:place], f"N-{n}", *row[place + 1 :]] for n, row in enumerate(examples)]
    path = tmp_path / "own.csv"
    path.write_text("\n".join(";".join(row) for row in [header, *rows]) + "\n", encoding="utf-8")
    (result,) = book.import_files([path], account="lea")
    assert (result.new, result.rejected) == (2, 0)
    assert [line.derived.net for line in book.lines()] == [299, 420]


def test_a_template_that_cannot_be_written_names_the_file_meant(tmp_path: Path) -> None:
    target = tmp_path / "none" / "own.csv"
    with pytest.raises(UserError) as caught:
        write_template(target, "fr")
    said = render(caught.value.message, "fr")
    assert f"« {target} »" in said.replace("\u00a0", " ").replace("\u202f", " ")
    assert said.endswith("fichier ou dossier introuvable")
