"""Is the money what it should be? What single lines show, and why a run was paid short."""

from __future__ import annotations

from affitrack.analysis.reconcile.findings import findings, findings_of, frozen
from affitrack.analysis.reconcile.runs import explain_run

__all__ = ["explain_run", "findings", "findings_of", "frozen"]
