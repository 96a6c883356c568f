"""`import --decimal --dates`: what a file leaves open is told, or nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import HANDLE, Cli
from tests.ingest.samples import Shape, sale, write_sales
from tests.ingest.test_questions import OPEN_AMOUNTS


@pytest.fixture
def undecided(tmp_path: Path) -> Path:
    """An export whose amounts could be thousands or fractions."""
    return write_sales(tmp_path / "open.csv", [sale(**OPEN_AMOUNTS)], Shape("en", 47))


def test_an_open_file_is_refused_with_the_question_and_its_answer(
    cli: Cli, undecided: Path, store: Path
) -> None:
    answer = cli("import", undecided, "--account", HANDLE)
    assert answer.code == 2
    assert (
        "“open.csv”, column “Price”: “9.510” can mean €9,510.00 or €9.51, and nothing in the file "
        "tells which; answer with --decimal comma|point."
    ) in answer.err
    assert answer.err.endswith("Nothing was imported.\n")
    assert cli("imports", json=True).document == {"imports": []}
    french = cli("import", undecided, "--account", HANDLE, lang="fr")
    assert "peut valoir 9\u202f510,00\u00a0€ ou 9,51\u00a0€" in french.err
    assert "répondez avec --decimal comma|point." in french.err
    assert store.exists()


def test_a_damaged_archive_of_an_account_says_that_nothing_came_in(
    cli: Cli, tmp_path: Path
) -> None:
    path = tmp_path / "user_data.json"
    path.write_text('{"Post": {"Posts": {"VideoList": [', encoding="utf-8")
    answer = cli("import", path, "--account", HANDLE)
    assert answer.code == 2
    assert answer.err.endswith("Nothing was imported.\n")


@pytest.mark.parametrize(("word", "price"), [("comma", "9510.00"), ("point", "9.51")])
def test_the_option_answers(cli: Cli, undecided: Path, word: str, price: str) -> None:
    answer = cli("import", undecided, "--account", HANDLE, "--decimal", word)
    assert answer.code == 0
    (line,) = cli("lines", json=True).document["lines"]
    assert line["price"] == price


@pytest.mark.parametrize(
    ("word", "day"), [("dmy", "2026-11-05T10:00:00"), ("mdy", "2026-05-11T10:00:00")]
)
def test_the_order_of_dates_may_be_told(cli: Cli, tmp_path: Path, word: str, day: str) -> None:
    cells = {"ordered_at": "05/11/2026 10:00:00", "settled_at": "/"}
    path = write_sales(tmp_path / "e.csv", [sale(**cells)])
    assert cli("import", path, "--account", HANDLE, "--dates", word).code == 0
    (line,) = cli("lines", json=True).document["lines"]
    assert line["ordered_at"] == day


def test_options_leave_files_alone_that_prove_themselves(cli: Cli, tmp_path: Path) -> None:
    path = write_sales(tmp_path / "e.csv", [sale()])
    answer = cli(
        "import", path, "--account", HANDLE, "--decimal", "point", "--dates", "mdy", json=True
    )
    assert answer.code == 0
    (line,) = cli("lines", json=True).document["lines"]
    assert (line["price"], line["ordered_at"]) == ("24.90", "2026-08-31T23:39:41")


def test_a_file_in_two_ways_of_writing_is_not_taken_in_by_half(cli: Cli, tmp_path: Path) -> None:
    sold = [sale(order_id=str(10**17 + n)) for n in range(2200)]
    sold += [sale(order_id=str(10**18 + n), price="24.90") for n in range(60)]
    path = write_sales(tmp_path / "two.csv", sold)
    answer = cli("import", path, "--account", HANDLE)
    assert answer.code == 2
    assert "In “two.csv”, 60 rows are written in another way than the first ones." in answer.err
    assert "may be put together from two exports" in answer.err
    assert cli("lines", json=True).document["lines"] == []


def test_what_is_no_answer_is_said(cli: Cli, undecided: Path) -> None:
    answer = cli("import", undecided, "--decimal", ";")
    assert answer.code == 2
    assert "comma, point" in answer.err


@pytest.mark.parametrize(
    ("cell", "rate", "words"), [("0.12", "0.12", True), ("12%", "0.12", False)]
)
def test_how_a_rate_without_a_percent_sign_is_read_is_said(
    cli: Cli, tmp_path: Path, cell: str, rate: str, words: bool
) -> None:
    path = write_sales(tmp_path / "e.csv", [sale(standard_rate=cell)])
    trial = cli("import", path, "--account", HANDLE, "--dry-run", json=True)
    assert trial.document["files"][0]["rate_without_percent"] == ("0.12" if words else None)
    answer = cli("import", path, "--account", HANDLE)
    assert ("Rates have no % here: 0.12 was read as 12%." in answer.out) == words
    (line,) = cli("lines", json=True).document["lines"]
    assert line["rate"] == rate


def test_a_status_that_nobody_knows_is_named_with_its_rows(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    rows = ["A1,Verschollen", "A2,Verschollen", "A3,Paid", "A4,perdue", "A5,REGLEE", "A6,Vapour"]
    path.write_text("Order,Status,Date,Amount with tax,Rate\n" + "".join(
        f"{row},2026-10-01,12.00,10%\n" for row in rows
    ))  # fmt: skip
    trial = cli("import", path, "--account", HANDLE, "--dry-run", json=True)
    assert trial.document["files"][0]["unknown_statuses"] == {"Verschollen": 2, "Vapour": 1}
    said = cli("import", path, "--account", HANDLE).out
    assert "  2 rows have a status that AffiTrack does not know: “Verschollen”." in said
    assert "  1 row has a status that AffiTrack does not know: “Vapour”." in said
    stages = {line["order_id"]: line["stage"] for line in cli("lines", json=True).document["lines"]}
    assert (stages["A4"], stages["A1"], stages["A6"]) == ("lost", "unknown", "unknown")
    assert stages["A5"] == stages["A3"] != "unknown"
    more = tmp_path / "more.csv"
    more.write_text("Order,Status,Date,Amount with tax,Rate\nB1,Paid,2026-10-01,12.00,10%\n")
    answer = cli("import", more, "--account", HANDLE, json=True)
    assert answer.document["files"][0]["unknown_statuses"] == {}, "they are of another file"


def test_letters_are_told(cli: Cli, tmp_path: Path) -> None:
    words = {"status": "Settled", "order_type": "Affiliate order", "content_type": "Video"}
    cells = {**words, "shop_name": "Shop", "product_name": "Kem đêm"}
    path = write_sales(tmp_path / "e.csv", [sale(**cells)], Shape("en", encoding="cp1258"))
    refused = cli("import", path, "--account", HANDLE)
    assert refused.code == 2
    assert "“Kem đêm” (Vietnamese letters)" in refused.err
    assert "answer with --letters western|vietnamese|thai." in refused.err
    assert cli("imports", json=True).document == {"imports": []}
    assert cli("import", path, "--account", HANDLE, "--letters", "vietnamese").code == 0
    (line,) = cli("lines", json=True).document["lines"]
    assert line["product"] == "Kem đêm"


def test_letters_are_known_by_the_names_of_earlier_sales(cli: Cli, tmp_path: Path) -> None:
    words = {"status": "Settled", "order_type": "Affiliate order", "content_type": "Video"}
    cells = {**words, "shop_name": "Shop", "product_name": "Kem đêm"}
    shape = Shape("en", encoding="cp1258")
    first = write_sales(tmp_path / "e.csv", [sale(**cells)], shape)
    later = [sale(**cells), sale(**cells, order_id="576944949268290999")]
    second = write_sales(tmp_path / "f.csv", later, shape)
    assert cli("import", first, "--account", HANDLE, "--letters", "vietnamese").code == 0
    assert cli("import", second, "--account", HANDLE).code == 0
    other = {**cells, "product_id": "1729384756101111111", "product_name": "Đai lưng"}
    third = write_sales(tmp_path / "g.csv", [sale(**other)], shape)
    assert cli("import", third, "--account", HANDLE).code == 2  # of which nothing is known
    lines = cli("lines", json=True).document["lines"]
    assert [line["product"] for line in lines] == ["Kem đêm", "Kem đêm"]
