"""Telling what an export is and reading it cost a small multiple of cutting it into cells."""

from __future__ import annotations

import csv
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from affitrack.ingest.recognise.recognising import recognise
from tests.ingest.samples import sale, write_sales

LINES = 20_000
TIMES_THE_CSV_MODULE = 12
"""Measured 3 to 5, and 7.5 where no day tells the order of dates, on a busy machine; this catches a
mistake, not a bad day."""


# The platform's way of writing a moment, and those of other programs.
WAYS = {
    "platform": "%d/%m/%Y %H:%M:%S",
    "year first": "%Y-%m-%dT%H:%M:%S",
    "half days": "%d/%m/%Y %I:%M:%S %p",
    "spreadsheet": "%d/%m/%y %H:%M",
}
BEGUN_AT = datetime(2026, 7, 20)
BETWEEN_SALES = timedelta(seconds=331)


@pytest.fixture(params=WAYS.values(), ids=list(WAYS))
def export(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    sold = (
        sale(
            order_id=str(576944949268290041 + 7919 * n),
            price=f"{n % 4000},{n % 97:02}",
            ordered_at=(BEGUN_AT + n * BETWEEN_SALES).strftime(request.param),
            settled_at="/",
        )
        for n in range(LINES)
    )
    return write_sales(tmp_path / "large.csv", sold)


def _cut(path: Path) -> float:
    started = time.process_time()
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert sum(1 for _ in csv.reader(stream, delimiter=";")) == LINES + 1
    return time.process_time() - started


def _read(path: Path) -> float:
    started = time.process_time()
    source = recognise(path)
    assert sum(len(chunk.lines) for chunk in source.chunks()) == LINES
    return time.process_time() - started


@pytest.mark.benchmark
def test_reading_costs_a_small_multiple_of_cutting(export: Path) -> None:
    cut = min(_cut(export) for _ in range(3))
    assert min(_read(export) for _ in range(3)) < TIMES_THE_CSV_MODULE * cut
