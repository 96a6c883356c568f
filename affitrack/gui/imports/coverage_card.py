"""The card that says which days the order exports cover, account by account."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from affitrack.book import AccountCoverage
from affitrack.domain.coverage import Coverage
from affitrack.gui.i18n import language
from affitrack.gui.imports.coverage_strip import CoverageStrip
from affitrack.gui.metrics import px
from affitrack.gui.sales.period import Days, days_in_words
from affitrack.gui.widgets import Card, SectionHeader, label
from affitrack.wording.numbers import format_day

_NAMED_GAPS: Final = 3


class CoverageCard(Card):
    """A strip for each account that has exports, with what it shows in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[AccountCoverage, ...] = ()
        self._as_of = date.min
        self._header = SectionHeader()
        self._list = QVBoxLayout()
        self._list.setSpacing(px(6))
        self.body.addWidget(self._header)
        self.body.addLayout(self._list)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_coverage(self, found: Sequence[AccountCoverage], as_of: date) -> None:
        """Show the accounts that any export speaks of."""
        self._found = tuple(each for each in found if each.coverage.covered)
        self._as_of = as_of
        self.retranslate()
        self.setVisible(bool(self._found))

    def has_rows(self) -> bool:
        """Tell whether any account has exports."""
        return bool(self._found)

    def sentences(self) -> list[str]:
        """Return everything that is said, in order."""
        return [said for each in self._found for said in self._sentences(each.coverage)]

    def retranslate(self) -> None:
        """Set all texts."""
        self._header.set_text(self.tr("Days that your exports cover"))
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for each in self._found:
            self._add(each)

    def _add(self, each: AccountCoverage) -> None:
        if len(self._found) > 1:
            self._list.addWidget(label(f"@{each.account.handle.removeprefix('@')}", "key"))
        strip = CoverageStrip()
        strip.show_coverage(each.coverage, self._as_of)
        sentences = self._sentences(each.coverage)
        strip.setAccessibleName(self.tr("Covered days"))
        strip.setAccessibleDescription(" ".join(sentences))
        self._list.addWidget(strip)
        has_warning = each.coverage.export_by is not None
        for place, sentence in enumerate(sentences):
            is_warning = has_warning and place == len(sentences) - 1
            self._list.addWidget(label(sentence, "body" if is_warning else "small", wrap=True))

    def _sentences(self, found: Coverage) -> list[str]:
        days = days_in_words(Days(found.covered[0].first, found.covered[-1].last))
        if not found.gaps:
            said = [self.tr("{days}, without a gap.").format(days=days)]
        else:
            gaps = [days_in_words(Days(*gap)) for gap in found.gaps[:_NAMED_GAPS]]
            more = len(found.gaps) - len(gaps)
            if more:
                gaps.append(self.tr("%Ln more", "", more))
            words = self.tr("{days}. No export covers {gaps}. Export these days if you sold then.")
            said = [words.format(days=days, gaps=", ".join(gaps))]
        if found.overlaps:
            said[0] += " " + self.tr("Exports overlap, which does no harm.")
        reminder = self._reminder(found)
        return [*said, reminder] if reminder else said

    def _reminder(self, found: Coverage) -> str:
        if found.out_of_reach is not None:
            days = days_in_words(Days(*found.out_of_reach))
            return self.tr(
                "No new export reaches {days} any more: TikTok Shop goes back 90 days."
                " Download one now, so that no more days are lost."
            ).format(days=days)
        if found.export_by is not None:
            day = format_day(
                found.export_by, language(), year=found.export_by.year != self._as_of.year
            )
            return self.tr(
                "Download an export by {day}: TikTok Shop goes back 90 days, and after that days"
                " would be lost."
            ).format(day=day)
        return ""
