"""What is typed, as values; whatever may mean two things is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from affitrack.cli import values
from affitrack.domain.rate import rate_text
from affitrack.domain.stage import Stage
from affitrack.wording.catalogue import render
from affitrack.wording.message import UserError


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("12%", "0.12"),
        ("12 %", "0.12"),
        ("12\u202f%", "0.12"),
        ("12\u00a0%", "0.12"),
        (" 12% ", "0.12"),
        ("0.12", "0.12"),
        ("0,12", "0.12"),
        ("12,5%", "0.125"),
        ("12.5 %", "0.125"),
        ("0.025%", "0.00025"),
        ("90%", "0.9"),
        ("100%", "1"),
        ("0%", "0"),
        ("0", "0"),
    ],
)
def test_rates(text: str, rate: str) -> None:
    assert rate_text(values.rate(text)) == rate


@pytest.mark.parametrize(
    "text",
    ["", "%", "12", "1", "1.0", "101%", "-5%", "12%%", "1e-2", "1.2.3", "nan", "1,234.5%", "١٢%"],
)
def test_other_texts_are_no_rates(text: str) -> None:
    with pytest.raises(UserError):
        values.rate(text)


@given(st.decimals("0", "0.9999", places=6))
def test_a_rate_survives_being_written(rate: Decimal) -> None:
    assert values.rate(format(rate, "f")) == rate
    assert values.rate(f"{format(rate * 100, 'f')} %") == rate


def test_days() -> None:
    assert values.day("2024-02-29") == date(2024, 2, 29)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026-02-29",
        "20261114",
        "2026-W46-6",
        "14/11/2026",
        "2026-1-1",
        "today",
        "2026-11-14T10:00",
    ],
)
def test_other_texts_are_no_days(text: str) -> None:
    with pytest.raises(UserError):
        values.day(text)


@pytest.mark.parametrize("text", ["", "-1", "1.5", "ten", "1 000", "²", "9" * 13])
def test_counts_are_whole(text: str) -> None:
    assert values.count("0") == 0
    with pytest.raises(UserError):
        values.count(text)


def test_words_are_read_in_any_case() -> None:
    assert values.stage("Held") is Stage.HELD
    assert values.one_of("standard", "shop_ads")("Shop-Ads") == "shop_ads"


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("learn=off", ("learn", "off")),
        (" a = b ", ("a", " b ")),
        ("a=b=c", ("a", "b=c")),
        ("a=", ("a", "")),
    ],
)
def test_settings(text: str, setting: tuple[str, str]) -> None:
    assert values.setting(text) == setting


@pytest.mark.parametrize("text", ["learn", "", "=on"])
def test_other_texts_are_no_settings(text: str) -> None:
    with pytest.raises(UserError):
        values.setting(text)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "1999-12-31", "2101-01-01"])
def test_a_day_far_away_is_no_day_to_look_from(day: str) -> None:
    assert values.day(day).isoformat() == day
    with pytest.raises(UserError) as error:
        values.seen_day(day)
    assert "too far away" in render(error.value.message, "en")
    assert "trop loin" in render(error.value.message, "fr")


@pytest.mark.parametrize("day", ["2000-01-01", "2026-11-22", "2100-12-31"])
def test_a_day_to_look_from(day: str) -> None:
    assert values.seen_day(day) == values.day(day)
