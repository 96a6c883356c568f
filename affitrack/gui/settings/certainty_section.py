"""What is certain and what is assumed: every preset of a market, and what holds everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cmp_to_key
from typing import NamedTuple

from PySide6.QtCore import QCollator, QLocale, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from affitrack.domain.market import DEFAULT_MARKET, Certainty, market, markets
from affitrack.domain.presets import PresetRule, general_rules, market_rules
from affitrack.gui.i18n import language
from affitrack.gui.metrics import px
from affitrack.gui.settings.form import Section
from affitrack.gui.settings.rule_words import (
    certainty_kind,
    certainty_words,
    rule_name,
    source_words,
    value_words,
)
from affitrack.gui.shell import Shell
from affitrack.gui.tokens import PillKind
from affitrack.gui.widgets import Card, Picker, Pill, SectionHeader, label, scrolled
from affitrack.gui.widgets.labels import rule as line
from affitrack.wording.catalogue import render
from affitrack.wording.numbers import format_day


class Fact(NamedTuple):
    """One row: what is taken for granted, how sure that is, and why."""

    name: str
    value: str
    certainty: str
    kind: PillKind
    source: str


class FactList(QWidget):
    """Facts below each other, their marks in one column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: tuple[Fact, ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(7))

    def facts(self) -> tuple[Fact, ...]:
        """Return what is shown."""
        return self._facts

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these facts."""
        if tuple(facts) == self._facts:
            return
        self._facts = tuple(facts)
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        has_values = any(fact.value for fact in facts)
        self._grid.setColumnStretch(0, 2 if has_values else 4)
        self._grid.setColumnStretch(1, 2 if has_values else 0)
        self._grid.setColumnStretch(3, 5)
        for place, fact in enumerate(self._facts):
            self._add(2 * place, fact, has_values=has_values)

    def _add(self, row: int, fact: Fact, *, has_values: bool) -> None:
        top = Qt.AlignmentFlag.AlignTop
        if row:
            self._grid.addWidget(line(soft=True), row - 1, 0, 1, 4)
        name = label(fact.name, "strong" if has_values else "body", wrap=True)
        self._grid.addWidget(name, row, 0, 1, 1 if has_values else 2, top)
        if has_values:
            self._grid.addWidget(label(fact.value, wrap=True), row, 1, top)
        pill = Pill(fact.certainty, fact.kind)
        self._grid.addWidget(pill, row, 2, top)
        source = label(fact.source, "small", wrap=True)
        source.setAccessibleName(f"{fact.name} {fact.value}: {fact.certainty}. {fact.source}")
        self._grid.addWidget(source, row, 3, top)


class CertaintySection(Section):
    """Shows where every preset comes from."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, parent)
        self.market = Picker()
        self.presets, self.general = FactList(), FactList()
        self._intro = label("", "muted", wrap=True)
        self._legend = [(Pill(), label("", "small")) for _ in Certainty]
        self._of_market, self._everywhere = SectionHeader(), SectionHeader()
        self._build()
        self.market.activated.connect(lambda _: self._show())
        self.retranslate()

    def refresh(self) -> None:
        accounts = self.shell.book.accounts()
        if self.market.property("chosen") is None and accounts:
            named = [each for each in accounts if each.handle == self.shell.account]
            self.market.setCurrentIndex(self.market.findData((named or accounts)[0].market))
            self.market.setProperty("chosen", True)  # from here on it is the user's
        self._show()

    def retranslate(self) -> None:
        self._intro.setText(
            self.tr(
                "TikTok publishes little on when and how commission is paid. What AffiTrack counts"
                " with is listed here, with how sure it is and where it comes from. Whatever you"
                " know better you can set for each account, shop and product."
            )
        )
        self._of_market.set_text(self.tr("Presets of the market"))
        self._everywhere.set_text(self.tr("What holds everywhere"))
        self.market.setAccessibleName(self.tr("Market"))
        meanings = (
            self.tr("said by TikTok or by a state"),
            self.tr("from a weaker source, or taken over from a market like it"),
            self.tr("nothing was found; the value only lets the program count"),
        )
        for certainty, (pill, words), meaning in zip(
            Certainty, self._legend, meanings, strict=True
        ):
            pill.set_pill(certainty_words(certainty), certainty_kind(certainty))
            words.setText(meaning)
        self._fill_markets()
        self._show()

    def _build(self) -> None:
        head = Card()
        head.body.addWidget(self._intro)
        for pill, words in self._legend:
            row = QHBoxLayout()
            row.setSpacing(px(10))
            row.addWidget(pill)
            row.addWidget(words)
            row.addStretch(1)
            head.body.addLayout(row)
        of_market = Card()
        self._of_market.add_at_end(self.market)
        of_market.body.addWidget(self._of_market)
        of_market.body.addWidget(self.presets)
        everywhere = Card()
        everywhere.body.addWidget(self._everywhere)
        everywhere.body.addWidget(self.general)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, px(6), 0)
        column.setSpacing(px(14))
        for card in (head, of_market, everywhere):
            column.addWidget(card)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolled(content))

    def _fill_markets(self) -> None:
        chosen = self.market.currentData() or DEFAULT_MARKET
        by_name = cmp_to_key(QCollator(QLocale()).compare)
        named = {render(each.name, language()): code for code, each in markets().items()}
        self.market.clear()
        for name in sorted(named, key=by_name):
            self.market.addItem(name, named[name])
        self.market.setCurrentIndex(max(self.market.findData(chosen), 0))
        self.market.updateGeometry()

    def _show(self) -> None:
        home = market(str(self.market.currentData() or DEFAULT_MARKET))
        self.presets.show_facts(
            [self._fact(preset, home.currency) for preset in market_rules(home)]
        )
        lang = language()
        self.general.show_facts(
            [
                Fact(
                    render(each.statement, lang),
                    "",
                    certainty_words(each.certainty),
                    certainty_kind(each.certainty),
                    render(each.source, lang),
                )
                for each in general_rules()
            ]
        )

    def _fact(self, preset: PresetRule, currency: str) -> Fact:
        value = value_words(preset.key, preset.text, currency)
        return Fact(
            rule_name(preset.key),
            self._in_period(value, preset),
            certainty_words(preset.certainty),
            certainty_kind(preset.certainty),
            source_words(preset),
        )

    def _in_period(self, value: str, preset: PresetRule) -> str:
        lang = language()
        if preset.to_on is not None:
            words = self.tr("{value} until {day}")
            return words.format(value=value, day=format_day(preset.to_on, lang))
        if preset.from_on is not None:
            words = self.tr("{value} since {day}")
            return words.format(value=value, day=format_day(preset.from_on, lang))
        return value
