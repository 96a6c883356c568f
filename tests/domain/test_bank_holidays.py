"""The bank holidays in our files are those of the library, which is not loaded for them."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from affitrack.bundled import bundled_path
from affitrack.domain.bank_holidays import KNOWN_YEARS, asked, bank_holidays, file_name
from affitrack.domain.market import market, markets


@pytest.mark.parametrize("code", sorted(markets()))
def test_files_hold_what_the_library_knows(code: str) -> None:
    """Else: `python packaging/bank_holidays.py`."""
    found = market(code)
    where = found.holiday_country, found.holiday_subdivision
    for year in KNOWN_YEARS:
        assert bank_holidays(*where, year) == asked(*where, year)


def test_there_is_a_file_of_each_market_and_no_other() -> None:
    wanted = {
        file_name(found.holiday_country, found.holiday_subdivision)
        for found in map(market, markets())
    }
    assert {path.name for path in bundled_path("bank_holidays").iterdir()} == wanted


@pytest.mark.parametrize(
    ("day", "is_open"),
    [
        (date(2026, 7, 3), True),  # the 4th is a Saturday
        (date(2027, 7, 5), False),  # the 4th is a Sunday
        (date(2025, 7, 4), False),  # a holiday that is a Friday itself
    ],
)
def test_banks_are_open_on_the_friday_before_a_holiday(day: date, *, is_open: bool) -> None:
    assert (day not in bank_holidays("US", None, day.year)) is is_open
    assert (day not in asked("US", None, day.year)) is is_open


def test_other_years_and_countries_are_asked_for() -> None:
    assert date(2050, 5, 1) in bank_holidays("FR", None, 2050)
    assert date(2026, 8, 1) in bank_holidays("CH", None, 2026)


@pytest.mark.parametrize(("year", "is_loaded"), [(2026, False), (2050, True)])
def test_the_library_is_loaded_only_for_what_no_file_has(year: int, is_loaded: bool) -> None:
    program = (
        "import sys\n"
        "from datetime import date\n"
        "from affitrack.domain.account import rules_for\n"
        "from affitrack.domain.schedule import PayoutCalendar\n"
        "runs = PayoutCalendar(rules_for('a', 'FR', None, {}).schedule, 'FR')\n"
        f"runs.first_run_on_or_after(date({year}, 12, 5))\n"
        f"assert ('holidays' in sys.modules) is {is_loaded}\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
