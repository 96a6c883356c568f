"""All migrations, the oldest first. A new one is listed here, and raises `LATEST`."""

from __future__ import annotations

from affitrack.store.migrations import (  # noqa: F401 - importing one registers it
    m0001_initial,
    m0002_reach,
    m0003_mappings,
    m0005_older_rows,
    m0006_release_index,
    m0007_secondhand,
    m0008_order_days,
    m0009_corrections,
    m0011_forecasts,
    m0012_received,
    m0013_claims,
    m0014_lines_by_key,
    m0015_stated_vat,
    m0016_own_words,
    m0017_claim_reasons,
)
from affitrack.store.migrations.registry import migrations

__all__ = ["migrations"]
