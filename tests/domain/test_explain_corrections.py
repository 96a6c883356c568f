"""A line that the user has corrected says so where it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.domain.correction import Correctable, Correction, canonical, corrections_of
from affitrack.domain.explain import AmountStep, DateStep, Explanation, explain_line
from affitrack.domain.line import LineFacts, Status
from affitrack.domain.stage import stage_of
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError
from tests.domain.lines import deriver, record, sale

AS_OF = date(2026, 11, 22)


def explained(facts: LineFacts, **fields: str) -> Explanation:
    works_out = deriver()
    made = tuple(Correction(field, value, "2026-11-21T10:00:00") for field, value in fields.items())
    derived = works_out.derive_corrected(facts, corrections_of(made))
    release_on, payout_on = (
        None if day is None else date.fromisoformat(day)
        for day in (derived.release_on, derived.payout_on)
    )
    line = replace(
        record(facts, AS_OF, works_out),
        derived=derived,
        stage=stage_of(derived.outcome, release_on, payout_on, AS_OF),
        payout_on=payout_on,
        corrections=made,
    )
    return explain_line(line, deriver=works_out, imported_on=AS_OF)


def notes(of: Explanation) -> dict[str, str]:
    steps: tuple[AmountStep | DateStep, ...] = (*of.amount_steps, *of.date_steps)
    return {step.name: render(step.note, "en") for step in steps if step.note is not None}


def test_the_rate_is_the_users_own() -> None:
    found = explained(sale(price=2490, est_standard=200, standard_rate="0.1"), rate="0.12")
    assert notes(found)["rate"] == "base × rate: €20.75 × 12%, your correction of 21 Nov 2026"
    assert notes(found)["net"] == "worked out by AffiTrack with your rate"
    (word,) = found.own_words
    assert render(word.said, "en") == ("Rate 12%: your correction of 21 Nov 2026 (otherwise: 10%)")


def test_what_was_paid_stays_and_that_is_said() -> None:
    facts = sale(
        status="settled", settled_at="2026-11-20T10:00:00", final_earned=208, actual_base=2075,
        actual_standard=208, standard_rate="0.1",
    )  # fmt: skip
    found = explained(facts, rate="0.12")
    (word,) = found.own_words
    assert "What was paid stays" in render(word.said, "en")
    derived = found.line.derived
    assert (derived.net, derived.source) == (208, "actual")


def test_the_tax_that_counts_otherwise_is_the_one_in_the_stated_base() -> None:
    found = explained(sale(price=2490, est_base=2360, est_standard=236), vat_rate="0.2")
    (word,) = found.own_words
    assert "(otherwise: 5.5%)" in render(word.said, "en")


def test_tax_delivery_return_and_status() -> None:
    found = explained(
        sale(price=2490, standard_rate="0.15"), vat_rate="0.055", delivered_on="2026-11-16"
    )
    said = notes(found)
    assert said["vat"] == said["delivered"] == "your correction of 21 Nov 2026"
    lost = explained(sale(est_standard=200), returned_on="2026-11-20")
    assert notes(lost)["returned"] == "your correction of 21 Nov 2026"
    assert "Lost: your correction of 21 Nov 2026" in render(lost.warnings[0], "en")
    frozen = explained(sale(est_standard=200), status="frozen")
    assert "En attente" in render(frozen.own_words[0].said, "en")


AMOUNTS = st.integers(0, 10_000) | st.none()
RATES = st.sampled_from([None, "0", "0.1", "0.155"])
LINES = st.builds(
    sale,
    status=st.sampled_from([status.value for status in Status]),
    price=AMOUNTS,
    items_sold=st.integers(1, 3),
    items_refunded=st.integers(0, 3),
    est_base=AMOUNTS,
    est_standard=AMOUNTS,
    est_bonus=AMOUNTS,
    est_taxes=st.integers(0, 50) | st.none(),
    actual_base=AMOUNTS,
    final_earned=st.integers(-500, 500) | st.none(),
    standard_rate=RATES,
    shop_ads_rate=RATES,
    order_type=st.sampled_from(["standard", "shop_ads"]),
    settled_at=st.sampled_from([None, "2026-11-20T10:00:00"]),
)
FIELDS = st.fixed_dictionaries(
    {},
    optional={
        "rate": st.sampled_from(["0", "0.12", "1"]),
        "vat_rate": st.sampled_from(["0", "0.055"]),
        "delivered_on": st.just("2026-11-18"),
        "returned_on": st.just("2026-11-20"),
        "status": st.sampled_from(["pending", "settled", "ineligible", "deducted", "frozen"]),
    },
)


@given(LINES, FIELDS)
def test_the_steps_still_add_up_and_all_is_said_in_both_languages(
    facts: LineFacts, fields: dict[str, str]
) -> None:
    found = explained(facts, **fields)
    total = 0
    for step in found.amount_steps:
        if step.amount is not None and not step.is_sum:
            total += step.amount
        elif step.is_sum and step.amount is not None:
            total = step.amount
    assert found.amount_steps[-1].amount == found.line.derived.net == total
    for lang in ("en", "fr"):
        for message in (*found.warnings, *(word.said for word in found.own_words)):
            assert render(message, lang)
    assert [word.field for word in found.own_words] == list(fields)


@given(LINES)
def test_without_corrections_a_line_is_what_it_is(facts: LineFacts) -> None:
    works_out = deriver()
    assert works_out.derive_corrected(facts, corrections_of(())) == works_out.derive(facts)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rate", "1.01"), ("rate", "-0.1"), ("rate", "twelve"), ("rate", "nan"), ("rate", "inf"),
        ("vat_rate", ""), ("delivered_on", "2026-02-30"), ("returned_on", "soon"),
        ("status", "unknown"), ("status", "lost"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused(field: str, value: str) -> None:
    with pytest.raises(UserError):
        canonical(Correctable(field), value)


def test_values_are_kept_one_way() -> None:
    assert canonical(Correctable.RATE, "0.120") == "0.12"
    assert canonical(Correctable.DELIVERED_ON, "2026-11-18") == "2026-11-18"
