"""Claim files: what they hold, that they are the same each time, and what lies beyond the font."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
import zlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from affitrack.book import Book
from affitrack.domain.claim import ClaimLine, ClaimState
from affitrack.domain.finding import FindingKind
from affitrack.domain.rate import RateRule
from affitrack.domain.received import ReceivedEntry
from affitrack.reports.claim_file import COLUMNS
from affitrack.reports.pdf_page import Paper, Table
from affitrack.wording.catalogue import render
from affitrack.wording.language import Language
from affitrack.wording.message import UserError, message
from tests.domain.lines import sale
from tests.store.stores import last_import_id, new_store, take_in

AS_OF = date(2026, 12, 20)
EST: dict[str, Any] = {"est_base": 2075, "est_standard": 249, "standard_rate": "0.12"}
PAID: dict[str, Any] = {
    **EST, "status": "settled", "settled_at": "2026-12-01T08:00:00", "price": 2490,
    "actual_base": 2075, "actual_standard": 249, "final_earned": 249,
}  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with new_store(tmp_path / "affitrack.db") as store:
        yield Book(store, AS_OF)


def claim_of(book: Book, *lines: dict[str, Any], name: str = "Sérum") -> int:
    sales = [sale(**line, order_id=f"{577012884920768041 + n}") for n, line in enumerate(lines)]
    take_in(book._store, sales, names=[(name, "Atelier", "", "", "")] * len(sales))
    return book.make_claim(book.findings()).claim_id


def table(book: Book, claim_id: int, lang: Language = "en") -> list[dict[str, str]]:
    path = book.save_claim(claim_id, book.path.with_name("claim.csv"), "csv", lang)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter="," if lang == "en" else ";"))
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]


def pdf(book: Book, claim_id: int, lang: Language = "en") -> bytes:
    return book.save_claim(claim_id, book.path.with_name("c.pdf"), "pdf", lang).read_bytes()


def text_of(content: bytes) -> str:
    """Return the text of a PDF."""
    return "\n".join(pages_of(content))


def pages_of(content: bytes) -> list[str]:
    """Return the text of each page, by the letters that the fonts map their glyphs to."""
    streams = list(_streams(content))
    letters = [_letters(each.decode("latin-1")) for each in streams if b"beginbfchar" in each]
    assert letters
    return [_page(each, letters) for each in streams if b" Tf" in each]


def _streams(content: bytes) -> Iterator[bytes]:
    for found in re.finditer(rb"<<([^<>]*?/Length (\d+)[^<>]*)>>\s*stream\r?\n", content):
        stream = content[found.end() : found.end() + int(found[2])]
        yield zlib.decompress(stream) if b"FlateDecode" in found[1] else stream


def _letters(cmap: str) -> dict[int, str]:
    pairs = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]{4,8})>\n", cmap)
    return {int(code, 16): bytes.fromhex(letter).decode("utf-16-be") for code, letter in pairs}


def _page(page: bytes, letters: list[dict[int, str]]) -> str:
    lines = []
    style = 0
    for font, text in re.findall(rb"/F(\d+) |\(((?:\\.|[^\\)])*)\) Tj", page, re.DOTALL):
        if font:
            style = int(font) - 1
            continue
        raw = re.sub(rb"\\(.)", lambda m: b"\r" if m[1] == b"r" else m[1], text, flags=re.DOTALL)
        codes = [int.from_bytes(raw[i : i + 2], "big") for i in range(0, len(raw), 2)]
        lines.append("".join(letters[style].get(code, "?") for code in codes))
    return "\n".join(lines)


def test_the_table_holds_every_figure(book: Book) -> None:
    (row,) = table(book, claim_of(book, {**PAID, "final_earned": 0, "actual_standard": 0}))
    assert row["order"] == "577012884920768041"
    assert row["sku"] == sale().sku_id
    assert (row["expected"], row["stands"], row["claimed"]) == ("2.49", "0.00", "2.49")
    assert (row["shop"], row["shop_name"], row["product"]) == ("FRSHOP1", "Atelier", "Sérum")
    assert (row["file"], row["row"], row["ordered_on"]) == ("orders.csv", "2", "2026-11-14")
    assert "Rate 12%" in row["computation"]
    assert "€2.49" in row["computation"]


def test_french_tables_are_french(book: Book) -> None:
    (row,) = table(book, claim_of(book, {**EST, "status": "frozen"}), "fr")
    assert row["kind"] == "Gelée"
    assert row["claimed"] == "2,49"


def test_names_cannot_run_in_a_spreadsheet(book: Book) -> None:
    claim = claim_of(book, {**EST, "status": "frozen"}, name="=cmd|' /C calc'!A0")
    (row,) = table(book, claim)
    assert row["product"].startswith("'=")


@pytest.mark.parametrize(
    ("line", "rule", "computation"),
    [
        ({**PAID}, "0.15", ["Price, 1 item", "Rate 15%", "€3.11"]),
        (
            {**PAID, "actual_standard": 149, "final_earned": 149}, None,
            ["Pre-tax amount €20.75", "Rate 12%", "€2.49"],
        ),
        (
            {**PAID, "actual_base": 1000, "actual_standard": 120, "final_earned": 120}, None,
            ["Price, 1 item €24.90", "Rate 12%", "€2.49"],
        ),
        (
            {**PAID, "items_sold": 3, "items_refunded": 1, "final_earned": 0}, None,
            ["€2.49", "in proportion: −€0.83"],
        ),
    ],
)  # fmt: skip
def test_what_is_expected_is_worked_out_step_by_step(
    book: Book, line: dict[str, Any], rule: str | None, computation: list[str]
) -> None:
    if rule is not None:
        book.add_rate_rule("@lea.naturelle", RateRule(Decimal(rule), date(2026, 1, 1)))
    (row,) = table(book, claim_of(book, line))
    for part in computation:
        assert part in row["computation"]


def test_the_pdf_says_what_the_table_says(book: Book) -> None:
    claim = claim_of(book, {**EST, "status": "frozen"}, {**PAID, "final_earned": 0})
    text = text_of(pdf(book, claim, "fr"))
    for part in (
        "Réclamation 1\u00a0: 2 ventes", "@lea.naturelle · France", "4,98\u00a0€",
        "577012884920768041", "FRSHOP1", "20 déc. 2026", "orders.csv", "page 1 sur",
    ):  # fmt: skip
        assert part in text


def test_who_is_asked_to_pay_is_not_told_what_is_still_to_do(book: Book) -> None:
    claim = claim_of(book, {**EST, "status": "frozen"})
    assert book.claim(claim).deadline_on is not None
    text = text_of(pdf(book, claim))
    assert "to send" not in text.lower()
    assert "to be sent" not in text.lower()
    book.set_claim(claim, state=ClaimState.SENT)
    assert render(message("claims.state.sent"), "en") in text_of(pdf(book, claim))


def test_no_heading_stands_alone_at_the_foot_of_a_page(book: Book) -> None:
    for count in range(18, 38, 2):
        claim = claim_of(book, *({**EST, "status": "frozen"} for _ in range(count)))
        pages = pages_of(pdf(book, claim))
        (page,) = [page for page in pages if "How each amount comes about" in page]
        assert "1. Order" in page.split("How each amount comes about")[1]
        book.remove_claims([claim])


def test_the_same_claim_is_the_same_file(book: Book) -> None:
    claim = claim_of(book, {**EST, "status": "frozen"})
    first = pdf(book, claim)
    assert pdf(book, claim) == first
    assert first.startswith(b"%PDF-")
    book.as_of = date(2026, 12, 21)
    assert pdf(book, claim) != first


def test_letters_that_the_font_lacks_are_told(book: Book) -> None:
    claim = claim_of(book, {**EST, "status": "frozen"}, name="Kem chống nắng")
    assert "□" not in text_of(pdf(book, claim))
    book.remove_claims([claim])
    book.undo_import(last_import_id(book._store))
    claim = claim_of(book, {**EST, "status": "frozen"}, name="เซรั่ม 30 ml\n\u202e<b>")
    text = text_of(pdf(book, claim))
    assert "□□□□ 30 ml" in text  # of six signs two stand above others
    assert "□ stands for letters" in text
    assert "เซรั่ม 30 ml" in table(book, claim)[0]["product"]


def test_five_hundred_lines_fill_pages_with_their_headings(book: Book) -> None:
    name = "Un nom de produit si long qu’il ne tient sur aucune ligne " * 3
    lines = [{**EST, "status": "frozen"}] * 520
    content = pdf(book, claim_of(book, *lines, name=name))
    text = text_of(content)
    pages = content.count(b"/Type /Page\n")
    assert pages > 40
    assert f"page {pages} of {pages}" in text.replace("\n", "")
    assert text.count("Order, SKU") > 10
    assert "20 more sales are in the CSV file." in text
    assert "520. Order" not in text


def test_a_claim_without_its_import_keeps_its_figures_and_reasons(book: Book) -> None:
    claim = claim_of(book, {**EST, "status": "frozen"})
    (before,) = table(book, claim)
    book.undo_import(last_import_id(book._store))
    (row,) = table(book, claim)
    assert "€2.49" in row["computation"]
    assert "undone" in row["since"]
    assert {**row, "since": ""} == {**before, "since": ""}
    assert "undone" in text_of(pdf(book, claim))


def test_a_claim_says_later_what_it_said_when_it_was_made(book: Book) -> None:
    first = book.add_rate_rule("@lea.naturelle", RateRule(Decimal("0.15"), date(2026, 1, 1)))
    claim = claim_of(book, PAID, {**EST, "status": "frozen"})
    before = table(book, claim), table(book, claim, "fr")
    assert "Rate 15%" in before[0][0]["computation"]
    assert "Taux de 15" in before[1][0]["computation"]
    (shown,) = [
        book.explained_claim_line(book.claim(claim), line)
        for line in book.claim(claim).lines
        if line.kind is FindingKind.RATE
    ]
    book.remove_rate_rule(first)
    book.add_rate_rule("@lea.naturelle", RateRule(Decimal("0.18"), date(2026, 6, 1)))
    book.as_of = date(2027, 2, 1)
    (gone,) = book.remove_claims([claim])
    book.restore_claims([gone])
    assert (table(book, claim), table(book, claim, "fr")) == before
    assert shown in [
        book.explained_claim_line(book.claim(claim), line) for line in book.claim(claim).lines
    ]


def forget_reasons(book: Book) -> None:
    """Let the claims be those of a version that did not keep why something was claimed."""
    with book._store.write() as db:
        db.execute("UPDATE claim_lines SET reason = NULL")


def test_an_older_claim_says_what_still_leads_to_it(book: Book) -> None:
    book.add_rate_rule("@lea.naturelle", RateRule(Decimal("0.15"), date(2026, 1, 1)))
    claim = claim_of(book, PAID)
    before = table(book, claim)
    forget_reasons(book)
    assert table(book, claim) == before
    book.add_rate_rule("@lea.naturelle", RateRule(Decimal("0.18"), date(2026, 6, 1)))
    (row,) = table(book, claim)
    assert (row["expected"], row["computation"]) == (before[0]["expected"], "")
    assert row["why"].startswith("What this was worked out from has changed since.")


def test_reasons_in_words_of_another_version_are_worked_out_anew(book: Book) -> None:
    claim = claim_of(book, {**EST, "status": "frozen"})
    before = table(book, claim)
    with book._store.write() as db:
        db.execute("UPDATE claim_lines SET reason = replace(reason, 'explain.', 'told.')")
    assert table(book, claim) == before


def test_a_note_is_for_oneself_and_not_for_the_shop(book: Book) -> None:
    claim = claim_of(book, {**EST, "status": "frozen"})
    book.set_claim(claim, note="They always answer late", title="November")
    text = text_of(pdf(book, claim))
    assert "November" in text
    assert "answer late" not in text
    assert "answer late" not in str(table(book, claim))


def test_a_run_paid_short_names_its_sales(book: Book) -> None:
    lines = [sale(**{**PAID, "settled_at": "2026-11-20T08:00:00"}, order_id=f"{n}") for n in (1, 2)]
    take_in(book._store, lines)
    book.add_received(ReceivedEntry(date(2026, 12, 8), 300, fee=20))
    (run,) = [run for run in book.arrivals().runs if run.shares]
    claim = book.make_claim(runs=[run])
    assert claim.claimed == 178
    first, *paid = table(book, claim.claim_id)
    assert (first["expected"], first["stands"], first["claimed"]) == ("4.98", "3.20", "1.78")
    assert [row["order"] for row in paid] == ["1", "2"]
    text = text_of(pdf(book, claim.claim_id))
    assert "2 sales that the payout should have held: €4.98" in text
    assert "Taken back, or not settled yet" not in text
    assert "after fees of €0.20" in text
    with pytest.raises(UserError, match=r"run_in_another"):
        book.make_claim(runs=[run])
    book.add_received(ReceivedEntry(date(2026, 12, 9), 178))
    (now,) = book.claim(claim.claim_id).runs
    assert now.since is not None
    assert render(now.since, "en") == "Since then €1.78 more arrived."
    assert table(book, claim.claim_id)[0]["since"] == "Since then €1.78 more arrived."
    take_in(
        book._store, [sale(**{**PAID, "settled_at": "2026-11-20T08:00:00"}, order_id="3")], name="2"
    )
    both = "Since then its sales come to €7.47. Since then €1.78 more arrived."
    assert table(book, claim.claim_id)[0]["since"] == both
    for each in book.imports():
        book.undo_import(each.import_id)
    gone = "Since then no sale is left in this payout."
    assert table(book, claim.claim_id)[0]["since"] == gone


def test_what_was_kept_from_a_run_stands_before_its_sales(book: Book) -> None:
    settled = {**PAID, "settled_at": "2026-11-20T08:00:00"}
    back = {**PAID, "status": "deducted", "final_earned": -117}
    lines = [
        sale(**settled, order_id="1"),
        sale(**{**back, "settled_at": "2026-11-25T08:00:00"}, order_id="2"),
        sale(**{**settled, "settled_at": "2026-10-20T08:00:00"}, order_id="0"),
        sale(**{**back, "settled_at": "2026-10-10T08:00:00"}, order_id="3"),
    ]
    take_in(book._store, lines)
    book.add_received(ReceivedEntry(date(2026, 12, 8), 100))
    (run,) = [run for run in book.arrivals().runs if run.shares]
    claim = book.make_claim(runs=[run])
    first, *rest = table(book, claim.claim_id)
    assert (first["expected"], first["claimed"]) == ("1.32", "0.32")
    assert [(row["kind"], row["order"], row["stands"]) for row in rest] == [
        ("Taken back, and kept from this payout", "2", "-1.17"),
        ("Settled in this payout", "1", "2.49"),
    ]
    text = text_of(pdf(book, claim.claim_id))
    kept = text.index("1 sale taken back since the payout before, and kept from this one: −€1.17")
    assert kept < text.index("1 sale that the payout should have held: €2.49")
    assert "not settled yet" not in text


def test_what_cannot_be_written_is_told(book: Book, tmp_path: Path) -> None:
    claim = claim_of(book, {**EST, "status": "frozen"})
    (tmp_path / "folder").mkdir()
    with pytest.raises(UserError, match=r"reports\.cannot_write"):
        book.save_claim(claim, tmp_path / "none" / "c.pdf", "pdf", "en")
    with pytest.raises(UserError, match=r"unknown_form"):
        book.save_claim(claim, tmp_path / "c.doc", "doc", "en")
    with pytest.raises(UserError, match=r"own_store"):
        book.save_claim(claim, book.path, "csv", "en")
    assert list(tmp_path.glob("*.part")) == []


def test_a_program_without_ssl_writes_it_too(tmp_path: Path) -> None:
    """A packaged one leaves out what only talks to servers, and parts of Pillow."""
    script = f"""
