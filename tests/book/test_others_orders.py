"""Sellers' and partners' files by way of the book: whose they are, and beside the creator's own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest

from affitrack.book import Book
from affitrack.domain.stage import Stage
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.book.test_importing import content
from tests.ingest.others_orders import SOLD_2025, sold, write_2025, write_partner, write_seller
from tests.ingest.samples import sale, write_sales

AS_OF = date(2026, 11, 22)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        yield book


def said(error: pytest.ExceptionInfo[UserError]) -> str:
    return render(error.value.message, "en")


def test_the_only_creator_of_a_file_becomes_the_first_account(tmp_path: Path, book: Book) -> None:
    (result,) = book.import_files([write_seller(tmp_path / "a.csv", [sold()])])
    assert (result.account, result.new, result.other_creators) == ("@lea.exemple", 1, 0)
    assert [account.handle for account in book.accounts()] == ["@lea.exemple"]


@pytest.mark.parametrize(
    ("currency", "market"), [("GBP", "UK"), ("USD", "US"), ("EUR", "FR"), ("CHF", "FR")]
)
def test_the_first_account_is_of_the_market_that_the_currency_speaks_for(
    tmp_path: Path, book: Book, currency: str, market: str
) -> None:
    book.import_files([write_seller(tmp_path / "a.csv", [sold(currency=currency)])])
    (account,) = book.accounts()
    assert account.market == market
    book.add_account("second")
    book.import_files(
        [write_sales(tmp_path / "b.csv", [sale(currency=currency)])], account="@third", market="DE"
    )
    assert book.account("@third").market == "DE", "what is said counts"


def test_of_several_creators_none_is_guessed(tmp_path: Path, book: Book) -> None:
    sales = [sold(order_id="571"), sold(order_id="572", creator_username="tom")]
    path = write_seller(tmp_path / "a.csv", sales)
    with pytest.raises(UserError) as error:
        book.import_files([path])
    assert "several creators: lea.exemple, tom" in said(error)
    assert book.accounts() == []
    (result,) = book.import_files([path], account="@Tom")
    assert (result.account, result.new, result.other_creators) == ("@Tom", 1, 1)


def test_a_file_tells_which_of_several_accounts_is_meant(tmp_path: Path, book: Book) -> None:
    book.add_account("@lea.exemple")
    book.add_account("@tom")
    path = write_seller(tmp_path / "a.csv", [sold(), sold(order_id="5", creator_username="ana")])
    (result,) = book.import_files([path])
    assert (result.account, result.rows, result.other_creators) == ("@lea.exemple", 1, 1)
    both = write_seller(tmp_path / "b.csv", [sold(), sold(order_id="5", creator_username="TOM")])
    with pytest.raises(UserError) as error:
        book.import_files([both])
    assert "has sales of several of your accounts: @lea.exemple, @tom." in said(error)
    for handle in ("@lea.exemple", "@tom"):
        (result,) = book.import_files([both], account=handle)
        assert (result.account, result.rows, result.other_creators) == (handle, 1, 1)


def test_a_file_of_strangers_is_refused_with_their_names(tmp_path: Path, book: Book) -> None:
    book.add_account("@lea")
    sales = [sold(order_id=str(n), creator_username=f"creator{n}") for n in range(8)]
    path = write_seller(tmp_path / "a.csv", sales)
    with pytest.raises(UserError) as error:
        book.import_files([path])
    assert "None of the creators in this file is an account here" in said(error)
    assert "creator4, 3 more" in said(error)
    (result,) = book.import_files([path], account="@lea")
    assert (result.rows, result.new, result.other_creators) == (0, 0, 8)


def test_a_file_that_names_nobody_beside_one_that_does(tmp_path: Path, book: Book) -> None:
    own = write_sales(tmp_path / "own.csv", [sale(order_id="1")])
    sellers = write_seller(tmp_path / "a.csv", [sold(order_id="2")])
    with pytest.raises(UserError):
        book.import_files([own, sellers])
    book.add_account("@lea.exemple")
    results = book.import_files([own, sellers])
    assert {result.account for result in results} == {"@lea.exemple"}
    book.add_account("@tom")
    more = write_seller(tmp_path / "b.csv", [sold(order_id="3")])
    with pytest.raises(UserError) as error:
        book.import_files([write_sales(tmp_path / "new.csv", [sale(order_id="9")]), more])
    assert "@lea.exemple, @tom" in said(error)
    results = book.import_files([own, more])
    assert {result.account for result in results} == {"@lea.exemple"}, "one has sales of it"


def test_files_that_each_name_another_account_go_to_their_own(tmp_path: Path, book: Book) -> None:
    book.add_account("@lea.exemple")
    book.add_account("@tom")
    toms = [sold(order_id=number, creator_username="tom") for number in ("3", "4")]
    stranger = sold(order_id="5", creator_username="ana")
    files = [
        write_seller(tmp_path / "a.csv", [sold(order_id="1"), sold(order_id="2"), stranger]),
        write_seller(tmp_path / "b.csv", toms),
    ]
    results = book.import_files(files)
    assert {(each.path.name, each.account, each.new, each.other_creators) for each in results} == {
        ("a.csv", "@lea.exemple", 2, 1),
        ("b.csv", "@tom", 2, 0),
    }
    both = write_seller(tmp_path / "both.csv", [sold(order_id="6"), *toms])
    with pytest.raises(UserError) as error:
        book.import_files([*files, both])
    assert "has sales of several of your accounts: @lea.exemple, @tom." in said(error)


def test_the_same_file_again_counts_other_creators_too(tmp_path: Path, book: Book) -> None:
    sales = [sold(), sold(order_id="5", creator_username="tom")]
    path = write_seller(tmp_path / "a.csv", sales)
    book.import_files([path], account="@lea.exemple")
    (again,) = book.import_files([path])
    assert (again.already_imported, again.other_creators, again.unchanged) == (True, 1, 1)


def test_bad_rows_of_others_stop_nothing(tmp_path: Path, book: Book) -> None:
    sales = [sold(), sold(order_id="5", creator_username="tom", price="??")]
    path = write_seller(tmp_path / "a.csv", sales)
    (result,) = book.import_files([path], account="@lea.exemple", stop_on_reject=True)
    assert (result.new, result.rejected) == (1, 0)


def test_dates_and_amount_of_a_sellers_line(tmp_path: Path, book: Book) -> None:
    """Delivered on 3 September: 14 days to return, so free on the 18th, paid on 5 October."""
    book.import_files([write_seller(tmp_path / "a.csv", [sold()])])
    (line,) = book.lines()
    derived = line.derived
    assert (derived.net, derived.source, derived.commission) == (249, "actual", 249)
    assert (derived.delivered_on, derived.is_delivery_estimated) == ("2026-09-03", 0)
    assert (derived.window_closes_on, derived.release_on) == ("2026-09-17", "2026-09-18")
    assert (line.stage, derived.payout_on, line.flags) == (Stage.PAID, "2026-10-05", ())


def test_a_fully_returned_line_is_lost(tmp_path: Path, book: Book) -> None:
    row = sold(fully_refunded="Yes", status="Ineligible", settled_at="/", actual_standard="/")
    book.import_files([write_seller(tmp_path / "a.csv", [row])])
    (line,) = book.lines()
    assert (line.stage, line.derived.net) == (Stage.LOST, 249)


def creator(tmp_path: Path) -> Path:
    """The creator's own export: 2.49 earned in the end, on 18 September."""
    return write_sales(
        tmp_path / "own.csv",
        [
            sale(order_id="571"),
            sale(order_id="572", status="En attente", settled_at="/", final_earned="/",
                 actual_base="/", actual_standard="/"),
        ],
    )  # fmt: skip


