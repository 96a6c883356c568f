"""What a start loads: Home's first picture needs no reader of files, no numbers and no network."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.gui

NOT_FOR_A_START = (
    "PySide6.QtNetwork",
    "PySide6.QtPrintSupport",
    "affitrack.analysis",
    "affitrack.book.importing",
    "affitrack.cli.claim_arguments",
    "affitrack.cli.payout_arguments",
    "affitrack.cli.rule_arguments",
    "affitrack.demo",
    "affitrack.domain.correction",
    "affitrack.domain.coverage",
    "affitrack.domain.finding",
    "affitrack.domain.received",
    "affitrack.gui.charts.month_table",
    "affitrack.gui.claims.wanted",
    "affitrack.gui.frame.dialogs",
    "affitrack.gui.home.videos_table",
    "affitrack.gui.payouts.section_wanted",
    "affitrack.gui.updating",
    "affitrack.gui.widgets.sheet",
    "affitrack.gui.widgets.table",
    "affitrack.gui.widgets.toast",
    "affitrack.ingest",
    "affitrack.reports.csv_table",
    "affitrack.store.derived.deriving",
    "affitrack.store.imports.undo",
    "dateutil",
    "holidays",
    "logging.handlers",
    "matplotlib",
    "numpy",
    "sqlite_utils",
)
"""Loaded when it is asked for, or ahead in short turns once the first picture stands
(`frame.ahead`). Where a room of `book` needs one of them: `affitrack.later`."""


def test_a_start_loads_no_more_than_home_needs() -> None:
    program = (
        "import sys\n"
        "import affitrack.cli.main, affitrack.gui.app, affitrack.gui.home.page\n"
        f"print(*[name for name in {NOT_FOR_A_START!r} if name in sys.modules])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout.decode().split() == []


def test_nobody_reads_the_source_of_what_is_loaded() -> None:
    program = (
        "import affitrack.gui.home.page, linecache\n"
        "print(*[name for name in linecache.cache if 'affitrack' in name])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    assert done.stdout.decode().split() == []
