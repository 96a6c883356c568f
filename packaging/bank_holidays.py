"""Write the bank holidays of our markets into `resources/bank_holidays`, one file for each.

    python packaging/bank_holidays.py

They come from the library `holidays`, which takes a third of a second and 30 MB to load. To be run
after that library or a market has changed; a test fails until then.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from affitrack.bundled import bundled_path
from affitrack.domain.bank_holidays import KNOWN_YEARS, asked, file_name
from affitrack.domain.market import market, markets


def main() -> None:
    """Write all files anew."""
    folder = bundled_path("markets.toml").parent / "bank_holidays"
    folder.mkdir(exist_ok=True)
    for code in markets():
        found = market(code)
        country, subdivision = found.holiday_country, found.holiday_subdivision
        days = sorted(day for year in KNOWN_YEARS for day in asked(country, subdivision, year))
        text = "".join(f"{day}\n" for day in days)
        target = folder / file_name(country, subdivision)
        target.write_text(text, encoding="ascii", newline="\n")


if __name__ == "__main__":
    main()
