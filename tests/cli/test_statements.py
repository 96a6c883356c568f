"""`payout import`: bank statements on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.ingest.statements.samples import MOVES, write_all


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    return write_all(tmp_path)


def test_payouts_of_a_statement_are_taken_in(filled: Cli, files: dict[str, Path]) -> None:
    answer = filled("payout", "import", files["credit_agricole"], json=True)
    document = answer.document
    assert (answer.code, document["format"], document["rows"]) == (0, "table", len(MOVES))
    taken = [line["amount"] for line in document["lines"] if line["taken"]]
    assert sorted(taken) == ["1234.56", "252.65", "252.65"]
    assert [each["amount"] for each in document["payouts"]] == ["252.65", "252.65", "1234.56"]
    assert {each["source"] for each in document["payouts"]} == {"credit_agricole.csv"}
    assert len(filled("payout", "list", json=True).document["payouts"]) == 3
    again = filled("payout", "import", files["credit_agricole"], json=True).document
    assert again["payouts"] == []
    assert {line["proposed"] for line in again["lines"]} == {"known", "other"}


def test_a_trial_writes_nothing(filled: Cli, files: dict[str, Path]) -> None:
    trial = filled("payout", "import", files["ofx1"], "--dry-run", json=True).document
    assert sum(line["taken"] for line in trial["lines"]) == 3
    assert filled("payout", "list", json=True).document == {"payouts": []}
    assert "TIKTOK" in filled("payout", "import", files["ofx1"], "--dry-run").out


def test_rows_that_the_user_names(filled: Cli, files: dict[str, Path]) -> None:
    named = filled("payout", "import", files["bnp"], "--row", "7", json=True).document
    assert [each["amount"] for each in named["payouts"]] == ["1211.30"]
    assert filled("payout", "import", files["bnp"], "--row", "99").code == 2


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_people_are_told_what_was_taken_and_what_not(
    filled: Cli, files: dict[str, Path], lang: str
) -> None:
    said = filled("payout", "import", files["paypal"], lang=lang)
    assert said.code == 0
    assert "PayPal" in said.out
    assert "TIKTOK" in said.out
    assert ("2 other credits" if lang == "en" else "2 autres crédits") in said.out


def test_rows_that_cannot_be_read_are_told(filled: Cli, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "Date;Libellé;Montant\n31/11/2026;A;1,00\n13/11/2026;TIKTOK;3,00\n", encoding="utf-8"
    )
    trial = filled("payout", "import", path, "--dry-run", json=True, lang="fr")
    (rejected,) = trial.document["rejected"]
    assert (trial.code, rejected["row"]) == (1, 2)
    assert "31/11/2026" in rejected["reason"]
    said = filled("payout", "import", path)
    assert said.code == 1
    assert "Row 2" in said.out
    assert len(filled("payout", "list", json=True).document["payouts"]) == 1


def test_what_a_file_leaves_open_is_asked_and_answered(filled: Cli, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Date,Description,Amount\n05/06/2026,TIKTOK,12.00\n", encoding="utf-8")
    refused = filled("payout", "import", path)
    assert (refused.code, "--dates" in refused.err) == (2, True)
    answered = filled("payout", "import", path, "--dates", "mdy", json=True).document
    assert [each["on"] for each in answered["payouts"]] == ["2026-05-06"]


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("cut.ofx", "OFXHEADER:100\n<OFX><STMTTRN>"),
        ("cut.xml", '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><Ntry>'),
        ("what.csv", "a;b;c;d\n1;2;3;4\n"),
        ("empty.csv", ""),
    ],
)
def test_what_is_no_statement_is_refused(
    filled: Cli, tmp_path: Path, name: str, content: str, lang: str
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    refused = filled("payout", "import", path, lang=lang)
    assert (refused.code, refused.out) == (2, "")
    assert name in refused.err
    assert filled("payout", "list", json=True).document == {"payouts": []}


def test_a_statement_is_no_export(filled: Cli, files: dict[str, Path]) -> None:
    refused = filled("import", files["camt02"])
    assert refused.code == 2
    assert "payout import" in refused.err
    assert len(filled("imports", json=True).document["imports"]) == 7


def test_columns_are_named_once_and_kept(filled: Cli, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Quand;Quoi;Combien;Reste\n13/11/2026;TIKTOK;3,00;9,00\n", encoding="utf-8")
    refused = filled("payout", "import", path)
    assert refused.code == 2
    assert "--columns" in refused.err
    assert "Combien" in refused.err
    named = ("--columns", "received_on,text,amount,-")
    taken = filled("payout", "import", path, *named, "--keep", "mine", json=True).document
    assert [each["amount"] for each in taken["payouts"]] == ["3.00"]
    path.write_text("Quand;Quoi;Combien;Reste\n14/11/2026;TIKTOK;4,00;9,00\n", encoding="utf-8")
    assert len(filled("payout", "import", path, json=True).document["payouts"]) == 1
    assert filled("payout", "import", path, "--mapping", "mine").code == 0
    assert filled("payout", "import", path, "--mapping", "yours").code == 2
    (kept,) = filled("payout", "columns", json=True).document["mappings"]
    assert (kept["name"], kept["columns"]) == ("mine", ["received_on", "text", "amount", None])
    assert "Montant" in filled("payout", "columns", lang="fr").out
    assert filled("payout", "columns", "--forget", "mine", json=True).document == {"mappings": []}
    assert filled("payout", "columns", "--forget", "mine").code == 2
    assert filled("payout", "import", path, "--columns", "day,amount").code == 2


def test_standard_input_is_no_statement(cli: Cli) -> None:
    refused = cli("payout", "import", "-")
    assert (refused.code, "takes files, not standard input" in refused.err) == (2, True)
