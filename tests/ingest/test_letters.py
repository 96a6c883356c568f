"""Text of eight bits that nothing proves: asked with two words, and read by the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from affitrack.ingest.mapping.mapping import TableMapping
from affitrack.ingest.mapping.mapping_draft import draft_of
from affitrack.ingest.mapping.mapping_source import fitting_source, source_with
from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.recognise.questions import UndecidedError, refuse_undecided
from affitrack.ingest.recognise.recognising import recognise
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.ingest.samples import Shape, all_lines, headers, rows_of, said, sale, sales, write_sales

ENGLISH_WORDS = {
    "status": "Settled",
    "order_type": "Affiliate order",
    "content_type": "Video",
    "shop_name": "Shop",
}


def _written(path: Path, encoding: str, *names: str) -> SourceFile:
    sold = [{**one, **ENGLISH_WORDS} for one in sales(len(names))]
    for one, name in zip(sold, names, strict=True):
        one["product_name"] = name
    return recognise(write_sales(path, sold, Shape("en", encoding=encoding)))


@pytest.mark.parametrize(("encoding", "name"), [("cp1258", "Kem đêm"), ("cp874", "ครีม Nivea")])
def test_names_prove_no_encoding_and_are_asked_about(
    tmp_path: Path, encoding: str, name: str
) -> None:
    source = _written(tmp_path / "e.csv", encoding, name)
    (question,) = source.questions()
    assert question.about == "encoding"
    assert encoding in question.answers
    (example,) = question.examples
    assert example.readings[question.answers.index(encoding)] == name
    assert len(set(example.readings)) == len(question.answers)


def test_the_question_in_words(tmp_path: Path) -> None:
    (question,) = _written(tmp_path / "e.csv", "cp1258", "Kem đêm").questions()
    assert question.answers == ("cp1252", "cp1258", "cp874")
    assert render(question.sentence(), "en") == (
        "column “Product name”: a name can read “Kem ðêm” (Western letters), “Kem đêm” "
        "(Vietnamese letters), “Kem ๐๊m” (Thai letters), and nothing in the file tells which"
    )
    assert render(question.sentence(), "fr").startswith(
        "colonne «\u00a0Product name\u00a0»\u00a0: un nom peut se lire «\u00a0Kem ðêm\u00a0» "
        "(lettres"
    )


def test_two_words_are_shown_where_there_are_two(tmp_path: Path) -> None:
    source = _written(tmp_path / "e.csv", "cp1258", "Plain", "Kem đêm", "Kem đêm", "Đai lưng nam")
    (question,) = source.questions()
    right = question.answers.index("cp1258")
    assert [example.readings[right] for example in question.examples] == ["Kem đêm", "Đai lưng"]
    assert "a name can read “Ðai lýng”" in render(question.sentence(), "en")


@pytest.mark.parametrize(("encoding", "name"), [("cp1258", "Kem đêm"), ("cp874", "ครีม Nivea")])
def test_the_answer_decides_how_names_are_read(tmp_path: Path, encoding: str, name: str) -> None:
    source = _written(tmp_path / "e.csv", encoding, name)
    source.answer({"encoding": encoding})
    assert (source.questions(), source.encoding) == ((), encoding)
    assert [names.product_name for names in all_lines(source).names] == [name]
    source.answer({"encoding": "cp1252"})  # and it can be taken back
    assert source.encoding == "cp1252"
    assert [names.product_name for names in all_lines(source).names] != [name]


def test_amounts_and_days_are_the_same_by_every_answer(tmp_path: Path) -> None:
    source = _written(tmp_path / "e.csv", "cp1258", "Kem đêm", "Đai lưng nam")
    read = []
    for answer in source.questions()[0].answers:
        source.answer({"encoding": answer})
        facts = all_lines(source).facts()
        read.append([(line.price, line.ordered_at, line.final_earned) for line in facts])
    assert [len(each) for each in read] == [2, 2]
    assert read[0] == read[1]


def test_a_file_that_proves_itself_heeds_no_answer(tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [sale(product_name="Crème")], Shape(encoding="cp1252"))
    for source in (recognise(path), recognise(write_sales(tmp_path / "u.csv", [sale()]))):
        told = source.encoding
        source.answer({"encoding": "cp874"})
        assert (source.questions(), source.encoding) == ((), told)


def test_an_answer_that_is_none_is_refused(tmp_path: Path) -> None:
    source = _written(tmp_path / "e.csv", "cp1258", "Kem đêm")
    with pytest.raises(ValueError, match="no answer about 'encoding'"):
        source.answer({"encoding": "latin-1"})
    assert len(source.questions()) == 1


def test_nothing_comes_in_before_the_answer(tmp_path: Path) -> None:
    source = _written(tmp_path / "e.csv", "cp1258", "Kem đêm")
    with pytest.raises(UndecidedError) as error:
        refuse_undecided(source)
    assert error.value.questions == source.questions()


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("đ" + "x" * 200, "đ" + "x" * 23 + "…"),
        ("x" * 200 + "đ", "…" + "x" * 12 + "đ"),
        ("x" * 99 + "đ" + "y" * 99, "…" + "x" * 12 + "đ" + "y" * 10 + "…"),
    ],
)
def test_a_long_word_is_cut_around_what_differs(tmp_path: Path, name: str, shown: str) -> None:
    (question,) = _written(tmp_path / "e.csv", "cp1258", name).questions()
    assert shown in question.examples[0].readings


def test_letters_that_read_the_same_in_all_are_not_asked_about(tmp_path: Path) -> None:
    source = _written(tmp_path / "e.csv", "cp1252", "Creme “extra” – 20 €…")
    assert source.questions() == ()
    assert [n.product_name for n in all_lines(source).names] == ["Creme “extra” – 20 €…"]


@pytest.mark.parametrize("name", ["Beauté", "Voilà"])
def test_what_none_of_the_encodings_can_be_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as error:
        _written(tmp_path / "e.csv", "mac-roman", name)
    assert "a text encoding that AffiTrack cannot tell" in said(error.value)


def test_a_table_of_ones_own_is_asked_about_too(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes("Ref;When;Paid;Shop\nA-1;25/11/2026;4,20;Kem đêm\n".encode("cp1258"))
    assert draft_of(path).headers == ("Ref", "When", "Paid", "Shop")
    places = {"order_id": "Ref", "ordered_at": "When", "commission": "Paid", "shop_name": "Shop"}
    mapping = TableMapping(
        "Own", ("Ref", "When", "Paid", "Shop"), places, constants={"currency": "EUR"}
    )
    for source in (source_with(path, mapping), fitting_source(path, [mapping])):
        assert source is not None
        assert [question.about for question in source.questions()] == ["encoding"]
        source.answer({"encoding": "cp1258"})
        assert [names.shop_name for names in all_lines(source).names] == ["Kem đêm"]


def test_headers_in_unknown_letters_are_refused(tmp_path: Path) -> None:
    """Of them one is as likely as the other, and the file is no export that is known."""
    names = [f"Ünlü {header}" for header in headers("en", 47)]
    rows = [names, *rows_of([sale(product_name="Kem đêm", **ENGLISH_WORDS)], 47)]
    path = tmp_path / "e.csv"
    path.write_bytes("\n".join(";".join(row) for row in rows).encode("cp1258", "replace"))
    with pytest.raises(UserError) as error:
        recognise(path)
    assert "a text encoding that AffiTrack cannot tell" in said(error.value)
    assert "ne peut pas déterminer avec certitude" in said(error.value, "fr")
