"""Runs against what arrived, and what single lines show, put together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from affitrack.domain.finding import LineFinding
    from affitrack.domain.received import Arrivals


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What is, held against what should be."""

    arrivals: Arrivals
    findings: tuple[LineFinding, ...]
    """By kind, then moment and key; a line is among them once."""
