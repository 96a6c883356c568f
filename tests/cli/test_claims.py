"""`reconcile` and `claims`: what single lines show, and what is asked for, on the command line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Cli
from tests.gui.real import HANDLE, held, paid
from tests.ingest.samples import write_sales


def reconciled(cli: Cli) -> dict[str, Any]:
    found: dict[str, Any] = cli("reconcile", json=True).document
    return found


def made(cli: Cli, *words: str) -> dict[str, Any]:
    answer = cli("claims", "add", *words, json=True)
    assert answer.code == 0, answer.err
    claim: dict[str, Any] = answer.document["claim"]
    return claim


def test_late_lines_are_those_with_the_flag(filled: Cli) -> None:
    found = reconciled(filled)
    lines = filled("lines", json=True).document["lines"]
    late = {(line["order_id"], line["sku_id"]) for line in lines if "late" in line["flags"]}
    assert late
    assert {(each["order_id"], each["sku_id"]) for each in found["late"]} == late
    assert found["late"] == [each for each in found["findings"] if each["kind"] == "late"]


def test_every_finding_says_what_is_missing(filled: Cli) -> None:
    findings = reconciled(filled)["findings"]
    assert {each["kind"] for each in findings} >= {"frozen", "late", "zero"}
    for each in findings:
        missing = Decimal(each["stands"]) - Decimal(each["expected"])
        assert Decimal(each["difference"]) == missing < 0
        assert each["why"]
        assert (each["deadline_on"] is not None) == (each["kind"] == "frozen")
    keys = [(each["order_id"], each["sku_id"], each["content_id"]) for each in findings]
    assert len(set(keys)) == len(keys)


def test_a_short_run_is_explained_to_the_cent(filled: Cli) -> None:
    (*_, run) = reconciled(filled)["runs"]
    amount = Decimal(run["expected"]) - Decimal("1.23")
    filled("payout", "add", "--on", run["payout_on"], "--amount", str(amount))
    (found,) = reconciled(filled)["explained"]
    steps = sum(Decimal(step["amount"]) for step in found["steps"])
    assert Decimal(found["should"]) + steps == Decimal(found["expected"])
    assert Decimal(found["difference"]) == Decimal("-1.23")
    explained = Decimal(found["explained"]) + Decimal(found["unexplained"])
    assert explained == Decimal("-1.23")
    said = filled("reconcile").out
    assert "that no line explains" in said
    claim = made(filled, "--run", run["payout_on"])
    assert (claim["claimed"], claim["lines"]) == ("1.23", [])
    assert claim["runs"][0]["payout_on"] == run["payout_on"]


def test_one_missing_sale_is_found(filled: Cli) -> None:
    (*_, run) = reconciled(filled)["runs"]
    lines = [
        line for line in filled("lines", "--stage", "paid", json=True).document["lines"]
        if line["payout_on"] == run["payout_on"]
    ]  # fmt: skip
    nets = [Decimal(line["net"]) for line in lines]
    alone = next(line for line in lines if nets.count(Decimal(line["net"])) == 1)
    amount = Decimal(run["expected"]) - Decimal(alone["net"])
    filled("payout", "add", "--on", run["payout_on"], "--amount", str(amount))
    (found,) = reconciled(filled)["explained"]
    (fit,) = found["fits"]
    assert (fit["kind"], fit["is_sure"], found["unexplained"]) == ("line", True, "0.00")
    assert alone["order_id"] in fit["said"]


def test_a_claim_from_first_to_last(filled: Cli, tmp_path: Path) -> None:
    assert filled("claims", "list").out.startswith("No claim yet.")
    late = reconciled(filled)["late"]
    claim = made(filled, "--kind", "late", "--title", "Late ones")
    assert (claim["claim_id"], claim["state"], claim["name"]) == ("1", "to_send", "Late ones")
    assert len(claim["lines"]) == len(late)
    assert {each["claim_id"] for each in reconciled(filled)["late"]} == {"1"}
    sent = filled("claims", "set", "1", "--state", "sent", "--on", "2026-11-20", json=True)
    assert sent.document["claim"]["sent_on"] == "2026-11-20"
    won = filled("claims", "set", "1", "--state", "won", "--won", "4,20", json=True)
    assert (won.document["claim"]["won"], won.document["claim"]["closed_on"]) == (
        "4.20", "2026-11-22",
    )  # fmt: skip
    (totals,) = filled("claims", "list", json=True).document["totals"]
    assert (totals["won"], totals["claimed"], totals["open"]) == ("4.20", claim["claimed"], "0.00")
    assert "Brought in: €4.20" in filled("claims", "list").out
    all_of_it = filled("claims", "set", "1", "--won", claim["claimed"])
    assert "more than was claimed" not in all_of_it.err
    assert "more than was claimed" in filled("claims", "set", "1", "--won", "4200").err
    assert filled("claims", "set", "1", "--won", "4.20").err == ""
    assert "aboutie" in filled("claims", "show", "1", lang="fr").out
    for name in ("claim.pdf", "claim.csv"):
        saved = filled("claims", "save", "1", "--out", tmp_path / name)
        assert saved.code == 0
        assert (tmp_path / name).stat().st_size > 200
        assert filled("claims", "save", "1", "--out", tmp_path / name).code == 2
    assert filled("claims", "remove", "1").out == "1 claim was removed.\n"
    assert filled("claims", "list", json=True).document == {"claims": [], "totals": []}


def test_attachments_come_back_as_they_were(filled: Cli, tmp_path: Path) -> None:
    made(filled, "--kind", "zero")
    (tmp_path / "mail.txt").write_bytes(b"Bonjour")
    (tmp_path / "empty.txt").write_bytes(b"")
    refused = filled("claims", "attach", "1", tmp_path / "mail.txt", tmp_path / "empty.txt")
    assert refused.code == 2
    attached = filled("claims", "attach", "1", tmp_path / "mail.txt", json=True)
    (found,) = attached.document["claim"]["attachments"]
    assert (found["name"], found["bytes"]) == ("mail.txt", 7)
    number = found["attachment_id"]
    assert "mail.txt (7 bytes" in filled("claims", "show", "1").out
    assert filled("claims", "fetch", number, "--out", tmp_path / "back.txt").code == 0
    assert (tmp_path / "back.txt").read_bytes() == b"Bonjour"
    assert filled("claims", "fetch", number, "--out", tmp_path / "back.txt").code == 2
    gone = filled("claims", "detach", number, json=True)
    assert gone.document["claim"]["attachments"] == []


def test_days_that_are_near_are_told(filled: Cli) -> None:
    assert filled("claims", "remind").code == 0
    made(filled, "--kind", "zero")
    filled("claims", "remind", "1", "--on", "2026-11-22")
    (reminder,) = [
        each
        for each in filled("claims", "remind", json=True).document["reminders"]
        if each["claim_id"] == "1"
    ]
    assert (reminder["kind"], reminder["days_left"]) == ("own", 0)
    filled("claims", "remind", "1", "--never")
    assert filled("claims", "show", "1", json=True).document["claim"]["remind_on"] is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("claims", "add"), "Name what is to be claimed"),
        (("claims", "add", "123"), "Nothing was found in order 123"),
        (("claims", "add", "--run", "2026-11-01"), "No payout run of 1 Nov 2026"),
        (("claims", "add", "--run", "2026-11-05", "--kind", "late"), "not of both"),
        (("claims", "add", "--kind", "nonsense"), "nonsense"),
        (("claims", "add", "--kind", "late", "--shop", "nobody"), "Nothing of that"),
        (("claims", "show", "9"), "no claim number 9"),
        (("claims", "remove", "9"), "no claim number 9"),
        (("claims", "set", "9", "--state", "sent"), "no claim number 9"),
        (("claims", "save", "9", "--out", "x.pdf"), "no claim number 9"),
        (("claims", "save", "9", "--out", "x.doc"), "not as “doc”"),
        (("claims", "fetch", "9", "--out", "x"), "no attachment number 9"),
        (("claims", "detach", "9"), "no attachment number 9"),
        (("claims", "remind", "9"), "Name the day"),
        (("claims", "remind", "--on", "2026-12-01"), "Name the claim"),
    ],
)
def test_what_cannot_be_done_is_refused(filled: Cli, words: tuple[str, ...], said: str) -> None:
    refused = filled(*words)
    assert refused.code == 2
    assert said in refused.err


def test_what_is_changed_is_named(filled: Cli) -> None:
    made(filled, "--kind", "zero")
    for words, said in (
        ((), "Name what is to be changed"),
        (("--on", "2026-11-20"), "the day of a new state"),
        (("--state", "sent", "--on", "2027-01-01"), "1 Jan 2027 is still to come"),
        (("--won", "5"), "once it is won"),
        (("--state", "won", "--won", "0"), "brought something in"),
    ):
        refused = filled("claims", "set", "1", *words)
        assert (refused.code, said in refused.err) == (2, True), refused.err
    day = filled("claims", "set", "1", "--deadline", "2026-12-01", json=True)
    assert day.document["claim"]["deadline_on"] == "2026-12-01"
    none = filled("claims", "set", "1", "--deadline", "none", json=True)
    assert none.document["claim"]["deadline_on"] is None


def test_an_order_is_claimed_once(filled: Cli) -> None:
    order = reconciled(filled)["findings"][0]["order_id"]
    made(filled, order)
    again = filled("claims", "add", order)
    assert (again.code, "part of claim 1 already" in again.err) == (2, True)


def test_late_sales_that_may_be_paid_by_now_are_claimed_by_their_orders_alone(
    cli: Cli, tmp_path: Path
) -> None:
    unheard = held(21, ordered_at="02/09/2026 10:00:00")
    settled = [paid(number) for number in range(1, 21)]
    cli("import", write_sales(tmp_path / "9.csv", [*settled, unheard]), "--account", HANDLE)
    cli("import", write_sales(tmp_path / "11.csv", [held(22)]))
    (late,) = reconciled(cli)["late"]
    assert late["told_on"] is not None
    assert "may be paid by now" in late["why"]
    assert "Nothing of that" in cli("claims", "add", "--kind", "late").err
    assert len(made(cli, late["order_id"])["lines"]) == 1