def seller(tmp_path: Path) -> Path:
    """A seller's, made later: other amounts, days of delivery, and the second sale settled."""
    return write_seller(
        tmp_path / "sellers.csv",
        [
            sold(order_id="571", actual_standard="9.99", est_standard="9.99"),
            sold(order_id="572", settled_at="20/10/2026 10:00:00"),
            sold(order_id="573"),
        ],
    )


def partner(tmp_path: Path) -> Path:
    return write_partner(tmp_path / "partners.csv", [sold(order_id="571", est_standard="7.77")])


def test_creators_sellers_and_partners_files_are_one_history(tmp_path: Path) -> None:
    made = [creator(tmp_path), seller(tmp_path), partner(tmp_path)]
    contents = []
    for number, order in enumerate(permutations(made)):
        store = tmp_path / f"{number}.db"
        with Book.open(store, as_of=AS_OF) as book:
            book.add_account("@lea.exemple")
            for path in order:
                book.import_files([path])
            assert all(check.ok for check in book.check())
            lines = {line.facts.order_id: line for line in book.lines()}
        contents.append(content(store))
        own, moved, alone = lines["571"], lines["572"], lines["573"]
        assert (own.derived.net, own.facts.est_standard, own.facts.shop) == (249, 249, "FRML01")
        assert own.derived.delivered_on == "2026-09-03"
        assert own.derived.is_delivery_estimated == 0
        assert (moved.facts.status, moved.facts.settled_at) == ("settled", "2026-10-20T10:00:00")
        assert (moved.facts.shop, moved.derived.net) == ("FRML01", 249)
        assert (alone.facts.shop, alone.derived.net) == ("", 249)
    lines_of = [store["order_lines"] for store in contents]
    assert all(lines == lines_of[0] for lines in lines_of)


