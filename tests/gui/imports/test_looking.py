from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from affitrack.book import Book, Cancelled, FileResult
from affitrack.gui.imports.account_form import AccountForm
from affitrack.gui.imports.looking import NewAccount, recognise, take_in, try_out
from affitrack.gui.tasks import Work
from affitrack.wording.message import UserError, message
from tests.gui.real import AS_OF, fill, held, paid
from tests.gui.settings.used import pick
from tests.ingest.samples import write_sales

pytestmark = pytest.mark.gui


@pytest.fixture
def work(store_path: Path) -> Iterator[Work]:
    with Book.open(store_path, as_of=AS_OF) as book:
        yield Work(lambda: book)


def test_without_an_account_the_files_are_recognised_and_no_more(
    work: Work, tmp_path: Path
) -> None:
    export = write_sales(tmp_path / "sales.csv", [held(1)])
    look = recognise(work, [export, export], wanted="")
    assert look.paths == [export], "the same file twice is one file"
    assert look.results == ()
    assert look.handle == ""


def test_a_new_account_is_tried_out_and_not_made(work: Work, tmp_path: Path) -> None:
    export = write_sales(tmp_path / "sales.csv", [held(1)])
    look = try_out(work, recognise(work, [export], wanted=""), NewAccount("lea", "FR"))
    assert [result.new for result in look.results] == [1]
    assert look.handle == "lea"
    assert work.book.accounts() == []
    take_in(work, look.paths, NewAccount("lea", "FR"))
    assert [account.handle for account in work.book.accounts()] == ["lea"]


def test_a_file_that_breaks_off_does_not_block_the_others(
    work: Work, store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(store_path, paid(1))
    good = write_sales(tmp_path / "good.csv", [held(1)])
    broken = write_sales(tmp_path / "broken.csv", [held(2)])
    really = Book.import_files

    def breaks_off(book: Book, paths: Sequence[Path], **wishes: Any) -> list[FileResult]:  # noqa: ANN401 - any
        if broken in paths:
            raise UserError(message("ingest.empty", file=broken.name))
        return really(book, paths, **wishes)

    monkeypatch.setattr(Book, "import_files", breaks_off)
    look = recognise(work, [good, broken], wanted=None)
    assert look.paths == [good]
    assert [refused.path for refused in look.refused] == [broken]
    assert [result.path for result in look.results] == [good]


def test_a_file_goes_to_the_account_that_is_paid_in_its_currency(
    work: Work, store_path: Path, tmp_path: Path
) -> None:
    fill(store_path, paid(1))
    work.book.add_account("maria", "US")
    in_dollars = write_sales(tmp_path / "us.csv", [held(1, currency="USD")])
    work.book.import_files([in_dollars], account="maria")
    in_euros = write_sales(tmp_path / "fr.csv", [held(2)])
    in_pounds = write_sales(tmp_path / "uk.csv", [held(3, currency="GBP")])
    assert recognise(work, [in_euros], wanted="").handle == "lea.naturelle"
    assert recognise(work, [in_euros], wanted="@lea.naturelle").handle == "lea.naturelle"
    assert recognise(work, [in_dollars], wanted="").handle == "maria"
    for asked in (
        recognise(work, [in_euros], wanted="maria"),
        recognise(work, [in_pounds], wanted=""),
    ):
        assert (asked.account, asked.results) == (None, ())
    assert recognise(work, [in_pounds], wanted="").market == "UK"
    work.book.add_account("zoe", "FR")
    assert recognise(work, [in_euros], wanted="").account is None
    assert recognise(work, [in_euros], wanted="zoe").handle == "zoe"


def test_a_file_goes_to_the_account_that_has_sales_of_it(
    work: Work, store_path: Path, tmp_path: Path
) -> None:
    fill(store_path, paid(1))
    work.book.add_account("zoe", "FR")
    zoes = write_sales(tmp_path / "zoe.csv", [held(1)])
    work.book.import_files([zoes], account="zoe")
    later = write_sales(tmp_path / "later.csv", [held(1), held(2)])
    for wanted in ("", "zoe", "lea.naturelle"):
        assert recognise(work, [later], wanted=wanted).handle == "zoe"
    both = [later, write_sales(tmp_path / "lea.csv", [paid(1), paid(2)])]
    look = recognise(work, both, wanted="zoe")
    assert (look.handle, look.are_of_several) == ("", True)
    told = {each.path.name: (each.account, each.new) for each in look.results}
    assert told == {"later.csv": ("zoe", 1), "lea.csv": ("lea.naturelle", 1)}
    nobodys = write_sales(tmp_path / "new.csv", [held(9)])
    assert recognise(work, [*both, nobodys], wanted="zoe").account is None
    tried = try_out(work, recognise(work, [later], wanted=""), "lea.naturelle")
    assert [each.elsewhere for each in tried.results] == [(("zoe", 1),)]


def test_files_that_several_accounts_are_paid_in_are_asked_about_with_a_word_of_it(
    work: Work, tmp_path: Path, qtbot: QtBot
) -> None:
    for handle, market in (("lea", "FR"), ("tom", "UK")):
        work.book.add_account(handle, market)
    both = [
        write_sales(tmp_path / "fr.csv", [held(1)]),
        write_sales(tmp_path / "uk.csv", [held(2, currency="GBP")]),
    ]
    for wanted in ("lea", ""):
        look = recognise(work, both, wanted=wanted)
        assert (look.account, look.currencies) == (None, ("EUR", "GBP"))
    form = AccountForm()
    qtbot.addWidget(form)
    form.offer(look.accounts, look.handle, look.creators, look.market, look.currencies)
    words = next(each for each in form.findChildren(QLabel) if "EUR, GBP" in each.text())
    assert not words.isHidden()
    form.offer(look.accounts, look.handle, look.creators, look.market, ("GBP",))
    assert "GBP" not in words.text()
    assert form.known.currentText() == "@tom · GBP"
    assert words.isHidden()
    pick(form.known, "lea")
    assert words.text() == "These sales are in GBP, but @lea is paid in EUR."
    assert not words.isHidden()
    form.offer(look.accounts, "lea", (), look.market, ("JPY",))
    assert form.known.currentText() == "@lea · EUR"
    form.offer(look.accounts, "", (), look.market, ("JPY",))
    assert (form.known.currentText(), words.isHidden()) == ("A new account", True)
    form.retranslate()
    assert form.known.currentText() == "A new account"


def test_the_account_of_a_preview_is_the_one_offered_when_it_is_to_change(qtbot: QtBot) -> None:
    """With their @ in the store none was found, and the first stood there."""
    form = AccountForm()
    qtbot.addWidget(form)
    form.offer({"@amy": "GBP", "@tom": "EUR"}, "tom", (), "FR", ("EUR",))
    assert form.known.currentText() == "@tom · EUR"
    form.offer({"@amy": "GBP", "@tom": "EUR"}, "somebody.new", (), "FR", ("EUR",))
    assert form.known.currentText() == "A new account"


def test_the_market_of_the_currency_is_offered_until_another_is_chosen(qtbot: QtBot) -> None:
    form = AccountForm()
    qtbot.addWidget(form)
    form.offer({}, "", (), "UK")
    assert form.market.currentData() == "UK"
    form.market.setCurrentIndex(form.market.findData("IE"))
    form.offer({}, "", (), "UK")
    assert form.market.currentData() == "IE"


def test_a_stopped_reading_ends(work: Work, tmp_path: Path) -> None:
    export = write_sales(tmp_path / "sales.csv", [held(1)])
    work.cancel.cancel()
    with pytest.raises(Cancelled):
        recognise(work, [export], wanted=None)