import sys
absent = ["ssl", "_ssl", "ftplib", "PIL._imagingcms", "PIL._imagingft", "PIL._webp", "PIL._avif"]
sys.modules.update(dict.fromkeys(absent))
import datetime, pathlib
from affitrack.reports.pdf_page import Paper
paper = Paper("foot", "{{page}} {{pages}}", datetime.date(2026, 12, 20), "en")
paper.text_line("Kem chống nắng")
pathlib.Path({str(tmp_path / "a.pdf")!r}).write_bytes(bytes(paper.output()))
assert "matplotlib" not in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-")


def test_a_word_that_fits_on_no_line_is_broken() -> None:
    paper = Paper("foot", "{page} {pages}", AS_OF, "en")
    paper.rows(Table(["A", "B"], [["x" * 300, "1"]], [1, 1], frozenset({1})))
    assert "x" * 300 in text_of(bytes(paper.output())).replace("\n", "")


def test_a_line_by_itself_claims_what_is_missing() -> None:
    line = ClaimLine(
        order_id="1", sku_id="", product_id="", content_id="", kind=FindingKind.TAKEN_BACK,
        shop="", shop_name="", product_name="", ordered_on=AS_OF, since_on=AS_OF,
        deadline_on=None, expected=0, stands=-249, file_name="", source_row=2,
    )  # fmt: skip
    assert line.claimed == 249
    assert replace(line, stands=-1).claimed == 1
