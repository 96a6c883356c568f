"""Sellers' and partners' files on the command line: whose they are, and what is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.ingest.others_orders import sold, write_partner, write_seller


def mixed(tmp_path: Path) -> Path:
    sales = [sold(order_id="571"), sold(order_id="572", creator_username="tom"),
             sold(order_id="573", creator_username="ana")]  # fmt: skip
    explained = ["Platform unique order ID.", *["What it means."] * 31]
    return write_seller(tmp_path / "all_1.csv", sales, below=[explained])


def test_rows_of_others_are_counted_in_the_document(cli: Cli, tmp_path: Path) -> None:
    answer = cli("import", mixed(tmp_path), "--account", "LEA.exemple", json=True)
    assert answer.code == 0
    (told,) = answer.document["files"]
    assert (told["format"], told["language"]) == ("tiktok_seller_orders", "en")
    assert (told["rows"], told["new"], told["rejected"]) == (1, 1, 0)
    assert (told["other_creators"], told["explanation_rows"]) == (2, 1)
    (line,) = cli("lines", json=True).document["lines"]
    assert (line["net"], line["source"], line["delivered_on"]) == ("2.49", "actual", "2026-09-03")


def test_rows_of_others_are_said_in_words(cli: Cli, tmp_path: Path) -> None:
    path = mixed(tmp_path)
    out = cli("import", path, "--account", "@lea.exemple").out
    assert "TikTok Shop seller’s affiliate orders · English · 32 columns · EUR" in out
    assert "2 rows of other creators were left out." in out
    assert "1 row that is no sale was left out" in out
    out = cli("import", path, lang="fr").out
    assert "2 lignes d’autres créateurs ont été laissées de côté." in out
    assert "Commandes affiliées d’un vendeur TikTok Shop" in out


def test_whose_sales_they_are_is_asked_where_the_file_names_several(
    cli: Cli, tmp_path: Path
) -> None:
    answer = cli("import", mixed(tmp_path), lang="fr")
    assert answer.code == 2
    assert "Le fichier contient celles de plusieurs créateurs" in answer.err
    assert "ana, lea.exemple, tom" in answer.err


def test_the_only_creator_of_a_file_becomes_the_account(cli: Cli, tmp_path: Path) -> None:
    answer = cli("import", write_partner(tmp_path / "a.csv", [sold()]))
    assert answer.code == 0
    assert "Account @lea.exemple was added, market FR." in answer.err
    (account,) = cli("account", "list", json=True).document["accounts"]
    assert account["handle"] == "@lea.exemple"


def test_a_trial_of_a_sellers_file_writes_nothing(cli: Cli, tmp_path: Path) -> None:
    answer = cli("import", mixed(tmp_path), "--account", "lea.exemple", "--dry-run", json=True)
    (told,) = answer.document["files"]
    assert (told["new"], told["other_creators"], told["import_id"]) == (1, 2, None)
    assert cli("account", "list", json=True).document["accounts"] == []


@pytest.mark.parametrize("order", [("seller", "partner"), ("partner", "seller")])
@pytest.mark.parametrize("statuses", [("Pending", "Pending"), ("Settled", "Pending"),
                                      ("Pending", "Settled"), ("Settled", "Settled")])  # fmt: skip
def test_the_rate_of_shop_ads_is_not_the_standard_one_that_a_partner_states(
    cli: Cli, tmp_path: Path, order: tuple[str, ...], statuses: tuple[str, str]
) -> None:
    common = {"order_id": "571", "est_base": "20.75", "standard_rate": "12%"}
    of_seller, of_partner = statuses
    paid = {"Pending": "/", "Settled": "0.62"}
    by_ads = {"shop_ads_rate": "3%", "est_shop_ads": "0.62", "actual_shop_ads": paid[of_seller]}
    none = {"est_standard": "/", "actual_standard": "/"}
    one = {"est_standard": "0.62", "actual_standard": paid[of_partner]}
    seller = sold(**common, **by_ads, **none, status=of_seller)
    partner = sold(**common, **one, order_type="Shop ads order", status=of_partner)
    files = {
        "seller": write_seller(tmp_path / "s.csv", [seller]),
        "partner": write_partner(tmp_path / "p.csv", [partner]),
    }
    for name in order:
        cli("import", files[name], "--account", "@lea.exemple")
    (line,) = cli("lines", json=True).document["lines"]
    assert (line["rate"], line["net"], line["flags"]) == ("0.03", "0.62", [])


@pytest.mark.parametrize("order", [("seller", "partner"), ("partner", "seller"), ("partner",)])
@pytest.mark.parametrize("status", ["Pending", "Settled"])
def test_a_shop_ads_sale_counts_once(
    cli: Cli, tmp_path: Path, order: tuple[str, ...], status: str
) -> None:
    """A partner's one column for what the creator gets is the Shop Ads commission here."""
    actual = "0.62" if status == "Settled" else "/"
    common = {"order_id": "571", "status": status, "est_base": "20.75", "actual_base": "20.75"}
    by_ads = {"shop_ads_rate": "3%", "est_shop_ads": "0.62", "actual_shop_ads": actual}
    none = {"est_standard": "/", "actual_standard": "/"}
    one = {"standard_rate": "3%", "est_standard": "0.62", "actual_standard": actual}
    seller = sold(**common, **by_ads, **none)
    partner = sold(**common, **one, order_type="Shop ads order")
    files = {
        "seller": write_seller(tmp_path / "s.csv", [seller]),
        "partner": write_partner(tmp_path / "p.csv", [partner]),
    }
    for name in order:
        cli("import", files[name], "--account", "@lea.exemple")
    (line,) = cli("lines", json=True).document["lines"]
    assert (line["order_type"], line["rate"]) == ("shop_ads", "0.03")
    assert (line["commission"], line["net"], line["flags"]) == ("0.62", "0.62", [])