def test_undoing_a_sellers_file_leaves_the_creators_as_it_was(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    with Book.open(store, as_of=AS_OF) as book:
        book.import_files([creator(tmp_path)], account="@lea.exemple")
        before = content(store)
        (result,) = book.import_files([seller(tmp_path)])
        assert (result.new, result.changed, result.older) == (1, 2, 0)
        assert content(store) != before
        book.undo_import(2)
        assert content(store)["order_lines"] == before["order_lines"]


def test_the_export_of_40_columns_and_a_later_one_are_one_line(tmp_path: Path) -> None:
    old = write_2025(tmp_path / "old.csv", [{**SOLD_2025, "status": "En attente"}])
    new = write_sales(
        tmp_path / "new.csv",
        [
            sale(
                order_id=SOLD_2025["order_id"],
                content_id="7539001122334455667",
                price="20,40",
                ordered_at=SOLD_2025["ordered_at"],
            )
        ],
    )
    for number, order in enumerate(permutations([old, new])):
        with Book.open(tmp_path / f"{number}.db", as_of=AS_OF) as book:
            book.add_account("@lea")
            for path in order:
                book.import_files([path])
            (line,) = book.lines()
            assert (line.facts.sku_id, line.derived.net) == (sale()["sku_id"], 249)


def test_a_line_of_a_sellers_file_is_explained(tmp_path: Path, book: Book) -> None:
    book.import_files([write_seller(tmp_path / "a.csv", [sold()])])
    (explained,) = book.explain(sold()["order_id"])
    words = [render(step.note, "en") for step in explained.amount_steps if step.note is not None]
    assert any("Actual Commission Base" in text for text in words)


def test_a_rejected_row_of_a_sellers_file_is_mended_and_dropped_again(
    tmp_path: Path, book: Book
) -> None:
    sales = [
        sold(order_id="571"),
        sold(order_id="572", price="2x.90"),
        sold(order_id="573", price="??", creator_username="tom"),
    ]
    path = write_seller(tmp_path / "a.csv", sales, above=[["A note"]])
    (first,) = book.import_files([path], account="@lea.exemple")
    assert (first.new, first.rejected, first.other_creators) == (1, 1, 1)
    assert (first.rejects[0].row, first.rejects[0].column) == (4, "Price")
    assert first.rejects_file is not None
    text = first.rejects_file.read_text(encoding="utf-8-sig")
    mended = tmp_path / "mended.csv"
    mended.write_text(text.replace("2x.90", "24.90"), encoding="utf-8-sig")
    (second,) = book.import_files([mended])
    assert (second.new, second.rejected, second.format) == (1, 0, "tiktok_seller_orders")
    assert {line.facts.order_id for line in book.lines()} == {"571", "572"}


def test_a_rejected_row_of_40_columns_is_mended_too(tmp_path: Path, book: Book) -> None:
    path = write_2025(tmp_path / "a.csv", [{**SOLD_2025, "price": "20,4O"}])
    (first,) = book.import_files([path], account="@lea")
    assert first.rejects_file is not None
    text = first.rejects_file.read_text(encoding="utf-8-sig")
    mended = tmp_path / "mended.csv"
    mended.write_text(text.replace("20,4O", "20,40"), encoding="utf-8-sig")
    (second,) = book.import_files([mended])
    assert (second.new, second.format) == (1, "tiktok_creator_orders_2025")


def test_a_large_creators_export_meets_the_lines_of_a_seller(tmp_path: Path) -> None:
    """Many rows that are alike are taken in by their kinds; the sellers' lines among them too."""
    own = write_sales(
        tmp_path / "own.csv", [sale(order_id=str(576944949268290041 + 7 * n)) for n in range(3000)]
    )
    some = [576944949268290041 + 7 * n for n in range(0, 3000, 300)]
    sellers = write_seller(
        tmp_path / "sellers.csv",
        [sold(order_id=str(n), actual_standard="9.99") for n in some],
    )
    contents = []
    for number, order in enumerate(([own, sellers], [sellers, own])):
        store = tmp_path / f"{number}.db"
        with Book.open(store, as_of=AS_OF) as book:
            book.add_account("@lea.exemple")
            for path in order:
                book.import_files([path])
            (summary,) = book.summary()
            assert sum(total.net for total in summary.stages.values()) == 3000 * 249
            assert all(check.ok for check in book.check())
        contents.append(content(store)["order_lines"])
    assert contents[0] == contents[1]
