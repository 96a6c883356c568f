"""The building blocks of every page: cards, pills, chips, tables, messages."""

from __future__ import annotations

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
from affitrack.gui.widgets.toast import Toast

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
    "Toast",
    "label",
    "scrolled",
]
