"""What is kept of why something was claimed comes back as it was."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal

import pytest

from affitrack.domain.claim_reason import ClaimReason, reason_of, reason_text
from affitrack.domain.explain import AmountStep
from affitrack.domain.money import Money
from affitrack.wording.message import Message, Month, Param, Rate, message

SAID = message("claims.name.own", title="Sérum « 30 ml »")


@pytest.mark.parametrize(
    "param",
    [
        "577012884920768041", 12, -3, Decimal("0.025"), date(2026, 11, 23),
        datetime(2026, 11, 23, 8, 30), Money(-1249, "EUR"), Rate(Decimal("0.00025")),
        Month(date(2026, 11, 1)), SAID, ("a", Money(27639, "VND"), SAID),
    ],
)  # fmt: skip
def test_a_reason_comes_back_as_it_was(param: Param) -> None:
    said = Message("claims.name.own", {"title": param})
    steps = (
        AmountStep(said, None, said, rate="0.12"),
        AmountStep(SAID, said, said, is_total=True, name="net", amount=-249, is_sum=True),
    )
    reason = ClaimReason(said, steps)
    text = reason_text(reason)
    assert reason_of(text) == reason
    again = reason_of(text)
    assert again is not None
    assert [type(each) for each in again.why.params.values()] == [type(param)]


def test_what_is_not_there_or_cannot_be_said_is_none() -> None:
    assert reason_of(None) is None
    unknown = ClaimReason(message("claims.words_of_another_version"), ())
    assert reason_of(reason_text(unknown)) is None
    without = ClaimReason(Message("claims.name.own"), ())
    assert reason_of(reason_text(without)) is None
    assert json.loads(reason_text(ClaimReason(SAID, ())))["steps"] == []
