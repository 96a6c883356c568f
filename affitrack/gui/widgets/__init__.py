"""The building blocks of every page: cards, pills, chips, tables, messages."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from affitrack.gui.widgets.cards import Card, Dot, KeyFigureCard
    from affitrack.gui.widgets.chip_row import ChipRow
    from affitrack.gui.widgets.chips import Chip, ChipBar
    from affitrack.gui.widgets.empty import EmptyState
    from affitrack.gui.widgets.flow import CardRow, FlowLayout
    from affitrack.gui.widgets.labels import SectionHeader, label
    from affitrack.gui.widgets.picker import Picker
    from affitrack.gui.widgets.pill import Pill
    from affitrack.gui.widgets.scroll import scrolled
    from affitrack.gui.widgets.search import SearchField
    from affitrack.gui.widgets.steps import Step, StepsList
    from affitrack.gui.widgets.table import ColumnSpec, Role, Table

__all__ = [
    "Card",
    "CardRow",
    "Chip",
    "ChipBar",
    "ChipRow",
    "ColumnSpec",
    "Dot",
    "EmptyState",
    "FlowLayout",
    "KeyFigureCard",
    "Picker",
    "Pill",
    "Role",
    "SearchField",
    "SectionHeader",
    "Step",
    "StepsList",
    "Table",
    "label",
    "scrolled",
]

_ROOMS = {
    "Card": "cards",
    "CardRow": "flow",
    "Chip": "chips",
    "ChipBar": "chips",
    "ChipRow": "chip_row",
    "ColumnSpec": "table",
    "Dot": "cards",
    "EmptyState": "empty",
    "FlowLayout": "flow",
    "KeyFigureCard": "cards",
    "Picker": "picker",
    "Pill": "pill",
    "Role": "table",
    "SearchField": "search",
    "SectionHeader": "labels",
    "Step": "steps",
    "StepsList": "steps",
    "Table": "table",
    "label": "labels",
    "scrolled": "scroll",
}
"""Where each lies: the first page needs few of them, and tables of Qt's take long to load."""


def __getattr__(name: str) -> object:
    """Return one of these things (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_ROOMS[name]}"), name)
