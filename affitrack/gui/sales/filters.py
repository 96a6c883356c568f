"""What narrows the table of lines: stage chips, period, shop, and tags for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from affitrack.book.sales import SalesChoices
from affitrack.domain.records import LineFilter
from affitrack.domain.stage import Stage
from affitrack.gui import icons
from affitrack.gui.help.terms import term_tip
from affitrack.gui.metrics import px
from affitrack.gui.sales.days_dialog import DaysDialog
from affitrack.gui.sales.filter_menu import FilterMenu
from affitrack.gui.sales.period import Days, Period, days_in_words
from affitrack.gui.sales.stages import SHOWN_STAGES, stage_name
from affitrack.gui.sales.tags import FilterTags
from affitrack.gui.widgets import ChipBar, ChipRow, Picker
from affitrack.gui.widgets.chips import Chip

_ALL: Final = "all"
_USUAL: Final = frozenset({Stage.HELD, Stage.CLEARED, Stage.PAID, Stage.LOST})
_CHOOSE: Final = "choose"
_LATEST_TAGS_MS: Final = 250


class FilterBar(QWidget):
    """Holds a `LineFilter`, without account and text, and lets the user change it.

    Signals:
        changed(): the filter is another one.
    """

    changed = Signal()

    def __init__(self, as_of: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = LineFilter()
        self._as_of = as_of
        self._counts: dict[Stage, int] | None = None
        self._choices = SalesChoices()
        self._names: dict[str, str] = {}
        self._chips = ChipBar()
        self._chips.chosen.connect(self._on_stage_chosen)
        self._period = Picker(chip=True)
        self._period.activated.connect(self._on_period_chosen)
        self._shop = Picker(chip=True)
        self._shop.activated.connect(self._on_shop_chosen)
        self._tags = FilterTags()
        self._tags.removed.connect(self._on_tag_removed)
        self._tags.cleared.connect(self.clear)
        # A row of tags moves the table: it comes with the lines, or those before are painted again.
        self._tags_soon = QTimer(self)
        self._tags_soon.setSingleShot(True)
        self._tags_soon.setInterval(_LATEST_TAGS_MS)
        self._tags_soon.timeout.connect(self._show_tags)
        self.filter_button = QPushButton()
        self.filter_button.setProperty("role", "chip")
        icons.keep_icon(self.filter_button, "filter", "muted")
        self.menu = FilterMenu(self)
        self.menu.wanted.connect(self._change)
        self.filter_button.clicked.connect(
            lambda: self.menu.open_below(self.filter_button, self._which, self._choices)
        )
        self.columns_button = QPushButton()
        self.columns_button.setProperty("role", "chip")
        icons.keep_icon(self.columns_button, "columns", "muted")
        self._build()
        self.retranslate()

    def which(self) -> LineFilter:
        """Return the filter."""
        return self._which

    def set_filter(self, which: LineFilter, as_of: date) -> None:
        """Show another filter, without the signal."""
        self._which = which
        self._as_of = as_of
        self._show()

    def set_counts(self, counts: Mapping[Stage, int]) -> None:
        """Show how many lines each chip stands for."""
        self._counts = dict(counts)
        self._show_chips()

    def set_choices(self, choices: SalesChoices) -> None:
        """Offer these shops, products and so on."""
        if choices != self._choices:
            self._choices = choices
            self._show_shops()
            self._show_tags()

    def clear(self) -> None:
        """Take all filters away."""
        self._change(LineFilter())

    def set_names(self, names: Mapping[str, str]) -> None:
        """Show the tags with the names of what they stand for, by field of the filter."""
        self._names = dict(names)
        self._show_tags()

    def tags(self) -> FilterTags:
        """Return the tags."""
        return self._tags

    def chips(self) -> ChipBar:
        """Return the stage chips."""
        return self._chips

    def pickers(self) -> tuple[Picker, Picker]:
        """Return the pickers of period and shop."""
        return self._period, self._shop

    def retranslate(self) -> None:
        """Set all texts."""
        self._chips.setAccessibleName(self.tr("Stage"))
        self._period.setAccessibleName(self.tr("Ordered in"))
        self._shop.setAccessibleName(self.tr("Shop"))
        self.filter_button.setText(self.tr("Filter"))
        self.filter_button.setToolTip(
            self.tr("Narrow to stages, shops, products, videos, notes and more")
        )
        self.columns_button.setText(self.tr("Columns"))
        self.columns_button.setToolTip(self.tr("Choose the columns of the table"))
        self._show()
        self._show_tags()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _build(self) -> None:
        beside = (self._period, self._shop, self.filter_button, self.columns_button)
        self._row = ChipRow(self._chips, beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self._row)
        column.addWidget(self._tags)

    # --- showing ----------------------------------------------------------------------------

    def _show(self) -> None:
        self._show_chips()
        self._show_period()
        self._show_shops()
        if self.isVisible():
            self._tags_soon.start()
        else:
            self._show_tags()

    def _show_tags(self) -> None:
        self._tags_soon.stop()
        self._tags.show_filter(self._which, self._names, self._choices)

    def _show_chips(self) -> None:
        counts = self._counts or {}
        is_counted = self._counts is not None
        chips = [Chip(_ALL, self.tr("All"), sum(counts.values()) if is_counted else None)]
        chips += [
            Chip(
                stage.value,
                stage_name(stage),
                counts.get(stage, 0) if is_counted else None,
                term_tip(stage.value),
            )
            for stage in SHOWN_STAGES
            if stage in _USUAL or counts.get(stage) or stage in self._which.stages
        ]
        self._chips.set_chips(chips)
        stages = [stage.value for stage in self._which.stages]
        self._chips.set_current(*(stages or [_ALL]))
        self._row.fit()

    def _show_period(self) -> None:
        days = Days(self._which.ordered_from, self._which.ordered_to)
        self._period.clear()
        for period in Period:
            self._period.addItem(period.text(), period)
        known = next((period for period in Period if period.days(self._as_of) == days), None)
        if known is None:
            self._period.addItem(days_in_words(days), days)
            self._period.setCurrentIndex(self._period.count() - 1)
        else:
            self._period.setCurrentIndex(list(Period).index(known))
        self._period.addItem(self.tr("Choose days…"), _CHOOSE)
        self._period.updateGeometry()

    def _show_shops(self) -> None:
        self._shop.clear()
        self._shop.addItem(self.tr("All shops"), None)
        for key, name in self._choices.shops:
            self._shop.addItem(name or key, key)
        self._shop.setCurrentIndex(max(self._shop.findData(self._which.shop), 0))
        self._shop.updateGeometry()

    # --- changing ---------------------------------------------------------------------------

    def _change(self, which: LineFilter) -> None:
        if which != self._which:
            self._which = which
            self._show()
            self.changed.emit()

    def _on_stage_chosen(self, key: str) -> None:
        stages = frozenset() if key == _ALL else frozenset({Stage(key)})
        self._change(replace(self._which, stages=stages))

    def _on_period_chosen(self, index: int) -> None:
        chosen = self._period.itemData(index)
        days = Days(self._which.ordered_from, self._which.ordered_to)
        if chosen == _CHOOSE:
            wanted = DaysDialog.ask(self, days, self._as_of)
            self._show_period()  # the picker stands on "Choose days…"
        elif isinstance(chosen, Days):
            wanted = chosen
        else:
            wanted = Period(chosen).days(self._as_of)
        if wanted is not None:
            self._change(replace(self._which, ordered_from=wanted.first, ordered_to=wanted.last))

    def _on_shop_chosen(self, index: int) -> None:
        chosen = self._shop.itemData(index)
        self._change(replace(self._which, shop=chosen, shops=frozenset()))

    def _on_tag_removed(self, which: LineFilter) -> None:
        self._change(which)
