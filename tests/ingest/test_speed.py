"""Reading an export costs a small multiple of cutting it into cells."""

from __future__ import annotations

import csv
import time
from pathlib import Path

import pytest

from affitrack.ingest.orders.source import SourceFile
from affitrack.ingest.recognise.recognising import recognise
from tests.ingest.samples import sale, write_sales

LINES = 20_000
TIMES_THE_CSV_MODULE = 8
"""Measured 2.5 on a quiet machine; this catches a mistake, not a bad day."""


@pytest.fixture
def export(tmp_path: Path) -> Path:
    sold = (
        sale(
            order_id=str(576944949268290041 + 7919 * n),
            price=f"{n % 4000},{n % 97:02}",
            ordered_at=f"{n % 28 + 1:02}/08/2026 {n % 24:02}:{n % 60:02}:{n * 7 % 60:02}",
        )
        for n in range(LINES)
    )
    return write_sales(tmp_path / "large.csv", sold)


def _cut(path: Path) -> float:
    started = time.process_time()
    with path.open(encoding="utf-8-sig", newline="") as stream:
        assert sum(1 for _ in csv.reader(stream, delimiter=";")) == LINES + 1
    return time.process_time() - started


def _read(source: SourceFile) -> float:
    started = time.process_time()
    assert sum(len(chunk.lines) for chunk in source.chunks()) == LINES
    return time.process_time() - started


@pytest.mark.benchmark
def test_reading_costs_a_small_multiple_of_cutting(export: Path) -> None:
    source = recognise(export)
    cut = min(_cut(export) for _ in range(3))
    assert min(_read(source) for _ in range(3)) < TIMES_THE_CSV_MODULE * cut
