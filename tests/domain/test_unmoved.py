"""A correction that moves no amount says why."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from affitrack.domain.audit import AuditFlag
from affitrack.domain.correction import Correction, corrections_of
from affitrack.domain.line import LineFacts
from affitrack.domain.records import LineRecord
from affitrack.domain.unmoved import why_unmoved
from affitrack.wording.catalogue import render
from tests.domain.lines import deriver, record, sale

AS_OF = date(2026, 11, 22)
ESTIMATED = sale(price=2490, est_base=2075, est_standard=249, standard_rate="0.12")
SETTLED = ESTIMATED._replace(
    status="settled", settled_at="2026-11-20T10:00:00", final_earned=249, actual_base=2075
)
BASE_ONLY = sale(price=2490, est_base=2075, standard_rate="0.12")
PRICE_ONLY = sale(price=2490, standard_rate="0.12")
NO_BASE = sale(est_standard=249, standard_rate="0.12")


def pair(facts: LineFacts, **fields: str) -> tuple[LineRecord, LineRecord]:
    works_out = deriver()
    made = tuple(Correction(field, value, "2026-11-21T10:00:00") for field, value in fields.items())
    old = record(facts, AS_OF, works_out)
    derived = works_out.derive_corrected(facts, corrections_of(made))
    return old, replace(old, derived=derived, corrections=made)


@pytest.mark.parametrize(
    ("facts", "fields", "keys"),
    [
        (ESTIMATED, {"vat_rate": "0.055"}, ["estimate_listed"]),
        (ESTIMATED, {"vat_rate": "0.2"}, ["estimate"]),
        (NO_BASE, {"rate": "0.4"}, ["estimate_listed"]),
        (SETTLED, {"rate": "0.4"}, ["settled_listed"]),
        (SETTLED, {"vat_rate": "0.055"}, ["settled_listed"]),
        (SETTLED, {"rate": "0.12"}, ["settled"]),
        (BASE_ONLY, {"vat_rate": "0.055"}, ["base_listed"]),
        (ESTIMATED, {"rate": "0.4"}, []),
        (ESTIMATED, {"rate": "0.12"}, []),
        (PRICE_ONLY, {"vat_rate": "0.055"}, []),
        (SETTLED, {"delivered_on": "2026-11-16"}, []),
    ],
)
def test_why_an_amount_stays(facts: LineFacts, fields: dict[str, str], keys: list[str]) -> None:
    old, new = pair(facts, **fields)
    assert (new.derived.net == old.derived.net) or not keys
    assert [why.key for why in why_unmoved([old], [new])] == [
        f"domain.unmoved.this.{key}" for key in keys
    ]


def test_what_is_said_to_be_listed_is() -> None:
    old, new = pair(SETTLED, vat_rate="0.055")
    assert AuditFlag(old.derived.audit_flags) is AuditFlag.NONE
    assert AuditFlag.BASE_MISMATCH in AuditFlag(new.derived.audit_flags)
    (why,) = why_unmoved([old], [new])
    assert "what it paid stays as it is, and the sale is listed" in render(why, "en")
    assert "ne change pas, et la vente est signalée" in render(why, "fr")


def test_taking_back_asks_for_no_reason() -> None:
    old, new = pair(SETTLED, rate="0.4")
    assert why_unmoved([new], [old]) == []


def test_of_many_sales_each_reason_is_counted() -> None:
    pairs = [pair(facts, vat_rate="0.055") for facts in (SETTLED, SETTLED, ESTIMATED, PRICE_ONLY)]
    before, after = zip(*pairs, strict=True)
    assert [(why.key, why.params) for why in why_unmoved(before, after)] == [
        ("domain.unmoved.some.estimate", {"n": 1}),
        ("domain.unmoved.some.settled", {"n": 2}),
    ]
