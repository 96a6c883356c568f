"""Work that is cancelled ends soon, wherever it is, and leaves everything as it was."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from affitrack.book import Book, Cancelled, CancelToken, Progress
from affitrack.store import backup
from affitrack.store.connection import Store
from affitrack.wording.message import UserError
from tests.ingest.samples import sales, write_sales
from tests.store.stores import dump

AS_OF = date(2026, 12, 1)


class Impatient(CancelToken):
    """Is cancelled once somebody has looked at it so many times."""

    def __init__(self, looks: int) -> None:
        super().__init__()
        self.left = looks

    @property
    def is_cancelled(self) -> bool:
        self.left -= 1
        return self.left < 0

    @is_cancelled.setter
    def is_cancelled(self, _value: bool) -> None:
        pass


@pytest.fixture
def export(tmp_path: Path) -> Path:
    return write_sales(tmp_path / "e.csv", sales(600))


@pytest.fixture
def book(tmp_path: Path, export: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Book]:
    monkeypatch.setattr("affitrack.store.sql.errors._STEPS_BETWEEN_LOOKS", 200)
    monkeypatch.setattr(backup, "_PAGES_AT_A_TIME", 20)
    with Book.open(tmp_path / "store.db", as_of=AS_OF) as book:
        book.import_files([export], account="@lea")
        yield book


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with Store.open(path) as store:
        return dump(store)


@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.95])
@pytest.mark.parametrize("what", ["undo_import", "preview_undo"])
def test_an_undo_can_be_cancelled(book: Book, what: str, part: float) -> None:
    before = content(book.path)
    counting = Impatient(10**9)
    book.preview_undo(1, counting)
    looks = 10**9 - counting.left
    assert looks > 50
    with pytest.raises(Cancelled):
        getattr(book, what)(1, Impatient(int(looks * part)))
    assert content(book.path) == before
    assert not list(book.path.parent.rglob("backups/*"))
    assert book.undo_import(1).removed == 600
    book.close()


def test_no_copy_is_left_of_an_undo_that_is_cancelled_at_once(book: Book) -> None:
    with pytest.raises(Cancelled):
        book.undo_import(1, Impatient(1))
    assert not list(book.path.parent.rglob("backups/*"))
    book.close()


def files(folder: Path) -> set[Path]:
    """Return what lies in a folder; the log comes and goes."""
    return {path for path in folder.rglob("*") if not path.name.endswith(("-wal", "-shm"))}


@pytest.mark.parametrize("what", ["backup", "restore"])
def test_backing_up_and_restoring_can_be_cancelled_wherever_they_are(
    book: Book, tmp_path: Path, what: str
) -> None:
    copy = book.backup(tmp_path / "copy.db")
    old = book.backup()
    book.undo_import(1)
    oldest = old.rename(old.with_name("store-2001-01-01T00-00-00-by-hand.db"))
    before, there = content(book.path), files(tmp_path)
    pages = book.path.stat().st_size // 8192
    given = {"backup": tmp_path / "other.db", "restore": copy}[what]
    told: list[Progress] = []
    for looks in range(0, 10_000, 7):
        try:
            with book.watched(told.append, Impatient(looks)):
                getattr(book, what)(given)
        except Cancelled:
            assert content(book.path) == before
            assert files(tmp_path) == there
        else:
            break
    assert looks > pages // 20  # once for so many pages, and while they are checked
    assert told[-1].share == 1
    assert content(given) == content(book.path)
    assert oldest.exists() == (what == "backup")  # too old to be kept once there is a newer one
    book.close()


def test_restoring_tells_that_another_program_writes(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    Store.open(path).close()
    with Store.open(path, seconds_to_wait=0) as store, Store.open(path) as other:
        copy = backup.back_up(store, tmp_path / "copy.db")
        with other.write(), pytest.raises(UserError) as caught:
            backup.restore(store, copy)
        assert caught.value.message.key == "store.busy"
        backup.restore(store, copy)


def test_a_file_that_is_only_being_looked_at_can_be_cancelled(tmp_path: Path, export: Path) -> None:
    looks = Impatient(3)
    with Book.open(tmp_path / "new.db", as_of=AS_OF) as book:
        with pytest.raises(Cancelled):
            book.import_files([export], account="@lea", cancel=looks)
        assert book.accounts() == []
        assert looks.left == -1  # nobody has gone on


@pytest.mark.parametrize("part", [0.2, 0.5, 0.8, 0.97])
def test_indexes_are_back_when_an_import_is_cancelled(
    tmp_path: Path, export: Path, monkeypatch: pytest.MonkeyPatch, part: float
) -> None:
    monkeypatch.setattr("affitrack.store.sql.errors._STEPS_BETWEEN_LOOKS", 200)
    counting = Impatient(10**9)
    with Book.open(tmp_path / "other.db", as_of=AS_OF) as other:
        other.import_files([export], account="@lea", cancel=counting)
    path = tmp_path / "new.db"
    with Book.open(path, as_of=AS_OF) as book:
        book.add_account("@lea")
        before = _indexes(path)
        token = Impatient(int((10**9 - counting.left) * part))
        with pytest.raises(Cancelled):
            book.import_files([export], account="@lea", cancel=token)
        assert book.is_empty()
        assert _indexes(path) == before
        book.import_files([export])
        assert _indexes(path) == before


def _indexes(path: Path) -> list[tuple[str, str]]:
    """Return what the table of lines and its indexes are, as a tool that knows nothing sees it."""
    query = "SELECT name, sql FROM sqlite_master WHERE tbl_name = 'order_lines' ORDER BY name"
    with closing(sqlite3.connect(path)) as plain:
        return plain.execute(query).fetchall()


CHANGES = [{"return_window_days": "3"}, {"vat_rate": "0.1"}]


@pytest.mark.parametrize("changes", CHANGES)
def test_a_change_of_rules_says_how_far_it_is(
    book: Book, changes: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("redating", "revaluing"):
        monkeypatch.setattr(f"affitrack.store.derived.{module}._AT_A_TIME", 100)
    told: list[Progress] = []
    book.effect_of(lambda trial: trial.set_account("@lea", changes), None, told.append)
    shares = [each.share or 0 for each in told]
    assert len(shares) >= 6
    assert shares == sorted(shares)
    assert shares[-1] - shares[0] > 0.6
    assert shares[-1] < 1  # all lines are still to be added up
    book.close()


@pytest.mark.parametrize("changes", CHANGES)
@pytest.mark.parametrize("part", [0.02, 0.3, 0.6, 0.95])
def test_a_change_of_rules_can_be_cancelled(
    book: Book, changes: dict[str, str], part: float
) -> None:
    before = content(book.path)
    counting = Impatient(10**9)
    book.effect_of(lambda trial: trial.set_account("@lea", changes), counting)
    looks = 10**9 - counting.left
    assert looks > 50
    with (
        pytest.raises(Cancelled),
        book.watched(None, Impatient(int(looks * part / 2))),
    ):
        book.set_account("@lea", changes)
    assert content(book.path) == before
    assert not book.account("@lea").settings
    book.close()


def statement(path: Path, rows: int) -> Path:
    lines = [f"{1 + n % 28:02d}/10/2026;CARD {n};-{n},50" for n in range(rows)]
    path.write_text("\n".join(["Date;Libellé;Montant", *lines]) + "\n", encoding="utf-8")
    return path


def test_reading_a_statement_says_how_far_it_is_and_can_be_cancelled(
    book: Book, tmp_path: Path
) -> None:
    path = statement(tmp_path / "bank.csv", 3000)
    told: list[Progress] = []
    counting = Impatient(10**9)
    with book.watched(told.append, counting):
        assert len(book.read_statement(path).lines) == 3000
    shares = [each.share or 0 for each in told]
    assert len(shares) > 4
    assert shares == sorted(shares)
    assert shares[-1] == 1
    looks = 10**9 - counting.left
    with pytest.raises(Cancelled), book.watched(None, Impatient(looks // 2)):
        book.read_statement(path)
    book.close()
